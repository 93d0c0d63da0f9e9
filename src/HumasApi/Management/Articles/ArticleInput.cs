using FluentValidation;
using HumasApi.Contract;
using HumasApi.Domain;
using HumasApi.Html;
using HumasApi.Http;

namespace HumasApi.Management.Articles;

/// <summary>What an editor writes of an article. An absent member takes its default; null means the default too.</summary>
[FailsWith(
    nameof(Problems.BodyTooComplex),
    nameof(Problems.InTheFuture),
    nameof(Problems.MalformedLanguage),
    nameof(Problems.MalformedSlug),
    nameof(Problems.MalformedUrl),
    nameof(Problems.OffsetMissing),
    nameof(Problems.OutOfRange),
    nameof(Problems.RelatedToSelf),
    nameof(Problems.ServerBusy),
    nameof(Problems.SlugTaken),
    nameof(Problems.TooMany),
    nameof(Problems.TranslationExists),
    nameof(Problems.TranslationOfSelf),
    nameof(Problems.UnitClosed),
    nameof(Problems.UnitQuotaExceeded),
    nameof(Problems.UnknownTimeZone)
)]
internal record ArticleInput : ArticleText
{
    public ArticleInput() { }

    private ArticleInput(ArticleText text)
        : base(text) { }

    /// <summary>Readable part of the address. Left out, it follows the title until the first publish and is frozen then.</summary>
    [Shaped(Domain.Slug.MaxLength, Shape = Domain.Slug.Shape)]
    public string? Slug { get; init; }

    /// <summary>What kind of text it is.</summary>
    public ArticleKind Kind { get; init; } = ArticleKind.News;

    /// <summary>BCP 47 tag of the language.</summary>
    [Shaped(ArticleRevision.LanguageMaxLength, Shape = Domain.Language.Shape)]
    public string Language
    {
        get;
        init => field = Domain.Language.Stored(value);
    } = "id";

    /// <summary>The article that this one is a translation of.</summary>
    public RefInput? TranslationOf { get; init; }

    /// <summary>Headline; plain text.</summary>
    [Required, Line(ArticleRevision.TitleMaxLength)]
    public string? Title { get; init; }

    /// <summary>
    /// The text, in bodyFormat; stored and answered as HTML. What is not on the allow-list is removed and named in meta.warnings.
    /// </summary>
    [Verbatim]
    [Paragraph(ArticleRevision.BodyMaxLength)]
    public string? Body { get; init; }

    /// <summary>
    /// What the body of this request is written in: html; plain (an empty line ends a paragraph); markdown (CommonMark with tables);
    /// wordpress (the content of a post: paragraphs without tags, shortcodes of media, comments of blocks, addresses of videos).
    /// Without body it has no effect.
    /// </summary>
    public BodyFormat BodyFormat { get; init; }

    /// <summary>
    /// The page that relative addresses in the body of this request start from. Without it they are removed, and named in
    /// meta.warnings.
    /// </summary>
    [WebUrl(ArticleRevision.UrlMaxLength)]
    public string? BaseUrl
    {
        get;
        init
        {
            field = Addresses.Stored(value);
            // A body may name its old addresses before their base.
            LegacyUrls = [.. LegacyUrls];
        }
    }

    /// <summary>IANA zone in which times are shown to readers. By default that of the unit.</summary>
    public string? TimeZone { get; init; }

    /// <summary>
    /// Editorial time that articles are shown and sorted by. By default the moment of the first publish; never in the future.
    /// </summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>The unit that publishes.</summary>
    [Required]
    public RefInput? Unit { get; init; }

    /// <summary>Units that the article is about.</summary>
    [Count(ArticleRevision.MaxMentionedUnits)]
    public List<RefInput> MentionedUnits { get; init; } = [];

    /// <summary>Authors, in the order printed.</summary>
    [Count(ArticleRevision.MaxAuthors)]
    public List<RefInput> Authors { get; init; } = [];

    /// <summary>Tags in the order shown; the first of kind category is the section.</summary>
    [Count(ArticleRevision.MaxTags)]
    public List<RefInput> Tags { get; init; } = [];

    /// <summary>
    /// Articles to read next, in this order, before those that the service finds: live ones of any unit, and others that the caller may
    /// see. Readers are shown those that are live.
    /// </summary>
    [Count(ArticleRevision.MaxRelated)]
    public List<RefInput> Related { get; init; } = [];

    /// <summary>The picture shown with the article.</summary>
    public ImageInput? CoverImage { get; init; }

    /// <summary>The outlet that the item is taken from, as printed.</summary>
    public AttributionInput? Attribution { get; init; }

    /// <summary>Metadata for search engines, where it differs from title and summary.</summary>
    public SeoInput Seo { get; init; } = new();

    /// <summary>Addresses the item had before; with baseUrl also relative to it.</summary>
    [Count(ArticleRevision.MaxLegacyUrls), WebUrl(ArticleRevision.UrlMaxLength)]
    public List<string> LegacyUrls
    {
        get;
        init
        {
            var from = Addresses.Parse(BaseUrl);
            field = [.. value.Select(url => Addresses.Web(url) ?? Addresses.Resolve(from, url) ?? url)];
        }
    } = [];

    /// <summary>Why it is saved, for the history; readers never see it. Belongs to this save only.</summary>
    [Line(ArticleRevision.NoteMaxLength)]
    public string? RevisionNote { get; init; }

    /// <summary>Whether authors may be named by name, and are created where there is none.</summary>
    internal bool CreatesAuthors { get; init; }

    /// <summary>The same for tags.</summary>
    internal bool CreatesTags { get; init; }

    /// <summary>
    /// Whether related articles that are not there are left out with a warning. Articles of one archive may name each other, so that no
    /// order of them would do.
    /// </summary>
    internal bool LacksRelated { get; init; }

    /// <summary>The body as this request sends it.</summary>
    internal SentBody Sent => new(Body ?? "", BodyFormat, BaseUrl);

    /// <summary>The write shape of what is stored: what a patch is applied to.</summary>
    public static ArticleInput From(ArticleRevision revision, Article article) =>
        new(revision)
        {
            // A slug that nobody chose stays open until the first publish, so that a patched title carries it along.
            Slug = revision.SlugFollowsTitle && !article.WasPublished ? null : revision.Slug,
            Kind = revision.Kind,
            Language = revision.Language,
            TranslationOf = revision.TranslationOf is { } original ? new RefInput { Id = original } : null,
            Title = revision.Title,
            Body = revision.BodySource,
            TimeZone = revision.TimeZone,
            PublishedAt = article.RequestedPublishedAt(revision),
            Unit = new RefInput { Id = revision.UnitId },
            MentionedUnits = [.. revision.MentionedUnitIds.Select(id => new RefInput { Id = id })],
            Authors = [.. revision.AuthorIds.Select(id => new RefInput { Id = id })],
            Tags = [.. revision.TagIds.Select(id => new RefInput { Id = id })],
            Related = [.. revision.RelatedIds.Select(id => new RefInput { Id = id })],
            CoverImage = ImageInput.From(revision.CoverImage),
            Attribution = revision.AttributionName is null
                ? null
                : new AttributionInput { Name = revision.AttributionName, Url = revision.AttributionUrl },
            Seo = new SeoInput
            {
                Title = revision.SeoTitle,
                Description = revision.SeoDescription,
                NoIndex = revision.SeoNoIndex,
            },
            LegacyUrls = [.. revision.LegacyUrls],
        };
}

/// <summary>The outlet that an item is taken from.</summary>
internal sealed record AttributionInput
{
    /// <summary>Name as printed.</summary>
    [Required, Line(ArticleRevision.AttributionNameMaxLength)]
    public string? Name { get; init; }

    /// <summary>Where the item stands there.</summary>
    [WebUrl(ArticleRevision.UrlMaxLength)]
    public string? Url
    {
        get;
        init => field = Addresses.Stored(value);
    }
}

/// <summary>Metadata for search engines.</summary>
internal sealed record SeoInput
{
    /// <summary>Title of the page; by default the title.</summary>
    [Line(ArticleRevision.SeoTitleMaxLength)]
    public string? Title { get; init; }

    /// <summary>Description of the page; by default the summary, else the excerpt.</summary>
    [Paragraph(ArticleRevision.SeoDescriptionMaxLength)]
    public string? Description { get; init; }

    /// <summary>True: search engines should leave it out.</summary>
    public bool NoIndex { get; init; }
}

internal sealed class ArticleInputValidator : AbstractValidator<ArticleInput>
{
    public ArticleInputValidator(TimeProvider clock)
    {
        this.DeclaredRules();
        RuleFor(input => input.Slug).SlugShape();
        RuleFor(input => input.Language)
            .Must(language => Domain.Language.Canonical(language) is not null)
            .WithProblem(Problems.MalformedLanguage);
        RuleFor(input => input.TranslationOf!).SetValidator(new RefInputValidator()).When(input => input.TranslationOf is not null);
        RuleFor(input => input.TimeZone).IanaZone();
        RuleFor(input => input.PublishedAt).NotInTheFuture(clock);
        RuleFor(input => input.Unit!).SetValidator(new RefInputValidator()).When(input => input.Unit is not null);
        this.References(input => input.MentionedUnits);
        this.References(input => input.Authors, input => input.CreatesAuthors);
        this.References(input => input.Tags, input => input.CreatesTags);
        this.References(input => input.Related);
        RuleFor(input => input.CoverImage!).SetValidator(new ImageInputValidator()).When(input => input.CoverImage is not null);
        RuleFor(input => input.Attribution!)
            .ChildRules(attribution => attribution.DeclaredRules())
            .When(input => input.Attribution is not null);
        RuleFor(input => input.Seo).ChildRules(seo => seo.DeclaredRules());
        RuleForEach(input => input.LegacyUrls)
            .WebUrl(ArticleRevision.UrlMaxLength)
            .When(input => input.LegacyUrls.Count <= ArticleRevision.MaxLegacyUrls);
    }
}
