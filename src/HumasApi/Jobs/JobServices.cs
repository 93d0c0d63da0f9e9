namespace HumasApi.Jobs;

internal static class JobServices
{
    /// <summary>Runs all background jobs, those of other rooms too.</summary>
    public static void AddJobs(this IServiceCollection services)
    {
        services.AddSingleton<PeriodicJob, CompactCounts>();
        services.AddSingleton<PeriodicJob, CompactUsage>();
        services.AddSingleton<PeriodicJob, PurgeIdempotentAnswers>();
        services.AddSingleton<PeriodicJob, PurgeLinks>();
        services.AddSingleton<PeriodicJob, PurgeSearchMisses>();
        services.AddSingleton<SearchMisses>();
        services.AddSingleton<IBackgroundJob>(provider => provider.GetRequiredService<SearchMisses>());
        services.AddHostedService<BackgroundJobs>();
    }
}
