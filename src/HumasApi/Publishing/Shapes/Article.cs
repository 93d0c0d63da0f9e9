using System.Text.Json.Serialization;
using HumasApi.Domain;
using HumasApi.Http;

namespace HumasApi.Publishing.Shapes;

/// <summary>An article as readers get it.</summary>
internal sealed record Article : ArticleCard
{
    /// <summary>Metadata for search engines, with gaps filled.</summary>
    public new required Seo Seo { get; init; }

    /// <summary>The text as sanitised HTML; dateline and signOff are not in it. Null for an article without a text.</summary>
    [JsonPropertyOrder(1)]
    public string? Body { get; init; }
}

/// <summary>An article in a list: the same without its body.</summary>
internal record ArticleCard : ArticleText
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

    /// <summary>Last change of the article; renamed units, tags and authors excepted.</summary>
    public required DateTimeOffset ModifiedAt { get; init; }

    /// <summary>Notices to readers about changes, newest first.</summary>
    public required IReadOnlyList<Notice> Notices { get; init; }

    /// <summary>The picture shown with it.</summary>
    public required Image? CoverImage { get; init; }

    /// <summary>The outlet that it is taken from, as printed.</summary>
    public required Attribution? Attribution { get; init; }

    /// <summary>
    /// Metadata for search engines, with gaps filled. Null in a card where it says what title and excerpt say already, and is not noIndex.
    /// </summary>
    public Seo? Seo { get; init; }

    /// <summary>Where it stands on the web.</summary>
    public required string? WebUrl { get; init; }

    /// <summary>The same article in other languages, as far as they are live.</summary>
    public required IReadOnlyList<TranslationRef> Translations { get; init; }

    /// <summary>The unit that publishes.</summary>
    public required PublisherRef Unit { get; init; }

    /// <summary>Units that it is about.</summary>
    public required IReadOnlyList<UnitRef> MentionedUnits { get; init; }

    /// <summary>Authors, in the order printed.</summary>
    public required IReadOnlyList<AuthorRef> Authors { get; init; }

    /// <summary>Tags in the order shown; the first of kind category is the section.</summary>
    public required IReadOnlyList<TagRef> Tags { get; init; }
}
