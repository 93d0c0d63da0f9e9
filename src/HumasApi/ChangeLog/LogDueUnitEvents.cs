using HumasApi.Data;
using HumasApi.Jobs;

namespace HumasApi.ChangeLog;

/// <summary>Adds planned events of units to the change log when their day has come.</summary>
internal sealed class LogDueUnitEvents(IServiceScopeFactory scopes, TimeProvider clock, ILogger<LogDueUnitEvents> logger)
    : PeriodicJob(scopes, clock, logger)
{
    public override async Task RunOnceAsync(HumasDbContext database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        while (await UnitEventLog.AppendDueAsync(database, now, cancellationToken) > 0) { }
    }
}
