using HumasApi.Domain;
using HumasApi.Http;
using NpgsqlTypes;

namespace HumasApi.Delivery.Articles;

/// <summary>An index that lists the articles with a value in order of time.</summary>
/// <param name="Table">Its table, with published_at.</param>
/// <param name="Id">The column of the article.</param>
/// <param name="Column">The column of the value.</param>
internal sealed record ArticleDriver(string Table, string Id, string Column)
{
    /// <summary>Whether the index has the unit in it, so that units narrow it further.</summary>
    public bool HasUnit { get; init; }

    /// <summary>Worth it only where units are not given: most articles have the value.</summary>
    public bool OnlyWithoutUnits { get; init; }
}

/// <summary>
/// A filter of lists of articles, declared once: what it is called and takes, what it tests, and which index can drive it.
/// </summary>
/// <param name="Parameter">The query parameter. Several values, joined by commas, are alternatives.</param>
/// <param name="Condition">The test of an article p; @ is the array of the values.</param>
/// <param name="Type">Type of a value in the database.</param>
internal sealed record ArticleFilter(QueryParameter Parameter, string Condition, NpgsqlDbType Type)
{
    /// <summary>For a filter that names records: of what kind. Its values are read as slugs or ids.</summary>
    public SlugKind? Kind { get; init; }
    public ArticleDriver? Driver { get; init; }

    /// <summary>Kind of the counter that is kept for a value (public_counts); null where none is kept.</summary>
    public string? Counter { get; init; }

    /// <summary>Reads the values of a filter that names no records.</summary>
    public Func<QueryReader, IReadOnlyList<string>>? Read { get; init; }

    public string Name => Parameter.Name;

    /// <summary>The values of a request; none where the filter is not given.</summary>
    public IReadOnlyList<string> Given(QueryReader query) => Read?.Invoke(query) ?? query.Refs(Name);
}

/// <summary>The filters of lists of articles. Of those given, the first that has an index drives the search: the narrowest first.</summary>
internal static class ArticleFilters
{
    private const string Several = "; several by comma.";

    public static readonly IReadOnlyList<ArticleFilter> All =
    [
        new(
            new("author", ParameterType.SlugList, $"Slug or id of an author{Several}") { Example = "narsono-son" },
            "p.author_ids && @",
            NpgsqlDbType.Uuid
        )
        {
            Kind = SlugKind.Author,
            Counter = "author",
            Driver = new("published_author_links", "article_id", "author_id"),
        },
        new(
            new("mentionedUnit", ParameterType.SlugList, $"Slug or id of a unit that the article is about{Several}")
            {
                Example = "ditjenpas",
            },
            "p.mentioned_unit_ids && @",
            NpgsqlDbType.Uuid
        )
        {
            Kind = SlugKind.Unit,
            Driver = new("published_mention_links", "article_id", "mentioned_unit_id"),
        },
        new(new("tag", ParameterType.SlugList, $"Slug or id of a tag{Several}") { Example = "berita" }, "p.tag_ids && @", NpgsqlDbType.Uuid)
        {
            Kind = SlugKind.Tag,
            Counter = "tag",
            Driver = new("published_tag_links", "article_id", "tag_id") { HasUnit = true },
        },
        new(new("language", ParameterType.Text, "BCP 47 tag of the language.") { Example = "id" }, "p.language = any(@)", NpgsqlDbType.Text)
        {
            Read = query => query.Text("language", ArticleRevision.LanguageMaxLength) is { } language ? [Language.Stored(language)] : [],
            Driver = new("published_articles", "id", "language") { OnlyWithoutUnits = true },
        },
        new(
            new("kind", ParameterType.AnyOf, $"What kind of text{Several}")
            {
                Words = [.. EnumNames.Of<ArticleKind>().Keys],
                WordsName = nameof(ArticleKind),
                Example = "news,pressRelease",
            },
            "p.kind = any(@)",
            NpgsqlDbType.Text
        )
        {
            Read = query => [.. query.Words<ArticleKind>("kind").Select(kind => kind.ToWire())],
        },
    ];
}

/// <summary>A filter with its values, of the type of its column.</summary>
internal sealed record ArticleCriterion(ArticleFilter Filter, Array Values);

/// <summary>What a list of articles is narrowed to; null means any.</summary>
internal sealed record ArticleSelection
{
    // Of more units each change is compared with all, which is no gain.
    private const int MaxUnitKeys = 64;

    /// <summary>In the order of <see cref="ArticleFilters.All"/>.</summary>
    public required IReadOnlyList<ArticleCriterion> Criteria { get; init; }
    public UnitSet? Units { get; init; }
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? Before { get; init; }

    /// <summary>Articles that are left out.</summary>
    public Guid[] Excluded { get; init; } = [];

    /// <summary>
    /// With which articles the list changes: those of a tag, an author or a few units; else any. Where several filters are set, those of
    /// one contain all.
    /// </summary>
    public IEnumerable<Guid> Keys =>
        Criteria.FirstOrDefault(one => one.Filter.Name is "tag" or "author") is { Values: Guid[] records } ? records
        : Units is { Units: { Length: <= MaxUnitKeys } units } ? units
        : Shown.EveryArticle.Keys;

    /// <summary>Whether nothing narrows it, but for articles that are left out.</summary>
    public bool IsAll => Criteria.Count == 0 && Units is null && From is null && Before is null;
}
