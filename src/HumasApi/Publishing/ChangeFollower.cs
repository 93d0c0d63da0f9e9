using HumasApi.Data;

namespace HumasApi.Publishing;

/// <summary>
/// Keeps what this instance holds in memory in step with the change log: any number of instances on one database agree
/// within a fraction of a second, whoever wrote.
/// </summary>
internal sealed class ChangeFollower(DatabaseAddresses database, PublicMemory memory, EditorMemory editors, ILogger<ChangeFollower> logger) : IRunsInBackground
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private readonly PublicMemory[] memories = [memory, editors];
    private readonly Lock gate = new();
    private TaskCompletionSource moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long position;

    /// <summary>Waits until this instance has taken in a change, so that whoever made it reads what they wrote; a second at most.</summary>
    public async Task ReachedAsync(long wanted, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            while (true)
            {
                Task next;
                lock (gate)
                {
                    if (position >= wanted) return;
                    next = moved.Task;
                }
                await next.WaitAsync(limit.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning("The change log is behind: position {Position} is not yet read.", wanted);
        }
    }

    public async Task RunAsync(CancellationToken stop)
    {
        var reader = new ChangeReader(database.App, $"memory of {Environment.MachineName} {Guid.CreateVersion7()}");
        var started = false;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (!started)
                {
                    var newest = await reader.NewestAsync(stop);
                    foreach (var one in memories) one.Forget();
                    MoveTo(newest);
                    started = true;
                }
                await foreach (var batch in reader.FollowAsync(position, stop))
                {
                    foreach (var change in batch)
                        foreach (var one in memories) one.Forget(change);
                    MoveTo(batch[^1].Position);
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // While the log cannot be read nothing in memory can be trusted; it is read afresh from the database.
                foreach (var one in memories) one.Suspend();
                logger.LogWarning("The change log cannot be read and will be tried again: {Reason}", exception.GetBaseException().Message);
                await Task.Delay(ChangeReader.LongestWait, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                started = false;
            }
        }
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
