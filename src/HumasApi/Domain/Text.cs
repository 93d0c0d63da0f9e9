using System.Buffers;
using System.Globalization;
using System.Text;

namespace HumasApi.Domain;

/// <summary>Rules for the plain text that people write.</summary>
internal static class Text
{
    public const int EmailMaxLength = 254;

    /// <summary>Whether a text is an e-mail address and nothing else (RFC 5321).</summary>
    public static bool IsEmail(string text) =>
        text.Length <= EmailMaxLength
        && !HasControls(text, multiline: false)
        && System.Net.Mail.MailAddress.TryCreate(text, out var address)
        && address.Address == text;

    /// <summary>How many characters a text has: Unicode code points, as JSON Schema and PostgreSQL count.</summary>
    public static int Length(string value) => value.Length - value.Count(char.IsLowSurrogate);

    /// <summary>Empty or blank text is no text: it is stored and returned as null.</summary>
    public static string? NullIfBlank(string? value) => value is null || Trim(value) is not { Length: > 0 } text ? null : text;

    /// <summary>
    /// The text without white space and other characters that nobody sees (zero-width spaces, byte order marks, soft hyphens) at its
    /// ends; empty where nothing of it can be seen. Line and paragraph separators (U+2028, U+2029) become line breaks.
    /// </summary>
    public static string Trim(string value)
    {
        var text = value.Replace('\u2028', '\n').Replace('\u2029', '\n').AsSpan();
        if (!HasVisible(text))
            return "";
        while (IsInvisibleAtAnEnd(text[0]))
            text = text[1..];
        while (IsInvisibleAtAnEnd(text[^1]))
            text = text[..^1];
        return text.ToString();
    }

    private static bool HasVisible(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (!IsInvisible(rune))
                return true;
        return false;
    }

    // Marks of direction have a meaning at the start of a paragraph; tags beyond the first plane end the flags of countries.
    private static bool IsInvisibleAtAnEnd(char character) =>
        !char.IsSurrogate(character) && !Turns.Contains(character) && IsInvisible(new Rune(character)) && !IsVariation(character);

    // Hangul fillers and the empty Braille cell count as letters and symbols, but show nothing.
    private static bool IsInvisible(Rune rune) =>
        Rune.IsWhiteSpace(rune)
        || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0
        || IsVariation(rune.Value);

    // They choose how the character before them is drawn.
    private static bool IsVariation(int value) => value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    /// <summary>
    /// True for characters that no reader can see and PostgreSQL or XML cannot hold: NUL and the C0/C1 controls, U+FFFE and U+FFFF.
    /// Tab and line breaks pass only where <paramref name="multiline"/> text is expected. Joiners and direction marks
    /// (emoji sequences, RTL) are format characters and pass.
    /// </summary>
    public static bool HasControls(string value, bool multiline) =>
        value.Any(character =>
            (char.IsControl(character) && !(multiline && character is '\n' or '\t' or '\r'))
            || (!multiline && character is '\u2028' or '\u2029')
            || character is '\uFFFE' or '\uFFFF'
        );

    /// <summary>
    /// Text of one line without the characters that turn the direction of what follows: in a list they would reverse the
    /// names beside it, or show the end of a file name first. Letters have a direction of their own and need none.
    /// </summary>
    public static string WithoutTurns(string value) =>
        value.AsSpan().ContainsAny(Turns) ? string.Concat(value.Where(character => !Turns.Contains(character))) : value;

    private static readonly SearchValues<char> Turns = SearchValues.Create(
        "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069"
    );

    /// <summary>The text on one line: all white space between its words is one space.</summary>
    public static string OnOneLine(string value) => string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>
    /// Cuts after a sentence where one ends past the middle of the length, else at a word boundary, and marks that cut with an ellipsis;
    /// never inside what a reader sees as one character (a grapheme, Unicode Standard Annex 29).
    /// </summary>
    public static string ShortenToSentence(string value, int maxLength)
    {
        if (value.Length <= maxLength)
            return value;
        for (var end = maxLength - 1; end >= maxLength / 2; end--)
            if (value[end] is '.' or '!' or '?' && char.IsWhiteSpace(value[end + 1]))
                return value[..(end + 1)];
        return Shorten(value, maxLength);
    }

    /// <summary>Cuts at a word boundary and marks the cut with an ellipsis; never inside a grapheme.</summary>
    public static string Shorten(string value, int maxLength)
    {
        if (value.Length <= maxLength)
            return value;
        var cut = value.LastIndexOf(' ', maxLength - 1);
        if (cut < maxLength / 2)
        {
            cut = 0;
            while (cut + StringInfo.GetNextTextElementLength(value.AsSpan(cut)) is var next && next < maxLength)
                cut = next;
        }
        return value[..cut].TrimEnd(' ', ',', ';', ':', '-', '.') + "…";
    }
}
