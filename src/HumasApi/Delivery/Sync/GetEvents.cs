using HumasApi.Contract;
using HumasApi.Http;
using MediatR;

namespace HumasApi.Delivery.Sync;

/// <summary>
/// GET /v1/events: what a sync would say, as it happens, as Server-Sent Events (WHATWG HTML 9.2). The id of each event is a token of the
/// sync, so that a client that was cut off goes on where it was, here or there.
/// </summary>
internal static class GetEventsEndpoint
{
    private const string LastEventId = "Last-Event-ID";

    public static readonly IReadOnlyList<QueryParameter> Parameters = [SyncRequest.TokenParameter, .. SyncRequest.Filter];

    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, EventStreams streams)
    {
        var query = new QueryReader(http.Request);
        // Browsers send it when they connect again; nothing else of their request changes.
        var last = http.Request.Headers[LastEventId] is [{ Length: > 0 } text] ? text : null;
        var request = new GetEventsQuery(SyncRequest.Read(query, http.Request), last);
        query.Done();
        var hasBodies = (last is null ? request.What.Known : SyncToken.Parse(last))?.Filter.Body ?? request.What.Body;
        var place = streams.Enter(http, hasBodies);
        try
        {
            return new EventStreamResult(streams, place, await mediator.Send(request, http.RequestAborted));
        }
        catch
        {
            place.Dispose();
            throw;
        }
    }
}

/// <param name="What">What the client follows, or where it was when it connected first.</param>
/// <param name="LastEventId">Where it is; null for one that connects for the first time.</param>
internal sealed record GetEventsQuery(SyncRequest What, string? LastEventId) : IRequest<SyncToken>;

internal sealed class GetEventsHandler(SyncStart start) : IRequestHandler<GetEventsQuery, SyncToken>
{
    public async Task<SyncToken> Handle(GetEventsQuery request, CancellationToken cancellationToken)
    {
        if (request.LastEventId is null)
            return request.What.Known ?? await start.BeginAsync(request.What, SyncPhase.Changes, cancellationToken);
        // It holds the filter; what the query says was resolved when the stream was opened first, and may mean something else by now.
        return SyncToken.Parse(request.LastEventId) ?? throw Problem.Malformed(Problems.MalformedToken.InHeader("Last-Event-ID"));
    }
}

/// <summary>Sends events until the client leaves or the service stops.</summary>
internal sealed class EventStreamResult(EventStreams streams, IDisposable place, SyncToken token) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var open = place;
        var response = httpContext.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        // nginx would collect events until its buffer is full.
        response.Headers["X-Accel-Buffering"] = "no";
        if (HttpMethods.IsHead(httpContext.Request.Method))
            return;
        LargeResponses.RequireSpeed(httpContext);
        await streams.SendAsync(response.Body, token, httpContext.RequestAborted);
    }
}
