using HumasApi.Data;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Jobs;

/// <summary>
/// Folds the delta rows of each count (of a unit, a tag, an author, and of each of their months) into one row. One statement
/// each: readers see the old rows or the new one, and the sum is the same.
/// </summary>
internal sealed class CompactCounts(IServiceScopeFactory scopes, TimeProvider clock, ILogger<CompactCounts> logger)
    : PeriodicJob(scopes, clock, logger)
{
    public override async Task RunOnceAsync(HumasDbContext database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await database.Database.ExecuteSqlAsync(
            $"""
            with many as (select kind, target_id from count_deltas group by kind, target_id having count(*) > 1 limit 1000),
                taken as (select id from count_deltas join many using (kind, target_id) for update of count_deltas skip locked),
                folded as (delete from count_deltas using taken where count_deltas.id = taken.id returning kind, target_id, delta)
            insert into count_deltas (kind, target_id, delta)
            select kind, target_id, sum(delta)::integer from folded group by kind, target_id having sum(delta) <> 0
            """,
            cancellationToken
        );
        await database.Database.ExecuteSqlAsync(
            $"""
            with many as (select distinct kind, target_id, part from month_deltas where new limit 10000),
                taken as (select id from month_deltas join many using (kind, target_id, part) for update of month_deltas skip locked),
                folded as (delete from month_deltas using taken where month_deltas.id = taken.id returning kind, target_id, part, delta)
            insert into month_deltas (kind, target_id, part, delta, new)
            select kind, target_id, part, sum(delta)::integer, false from folded group by kind, target_id, part having sum(delta) <> 0
            """,
            cancellationToken
        );
    }
}
