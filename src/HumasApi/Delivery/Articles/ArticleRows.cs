using HumasApi.Data;
using HumasApi.Publishing.Shapes;
using Npgsql;
using NpgsqlTypes;

namespace HumasApi.Delivery.Articles;

/// <summary>
/// Reads the rows that every article and every list is made of. Written by hand, because translating the query each time took
/// most of a response's time.
/// </summary>
internal static class ArticleRows
{
    /// <summary>What <see cref="Read"/> reads, of published_articles a.</summary>
    public const string Columns = """
        a.id, a.published_at, a.slug, a.time_zone, a.unit_id, a.mentioned_unit_ids, a.author_ids, a.tag_ids, a.card, a.translation_group_id,
        (select '[' || string_agg(row_to_json(other)::text, ',' order by other.language) || ']' from (
            select o.id, o.slug, o.language, o.title from published_articles o where o.translation_group_id = a.translation_group_id
                and o.id <> a.id) other) as translations
        """;

    /// <summary>Number of the <see cref="Columns"/>.</summary>
    public const int Width = 11;

    // The text and the rest in one statement, so that both are of the same publish.
    private const string Whole =
        $"select {Columns}, b.body from published_articles a join published_bodies b on b.article_id = a.id where ";
    private const string ById = Whole + "a.id = $1";
    private const string BySlug = Whole + "a.slug = $1";
    private const string ByIds =
        $"select {Columns} from unnest($1) with ordinality wanted(id, place) join published_articles a on a.id = wanted.id "
        + "order by wanted.place";

    /// <summary>
    /// The first of some articles, as many as have bodies that a page may hold (<see cref="FittingParameters"/>): at least one. The lengths
    /// are those that the rows state, so that no body is read that does not fit.
    /// </summary>
    public const string Fitting = """
        select l.id, l.place from (
            select w.id, w.place, sum(coalesce(octet_length(b.body), 0)) over (order by w.place) as bytes
            from unnest($1) with ordinality w(id, place) left join published_bodies b on b.article_id = w.id) l
        where l.place = 1 or l.bytes <= $2
        """;

    private const string FittingBodies =
        $"select b.body from ({Fitting}) f left join published_bodies b on b.article_id = f.id order by f.place";

    /// <summary>Bytes of bodies in UTF-8 at which a page ends; a single body may be longer.</summary>
    public const long MostBodyBytes = 5_000_000;

    /// <summary>One live article, whole; null when none is live under this id.</summary>
    public static async Task<StoredArticle?> FindAsync(DeliveryDbContext database, Guid id, CancellationToken cancellationToken) =>
        (
            await QueryAsync(
                database,
                ById,
                new NpgsqlParameter<Guid> { TypedValue = id, NpgsqlDbType = NpgsqlDbType.Uuid },
                cancellationToken
            )
        ).SingleOrDefault();

    /// <summary>One live article, whole; null when none is live under this slug.</summary>
    public static async Task<StoredArticle?> FindAsync(DeliveryDbContext database, string slug, CancellationToken cancellationToken) =>
        (
            await QueryAsync(
                database,
                BySlug,
                new NpgsqlParameter<string> { TypedValue = slug, NpgsqlDbType = NpgsqlDbType.Text },
                cancellationToken
            )
        ).SingleOrDefault();

    /// <summary>Live articles in the order of their ids, without bodies; those that are not live are left out.</summary>
    public static Task<List<StoredArticle>> ReadAsync(DeliveryDbContext database, Guid[] ids, CancellationToken cancellationToken) =>
        QueryAsync(database, ByIds, Ids(ids), cancellationToken);

    /// <summary>
    /// Bodies of the first of these articles, as many as a page may hold: at least one.
    /// </summary>
    /// <param name="database">Where they are read.</param>
    /// <param name="ids">Articles in the order in which they are wanted.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<IReadOnlyList<byte[]>> BodiesAsync(DeliveryDbContext database, Guid[] ids, CancellationToken cancellationToken)
    {
        var bodies = new List<byte[]>();
        // Taken down since the ids were read: without a text, as it is a moment later.
        await database.ReadAsync(
            FittingBodies,
            FittingParameters(ids),
            row => bodies.Add(row.IsDBNull(0) ? [] : row.GetFieldValue<byte[]>(0)),
            cancellationToken
        );
        return bodies;
    }

    /// <summary>The parameters of <see cref="Fitting"/>.</summary>
    /// <param name="ids">Articles in the order in which they are wanted.</param>
    public static NpgsqlParameter[] FittingParameters(Guid[] ids) =>
        [Ids(ids), new NpgsqlParameter<long> { TypedValue = MostBodyBytes, NpgsqlDbType = NpgsqlDbType.Bigint }];

    private static NpgsqlParameter Ids(Guid[] ids) =>
        new NpgsqlParameter<Guid[]> { TypedValue = ids, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid };

    private static async Task<List<StoredArticle>> QueryAsync(
        DeliveryDbContext database,
        string sql,
        NpgsqlParameter parameter,
        CancellationToken cancellationToken
    )
    {
        var rows = new List<StoredArticle>();
        await database.ReadAsync(
            sql,
            [parameter],
            row => rows.Add(row.FieldCount > Width ? Read(row) with { Body = row.GetFieldValue<byte[]>(Width) } : Read(row)),
            cancellationToken
        );
        return rows;
    }

    // In the order of the columns.
    public static StoredArticle Read(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            row.GetFieldValue<DateTimeOffset>(1),
            row.GetString(2),
            row.GetString(3),
            row.GetGuid(4),
            row.GetFieldValue<Guid[]>(5),
            row.GetFieldValue<Guid[]>(6),
            row.GetFieldValue<Guid[]>(7),
            row.GetFieldValue<byte[]>(8),
            row.GetGuid(9),
            row.IsDBNull(10) ? null : row.GetFieldValue<byte[]>(10)
        );
}
