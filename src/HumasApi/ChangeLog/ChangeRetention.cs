using HumasApi.Data;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.ChangeLog;

/// <summary>For how many days the change log can be followed back.</summary>
internal sealed record ChangeLogRetention(int Days);

/// <summary>
/// Purges the oldest changes. Changes that an active reader has not read yet are kept, however old; a reader that comes back too
/// late gets <see cref="ChangesPurgedException"/> instead of a gap.
/// </summary>
internal static class ChangeRetention
{
    /// <summary>A reader that is silent for so long no longer holds changes back.</summary>
    public static readonly TimeSpan ReaderTimeout = TimeSpan.FromDays(1);

    private const int BatchSize = 10_000;

    /// <summary>Purges one batch at most, so that no transaction is long. Any number of instances may do so.</summary>
    /// <param name="database">The database.</param>
    /// <param name="before">Changes before this time may be purged.</param>
    /// <param name="cancellationToken">Ends the statement.</param>
    /// <returns>Number of purged changes.</returns>
    public static async Task<int> PurgeAsync(HumasDbContext database, DateTimeOffset before, CancellationToken cancellationToken)
    {
        await database.Database.ExecuteSqlAsync($"delete from change_readers where seen_at < now() - {ReaderTimeout}", cancellationToken);
        // Positions are in order of commits and times nearly so. Nothing is read while the oldest line is young.
        return (
            await database
                .Database.SqlQuery<int>(
                    $"""
                    with oldest as (
                            select position, at from changes where (select at from changes order by position limit 1) < {before} order
                                by position limit {BatchSize}),
                        cut as (
                            select max(position) as position from oldest where at < {before}
                            and position <= coalesce((select min(position) from change_readers), 9223372036854775807)),
                        told as (
                            update change_retention set forgotten_to = cut.position from cut where cut.position > forgotten_to
                                returning forgotten_to),
                        gone as (
                            delete from changes using told where changes.position <= told.forgotten_to returning 1)
                    select count(*)::integer as "Value" from gone
                    """
                )
                .ToListAsync(cancellationToken)
        )[0];
    }
}

/// <summary>A position from which the change log cannot be followed: the reader must read everything again.</summary>
internal sealed class ChangesPurgedException(long position, long purgedTo)
    : Exception(
        $"Position {position} of the change log is too old: it was purged up to {purgedTo}. Read everything again and continue from there."
    );
