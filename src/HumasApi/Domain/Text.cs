using System.Buffers;

namespace HumasApi.Domain;

/// <summary>Rules for the plain text that people write.</summary>
internal static class Text
{
    /// <summary>Empty or blank text is no text: it is stored and returned as null.</summary>
    public static string? NullIfBlank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    /// <summary>
    /// True for characters that no reader can see and PostgreSQL or XML cannot hold: NUL and the C0/C1 controls, U+FFFE and U+FFFF.
    /// Tab and line breaks pass only where <paramref name="multiline"/> text is expected. Joiners and direction marks
    /// (emoji sequences, RTL) are format characters and pass.
    /// </summary>
    public static bool HasControls(string value, bool multiline) =>
        value.Any(character =>
            (char.IsControl(character) && !(multiline && character is '\n' or '\t' or '\r')) || character is '\uFFFE' or '\uFFFF'
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

    /// <summary>Cuts at a word boundary and marks the cut with an ellipsis; never inside a surrogate pair.</summary>
    public static string Shorten(string value, int maxLength)
    {
        if (value.Length <= maxLength)
            return value;
        var cut = value.LastIndexOf(' ', maxLength - 1);
        if (cut < maxLength / 2)
            cut = char.IsHighSurrogate(value[maxLength - 2]) ? maxLength - 2 : maxLength - 1;
        return value[..cut].TrimEnd(' ', ',', ';', ':', '-', '.') + "…";
    }
}
