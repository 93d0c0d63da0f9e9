using System.Text;
using HumasApi.Cli;
using NUnit.Framework;

namespace HumasApi.UnitTests.Cli;

/// <summary>What <c>humas</c> works out without a server or a terminal.</summary>
internal sealed class PureTests
{
    [TestCase(0.2, "1 s")]
    [TestCase(59, "59 s")]
    [TestCase(185, "3 min 5 s")]
    [TestCase(7800, "2 h 10 min")]
    [TestCase(100_000, "27 h 46 min")]
    public void Times_are_said_as_people_say_them(double seconds, string expected) =>
        Assert.That(Ticker.Time(TimeSpan.FromSeconds(seconds)), Is.EqualTo(expected));

    [TestCase(999, "999 B")]
    [TestCase(1500, "1.5 kB")]
    [TestCase(73_031_280, "73 MB")]
    [TestCase(4_000_000_000, "4 GB")]
    public void So_are_sizes(double bytes, string expected) => Assert.That(Ticker.Size(bytes), Is.EqualTo(expected));

    [TestCase("90d", "2027-02-27T12:00:00+07:00")]
    [TestCase("2027-01-31T17:00:00+07:00", "2027-01-31T17:00:00+07:00")]
    [TestCase("2027-01-31T17:00:00Z", "2027-01-31T17:00:00Z")]
    public void The_end_of_a_key_is_a_time_or_a_number_of_days(string text, string expected)
    {
        var now = DateTimeOffset.Parse("2026-11-29T12:00:00+07:00", null);
        Assert.That(Keys.End(text, now), Is.EqualTo(DateTimeOffset.Parse(expected, null)));
    }

    [TestCase("besok")]
    [TestCase("-1d")]
    [TestCase("2027-01-31T17:00:00")]
    [TestCase("31/01/2027")]
    public void Anything_else_is_refused(string text) => Assert.That(() => Keys.End(text, DateTimeOffset.Now), Throws.TypeOf<Failure>());

    [Test]
    public void What_is_shaped_like_a_key_is_not_shown() =>
        Assert.That(Keys.Hide("login hk_01a2_f021 --server x"), Is.EqualTo("login hk_… --server x"));

    [TestCase("")]
    [TestCase("hk_a b")]
    [TestCase("hk_a\nb")]
    [TestCase("hk_é")]
    public void A_key_that_no_header_carries_is_refused_without_being_shown(string key) =>
        Assert.That(() => Keys.Require(key), Throws.TypeOf<Failure>().With.Message.Not.Contain("hk_"));

    [Test]
    public void A_terminal_obeys_no_text_of_a_file() =>
        Assert.That(Shell.Plain("Judul\u001b[31m\r\nmerah\u009b"), Is.EqualTo("Judul [31m  merah "));

    [Test]
    public void Parameters_without_a_value_are_left_out_of_a_query() =>
        Assert.That(
            ImportCommand.Query([("a", "x y&z"), ("b", null), ("c", "author:A=b,c")]),
            Is.EqualTo("a=x%20y%26z&c=author%3AA%3Db%2Cc")
        );

    [Test]
    public void Speed_and_time_left_are_those_since_it_is_followed()
    {
        var first = Running(8000, 40_000);
        var now = Running(10_000, 50_000);
        Assert.That(
            ImportCommand.Remark(first, now, TimeSpan.FromSeconds(4)),
            Is.EqualTo("10000 items, 500/s, 20 s left, 3 errors"),
            "10,000 bytes took 4 s; 50,000 are left"
        );
        Assert.That(ImportCommand.Remark(first, first, TimeSpan.Zero), Is.EqualTo("8000 items, 0/s, 3 errors"));
    }

    [Test]
    public async Task Only_whole_lines_are_written_however_they_come()
    {
        var text = "{\"id\":\"01a22946-d954-700e-9d3b-4aea30a39165\"}\n{\"id\":\"01a22946-d954-700e-9d3b-4aea30a39166\"}\n{\"id\":\"x";
        for (var size = 1; size <= text.Length; size++)
        {
            using var target = new MemoryStream();
            var sink = new LineSink(target);
            foreach (var piece in Encoding.UTF8.GetBytes(text).Chunk(size))
                await sink.TakeAsync(piece, CancellationToken.None);
            Assert.That(Encoding.UTF8.GetString(target.ToArray()), Is.EqualTo(text[..^8]), $"{size}");
            Assert.That((sink.Lines, sink.Bytes, sink.IsWhole), Is.EqualTo((2L, (long)text.Length - 8, false)));
            Assert.That(sink.LastId, Is.EqualTo(Guid.Parse("01a22946-d954-700e-9d3b-4aea30a39166")));
            sink.ForgetRest();
            Assert.That(sink.IsWhole);
        }
    }

    private static Import Running(long read, long bytes) =>
        new(
            Guid.Empty,
            "a",
            null,
            "running",
            null,
            100_000,
            bytes,
            new ItemCounts(read, read - 3, 0, 0, 3, 0, 0),
            [],
            new Person(null, "a")
        );
}
