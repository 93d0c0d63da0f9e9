using HumasApi.Data;
using HumasApi.Jobs;

namespace HumasApi.ChangeLog;

/// <summary>Removes changes that are older than the change log reaches back, in batches.</summary>
internal sealed class PurgeChanges(ChangeLogRetention span, IServiceScopeFactory scopes, TimeProvider clock, ILogger<PurgeChanges> logger)
    : PeriodicJob(scopes, clock, logger)
{
    public override async Task RunOnceAsync(HumasDbContext database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        while (await ChangeRetention.PurgeAsync(database, now.AddDays(-span.Days), cancellationToken) > 0) { }
    }
}
