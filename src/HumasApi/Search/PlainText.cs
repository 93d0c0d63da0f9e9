using System.Net;
using System.Text;

namespace HumasApi.Search;

/// <summary>The text of a sanitized body, without its markup: what is searched, and what highlights are cut from.</summary>
internal static class PlainText
{
    // What stands within a word; every other element ends it.
    private static readonly HashSet<string> Inline =
    [
        "a",
        "abbr",
        "b",
        "code",
        "em",
        "i",
        "mark",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "u",
    ];

    public static string Of(string html)
    {
        var first = html.IndexOf('<', StringComparison.Ordinal);
        if (first < 0)
            return WebUtility.HtmlDecode(html);
        var text = new StringBuilder(html.Length).Append(html, 0, first);
        for (var at = first; at < html.Length; )
        {
            var end = html.IndexOf('>', at);
            if (end < 0)
                break;
            if (!IsInline(html.AsSpan(at + 1, end - at - 1)) && text.Length > 0 && text[^1] != ' ')
                text.Append(' ');
            var next = html.IndexOf('<', end);
            if (next < 0)
                next = html.Length;
            text.Append(html, end + 1, next - end - 1);
            at = next;
        }
        return WebUtility.HtmlDecode(text.ToString()).TrimEnd();
    }

    private static bool IsInline(ReadOnlySpan<char> tag)
    {
        tag = tag.TrimStart('/');
        var end = tag.IndexOfAny(' ', '/');
        return Inline.GetAlternateLookup<ReadOnlySpan<char>>().Contains(end < 0 ? tag : tag[..end]);
    }
}
