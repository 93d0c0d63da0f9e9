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
        var what = SyncRequest.Read(query, http.Request);
        query.Done();
        // It holds the filter; what the query says was resolved when the stream was opened first, and may mean something else by now.
        var known = last is null
            ? what.Known
            : SyncToken.Parse(last) ?? throw Problem.Malformed(Problems.MalformedToken.InHeader(LastEventId));
        var place = streams.Enter(http, known?.Filter.Body ?? what.Body);
        try
        {
            var token = known ?? await mediator.Send(new BeginEventsQuery(what), http.RequestAborted);
            return new EventStreamResult(streams, place, token);
        }
        catch
        {
            place.Dispose();
            throw;
        }
    }
}

/// <param name="What">What a client follows that connects for the first time.</param>
internal sealed record BeginEventsQuery(SyncRequest What) : IRequest<SyncToken>;

internal sealed class BeginEventsHandler(SyncStart start) : IRequestHandler<BeginEventsQuery, SyncToken>
{
    public Task<SyncToken> Handle(BeginEventsQuery request, CancellationToken cancellationToken) =>
        start.BeginAsync(request.What, SyncPhase.Changes, cancellationToken);
}

/// <summary>Sends events until the client leaves or the service stops.</summary>
internal sealed class EventStreamResult(EventStreams streams, IDisposable place, SyncToken token) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var open = place;
        var response = httpContext.Response;
        EventStream.Begin(response);
        if (HttpMethods.IsHead(httpContext.Request.Method))
            return;
        LargeResponses.RequireSpeed(httpContext);
        await streams.SendAsync(response.Body, token, httpContext.RequestAborted);
    }
}
