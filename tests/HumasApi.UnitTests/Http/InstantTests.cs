using System.Globalization;
using HumasApi.Domain;
using HumasApi.Http;
using NUnit.Framework;

namespace HumasApi.UnitTests.Http;

/// <summary>Times as clients send them.</summary>
internal sealed class InstantTests
{
    [TestCase("2022-10-12T10:16:00Z")]
    [TestCase("2022-10-12t10:16:00z")]
    [TestCase("2022-10-12T10:16:00.1Z")]
    [TestCase("2022-10-12T10:16:00.123456789Z")]
    [TestCase("2022-10-12T10:16:00.123456789123456789z")]
    [TestCase("2022-10-12T17:16:00.000000001+07:00")]
    [TestCase("2022-10-12T10:16Z")]
    public void Of_RFC_3339_are_read(string text)
    {
        Assert.That(StrictJson.TryReadInstant(text, out var instant, out _), text);
        Assert.That(instant, Is.EqualTo(new DateTimeOffset(2022, 10, 12, 10, 16, 0, TimeSpan.Zero)));
    }

    [TestCase("2022-10-12T10:16:00.123456789", true)]
    [TestCase("2022-10-12", true)]
    [TestCase("2022-13-12T10:16:00Z", false)]
    public void That_are_none_are_refused(string text, bool isOffsetMissing)
    {
        Assert.That(StrictJson.TryReadInstant(text, out _, out var missing), Is.False);
        if (!isOffsetMissing)
            Assert.That(missing, Is.False);
    }

    // Clocks in Havana go back at 1:00 to 0:00, so that midnight comes twice; the day begins at the first.
    [TestCase("America/Havana", "2025-11-02", "2025-11-02T04:00:00Z")]
    [TestCase("America/Havana", "2025-11-03", "2025-11-03T05:00:00Z")]
    [TestCase("Asia/Jakarta", "2025-11-02", "2025-11-01T17:00:00Z")]
    public void Days_begin_at_their_first_midnight(string zone, string day, string expected) =>
        Assert.That(TimeZones.Find(zone)!.At(DateTime.Parse(day, CultureInfo.InvariantCulture)).ToWire(), Is.EqualTo(expected));
}
