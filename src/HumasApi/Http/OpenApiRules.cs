using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HumasApi.Contract;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace HumasApi.Http;

/// <summary>What every operation says: its parameters with types and examples, the headers it reads and sends.</summary>
internal sealed class OperationRules : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        var isManagement = context.DocumentName == OpenApiDocuments.Management;
        var needsKey = isManagement && !metadata.OfType<Microsoft.AspNetCore.Authorization.IAllowAnonymous>().Any();
        var example = new Example(context.DocumentName, operation.OperationId!);
        operation.Parameters ??= [];
        foreach (
            var parameter in operation.Parameters.OfType<OpenApiParameter>().Where(parameter => parameter.In == ParameterLocation.Path)
        )
            DescribePath(parameter, context.ApiDescription, example);
        foreach (var parameter in metadata.OfType<QueryParameters>().SelectMany(parameters => parameters.All))
            operation.Parameters.Add(Query(parameter, context.Document));
        AddRequestHeaders(operation, metadata, isManagement && context.ApiDescription.HttpMethod == "POST");
        var responses = operation.Responses!.ToDictionary(pair => pair.Key, pair => (OpenApiResponse)pair.Value);
        if (!needsKey && !isManagement)
        {
            operation.Parameters.Add(
                Header(
                    "If-None-Match",
                    required: false,
                    "The ETag of the cached response; 304 when it is still valid.",
                    "\"qL1bq0mCg3JtT0FfVnX0Zw\""
                )
            );
            responses["304"] = new OpenApiResponse();
        }
        // [] says: needs no key. Left out, it would say nothing.
        operation.Security = needsKey
            ? [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", context.Document)] = [] }]
            : [];
        AddProblems(operation, responses, context, needsKey);

        operation.Responses = [];
        foreach (var (status, answer) in responses.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            DescribeResponse(
                status,
                answer,
                isManagement,
                context
                    .ApiDescription.SupportedResponseTypes.Select(type => type.Type)
                    .FirstOrDefault(type => type?.GetProperty("Data") is not null)
            );
            foreach (var media in MediaOf(answer.Content))
                (media.Schema, media.Example) = (Plain(media.Schema), example.Response(status));
            operation.Responses[status] = answer;
        }
        foreach (var media in MediaOf((operation.RequestBody as OpenApiRequestBody)?.Content))
            (media.Schema, media.Example) = (Plain(media.Schema), example.Request);
    }

    private static void AddRequestHeaders(OpenApiOperation operation, IList<object> metadata, bool canRepeat)
    {
        if (metadata.OfType<IfMatchRequired>().SingleOrDefault() is { } match)
            operation.Parameters!.Add(
                Header(
                    "If-Match",
                    required: true,
                    "The version that was read, in quotes: the ETag of the item. "
                        + (match.AllowsAny ? "`*` for any." : "`*` is refused with 428: only the version that was read may be published."),
                    "\"3\""
                )
            );
        if (canRepeat)
            operation.Parameters!.Add(
                Header(
                    "Idempotency-Key",
                    required: false,
                    "Makes a retry harmless: the same key and body get the same response for 24 hours.",
                    "8e03978e-40d5-43e8-bc93-6894a57f9324"
                )
            );
    }

    // Statuses and codes of the problems. The description names the codes that are the operation's own; x-problem-codes has all.
    private static void AddProblems(
        OpenApiOperation operation,
        Dictionary<string, OpenApiResponse> responses,
        OperationFilterContext context,
        bool needsKey
    )
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        var byStatus = OperationProblems.ByStatus([.. metadata], context.ApiDescription.HttpMethod!, needsKey);
        var shapes = metadata
            .OfType<ProblemShape>()
            .GroupBy(shape => shape.Status)
            // That of the route itself is the last.
            .ToDictionary(of => of.Key, of => of.Last().Type);
        var codes = new JsonObject();
        foreach (var (status, names) in byStatus)
        {
            var key = status.ToString(CultureInfo.InvariantCulture);
            codes[key] = new JsonArray([.. names.Select(name => (JsonNode)name)]);
            var type = shapes.GetValueOrDefault(key) ?? ProblemShape.Of(status);
            responses[key] = new OpenApiResponse
            {
                Content = new Dictionary<string, IOpenApiMediaType>
                {
                    ["application/problem+json"] = new OpenApiMediaType
                    {
                        Schema = context.SchemaGenerator.GenerateSchema(type, context.SchemaRepository),
                    },
                },
            };
        }
        operation.Extensions ??= new Dictionary<string, IOpenApiExtension>();
        operation.Extensions["x-problem-codes"] = new JsonNodeExtension(codes);
        var own = OperationProblems.Own([.. metadata]).Select(problem => $"`{problem.Code}`").Order(StringComparer.Ordinal).ToList();
        if (own.Count > 0)
            operation.Description +=
                $"\n\nProblems of its own: {string.Join(", ", own)}. See [/docs/problems]({OpenApiDocuments.ProblemsAddress}).";
    }

    private static IEnumerable<OpenApiMediaType> MediaOf(IDictionary<string, IOpenApiMediaType>? content) =>
        (content?.Values ?? []).OfType<OpenApiMediaType>();

    // The schema describes itself; repeated beside every reference to it, the words would only make the document longer.
    private static IOpenApiSchema? Plain(IOpenApiSchema? schema) =>
        schema is OpenApiSchemaReference reference
            ? new OpenApiSchemaReference(reference.Reference.Id!, reference.Reference.HostDocument)
            : schema;

    private static void DescribePath(OpenApiParameter parameter, ApiDescription operation, Example example)
    {
        parameter.Description = parameter.Name switch
        {
            "id" => "Identity of the record (UUID).",
            "slug" => "Slug of the record.",
            "eventId" => "Identity of the event.",
            "linkId" => "Identity of the link.",
            "deliveryId" => "Identity of the delivery.",
            "token" => "What the link ends in: hp_… or hc_…",
            "number" => "Number of the revision.",
            "source" => "Name of the system that the article comes from.",
            "externalId" => "Identity of the article there.",
            _ => parameter.Description,
        };
        // A PUT creates what is not there yet: its own example shows more than a change of the demo.
        parameter.Example =
            operation.HttpMethod != "PUT" && DemoExamples.Of(operation.RelativePath!, parameter.Name!) is { } known
                ? known
                : example.Path(parameter.Name!);
        if (parameter.Schema is not OpenApiSchema schema)
            return;
        if (parameter.Name is "id" or "eventId" or "linkId" or "deliveryId")
            schema.Format = "uuid";
        else if (parameter.Name is "source" or "externalId")
            schema.Pattern = "^[A-Za-z0-9._:-]{1,200}$";
    }

    private static OpenApiParameter Query(QueryParameter parameter, OpenApiDocument document)
    {
        var isList = parameter.Type is ParameterType.SlugList or ParameterType.IdList or ParameterType.AnyOf;
        IOpenApiSchema item = parameter.WordsName is { } words
            ? new OpenApiSchemaReference(words, document)
            : new OpenApiSchema { Type = JsonSchemaType.String, Format = parameter.Type == ParameterType.IdList ? "uuid" : null };
        IOpenApiSchema schema = parameter.Type switch
        {
            ParameterType.Integer => new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Format = "int32",
                Minimum = parameter.Minimum?.ToString(CultureInfo.InvariantCulture),
                Maximum = parameter.Maximum?.ToString(CultureInfo.InvariantCulture),
            },
            ParameterType.Boolean => new OpenApiSchema { Type = JsonSchemaType.Boolean },
            ParameterType.Instant => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" },
            ParameterType.Date => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" },
            // One schema without a format: generators make a type of its own of a choice, which no caller can fill.
            ParameterType.DateOrInstant => new OpenApiSchema { Type = JsonSchemaType.String },
            _ when isList => new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Items = item,
                MinItems = 1,
                MaxItems = parameter.MaxItems,
            },
            _ => item,
        };
        // Beside a reference 3.0 reads nothing, so there the default is part of the description too.
        var otherwise = "";
        if (parameter.Default is not null && schema is OpenApiSchema own)
            own.Default = JsonSerializer.SerializeToNode(parameter.Default);
        else if (parameter.Default is not null)
            otherwise = $" Default: `{Text(parameter.Default)}`.";
        return new OpenApiParameter
        {
            Name = parameter.Name,
            In = ParameterLocation.Query,
            Required = parameter.IsRequired,
            // The example of what can be left out is part of the description: as `example`, documentation pages would send it.
            Description = parameter.IsRequired
                ? parameter.Description
                : $"{parameter.Description}{otherwise} Example: `{Text(parameter.Example)}`.",
            Example = parameter.IsRequired ? JsonValue.Create(Text(parameter.Example)) : null,
            Schema = schema,
            // Lists are one parameter joined by commas.
            Style = isList ? ParameterStyle.Form : null,
            Explode = !isList,
        };

        static string Text(object example) =>
            example is bool truth ? (truth ? "true" : "false") : Convert.ToString(example, CultureInfo.InvariantCulture)!;
    }

    private static OpenApiParameter Header(string name, bool required, string description, string example) =>
        new()
        {
            Name = name,
            In = ParameterLocation.Header,
            Required = required,
            Description = required ? description : $"{description} Example: `{example}`.",
            Example = required ? example : null,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };

    private static void DescribeResponse(string status, OpenApiResponse answer, bool isManagement, Type? envelope)
    {
        var isList = envelope is { IsGenericType: true } && envelope.GetGenericTypeDefinition() == typeof(ListResponse<>);
        // In management the tag is the version, and what has none has no tag.
        var isTagged = !isManagement || envelope?.GetProperty("Data")!.PropertyType.GetProperty("Version") is not null;
        answer.Description = status switch
        {
            "200" => "The response.",
            "201" => "Made.",
            "204" => "Done.",
            "301" => "It has another address now.",
            "304" => "Not modified; the cached response is still valid.",
            "400" => "The request cannot be understood.",
            "401" => "A key is required.",
            "403" => "The caller lacks a grant; `grant` names it.",
            "404" => "There is nothing at this address.",
            "409" => "It conflicts with the present state.",
            "410" when isManagement => "The preview link has expired.",
            "410" => "The article was unpublished; `gone` says when and why.",
            "412" => "It has changed since it was read; `current` says by whom.",
            "413" => "The body is too large.",
            "415" => "This content type is not supported.",
            "422" => "Well-formed, but not valid; `errors` point at the places.",
            "428" => "If-Match is required.",
            "429" => "Too many requests; try again after Retry-After. `violated-policies` names the limit that was exceeded.",
            "503" => "The database does not answer; try again after Retry-After.",
            _ => "An internal error occurred.",
        };
        var headers = status switch
        {
            "200" when answer.Content?.ContainsKey("text/event-stream") == true => [],
            "200" or "201" when !isList => isTagged ? ["ETag"] : [],
            "200" => isManagement ? ["Link"] : ["ETag", "Link"],
            "301" => ["Location"],
            "401" or "403" => ["WWW-Authenticate"],
            "429" => ["Retry-After", "RateLimit", "RateLimit-Policy"],
            "503" => ["Retry-After"],
            _ => (List<string>)[],
        };
        if (status == "201")
            headers.Add("Location");
        if (headers.Count == 0)
            return;
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
                    "RateLimit" => "What is left (r) and seconds until there is more (t), by name of the policy; sent with every response "
                        + "that is counted (draft-ietf-httpapi-ratelimit-headers).",
                    "WWW-Authenticate" => "Bearer, with an error code of RFC 6750 3.1 where one was sent.",
                    "RateLimit-Policy" => "The policy by name: requests (q) in seconds (w).",
                    _ => "Seconds to wait.",
                },
            };
    }
}

/// <summary>What a document says as a whole.</summary>
internal sealed class DocumentRules : IDocumentFilter
{
    private static readonly Dictionary<string, string> Tags = new()
    {
        ["Access"] = "Who may do what: keys and their grants.",
        ["Articles"] = "Articles of the newsroom.",
        ["Audit"] = "Who did what.",
        ["Exports"] = "Everything as files, for scripts, spreadsheets and other systems.",
        ["Imports"] = "Files of articles from other systems.",
        ["Authors"] = "Who writes it.",
        ["Inbox"] = "What the caller has to know or to do.",
        ["Newsroom"] = "What this service is, and the addresses of its resources.",
        ["Preview"] = "Unpublished drafts, for anyone who holds a link.",
        ["Search"] = "Finding articles by their words.",
        ["Schedule"] = "What happens to articles at a time to come.",
        ["Webhooks"] = "Addresses that get events (Standard Webhooks).",
        ["Sync"] = "Copies that stay in step: for apps and for partners.",
        ["Tags"] = "What articles are about: topics, categories, persons, places, programs.",
        ["Units"] = "The offices that publish, and how they are organised.",
    };

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var (components, operations) = (
            swaggerDoc.Components!,
            swaggerDoc.Paths.Values.SelectMany(path => path.Operations!.Values).ToList()
        );
        if (context.DocumentName != OpenApiDocuments.Management)
            components.SecuritySchemes = null;
        AddWords(components, context);
        var used = operations
            .SelectMany(operation => operation.Tags ?? new HashSet<OpenApiTagReference>())
            .Select(tag => tag.Name!)
            .Distinct()
            .Order(StringComparer.Ordinal);
        swaggerDoc.Tags = used.Select(tag => new OpenApiTag { Name = tag, Description = Tags[tag] }).ToHashSet();
        PartialBodies.Add(swaggerDoc);
        components.Schemas = new SortedDictionary<string, IOpenApiSchema>(components.Schemas!.ToDictionary(), StringComparer.Ordinal);
        components.Responses = new SortedDictionary<string, IOpenApiResponse>(StringComparer.Ordinal);
        foreach (var operation in operations)
            ShareProblems(operation, swaggerDoc, context.DocumentName);
    }

    // Words that parameters take. An enum of the code that is part of a body has its schema already.
    private static void AddWords(OpenApiComponents components, DocumentFilterContext context)
    {
        var parameters = context.ApiDescriptions.SelectMany(description =>
            description.ActionDescriptor.EndpointMetadata.OfType<QueryParameters>().SelectMany(parameters => parameters.All)
        );
        foreach (var parameter in parameters.Where(parameter => parameter.WordsName is not null))
            components.Schemas!.TryAdd(
                parameter.WordsName!,
                new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Enum = [.. parameter.Words.Select(word => (JsonNode)word)],
                    Description = $"Values of the parameter {parameter.Name}.",
                }
            );
        var members = components.Schemas!.Values.SelectMany(schema => schema.Properties?.Values ?? []).OfType<OpenApiSchemaReference>();
        if (members.Any(member => member.Reference.Id == SchemaRules.AnyValue))
            components.Schemas!.Add(
                SchemaRules.AnyValue,
                new OpenApiSchema { Description = "Any JSON value: text, number, list, object or null." }
            );
    }

    // A problem is the same for all operations, so each is described once.
    private static void ShareProblems(OpenApiOperation operation, OpenApiDocument document, string name)
    {
        foreach (var (status, answer) in operation.Responses!.Where(pair => pair.Key[0] is '4' or '5').ToList())
        {
            var id = ReasonPhrases
                .GetReasonPhrase(int.Parse(status, CultureInfo.InvariantCulture))
                .Replace(" ", "", StringComparison.Ordinal);
            var all = document.Components!.Responses!;
            // One of a shape of its own has an example of its own.
            var isOwn = all.TryGetValue(id, out var shared) && ShapeOf(shared) != ShapeOf(answer);
            if (isOwn)
                id = ShapeOf(answer)!.Replace("Problem", "", StringComparison.Ordinal);
            if (all.TryAdd(id, answer))
                ((OpenApiMediaType)answer.Content!["application/problem+json"]).Example = new Example(
                    name,
                    isOwn ? operation.OperationId! : "problems"
                ).Response(status) ?? Unrecorded(status);
            operation.Responses![status] = new OpenApiResponseReference(id, document);
        }
    }

    private static string? ShapeOf(IOpenApiResponse answer) =>
        (answer.Content!["application/problem+json"].Schema as OpenApiSchemaReference)?.Reference.Id;

    // Of the catalogue, where a walk through the operations does not come: too large a body, and mistakes of the service.
    private static JsonNode Unrecorded(string status)
    {
        var kind = status switch
        {
            "413" => Problems.BodyTooLarge,
            "500" => Problems.InternalError,
            "503" => Problems.DatabaseUnavailable,
            _ => throw new InvalidOperationException($"There is no example of {status}."),
        };
        return new JsonObject
        {
            ["type"] = $"urn:humas:problem:{kind.Code}",
            ["title"] = kind.When.English,
            ["status"] = kind.Status,
            ["detail"] = kind.Fix.English,
            ["instance"] = "/v1/articles",
            ["code"] = kind.Code,
            ["traceId"] = "0af7651916cd43dd8448eb211c80319c",
            ["parentTrace"] = null,
            ["errors"] = new JsonArray(),
        };
    }
}
