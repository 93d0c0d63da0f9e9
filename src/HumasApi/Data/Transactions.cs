using System.Text.Json;
using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace HumasApi.Data;

/// <summary>One act, one transaction.</summary>
internal static class Transactions
{
    private const int Attempts = 5;

    /// <summary>
    /// Runs an act in a transaction and commits it; joins the one that is open, if any. An act that lost against another
    /// one (serialization failure, deadlock, or both created the same import key) is run again as a whole with a clean context:
    /// everything that it reads, it must read inside.
    /// </summary>
    public static async Task<T> InTransactionAsync<T>(this HumasDbContext database, Func<Task<T>> act, CancellationToken cancellationToken)
    {
        if (database.Database.CurrentTransaction is not null)
        {
            // What follows in the transaction may read what the act wrote.
            var result = await act();
            if (database.Last is { } last)
                await last.SendAsync(cancellationToken);
            return result;
        }
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // No act goes on after a failed save, so none needs a savepoint around each: two round trips less for every save.
                database.Database.AutoSavepointsEnabled = false;
                return await OnceAsync(database, act, cancellationToken);
            }
            catch (Exception exception)
            {
                // Also for an act that is not run again: the context may be used for another one.
                database.ForgetPending();
                if (attempt == Attempts || !IsRetryable(exception))
                    throw;
                await Task.Delay(TimeSpan.FromMilliseconds(10 * attempt), cancellationToken);
            }
        }
    }

    private static async Task<T> OnceAsync<T>(HumasDbContext database, Func<Task<T>> act, CancellationToken cancellationToken)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            var result = await act();
            await CommitAsync(database, transaction, cancellationToken);
            return result;
        }
        // What Npgsql says of a transaction whose connection was lost between two statements. Asked before the transaction is disposed,
        // which closes the connection: any other mistake leaves it open.
        catch (InvalidOperationException exception) when (database.Database.GetDbConnection().State is not System.Data.ConnectionState.Open)
        {
            throw new NpgsqlException("The connection was lost in the middle of a transaction.", exception);
        }
    }

    /// <summary>Runs an act as a dry run and rolls it back. Its result is what the act would return.</summary>
    public static Task<T> DryRunAsync<T>(this HumasDbContext database, Func<Task<T>> act, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async () =>
            {
                const string Start = "rehearsal";
                await database.Database.CurrentTransaction!.CreateSavepointAsync(Start, cancellationToken);
                var result = await act();
                await database.Database.CurrentTransaction.RollbackToSavepointAsync(Start, cancellationToken);
                database.ForgetPending();
                return result;
            },
            cancellationToken
        );

    // Last before the commit, because the first row takes the lock that makes the order of positions the order of commits:
    // whatever stood after it would be waited for by every other writer. So they go in one round trip with the commit, past the change
    // tracker: nobody waits for the way between service and database either. EF's transaction is then only disposed of.
    private static async Task CommitAsync(HumasDbContext database, IDbContextTransaction transaction, CancellationToken cancellationToken)
    {
        var trip = database.Last ?? new RoundTrip(database);
        if (!trip.FitsInOnePiece)
            await trip.SendAsync(cancellationToken);
        var positions = database.PendingChanges.Count > 0 ? Log(trip, database.PendingChanges) : [];
        if (database.PendingAudit?.TakeLines(database.Clock) is { } lines)
            trip.Add(lines);
        if (trip.IsEmpty)
        {
            await transaction.CommitAsync(cancellationToken);
            return;
        }
        trip.Add("commit", []);
        await trip.SendAsync(cancellationToken);
        foreach (var (change, position) in database.PendingChanges.Zip(positions))
            change.Position = position;
        database.CommittedChanges.AddRange(database.PendingChanges);
        database.PendingChanges.Clear();
    }

    private static IReadOnlyList<long> Log(RoundTrip trip, IReadOnlyList<Change> changes) =>
        trip.Add(
            """
            insert into changes (at, kind, entity, entity_id, entity_version, significance, actor, before, after)
            select at, kind, entity, entity_id, entity_version, significance, actor, before, after
            from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9) with ordinality
                as line (at, kind, entity, entity_id, entity_version, significance, actor, before, after, place)
            order by place returning position
            """,
            row => row.GetInt64(0),
            [
                Column(changes.Select(change => change.At)),
                Column(changes.Select(change => change.Kind)),
                Column(changes.Select(change => change.Entity.ToWire())),
                Column(changes.Select(change => change.EntityId)),
                Column(changes.Select(change => change.EntityVersion)),
                Column(changes.Select(change => change.Significance?.ToWire())),
                Json(changes.Select(change => change.Actor)),
                Json(changes.Select(change => change.Before)),
                Json(changes.Select(change => change.After)),
            ]
        );

    private static NpgsqlParameter Column<T>(IEnumerable<T> values) => new() { Value = values.ToArray() };

    private static NpgsqlParameter Json<T>(IEnumerable<T?> values) =>
        new()
        {
            Value = values.Select(value => value is null ? null : JsonSerializer.Serialize(value, Columns.Json)).ToArray(),
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb,
        };

    /// <summary>The constraint that refused a change; null when it was not one.</summary>
    public static string? ConstraintOf(Exception exception) => Find(exception)?.ConstraintName;

    private static bool IsRetryable(Exception exception) =>
        Find(exception) is { } postgres
        && (
            postgres.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
            || postgres.ConstraintName == ArticleConfiguration.ImportKeyIndex
        );

    private static PostgresException? Find(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
            if (exception is PostgresException postgres)
                return postgres;
        return null;
    }
}
