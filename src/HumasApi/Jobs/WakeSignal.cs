using System.Threading.Channels;

namespace HumasApi.Jobs;

/// <summary>Wakes a background job of this instance when there is something to do. Set several times is as good as once.</summary>
internal abstract class WakeSignal
{
    private readonly Channel<bool> work = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    public void Set() => work.Writer.TryWrite(true);

    /// <summary>Waits until it is set.</summary>
    public async Task WaitAsync(CancellationToken stop) => await work.Reader.ReadAsync(stop);

    /// <summary>The same for a time at most.</summary>
    public async Task WaitAsync(TimeSpan time, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(time);
        try
        {
            await WaitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested) { }
    }
}
