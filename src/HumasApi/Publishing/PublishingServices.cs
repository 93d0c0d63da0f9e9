using HumasApi.ChangeLog;
using HumasApi.Jobs;

namespace HumasApi.Publishing;

internal static class PublishingServices
{
    public static void AddPublishing(this IServiceCollection services, ChangeLogRetention span)
    {
        services.AddSingleton(span);
        services.AddSingleton<ReferenceCache>();
        services.AddSingleton<IChangeConsumer>(provider => provider.GetRequiredService<ReferenceCache>());
        services.AddSingleton<EditorMemory>();
        services.AddSingleton<IChangeConsumer>(provider => provider.GetRequiredService<EditorMemory>());
        services.AddSingleton<ChangeFollower>();
        services.AddSingleton<IBackgroundJob>(provider => provider.GetRequiredService<ChangeFollower>());
        services.AddSingleton<PeriodicJob, LogDueUnitEvents>();
        services.AddSingleton<PeriodicJob, CompactCounts>();
        services.AddSingleton<PeriodicJob, CompactUsage>();
        services.AddSingleton<PeriodicJob, PurgeIdempotentAnswers>();
        services.AddSingleton<PeriodicJob, PurgePreviewLinks>();
        services.AddSingleton<PeriodicJob, PurgeChanges>();
        services.AddHostedService<BackgroundJobs>();
    }
}
