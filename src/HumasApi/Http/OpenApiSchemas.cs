using System.Globalization;
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
    /// <summary>The schema of a value that may be anything.</summary>
    public const string AnyValue = "AnyValue";

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
        // A reference that was read can be sent back, with all that an answer says of the record.
        if (isRequest && context.Type.GetCustomAttribute<PatchedWholeAttribute>() is { UnlessSame: null })
            (model.AdditionalPropertiesAllowed, model.MinProperties) = (true, 1);
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
                model.Required?.Remove(name);
            if (property.PropertyType == typeof(JsonNode))
                model.Properties[name] = new OpenApiSchemaReference(AnyValue) { Description = member.Description };
            else if (IsLeftOutWhenNull(property))
            {
                if (member is OpenApiSchema { Type: { } type } bare)
                    bare.Type = type & ~JsonSchemaType.Null;
            }
            else if (IsNullable(context.Type, property) && property.GetCustomAttribute<RequiredAttribute>() is not { AllowsNull: false })
                model.Properties[name] = Nullable(member);
            if (isRequest)
                Limit(model, name, property);
        }
    }

    // What the validators enforce, by the attributes that they read.
    private static void Limit(OpenApiSchema model, string name, PropertyInfo property)
    {
        var isRequired = property.IsDefined(typeof(RequiredAttribute));
        if (isRequired)
            (model.Required ??= new HashSet<string>()).Add(name);
        if (model.Properties![name] is not OpenApiSchema member)
            return;
        if (property.GetCustomAttribute<CountAttribute>() is { } count)
            (member.MinItems, member.MaxItems) = (count.Minimum > 0 ? count.Minimum : null, count.Maximum);
        if (property.GetCustomAttribute<BetweenAttribute>() is { } between)
            (member.Minimum, member.Maximum) = (
                between.Minimum.ToString(CultureInfo.InvariantCulture),
                between.Maximum.ToString(CultureInfo.InvariantCulture)
            );
        if (property.GetCustomAttribute<TextLimitAttribute>() is not { } text || (member.Items ?? member) is not OpenApiSchema one)
            return;
        one.MaxLength = text.MaxLength;
        if (isRequired && ReferenceEquals(one, member))
            one.MinLength = 1;
        if (text.Shape is { } shape)
            one.Pattern = $"^{shape}$";
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
    // "A thing or null" is a choice with the type null in 3.1. 3.0 has no such type, and `nullable` beside a reference allows nothing that
    // the thing itself refuses; so there the choice is with a schema whose only value is null.
    public static void Rewrite(OpenApiDocument document)
    {
        // 3.0 does not know the identifier of a license.
        document.Info.License = new OpenApiLicense { Name = "MIT", Url = new Uri("https://opensource.org/license/mit") };
        var members = document.Components!.Schemas!.Values.SelectMany(schema => schema.Properties?.Values ?? []);
        foreach (var member in members.OfType<OpenApiSchema>())
            if (member.OneOf is [OpenApiSchemaReference thing, OpenApiSchema { Type: JsonSchemaType.Null }])
                member.OneOf =
                [
                    thing,
                    new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null, Enum = [JsonNullSentinel.JsonNull] },
                ];
    }
}
