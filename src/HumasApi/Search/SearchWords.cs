using System.Globalization;
using System.Text;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace HumasApi.Search;

/// <summary>A word as it is searched.</summary>
/// <param name="Exact">The word in lower case, without accents and apostrophes.</param>
/// <param name="Key">What all its forms share (<see cref="IndonesianStemmer"/>).</param>
internal sealed record WordForms(string Exact, string Key);

/// <summary>A word in a text.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="End">The character behind it.</param>
/// <param name="Forms">How it is searched.</param>
internal readonly record struct TextWord(int Start, int End, WordForms Forms);

/// <summary>
/// Reads the words of a text, the same way for the index, for queries and for highlights. An apostrophe belongs to its word (Jum'at), a
/// class is one word with or without a space (II A, IIA), a hyphen joins what the stemmer takes as one word (berita-berita). Known words
/// are remembered; use one reader for one thread.
/// </summary>
internal sealed class SearchWords(string language)
{
    private const int MaxKnown = 200_000;
    private const int MaxLength = 64;

    private readonly Dictionary<string, WordForms> known = new(StringComparer.Ordinal);
    private readonly EnglishStemmer? english = language == "en" ? new EnglishStemmer() : null;

    /// <summary>The language whose rules make keys: id, en, or another one, whose words are their own keys.</summary>
    public string Language { get; } = language;

    /// <summary>The language of rules for the language of a text: Malay reads as Indonesian.</summary>
    public static string RulesOf(string? language) =>
        language is null || IsOr(language, "id") || IsOr(language, "ms") ? "id"
        : IsOr(language, "en") ? "en"
        : "other";

    /// <summary>The words of a text, in their order. A mark or an apostrophe without a letter is none.</summary>
    public IEnumerable<TextWord> Of(string text) => Pieces(text).Where(word => word.Forms.Exact.Length > 0);

    private IEnumerable<TextWord> Pieces(string text)
    {
        var at = 0;
        while (Next(text, ref at) is { } word)
        {
            if (IsRoman(text.AsSpan(word.Start, word.End - word.Start)) && SectionBehind(text, word.End) is { } section)
            {
                at = section;
                yield return new TextWord(word.Start, section, FormsOf($"{text[word.Start..word.End]}{text[section - 1]}"));
                continue;
            }
            if (IsSection(text.AsSpan(word.Start, word.End - word.Start)))
            {
                yield return new TextWord(word.Start, word.End, FormsOf($"{text[word.Start..(word.End - 2)]}{text[word.End - 1]}"));
                continue;
            }
            var forms = FormsOf(text[word.Start..word.End]);
            if (!forms.Key.Contains('-', StringComparison.Ordinal))
            {
                yield return new TextWord(word.Start, word.End, forms);
                continue;
            }
            // No word of its own: its parts are.
            for (var start = word.Start; start < word.End; )
            {
                var end = text.IndexOf('-', start, word.End - start);
                if (end < 0)
                    end = word.End;
                yield return new TextWord(start, end, FormsOf(text[start..end]));
                start = end + 1;
            }
        }
    }

    /// <summary>How a single word is searched.</summary>
    public WordForms FormsOf(string word)
    {
        if (known.TryGetValue(word, out var forms))
            return forms;
        // Some letters fold into several.
        var exact = Cut(Fold(Cut(word)));
        if (known.Count >= MaxKnown)
            known.Clear();
        return known[word] = new WordForms(exact, KeyOf(exact));
    }

    private string KeyOf(string word)
    {
        if (Language == "id")
            return IndonesianStemmer.Stem(word);
        if (english is null || word.Length < 3 || word.Contains('-', StringComparison.Ordinal))
            return word;
        english.SetCurrent(word);
        english.Stem();
        return english.Current;
    }

    // Letters and digits, with apostrophes and single hyphens between them.
    private static (int Start, int End)? Next(string text, ref int at)
    {
        while (at < text.Length && !IsWord(text, at))
            at++;
        if (at >= text.Length)
            return null;
        var start = at;
        while (at < text.Length && (IsWord(text, at) || (IsInside(text[at]) && at + 1 < text.Length && IsWord(text, at + 1))))
            at++;
        return (start, at);
    }

    // Also letters beyond the first plane, and the marks that belong to a letter.
    private static bool IsWord(string text, int at) =>
        char.IsLetterOrDigit(text[at])
        || char.IsSurrogate(text[at])
            && CharUnicodeInfo.GetUnicodeCategory(text, char.IsLowSurrogate(text[at]) && at > 0 ? at - 1 : at)
                is UnicodeCategory.OtherLetter
                    or UnicodeCategory.LowercaseLetter
                    or UnicodeCategory.UppercaseLetter
        || CharUnicodeInfo.GetUnicodeCategory(text[at]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsInside(char character) => character == '-' || IsApostrophe(character);

    private static bool IsApostrophe(char character) => character is '\'' or '\u2019' or '\u2018' or '\u02BC' or '`';

    /// <summary>Whether it is the number of a class: II, as in "Lapas Kelas II A".</summary>
    public static bool IsRoman(ReadOnlySpan<char> word) => word is "I" or "II" or "III" or "IV";

    private static bool IsSection(ReadOnlySpan<char> word) =>
        word.Length > 2 && word[^2] == '-' && word[^1] is >= 'A' and <= 'D' && IsRoman(word[..^2]);

    // The end of the single letter of a class: "II A".
    private static int? SectionBehind(string text, int end) =>
        end + 1 < text.Length
        && text[end] is ' ' or '-' or '\u00A0'
        && text[end + 1] is >= 'A' and <= 'D'
        && (end + 2 >= text.Length || !IsWord(text, end + 2))
            ? end + 2
            : null;

    // Never within a pair of surrogates, which no database takes.
    private static string Cut(string word) =>
        word.Length <= MaxLength ? word
        : char.IsHighSurrogate(word[MaxLength - 1]) ? word[..(MaxLength - 1)]
        : word[..MaxLength];

    private static string Fold(string word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var character in Ascii.IsValid(word) || HasHalfPair(word) ? word : word.Normalize(NormalizationForm.FormKD))
            if (!IsApostrophe(character) && CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
                folded.Append(char.ToLowerInvariant(character));
        return folded.ToString();
    }

    // Half a pair has no form in Unicode.
    private static bool HasHalfPair(string word)
    {
        for (var at = 0; at < word.Length; at++)
            if (at + 1 < word.Length && char.IsSurrogatePair(word[at], word[at + 1]))
                at++;
            else if (char.IsSurrogate(word[at]))
                return true;
        return false;
    }

    private static bool IsOr(string tag, string language) =>
        tag == language || tag.StartsWith(language + "-", StringComparison.OrdinalIgnoreCase);
}
