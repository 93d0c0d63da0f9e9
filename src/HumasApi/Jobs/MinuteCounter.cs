using System.Collections.Concurrent;
using HumasApi.Data;

namespace HumasApi.Jobs;

/// <summary>
/// Counts events by key and minute in memory, and writes each count when its minute is over, so that ten thousand of them become one
/// line of the audit trail. Each instance counts what it saw.
/// </summary>
/// <param name="scopes">For a database context each time.</param>
/// <param name="clock">The clock of the service.</param>
/// <param name="logger">For counts that cannot be written.</param>
/// <param name="events">What is counted, as the log calls it.</param>
/// <param name="others">Counts the events of all keys beyond the bound: memory is bounded whoever attacks.</param>
internal abstract class MinuteCounter<TKey>(IServiceScopeFactory scopes, TimeProvider clock, ILogger logger, string events, TKey others)
    : IBackgroundJob
    where TKey : notnull
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(5);

    private const int MaxKeys = 10_000;

    private readonly ConcurrentDictionary<(TKey Key, long Minute), int> counts = new();

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            await PeriodicLoop.RunAsync(Pause, clock, logger, $"Logging {events}", () => WriteAsync(Minute, stop), stop);
        }
        finally
        {
            // What the minute that is not over has seen; the next start would know nothing of it.
            using var limit = new CancellationTokenSource(ShutdownTimeout);
            try
            {
                await WriteAsync(Minute + 1, limit.Token);
            }
            catch (Exception exception)
            {
                logger.LogWarning("{Events} of the last minute are lost: {Reason}", events, exception.GetBaseException().Message);
            }
        }
    }

    /// <summary>Writes the counts of all minutes before one. A count that cannot be written is kept for the next time.</summary>
    public async Task WriteAsync(long before, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<HumasDbContext>();
        foreach (var at in counts.Keys.Where(at => at.Minute < before).OrderBy(at => at.Minute).ToList())
        {
            if (!counts.TryRemove(at, out var count))
                continue;
            try
            {
                await WriteAsync(database, at.Key, DateTimeOffset.FromUnixTimeSeconds(at.Minute * 60), count, cancellationToken);
            }
            catch
            {
                counts.AddOrUpdate(at, count, (_, more) => more + count);
                throw;
            }
        }
    }

    /// <summary>Writes the count of a key in a minute.</summary>
    protected abstract Task WriteAsync(
        HumasDbContext database,
        TKey key,
        DateTimeOffset minute,
        int count,
        CancellationToken cancellationToken
    );

    /// <summary>Counts an event.</summary>
    /// <returns>The events of the key in this minute so far, this one included.</returns>
    protected int Add(TKey key)
    {
        var at = (Key: key, Minute);
        if (!counts.ContainsKey(at) && counts.Count >= MaxKeys)
            at = (others, at.Minute);
        return counts.AddOrUpdate(at, 1, (_, count) => count + 1);
    }

    // The minute that is not over yet.
    private long Minute => clock.GetUtcNow().ToUnixTimeSeconds() / 60;
}
