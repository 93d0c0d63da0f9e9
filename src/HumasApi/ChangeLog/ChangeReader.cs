using System.Diagnostics;
using System.Runtime.CompilerServices;
using HumasApi.Data;
using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HumasApi.ChangeLog;

/// <summary>
/// Follows the change log from a position, in order, without a gap or a repeat. Woken by NOTIFY; a notification that is
/// lost costs at most <see cref="MaxWait"/>, never a change, because what is read is always the table. Changes that it has not
/// read are not purged (<see cref="ChangeRetention"/>) as long as it follows.
/// </summary>
/// <param name="connectionString">The database.</param>
/// <param name="name">Under which its place is kept; unique to each reader.</param>
/// <param name="longestWait">How long a lost notification may go unnoticed; by default <see cref="MaxWait"/>.</param>
/// <param name="isAtEnd">Called each time that all changes were taken in.</param>
internal sealed class ChangeReader(string connectionString, string name, TimeSpan? longestWait = null, Action? isAtEnd = null)
{
    private static readonly TimeSpan PositionInterval = TimeSpan.FromSeconds(10);

    public const int BatchSize = 1_000;
    public static readonly TimeSpan MaxWait = TimeSpan.FromMilliseconds(500);

    /// <summary>Position of the newest change; 0 for an empty log.</summary>
    public async Task<long> NewestAsync(CancellationToken cancellationToken)
    {
        await using var database = Contexts.Open(new NpgsqlConnection(connectionString));
        return await database.Changes.MaxAsync(change => (long?)change.Position, cancellationToken) ?? 0;
    }

    /// <summary>
    /// Batches of changes after a position, for ever. Ends with the exception of a lost connection: go on from the last position
    /// seen.
    /// </summary>
    /// <exception cref="ChangesPurgedException">Changes after the position were purged.</exception>
    public async IAsyncEnumerable<IReadOnlyList<Change>> FollowAsync(
        long position,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        // Not from the pool: a connection that goes back to it would still listen.
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString
        );
        // A notification that comes while a query runs is taken in with its answer; waiting afterwards would wait for the next one.
        var woken = false;
        connection.Notification += (_, _) => woken = true;
        await connection.OpenAsync(cancellationToken);
        await using (var listen = new NpgsqlCommand("listen humas_changes", connection))
            await listen.ExecuteNonQueryAsync(cancellationToken);
        await using var database = Contexts.Open(connection);
        for (var kept = 0L; ; )
        {
            woken = false;
            // Asking for the next batch says that the one before was taken in.
            var keeps = kept == 0 || Stopwatch.GetElapsedTime(kept) > PositionInterval;
            if (keeps)
            {
                await database.Database.ExecuteSqlAsync(
                    $"""
                    insert into change_readers (name, position, seen_at) values ({name}, {position}, now()) on
                    conflict (name) do update set position = excluded.position, seen_at = excluded.seen_at
                    """,
                    cancellationToken
                );
                kept = Stopwatch.GetTimestamp();
            }
            var batch = await database
                .Changes.AsNoTracking()
                .Where(change => change.Position > position)
                .OrderBy(change => change.Position)
                .Take(BatchSize)
                .ToListAsync(cancellationToken);
            // Asked after the batch was read: anything purged before that is known by now. While nothing comes it can wait.
            if (
                (keeps || batch.Count > 0)
                && (
                    await database
                        .Database.SqlQuery<long>($"select forgotten_to as \"Value\" from change_retention")
                        .ToListAsync(cancellationToken)
                )[0]
                    is var forgotten
                && forgotten > position
            )
                throw new ChangesPurgedException(position, forgotten);
            if (batch.Count > 0)
            {
                position = batch[^1].Position;
                yield return batch;
            }
            if (batch.Count < BatchSize)
                isAtEnd?.Invoke();
            // A batch that is not full was all there is, unless something came meanwhile.
            if (batch.Count < BatchSize && !woken)
                await connection.WaitAsync(longestWait ?? MaxWait, cancellationToken);
        }
    }
}
