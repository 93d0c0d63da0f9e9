using HumasApi.Contract;

namespace HumasApi.Http;

/// <summary>What the OpenAPI document says of a route, declared where the route is listed.</summary>
internal static class Documentation
{
    /// <summary>A route that answers 200.</summary>
    public static RouteHandlerBuilder Documented<T>(
        this RouteHandlerBuilder route,
        string operationId,
        string summary,
        string description
    ) => route.Described(operationId, summary, description).Produces<T>(StatusCodes.Status200OK, "application/json");

    /// <summary>A route that answers 200 with one JSON object on each line.</summary>
    public static RouteHandlerBuilder DocumentedLines<T>(
        this RouteHandlerBuilder route,
        string operationId,
        string summary,
        string description
    ) => route.Described(operationId, summary, description).Produces<T>(StatusCodes.Status200OK, "application/x-ndjson");

    /// <summary>A route that answers 200 with events as they happen (WHATWG HTML 9.2), whose data is a T.</summary>
    public static RouteHandlerBuilder DocumentedEvents<T>(
        this RouteHandlerBuilder route,
        string operationId,
        string summary,
        string description
    ) => route.Described(operationId, summary, description).Produces<T>(StatusCodes.Status200OK, EventStream.ContentType);

    /// <summary>A route that answers 200 with text of this type.</summary>
    public static RouteHandlerBuilder DocumentedText(
        this RouteHandlerBuilder route,
        string contentType,
        string operationId,
        string summary,
        string description
    ) => route.Described(operationId, summary, description).Produces<string>(StatusCodes.Status200OK, contentType);

    /// <summary>A route that creates something: 201, with Location.</summary>
    public static RouteHandlerBuilder DocumentedCreate<T>(
        this RouteHandlerBuilder route,
        string operationId,
        string summary,
        string description
    ) => route.Described(operationId, summary, description).Produces<T>(StatusCodes.Status201Created, "application/json");

    /// <summary>A route that takes work on: 202, with Location.</summary>
    public static RouteHandlerBuilder DocumentedAccept<T>(
        this RouteHandlerBuilder route,
        string operationId,
        string summary,
        string description
    ) => route.Described(operationId, summary, description).Produces<T>(StatusCodes.Status202Accepted, "application/json");

    /// <summary>A route that answers without a body.</summary>
    public static RouteHandlerBuilder DocumentedDelete(
        this RouteHandlerBuilder route,
        string operationId,
        string summary,
        string description
    ) => route.Described(operationId, summary, description).Produces(StatusCodes.Status204NoContent);

    /// <summary>
    /// A route that needs If-Match; with allowsAny false one that names a version, which is the text that the caller has read.
    /// </summary>
    public static RouteHandlerBuilder NeedsIfMatch(this RouteHandlerBuilder route, bool allowsAny = true) =>
        route.WithMetadata(new IfMatchRequired(allowsAny));

    /// <summary>A route of Delivery whose responses are kept in the cache until something that they show changes.</summary>
    /// <param name="route">The route.</param>
    /// <param name="isItem">Whether it is a single record; others are lists.</param>
    public static RouteHandlerBuilder Cached(this RouteHandlerBuilder route, bool isItem = false) =>
        route.WithMetadata(new CachedRoute(isItem));

    /// <summary>Routes whose problems of this status have the shape <typeparamref name="T"/>.</summary>
    public static RouteGroupBuilder WithProblemShape<T>(this RouteGroupBuilder routes, int status)
        where T : ProblemBody =>
        routes.WithMetadata(new ProblemShape(status.ToString(System.Globalization.CultureInfo.InvariantCulture), typeof(T)));

    /// <summary>A route that reads a JSON body.</summary>
    public static RouteHandlerBuilder Reads<T>(this RouteHandlerBuilder route, bool optional = false, params string[] contentTypes)
        where T : notnull =>
        route.Accepts<T>(optional, contentTypes is [var first, ..] ? first : "application/json", [.. contentTypes.Skip(1)]);

    /// <summary>The problems that are the route's own, beside those of what it reads (<see cref="OperationProblems"/>).</summary>
    public static TBuilder FailsWith<TBuilder>(this TBuilder route, params IReadOnlyList<ProblemCode> problems)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new OwnProblems(problems));

    /// <summary>A route that redirects from former addresses.</summary>
    public static RouteHandlerBuilder Moves(this RouteHandlerBuilder route) =>
        route.Produces<MovedResponse>(StatusCodes.Status301MovedPermanently, "application/json");

    private static RouteHandlerBuilder Described(this RouteHandlerBuilder route, string operationId, string summary, string description) =>
        route.WithMetadata(new OperationId(operationId)).WithSummary(summary).WithDescription(description);
}

/// <summary>Metadata of an endpoint: its name within its document. (Endpoint names proper are unique across both.)</summary>
internal sealed record OperationId(string Value);

/// <summary>Metadata of an endpoint that reads its body as it arrives, and unpacks it itself.</summary>
internal sealed record StreamsBody;

/// <summary>Metadata of an endpoint that needs If-Match.</summary>
/// <param name="AllowsAny">Whether * will do.</param>
internal sealed record IfMatchRequired(bool AllowsAny);

/// <summary>Metadata of endpoints whose problems of one status carry more than the others.</summary>
internal sealed record ProblemShape(string Status, Type Type)
{
    /// <summary>The shape of a status, where an endpoint has no other.</summary>
    public static Type Of(int status) =>
        status switch
        {
            StatusCodes.Status412PreconditionFailed => typeof(StaleProblem),
            StatusCodes.Status429TooManyRequests => typeof(QuotaProblem),
            _ => typeof(ProblemBody),
        };
}

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
    /// <summary>The current version; absent where a precondition of PUT failed because there is no record, or one already.</summary>
    public CurrentVersion? Current { get; init; }
}

/// <summary>The problem of too many requests: it also names the limit that was exceeded.</summary>
internal sealed record QuotaProblem : ProblemBody
{
    /// <summary>Names of the policies, as in RateLimit-Policy.</summary>
    [System.Text.Json.Serialization.JsonPropertyName(ClientRateLimiter.ViolatedPolicies)]
    public required IReadOnlyList<string> ViolatedPolicies { get; init; }
}
