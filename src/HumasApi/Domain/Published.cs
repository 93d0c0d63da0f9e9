namespace HumasApi.Domain;

/// <summary>
/// One live article as readers get it, without its body: the read model that Delivery lists and serves. Written in the
/// transaction that publishes. It holds references as ids, so that renaming a unit or a tag rewrites no article.
/// </summary>
internal sealed class PublishedArticle
{
    public Guid Id { get; init; }
    public required string Slug { get; set; }
    public ArticleKind Kind { get; set; }
    public required string Language { get; set; }
    public Guid TranslationGroupId { get; set; }
    public required string Title { get; set; }
    public string? Subtitle { get; set; }
    public string? Summary { get; set; }
    public required string Excerpt { get; set; }
    public string? Dateline { get; set; }
    public string? Byline { get; set; }
    public string? SignOff { get; set; }
    public DateOnly? EventDate { get; set; }
    public required string TimeZone { get; set; }
    public DateTimeOffset PublishedAt { get; set; }
    public DateTimeOffset FirstPublishedAt { get; set; }
    public DateTimeOffset? UpdatedAt { get; set; }
    public DateTimeOffset ModifiedAt { get; set; }
    public List<ArticleNotice> Notices { get; set; } = [];
    public Guid UnitId { get; set; }
    public List<Guid> MentionedUnitIds { get; set; } = [];
    public List<Guid> AuthorIds { get; set; } = [];
    public List<Guid> TagIds { get; set; } = [];
    public StoredImage? CoverImage { get; set; }
    public string? AttributionName { get; set; }
    public string? AttributionUrl { get; set; }
    public string? CanonicalUrl { get; set; }
    public string? SeoTitle { get; set; }
    public string? SeoDescription { get; set; }
    public bool SeoNoIndex { get; set; }
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
}

/// <summary>Finds the articles of an author in order of time.</summary>
internal sealed class PublishedAuthorLink
{
    public Guid AuthorId { get; init; }
    public Guid ArticleId { get; init; }
    public Guid UnitId { get; init; }
    public DateTimeOffset PublishedAt { get; init; }
}

/// <summary>Finds the articles that mention a unit in order of time.</summary>
internal sealed class PublishedMentionLink
{
    public Guid MentionedUnitId { get; init; }
    public Guid ArticleId { get; init; }
    public Guid UnitId { get; init; }
    public DateTimeOffset PublishedAt { get; init; }
}

/// <summary>An article that was live and is not any more: what 410 tells. Never its title or text.</summary>
internal sealed class GoneArticle
{
    public Guid ArticleId { get; init; }
    public UnpublishMode Mode { get; set; }
    public DateTimeOffset At { get; set; }
    public string? PublicNote { get; set; }
    public List<Guid> SeeAlso { get; set; } = [];
}
