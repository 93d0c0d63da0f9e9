using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Domain;
using HumasApi.Html;
using HumasApi.Http;
using HumasApi.Publishing;

namespace HumasApi.Management.Articles;

/// <summary>An article as editors see it: its newest revision, and how that stands to what is live.</summary>
internal sealed record ManagedArticle : ArticleText
{
    internal ManagedArticle(ArticleText text)
        : base(text) { }

    /// <summary>Identity; never changes.</summary>
    public required Guid Id { get; init; }

    /// <summary>Lock version; also the ETag. Send it as If-Match to change the article.</summary>
    public required int Version { get; init; }

    /// <summary>Readable part of the address.</summary>
    public required string Slug { get; init; }

    /// <summary>What kind of text it is.</summary>
    [ExtensibleEnum(typeof(ArticleKind))]
    public required string Kind { get; init; }

    /// <summary>BCP 47 tag of the language.</summary>
    public required string Language { get; init; }

    /// <summary>The article that this one is a translation of.</summary>
    public required ArticleRef? TranslationOf { get; init; }

    /// <summary>The same article in other languages.</summary>
    public required IReadOnlyList<TranslationRef> Translations { get; init; }

    /// <summary>Headline.</summary>
    public required string Title { get; init; }

    /// <summary>Short text for cards: the summary, else the start of the body.</summary>
    public required string Excerpt { get; init; }

    /// <summary>The text as sanitised HTML.</summary>
    public required string? Body { get; init; }

    /// <summary>The text as it was sent; null unless asked for with include=bodySource.</summary>
    public required string? BodySource { get; init; }

    /// <summary>What bodySource is written in; null unless asked for with include=bodySource.</summary>
    [ExtensibleEnum(typeof(BodyFormat))]
    public required string? BodySourceFormat { get; init; }

    /// <summary>IANA zone in which times are shown to readers.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Editorial time; null: the moment of the first publish.</summary>
    public required DateTimeOffset? PublishedAt { get; init; }

    /// <summary>When this service first published it; never changes.</summary>
    public required DateTimeOffset? FirstPublishedAt { get; init; }

    /// <summary>Last major update; null before one.</summary>
    public required DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Last change of what readers get.</summary>
    public required DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>Notices to readers about changes, newest first.</summary>
    public required IReadOnlyList<Notice> Notices { get; init; }

    /// <summary>The unit that publishes, and what it is called on the day of publishedAt; today's name where that is null.</summary>
    public required PublisherRef Unit { get; init; }

    /// <summary>Units that the article is about.</summary>
    public required IReadOnlyList<UnitRef> MentionedUnits { get; init; }

    /// <summary>Authors, in the order printed.</summary>
    public required IReadOnlyList<AuthorRef> Authors { get; init; }

    /// <summary>Tags in the order shown.</summary>
    public required IReadOnlyList<TagRef> Tags { get; init; }

    /// <summary>Articles to read next, chosen by editors: those that are live, and others that the caller may see.</summary>
    public required IReadOnlyList<ArticleLink> Related { get; init; }

    /// <summary>The picture shown with the article.</summary>
    public required Image? CoverImage { get; init; }

    /// <summary>The outlet that the item is taken from.</summary>
    public required Attribution? Attribution { get; init; }

    /// <summary>Where it stands, or will stand, on the web.</summary>
    public required string? WebUrl { get; init; }

    /// <summary>Metadata for search engines, as entered; Delivery fills the gaps.</summary>
    public required Seo Seo { get; init; }

    /// <summary>Addresses the item had before.</summary>
    public required IReadOnlyList<string> LegacyUrls { get; init; }

    /// <summary>Whether readers see it.</summary>
    public required PublicationInfo Publication { get; init; }

    /// <summary>The newest revision where it is not the live one; null when it is.</summary>
    public required DraftInfo? Draft { get; init; }

    /// <summary>All that the caller may do with the article now, by the names of the operations, for building a user interface.</summary>
    [ExtensibleEnum(typeof(ArticleAction))]
    public required IReadOnlyList<string> AllowedActions { get; init; }

    /// <summary>Identity in the system it was imported from.</summary>
    public required ImportKey? ImportKey { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who created it.</summary>
    public required ActorRef CreatedBy { get; init; }

    /// <summary>Last change of any kind.</summary>
    public required DateTimeOffset EditedAt { get; init; }

    /// <summary>Who made that change.</summary>
    public required ActorRef EditedBy { get; init; }
}

/// <summary>A row of the management list: enough to find an article and to change it.</summary>
internal sealed record ManagedArticleRow
{
    /// <summary>Identity; never changes.</summary>
    public required Guid Id { get; init; }

    /// <summary>Lock version; also the ETag of the item.</summary>
    public required int Version { get; init; }

    /// <summary>Readable part of the address.</summary>
    public required string Slug { get; init; }

    /// <summary>What kind of text it is.</summary>
    [ExtensibleEnum(typeof(ArticleKind))]
    public required string Kind { get; init; }

    /// <summary>BCP 47 tag of the language.</summary>
    public required string Language { get; init; }

    /// <summary>Headline.</summary>
    public required string Title { get; init; }

    /// <summary>The unit that publishes, and what it is called on the day of publishedAt; today's name where that is null.</summary>
    public required PublisherRef Unit { get; init; }

    /// <summary>Authors, in the order printed.</summary>
    public required IReadOnlyList<AuthorRef> Authors { get; init; }

    /// <summary>Tags in the order shown.</summary>
    public required IReadOnlyList<TagRef> Tags { get; init; }

    /// <summary>Editorial time; null: the moment of the first publish.</summary>
    public required DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Whether readers see it.</summary>
    public required PublicationInfo Publication { get; init; }

    /// <summary>The newest revision where it is not the live one; null when it is.</summary>
    public required DraftInfo? Draft { get; init; }

    /// <summary>All that the caller may do with the article now, by the names of the operations, for building a user interface.</summary>
    [ExtensibleEnum(typeof(ArticleAction))]
    public required IReadOnlyList<string> AllowedActions { get; init; }

    /// <summary>Identity in the system it was imported from.</summary>
    public required ImportKey? ImportKey { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who created it.</summary>
    public required ActorRef CreatedBy { get; init; }

    /// <summary>Last change of any kind.</summary>
    public required DateTimeOffset EditedAt { get; init; }

    /// <summary>Who made that change.</summary>
    public required ActorRef EditedBy { get; init; }
}

/// <summary>Whether readers see an article.</summary>
/// <param name="State">none: never published; live; unpublished.</param>
/// <param name="Revision">Number of the live revision.</param>
/// <param name="PublishedAt">Editorial time that readers see, or saw last.</param>
internal sealed record PublicationInfo(
    [property: ExtensibleEnum(typeof(PublicationState))] string State,
    int? Revision,
    DateTimeOffset? PublishedAt
)
{
    public static PublicationInfo From(Article article) =>
        new(article.Publication.ToWire(), article.LiveRevisionNumber, article.PublishedAt);
}

/// <summary>The revision that is being worked on.</summary>
/// <param name="State">How far it has come: draft, inReview, approved.</param>
/// <param name="Revision">Its number.</param>
/// <param name="Assignee">Who should review next; null: anyone who may.</param>
/// <param name="SubmittedRevision">The revision that was submitted for review; null where none is under way.</param>
/// <param name="ChangedSinceSubmitted">Whether the draft was edited after it was submitted: read it again before approving.</param>
internal sealed record DraftInfo(
    [property: ExtensibleEnum(typeof(DraftState))] string State,
    int Revision,
    ActorRef? Assignee,
    int? SubmittedRevision,
    bool ChangedSinceSubmitted
)
{
    public static DraftInfo? From(Article article)
    {
        if (article.DraftState is not { } state)
            return null;
        var submitted = state == DraftState.Draft ? null : article.SubmittedRevisionNumber;
        return new DraftInfo(
            state.ToWire(),
            article.NewestRevisionNumber,
            article.Assignee is { } assignee ? ActorRef.From(assignee) : null,
            submitted,
            submitted is not null && submitted != article.NewestRevisionNumber
        );
    }
}

/// <summary>Identity of an article in the system it was imported from.</summary>
/// <param name="Source">Name of that system.</param>
/// <param name="ExternalId">Identity there.</param>
internal sealed record ImportKey(string Source, string ExternalId)
{
    public static ImportKey? From(Article article) =>
        article.ImportSource is { } source ? new ImportKey(source, article.ImportExternalId!) : null;
}

/// <summary>An article, as it stands in others.</summary>
/// <param name="Id">Identity; never changes.</param>
/// <param name="Slug">Readable part of its address.</param>
internal sealed record ArticleRef(Guid Id, string Slug);

/// <summary>One save of an article, in the history.</summary>
/// <param name="Number">Counts from 1 within the article.</param>
/// <param name="Title">Headline then.</param>
/// <param name="Slug">Slug then.</param>
/// <param name="IsLive">True for the revision that readers see.</param>
/// <param name="IsNewest">True for the revision that the article shows to editors.</param>
/// <param name="CreatedAt">When it was saved.</param>
/// <param name="CreatedBy">Who saved it.</param>
/// <param name="Note">Why, as sent in revisionNote.</param>
internal sealed record RevisionRow(
    int Number,
    string Title,
    string Slug,
    bool IsLive,
    bool IsNewest,
    DateTimeOffset CreatedAt,
    ActorRef CreatedBy,
    string? Note
);

/// <summary>An article, with what happened to its body on the way in.</summary>
/// <param name="Data">The article.</param>
/// <param name="Meta">Remarks about this response.</param>
/// <param name="Links">Related addresses.</param>
internal sealed record ManagedArticleResponse(ManagedArticle Data, ManagedArticleMeta Meta, ItemLinks Links);

/// <summary>Remarks about a saved article.</summary>
/// <param name="Warnings">What was removed from, or changed in, the body.</param>
/// <param name="Outcome">For by-source: created, updated or unchanged; else null.</param>
internal sealed record ManagedArticleMeta(
    IReadOnlyList<Warning> Warnings,
    [property: ExtensibleEnum(Outcomes.Created, Outcomes.Updated, Outcomes.Unchanged)] string? Outcome
);

/// <summary>Something that was not stored as it was sent, or that looks as if it was meant otherwise.</summary>
/// <param name="Code">What happened, or what it looks like.</param>
/// <param name="Pointer">JSON Pointer to the member.</param>
/// <param name="What">The element or attribute.</param>
/// <param name="Value">What stood there the first time, shortened; null where the name says it all.</param>
/// <param name="Reason">Why.</param>
/// <param name="Count">How often.</param>
/// <param name="Message">The same in a sentence.</param>
internal sealed record Warning(
    [property: ExtensibleEnum(
        "html-removed",
        "html-changed",
        "no-paragraphs",
        "looks-like-shortcode",
        "markup-in-title",
        "entity-in-title",
        "markup-in-text",
        "entity-in-text",
        "slug-taken",
        "tag-created",
        "author-created",
        RelatedReferences.Unknown
    )]
        string Code,
    string Pointer,
    string What,
    string? Value,
    [property: ExtensibleEnum(
        "not-allowed",
        "no-address",
        "relative-address",
        "malformed-address",
        "scheme-not-allowed",
        "user-in-address",
        "unknown-heading",
        "link-in-link",
        "not-a-player",
        "player",
        "too-long",
        "made-safe",
        "misplaced",
        "repeated",
        "unended",
        "made-by-wordpress",
        "other-format",
        "plain-text",
        "taken",
        "did-not-exist"
    )]
        string Reason,
    int Count,
    string Message
)
{
    public static IReadOnlyList<Warning> From(IReadOnlyList<BodyWarning> warnings) =>
        [
            .. warnings.Select(warning => new Warning(
                warning.Code is "removed" or "changed" ? "html-" + warning.Code : warning.Code,
                warning.Pointer,
                warning.What,
                warning.Value,
                warning.Reason,
                warning.Count,
                SentenceOf(warning)
            )),
        ];

    // Not in two languages: only problems vary with Accept-Language.
    private static string SentenceOf(BodyWarning warning) =>
        warning.Code switch
        {
            "removed" => $"{warning.What} was removed.",
            "changed" => $"Changed {warning.What}.",
            "no-paragraphs" => "HTML does not show line breaks, so readers see one block. Send bodyFormat plain, markdown or wordpress.",
            "looks-like-shortcode" => $"Readers see {warning.What} as text. Send bodyFormat wordpress for shortcodes of media.",
            "slug-taken" => $"Another article has, or once had, the slug {warning.Value}. This one is {warning.What}.",
            "tag-created" => $"The tag {warning.What} was created.",
            RelatedReferences.Unknown =>
                $"There is no article {warning.What}, so it is not named as related. Send the item again when there is.",
            "author-created" => $"The author {warning.What} was created.",
            _ => $"This is plain text, so readers see {warning.What} as it stands. Send the text without markup and entities.",
        };
}
