using System.Reflection;

namespace HumasApi.Domain;

/// <summary>
/// The plain members of an article, each declared once: with its words for the contract, its limit and its place in JSON.
/// Revision, input, managed view, published row and card all derive from this, and copy all of it by the constructor that takes one.
/// </summary>
internal abstract record ArticleText
{
    protected ArticleText() { }

    /// <summary>Second headline; plain text.</summary>
    [Line(300), Place(After = "title")]
    public string? Subtitle { get; init; }

    /// <summary>What the article says, in a sentence or two; plain text.</summary>
    [Paragraph(1000), Place(After = "title")]
    public string? Summary { get; init; }

    /// <summary>Where the news is from: SEMARANG. Printed before the text and not part of the body.</summary>
    [Line(100), Place(Before = "timeZone")]
    public string? Dateline { get; init; }

    /// <summary>Who wrote it, as printed.</summary>
    [Line(300), Place(Before = "timeZone")]
    public string? Byline { get; init; }

    /// <summary>Initials without brackets. Printed after the text and not part of the body.</summary>
    [Line(200), Place(Before = "timeZone")]
    public string? SignOff { get; init; }

    /// <summary>Day of the event that the article reports, in timeZone.</summary>
    [Place(Before = "timeZone")]
    public DateOnly? EventDate { get; init; }

    /// <summary>Only where the original stands elsewhere on the web.</summary>
    [WebUrl(2048), Place(Before = "seo")]
    public string? CanonicalUrl
    {
        get;
        init => field = Addresses.Stored(value);
    }

    /// <summary>The members, in the order in which they are declared.</summary>
    public static readonly IReadOnlyList<PropertyInfo> Members =
    [
        .. typeof(ArticleText).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly),
    ];

    /// <summary>Those of them that people read as text: not days, not addresses.</summary>
    public static IEnumerable<PropertyInfo> Texts =>
        Members.Where(member => member.GetCustomAttribute<TextLimitAttribute>() is LineAttribute or ParagraphAttribute);

    /// <summary>Most characters of a member.</summary>
    public static int MaxLength(string member) =>
        typeof(ArticleText).GetProperty(member)!.GetCustomAttribute<TextLimitAttribute>()!.MaxLength;
}

/// <summary>Where an inherited member stands in JSON: beside one of the type itself. Several of one place keep their order.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PlaceAttribute : Attribute
{
    public string? After { get; init; }
    public string? Before { get; init; }
}
