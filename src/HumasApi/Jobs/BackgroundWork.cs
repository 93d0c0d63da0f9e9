namespace HumasApi.Jobs;

/// <summary>Something that runs beside the requests until the token is cancelled. It mends its own failures.</summary>
internal interface IRunsInBackground
{
    Task RunAsync(CancellationToken stop);
}

/// <summary>Does something again and again.</summary>
internal static class Repeatedly
{
    /// <summary>Acts after each pause until it is told to stop. What fails is logged in a sentence and tried again.</summary>
    /// <param name="pause">Time between two acts.</param>
    /// <param name="clock">The clock of the service.</param>
    /// <param name="logger">Where failures are told.</param>
    /// <param name="what">What is done, as the start of a sentence: House-keeping.</param>
    /// <param name="act">Does it once.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task RunAsync(TimeSpan pause, TimeProvider clock, ILogger logger, string what, Func<Task> act, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(pause, clock);
        while (await timer.WaitForNextTickAsync(stop))
        {
            try { await act(); }
            catch (Exception exception) when (exception is not OperationCanceledException || !stop.IsCancellationRequested)
            {
                logger.LogWarning("{What} will be tried again: {Reason}", what, exception.GetBaseException().Message);
            }
        }
    }
}

/// <summary>
/// Runs what runs beside the requests. Not the framework's BackgroundService: when a start fails (a port that is taken)
/// that one reports the work it cancels as a crash, with a stack trace, on top of the sentence that the operator needs.
/// </summary>
internal sealed class BackgroundWork(IEnumerable<IRunsInBackground> followers, IEnumerable<PeriodicJob> jobs) : IHostedService, IAsyncDisposable
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
        try { await stopping.CancelAsync(); }
        catch (ObjectDisposedException) { return; }
        try { await work.WaitAsync(cancellationToken); }
        catch (OperationCanceledException) { }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        stopping.Dispose();
    }
}
