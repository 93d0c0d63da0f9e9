using HumasApi.Contract;
using NUnit.Framework;

namespace HumasApi.UnitTests.Paging;

internal sealed class CursorTests
{
    private const string List = "/v1/articles&tag=berita";

    [Test]
    public void Comes_back_as_it_was([Values] bool backwards, [Values] bool text)
    {
        var cursor = new Cursor(
            text ? CursorKey.Of("rutan — salatiga 😀") : CursorKey.Of(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero)),
            Guid.CreateVersion7(),
            backwards
        );
        Assert.That(Cursor.Decode(cursor.Encode(List), List, out var belongs), Is.EqualTo(cursor));
        Assert.That(belongs);
    }

    // A cursor given to a client must work for as long as /v1 does: these bytes are a promise.
    [Test]
    public void Of_an_earlier_version_is_still_read()
    {
        var cursor = Cursor.Decode("EKhPA0kA4BMtAZKjQHwAcACAAAAAAAAAAQAGV8LU4zAA", List, out _);
        Assert.That(
            cursor,
            Is.EqualTo(new Cursor(CursorKey.Of(1785344167194624), new Guid("0192a340-7c00-7000-8000-000000000001"), false))
        );
    }

    [Test]
    public void Knows_its_list()
    {
        var text = new Cursor(CursorKey.Of(1), Guid.Empty, false).Encode(List);
        Assert.That(Cursor.Decode(text, List + "x", out var belongs), Is.Not.Null);
        Assert.That(belongs, Is.False);
    }

    [TestCase("")]
    [TestCase("abc")]
    [TestCase("!!!")]
    [TestCase("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [TestCase("EKhPA0kA4BMtAZKjQHwAcACAAAAAAAAAAQAGV8LU4zA")]
    public void Of_another_make_is_none(string text) => Assert.That(Cursor.Decode(text, List, out _), Is.Null);

    [Test]
    public void With_an_absurd_time_stays_within_what_the_database_knows([Values(long.MinValue, long.MaxValue, 0)] long number) =>
        Assert.That(() => CursorKey.Of(number).AsTime(), Throws.Nothing);

    [Test]
    public void A_cut_page_knows_where_to_go_on_and_back()
    {
        var request = new PageRequest(List, 2, null, null, CountKind.None);
        var (rows, meta) = request.Cut([5, 4, 3], row => (CursorKey.Of(row), Guid.Empty));
        Assert.That(rows, Is.EqualTo(new[] { 5, 4 }));
        Assert.That(
            (meta.HasMore, meta.PrevCursor, Cursor.Decode(meta.NextCursor!, List, out _)!.Key.Number),
            Is.EqualTo((true, (string?)null, 4L))
        );

        var onward = request with { Cursor = Cursor.Decode(meta.NextCursor!, List, out _) };
        (rows, meta) = onward.Cut([3, 2], row => (CursorKey.Of(row), Guid.Empty));
        Assert.That(rows, Is.EqualTo(new[] { 3, 2 }));
        Assert.That((meta.HasMore, meta.NextCursor), Is.EqualTo((false, (string?)null)));

        var back = request with { Cursor = Cursor.Decode(meta.PrevCursor!, List, out _) };
        Assert.That(back.Backwards);
        (rows, meta) = back.Cut([4, 5], row => (CursorKey.Of(row), Guid.Empty));
        Assert.That(rows, Is.EqualTo(new[] { 5, 4 }), "Read nearest first, shown in the order of the list.");
        Assert.That((meta.HasMore, meta.PrevCursor), Is.EqualTo((true, (string?)null)));
    }

    [Test]
    public void A_search_that_gave_up_says_where_to_go_on()
    {
        var (rows, meta) = new PageRequest(List, 2, null, null, CountKind.None).Cut(
            [5],
            row => (CursorKey.Of(row), Guid.Empty),
            stoppedAt: (CursorKey.Of(1), Guid.Empty)
        );
        Assert.That(rows, Is.EqualTo(new[] { 5 }));
        Assert.That((meta.HasMore, Cursor.Decode(meta.NextCursor!, List, out _)!.Key.Number), Is.EqualTo((true, 1L)));
    }

    [TestCase(CountKind.None, null, null, "none")]
    [TestCase(CountKind.Bounded, 7, 7, "exact")]
    [TestCase(CountKind.Bounded, 10_001, 10_000, "atLeast")]
    [TestCase(CountKind.Exact, 10_001, 10_001, "exact")]
    [TestCase(CountKind.Exact, 100_001, 100_000, "atLeast")]
    public void Counts_say_how_far_they_go(CountKind count, int? rows, int? total, string kind)
    {
        var counted = rows is { } number ? Counted.UpTo(PageRequest.Bound(count), number) : (Counted?)null;
        var (_, meta) = new PageRequest(List, 2, null, 1, count).Cut([1], row => (CursorKey.Of(row), Guid.Empty), counted);
        Assert.That((meta.Total, meta.TotalKind), Is.EqualTo((total, kind)));
    }
}
