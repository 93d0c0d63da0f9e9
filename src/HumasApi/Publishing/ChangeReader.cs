using System.Runtime.CompilerServices;
using HumasApi.Data;
using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HumasApi.Publishing;

/// <summary>
/// Follows the change log from a position, in order, without a gap or a repeat. Woken by NOTIFY; a notification that is
/// lost costs at most <see cref="LongestWait"/>, never a change, because what is read is always the table.
/// </summary>
internal sealed class ChangeReader(string connectionString)
{
    public const int BatchSize = 1_000;
    public static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(500);

    /// <summary>Position of the newest change; 0 for an empty log.</summary>
    public async Task<long> NewestAsync(CancellationToken cancellationToken)
    {
        await using var database = Context(new NpgsqlConnection(connectionString));
        return await database.Changes.MaxAsync(change => (long?)change.Position, cancellationToken) ?? 0;
    }

    /// <summary>Batches of changes after a position, for ever. Ends with the exception of a lost connection: go on from the last position seen.</summary>
    public async IAsyncEnumerable<IReadOnlyList<Change>> FollowAsync(long position, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using (var listen = new NpgsqlCommand("listen humas_changes", connection)) await listen.ExecuteNonQueryAsync(cancellationToken);
        await using var database = Context(connection);
        while (true)
        {
            // Listening began before this reads, so a change that comes in between wakes the wait below.
            var batch = await database.Changes.AsNoTracking().Where(change => change.Position > position).OrderBy(change => change.Position).Take(BatchSize).ToListAsync(cancellationToken);
            if (batch.Count > 0)
            {
                position = batch[^1].Position;
                yield return batch;
            }
            else await connection.WaitAsync(LongestWait, cancellationToken);
        }
    }

    private static HumasDbContext Context(NpgsqlConnection connection) =>
        new(new DbContextOptionsBuilder<HumasDbContext>().UseNpgsql(connection).UseSnakeCaseNamingConvention().Options);
}
