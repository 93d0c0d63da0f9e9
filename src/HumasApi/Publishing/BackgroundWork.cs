namespace HumasApi.Publishing;

/// <summary>Something that runs beside the requests until the token is cancelled. It mends its own failures.</summary>
internal interface IRunsInBackground
{
    Task RunAsync(CancellationToken stop);
}

/// <summary>
/// Runs what runs beside the requests. Not the framework's BackgroundService: when a start fails (a port that is taken)
/// that one reports the work it cancels as a crash, with a stack trace, on top of the sentence that the operator needs.
/// </summary>
internal sealed class BackgroundWork(IEnumerable<IRunsInBackground> all) : IHostedService, IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private Task work = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        work = Task.WhenAll(all.Select(one => Task.Run(() => one.RunAsync(stopping.Token), CancellationToken.None)));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        try { await work.WaitAsync(cancellationToken); }
        catch (OperationCanceledException) { }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        stopping.Dispose();
    }
}
