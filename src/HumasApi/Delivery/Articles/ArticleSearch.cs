using System.Globalization;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Publishing.Shapes;
using Npgsql;
using NpgsqlTypes;

namespace HumasApi.Delivery.Articles;

/// <summary>A row found, by its place in the order of time.</summary>
internal sealed record FoundRow(Guid Id, DateTimeOffset PublishedAt);

/// <summary>What a bounded search found.</summary>
/// <param name="Rows">Rows in reading order, one more than the page when there is one.</param>
/// <param name="StoppedAt">Where the search gave up before the page was full; null when it ended by itself.</param>
internal sealed record Found(IReadOnlyList<StoredArticle> Rows, FoundRow? StoppedAt);

/// <summary>
/// Finds articles in order of time at a cost that does not grow with the archive. One index drives each query: that of an
/// author, a mentioned unit, a tag, a language, a set of units, or of time alone (<see cref="ArticleFilters"/>). What the driver does
/// not cover is tested on windows of its entries, a bounded number of them; a page may then be short, and says where to go on. Of a
/// filter with several values the entries of each are read side by side.
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
    private readonly ArticleSelection selection;
    private readonly bool descending;
    private readonly string table = "published_articles";
    private readonly string id = "id";
    private readonly string driver = "true";
    private readonly string? several;
    private readonly UnitSet? unitSet;
    private readonly string residual;
    private int? storedCount;

    public ArticleSearch(DeliveryDbContext database, ArticleSelection selection, bool descending)
    {
        (this.database, this.selection, this.descending) = (database, selection, descending);
        var chosen = selection.Criteria.FirstOrDefault(criterion =>
            criterion.Filter.Driver is { } index && !(index.OnlyWithoutUnits && selection.Units is not null)
        );
        if (chosen is { Filter: { Driver: { } way, Name: var name } })
        {
            (table, id) = (way.Table, way.Id);
            // The entries of several values are no list in order, so each value is read by itself.
            if (chosen.Values.Length > 1)
                (several, driver) = ($"unnest(@{name}) v(value)", $"{way.Column} = v.value");
            else
                driver = $"{way.Column} = (@{name})[1]";
        }
        if (selection.Units is not null && several is null && (chosen is null || chosen.Filter.Driver!.HasUnit))
            unitSet = selection.Units;
        residual = string.Join(
            " and ",
            selection
                .Criteria.Where(criterion => criterion != chosen)
                .Select(criterion => criterion.Filter.Condition.Replace("@", "@" + criterion.Filter.Name, StringComparison.Ordinal))
                .Concat(selection.Units is null || unitSet is not null ? [] : [Inside(selection.Units, "p")])
        );
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
            var (sql, size, isCertain) = Excluding(Window(window, wanted - rows.Count + selection.Excluded.Length));
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
            select {ArticleRows.Columns} from (
                select e.id, e.published_at from ({EntriesInOrder(skip + wanted + selection.Excluded.Length)}) e {Test("e")} {Kept("e")}
                    order by {OrderOf("e")} offset {skip} limit {wanted}) hits
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
        if (several is not null)
            bound = Math.Min(bound, MaxEntries);
        var most = residual.Length > 0 ? MaxEntries : bound + selection.Excluded.Length;
        var (looked, seen) = ($"{Entries} limit {most + 1}", 0);
        await QueryAsync(
            $"select count(*)::integer from (select 1 from ({looked}) e {Test("e")} {Kept("e")} limit {bound + 1}) rows",
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
        if (several is not null)
            return (
                // An article that has two of the values is two entries: the first of them is the row.
                $"""
                select x.id, x.published_at, row_number() over (partition by x.id) = 1 as hit from (
                    select x.id, x.published_at from {OfSeveral("{0}", size)} x order by {OrderOf("x")} limit {size}) x
                """,
                size,
                false
            );
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

    // Entries of articles that are left out are no rows.
    private (string Sql, int Size, bool IsCertain) Excluding((string Sql, int Size, bool IsCertain) window) =>
        selection.Excluded.Length == 0
            ? window
            : ($"select x.id, x.published_at, x.hit and x.id <> all(@exclude) as hit from ({window.Sql}) x", window.Size, false);

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
        + (selection.From is null ? "" : " and published_at >= @from")
        + (selection.Before is null ? "" : " and published_at < @before");

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

    // Entries of each of several values, the first of them of each.
    private string OfSeveral(string bounds, int most) =>
        $"{several} cross join lateral (select {id} as id, unit_id, published_at from {table} where {driver} {bounds} "
        + $"order by {Order()} limit {most})";

    // All entries of the driver, in no order.
    private string Entries =>
        several is not null ? $"select distinct x.id, x.unit_id, x.published_at from {OfSeveral(Bounds(null), MaxEntries + 1)} x"
        : unitSet is null ? OfAll
        : $"select x.id, x.published_at from {Spans} {OfUnit("u", Bounds(null))} x";

    // The first entries of the driver that numbered pages look at. Of many units together those are the newest of all.
    private string EntriesInOrder(int needed)
    {
        var most = IsBounded ? MaxEntries : needed;
        if (several is not null)
            return $"select distinct x.id, x.published_at from {OfSeveral(Bounds(null), most)} x order by {OrderOf("x")} limit {most}";
        if (unitSet is null)
            return $"{OfAll} order by {Order()} limit {most}";
        if (unitSet.Units.Length > ManyUnits)
            return $"select d.id, d.published_at from ({OfAll} order by {Order()} limit {most}) d where {Inside(unitSet, "d")}";
        return $"select x.id, x.published_at from {Spans} {OfUnit("u", Bounds(null), most)} x order by {OrderOf("x")} limit {most}";
    }

    // Whether entries are looked at that may turn out not to be rows, so that there must be an end to it.
    private bool IsBounded => residual.Length > 0 || unitSet?.Units.Length > ManyUnits;

    private string Kept(string alias) => selection.Excluded.Length == 0 ? "" : $"where {alias}.id <> all(@exclude)";

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
            if (selection.From is not null || selection.Before is not null || selection.Excluded.Length > 0)
                return null;
            var of = (selection.Units, selection.Criteria) switch
            {
                (null, []) => "kind = 'all'",
                ({ From: null }, []) => "kind = 'unit' and target_id = any(@units)",
                (null, [{ Filter: { Counter: { } kind, Name: var name }, Values.Length: 1 }]) =>
                    $"kind = '{kind}' and target_id = (@{name})[1]",
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
        Add("units", selection.Units?.Units, NpgsqlDbType.Array | NpgsqlDbType.Uuid);
        Add("froms", selection.Units?.From, NpgsqlDbType.Array | NpgsqlDbType.TimestampTz);
        Add("tos", selection.Units?.To, NpgsqlDbType.Array | NpgsqlDbType.TimestampTz);
        foreach (var criterion in selection.Criteria)
            Add(criterion.Filter.Name, criterion.Values, NpgsqlDbType.Array | criterion.Filter.Type);
        Add("exclude", selection.Excluded, NpgsqlDbType.Array | NpgsqlDbType.Uuid);
        Add("from", selection.From, NpgsqlDbType.TimestampTz);
        Add("before", selection.Before, NpgsqlDbType.TimestampTz);
        Add("time", from?.PublishedAt, NpgsqlDbType.TimestampTz);
        Add("id", from?.Id, NpgsqlDbType.Uuid);
        return database.ReadAsync(sql, parameters, read, cancellationToken);
    }
}
