using HumasApi.Contract;

namespace HumasApi.Http;

/// <summary>What the OpenAPI document says of a route, declared where the route is listed.</summary>
internal static class Documentation
{
    private static readonly int[] Always = [StatusCodes.Status500InternalServerError, StatusCodes.Status503ServiceUnavailable];

    /// <summary>A route that answers 200.</summary>
    public static RouteHandlerBuilder Documented<T>(
        this RouteHandlerBuilder route,
        string operationId,
        string summary,
        string description,
        params int[] others
    ) => route.Documented(operationId, summary, description, others).Produces<T>(StatusCodes.Status200OK, "application/json");

    /// <summary>A route that answers 200 with one JSON object on each line.</summary>
    public static RouteHandlerBuilder DocumentedLines<T>(
        this RouteHandlerBuilder route,
        string operationId,
        string summary,
        string description,
        params int[] others
    ) => route.Documented(operationId, summary, description, others).Produces<T>(StatusCodes.Status200OK, "application/x-ndjson");

    /// <summary>A route that creates something: 201, with Location.</summary>
    public static RouteHandlerBuilder DocumentedCreate<T>(
        this RouteHandlerBuilder route,
        string operationId,
        string summary,
        string description,
        params int[] others
    ) => route.Documented(operationId, summary, description, others).Produces<T>(StatusCodes.Status201Created, "application/json");

    /// <summary>A route that answers without a body.</summary>
    public static RouteHandlerBuilder DocumentedDelete(
        this RouteHandlerBuilder route,
        string operationId,
        string summary,
        string description,
        params int[] others
    ) => route.Documented(operationId, summary, description, others).Produces(StatusCodes.Status204NoContent);

    /// <summary>
    /// A route that needs If-Match; with allowsAny false one that names a version, which is the text that the caller has read.
    /// </summary>
    public static RouteHandlerBuilder NeedsIfMatch(this RouteHandlerBuilder route, bool allowsAny = true) =>
        route
            .WithMetadata(new IfMatchRequired(allowsAny))
            .Produces<StaleProblem>(StatusCodes.Status412PreconditionFailed, "application/problem+json")
            .ProducesProblemBody(StatusCodes.Status428PreconditionRequired);

    /// <summary>Routes whose problems of this status have the shape <typeparamref name="T"/>.</summary>
    public static RouteGroupBuilder WithProblemShape<T>(this RouteGroupBuilder routes, int status)
        where T : ProblemBody =>
        routes.WithMetadata(new ProblemShape(status.ToString(System.Globalization.CultureInfo.InvariantCulture), typeof(T)));

    /// <summary>A route that reads a JSON body.</summary>
    public static RouteHandlerBuilder Reads<T>(this RouteHandlerBuilder route, bool optional = false, params string[] contentTypes)
        where T : notnull =>
        route
            .Accepts<T>(optional, contentTypes is [var first, ..] ? first : "application/json", [.. contentTypes.Skip(1)])
            .ProducesProblemBody(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblemBody(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblemBody(StatusCodes.Status422UnprocessableEntity);

    private static RouteHandlerBuilder Documented(
        this RouteHandlerBuilder route,
        string operationId,
        string summary,
        string description,
        int[] others
    )
    {
        route
            .WithMetadata(new OperationId(operationId))
            .WithSummary(summary)
            .WithDescription(description)
            .Produces<QuotaProblem>(StatusCodes.Status429TooManyRequests, "application/problem+json");
        foreach (var status in others.Concat(Always))
        {
            if (status == StatusCodes.Status301MovedPermanently)
                route.Produces<MovedResponse>(status, "application/json");
            else if (status == StatusCodes.Status201Created)
                continue;
            else
                route.ProducesProblemBody(status);
        }
        return route;
    }

    private static RouteHandlerBuilder ProducesProblemBody(this RouteHandlerBuilder route, int status) =>
        route.Produces<ProblemBody>(status, "application/problem+json");
}

/// <summary>Metadata of an endpoint: its name within its document. (Endpoint names proper are unique across both.)</summary>
internal sealed record OperationId(string Value);

/// <summary>Metadata of an endpoint that needs If-Match.</summary>
/// <param name="AllowsAny">Whether * will do.</param>
internal sealed record IfMatchRequired(bool AllowsAny);

/// <summary>Metadata of endpoints whose problems of one status carry more than the others.</summary>
internal sealed record ProblemShape(string Status, Type Type);

/// <summary>An error response (RFC 9457). Test code; the texts are for people and vary with Accept-Language (id, en).</summary>
internal record ProblemBody
{
    /// <summary>Name of the kind of problem: urn:humas:problem: and the code, or the address of a registered kind.</summary>
    public required string Type { get; init; }

    /// <summary>Title of the kind of problem.</summary>
    public required string Title { get; init; }

    /// <summary>HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>What happened in this case, and what to do.</summary>
    public required string Detail { get; init; }

    /// <summary>Path of the request.</summary>
    public required string Instance { get; init; }

    /// <summary>Stable kebab-case code.</summary>
    public required string Code { get; init; }

    /// <summary>Names the request in the logs of the service.</summary>
    public required string TraceId { get; init; }

    /// <summary>The trace that the client named in traceparent (W3C Trace Context); null where it named none.</summary>
    public required string? ParentTrace { get; init; }

    /// <summary>Every error, with its place.</summary>
    public required IReadOnlyList<ProblemError> Errors { get; init; }
}

/// <summary>The problem of a stale If-Match; it also names the current version.</summary>
internal sealed record StaleProblem : ProblemBody
{
    /// <summary>The current version.</summary>
    public required CurrentVersion Current { get; init; }
}

/// <summary>The problem of too many requests: it also names the limit that was exceeded.</summary>
internal sealed record QuotaProblem : ProblemBody
{
    /// <summary>Names of the policies, as in RateLimit-Policy.</summary>
    [System.Text.Json.Serialization.JsonPropertyName(ClientRateLimiter.ViolatedPolicies)]
    public required IReadOnlyList<string> ViolatedPolicies { get; init; }
}
