using System.Text.Json.Serialization;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Publishing;

namespace HumasApi.Delivery.Sync;

/// <summary>What changed, and where to go on.</summary>
/// <param name="Data">Records to store and to remove.</param>
/// <param name="Meta">Where the client is now.</param>
/// <param name="Links">Where it goes on.</param>
internal sealed record SyncResponse(SyncData Data, SyncMeta Meta, SyncLinks Links);

/// <summary>Records as they are now. Store them over what you have, then remove what <c>removed</c> names.</summary>
/// <param name="Units">Units.</param>
/// <param name="Authors">Authors.</param>
/// <param name="Tags">Tags.</param>
/// <param name="Articles">Articles.</param>
/// <param name="Removed">Records that are gone, or no longer what the client follows. It may name some that the client never had.</param>
internal sealed record SyncData(
    IReadOnlyList<SyncUnit> Units,
    IReadOnlyList<SyncAuthor> Authors,
    IReadOnlyList<SyncTag> Tags,
    IReadOnlyList<SyncArticle> Articles,
    IReadOnlyList<SyncRemoved> Removed
);

/// <summary>Where the client is.</summary>
/// <param name="Token">Send it next time. Store it together with the records of this response.</param>
/// <param name="HasMore">Whether more is waiting: ask again at once.</param>
internal sealed record SyncMeta(string Token, bool HasMore);

/// <summary>Where to go on.</summary>
/// <param name="Next">The next request.</param>
internal sealed record SyncLinks(string Next);

/// <summary>A unit.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Slug">Readable part of its address.</param>
/// <param name="Name">What it is called today.</param>
/// <param name="ShortName">A shorter name.</param>
/// <param name="Kind">What kind of office.</param>
/// <param name="ParentId">The unit above it; null for a root and for one that is closed.</param>
/// <param name="Active">Whether it works today.</param>
/// <param name="ArticleUrlTemplate">Its pattern of web addresses; null where it inherits one.</param>
internal sealed record SyncUnit(
    Guid Id,
    string Slug,
    string Name,
    string? ShortName,
    [property: ExtensibleEnum(typeof(UnitKind))] string Kind,
    Guid? ParentId,
    bool Active,
    string? ArticleUrlTemplate
);

/// <summary>An author.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Slug">Readable part of the address.</param>
/// <param name="Name">Name.</param>
/// <param name="Position">Position.</param>
/// <param name="Photo">Picture.</param>
internal sealed record SyncAuthor(Guid Id, string Slug, string Name, string? Position, Image? Photo);

/// <summary>A tag.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Slug">Readable part of the address.</param>
/// <param name="Name">Name.</param>
/// <param name="Kind">What kind of tag.</param>
internal sealed record SyncTag(Guid Id, string Slug, string Name, [property: ExtensibleEnum(typeof(TagKind))] string Kind);

/// <summary>
/// An article with what it names by id: units, authors and tags come by themselves, so that renaming one of them sends one record, not all
/// articles.
/// </summary>
internal sealed record SyncArticle : ArticleText
{
    /// <summary>Identity; never changes.</summary>
    public required Guid Id { get; init; }

    /// <summary>Readable part of the address.</summary>
    public required string Slug { get; init; }

    /// <summary>What kind of text it is.</summary>
    [ExtensibleEnum(typeof(ArticleKind))]
    public required string Kind { get; init; }

    /// <summary>BCP 47 tag of the language.</summary>
    public required string Language { get; init; }

    /// <summary>Headline; plain text.</summary>
    public required string Title { get; init; }

    /// <summary>Short text for cards, never null: the summary, else the start of the body.</summary>
    public required string Excerpt { get; init; }

    /// <summary>IANA zone in which to show times.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Editorial time: show it, sort by it.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>When this service first published it; never changes.</summary>
    public required DateTimeOffset FirstPublishedAt { get; init; }

    /// <summary>Last update that readers should know of; null before one.</summary>
    public required DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Last change of the article.</summary>
    public required DateTimeOffset ModifiedAt { get; init; }

    /// <summary>Notices to readers about changes, newest first.</summary>
    public required IReadOnlyList<Notice> Notices { get; init; }

    /// <summary>The picture shown with it.</summary>
    public required Image? CoverImage { get; init; }

    /// <summary>The outlet that it is taken from, as printed.</summary>
    public required Attribution? Attribution { get; init; }

    /// <summary>Metadata for search engines; null where title and excerpt say it already.</summary>
    public required Seo? Seo { get; init; }

    /// <summary>Joins the articles that are translations of one another.</summary>
    public required Guid TranslationGroupId { get; init; }

    /// <summary>The unit that publishes.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>Units that it is about.</summary>
    public required IReadOnlyList<Guid> MentionedUnitIds { get; init; }

    /// <summary>Authors, in the order printed.</summary>
    public required IReadOnlyList<Guid> AuthorIds { get; init; }

    /// <summary>Tags in the order shown; the first of kind category is the section.</summary>
    public required IReadOnlyList<Guid> TagIds { get; init; }

    /// <summary>The text as sanitised HTML, with <c>include=body</c>. Null for an article without a text.</summary>
    [JsonPropertyOrder(1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Body { get; init; }
}

/// <summary>Why a record is removed.</summary>
internal enum SyncReason
{
    /// <summary>The article was unpublished; its address answers 410.</summary>
    Unpublished,

    /// <summary>It is not there any more.</summary>
    Deleted,

    /// <summary>It is there, but no longer what the client follows: another unit, tag or language.</summary>
    Moved,

    /// <summary>The tag was merged into another one.</summary>
    Merged,
}

/// <summary>A record to remove.</summary>
/// <param name="Type">What kind of record.</param>
/// <param name="Id">Identity.</param>
/// <param name="Reason">Why.</param>
internal sealed record SyncRemoved(
    [property: ExtensibleEnum(typeof(ChangedEntity))] string Type,
    Guid Id,
    [property: ExtensibleEnum(typeof(SyncReason))] string Reason
);
