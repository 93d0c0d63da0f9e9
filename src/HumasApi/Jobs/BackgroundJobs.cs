namespace HumasApi.Jobs;

/// <summary>A job that runs beside the requests until the token is cancelled. It handles its own failures.</summary>
internal interface IBackgroundJob
{
    Task RunAsync(CancellationToken stop);
}

/// <summary>Runs an action periodically.</summary>
internal static class PeriodicLoop
{
    /// <summary>Runs the action after each pause until it is stopped. A failure is logged in a sentence and retried.</summary>
    /// <param name="pause">Time between two acts.</param>
    /// <param name="clock">The clock of the service.</param>
    /// <param name="logger">Where failures are logged.</param>
    /// <param name="what">What is done, as the start of a sentence: Maintenance.</param>
    /// <param name="act">Does it once.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task RunAsync(
        TimeSpan pause,
        TimeProvider clock,
        ILogger logger,
        string what,
        Func<Task> act,
        CancellationToken stop
    )
    {
        using var timer = new PeriodicTimer(pause, clock);
        while (await timer.WaitForNextTickAsync(stop))
        {
            try
            {
                await act();
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stop.IsCancellationRequested)
            {
                logger.LogWarning("{What} failed and will be retried: {Reason}", what, exception.GetBaseException().Message);
            }
        }
    }
}

/// <summary>
/// Runs what runs beside the requests. Not the framework's BackgroundService: when a start fails (a port that is taken)
/// that one reports the work it cancels as a crash, with a stack trace, on top of the sentence that the operator needs.
/// </summary>
internal sealed class BackgroundJobs(IEnumerable<IBackgroundJob> followers, IEnumerable<PeriodicJob> jobs)
    : IHostedService,
        IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private Task work = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        work = Task.WhenAll(followers.Concat(jobs).Select(one => Task.Run(() => one.RunAsync(stopping.Token), CancellationToken.None)));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // A host may stop what it has disposed of already.
        try
        {
            await stopping.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            return;
        }
        try
        {
            await work.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) { }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        stopping.Dispose();
    }
}
