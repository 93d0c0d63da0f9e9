using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;
using Npgsql;

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
            return await act();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // A pooled context may come from a request that failed half-way.
                database.PendingChanges.Clear();
                database.PendingAudit?.Clear();
                database.CommittedPosition = 0;
                // No act goes on after a failed save, so none needs a savepoint around each: two round trips less for every save.
                database.Database.AutoSavepointsEnabled = false;
                return await OnceAsync(database, act, cancellationToken);
            }
            catch (Exception exception) when (attempt < Attempts && IsRetryable(exception))
            {
                database.ChangeTracker.Clear();
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
            await WriteChangesAsync(database, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
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
                database.ChangeTracker.Clear();
                database.PendingChanges.Clear();
                database.PendingAudit?.Clear();
                return result;
            },
            cancellationToken
        );

    // Last before the commit, because the first row takes the lock that makes the order of positions the order of commits:
    // whatever stood after it would be waited for by every other writer.
    private static async Task WriteChangesAsync(HumasDbContext database, CancellationToken cancellationToken)
    {
        if (database.PendingChanges.Count > 0)
        {
            database.Changes.AddRange(database.PendingChanges);
            await database.SaveChangesAsync(cancellationToken);
            database.CommittedPosition = database.PendingChanges.FindLast(change => change.Entity != ChangedEntity.Article)?.Position ?? 0;
            database.PendingChanges.Clear();
        }
        if (database.PendingAudit is { } audit)
            await audit.WriteAsync(database, cancellationToken);
    }

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
