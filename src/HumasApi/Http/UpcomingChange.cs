namespace HumasApi.Http;

/// <summary>When the next article is published or unpublished by schedule, as far as this instance knows.</summary>
internal sealed class UpcomingChange(TimeProvider clock)
{
    private long ticks = long.MaxValue;

    /// <summary>When; null: nothing is scheduled.</summary>
    public DateTimeOffset? At
    {
        get => Interlocked.Read(ref ticks) is var known and not long.MaxValue ? new DateTimeOffset(known, TimeSpan.Zero) : null;
        set => Interlocked.Exchange(ref ticks, value?.UtcTicks ?? long.MaxValue);
    }

    /// <summary>How long a response may be kept that holds until then, in seconds.</summary>
    public int Shorten(int seconds) => At is { } at ? (int)Math.Clamp((at - clock.GetUtcNow()).TotalSeconds, 0, seconds) : seconds;
}
