using System.Text.Json.Serialization;
using HumasApi.Http;
using MediatR;

namespace HumasApi.Delivery.Sync;

/// <summary>
/// GET /v1/snapshot: the whole state of a filter as one file, JSON by line, with the token from which a sync goes on. For a build of a
/// site, or a new phone.
/// </summary>
internal static class GetSnapshotEndpoint
{
    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, SnapshotFiles files)
    {
        var query = new QueryReader(http.Request);
        var request = new GetSnapshotQuery(SyncRequest.Read(query, http.Request), ContentCodings.Negotiate(http.Request));
        query.Done();
        http.Response.RegisterForDispose(files.Enter(http));
        var snapshot = await mediator.Send(request, http.RequestAborted);
        http.Response.RegisterForDispose(snapshot);
        return new SnapshotResult(snapshot, request.Coding);
    }
}

/// <param name="What">What is wanted; it has no token.</param>
/// <param name="Coding">How the file is compressed; null for not.</param>
internal sealed record GetSnapshotQuery(SyncRequest What, string? Coding) : IRequest<SnapshotLease>;

internal sealed class GetSnapshotHandler(SyncStart start, SnapshotFiles files) : IRequestHandler<GetSnapshotQuery, SnapshotLease>
{
    public async Task<SnapshotLease> Handle(GetSnapshotQuery request, CancellationToken cancellationToken) =>
        files.Get(await start.BeginAsync(request.What, SyncPhase.Units, cancellationToken), request.Coding);
}

/// <summary>Sends a snapshot, also while it is made.</summary>
internal sealed class SnapshotResult(SnapshotLease snapshot, string? coding) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var _ = snapshot;
        var (request, response) = (httpContext.Request, httpContext.Response);
        response.Headers.ETag = snapshot.ETag;
        response.Headers.CacheControl = CachePolicy.Fresh;
        response.Headers.Vary = "Accept-Encoding";
        if (EntityTags.IsKnown(request, snapshot.ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        response.ContentType = "application/x-ndjson";
        if (coding is not null)
            response.Headers.ContentEncoding = coding;
        response.ContentLength = snapshot.Length;
        if (HttpMethods.IsHead(request.Method))
            return;
        LargeResponses.RequireSpeed(httpContext);
        try
        {
            await snapshot.CopyToAsync(response.Body, httpContext.RequestAborted);
        }
        // The status is sent already: a response that breaks off is recognised as incomplete.
        catch (SnapshotFailedException)
        {
            httpContext.Abort();
        }
    }
}

/// <summary>A line of a snapshot: one of these members, and no other.</summary>
/// <param name="Meta">The first line: what comes, and where to go on.</param>
/// <param name="Unit">A unit.</param>
/// <param name="Author">An author.</param>
/// <param name="Tag">A tag.</param>
/// <param name="Article">An article.</param>
/// <param name="End">The last line: without it the file is not whole.</param>
internal sealed record SnapshotLine(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SnapshotMeta? Meta,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SyncUnit? Unit,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SyncAuthor? Author,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SyncTag? Tag,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SyncArticle? Article,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SnapshotEnd? End
);

/// <summary>What a snapshot is.</summary>
/// <param name="At">When it was made.</param>
/// <param name="Token">Goes on from here: <c>/v1/sync?token=</c> gives what changed since.</param>
/// <param name="Next">The request that goes on.</param>
internal sealed record SnapshotMeta(DateTimeOffset At, string Token, string Next);

/// <summary>How many records a snapshot has.</summary>
/// <param name="Records">Lines between the first and the last.</param>
internal sealed record SnapshotEnd(long Records);
