namespace HumasApi.Postgres;

/// <summary>Starts the server again when it dies under the service, so that an outage ends by itself.</summary>
internal sealed class Supervisor : IAsyncDisposable
{
    private static readonly TimeSpan Watch = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _work;

    internal Supervisor(Postmaster postmaster, ILogger logger) => _work = WatchAsync(postmaster, logger, _stop.Token);

    /// <summary>Ends the watch; afterwards the server may be stopped for good.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private static async Task WatchAsync(Postmaster postmaster, ILogger logger, CancellationToken cancellationToken)
    {
        var failures = 0;
        while (true)
        {
            await Task.Delay(PauseAfter(failures), cancellationToken);
            try
            {
                if (postmaster.IsRunning)
                {
                    failures = 0;
                    continue;
                }

                if (failures == 0)
                {
                    logger.LogWarning("PostgreSQL stopped unexpectedly; restarting it");
                }

                await postmaster.StartAsync(cancellationToken);
                failures = 0;
                logger.LogInformation("PostgreSQL is running again");
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Whatever it is, giving up would leave the service without a database for ever.
                failures++;
                if (int.IsPow2(failures))
                {
                    logger.LogError("PostgreSQL could not be restarted (attempt {Attempt}): {Reason}", failures, e.Message);
                }
            }
        }
    }

    private static TimeSpan PauseAfter(int failures)
    {
        var pause = Watch * Math.Pow(2, Math.Min(failures, 10));
        return pause < MaxPause ? pause : MaxPause;
    }
}
