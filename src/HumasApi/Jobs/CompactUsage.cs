using HumasApi.Data;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Jobs;

/// <summary>Folds what each unit stored on a day into one row, and removes past days: quotas look at today only.</summary>
internal sealed class CompactUsage(IServiceScopeFactory scopes, TimeProvider clock, ILogger<CompactUsage> logger)
    : PeriodicJob(scopes, clock, logger)
{
    public override async Task RunOnceAsync(HumasDbContext database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var yesterday = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1);
        await database.Database.ExecuteSqlAsync($"delete from unit_usage where day < {yesterday}", cancellationToken);
        await database.Database.ExecuteSqlAsync(
            $"""
            with many as (select unit_id, day, imported from unit_usage group by unit_id, day, imported having count(*) > 1 limit 1000),
                taken as (select id from unit_usage join many using (unit_id, day, imported) for update of unit_usage skip locked),
                folded as (delete from unit_usage using taken where unit_usage.id = taken.id returning unit_id, day, imported,
                    articles, bytes)
            insert into unit_usage (unit_id, day, imported, articles, bytes)
            select unit_id, day, imported, sum(articles)::integer, sum(bytes)::bigint from folded group by unit_id, day, imported
            """,
            cancellationToken
        );
    }
}
