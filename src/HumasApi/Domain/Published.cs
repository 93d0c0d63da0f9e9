namespace HumasApi.Domain;

/// <summary>
/// One live article as readers get it, without its body: the read model that Delivery lists and serves. Written in the
/// transaction that publishes. It holds references as ids, so that renaming a unit or a tag rewrites no article.
/// </summary>
internal sealed record PublishedArticle : ArticleText
{
    public PublishedArticle() { }

    private PublishedArticle(ArticleText text)
        : base(text) { }

    public Guid Id { get; init; }
    public required string Slug { get; init; }
    public ArticleKind Kind { get; init; }
    public required string Language { get; init; }
    public Guid TranslationGroupId { get; init; }
    public required string Title { get; init; }
    public required string Excerpt { get; init; }
    public required string TimeZone { get; init; }
    public DateTimeOffset PublishedAt { get; init; }
    public DateTimeOffset FirstPublishedAt { get; init; }
    public DateTimeOffset? UpdatedAt { get; init; }
    public DateTimeOffset ModifiedAt { get; init; }
    public List<ArticleNotice> Notices { get; init; } = [];
    public Guid UnitId { get; init; }
    public List<Guid> MentionedUnitIds { get; init; } = [];
    public List<Guid> AuthorIds { get; init; } = [];
    public List<Guid> TagIds { get; init; } = [];
    public List<Guid> RelatedIds { get; init; } = [];
    public StoredImage? CoverImage { get; init; }
    public string? AttributionName { get; init; }
    public string? AttributionUrl { get; init; }
    public string? SeoTitle { get; init; }
    public string? SeoDescription { get; init; }
    public bool SeoNoIndex { get; init; }

    /// <summary>Addresses that it had before: to find it by one of them. They are not part of what readers get.</summary>
    public List<string> LegacyUrls { get; init; } = [];

    /// <summary>What readers get of a live revision.</summary>
    /// <param name="article">The article.</param>
    /// <param name="revision">Its live revision.</param>
    /// <param name="tagIds">The tags of the revision, merged ones as the tags that took their place.</param>
    /// <param name="excerpt">The short text of the card.</param>
    public static PublishedArticle Of(Article article, ArticleRevision revision, List<Guid> tagIds, string excerpt) =>
        new(revision)
        {
            Id = article.Id,
            Slug = revision.Slug,
            Kind = revision.Kind,
            Language = revision.Language,
            TranslationGroupId = article.TranslationGroupId,
            Title = revision.Title,
            Excerpt = excerpt,
            TimeZone = revision.TimeZone,
            PublishedAt = article.PublishedAt!.Value,
            FirstPublishedAt = article.FirstPublishedAt!.Value,
            UpdatedAt = article.UpdatedAt,
            ModifiedAt = article.ModifiedAt!.Value,
            Notices = article.Notices,
            UnitId = revision.UnitId,
            MentionedUnitIds = revision.MentionedUnitIds,
            AuthorIds = revision.AuthorIds,
            TagIds = tagIds,
            RelatedIds = revision.RelatedIds,
            CoverImage = revision.CoverImage,
            AttributionName = revision.AttributionName,
            AttributionUrl = revision.AttributionUrl,
            SeoTitle = revision.SeoTitle,
            SeoDescription = revision.SeoDescription,
            SeoNoIndex = revision.SeoNoIndex,
            LegacyUrls = revision.LegacyUrls,
        };
}

/// <summary>The sanitised body, apart from the article so that lists never read it.</summary>
internal sealed class PublishedBody
{
    public Guid ArticleId { get; init; }
    public required string Body { get; set; }
}

/// <summary>Finds the articles of a tag in order of time; carries the unit so that tag and unit together need no join.</summary>
internal sealed class PublishedTagLink
{
    public Guid TagId { get; init; }
    public Guid ArticleId { get; init; }
    public Guid UnitId { get; init; }
    public DateTimeOffset PublishedAt { get; init; }

    public static IEnumerable<PublishedTagLink> Of(PublishedArticle row) =>
        row.TagIds.Select(id => new PublishedTagLink
        {
            TagId = id,
            ArticleId = row.Id,
            UnitId = row.UnitId,
            PublishedAt = row.PublishedAt,
        });
}

/// <summary>Finds the articles of an author in order of time.</summary>
internal sealed class PublishedAuthorLink
{
    public Guid AuthorId { get; init; }
    public Guid ArticleId { get; init; }
    public Guid UnitId { get; init; }
    public DateTimeOffset PublishedAt { get; init; }

    public static IEnumerable<PublishedAuthorLink> Of(PublishedArticle row) =>
        row.AuthorIds.Select(id => new PublishedAuthorLink
        {
            AuthorId = id,
            ArticleId = row.Id,
            UnitId = row.UnitId,
            PublishedAt = row.PublishedAt,
        });
}

/// <summary>Finds the articles that mention a unit in order of time.</summary>
internal sealed class PublishedMentionLink
{
    public Guid MentionedUnitId { get; init; }
    public Guid ArticleId { get; init; }
    public Guid UnitId { get; init; }
    public DateTimeOffset PublishedAt { get; init; }

    public static IEnumerable<PublishedMentionLink> Of(PublishedArticle row) =>
        row.MentionedUnitIds.Select(id => new PublishedMentionLink
        {
            MentionedUnitId = id,
            ArticleId = row.Id,
            UnitId = row.UnitId,
            PublishedAt = row.PublishedAt,
        });
}

/// <summary>An unpublished article: the content of 410. Never its title or text.</summary>
internal sealed class GoneArticle
{
    public Guid ArticleId { get; init; }
    public UnpublishMode Mode { get; set; }
    public DateTimeOffset At { get; set; }
    public string? PublicNote { get; set; }
    public List<Guid> SeeAlso { get; set; } = [];
}
