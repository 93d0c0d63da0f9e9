using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HumasApi.Contract;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;

namespace HumasApi.Http;

/// <summary>The two contracts, as OpenAPI 3.1 (what is committed) and as 3.0 for older generators, and a page to read them.</summary>
internal static class OpenApiDocuments
{
    public const string Delivery = "delivery.v1";
    public const string Management = "management.v1";

    /// <summary>The page of all problems.</summary>
    public const string ProblemsAddress = "/docs/problems";

    // 3.1.2 only rewords 3.1.1, but readers that compare the whole number do not know it yet.
    private const string WrittenVersion = "\"openapi\": \"3.1.2\"";
    private const string KnownVersion = "\"openapi\": \"3.1.1\"";

    public static void AddOpenApiDocuments(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(options =>
        {
            // Not its class; SchemaRules names what it is.
            options.MapType<System.Text.Json.Nodes.JsonNode>(() => new OpenApiSchema());
            options.SwaggerDoc(
                Delivery,
                Info(
                    "HumasApi Delivery",
                    "What front ends read: published content only, anonymous, the same answer for everyone. GET and HEAD. "
                        + "Members, values and codes are added within /v1, never changed or removed; ignore what you do not know."
                )
            );
            options.SwaggerDoc(
                Management,
                Info(
                    "HumasApi Management",
                    "What editors and scripts write. A bearer token always; nothing is stored by caches. Changes need If-Match "
                        + "with the version that was read."
                )
            );
            options.DocInclusionPredicate((document, description) => description.GroupName == document);
            options.CustomOperationIds(description => description.ActionDescriptor.EndpointMetadata.OfType<OperationId>().Single().Value);
            options.CustomSchemaIds(SchemaId);
            options.SupportNonNullableReferenceTypes();
            options.NonNullableReferenceTypesAsRequired();
            options.IncludeXmlComments(DocComments.Read);
            options.AddSecurityDefinition(
                "bearer",
                new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http,
                    Scheme = "bearer",
                    Description =
                        "A key of this service, hk_…, or an access token (JWT) of a person, from an OpenID provider that the "
                        + "service trusts.",
                }
            );
            options.SchemaFilter<SchemaRules>();
            options.OperationFilter<OperationRules>();
            options.DocumentFilter<DocumentRules>();
        });
    }

    public static void MapOpenApiDocuments(this WebApplication app)
    {
        // A document depends on the build and the settings, so it is written once.
        var written = new ConcurrentDictionary<(string Name, OpenApiSpecVersion Version, string? Server), byte[]>();
        var server = app.Services.GetRequiredService<PublicUrl>().Root;
        IResult Serve(string name, OpenApiSpecVersion version, string? server)
        {
            if (name is not (Delivery or Management))
                throw Problem.NotFound(
                    Sentence.Of($"The documents are {Delivery} and {Management}.", $"Dokumennya adalah {Delivery} dan {Management}.")
                );
            var bytes = written.GetOrAdd((name, version, server), key => Write(app.Services, key.Name, key.Version, key.Server));
            return TypedResults.Bytes(
                bytes,
                "application/json; charset=utf-8",
                entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"")
            );
        }
        app.MapGet("/openapi/{name}.json", (string name) => Serve(name, OpenApiSpecVersion.OpenApi3_1, server))
            .AllowAnonymous()
            .ExcludeFromDescription();
        app.MapGet("/openapi/3.0/{name}.json", (string name) => Serve(name, OpenApiSpecVersion.OpenApi3_0, server))
            .AllowAnonymous()
            .ExcludeFromDescription();
        // The page calls the address that it was loaded from, also where the public one is not reached: without servers that is meant.
        app.MapGet("/docs/{name}.json", (string name) => Serve(name, OpenApiSpecVersion.OpenApi3_1, null))
            .AllowAnonymous()
            .ExcludeFromDescription();
        app.UseSwaggerUI(options =>
        {
            options.RoutePrefix = "docs";
            options.DocumentTitle = "HumasApi";
            options.SwaggerEndpoint("/docs/delivery.v1.json", "Delivery");
            options.SwaggerEndpoint("/docs/management.v1.json", "Management");
        });
    }

    private static byte[] Write(IServiceProvider services, string name, OpenApiSpecVersion version, string? server)
    {
        using var scope = services.CreateScope();
        var document = scope.ServiceProvider.GetRequiredService<ISwaggerProvider>().GetSwagger(name);
        if (server is not null)
            document.Servers = [new OpenApiServer { Url = server, Description = "This service." }];
        else
            ShowProblemsOnce(document);
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var writer = new OpenApiJsonWriter(text);
        if (version == OpenApiSpecVersion.OpenApi3_1)
            document.SerializeAsV31(writer);
        else
        {
            OlderSchemas.Rewrite(document);
            document.SerializeAsV3(writer);
        }
        // Ends like any text file: what is committed under openapi/ is what is served, byte for byte.
        return Encoding.UTF8.GetBytes(
            text.ToString().Replace(WrittenVersion, KnownVersion, StringComparison.Ordinal).ReplaceLineEndings("\n").TrimEnd() + "\n"
        );
    }

    // Programs want the problems of each status; a page that lists nine of them below every operation hides the operation.
    private static void ShowProblemsOnce(OpenApiDocument document)
    {
        var problem = new OpenApiResponse
        {
            Description = $"A problem (RFC 9457). All codes, when they happen and how to fix them: {ProblemsAddress}",
            Content = new Dictionary<string, IOpenApiMediaType>
            {
                ["application/problem+json"] = new OpenApiMediaType { Schema = new OpenApiSchemaReference("Problem", document) },
            },
        };
        foreach (
            var responses in document.Paths.Values.SelectMany(path => path.Operations!.Values).Select(operation => operation.Responses!)
        )
        {
            foreach (var status in responses.Keys.Where(status => status[0] is '4' or '5').ToList())
                responses.Remove(status);
            responses["default"] = problem;
        }
    }

    // ListResponse<ArticleCard> becomes ArticleCardList, ItemResponse<Article> ArticleResponse.
    private static string SchemaId(Type type)
    {
        if (!type.IsGenericType)
            return type == typeof(ProblemBody) ? "Problem" : type.Name;
        var (name, argument) = (type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)], SchemaId(type.GetGenericArguments()[0]));
        return name switch
        {
            "ListResponse" => argument + "List",
            // Of one kind of record only.
            "SearchResponse" or "SearchHit" => name,
            _ => argument + "Response",
        };
    }

    private static OpenApiInfo Info(string title, string description) =>
        new()
        {
            Title = title,
            Version = "1.0.0",
            Description = description,
            License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
            Contact = new OpenApiContact { Name = "The HumasApi project" },
        };
}
