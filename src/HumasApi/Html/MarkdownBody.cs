using System.Buffers;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Renderers;
using Markdig.Renderers.Html.Inlines;

namespace HumasApi.Html;

/// <summary>
/// Markdown as HTML: CommonMark with tables, struck text and bare addresses as links. The library compares brackets and stars with all
/// that are open in their paragraph, and goes down into quotes and lists by itself, so both are bounded before it begins.
/// </summary>
internal static class MarkdownBody
{
    /// <summary>Brackets, stars, underscores, tildes and addresses in one paragraph, and in all.</summary>
    public const int MaxMarksInParagraph = 2_000;
    public const int MaxMarks = BodyComplexity.MaxElements;

    /// <summary>Characters of quotes, list items and indents at the start of a line.</summary>
    public const int MaxIndent = 100;

    private static readonly SearchValues<char> Marks = SearchValues.Create("[]*_~:.");

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .UseAutoLinks()
        .Build();

    /// <exception cref="BodyTooComplexException">The text is past a bound.</exception>
    public static string ToHtml(string text)
    {
        var lines = PlainBody.Lines(text);
        RequireBounded(lines);
        using var html = new StringWriter();
        var renderer = new HtmlRenderer(html);
        Pipeline.Setup(renderer);
        // The library calls struck text deleted, which a body cannot be.
        if (renderer.ObjectRenderers.FindExact<EmphasisInlineRenderer>() is { } emphasis)
            emphasis.GetTag = inline => inline.DelimiterChar == '~' ? "s" : EmphasisInlineRenderer.GetDefaultTag(inline);
        try
        {
            renderer.Render(Markdown.Parse(string.Join('\n', lines), Pipeline));
        }
        // The library ends so what is nested too deeply.
        catch (ArgumentException)
        {
            throw new BodyTooComplexException();
        }
        return html.ToString();
    }

    private static void RequireBounded(string[] lines)
    {
        var (inParagraph, inAll, paragraphs) = (0, 0, 0);
        foreach (var line in lines)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                inParagraph = 0;
                continue;
            }
            if (inParagraph == 0)
                paragraphs++;
            var marks = MarksIn(line);
            (inParagraph, inAll) = (inParagraph + marks, inAll + marks);
            if (
                inParagraph > MaxMarksInParagraph
                || inAll > MaxMarks
                || paragraphs > BodyComplexity.MaxElements
                || IndentOf(line) > MaxIndent
            )
                throw new BodyTooComplexException();
        }
    }

    private static int MarksIn(ReadOnlySpan<char> line)
    {
        var marks = 0;
        for (int at; (at = line.IndexOfAny(Marks)) >= 0; line = line[(at + 1)..])
            if (line[at] is not (':' or '.') || IsInAddress(line, at))
                marks++;
        return marks;
    }

    // http://, mailto:, tel:, www.
    private static bool IsInAddress(ReadOnlySpan<char> line, int at) =>
        line[at] == '.'
            ? at >= 3 && line[(at - 3)..at].Equals("www", StringComparison.OrdinalIgnoreCase)
            : line[(at + 1)..].StartsWith("//")
                || (at >= 2 && char.IsAsciiLetter(line[at - 1]) && at + 1 < line.Length && line[at + 1] != ' ');

    private static int IndentOf(string line)
    {
        var at = 0;
        while (at < line.Length && IsOfIndent(line, ref at))
            at++;
        return at;
    }

    // Digits and marks of lists only before a space.
    private static bool IsOfIndent(string line, ref int at)
    {
        if (line[at] is ' ' or '\t' or '>')
            return true;
        var mark = at;
        while (mark < line.Length && mark - at < 9 && char.IsAsciiDigit(line[mark]))
            mark++;
        if (mark >= line.Length || !(mark > at ? line[mark] is '.' or ')' : line[mark] is '-' or '*' or '+'))
            return false;
        if (mark + 1 < line.Length && line[mark + 1] is not (' ' or '\t'))
            return false;
        at = mark;
        return true;
    }
}
