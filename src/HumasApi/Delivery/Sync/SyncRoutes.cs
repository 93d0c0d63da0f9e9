using HumasApi.Contract;
using HumasApi.Http;

namespace HumasApi.Delivery.Sync;

internal static class SyncRoutes
{
    public static void AddSync(this IServiceCollection services) => services.AddScoped<SyncRows>();

    public static void MapSync(this IEndpointRouteBuilder routes) =>
        routes
            .MapGroup("/sync")
            .WithTags("Sync")
            .WithProblemShape<SyncRestartProblem>(StatusCodes.Status410Gone)
            .MapGet("", GetSyncEndpoint.Handle)
            .WithQuery(GetSyncEndpoint.Parameters)
            .Documented<SyncResponse>(
                "sync",
                "Sync",
                "Keeps a copy in step. The first requests give the state of what you follow, page by page; from then on each gives only "
                    + "what changed. Store records over what you have, remove what `removed` names, and keep `meta.token` with them: the "
                    + "next request is `links.next`, at once while `meta.hasMore`. A record may come again; none is left out. Articles "
                    + "name units, authors and tags by id. 410 `sync-restart`: the token is too old; begin again at `restart.href`."
            )
            .FailsWith(
                Problems.Busy,
                Problems.MalformedToken,
                Problems.ScopeNeedsUnit,
                Problems.SyncRestart,
                Problems.TokenAlone,
                Problems.UnmatchedFilter
            );
}
