using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AnyAscii;

namespace HumasApi.Domain;

/// <summary>The readable part of an address: <c>[a-z0-9-]</c>, at most 120 characters, never shaped like a UUID.</summary>
internal static partial class Slug
{
    public const int MaxLength = 120;
    private const int SuffixLength = 5;

    // Without look-alikes (0/o, 1/l), so that a slug can be read out over the phone.
    private const string SuffixAlphabet = "23456789abcdefghjkmnpqrstuvwxyz";

    private static readonly SearchValues<char> InSuffixes = SearchValues.Create(SuffixAlphabet);

    /// <summary>What it looks like, as a regular expression without anchors.</summary>
    public const string Shape = "[a-z0-9]+(-[a-z0-9]+)*";

    [GeneratedRegex("^" + Shape + @"\z")]
    private static partial Regex Shaped();

    /// <summary>True when the text could be the slug of a record.</summary>
    public static bool IsValid(string? value) =>
        value is { Length: > 0 and <= MaxLength } && Shaped().IsMatch(value) && !Guid.TryParse(value, out _);

    /// <summary>
    /// The slug that a title suggests, or <paramref name="fallback"/> when nothing of it can be written in ASCII.
    /// Apostrophes and format characters vanish (Jum'at: jumat); letters lose their marks, those of other scripts are transliterated
    /// (AnyAscii); everything else becomes one hyphen.
    /// </summary>
    public static string From(string title, string fallback)
    {
        var slug = new StringBuilder(title.Length);
        var plain = string.Concat(title.Where(character => !Apostrophes.Contains(character)));
        foreach (var rune in plain.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (rune.IsAscii && Rune.IsLetterOrDigit(rune))
                slug.Append((char)Rune.ToLowerInvariant(rune).Value);
            else if (Rune.IsLetter(rune))
                slug.Append(InAscii(rune));
            else if (
                Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
                && slug.Length > 0
                && slug[^1] != '-'
            )
                slug.Append('-');
            if (slug.Length > MaxLength * 2)
                break;
        }
        var text = Cut(slug.ToString().Trim('-'), MaxLength);
        return text.Length == 0 || Guid.TryParse(text, out _) ? fallback : text;
    }

    /// <summary>The same slug with a random suffix of five characters: for a slug that another record has.</summary>
    public static string WithSuffix(string slug) =>
        Cut(slug, MaxLength - SuffixLength - 1) + "-" + RandomNumberGenerator.GetString(SuffixAlphabet, SuffixLength);

    /// <summary>Whether a slug is another one with a suffix of <see cref="WithSuffix"/>.</summary>
    public static bool IsSuffixed(string slug, string of)
    {
        var start = Cut(of, MaxLength - SuffixLength - 1) + "-";
        return slug.Length == start.Length + SuffixLength
            && slug.StartsWith(start, StringComparison.Ordinal)
            && !slug.AsSpan(start.Length).ContainsAnyExcept(InSuffixes);
    }

    private static string Cut(string slug, int maxLength)
    {
        if (slug.Length <= maxLength)
            return slug;
        var cut = slug.LastIndexOf('-', maxLength);
        return slug[..(cut > maxLength / 2 ? cut : maxLength)].Trim('-');
    }

    // All that stand for one in names: Jum'at, Jum’at, Jum´at, Ma‛ruf. Before decomposition, which makes a space of some.
    private static readonly SearchValues<char> Apostrophes = SearchValues.Create("'’‘‛ʼʻʹʽˈ`´′＇");

    // Letters that decomposition leaves whole, and those of other scripts.
    private static string InAscii(Rune letter) =>
        string.Concat(letter.ToString().Transliterate().Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
