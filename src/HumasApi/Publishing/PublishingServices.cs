using HumasApi.ChangeLog;
using HumasApi.Http;
using HumasApi.Jobs;

namespace HumasApi.Publishing;

internal static class PublishingServices
{
    public static void AddPublishing(
        this IServiceCollection services,
        ResponseCacheOptions cache,
        EdgeLifetimes lifetimes,
        PurgeOptions? purge
    )
    {
        services.AddSingleton<ReferenceCache>();
        services.AddSingleton<IChangeConsumer>(provider => provider.GetRequiredService<ReferenceCache>());
        services.AddSingleton<EditorMemory>();
        services.AddSingleton<IChangeConsumer>(provider => provider.GetRequiredService<EditorMemory>());
        // After the references: a response that is begun between the two is older than the change for both.
        services.AddSingleton(cache);
        services.AddSingleton<ResponseCache>();
        services.AddSingleton<IChangeConsumer>(provider => provider.GetRequiredService<ResponseCache>());
        services.AddSingleton(provider => new EdgeCaching(lifetimes, provider.GetRequiredService<UpcomingChange>(), purge?.Keys));
        if (purge is null)
            return;
        // Last: what is fetched after a purge must not come from a cache of this instance.
        services.AddSingleton(purge);
        services.AddSingleton<EdgePurge>();
        services.AddSingleton<IChangeConsumer>(provider => provider.GetRequiredService<EdgePurge>());
        services.AddSingleton<IBackgroundJob>(provider => provider.GetRequiredService<EdgePurge>());
    }
}
