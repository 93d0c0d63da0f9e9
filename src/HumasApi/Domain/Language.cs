using System.Globalization;
using System.Text.RegularExpressions;

namespace HumasApi.Domain;

/// <summary>
/// Language tags (RFC 5646) in their canonical form: case means nothing, tags that were replaced become those of today, three letters
/// become two where a language has both (<c>ind</c>: <c>id</c>).
/// </summary>
internal static partial class Language
{
    /// <summary>What a tag looks like, as a regular expression without anchors.</summary>
    public const string Shape = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*";

    [GeneratedRegex("^" + Shape + @"\z")]
    private static partial Regex Shaped();

    // Of the IANA registry: subtags that others have replaced.
    private static readonly Dictionary<string, string> Replaced = new(StringComparer.OrdinalIgnoreCase)
    {
        ["in"] = "id",
        ["iw"] = "he",
        ["ji"] = "yi",
        ["jw"] = "jv",
        ["mo"] = "ro",
    };

    private static readonly Dictionary<string, string> ReplacedRegions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["BU"] = "MM",
        ["DD"] = "DE",
        ["FX"] = "FR",
        ["TP"] = "TL",
        ["YD"] = "YE",
        ["ZR"] = "CD",
    };

    private static readonly Dictionary<string, string> TwoLetters = CultureInfo
        .GetCultures(CultureTypes.NeutralCultures)
        .Where(culture => culture.TwoLetterISOLanguageName.Length == 2 && culture.ThreeLetterISOLanguageName.Length == 3)
        .DistinctBy(culture => culture.ThreeLetterISOLanguageName)
        .ToDictionary(
            culture => culture.ThreeLetterISOLanguageName,
            culture => culture.TwoLetterISOLanguageName,
            StringComparer.OrdinalIgnoreCase
        );

    /// <summary>The tag as it is stored; what is none is left for the validator to refuse.</summary>
    public static string Stored(string tag) => Canonical(tag) ?? tag;

    /// <summary>The canonical form; null for what is no language tag.</summary>
    public static string? Canonical(string? tag)
    {
        if (tag is not { Length: <= ArticleRevision.LanguageMaxLength } || !Shaped().IsMatch(tag))
            return null;
        var parts = tag.ToLowerInvariant().Split('-');
        parts[0] = TwoLetters.GetValueOrDefault(parts[0], parts[0]);
        parts[0] = Replaced.GetValueOrDefault(parts[0], parts[0]);
        for (var i = 1; i < parts.Length; i++)
            parts[i] = parts[i] switch
            {
                { Length: 2 } region => ReplacedRegions.GetValueOrDefault(region, region).ToUpperInvariant(),
                { Length: 4 } script when char.IsAsciiLetter(script[0]) => char.ToUpperInvariant(script[0]) + script[1..],
                var other => other,
            };
        return string.Join('-', parts);
    }
}
