using HumasApi.Data;

namespace HumasApi.Jobs;

/// <summary>
/// Upkeep of the database that nobody waits for. Each job has a loop and a context of its own, so that one that fails or is
/// slow holds up no other. Any number of instances may run it: a job takes its rows so that only one instance works on each.
/// </summary>
/// <param name="scopes">Gives each run a context.</param>
/// <param name="clock">The clock of the service.</param>
/// <param name="logger">Where failures are logged.</param>
internal abstract class PeriodicJob(IServiceScopeFactory scopes, TimeProvider clock, ILogger logger) : IBackgroundJob
{
    protected virtual TimeSpan Interval => TimeSpan.FromSeconds(30);

    public Task RunAsync(CancellationToken stop) =>
        PeriodicLoop.RunAsync(
            Interval,
            clock,
            logger,
            GetType().Name,
            async () =>
            {
                await using var scope = scopes.CreateAsyncScope();
                await RunOnceAsync(scope.ServiceProvider.GetRequiredService<HumasDbContext>(), clock.GetUtcNow(), stop);
            },
            stop
        );

    /// <summary>Does what is to be done at a moment.</summary>
    public abstract Task RunOnceAsync(HumasDbContext database, DateTimeOffset now, CancellationToken cancellationToken);
}
