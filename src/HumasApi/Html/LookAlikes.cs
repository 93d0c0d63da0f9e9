using HumasApi.Domain;

namespace HumasApi.Html;

/// <summary>
/// Names text that looks as if it was written in another format than it was sent in: empty lines that HTML does not show, shortcodes that
/// nothing here knows. It is stored as it stands.
/// </summary>
internal sealed class LookAlikes(BodyChanges changes, BodyFormat format)
{
    private int newlines;
    private bool hasWords;
    private (int Count, string? First) emptyLines;
    private (int Count, string? First) lines;

    /// <summary>Above 0 within pre and code.</summary>
    public int Verbatim { get; set; }

    /// <summary>A line of HTML begins: a block, or a br.</summary>
    public void StartLine() => (newlines, hasWords) = (0, false);

    public void Read(string text)
    {
        if (Verbatim > 0)
            return;
        if (format is BodyFormat.Html)
            ReadLines(text);
        if (format is BodyFormat.Html or BodyFormat.Wordpress)
            for (var at = text.IndexOf('['); at >= 0; at = at < text.Length ? text.IndexOf('[', at) : -1)
                if (Shortcode.Read(text, at) is { } found)
                {
                    if (found.LooksMeant)
                        changes.Add(
                            "looks-like-shortcode",
                            found.IsEnd ? $"[/{found.Name}]" : $"[{found.Name}]",
                            "other-format",
                            text[at..found.End]
                        );
                    at = found.End;
                }
                else
                    at++;
    }

    /// <param name="hasMarkup">False for a body without any tag, whose line breaks are meant.</param>
    public void End(bool hasMarkup)
    {
        var (count, first) = hasMarkup ? emptyLines : lines;
        if (count > 0)
            changes.Add("no-paragraphs", hasMarkup ? "empty line" : "line break", "other-format", first, count);
    }

    private void ReadLines(string text)
    {
        for (var at = 0; at < text.Length; at++)
            if (text[at] == '\n')
                newlines++;
            else if (!char.IsWhiteSpace(text[at]))
            {
                if (hasWords && newlines > 0)
                    lines = (lines.Count + 1, lines.First ?? BodyChanges.StartAt(text, at));
                if (hasWords && newlines > 1)
                    emptyLines = (emptyLines.Count + 1, emptyLines.First ?? BodyChanges.StartAt(text, at));
                (newlines, hasWords) = (0, true);
            }
    }
}
