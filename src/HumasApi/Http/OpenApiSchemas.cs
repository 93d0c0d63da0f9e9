using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using HumasApi.Domain;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace HumasApi.Http;

/// <summary>
/// What the contract says of schemas: responses have every member, requests accept no unknown members, enums are extensible.
/// </summary>
internal sealed class SchemaRules : ISchemaFilter
{
    private static readonly NullabilityInfoContext Nullability = new();

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Type: JsonSchemaType.Object } model || context.MemberInfo is not null)
            return;
        var isRequest = IsRequest(context.Type);
        model.Properties ??= new Dictionary<string, IOpenApiSchema>();
        // In the order of the answers, in which inherited members have places of their own.
        if (context.Type.GetProperties().Any(property => property.IsDefined(typeof(PlaceAttribute), true)))
            model.Properties = StrictJson
                .MembersOf(context.Type)
                .Keys.Where(model.Properties.ContainsKey)
                .ToDictionary(name => name, name => model.Properties[name]);
        model.AdditionalPropertiesAllowed = !isRequest;
        model.AdditionalProperties = null;
        model.Required = isRequest || model.Properties.Count == 0 ? null : model.Properties.Keys.ToHashSet();
        foreach (var property in context.Type.GetProperties())
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            if (!model.Properties.TryGetValue(name, out var member))
                continue;
            if (isRequest && property.IsDefined(typeof(IgnoredOnWriteAttribute)))
            {
                model.Properties.Remove(name);
                continue;
            }
            if (member is OpenApiSchema { Items: OpenApiSchemaReference item } list)
                list.Items = new OpenApiSchemaReference(item.Reference.Id!, item.Reference.HostDocument);
            if (property.GetCustomAttribute<ExtensibleEnumAttribute>() is { } vocabulary)
                Open(member, vocabulary);
            if (IsLeftOutWhenNull(property))
            {
                model.Required?.Remove(name);
                if (member is OpenApiSchema { Type: { } type } bare)
                    bare.Type = type & ~JsonSchemaType.Null;
            }
            else if (IsNullable(context.Type, property))
                model.Properties[name] = Nullable(member);
        }
    }

    /// <summary>True for what clients send.</summary>
    private static bool IsRequest(Type type) => type.Name.EndsWith("Input", StringComparison.Ordinal);

    private static bool IsLeftOutWhenNull(PropertyInfo property) =>
        property.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition == JsonIgnoreCondition.WhenWritingNull;

    private static bool IsNullable(Type type, PropertyInfo property)
    {
        // Of a bare T reflection says that it may be null; the T of an envelope never is.
        if (type.IsGenericType && type.GetGenericTypeDefinition().GetProperty(property.Name)!.PropertyType.IsGenericParameter)
            return false;
        lock (Nullability)
            return Nullability.Create(property).ReadState == NullabilityState.Nullable;
    }

    private static IOpenApiSchema Nullable(IOpenApiSchema member)
    {
        if (member is OpenApiSchemaReference reference)
            return new OpenApiSchema
            {
                Description = reference.Description,
                OneOf =
                [
                    new OpenApiSchemaReference(reference.Reference.Id!, reference.Reference.HostDocument),
                    new OpenApiSchema { Type = JsonSchemaType.Null },
                ],
            };
        if (member is OpenApiSchema { Type: { } type } schema)
            schema.Type = type | JsonSchemaType.Null;
        return member;
    }

    private static void Open(IOpenApiSchema member, ExtensibleEnumAttribute vocabulary)
    {
        var schema = (OpenApiSchema)member;
        if (schema.Items is OpenApiSchema items)
            schema = items;
        schema.Extensions ??= new Dictionary<string, IOpenApiExtension>();
        schema.Extensions["x-extensible-enum"] = new JsonNodeExtension(new JsonArray([.. vocabulary.Words.Select(word => (JsonNode)word)]));
    }
}

/// <summary>Says in the words of OpenAPI 3.0 what it cannot say as 3.1 does.</summary>
internal static class OlderSchemas
{
    // "A thing or null" is a choice with the type null in 3.1. 3.0 has no such type: there it is nullable, with the thing under allOf.
    public static void Rewrite(OpenApiDocument document)
    {
        var members = document.Components!.Schemas!.Values.SelectMany(schema => schema.Properties?.Values ?? []);
        foreach (var member in members.OfType<OpenApiSchema>())
        {
            if (member.OneOf is not [OpenApiSchemaReference thing, OpenApiSchema { Type: JsonSchemaType.Null }])
                continue;
            (member.OneOf, member.AllOf, member.Type) = (null, [thing], JsonSchemaType.Object | JsonSchemaType.Null);
        }
    }
}
