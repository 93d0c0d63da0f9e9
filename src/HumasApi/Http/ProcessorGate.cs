using HumasApi.Contract;

namespace HumasApi.Http;

/// <summary>
/// Runs work that only computes, at most as much at once as there are processors. The rest waits here, before it takes a
/// connection or begins a transaction, so that heavy bodies never keep others from the database.
/// </summary>
/// <param name="places">How much runs at once.</param>
/// <param name="maxWaiting">How many requests may wait.</param>
/// <param name="patience">How long each may wait.</param>
internal sealed class ProcessorGate(int places, int maxWaiting, TimeSpan patience) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim free = new(places, places);
    private int waiting;

    public ProcessorGate()
        : this(Environment.ProcessorCount, 32 * Environment.ProcessorCount, Patience) { }

    /// <summary>How much runs at once.</summary>
    public int Places => places;

    /// <summary>How many requests may wait.</summary>
    public int MaxWaiting => maxWaiting;

    /// <summary>How many requests wait now.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    /// <summary>Runs the work when a place is free.</summary>
    /// <exception cref="Problem">503 server-busy when too many wait already, or the wait takes too long.</exception>
    public async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await EnterAsync(cancellationToken);
        try
        {
            return work();
        }
        finally
        {
            free.Release();
        }
    }

    public void Dispose() => free.Dispose();

    private async Task EnterAsync(CancellationToken cancellationToken)
    {
        if (free.Wait(0, CancellationToken.None))
            return;
        try
        {
            if (Interlocked.Increment(ref waiting) > maxWaiting || !await free.WaitAsync(patience, cancellationToken))
                throw Busy();
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    private static Problem Busy() => new(Problems.ServerBusy) { Headers = new Dictionary<string, string> { ["Retry-After"] = "5" } };
}
