using System.Globalization;
using HumasApi.Data;
using HumasApi.Paging;
using HumasApi.Publishing.Shapes;
using Npgsql;
using NpgsqlTypes;

namespace HumasApi.Delivery.Articles;

/// <summary>What a list of articles is narrowed to; ids are resolved, null means any.</summary>
internal sealed record ArticleFilter
{
    public UnitSet? Units { get; init; }
    public Guid? MentionedUnit { get; init; }
    public Guid? Tag { get; init; }
    public Guid? Author { get; init; }
    public string[]? Kinds { get; init; }
    public string? Language { get; init; }
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? Before { get; init; }
}

/// <summary>A row found, by its place in the order of time.</summary>
internal sealed record FoundRow(Guid Id, DateTimeOffset PublishedAt);

/// <summary>What a bounded search found.</summary>
/// <param name="Rows">Rows in reading order, one more than the page when there is one.</param>
/// <param name="StoppedAt">Where the search gave up before the page was full; null when it ended by itself.</param>
internal sealed record Found(IReadOnlyList<StoredArticle> Rows, FoundRow? StoppedAt);

/// <summary>
/// Finds articles in order of time at a cost that does not grow with the archive. One index drives each query: that of an
/// author, a mentioned unit, a tag, a language, a set of units, or of time alone. What the driver does not cover is tested
/// on windows of its entries, a bounded number of them; a page may then be short, and says where to go on.
/// </summary>
internal sealed class ArticleSearch
{
    private const int WindowSize = 2_000;
    private const int MaxWindows = 10;

    // A few units are read side by side. Of more, only those with the newest rows have a part in the next ones. Most of all
    // units are first sought among the newest entries of all, where they usually are.
    private const int FewUnits = 20;
    private const int ManyUnits = 100;
    private const int EntriesPerRow = 10;

    // Entries that are looked at for a numbered page or a count when each must be tested: some 100 ms of work at most,
    // however long the archive.
    private const int MaxEntries = 40_000;

    // Heads-first reading touches the square of this; more rows in one go would cost more than another round.
    private const int SetWindowSize = 44;

    private readonly DeliveryDbContext database;
    private readonly ArticleFilter filter;
    private readonly bool descending;
    private readonly string table;
    private readonly string id;
    private readonly string driver;
    private readonly UnitSet? unitSet;
    private readonly string residual;
    private int? storedCount;

    public ArticleSearch(DeliveryDbContext database, ArticleFilter filter, bool descending)
    {
        (this.database, this.filter, this.descending) = (database, filter, descending);
        var (rest, conditions) = (filter, new List<string>());
        // The narrowest driver first: an author or a mention has few entries; a tag has an index with the unit in it.
        if (filter.Author is not null)
            (table, id, driver, rest) = ("published_author_links", "article_id", "author_id = @author", rest with { Author = null });
        else if (filter.MentionedUnit is not null)
            (table, id, driver, rest) = (
                "published_mention_links",
                "article_id",
                "mentioned_unit_id = @mention",
                rest with
                {
                    MentionedUnit = null,
                }
            );
        else if (filter.Tag is not null)
            (table, id, driver, rest) = ("published_tag_links", "article_id", "tag_id = @tag", rest with { Tag = null });
        else if (filter.Language is not null && filter.Units is null)
            (table, id, driver, rest) = ("published_articles", "id", "language = @language", rest with { Language = null });
        else
            (table, id, driver) = ("published_articles", "id", "true");
        if (filter.Units is not null && (table is "published_articles" or "published_tag_links"))
            (unitSet, rest) = (filter.Units, rest with { Units = null });

        if (rest.Units is not null)
            conditions.Add(Inside(rest.Units, "p"));
        if (rest.MentionedUnit is not null)
            conditions.Add("p.mentioned_unit_ids @> array[@mention]");
        if (rest.Tag is not null)
            conditions.Add("p.tag_ids @> array[@tag]");
        if (rest.Kinds is not null)
            conditions.Add("p.kind = any(@kinds)");
        if (rest.Language is not null)
            conditions.Add("p.language = @language");
        residual = string.Join(" and ", conditions);
    }

    /// <summary>Reads on from a place in the list.</summary>
    /// <param name="from">The place; null for the start.</param>
    /// <param name="wanted">Rows wanted, one more than the page.</param>
    /// <param name="count">Whether <see cref="CountAsync"/> will be asked next: a count that is kept comes with the rows.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<Found> ReadAsync(FoundRow? from, int wanted, CountKind count, CancellationToken cancellationToken)
    {
        if (unitSet is { Units.Length: 0 })
            return new Found([], null);
        var rows = new List<StoredArticle>();
        var place = from;
        for (var window = 0; window < MaxWindows; window++)
        {
            var (sql, size, isCertain) = Window(window, wanted - rows.Count);
            var (found, scanned, last) = await ReadWindowAsync(
                sql,
                isCertain,
                place,
                wanted - rows.Count,
                withCount: window == 0 && count != CountKind.None,
                cancellationToken
            );
            rows.AddRange(found);
            if (rows.Count >= wanted || scanned < size)
                return new Found(rows, null);
            place = last;
        }
        return new Found(rows, place);
    }

    /// <summary>
    /// Reads a numbered page: the rows before it are passed over, which is why pages end at row 10,000. No more than
    /// <c>MaxEntries</c> are looked at for it; what a rare filter finds beyond them is for those who follow cursors.
    /// </summary>
    public async Task<Found> ReadPageAsync(int skip, int wanted, CancellationToken cancellationToken)
    {
        if (unitSet is { Units.Length: 0 })
            return new Found([], null);
        var rows = new List<StoredArticle>();
        await QueryAsync(
            $"""
            select {ArticleRows.Columns} from (select e.id, e.published_at from ({EntriesInOrder(skip + wanted)}) e {Test(
                "e"
            )} order by {OrderOf("e")} offset {skip} limit {wanted}) hits
            join published_articles a on a.id = hits.id order by {OrderOf("hits")}
            """,
            null,
            row => rows.Add(ArticleRows.Read(row)),
            cancellationToken
        );
        if (rows.Count >= wanted || !IsBounded)
            return new Found(rows, null);
        var looked = unitSet?.Units.Length > ManyUnits ? OfAll : Entries;
        FoundRow? stop = null;
        await QueryAsync(
            $"select e.id, e.published_at from ({looked}) e order by {OrderOf("e")} offset {MaxEntries - 1} limit 1",
            null,
            row => stop = new FoundRow(row.GetGuid(0), row.GetFieldValue<DateTimeOffset>(1)),
            cancellationToken
        );
        return new Found(rows, stop);
    }

    /// <summary>
    /// Rows of the whole list, as far as the request wants them counted; null for not at all. A total without a stored counter is
    /// counted on the first of its entries.
    /// </summary>
    public async Task<Counted?> CountAsync(CountKind count, CancellationToken cancellationToken)
    {
        if (count == CountKind.None)
            return null;
        if (unitSet is { Units.Length: 0 })
            return new Counted(0, false);
        var (bound, total) = (PageRequest.Bound(count), 0);
        if (StoredCount is { } kept)
        {
            if (storedCount is null)
                await QueryAsync($"select {kept}", null, row => storedCount = row.GetInt32(0), cancellationToken);
            return count == CountKind.Bounded ? Counted.UpTo(bound, storedCount!.Value) : new Counted(storedCount!.Value, false);
        }
        var (looked, seen) = ($"{Entries} limit {(residual.Length > 0 ? MaxEntries : bound) + 1}", 0);
        await QueryAsync(
            $"select count(*)::integer from (select 1 from ({looked}) e {Test("e")} limit {bound + 1}) rows",
            null,
            row => total = row.GetInt32(0),
            cancellationToken
        );
        if (total > bound || residual.Length == 0)
            return Counted.UpTo(bound, total);
        await QueryAsync($"select count(*)::integer from ({looked}) rows", null, row => seen = row.GetInt32(0), cancellationToken);
        return new Counted(total, seen > MaxEntries);
    }

    // The SQL that lists the next entries of the driver, how many there are when it is not at its end, and whether all are rows.
    private (string Sql, int Size, bool IsCertain) Window(int number, int wanted)
    {
        var isCertain = residual.Length == 0;
        var size = isCertain ? wanted : WindowSize;
        if (unitSet is null)
            return (
                $"select {id} as id, published_at, true as hit from {table} where {driver} {{0}} order by {Order()} limit {size}",
                size,
                isCertain
            );
        if (unitSet.Units.Length <= FewUnits)
        {
            size = isCertain ? wanted : Math.Max(wanted, WindowSize / unitSet.Units.Length);
            return (
                $"select x.id, x.published_at, true as hit from {Spans} {OfUnit("u", "{0}", size)} x order by {OrderOf("x")} limit {size}",
                size,
                isCertain
            );
        }
        if (number == 0 && unitSet.Units.Length > ManyUnits)
        {
            size = isCertain ? EntriesPerRow * wanted : WindowSize;
            return (
                unitSet.From is null
                    ? $"select {id} as id, published_at, unit_id = any(@units) as hit from {table} where {driver} {{0}} order by "
                        + $"{Order()} limit {size}"
                    : $"""
                    select x.id, x.published_at, u.unit_id is not null as hit from (select {id} as id, published_at, unit_id from
                        {table} where {driver} {"{0}"} order by {Order()} limit {size}) x
                    left join {Spans} on u.unit_id = x.unit_id and x.published_at >= u.from_at and x.published_at < u.to_at
                    """,
                size,
                false
            );
        }
        // The newest row of each unit tells which units can have a part in the next rows: no more than the rows wanted.
        size = isCertain ? wanted : Math.Max(wanted, SetWindowSize);
        return (
            $"""
            select x.id, x.published_at, true as hit from (
                select u.* from {Spans} {OfUnit("u", "{0}", 1)} head order by {OrderOf("head")} limit {size}) heads
            {OfUnit("heads", "{0}", size)} x
            order by {OrderOf("x")} limit {size}
            """,
            size,
            isCertain
        );
    }

    // What is found comes with its whole rows, and with the count that is kept of the list, in the same statement.
    private async Task<(List<StoredArticle> Rows, int Scanned, FoundRow? Last)> ReadWindowAsync(
        string window,
        bool isCertain,
        FoundRow? from,
        int wanted,
        bool withCount,
        CancellationToken cancellationToken
    )
    {
        var entries = string.Format(CultureInfo.InvariantCulture, window, Bounds(from));
        var kept = withCount && StoredCount is { } sum ? $", {sum}" : "";
        var (rows, scanned, last) = (new List<StoredArticle>(), 0, (FoundRow?)null);
        if (isCertain)
        {
            await QueryAsync(
                $"select {ArticleRows.Columns}{kept} from ({entries}) w join published_articles a on a.id = w.id order by {OrderOf("w")}",
                from,
                row =>
                {
                    rows.Add(ArticleRows.Read(row));
                    if (kept.Length > 0)
                        storedCount = row.GetInt32(ArticleRows.Width);
                },
                cancellationToken
            );
            return (rows, rows.Count, rows is [.., var end] ? new FoundRow(end.Id, end.PublishedAt) : null);
        }
        var sql = $"""
            with w as materialized ({entries}),
                hits as (select w.id, w.published_at from w {Test(
                "w"
            )} where w.hit order by w.published_at {Direction}, w.id {Direction} limit {wanted}),
                bottom as (select id, published_at from w order by published_at {ReverseDirection}, id {ReverseDirection} limit 1)
            select {ArticleRows.Columns}, (select count(*)::integer from w), bottom.id, bottom.published_at{kept}
            from bottom left join (hits join published_articles a on a.id = hits.id) on true order by hits.published_at {Direction},
                hits.id {Direction}
            """;
        await QueryAsync(
            sql,
            from,
            row =>
            {
                if (!row.IsDBNull(0))
                    rows.Add(ArticleRows.Read(row));
                scanned = row.GetInt32(ArticleRows.Width);
                last = new FoundRow(row.GetGuid(ArticleRows.Width + 1), row.GetFieldValue<DateTimeOffset>(ArticleRows.Width + 2));
                if (kept.Length > 0)
                    storedCount = row.GetInt32(ArticleRows.Width + 3);
            },
            cancellationToken
        );
        return (rows, scanned, last);
    }

    private string Direction => descending ? "desc" : "asc";
    private string ReverseDirection => descending ? "asc" : "desc";

    private string Order() => $"published_at {Direction}, {id} {Direction}";

    private string OrderOf(string alias) => $"{alias}.published_at {Direction}, {alias}.id {Direction}";

    private string Bounds(FoundRow? from) =>
        (from is null ? "" : $" and (published_at, {id}) {(descending ? '<' : '>')} (@time, @id)")
        + (filter.From is null ? "" : " and published_at >= @from")
        + (filter.Before is null ? "" : " and published_at < @before");

    // The units of the set, each with its span where they have spans.
    private string Spans => unitSet!.From is null ? "unnest(@units) u(unit_id)" : "unnest(@units, @froms, @tos) u(unit_id, from_at, to_at)";

    private string Within(string alias) =>
        unitSet!.From is null ? "" : $"and published_at >= {alias}.from_at and published_at < {alias}.to_at";

    private static string Inside(UnitSet set, string alias) =>
        set.From is null
            ? $"{alias}.unit_id = any(@units)"
            : $"exists (select from unnest(@units, @froms, @tos) u(unit_id, from_at, to_at) where u.unit_id = {alias}.unit_id and "
                + $"{alias}.published_at >= u.from_at and {alias}.published_at < u.to_at)";

    // Entries of the driver, whatever their unit.
    private string OfAll => $"select {id} as id, unit_id, published_at from {table} where {driver} {Bounds(null)}";

    // Entries of one unit of the set within its span, the first of them where a number is given.
    private string OfUnit(string alias, string bounds, int? most = null) =>
        $"cross join lateral (select {id} as id, published_at from {table} where {driver} and unit_id = {alias}.unit_id "
        + $"{Within(alias)} {bounds} {(most is null ? "" : $"order by {Order()} limit {most}")})";

    // All entries of the driver, in no order.
    private string Entries => unitSet is null ? OfAll : $"select x.id, x.published_at from {Spans} {OfUnit("u", Bounds(null))} x";

    // The first entries of the driver that numbered pages look at. Of many units together those are the newest of all.
    private string EntriesInOrder(int needed)
    {
        var most = IsBounded ? MaxEntries : needed;
        if (unitSet is null)
            return $"{OfAll} order by {Order()} limit {most}";
        if (unitSet.Units.Length > ManyUnits)
            return $"select d.id, d.published_at from ({OfAll} order by {Order()} limit {most}) d where {Inside(unitSet, "d")}";
        return $"select x.id, x.published_at from {Spans} {OfUnit("u", Bounds(null), most)} x order by {OrderOf("x")} limit {most}";
    }

    // Whether entries are looked at that may turn out not to be rows, so that there must be an end to it.
    private bool IsBounded => residual.Length > 0 || unitSet?.Units.Length > ManyUnits;

    // Row by row: the planner would rather read the whole table than ask it for each of so many entries.
    private string Test(string alias) =>
        residual.Length == 0
            ? ""
            : $"cross join lateral (select from published_articles p where p.id = {alias}.id and {residual} offset 0) tested";

    // The count that is kept with every publish, where it is of exactly this list.
    private string? StoredCount
    {
        get
        {
            if ((filter with { Units = null, Tag = null, Author = null }) != new ArticleFilter())
                return null;
            var of = (filter.Units, filter.Tag, filter.Author) switch
            {
                (null, null, null) => "kind = 'all'",
                ({ From: null }, null, null) => "kind = 'unit' and target_id = any(@units)",
                (null, not null, null) => "kind = 'tag' and target_id = @tag",
                (null, null, not null) => "kind = 'author' and target_id = @author",
                _ => null,
            };
            return of is null ? null : $"(select coalesce(sum(delta), 0)::integer from public_counts where {of})";
        }
    }

    private Task QueryAsync(string sql, FoundRow? from, Action<NpgsqlDataReader> read, CancellationToken cancellationToken)
    {
        var parameters = new List<NpgsqlParameter>();
        void Add(string name, object? value, NpgsqlDbType type)
        {
            if (value is not null && sql.Contains('@' + name, StringComparison.Ordinal))
                parameters.Add(new NpgsqlParameter(name, type) { Value = value });
        }
        Add("units", filter.Units?.Units, NpgsqlDbType.Array | NpgsqlDbType.Uuid);
        Add("froms", filter.Units?.From, NpgsqlDbType.Array | NpgsqlDbType.TimestampTz);
        Add("tos", filter.Units?.To, NpgsqlDbType.Array | NpgsqlDbType.TimestampTz);
        Add("mention", filter.MentionedUnit, NpgsqlDbType.Uuid);
        Add("tag", filter.Tag, NpgsqlDbType.Uuid);
        Add("author", filter.Author, NpgsqlDbType.Uuid);
        Add("kinds", filter.Kinds, NpgsqlDbType.Array | NpgsqlDbType.Text);
        Add("language", filter.Language, NpgsqlDbType.Text);
        Add("from", filter.From, NpgsqlDbType.TimestampTz);
        Add("before", filter.Before, NpgsqlDbType.TimestampTz);
        Add("time", from?.PublishedAt, NpgsqlDbType.TimestampTz);
        Add("id", from?.Id, NpgsqlDbType.Uuid);
        return database.ReadAsync(sql, parameters, read, cancellationToken);
    }
}
