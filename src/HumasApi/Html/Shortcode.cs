using System.Net;
using System.Text.RegularExpressions;

namespace HumasApi.Html;

/// <summary>A WordPress shortcode in a text: <c>[gallery ids="1,2"]</c>, <c>[/caption]</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsEnd">True for the end of one.</param>
/// <param name="Attributes">What stands between its name and its end.</param>
/// <param name="End">The place after it.</param>
internal sealed partial record Shortcode(string Name, bool IsEnd, string Attributes, int End)
{
    private const int MaxNameLength = 40;
    private const int MaxLength = 2_000;

    private static readonly HashSet<string> Known = ["caption", "wp_caption", "gallery", "playlist", "embed", "audio", "video"];

    /// <summary>True for those that this service reads.</summary>
    public bool IsKnown => Known.Contains(Name);

    /// <summary>Words in brackets are common; few of them end, have values or are called like a shortcode.</summary>
    public bool LooksMeant => IsEnd || IsKnown || (Name.Length > 2 && Attributes.Contains('=', StringComparison.Ordinal));

    /// <summary>The shortcode at a bracket; null where there is none. It ends before the next bracket, so a text is read once.</summary>
    public static Shortcode? Read(string text, int at)
    {
        var isEnd = at + 1 < text.Length && text[at + 1] == '/';
        var start = at + (isEnd ? 2 : 1);
        var end = start;
        while (end < text.Length && end - start <= MaxNameLength && IsOfName(text[end], end == start))
            end++;
        if (end == start || end - start > MaxNameLength || end == text.Length)
            return null;
        if (text[end] != ']' && text[end] is not ('=' or '/') && !char.IsWhiteSpace(text[end]))
            return null;
        var rest = text.AsSpan(end, Math.Min(MaxLength, text.Length - end));
        var close = rest.IndexOfAny('[', ']');
        if (close < 0 || rest[close] == '[')
            return null;
        return new Shortcode(text[start..end], isEnd, rest[..close].ToString(), end + close + 1);
    }

    /// <summary>The first of these values that it has, as text.</summary>
    public string? ValueOf(params ReadOnlySpan<string> names)
    {
        foreach (Match match in Values().Matches(Attributes))
        foreach (var name in names)
            if (match.Groups["name"].Value.Equals(name, StringComparison.OrdinalIgnoreCase))
                return WebUtility.HtmlDecode(match.Groups["value"].Value);
        return null;
    }

    private static bool IsOfName(char character, bool isFirst) =>
        char.IsAsciiLetterLower(character) || (!isFirst && (char.IsAsciiDigit(character) || character is '_' or '-'));

    // Editors have turned some of the quotes.
    [GeneratedRegex("""(?<name>[A-Za-z0-9_-]+)\s*=\s*(?:["“”″](?<value>[^"“”″]*)["“”″]|'(?<value>[^']*)'|(?<value>[^\s"'“”″]+))""")]
    private static partial Regex Values();
}
