using System.Diagnostics;

namespace HumasApi.Http;

/// <summary>
/// The name of a request in logs, problems and the audit trail. The service chooses it, so that no client can make two requests look
/// like one; the trace that the client names in <c>traceparent</c> is kept beside it.
/// </summary>
internal sealed class RequestTrace : DistributedContextPropagator
{
    public const string Header = "X-Request-Id";

    public override IReadOnlyCollection<string> Fields => [];

    public static string Of(HttpContext http) => http.TraceIdentifier;

    /// <summary>
    /// The trace of the client, 32 hexadecimal digits; null where it names none, or not in the form of W3C Trace Context.
    /// </summary>
    public static string? ParentOf(HttpContext http) =>
        http.Request.Headers.TraceParent is [{ Length: 55 } sent] && ActivityContext.TryParse(sent, null, out var parent)
            ? parent.TraceId.ToString()
            : null;

    public static Task SendAsync(HttpContext http, RequestDelegate next)
    {
        // Nobody may listen to activities; then there is none.
        var trace = http.TraceIdentifier = (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToString();
        http.Response.OnStarting(() =>
        {
            http.Response.Headers[Header] = trace;
            return Task.CompletedTask;
        });
        return next(http);
    }

    // Nothing is taken from a request, so the activity of each one is a root with an id of its own.
    public override void ExtractTraceIdAndState(
        object? carrier,
        PropagatorGetterCallback? getter,
        out string? traceId,
        out string? traceState
    ) => (traceId, traceState) = (null, null);

    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter) => null;

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter) { }
}
