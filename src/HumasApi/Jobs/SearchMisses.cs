using HumasApi.Data;
using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Jobs;

/// <summary>Words that were searched for and not found.</summary>
/// <param name="Query">The words; empty: more than are counted apart.</param>
/// <param name="IsPartly">Whether some articles had most of them.</param>
internal readonly record struct MissedWords(string Query, bool IsPartly);

/// <summary>Counts what readers search for and do not find, by day and without a person.</summary>
internal sealed class SearchMisses(IServiceScopeFactory scopes, TimeProvider clock, ILogger<SearchMisses> logger)
    : MinuteCounter<MissedWords>(scopes, clock, logger, "searches without a result", new("", false))
{
    public void Count(MissedWords words) => Add(words);

    protected override async Task WriteAsync(
        HumasDbContext database,
        MissedWords key,
        DateTimeOffset minute,
        int count,
        CancellationToken cancellationToken
    )
    {
        if (key.Query.Length == 0)
            return;
        var day = DateOnly.FromDateTime(minute.UtcDateTime);
        var (nothing, partly) = key.IsPartly ? (0, count) : (count, 0);
        await database.Database.ExecuteSqlAsync(
            $"""
            insert into search_misses (day, query, nothing, partly)
            select {day}, {key.Query}, {nothing}, {partly}
            where exists (select from search_misses where day = {day} and query = {key.Query})
                or (select count(*) from search_misses where day = {day}) < {SearchMiss.MaxOfDay}
            on conflict (day, query) do update set nothing = search_misses.nothing + excluded.nothing,
                partly = search_misses.partly + excluded.partly
            """,
            cancellationToken
        );
    }
}

/// <summary>Removes what was not found long ago.</summary>
internal sealed class PurgeSearchMisses(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PurgeSearchMisses> logger)
    : PeriodicJob(scopes, clock, logger)
{
    protected override TimeSpan Interval => TimeSpan.FromHours(1);

    public override Task RunOnceAsync(HumasDbContext database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var first = DateOnly.FromDateTime((now - SearchMiss.Retention).UtcDateTime);
        return database.SearchMisses.Where(miss => miss.Day < first).ExecuteDeleteAsync(cancellationToken);
    }
}
