using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace HumasApi.Http;

/// <summary>What the contract says of schemas: every member of an answer is there, requests are closed, vocabularies open.</summary>
internal sealed class SchemaRules : ISchemaFilter
{
    private static readonly NullabilityInfoContext Nullability = new();

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties.Count: > 0 } model || context.MemberInfo is not null) return;
        var isRequest = IsRequest(context.Type);
        model.AdditionalPropertiesAllowed = !isRequest;
        model.AdditionalProperties = null;
        model.Required = isRequest ? null : model.Properties.Keys.Except(context.Type == typeof(ProblemError) ? ["pointer", "parameter", "header"] : []).ToHashSet();
        foreach (var property in context.Type.GetProperties())
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            if (!model.Properties.TryGetValue(name, out var member)) continue;
            if (isRequest && property.IsDefined(typeof(IgnoredOnWriteAttribute))) { model.Properties.Remove(name); continue; }
            if (property.GetCustomAttribute<OpenWordsAttribute>() is { } vocabulary) Open(member, vocabulary);
            if (IsNullable(property)) model.Properties[name] = Nullable(member);
        }
    }

    /// <summary>True for what clients send.</summary>
    private static bool IsRequest(Type type) => type.Name.EndsWith("Input", StringComparison.Ordinal);

    private static bool IsNullable(PropertyInfo property)
    {
        lock (Nullability) return Nullability.Create(property).ReadState == NullabilityState.Nullable;
    }

    private static IOpenApiSchema Nullable(IOpenApiSchema member)
    {
        if (member is OpenApiSchemaReference reference)
            return new OpenApiSchema { Description = reference.Description, OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, new OpenApiSchemaReference(reference.Reference.Id!, reference.Reference.HostDocument)] };
        if (member is OpenApiSchema { Type: { } type } schema) schema.Type = type | JsonSchemaType.Null;
        return member;
    }

    private static void Open(IOpenApiSchema member, OpenWordsAttribute vocabulary)
    {
        var schema = (OpenApiSchema)member;
        if (schema.Items is OpenApiSchema items) schema = items;
        schema.Extensions ??= new Dictionary<string, IOpenApiExtension>();
        schema.Extensions["x-extensible-enum"] = new JsonNodeExtension(new JsonArray([.. vocabulary.Words.Select(word => (JsonNode)word)]));
    }
}

/// <summary>What every operation says: its parameters with types and examples, the headers it reads and sends.</summary>
internal sealed class OperationRules : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        operation.Parameters ??= [];
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>().Where(parameter => parameter.In == ParameterLocation.Path)) DescribePath(parameter);
        foreach (var parameter in metadata.OfType<QueryParameters>().SelectMany(parameters => parameters.All)) operation.Parameters.Add(Query(parameter));
        if (metadata.OfType<IfMatchRequired>().Any())
            operation.Parameters.Add(Header("If-Match", required: true, "The version that was read, in quotes: the ETag of the item. `*` for any.", "\"3\""));
        var isManagement = !metadata.OfType<IAllowAnonymous>().Any();
        if (isManagement && context.ApiDescription.HttpMethod == "POST")
            operation.Parameters.Add(Header("Idempotency-Key", required: false, "Makes a retry harmless: the same key and body get the same answer for 24 hours.", "8e03978e-40d5-43e8-bc93-6894a57f9324"));
        if (isManagement)
        {
            operation.Responses!.TryAdd("401", new OpenApiResponse { Description = "Unauthorized", Content = operation.Responses["500"].Content });
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", context.Document)] = [] }];
        }
        foreach (var (status, answer) in operation.Responses!) DescribeAnswer(status, (OpenApiResponse)answer, isManagement, isList: operation.OperationId!.StartsWith("list", StringComparison.Ordinal));
        if (operation.RequestBody is OpenApiRequestBody { Content: { } content } && Examples.Request(operation.OperationId!) is { } sent)
            foreach (var media in content.Values.OfType<OpenApiMediaType>()) media.Example = sent.DeepClone();
        if (Examples.Answer(operation.OperationId!) is { } received)
            foreach (var answer in operation.Responses.Where(pair => pair.Key is "200" or "201").SelectMany(pair => pair.Value.Content?.Values ?? []).OfType<OpenApiMediaType>()) answer.Example = received.DeepClone();
    }

    private static void DescribePath(OpenApiParameter parameter)
    {
        (parameter.Description, parameter.Example) = parameter.Name switch
        {
            "id" => ("Identity of the record (UUID).", (JsonNode)"0192f5a0-7c00-7000-8000-000000000001"),
            "slug" => ("Slug of the record.", "asistensi-kehumasan-jateng"),
            "number" => ("Number of the revision.", 1),
            "source" => ("Name of the system that the article comes from.", "wordpress-jateng"),
            "externalId" => ("Identity of the article there.", "post-4711"),
            _ => (parameter.Description, parameter.Example!),
        };
        if (parameter.Schema is not OpenApiSchema schema) return;
        if (parameter.Name == "id") schema.Format = "uuid";
        else if (parameter.Name is "source" or "externalId") schema.Pattern = "^[A-Za-z0-9._:-]{1,200}$";
    }

    private static OpenApiParameter Query(QueryParameter parameter)
    {
        var isList = parameter.Type is ParameterType.SlugList or ParameterType.IdList or ParameterType.WordList;
        var item = new OpenApiSchema { Type = JsonSchemaType.String };
        if (parameter.Type == ParameterType.IdList) item.Format = "uuid";
        if (parameter.Words.Count > 0) item.Enum = [.. parameter.Words.Select(word => (JsonNode)word)];
        var schema = parameter.Type switch
        {
            ParameterType.Integer => new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = parameter.Minimum?.ToString(CultureInfo.InvariantCulture), Maximum = parameter.Maximum?.ToString(CultureInfo.InvariantCulture) },
            ParameterType.Boolean => new OpenApiSchema { Type = JsonSchemaType.Boolean },
            ParameterType.Instant => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" },
            _ when isList => new OpenApiSchema { Type = JsonSchemaType.Array, Items = item },
            _ => item,
        };
        if (parameter.Default is not null) schema.Default = JsonSerializer.SerializeToNode(parameter.Default);
        return new OpenApiParameter
        {
            Name = parameter.Name, In = ParameterLocation.Query, Description = parameter.Description, Schema = schema,
            // Lists are one parameter joined by commas.
            Style = isList ? ParameterStyle.Form : null, Explode = !isList,
            Example = isList ? new JsonArray([.. parameter.Example.ToString()!.Split(',').Select(part => (JsonNode)part)]) : JsonSerializer.SerializeToNode(parameter.Example),
        };
    }

    private static OpenApiParameter Header(string name, bool required, string description, string example) => new()
    {
        Name = name, In = ParameterLocation.Header, Required = required, Description = description, Example = example, Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static void DescribeAnswer(string status, OpenApiResponse answer, bool isManagement, bool isList)
    {
        answer.Description = status switch
        {
            "200" => "The answer.", "201" => "Made.", "204" => "Done.", "301" => "It has another address now.",
            "400" => "The request cannot be understood.", "401" => "A key is needed.", "404" => "Nothing has this address.", "409" => "It conflicts with the present state.",
            "410" => "The article was taken down; `gone` tells when and why.", "412" => "It has changed since it was read; `current` tells by whom.", "413" => "The body is too large.",
            "415" => "The content type is not read here.", "422" => "Well-formed, but not valid; `errors` point at the places.", "428" => "If-Match is required.",
            "503" => "The database does not answer; try again after Retry-After.", _ => "Something went wrong here.",
        };
        var headers = status switch
        {
            "200" or "201" when !isList => ["ETag"],
            "200" => isManagement ? ["Link"] : ["ETag", "Link"],
            "301" => ["Location"],
            "503" => ["Retry-After"],
            _ => (List<string>)[],
        };
        if (status == "201") headers.Add("Location");
        if (headers.Count == 0) return;
        answer.Headers ??= new Dictionary<string, IOpenApiHeader>();
        foreach (var header in headers)
            answer.Headers[header] = new OpenApiHeader
            {
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                Description = header switch
                {
                    "ETag" => isManagement ? "The version, in quotes." : "Changes when, and only when, the bytes do.",
                    "Link" => "self, first, next and prev (RFC 8288), as in links.",
                    "Location" => "The address to go to.",
                    _ => "Seconds to wait.",
                },
            };
    }
}

/// <summary>What a document says as a whole.</summary>
internal sealed class DocumentRules : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var isManagement = context.DocumentName == OpenApiDocuments.Management;
        if (!isManagement) swaggerDoc.Components!.SecuritySchemes = null;
        var tags = swaggerDoc.Paths.Values.SelectMany(path => path.Operations!.Values).SelectMany(operation => operation.Tags ?? new HashSet<OpenApiTagReference>()).Select(tag => tag.Name!).Distinct().Order(StringComparer.Ordinal);
        swaggerDoc.Tags = tags.Select(tag => new OpenApiTag { Name = tag, Description = $"{tag} of the newsroom." }).ToHashSet();
        swaggerDoc.Components!.Schemas = new SortedDictionary<string, IOpenApiSchema>(swaggerDoc.Components.Schemas!.ToDictionary(), StringComparer.Ordinal);
    }
}

/// <summary>Real bodies for the documents, kept in a file that a test holds against the service.</summary>
internal static class Examples
{
    private static readonly JsonObject All = Read();

    public static JsonNode? Request(string operationId) => All[operationId]?["request"];
    public static JsonNode? Answer(string operationId) => All[operationId]?["answer"];

    private static JsonObject Read()
    {
        using var stream = typeof(Examples).Assembly.GetManifestResourceStream("HumasApi.Http.Examples.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}
