using HumasApi.Domain;
using HumasApi.Http;

namespace HumasApi.Publishing;

/// <summary>A unit, as it stands in other items.</summary>
/// <param name="Id">Identity; never changes.</param>
/// <param name="Slug">Readable part of its address.</param>
/// <param name="Name">Its name today.</param>
/// <param name="ShortName">Its short name today.</param>
/// <param name="Kind">What it is in the organisation.</param>
internal sealed record UnitRef(
    Guid Id,
    string Slug,
    string Name,
    string? ShortName,
    [property: ExtensibleEnum(typeof(UnitKind))] string Kind
);

/// <summary>The unit that publishes an article: as it is today, and what it was called then.</summary>
/// <param name="Id">Identity; never changes.</param>
/// <param name="Slug">Readable part of its address.</param>
/// <param name="Name">Its name today.</param>
/// <param name="ShortName">Its short name today.</param>
/// <param name="Kind">What it is in the organisation.</param>
/// <param name="NameThen">Its name on the day of publishedAt, in the article's timeZone.</param>
/// <param name="ShortNameThen">Its short name on that day.</param>
internal sealed record PublisherRef(
    Guid Id,
    string Slug,
    string Name,
    string? ShortName,
    [property: ExtensibleEnum(typeof(UnitKind))] string Kind,
    string NameThen,
    string? ShortNameThen
);

/// <summary>A tag, as it stands in other items. The first one of kind category is the section of an article.</summary>
/// <param name="Id">Identity; never changes.</param>
/// <param name="Slug">Readable part of its address.</param>
/// <param name="Name">Its name today.</param>
/// <param name="Kind">What it says about an article.</param>
internal sealed record TagRef(Guid Id, string Slug, string Name, [property: ExtensibleEnum(typeof(TagKind))] string Kind);

/// <summary>An author, as it stands in other items.</summary>
/// <param name="Id">Identity; never changes.</param>
/// <param name="Slug">Readable part of its address.</param>
/// <param name="Name">Name as it is printed.</param>
/// <param name="Position">Office or rank.</param>
/// <param name="Photo">Portrait.</param>
internal sealed record AuthorRef(Guid Id, string Slug, string Name, string? Position, Image? Photo);

/// <summary>The same article in another language.</summary>
/// <param name="Id">Identity of that article.</param>
/// <param name="Slug">Readable part of its address.</param>
/// <param name="Language">BCP 47 tag of its language.</param>
/// <param name="Title">Its headline.</param>
internal sealed record TranslationRef(Guid Id, string Slug, string Language, string Title);

/// <summary>An article to turn to.</summary>
/// <param name="Id">Identity; never changes.</param>
/// <param name="Slug">Readable part of the address.</param>
/// <param name="Title">Headline.</param>
internal sealed record ArticleLink(Guid Id, string Slug, string Title);

/// <summary>A picture.</summary>
/// <param name="Id">Identity in the media library; null for a picture that lives elsewhere.</param>
/// <param name="Url">Where it is.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="MediaType">Media type, such as image/jpeg.</param>
/// <param name="Alt">Text for those who cannot see it; the empty string says that it is decorative; null: nobody wrote one yet.</param>
/// <param name="Caption">What is printed below it.</param>
/// <param name="Credit">Photographer or agency, as printed.</param>
/// <param name="FocalPoint">The point that a crop must keep.</param>
/// <param name="Variants">Other sizes of the same picture.</param>
internal sealed record Image(
    Guid? Id,
    string Url,
    int? Width,
    int? Height,
    string? MediaType,
    string? Alt,
    string? Caption,
    string? Credit,
    FocalPoint? FocalPoint,
    IReadOnlyList<ImageVariant> Variants
)
{
    public static Image? From(StoredImage? stored) =>
        stored is null
            ? null
            : new Image(
                null,
                stored.Url,
                stored.Width,
                stored.Height,
                stored.MediaType,
                stored.Alt,
                stored.Caption,
                stored.Credit,
                stored.FocalPoint is { } point ? new FocalPoint(point.X, point.Y) : null,
                []
            );
}

/// <summary>A point of a picture, as fractions from 0 to 1.</summary>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top.</param>
internal sealed record FocalPoint(double X, double Y);

/// <summary>Another size of a picture.</summary>
/// <param name="Url">Where it is.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="MediaType">Media type.</param>
internal sealed record ImageVariant(string Url, int Width, int Height, string MediaType);

/// <summary>The outlet that an item is taken from, as printed.</summary>
/// <param name="Name">Name of the outlet.</param>
/// <param name="Url">Where the item stands there.</param>
internal sealed record Attribution(string Name, string? Url)
{
    public static Attribution? From(string? name, string? url) => name is null ? null : new Attribution(name, url);
}

/// <summary>Metadata for search engines and social networks.</summary>
/// <param name="Title">Title of the page.</param>
/// <param name="Description">Description of the page.</param>
/// <param name="NoIndex">True: search engines should leave it out.</param>
internal sealed record Seo(string? Title, string? Description, bool NoIndex);

/// <summary>A line that readers see with the article.</summary>
/// <param name="Kind">update: the article was updated in a way that readers should know.</param>
/// <param name="At">When.</param>
/// <param name="Text">What changed.</param>
internal sealed record Notice([property: ExtensibleEnum("update")] string Kind, DateTimeOffset At, string? Text)
{
    public static IReadOnlyList<Notice> From(List<ArticleNotice> notices) =>
        [.. notices.Select(notice => new Notice(notice.Kind, notice.At, notice.Text))];
}
