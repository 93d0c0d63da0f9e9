using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Paging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Keys;

/// <summary>GET /manage/v1/keys: the keys that the caller administers, the newest first.</summary>
internal static class ListKeysEndpoint
{
    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        new("revoked", ParameterType.Boolean, "true: only revoked keys; false: only keys that were not revoked.") { Example = false },
        .. PagingParameters.All,
    ];

    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, PublicUrl url)
    {
        var query = new QueryReader(http.Request);
        var request = new ListKeysQuery(query.Flag("revoked"), query.Page());
        query.Done();
        return Lists.Manage(http, url, await mediator.Send(request, http.RequestAborted));
    }
}

internal sealed record ListKeysQuery(bool? Revoked, PageRequest Page) : IRequest<ListPart<ManagedKey>>;

internal sealed class ListKeysHandler(HumasDbContext database, Rights rights) : IRequestHandler<ListKeysQuery, ListPart<ManagedKey>>
{
    private static readonly ListSort<ApiKey> Sort = ListSort.By<ApiKey>("-createdAt", key => key.CreatedAt, key => key.Id);

    public async Task<ListPart<ManagedKey>> Handle(ListKeysQuery request, CancellationToken cancellationToken)
    {
        var (page, all) = (request.Page, await AdministeredKeys.OfAsync(database, rights, cancellationToken));
        if (request.Revoked is { } revoked)
            all = all.Where(key => key.RevokedAt != null == revoked);
        var (keys, meta) = await Sort.PageAsync(all, page, cancellationToken);
        return ListPart<ManagedKey>.Of((await ManagedKey.ReadAsync(database, keys, cancellationToken), meta));
    }
}

/// <summary>The keys that a caller may see and change.</summary>
internal static class AdministeredKeys
{
    /// <summary>
    /// Those of which every grant lies at units that the caller administers. A key without grants is for those who administer
    /// all.
    /// </summary>
    /// <exception cref="Problem">403 for callers that administer nothing.</exception>
    public static async Task<IQueryable<ApiKey>> OfAsync(HumasDbContext database, Rights rights, CancellationToken cancellationToken)
    {
        await rights.RequireAtAnyUnitAsync(Right.Administer, cancellationToken);
        var keys = database.ApiKeys.AsNoTracking();
        return await rights.UnitsAsync(Right.Administer, cancellationToken) is { } mine
            ? keys.Where(key => key.Grants.Any() && key.Grants.All(grant => grant.UnitId != null && mine.Contains(grant.UnitId.Value)))
            : keys;
    }

    /// <summary>
    /// Reads a key and keeps others from changing it, and the key from acting, until the transaction ends. What the caller may
    /// not see is absent.
    /// </summary>
    /// <exception cref="Problem">404 or 403.</exception>
    public static async Task<ApiKey> LockAsync(HumasDbContext database, Rights rights, Guid id, CancellationToken cancellationToken)
    {
        var isMine = await (await OfAsync(database, rights, cancellationToken)).AnyAsync(key => key.Id == id, cancellationToken);
        if (!isMine)
            throw ManagedKey.Missing();
        await database.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended({ApiKey.LockOf(id)}, 0))",
            cancellationToken
        );
        var key = await database.ApiKeys.SingleAsync(candidate => candidate.Id == id, cancellationToken);
        // Another administrator may have given it more while the lock was waited for.
        await rights.RequireGrantableAsync(key.Grants, cancellationToken);
        return key;
    }
}
