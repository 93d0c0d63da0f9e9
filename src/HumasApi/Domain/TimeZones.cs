namespace HumasApi.Domain;

/// <summary>
/// IANA time zones: <c>Asia/Jakarta</c> (WIB), <c>Asia/Makassar</c> (WITA), <c>Asia/Jayapura</c> (WIT) and the rest of the world.
/// </summary>
internal static class TimeZones
{
    public const int MaxLength = 64;

    /// <summary>The zone of that name; null for unknown names and for Windows names, which mean nothing to clients.</summary>
    public static TimeZoneInfo? Find(string? name) =>
        name is { Length: > 0 and <= MaxLength }
        && (name == "UTC" || name.Contains('/'))
        && !name.Contains('\0')
        && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
        && zone.HasIanaId
            ? zone
            : null;

    /// <summary>The moment of a local time. One that comes twice, when clocks go back, is the first of both: days begin there.</summary>
    public static DateTimeOffset At(this TimeZoneInfo zone, DateTime local) =>
        new(local, zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local));
}
