using System.Collections.Concurrent;

namespace HumasApi.Management;

/// <summary>
/// Counts events by key and minute in memory, so that ten thousand of them become one line. Each instance counts what it saw.
/// </summary>
/// <param name="clock">The clock of the service.</param>
/// <param name="others">Counts the events of all keys beyond the bound: memory is bounded whoever attacks.</param>
internal sealed class MinuteCounter<TKey>(TimeProvider clock, TKey others)
    where TKey : notnull
{
    private const int MaxKeys = 10_000;

    private readonly ConcurrentDictionary<(TKey Key, long Minute), int> counts = new();

    /// <summary>The minute that is not over yet.</summary>
    public long Now => clock.GetUtcNow().ToUnixTimeSeconds() / 60;

    /// <summary>Counts an event.</summary>
    /// <returns>The events of the key in this minute so far, this one included.</returns>
    public int Count(TKey key)
    {
        var at = (Key: key, Minute: Now);
        if (!counts.ContainsKey(at) && counts.Count >= MaxKeys)
            at = (others, at.Minute);
        return counts.AddOrUpdate(at, 1, (_, count) => count + 1);
    }

    /// <summary>Hands over the counts of all minutes before one. A count that cannot be written is kept for the next time.</summary>
    public async Task DrainAsync(long before, Func<TKey, DateTimeOffset, int, Task> write)
    {
        foreach (var at in counts.Keys.Where(at => at.Minute < before).OrderBy(at => at.Minute).ToList())
        {
            if (!counts.TryRemove(at, out var count))
                continue;
            try
            {
                await write(at.Key, DateTimeOffset.FromUnixTimeSeconds(at.Minute * 60), count);
            }
            catch
            {
                counts.AddOrUpdate(at, count, (_, more) => more + count);
                throw;
            }
        }
    }
}
