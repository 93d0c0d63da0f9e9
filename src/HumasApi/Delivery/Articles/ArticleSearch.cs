using HumasApi.Data;
using HumasApi.Paging;
using Microsoft.EntityFrameworkCore;
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
internal sealed record Found(IReadOnlyList<FoundRow> Rows, FoundRow? StoppedAt);

/// <summary>
/// Finds articles in order of time at a cost that does not grow with the archive. One index drives each query: that of an
/// author, a mentioned unit, a tag, a language, a set of units, or of time alone. What the driver does not cover is tested
/// on windows of its entries, a bounded number of them; a page may then be short, and says where to go on.
/// </summary>
internal sealed class ArticleSearch
{
    private const int WindowSize = 2_000;
    private const int MaxWindows = 10;

    // A few units are read side by side; more are first sought among the newest entries of all, where they usually are.
    private const int FewUnits = 20;

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

    public ArticleSearch(DeliveryDbContext database, ArticleFilter filter, bool descending)
    {
        (this.database, this.filter, this.descending) = (database, filter, descending);
        var (rest, conditions) = (filter, new List<string>());
        // The narrowest driver first: an author or a mention has few entries; a tag has an index with the unit in it.
        if (filter.Author is not null) (table, id, driver, rest) = ("published_author_links", "article_id", "author_id = @author", rest with { Author = null });
        else if (filter.MentionedUnit is not null) (table, id, driver, rest) = ("published_mention_links", "article_id", "mentioned_unit_id = @mention", rest with { MentionedUnit = null });
        else if (filter.Tag is not null) (table, id, driver, rest) = ("published_tag_links", "article_id", "tag_id = @tag", rest with { Tag = null });
        else if (filter.Language is not null && filter.Units is null) (table, id, driver, rest) = ("published_articles", "id", "language = @language", rest with { Language = null });
        else (table, id, driver) = ("published_articles", "id", "true");
        if (filter.Units is not null && (table is "published_articles" or "published_tag_links")) (unitSet, rest) = (filter.Units, rest with { Units = null });

        if (rest.Units is not null) conditions.Add(Inside(rest.Units, "p"));
        if (rest.MentionedUnit is not null) conditions.Add("p.mentioned_unit_ids @> array[@mention]");
        if (rest.Tag is not null) conditions.Add("p.tag_ids @> array[@tag]");
        if (rest.Kinds is not null) conditions.Add("p.kind = any(@kinds)");
        if (rest.Language is not null) conditions.Add("p.language = @language");
        residual = string.Join(" and ", conditions);
    }

    /// <summary>Reads on from a place in the list.</summary>
    /// <param name="from">The place; null for the start.</param>
    /// <param name="wanted">Rows wanted, one more than the page.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<Found> ReadAsync(FoundRow? from, int wanted, CancellationToken cancellationToken)
    {
        if (unitSet is { Units.Length: 0 }) return new Found([], null);
        var rows = new List<FoundRow>();
        var place = from;
        for (var window = 0; window < MaxWindows; window++)
        {
            var (sql, size) = Window(window, wanted - rows.Count);
            var (found, scanned, last) = await ReadWindowAsync(sql, size, place, wanted - rows.Count, cancellationToken);
            rows.AddRange(found);
            if (rows.Count >= wanted || scanned < size) return new Found(rows, null);
            place = last;
        }
        return new Found(rows, place);
    }

    /// <summary>Reads a numbered page: the rows before it are passed over, which is why pages end at row 10,000.</summary>
    public async Task<IReadOnlyList<FoundRow>> ReadPageAsync(int skip, int wanted, CancellationToken cancellationToken)
    {
        if (unitSet is { Units.Length: 0 }) return [];
        var rows = new List<FoundRow>();
        await QueryAsync($"select d.{id}, d.published_at {FromAll()} order by {Order("d")} offset {skip} limit {wanted}", null,
            row => rows.Add(new FoundRow(row.GetGuid(0), row.GetFieldValue<DateTimeOffset>(1))), cancellationToken);
        return rows;
    }

    /// <summary>Rows of the whole list, as far as the request wants them counted; null for not at all.</summary>
    public async Task<int?> CountAsync(CountKind count, CancellationToken cancellationToken)
    {
        if (count == CountKind.None) return null;
        if (unitSet is { Units.Length: 0 }) return 0;
        var bound = count == CountKind.Bounded ? $"limit {PageRequest.CountBound + 1}" : "";
        var total = 0;
        await QueryAsync($"select count(*)::integer from (select 1 {FromAll()} {bound}) rows", null, row => total = row.GetInt32(0), cancellationToken);
        return total;
    }

    /// <summary>Articles by month, the newest first, in a time zone.</summary>
    public async Task<IReadOnlyList<MonthCount>> MonthsAsync(TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        if (unitSet is { Units.Length: 0 }) return [];
        var months = new List<MonthCount>();
        await QueryAsync($"select to_char(d.published_at at time zone @zone, 'YYYY-MM') as month, count(*)::integer {FromAll()} group by month order by month desc", null,
            row => months.Add(new MonthCount(row.GetString(0), row.GetInt32(1))), cancellationToken, zone.Id);
        return months;
    }

    // The SQL that lists the next entries of the driver, and how many there are when it is not at its end.
    private (string Sql, int Size) Window(int number, int wanted)
    {
        var size = residual.Length > 0 ? WindowSize : wanted;
        if (unitSet is null) return ($"select {id} as id, published_at, true as hit from {table} where {driver} {{0}} order by {Order()} limit {size}", size);
        if (unitSet.Units.Length <= FewUnits)
        {
            size = residual.Length > 0 ? Math.Max(wanted, WindowSize / unitSet.Units.Length) : wanted;
            return ($"""
                select x.id, x.published_at, true as hit from {Spans} cross join lateral (
                    select {id} as id, published_at from {table} where {driver} and unit_id = u.unit_id {Within("u")} {"{0}"} order by {Order()} limit {size}) x
                order by x.published_at {Direction}, x.id {Direction} limit {size}
                """, size);
        }
        if (number == 0) return (unitSet.From is null
            ? $"select {id} as id, published_at, unit_id = any(@units) as hit from {table} where {driver} {{0}} order by {Order()} limit {WindowSize}"
            : $"""
               select x.id, x.published_at, u.unit_id is not null as hit from (select {id} as id, published_at, unit_id from {table} where {driver} {"{0}"} order by {Order()} limit {WindowSize}) x
               left join {Spans} on u.unit_id = x.unit_id and x.published_at >= u.from_at and x.published_at < u.to_at
               """, WindowSize);
        // The newest row of each unit tells which units can have a part in the next rows: no more than the rows wanted.
        size = residual.Length > 0 ? Math.Max(wanted, SetWindowSize) : wanted;
        return ($"""
            select x.id, x.published_at, true as hit from (
                select u.* from {Spans} cross join lateral (
                    select published_at, {id} as id from {table} where {driver} and unit_id = u.unit_id {Within("u")} {"{0}"} order by {Order()} limit 1) head
                order by head.published_at {Direction}, head.id {Direction} limit {size}) heads
            cross join lateral (
                select {id} as id, published_at from {table} where {driver} and unit_id = heads.unit_id {Within("heads")} {"{0}"} order by {Order()} limit {size}) x
            order by x.published_at {Direction}, x.id {Direction} limit {size}
            """, size);
    }

    private async Task<(List<FoundRow> Rows, int Scanned, FoundRow? Last)> ReadWindowAsync(string window, int size, FoundRow? from, int wanted, CancellationToken cancellationToken)
    {
        var test = residual.Length > 0 ? $"join published_articles p on p.id = w.id where w.hit and {residual}" : "where w.hit";
        var sql = $"""
            with w as materialized ({string.Format(System.Globalization.CultureInfo.InvariantCulture, window, Bounds(from))}),
                hits as (select w.id, w.published_at from w {test} order by w.published_at {Direction}, w.id {Direction} limit {wanted}),
                bottom as (select id, published_at from w order by published_at {Opposite}, id {Opposite} limit 1)
            select hits.id, hits.published_at, (select count(*)::integer from w), bottom.id, bottom.published_at
            from bottom left join hits on true order by hits.published_at {Direction}, hits.id {Direction}
            """;
        var (rows, scanned, last) = (new List<FoundRow>(), 0, (FoundRow?)null);
        await QueryAsync(sql, from, row =>
        {
            scanned = row.GetInt32(2);
            last = new FoundRow(row.GetGuid(3), row.GetFieldValue<DateTimeOffset>(4));
            if (!row.IsDBNull(0)) rows.Add(new FoundRow(row.GetGuid(0), row.GetFieldValue<DateTimeOffset>(1)));
        }, cancellationToken);
        return (rows, scanned, last);
    }

    private string Direction => descending ? "desc" : "asc";
    private string Opposite => descending ? "asc" : "desc";
    private string Order(string? alias = null) => alias is null ? $"published_at {Direction}, {id} {Direction}" : $"{alias}.published_at {Direction}, {alias}.{id} {Direction}";

    private string Bounds(FoundRow? from) =>
        (from is null ? "" : $" and (published_at, {id}) {(descending ? '<' : '>')} (@time, @id)")
        + (filter.From is null ? "" : " and published_at >= @from")
        + (filter.Before is null ? "" : " and published_at < @before");

    // The units of the set, each with its span where they have spans.
    private string Spans => unitSet!.From is null ? "unnest(@units) u(unit_id)" : "unnest(@units, @froms, @tos) u(unit_id, from_at, to_at)";

    private string Within(string alias) => unitSet!.From is null ? "" : $"and published_at >= {alias}.from_at and published_at < {alias}.to_at";

    private static string Inside(UnitSet set, string alias) => set.From is null ? $"{alias}.unit_id = any(@units)"
        : $"exists (select from unnest(@units, @froms, @tos) u(unit_id, from_at, to_at) where u.unit_id = {alias}.unit_id and {alias}.published_at >= u.from_at and {alias}.published_at < u.to_at)";

    private string FromAll()
    {
        var join = residual.Length > 0 ? $"join published_articles p on p.id = d.{id}" : "";
        var conditions = residual.Length > 0 ? $"and {residual}" : "";
        var units = unitSet is null ? "" : "and " + Inside(unitSet, table);
        return $"from (select * from {table} where {driver} {units} {Bounds(null)}) d {join} where true {conditions}";
    }

    private async Task QueryAsync(string sql, FoundRow? from, Action<NpgsqlDataReader> read, CancellationToken cancellationToken, string? zone = null)
    {
        await database.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand(sql, (NpgsqlConnection)database.Database.GetDbConnection()) { CommandTimeout = database.Database.GetCommandTimeout() ?? 30 };
            AddParameters(command, from, zone);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken)) read(reader);
        }
        finally
        {
            // Given back before the answer is written: a slow client must not hold a connection.
            await database.Database.CloseConnectionAsync();
        }
    }

    private void AddParameters(NpgsqlCommand command, FoundRow? from, string? zone)
    {
        void Add(string name, object? value, NpgsqlDbType type)
        {
            if (value is not null && command.CommandText.Contains('@' + name, StringComparison.Ordinal)) command.Parameters.Add(new NpgsqlParameter(name, type) { Value = value });
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
        Add("zone", zone, NpgsqlDbType.Text);
    }
}

/// <summary>Articles of a month.</summary>
/// <param name="Month">The month, such as 2022-10.</param>
/// <param name="Count">Articles published in it.</param>
internal sealed record MonthCount(string Month, int Count);
