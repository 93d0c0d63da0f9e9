using HumasApi.Jobs;

namespace HumasApi.ChangeLog;

internal static class ChangeLogServices
{
    public static void AddChangeLog(this IServiceCollection services, ChangeLogRetention span)
    {
        services.AddSingleton(span);
        services.AddSingleton<ChangeFollower>();
        services.AddSingleton<IBackgroundJob>(provider => provider.GetRequiredService<ChangeFollower>());
        services.AddSingleton<PeriodicJob, LogDueUnitEvents>();
        services.AddSingleton<PeriodicJob, PurgeChanges>();
    }
}
