using HumasApi.Domain;
using HumasApi.Http;

namespace HumasApi.Publishing.Shapes;

/// <summary>An article as readers get it.</summary>
/// <param name="Id">Identity; never changes.</param>
/// <param name="Slug">Readable part of the address.</param>
/// <param name="Kind">What kind of text it is.</param>
/// <param name="Language">BCP 47 tag of the language.</param>
/// <param name="Title">Headline; plain text.</param>
/// <param name="Subtitle">Second headline; plain text.</param>
/// <param name="Summary">What it says, in a sentence or two; plain text.</param>
/// <param name="Excerpt">Short text for cards, never null: the summary, else the start of the body.</param>
/// <param name="Dateline">Where the news is from; print it before the text.</param>
/// <param name="Byline">Who wrote it, as printed.</param>
/// <param name="SignOff">Initials; print them after the text.</param>
/// <param name="EventDate">Day of the event told, in timeZone.</param>
/// <param name="TimeZone">IANA zone in which to show times.</param>
/// <param name="PublishedAt">Editorial time: show it, sort by it.</param>
/// <param name="FirstPublishedAt">When this service first let it out; never changes.</param>
/// <param name="UpdatedAt">Last update that readers should know of; null before one.</param>
/// <param name="ModifiedAt">Last change of this answer; renamed units, tags and authors excepted.</param>
/// <param name="Notices">What readers are told about changes, newest first.</param>
/// <param name="CoverImage">The picture shown with it.</param>
/// <param name="Attribution">The outlet that it is taken from, as printed.</param>
/// <param name="CanonicalUrl">Only where the original stands elsewhere on the web.</param>
/// <param name="Seo">What to tell search engines; gaps are filled here.</param>
/// <param name="WebUrl">Where it stands on the web.</param>
/// <param name="Translations">The same article in other languages, as far as they are live.</param>
/// <param name="Unit">The unit that publishes.</param>
/// <param name="MentionedUnits">Units that it is about.</param>
/// <param name="Authors">Who wrote it, in the order printed.</param>
/// <param name="Tags">Tags in the order shown; the first of kind category is the section.</param>
/// <param name="Body">The text as sanitised HTML; dateline and signOff are not in it. Null for an article without a text.</param>
internal sealed record Article(
    Guid Id, string Slug, [property: OpenWords(typeof(ArticleKind))] string Kind, string Language,
    string Title, string? Subtitle, string? Summary, string Excerpt, string? Dateline, string? Byline, string? SignOff, DateOnly? EventDate, string TimeZone,
    DateTimeOffset PublishedAt, DateTimeOffset FirstPublishedAt, DateTimeOffset? UpdatedAt, DateTimeOffset ModifiedAt, IReadOnlyList<Notice> Notices,
    Image? CoverImage, Attribution? Attribution, string? CanonicalUrl, Seo Seo,
    string? WebUrl, IReadOnlyList<TranslationRef> Translations, PublisherRef Unit, IReadOnlyList<UnitRef> MentionedUnits, IReadOnlyList<AuthorRef> Authors, IReadOnlyList<TagRef> Tags, string? Body);

/// <summary>An article in a list: the same without its body.</summary>
/// <param name="Id">Identity; never changes.</param>
/// <param name="Slug">Readable part of the address.</param>
/// <param name="Kind">What kind of text it is.</param>
/// <param name="Language">BCP 47 tag of the language.</param>
/// <param name="Title">Headline; plain text.</param>
/// <param name="Subtitle">Second headline; plain text.</param>
/// <param name="Summary">What it says, in a sentence or two; plain text.</param>
/// <param name="Excerpt">Short text for cards, never null: the summary, else the start of the body.</param>
/// <param name="Dateline">Where the news is from; print it before the text.</param>
/// <param name="Byline">Who wrote it, as printed.</param>
/// <param name="SignOff">Initials; print them after the text.</param>
/// <param name="EventDate">Day of the event told, in timeZone.</param>
/// <param name="TimeZone">IANA zone in which to show times.</param>
/// <param name="PublishedAt">Editorial time: show it, sort by it.</param>
/// <param name="FirstPublishedAt">When this service first let it out; never changes.</param>
/// <param name="UpdatedAt">Last update that readers should know of; null before one.</param>
/// <param name="ModifiedAt">Last change of the article; renamed units, tags and authors excepted.</param>
/// <param name="Notices">What readers are told about changes, newest first.</param>
/// <param name="CoverImage">The picture shown with it.</param>
/// <param name="Attribution">The outlet that it is taken from, as printed.</param>
/// <param name="CanonicalUrl">Only where the original stands elsewhere on the web.</param>
/// <param name="Seo">What to tell search engines; gaps are filled here.</param>
/// <param name="WebUrl">Where it stands on the web.</param>
/// <param name="Translations">The same article in other languages, as far as they are live.</param>
/// <param name="Unit">The unit that publishes.</param>
/// <param name="MentionedUnits">Units that it is about.</param>
/// <param name="Authors">Who wrote it, in the order printed.</param>
/// <param name="Tags">Tags in the order shown; the first of kind category is the section.</param>
internal sealed record ArticleCard(
    Guid Id, string Slug, [property: OpenWords(typeof(ArticleKind))] string Kind, string Language,
    string Title, string? Subtitle, string? Summary, string Excerpt, string? Dateline, string? Byline, string? SignOff, DateOnly? EventDate, string TimeZone,
    DateTimeOffset PublishedAt, DateTimeOffset FirstPublishedAt, DateTimeOffset? UpdatedAt, DateTimeOffset ModifiedAt, IReadOnlyList<Notice> Notices,
    Image? CoverImage, Attribution? Attribution, string? CanonicalUrl, Seo Seo,
    string? WebUrl, IReadOnlyList<TranslationRef> Translations, PublisherRef Unit, IReadOnlyList<UnitRef> MentionedUnits, IReadOnlyList<AuthorRef> Authors, IReadOnlyList<TagRef> Tags);
