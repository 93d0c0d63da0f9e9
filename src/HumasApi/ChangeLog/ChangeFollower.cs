using System.Diagnostics;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Jobs;

namespace HumasApi.ChangeLog;

/// <summary>
/// Keeps the consumers of this instance in step with the change log. Any number of instances on one database agree within a
/// fraction of a second, whichever of them wrote.
/// </summary>
internal sealed class ChangeFollower(DatabaseAddresses database, IEnumerable<IChangeConsumer> consumers, ILogger<ChangeFollower> logger)
    : IBackgroundJob
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(1);
    private readonly Standby standby = new(database);
    private readonly Lock gate = new();
    private TaskCompletionSource moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long position;

    /// <summary>The newest change that this instance has taken in.</summary>
    public long Position
    {
        get
        {
            lock (gate)
                return position;
        }
    }

    /// <summary>Waits until this instance has taken in a change after a position.</summary>
    /// <returns>False when none came in time.</returns>
    public async Task<bool> WaitBeyondAsync(long known, TimeSpan time, CancellationToken cancellationToken)
    {
        var until = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (position > known)
                    return true;
                next = moved.Task;
            }
            var left = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), until);
            try
            {
                await next.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, cancellationToken);
            }
            catch (TimeoutException)
            {
                return false;
            }
        }
    }

    /// <summary>Waits until this instance has taken in a change, so that its author reads what they wrote; one second at most.</summary>
    public async Task WaitForAsync(long wanted, CancellationToken cancellationToken)
    {
        if (!await WaitBeyondAsync(wanted - 1, MaxWait, cancellationToken))
            logger.LogWarning("The change log is behind: position {Position} is not yet read.", wanted);
    }

    public async Task RunAsync(CancellationToken stop)
    {
        var reader = new ChangeReader(database.Direct ?? database.App, $"cache of {Environment.MachineName} {Guid.CreateVersion7()}");
        var started = false;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (!started)
                {
                    var newest = await reader.NewestAsync(stop);
                    await RestartAsync(stop);
                    MoveTo(newest);
                    started = true;
                }
                await foreach (var batch in reader.FollowAsync(position, stop))
                {
                    foreach (var consumer in consumers)
                        consumer.Consume(batch);
                    // Articles are in no cache.
                    if (batch.Any(change => change.Entity != ChangedEntity.Article) && await standby.IsReadAsync(stop))
                        await RestartAsync(stop);
                    MoveTo(batch[^1].Position);
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // While the log cannot be read nothing in cache can be trusted.
                foreach (var consumer in consumers)
                    consumer.Suspend();
                logger.LogWarning("The change log cannot be read; retrying: {Reason}", exception.GetBaseException().Message);
                await Task.Delay(ChangeReader.MaxWait, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                started = false;
            }
        }
    }

    // Nothing is kept in cache before the database that it is read from shows all that the log says.
    private async Task RestartAsync(CancellationToken stop)
    {
        foreach (var consumer in consumers)
            consumer.Suspend();
        await standby.CatchUpAsync(stop);
        foreach (var consumer in consumers)
            consumer.Restart();
    }

    private void MoveTo(long reached)
    {
        TaskCompletionSource waiting;
        lock (gate)
        {
            position = reached;
            (waiting, moved) = (moved, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }
        waiting.SetResult();
    }
}
