using HumasApi.Contract;
using HumasApi.Http;

namespace HumasApi.Delivery.Sync;

internal static class SyncRoutes
{
    public static void AddSync(this IServiceCollection services)
    {
        services.AddScoped<SyncRows>();
        services.AddScoped<SyncStart>();
        services.AddScoped<SyncFeed>();
        services.AddSingleton<EventStreams>();
        services.AddSingleton<SnapshotFiles>();
    }

    public static void MapSync(this IEndpointRouteBuilder routes)
    {
        var sync = routes.MapGroup("").WithTags("Sync");
        sync.MapGroup("/sync")
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
                Problems.FieldsAndInclude,
                Problems.MalformedToken,
                Problems.ScopeNeedsUnit,
                Problems.SyncRestart,
                Problems.TokenAlone,
                Problems.UnknownField,
                Problems.UnmatchedFilter
            );
        sync.MapGet("/snapshot", GetSnapshotEndpoint.Handle)
            .WithQuery(SyncRequest.Filter)
            .DocumentedLines<SnapshotLine>(
                "getSnapshot",
                "Snapshot",
                "All that you follow as one compressed file, a JSON object on each line: `meta` first, then units, authors, tags and "
                    + "articles as in a sync, and `end`, without which the file is not whole. `meta.token` goes on with a sync. Made "
                    + "once for all who ask, and kept until something changes."
            )
            .FailsWith(Problems.Busy, Problems.FieldsAndInclude, Problems.ScopeNeedsUnit, Problems.UnknownField, Problems.UnmatchedFilter);
        sync.MapGet("/events", GetEventsEndpoint.Handle)
            .WithQuery(GetEventsEndpoint.Parameters)
            .DocumentedEvents<SyncData>(
                "followEvents",
                "Live events",
                "What a sync would say, as it happens, as Server-Sent Events: `changes` with the `data` of a sync. The id of an event is "
                    + "a token: a browser that was cut off goes on by itself (`Last-Event-ID`), and `/v1/sync?token=` goes on from it as "
                    + "well. Without a token it begins now. `restart`: the token was too old; read the state again at `href`, the stream "
                    + "goes on from now."
            )
            .FailsWith(
                Problems.Busy,
                Problems.FieldsAndInclude,
                Problems.MalformedToken,
                Problems.ScopeNeedsUnit,
                Problems.TokenAlone,
                Problems.UnknownField,
                Problems.UnmatchedFilter
            );
    }
}
