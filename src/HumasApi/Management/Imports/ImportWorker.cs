using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Jobs;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HumasApi.Management.Imports;

/// <summary>Wakes the worker of this instance when there is something to do.</summary>
internal sealed class ImportSignal : IDisposable
{
    private readonly SemaphoreSlim work = new(0, 1);

    public void Set()
    {
        // Set already is as good.
        if (work.CurrentCount == 0)
            try
            {
                work.Release();
            }
            catch (SemaphoreFullException) { }
    }

    public void Dispose() => work.Dispose();

    public Task WaitAsync(CancellationToken stop) => work.WaitAsync(stop);
}

/// <summary>Wakes the worker for imports of other instances, and for those that a dead instance left.</summary>
internal sealed class TakeUpImports(ImportSignal signal, IServiceScopeFactory scopes, TimeProvider clock, ILogger<TakeUpImports> logger)
    : PeriodicJob(scopes, clock, logger)
{
    protected override TimeSpan Interval => TimeSpan.FromSeconds(5);

    public override async Task RunOnceAsync(HumasDbContext database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await database.Imports.AnyAsync(job => job.State == ImportState.Queued || job.State == ImportState.Running, cancellationToken))
            signal.Set();
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
    NewsroomOptions newsroom,
    TimeProvider clock,
    ILogger<ImportWorker> logger
) : IBackgroundJob
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(2);

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
            if (await StartAsync(id, stop) is { } job)
            {
                await WorkAsync(job, stop);
                return true;
            }
        }
        return false;
    }

    private async Task<IReadOnlyList<Guid>> OpenAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<HumasDbContext>();
        return await database
            .Imports.Where(job => job.State == ImportState.Queued || job.State == ImportState.Running)
            .OrderBy(job => job.Id)
            .Select(job => job.Id)
            .Take(10)
            .ToListAsync(stop);
    }

    private async Task<ImportJob?> StartAsync(Guid id, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<HumasDbContext>();
        return await database.InTransactionAsync(
            async () =>
            {
                var job = await database.Imports.FromSql($"select * from imports where id = {id} for update").SingleOrDefaultAsync(stop);
                if (job is not { State: ImportState.Queued or ImportState.Running })
                    return null;
                job.Start(clock.Now());
                await database.SaveChangesAsync(stop);
                return job;
            },
            stop
        );
    }

    private async Task WorkAsync(ImportJob job, CancellationToken stop)
    {
        try
        {
            await new ImportRun(scopes, job, newsroom.TimeZone, clock, logger).RunAsync(stop);
        }
        catch (ImportStoppedException) { }
        // The sender may no longer import, or its unit has stored all it may today.
        catch (Problem problem)
        {
            await using var scope = scopes.CreateAsyncScope();
            var database = scope.ServiceProvider.GetRequiredService<HumasDbContext>();
            await database.InTransactionAsync(
                async () =>
                {
                    var one = await database.Imports.FromSql($"select * from imports where id = {job.Id} for update").SingleAsync(stop);
                    if (one.State == ImportState.Running)
                        one.Pause($"{problem.Title} {problem.Detail}");
                    return await database.SaveChangesAsync(stop);
                },
                stop
            );
        }
    }
}
