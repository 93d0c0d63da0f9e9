namespace HumasApi.Domain;

/// <summary>Times as the service keeps them: UTC, cut to what PostgreSQL can hold so that what is read equals what was written.</summary>
internal static class Instant
{
    /// <summary>UTC, cut to whole seconds: the precision of every time in the contract.</summary>
    public static DateTimeOffset ToSeconds(this DateTimeOffset value) =>
        new(value.UtcTicks - (value.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);

    /// <summary>Now, in whole seconds.</summary>
    public static DateTimeOffset Now(this TimeProvider clock) => clock.GetUtcNow().ToSeconds();
}
