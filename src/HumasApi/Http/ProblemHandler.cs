using System.Text.Json;
using FluentValidation;
using FluentValidation.Results;
using HumasApi.Contract;
using HumasApi.Domain;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HumasApi.Http;

/// <summary>
/// Maps exceptions to responses, in one switch. An unexpected exception is a 500 that shows only the trace id; a lost database
/// connection is a 503 that may be retried. Request bodies are never logged.
/// </summary>
internal static class ProblemHandler
{
    // Not the framework's handler: that one forces its own cache headers on every answer and drops the ETag of a 412.
    public static async Task CatchAsync(HttpContext http, RequestDelegate next, ILogger logger)
    {
        try
        {
            await next(http);
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            if (http.RequestAborted.IsCancellationRequested)
                return;
            var problem = ToProblem(http, exception);
            if (problem.Code == Problems.InternalError.Code && await IsOfNewerSchemaAsync(http, exception))
                problem = Upgraded();
            if (problem.Status == StatusCodes.Status500InternalServerError)
                // By the pattern of its route: the path of a preview is a secret.
                logger.LogError(
                    exception,
                    "{Method} {Route} failed; trace {TraceId}, parent {ParentTrace}",
                    http.Request.Method,
                    (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? http.Request.Path,
                    RequestTrace.Of(http),
                    RequestTrace.ParentOf(http)
                );
            else if (problem.Code == Problems.DatabaseUpgraded.Code)
                logger.LogWarning(
                    "A newer version has migrated the database; restart this instance with it: {Reason}",
                    exception.GetBaseException().Message
                );
            else if (problem.Code == Problems.DatabaseUnavailable.Code)
                logger.LogWarning("The database did not answer: {Reason}", exception.GetBaseException().Message);
            http.Response.Clear();
            await WriteAsync(http, problem);
        }
    }

    private static Problem ToProblem(HttpContext http, Exception exception) =>
        exception switch
        {
            Problem problem => problem,
            ValidationException invalid when HttpMethods.IsGet(http.Request.Method) => Problem.Malformed([
                .. invalid.Errors.Select(ToParameter),
            ]),
            ValidationException invalid => Problem.Invalid([.. invalid.Errors.Select(ToPointer)]),
            RuleViolation rule => ToProblem(rule),
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => new Problem(
                Problems.BodyTooLarge,
                Sentence.Of(
                    $"A request body may have {MaxBodyBytes(http):N0} bytes at most here.",
                    $"Isi permintaan di sini paling besar {MaxBodyBytes(http):N0} byte."
                )
            ),
            BadHttpRequestException bad => new Problem(Problems.MalformedRequest, bad.Message, status: bad.StatusCode),
            DbUpdateConcurrencyException => new Problem(Problems.ConcurrentChange),
            _ when IsDatabaseAway(exception) => new Problem(Problems.DatabaseUnavailable)
            {
                Headers = new Dictionary<string, string> { ["Retry-After"] = "5" },
            },
            _ => new Problem(Problems.InternalError),
        };

    /// <summary>The problem of an instance whose database a newer version has migrated.</summary>
    public static Problem Upgraded() =>
        new(Problems.DatabaseUpgraded) { Headers = new Dictionary<string, string> { ["Retry-After"] = "60" } };

    // What a newer schema makes of a statement of this build: something is missing (class 42), or a new column has no value (class 23).
    private static async Task<bool> IsOfNewerSchemaAsync(HttpContext http, Exception exception) =>
        exception.GetBaseException() is PostgresException { SqlState: ['4', '2', ..] or ['2', '3', ..] }
        && await http.RequestServices.GetRequiredService<SchemaProbe>().IsNewerAsync(http.RequestAborted);

    // Routes that take files have their own.
    private static long MaxBodyBytes(HttpContext http) =>
        http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? Limits.MaxBodyBytes;

    /// <summary>The problem of an act that a rule does not allow.</summary>
    public static Problem ToProblem(RuleViolation violation) =>
        new(
            Problems.Find(JsonNamingPolicy.KebabCaseLower.ConvertName(violation.Rule.ToString()))!,
            violation.State is not { } state
                ? null
                : Sentence.Of(
                    $"The newest revision is {state.Present?.ToWire() ?? "live"}; this needs {Words(state, " or ")}.",
                    $"Revisi terbaru berstatus {state.Present?.ToWire() ?? "live"}; tindakan ini memerlukan {Words(state, " atau ")}."
                )
        );

    private static string Words(TransitionState state, string or) => string.Join(or, state.Required.Select(one => one.ToWire()));

    /// <summary>What names a request in the logs.</summary>
    public static string TraceId(HttpContext http) => RequestTrace.Of(http);

    /// <summary>Writes a problem as the whole answer.</summary>
    public static async Task WriteAsync(HttpContext http, Problem problem)
    {
        var response = http.Response;
        response.StatusCode = problem.Status;
        foreach (var (name, value) in problem.Headers)
            response.Headers[name] = value;
        response.Headers.ContentLanguage = Sentence.Of("en", "id");
        response.Headers.Append("Vary", "Accept-Language");
        response.Headers.CacheControl = http.Request.Path.StartsWithSegments("/v1")
            ? CachePolicy.ForProblem(problem.Status, http.RequestServices.GetRequiredService<UpcomingChange>())
            : "no-store";
        var body = new Dictionary<string, object?>
        {
            ["type"] = problem.Type ?? $"urn:humas:problem:{problem.Code}",
            ["title"] = problem.Title,
            ["status"] = problem.Status,
            ["detail"] = problem.Detail,
            ["instance"] = (http.Request.PathBase + http.Request.Path).Value,
            ["code"] = problem.Code,
            ["traceId"] = TraceId(http),
            ["parentTrace"] = RequestTrace.ParentOf(http),
            ["errors"] = problem.Errors,
        };
        foreach (var (name, value) in problem.Members)
            body[name] = value;
        await response.WriteAsJsonAsync(body, Json.Options, "application/problem+json", http.RequestAborted);
    }

    /// <summary>The error of a validator, with the place in the body.</summary>
    public static ProblemError ToPointer(ValidationFailure failure) =>
        new(failure.ErrorCode, failure.ErrorMessage, Pointer: Pointers.FromPropertyPath(failure.PropertyName));

    private static ProblemError ToParameter(ValidationFailure failure) =>
        new(
            failure.ErrorCode,
            failure.ErrorMessage,
            // Parameters that several queries share are a part of the query.
            Parameter: JsonNamingPolicy.CamelCase.ConvertName(failure.PropertyName.Split('.')[^1])
        );

    // Connection failures, a server that starts up or shuts down (class 57P), and one without room: for connections, on the disk, in
    // memory (class 53).
    public static bool IsDatabaseAway(Exception exception)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            if (current is PostgresException postgres)
                return postgres.SqlState.StartsWith("57P", StringComparison.Ordinal)
                    || postgres.SqlState.StartsWith("08", StringComparison.Ordinal)
                    || postgres.SqlState.StartsWith("53", StringComparison.Ordinal);
            if (current is NpgsqlException or System.Net.Sockets.SocketException or TimeoutException)
                return true;
        }
        return false;
    }
}

/// <summary>Asks whether a newer version has migrated the database.</summary>
internal sealed record SchemaProbe(Func<CancellationToken, Task<bool>> IsNewerAsync);
