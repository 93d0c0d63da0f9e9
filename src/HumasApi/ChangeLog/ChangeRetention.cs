using HumasApi.Data;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.ChangeLog;

/// <summary>For how many days the change log can be followed back.</summary>
internal sealed record ChangeLogSpan(int Days);

/// <summary>
/// Forgets the oldest changes. What a reader has not read yet is kept for it, however old, as long as it is heard of; one
/// that comes back too late is told so (<see cref="ChangesForgottenException"/>) instead of being left with a gap.
/// </summary>
internal static class ChangeRetention
{
    /// <summary>A reader that was not heard of for so long holds nothing back any more.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    private const int BatchSize = 10_000;

    /// <summary>Forgets a batch at most, so that no transaction is long. Any number of instances may do so.</summary>
    /// <param name="database">The database.</param>
    /// <param name="before">What was told before this time may go.</param>
    /// <param name="cancellationToken">Ends the statement.</param>
    /// <returns>Changes forgotten.</returns>
    public static async Task<int> ForgetAsync(HumasDbContext database, DateTimeOffset before, CancellationToken cancellationToken)
    {
        await database.Database.ExecuteSqlAsync($"delete from change_readers where seen_at < now() - {Patience}", cancellationToken);
        // Positions are in order of commits and times nearly so. Nothing is read while the oldest line is young.
        return (await database.Database.SqlQuery<int>(
            $"""
             with oldest as (
                     select position, at from changes where (select at from changes order by position limit 1) < {before} order by position limit {BatchSize}),
                 cut as (
                     select max(position) as position from oldest where at < {before}
                     and position <= coalesce((select min(position) from change_readers), 9223372036854775807)),
                 told as (
                     update change_retention set forgotten_to = cut.position from cut where cut.position > forgotten_to returning forgotten_to),
                 gone as (
                     delete from changes using told where changes.position <= told.forgotten_to returning 1)
             select count(*)::integer as "Value" from gone
             """).ToListAsync(cancellationToken))[0];
    }
}

/// <summary>A place in the change log behind which nothing is known any more: what is held must be read anew.</summary>
internal sealed class ChangesForgottenException(long position, long forgottenTo)
    : Exception($"Position {position} of the change log is too long ago: it was forgotten up to {forgottenTo}. Read everything anew and follow from there.");
