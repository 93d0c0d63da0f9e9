namespace HumasApi.Demo;

/// <summary>
/// A publishing office of the demo tree. <paramref name="Kind"/>: ministry, directorate, regionalOffice or technicalUnit.
/// </summary>
public sealed record DemoUnit(
    string Slug,
    string Code,
    string Name,
    string ShortName,
    string Kind,
    string? SubKind,
    string? UnitClass,
    string? ParentSlug,
    string? RegionCode,
    string? RegionName,
    string? Address,
    string? Phone,
    string? Email,
    string? Website,
    string? ArticleUrlTemplate,
    string TimeZone,
    string Description
);

/// <summary>Somebody who writes for an office.</summary>
public sealed record DemoAuthor(string Slug, string Name, string Initials, string Position, string UnitSlug, string? Bio = null);

/// <summary>A tag. <paramref name="Kind"/>: category, topic, place, person or program.</summary>
public sealed record DemoTag(string Slug, string Name, string Kind, string? Description = null);

/// <summary>
/// An article. <paramref name="Kind"/>: news, pressRelease, announcement, clarification or speech; the first tag is a category.
/// </summary>
public sealed record DemoArticle(
    int Index,
    string Kind,
    string Title,
    string? Subtitle,
    string? Summary,
    string BodyHtml,
    string? Dateline,
    string? Byline,
    string? SignOff,
    DateOnly? EventDate,
    DateTimeOffset PublishedAt,
    string UnitSlug,
    IReadOnlyList<string> MentionedUnitSlugs,
    IReadOnlyList<string> AuthorSlugs,
    IReadOnlyList<string> TagSlugs,
    string? AttributionName,
    string? AttributionUrl,
    string? SeoDescription
);
