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

    // Followers of this instance (webhooks, live events, the search index) are notified of the first change at once, and of those that come
    // right behind it together: a notification costs each of them statements and commits, however few changes there are.
    private static readonly TimeSpan GatherTime = TimeSpan.FromMilliseconds(100);
    private readonly Standby standby = new(database);
    private readonly Watched<long> position = new(0);
    private readonly Watched<long> notified = new(0);

    /// <summary>The newest change that this instance has taken in.</summary>
    public long Position => position.State;

    /// <summary>Whether Delivery may read a database that shows a change only after it was committed.</summary>
    public bool ReadsStandby => !standby.IsSameServer;

    /// <summary>Waits until this instance has taken in a change after a position, or many that came close together.</summary>
    /// <returns>False when none came in time.</returns>
    public Task<bool> WaitBeyondAsync(long known, TimeSpan time, CancellationToken cancellationToken) =>
        WaitBeyondAsync(notified, known, time, cancellationToken);

    /// <summary>Waits until this instance has taken in a change, so that its author reads what they wrote; one second at most.</summary>
    public async Task WaitForAsync(long wanted, CancellationToken cancellationToken)
    {
        if (!await WaitBeyondAsync(position, wanted - 1, MaxWait, cancellationToken))
            logger.LogWarning("The change log is behind: position {Position} is not yet read.", wanted);
    }

    private static async Task<bool> WaitBeyondAsync(
        Watched<long> watched,
        long known,
        TimeSpan time,
        CancellationToken cancellationToken
    ) => await watched.WaitAsync(reached => reached > known ? TimeSpan.Zero : time, cancellationToken) > known;

    public Task RunAsync(CancellationToken stop) => Task.WhenAll(FollowAsync(stop), NotifyAsync(stop));

    private async Task NotifyAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                var reached = await position.WaitAsync(now => now == notified.State ? MaxWait : TimeSpan.Zero, stop);
                if (reached == notified.State)
                    continue;
                notified.MoveTo(reached);
                await Task.Delay(GatherTime, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested) { }
    }

    private async Task FollowAsync(CancellationToken stop)
    {
        var reader = new ChangeReader(
            database.Direct ?? database.App,
            $"cache of {Environment.MachineName} {Guid.CreateVersion7()}",
            isAtEnd: Confirm
        );
        var started = false;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (!started)
                {
                    var newest = await reader.NewestAsync(stop);
                    await RestartAsync(stop);
                    position.MoveTo(newest);
                    started = true;
                }
                await foreach (var batch in reader.FollowAsync(Position, stop))
                {
                    foreach (var consumer in consumers)
                        consumer.Consume(batch);
                    if (await standby.IsReadAsync(stop))
                        await ConsumeAgainAsync(batch, stop);
                    position.MoveTo(batch[^1].Position);
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

    // What was read from the standby since may be older than the changes, so they are taken in again when it shows them. Caches of names
    // hold nothing until then.
    private async Task ConsumeAgainAsync(IReadOnlyList<Change> batch, CancellationToken stop)
    {
        if (batch.Any(change => change.Entity != ChangedEntity.Article))
        {
            await RestartAsync(stop);
            return;
        }
        await standby.CatchUpAsync(stop);
        foreach (var consumer in consumers)
            consumer.Consume(batch);
    }

    private void Confirm()
    {
        foreach (var consumer in consumers)
            consumer.Confirm();
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
}
