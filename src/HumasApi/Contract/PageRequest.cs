namespace HumasApi.Contract;

/// <summary>
/// How much is counted: nothing, up to <see cref="PageRequest.CountBound"/>, or up to <see cref="PageRequest.ExactBound"/>.
/// </summary>
internal enum CountKind
{
    None,
    Bounded,
    Exact,
}

/// <summary>Rows that were counted.</summary>
/// <param name="Total">Their number.</param>
/// <param name="AtLeast">True when there may be more.</param>
internal readonly record struct Counted(int Total, bool AtLeast)
{
    /// <summary>From counting one row beyond a bound.</summary>
    public static Counted UpTo(int bound, int counted) => new(Math.Min(bound, counted), counted > bound);
}

/// <summary>The part of a list that is asked for: from the start, after a cursor, or a numbered page.</summary>
/// <param name="List">Route, filters and sort in one canonical line; binds cursors to their list.</param>
/// <param name="Limit">Rows wanted.</param>
/// <param name="Cursor">Place to go on from; null at the start.</param>
/// <param name="Number">Number of the page, counted from 1; null in cursor mode.</param>
/// <param name="Count">How much to count.</param>
internal sealed record PageRequest(string List, int Limit, Cursor? Cursor, int? Number, CountKind Count)
{
    public const int DefaultLimit = 20;
    public const int MaxLimit = 100;

    /// <summary>Last row that a numbered page reaches; further on, cursors cost the same at any depth.</summary>
    public const int LastPagedRow = 10_000;

    /// <summary>Counting stops here unless count=exact: reading 10,000 index entries costs under a millisecond.</summary>
    public const int CountBound = 10_000;

    /// <summary>
    /// Counting stops here even so, unless counts that are kept say it all: some 100 ms of work at most, however long the list.
    /// </summary>
    public const int ExactBound = 100_000;

    /// <summary>Where counting stops.</summary>
    public static int Bound(CountKind count) => count == CountKind.Bounded ? CountBound : ExactBound;

    public int Skip => Number is { } number ? (number - 1) * Limit : 0;
    public bool Backwards => Cursor?.Backwards == true;

    /// <summary>
    /// The places of the page, and one more, in a list that each request ranks: as far as numbered pages go. What stands
    /// behind ten thousand better ones is found by narrowing the search.
    /// </summary>
    public (int From, int Most) Ranks
    {
        get
        {
            var from = Skip;
            if (Cursor is { } cursor)
            {
                var rank = (int)Math.Clamp(cursor.Key.Number, -1, LastPagedRow);
                if (cursor.Backwards)
                    return (Math.Max(0, rank - Limit - 1), Math.Max(0, rank) - Math.Max(0, rank - Limit - 1));
                from = rank + 1;
            }
            from = Math.Min(from, LastPagedRow);
            return (from, Math.Min(Limit + 1, LastPagedRow - from));
        }
    }

    /// <summary>Cuts a ranked list, the best first and as far as <see cref="Ranks"/> ask, to the page.</summary>
    public (IReadOnlyList<T> Rows, PageMeta Meta) CutRanked<T>(IReadOnlyList<T> best, Counted counted)
    {
        var (from, most) = Ranks;
        var ranked = best.Index().Skip(from).Take(most).ToList();
        if (Backwards)
            ranked.Reverse();
        var (rows, meta) = Cut(ranked, row => (CursorKey.Of(row.Index), Guid.Empty), counted);
        return ([.. rows.Select(row => row.Item)], meta);
    }

    /// <summary>
    /// Cuts what was read to the page. Pass the rows in the order they were read: one more than the limit when there is
    /// one, nearest to the cursor first.
    /// </summary>
    /// <param name="rows">Rows read.</param>
    /// <param name="key">Sort key and id of a row.</param>
    /// <param name="counted">Rows counted; null when not.</param>
    /// <param name="stoppedAt">Where a bounded search stopped before the page was full; null when it ended by itself.</param>
    public (IReadOnlyList<T> Rows, PageMeta Meta) Cut<T>(
        IReadOnlyList<T> rows,
        Func<T, (CursorKey Key, Guid Id)> key,
        Counted? counted = null,
        (CursorKey Key, Guid Id)? stoppedAt = null
    )
    {
        var more = rows.Count > Limit || stoppedAt is not null;
        var page = rows.Take(Limit).ToList();
        // The place to go on from: the last row of a full page, else where the search stopped looking.
        var far =
            rows.Count > Limit || stoppedAt is null
                ? page.Count > 0
                    ? key(page[^1])
                    : ((CursorKey, Guid)?)null
                : stoppedAt;
        // An empty page of a search that stopped: from where it stopped, for the row at the cursor itself belongs to what lies behind.
        var near = page.Count > 0 ? key(page[0]) : stoppedAt ?? (Cursor is null ? ((CursorKey, Guid)?)null : (Cursor.Key, Cursor.Id));
        if (Backwards)
            page.Reverse();
        var onward = more ? Place(far, Backwards) : null;
        var back = Cursor is not null || Number > 1 ? Place(near, !Backwards) : null;
        var (next, prev) = Backwards ? (back, onward) : (onward, back);
        return (
            page,
            new PageMeta(
                Limit,
                Number,
                next is not null,
                next,
                prev,
                counted?.Total,
                counted is not { } all ? "none"
                    : all.AtLeast ? "atLeast"
                    : "exact"
            )
        );
    }

    private string? Place((CursorKey Key, Guid Id)? place, bool backwards) =>
        place is { } at ? new Cursor(at.Key, at.Id, backwards).Encode(List) : null;
}
