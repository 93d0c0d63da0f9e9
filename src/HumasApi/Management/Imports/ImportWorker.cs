using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Jobs;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HumasApi.Management.Imports;

/// <summary>Wakes the worker of this instance when there is something to do.</summary>
internal sealed class ImportSignal : WakeSignal;

/// <summary>Wakes the worker for imports of other instances, and for those that a dead instance left.</summary>
internal sealed class TakeUpImports(ImportSignal signal, IServiceScopeFactory scopes, TimeProvider clock, ILogger<TakeUpImports> logger)
    : PeriodicJob(scopes, clock, logger)
{
    protected override TimeSpan Interval => TimeSpan.FromSeconds(5);

    public override Task RunOnceAsync(HumasDbContext database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        signal.Set();
        return Task.CompletedTask;
    }
}

/// <summary>
/// Works on imports, one at a time on each instance. Who holds the advisory lock of an import works on it; a lock ends with its
/// connection, so what a dead instance left is taken up by the next one that looks.
/// </summary>
internal sealed class ImportWorker(
    IServiceScopeFactory scopes,
    DatabaseAddresses addresses,
    ImportSignal signal,
    Traffic traffic,
    NewsroomOptions newsroom,
    TimeProvider clock,
    ILogger<ImportWorker> logger
) : IBackgroundJob
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(2);
    private static readonly ImportState[] Open = [ImportState.Queued, ImportState.Running, ImportState.Reverting];

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                while (await NextAsync(stop)) { }
                await signal.WaitAsync(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                logger.LogWarning("An import was interrupted and will be taken up again: {Reason}", exception.GetBaseException().Message);
                signal.Set();
                await Task.Delay(AfterFailure, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // The oldest import that waits or whose instance is gone; false when there is none.
    private async Task<bool> NextAsync(CancellationToken stop)
    {
        foreach (var id in await OpenAsync(stop))
        {
            // Past a pooler, which would give the lock to another connection, and closed at the end, which releases it.
            var address = new NpgsqlConnectionStringBuilder(addresses.Direct ?? addresses.App) { Pooling = false };
            await using var connection = new NpgsqlConnection(address.ConnectionString);
            await connection.OpenAsync(stop);
            await using var take = new NpgsqlCommand("select pg_try_advisory_lock(hashtextextended($1, 1))", connection);
            take.Parameters.Add(new NpgsqlParameter { Value = $"import {id}" });
            if (await take.ExecuteScalarAsync(stop) is not true)
                continue;
            await using var release = new AdvisoryUnlock(connection);
            if (await scopes.ChangeAsync(id, Begin, Open, stop) is not { } job)
                continue;
            if (job.State == ImportState.Reverting)
                await new RevertRun(scopes, job, clock, logger).RunAsync(stop);
            else if (job.Format == ImportFormat.Archive)
                await new ArchiveRun(scopes, job, addresses, clock).RunAsync(stop);
            else
                await new ImportRun(scopes, job, connection, traffic, newsroom.TimeZone, clock, logger).RunAsync(stop);
            return true;
        }
        return false;
    }

    // A closed connection gives its locks back a moment later, and the next attempt would find it still taken.
    private sealed class AdvisoryUnlock(NpgsqlConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (connection.State != System.Data.ConnectionState.Open)
                return;
            await using var release = new NpgsqlCommand("select pg_advisory_unlock_all()", connection);
            try
            {
                await release.ExecuteNonQueryAsync();
            }
            // Lost: the lock goes with it.
            catch (NpgsqlException) { }
        }
    }

    private void Begin(ImportJob job)
    {
        if (job.State != ImportState.Reverting)
            job.Start(clock.Now());
    }

    private async Task<IReadOnlyList<Guid>> OpenAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<HumasDbContext>();
        return await database
            .Imports.Where(job => Open.Contains(job.State))
            .OrderBy(job => job.Id)
            .Select(job => job.Id)
            .Take(10)
            .ToListAsync(stop);
    }
}
