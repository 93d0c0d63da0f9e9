using System.Text;

namespace HumasApi.Html;

/// <summary>Plain text as HTML: a paragraph up to each empty line, a break for each line within.</summary>
internal static class PlainBody
{
    public static string ToHtml(string text)
    {
        var html = new StringBuilder(text.Length + text.Length / 8);
        var isOpen = false;
        foreach (var line in Lines(text))
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                if (isOpen)
                    html.Append("</p>");
                isOpen = false;
                continue;
            }
            html.Append(isOpen ? "<br>" : "<p>").Append(Escaped(line.Trim()));
            isOpen = true;
        }
        return (isOpen ? html.Append("</p>") : html).ToString();
    }

    /// <summary>The lines of a text, whichever system wrote it.</summary>
    public static string[] Lines(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal)
            .Replace('\r', '\n')
            .Replace('\u2028', '\n')
            .Replace("\u2029", "\n\n", StringComparison.Ordinal)
            .Split('\n');

    /// <summary>Text escaped for HTML, also for a quoted attribute value.</summary>
    public static string Escaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal);
}
