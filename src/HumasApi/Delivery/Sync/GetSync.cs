using HumasApi.Http;
using MediatR;

namespace HumasApi.Delivery.Sync;

/// <summary>
/// GET /v1/sync: first the state of what a client follows, page by page, then only what changes. The token says where it is.
/// </summary>
internal static class GetSyncEndpoint
{
    private const int MaxLimit = 500;
    private const int DefaultLimit = 200;

    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        SyncRequest.TokenParameter,
        .. SyncRequest.Filter,
        new("limit", ParameterType.Integer, "Records in a response, about.")
        {
            Minimum = 1,
            Maximum = MaxLimit,
            Default = DefaultLimit,
            Example = 100,
        },
    ];

    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, PublicUrl url, LargeResponses large)
    {
        var query = new QueryReader(http.Request);
        var request = new GetSyncQuery(SyncRequest.Read(query, http.Request), query.Integer("limit", 1, MaxLimit) ?? DefaultLimit);
        query.Done();
        var place = request.What.Body || request.What.Known?.Filter.Body == true ? await large.EnterAsync(http) : null;
        try
        {
            var (page, token, hasMore) = await mediator.Send(request, http.RequestAborted);
            var limit = request.Limit == DefaultLimit ? "" : $"&limit={request.Limit}";
            var next = url.To($"/v1/sync?token={token}{limit}");
            return new DeliveryResult<SyncAnswer>(new(page, new SyncMeta($"{token}", hasMore), new SyncLinks(next))) { Place = place };
        }
        catch
        {
            place?.Dispose();
            throw;
        }
    }
}

/// <summary>A <see cref="SyncResponse"/> with articles that are serialized already.</summary>
internal sealed record SyncAnswer(SyncPage Data, SyncMeta Meta, SyncLinks Links);

/// <param name="What">What the client follows, or where it is.</param>
/// <param name="Limit">Records in a response, about.</param>
internal sealed record GetSyncQuery(SyncRequest What, int Limit) : IRequest<SyncStep>;

internal sealed class GetSyncHandler(SyncStart start, SyncFeed feed) : IRequestHandler<GetSyncQuery, SyncStep>
{
    public async Task<SyncStep> Handle(GetSyncQuery request, CancellationToken cancellationToken)
    {
        var token = request.What.Known ?? await start.BeginAsync(request.What, SyncPhase.Units, cancellationToken);
        return await feed.ReadAsync(token, request.Limit, cancellationToken) ?? throw start.Restart(token.Filter);
    }
}
