using HumasApi.Data;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Publishing;

/// <summary>
/// House-keeping that nobody waits for: tells the change log of planned events of units whose day has come, folds the count
/// rows of a unit, tag or author into one and those of each of its months, forgets idempotent answers and preview links whose time is over and changes of long ago. Any number
/// of instances may run it; each row is taken by one.
/// </summary>
internal sealed class HouseKeeping(IServiceScopeFactory scopes, ChangeLogSpan span, TimeProvider clock, ILogger<HouseKeeping> logger) : IRunsInBackground
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    public Task RunAsync(CancellationToken stop) => Repeatedly.RunAsync(Pause, clock, logger, "House-keeping", async () =>
    {
        await using var scope = scopes.CreateAsyncScope();
        await RunOnceAsync(scope.ServiceProvider.GetRequiredService<HumasDbContext>(), clock.GetUtcNow(), span, stop);
    }, stop);

    public static async Task RunOnceAsync(HumasDbContext database, DateTimeOffset now, ChangeLogSpan span, CancellationToken cancellationToken)
    {
        while (await UnitEventLog.TellDueAsync(database, now, cancellationToken) > 0) { }
        // One statement: readers see the old rows or the new one, and the sum is the same.
        await database.Database.ExecuteSqlAsync(
            $"""
             with many as (select kind, target_id from count_deltas group by kind, target_id having count(*) > 1 limit 1000),
                 taken as (select id from count_deltas join many using (kind, target_id) for update of count_deltas skip locked),
                 folded as (delete from count_deltas using taken where count_deltas.id = taken.id returning kind, target_id, delta)
             insert into count_deltas (kind, target_id, delta)
             select kind, target_id, sum(delta)::integer from folded group by kind, target_id having sum(delta) <> 0
             """, cancellationToken);
        await database.Database.ExecuteSqlAsync(
            $"""
             with many as (select distinct kind, target_id, part from month_deltas where new limit 10000),
                 taken as (select id from month_deltas join many using (kind, target_id, part) for update of month_deltas skip locked),
                 folded as (delete from month_deltas using taken where month_deltas.id = taken.id returning kind, target_id, part, delta)
             insert into month_deltas (kind, target_id, part, delta, new)
             select kind, target_id, part, sum(delta)::integer, false from folded group by kind, target_id, part having sum(delta) <> 0
             """, cancellationToken);
        var expired = now - Domain.IdempotentAnswer.Lifetime;
        await database.IdempotentAnswers.Where(answer => answer.CreatedAt < expired).ExecuteDeleteAsync(cancellationToken);
        var forgotten = now - Domain.PreviewLink.Remembered;
        await database.PreviewLinks.Where(link => link.ExpiresAt < forgotten).ExecuteDeleteAsync(cancellationToken);
        while (await ChangeRetention.ForgetAsync(database, now.AddDays(-span.Days), cancellationToken) > 0) { }
    }
}
