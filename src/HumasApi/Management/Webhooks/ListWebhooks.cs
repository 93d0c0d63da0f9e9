using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Paging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Webhooks;

/// <summary>GET /manage/v1/webhooks: the webhooks that the caller administers, the newest first.</summary>
internal static class ListWebhooksEndpoint
{
    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, PublicUrl url)
    {
        var query = new QueryReader(http.Request);
        var request = new ListWebhooksQuery(query.Page());
        query.Done();
        return Lists.Manage(http, url, await mediator.Send(request, http.RequestAborted));
    }
}

internal sealed record ListWebhooksQuery(PageRequest Page) : IRequest<ListPart<ManagedWebhook>>;

internal sealed class ListWebhooksHandler(HumasDbContext database, Rights rights)
    : IRequestHandler<ListWebhooksQuery, ListPart<ManagedWebhook>>
{
    private static readonly ListSort<Webhook> Sort = ListSort.By<Webhook>("-createdAt", one => one.CreatedAt, one => one.Id);

    public async Task<ListPart<ManagedWebhook>> Handle(ListWebhooksQuery request, CancellationToken cancellationToken)
    {
        var all = await AdministeredWebhooks.OfAsync(database, rights, cancellationToken);
        var (webhooks, meta) = await Sort.PageAsync(all, request.Page, cancellationToken);
        return ListPart<ManagedWebhook>.Of((await ManagedWebhook.ReadAsync(database, webhooks, cancellationToken), meta));
    }
}

/// <summary>The webhooks that a caller may see and change: those of units that it administers.</summary>
internal static class AdministeredWebhooks
{
    /// <exception cref="Problem">403 for callers that administer nothing.</exception>
    public static async Task<IQueryable<Webhook>> OfAsync(HumasDbContext database, Rights rights, CancellationToken cancellationToken)
    {
        await rights.RequireAtAnyUnitAsync(Right.Administer, cancellationToken);
        var all = database.Webhooks.AsNoTracking();
        return await rights.UnitsAsync(Right.Administer, cancellationToken) is { } mine
            ? all.Where(one => one.UnitId != null && mine.Contains(one.UnitId.Value))
            : all;
    }

    /// <summary>A webhook of the caller.</summary>
    /// <exception cref="Problem">404 or 403.</exception>
    public static async Task<Webhook> FindAsync(HumasDbContext database, Rights rights, Guid id, CancellationToken cancellationToken) =>
        await (await OfAsync(database, rights, cancellationToken)).SingleOrDefaultAsync(one => one.Id == id, cancellationToken)
        ?? throw ManagedWebhook.Missing();

    /// <summary>The same, kept from being changed by others until the transaction ends.</summary>
    /// <exception cref="Problem">404 or 403.</exception>
    public static async Task<Webhook> LockAsync(HumasDbContext database, Rights rights, Guid id, CancellationToken cancellationToken)
    {
        await FindAsync(database, rights, id, cancellationToken);
        return await database
            .Webhooks.FromSql($"select * from webhooks where id = {id} for no key update")
            .SingleOrDefaultAsync(cancellationToken)
            ?? throw ManagedWebhook.Missing();
    }
}
