using System.Text.Json;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Publishing;
using Npgsql;
using NpgsqlTypes;

namespace HumasApi.Delivery.Articles;

/// <summary>An article of the read model, its translations, and its body where that was asked for.</summary>
internal sealed record ArticleRow(PublishedArticle Article, List<TranslationRef> Translations)
{
    public string? Body { get; init; }
}

/// <summary>
/// Reads the rows that every article and every list is made of. Written by hand, because to translate it anew took most of
/// an answer's time.
/// </summary>
internal static class ArticleRows
{
    /// <summary>What <see cref="Read"/> reads, of published_articles a.</summary>
    public const string Columns = """
        a.id, a.slug, a.kind, a.language, a.translation_group_id, a.title, a.subtitle, a.summary, a.excerpt, a.dateline, a.byline, a.sign_off, a.event_date, a.time_zone,
        a.published_at, a.first_published_at, a.updated_at, a.modified_at, a.notices, a.unit_id, a.mentioned_unit_ids, a.author_ids, a.tag_ids, a.cover_image,
        a.attribution_name, a.attribution_url, a.canonical_url, a.seo_title, a.seo_description, a.seo_no_index,
        (select jsonb_agg(jsonb_build_object('id', o.id, 'slug', o.slug, 'language', o.language, 'title', o.title) order by o.language)
            from published_articles o where o.translation_group_id = a.translation_group_id and o.id <> a.id) as translations
        """;

    /// <summary>Number of the <see cref="Columns"/>.</summary>
    public const int Width = 31;

    // The text and the rest in one statement, so that both are of the same publish.
    private const string Whole = $"select {Columns}, b.body from published_articles a join published_bodies b on b.article_id = a.id where ";
    private const string ById = Whole + "a.id = $1";
    private const string BySlug = Whole + "a.slug = $1";
    private const string ByIds = $"select {Columns} from unnest($1) with ordinality wanted(id, place) join published_articles a on a.id = wanted.id order by wanted.place";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>One live article, whole; null when none is live under this id.</summary>
    public static async Task<ArticleRow?> FindAsync(DeliveryDbContext database, Guid id, CancellationToken cancellationToken) =>
        (await QueryAsync(database, ById, new NpgsqlParameter<Guid> { TypedValue = id, NpgsqlDbType = NpgsqlDbType.Uuid }, cancellationToken)).SingleOrDefault();

    /// <summary>One live article, whole; null when none is live under this slug.</summary>
    public static async Task<ArticleRow?> FindAsync(DeliveryDbContext database, string slug, CancellationToken cancellationToken) =>
        (await QueryAsync(database, BySlug, new NpgsqlParameter<string> { TypedValue = slug, NpgsqlDbType = NpgsqlDbType.Text }, cancellationToken)).SingleOrDefault();

    /// <summary>Live articles in the order of their ids, without bodies; those that are not live are left out.</summary>
    public static Task<List<ArticleRow>> ReadAsync(DeliveryDbContext database, Guid[] ids, CancellationToken cancellationToken) =>
        QueryAsync(database, ByIds, new NpgsqlParameter<Guid[]> { TypedValue = ids, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid }, cancellationToken);

    private static async Task<List<ArticleRow>> QueryAsync(DeliveryDbContext database, string sql, NpgsqlParameter parameter, CancellationToken cancellationToken)
    {
        var rows = new List<ArticleRow>();
        await database.ReadAsync(sql, [parameter], row => rows.Add(row.FieldCount > Width ? Read(row) with { Body = row.GetString(Width) } : Read(row)), cancellationToken);
        return rows;
    }

    public static ArticleRow Read(NpgsqlDataReader reader)
    {
        var at = 0;
        Guid Id() => reader.GetGuid(at++);
        string Text() => reader.GetString(at++);
        string? TextOrNull() => reader.IsDBNull(at++) ? null : reader.GetString(at - 1);
        DateTimeOffset Time() => reader.GetFieldValue<DateTimeOffset>(at++);
        List<Guid> Ids() => reader.GetFieldValue<List<Guid>>(at++);
        T? JsonOrNull<T>() where T : class => TextOrNull() is { } json ? JsonSerializer.Deserialize<T>(json, Json) : null;

        // In the order of the columns.
        var article = new PublishedArticle
        {
            Id = Id(), Slug = Text(), Kind = WireWords.Of<ArticleKind>()[Text()], Language = Text(), TranslationGroupId = Id(), Title = Text(), Subtitle = TextOrNull(), Summary = TextOrNull(), Excerpt = Text(),
            Dateline = TextOrNull(), Byline = TextOrNull(), SignOff = TextOrNull(), EventDate = reader.IsDBNull(at++) ? null : reader.GetFieldValue<DateOnly>(at - 1), TimeZone = Text(),
            PublishedAt = Time(), FirstPublishedAt = Time(), UpdatedAt = reader.IsDBNull(at++) ? null : reader.GetFieldValue<DateTimeOffset>(at - 1), ModifiedAt = Time(),
            Notices = Text() is var notices && notices == "[]" ? [] : JsonSerializer.Deserialize<List<ArticleNotice>>(notices, Json)!,
            UnitId = Id(), MentionedUnitIds = Ids(), AuthorIds = Ids(), TagIds = Ids(), CoverImage = JsonOrNull<StoredImage>(),
            AttributionName = TextOrNull(), AttributionUrl = TextOrNull(), CanonicalUrl = TextOrNull(), SeoTitle = TextOrNull(), SeoDescription = TextOrNull(), SeoNoIndex = reader.GetBoolean(at++),
        };
        return new ArticleRow(article, JsonOrNull<List<TranslationRef>>() ?? []);
    }
}
