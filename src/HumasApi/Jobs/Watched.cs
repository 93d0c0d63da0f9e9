using System.Diagnostics;

namespace HumasApi.Jobs;

/// <summary>A state that one job sets and any number of others wait for.</summary>
internal sealed class Watched<T>(T state)
{
    private readonly Lock gate = new();
    private TaskCompletionSource moved = New();
    private T state = state;

    public T State
    {
        get
        {
            lock (gate)
                return state;
        }
    }

    public void MoveTo(T reached)
    {
        TaskCompletionSource waiting;
        lock (gate)
            (state, waiting, moved) = (reached, moved, New());
        waiting.SetResult();
    }

    /// <summary>Waits for a state.</summary>
    /// <param name="patience">How long, since the wait began, a state may be waited out; zero: it is the one that is wanted.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>The state that is wanted, or the one in which the patience ended.</returns>
    public async Task<T> WaitAsync(Func<T, TimeSpan> patience, CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            T now;
            Task next;
            lock (gate)
                (now, next) = (state, moved.Task);
            var left = patience(now) - Stopwatch.GetElapsedTime(began);
            if (left <= TimeSpan.Zero)
                return now;
            try
            {
                await next.WaitAsync(left, stop);
            }
            catch (TimeoutException)
            {
                return now;
            }
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
