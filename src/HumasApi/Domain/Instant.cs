using System.Globalization;

namespace HumasApi.Domain;

/// <summary>Times as the service keeps them: UTC, cut to what PostgreSQL can hold so that what is read equals what was written.</summary>
internal static class Instant
{
    /// <summary>UTC, cut to whole seconds: the precision of every time in the contract.</summary>
    public static DateTimeOffset ToSeconds(this DateTimeOffset value) =>
        new(value.UtcTicks - (value.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);

    /// <summary>The time as the contract writes it: UTC, whole seconds (RFC 3339).</summary>
    public static string ToWire(this DateTimeOffset value) => value.UtcDateTime.ToString("s", CultureInfo.InvariantCulture) + "Z";

    /// <summary>Now, in whole seconds.</summary>
    public static DateTimeOffset Now(this TimeProvider clock) => clock.GetUtcNow().ToSeconds();

    /// <summary>
    /// The day in the capital, where decrees take effect: dates of units begin at its midnight everywhere in the country.
    /// </summary>
    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(Capital).DateTime);

    /// <summary>The moment at which a day of units begins.</summary>
    public static DateTimeOffset Midnight(this DateOnly day) =>
        day == DateOnly.MinValue ? DateTimeOffset.MinValue
        : day == DateOnly.MaxValue ? DateTimeOffset.MaxValue
        : new(day.ToDateTime(TimeOnly.MinValue), Capital);

    // Western Indonesia Time has been UTC+7 without summer time since 1964.
    private static readonly TimeSpan Capital = TimeSpan.FromHours(7);
}
