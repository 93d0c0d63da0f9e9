using System.Buffers;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace HumasApi.Html;

/// <summary>
/// The content of a WordPress post as HTML, as WordPress shows it: paragraphs where a classic post has empty lines, breaks where it has
/// line ends, no block comments, shortcodes of media as figures and links, players and links where an address stands on a line of its
/// own. Read once, from the first character to the last.
/// </summary>
internal sealed partial class WordPressBody
{
    // What ends a paragraph.
    private static readonly HashSet<string> Blocks =
    [
        .. "table thead tbody tfoot caption col colgroup tr td th div dl dd dt ul ol li menu pre form fieldset legend address".Split(' '),
        .. "blockquote p h1 h2 h3 h4 h5 h6 hr section article aside hgroup header footer nav main figure figcaption".Split(' '),
        .. "details summary center".Split(' '),
    ];

    // These contain only their parts.
    private static readonly HashSet<string> OnlyParts = [.. "table thead tbody tfoot colgroup tr ul ol dl menu figure".Split(' ')];
    private static readonly HashSet<string> Parts = [.. "thead tbody tfoot caption col colgroup tr td th li dt dd figcaption".Split(' ')];
    private static readonly HashSet<string> Headings = [.. "h1 h2 h3 h4 h5 h6".Split(' ')];
    private static readonly HashSet<string> Holders = [.. "blockquote section article form main".Split(' ')];
    private static readonly HashSet<string> Verbatim = [.. "pre script style textarea xmp iframe svg math".Split(' ')];

    private readonly string source;
    private readonly bool hasBlocks;
    private readonly StringBuilder html = new();

    // Text and inline tags since the last block tag, and that tag.
    private readonly StringBuilder run = new();
    private (string Name, bool IsEnd) last = ("", true);

    private readonly HashSet<string> unended = [];
    private readonly BodyChanges changes = new([]);
    private int at;

    private WordPressBody(string source) => (this.source, hasBlocks) = (source, source.Contains("<!-- wp:", StringComparison.Ordinal));

    /// <summary>The HTML, and what of it could not be read.</summary>
    public static (string Html, IReadOnlyList<BodyWarning> Warnings) ToHtml(string text)
    {
        var body = new WordPressBody(string.Join('\n', PlainBody.Lines(text)));
        body.Read();
        return (body.html.ToString(), body.changes.ToWarnings());
    }

    private void Read()
    {
        while (at < source.Length)
        {
            var next = source.AsSpan(at).IndexOfAny('<', '[');
            run.Append(source, at, next < 0 ? source.Length - at : next);
            at = next < 0 ? source.Length : at + next;
            if (at == source.Length)
                break;
            if (source[at] == '[' ? !ReadShortcode() : !ReadTag())
                run.Append(source[at++]);
        }
        Flush();
    }

    private bool ReadTag()
    {
        if (source.AsSpan(at).StartsWith("<!--"))
            return ReadComment();
        var isEnd = at + 1 < source.Length && source[at + 1] == '/';
        var start = at + (isEnd ? 2 : 1);
        if (start >= source.Length || !char.IsAsciiLetter(source[start]))
            return false;
        var end = HtmlTags.EndOf(source, at);
        if (end < 0)
        {
            // Whatever is put behind it would end it.
            changes.Add("changed", "unended tag to text", "unended", BodyChanges.StartAt(source, at));
            run.Append(source[at..].Replace("<", "&lt;", StringComparison.Ordinal));
            at = source.Length;
            return true;
        }
        var length = source.AsSpan(start, end - start).IndexOfAnyExcept(NameCharacters);
        var name = source.Substring(start, Math.Max(0, length)).ToLowerInvariant();
        if (!isEnd && Verbatim.Contains(name))
        {
            var close = source.IndexOf("</" + name, end, StringComparison.OrdinalIgnoreCase);
            close = close < 0 ? -1 : HtmlTags.EndOf(source, close);
            end = close < 0 ? source.Length : close;
        }
        if (name == "pre" && !isEnd)
        {
            Flush();
            html.Append(source, at, end - at);
            last = (name, true);
        }
        else if (Blocks.Contains(name))
        {
            Flush();
            html.Append(source, at, end - at);
            last = (name, isEnd || name is "hr" or "col");
        }
        else
            run.Append(source[at..end].Replace('\n', ' '));
        at = end;
        return true;
    }

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-:"
    );

    // Comments of the editor say where a block begins; one that ends in itself stands for content that only WordPress can make.
    private bool ReadComment()
    {
        var end = source.IndexOf("-->", at + 4, StringComparison.Ordinal);
        end = end < 0 ? source.Length : end + 3;
        var comment = EditorComment().Match(source, at, Math.Min(end - at, 100));
        if (!comment.Success)
            run.Append(source[at..end].Replace('\n', ' '));
        else if (source.AsSpan(at, end - at).EndsWith("/-->"))
            changes.Add("removed", comment.Groups["name"].Value, "made-by-wordpress", source[at..end]);
        at = end;
        return true;
    }

    [GeneratedRegex(@"\G<!--\s*/?(?<name>wp:[a-z0-9/_-]+|more|nextpage|noteaser)\b")]
    private static partial Regex EditorComment();

    private bool ReadShortcode()
    {
        // Doubled brackets are meant as text.
        if (at + 1 < source.Length && source[at + 1] == '[')
        {
            if (Shortcode.Read(source, at + 1) is not { IsKnown: true } shown || shown.End >= source.Length || source[shown.End] != ']')
                return false;
            run.Append(source, at + 1, shown.End - at - 1);
            at = shown.End + 1;
            return true;
        }
        if (Shortcode.Read(source, at) is not { IsKnown: true, IsEnd: false } code)
            return false;
        var (inner, end) = InnerOf(code);
        switch (code.Name)
        {
            case "caption" or "wp_caption":
                if (inner is null)
                    return false;
                WriteCaption(code, inner);
                break;
            case "embed":
                WriteMedia(code, code.ValueOf("src") ?? inner);
                break;
            case "audio" or "video":
                WriteMedia(
                    code,
                    code.ValueOf("src", "mp3", "m4a", "ogg", "wav", "wma", "flac", "mp4", "m4v", "webm", "ogv", "wmv", "flv", "mov")
                        ?? inner
                );
                break;
            default:
                changes.Add("removed", $"[{code.Name}]", "made-by-wordpress", source[at..code.End]);
                break;
        }
        at = end;
        return true;
    }

    // What stands between a shortcode and its end. Only a caption holds brackets; where one has no end, no later one has.
    private (string? Inner, int End) InnerOf(Shortcode code)
    {
        var close = $"[/{code.Name}]";
        if (code.Attributes.EndsWith('/') || code.Name is "gallery" or "playlist" || unended.Contains(code.Name))
            return (null, code.End);
        var isCaption = code.Name is "caption" or "wp_caption";
        var end = isCaption ? source.IndexOf(close, code.End, StringComparison.Ordinal) : source.IndexOf('[', code.End);
        if (end < 0 && isCaption)
            unended.Add(code.Name);
        return end >= 0 && source.AsSpan(end).StartsWith(close) ? (source[code.End..end], end + close.Length) : (null, code.End);
    }

    private void WriteCaption(Shortcode code, string inner)
    {
        Flush();
        var picture = inner.IndexOf("<img", StringComparison.OrdinalIgnoreCase) is var image and >= 0 ? HtmlTags.EndOf(inner, image) : -1;
        var split = Math.Max(0, picture);
        if (picture > 0 && inner.AsSpan(picture).TrimStart().StartsWith("</a>", StringComparison.OrdinalIgnoreCase))
            split = inner.IndexOf('>', picture) + 1;
        var words = code.ValueOf("caption") ?? inner[split..].Trim();
        html.Append("<figure>").Append(inner.AsSpan(0, split));
        if (words.Length > 0)
            html.Append("<figcaption>").Append(words.Replace("\n", "<br>", StringComparison.Ordinal)).Append("</figcaption>");
        if (code.ValueOf("caption") is not null)
            html.Append(inner.AsSpan(split));
        html.Append("</figure>");
        last = ("figure", true);
    }

    private void WriteMedia(Shortcode code, string? address)
    {
        address = address?.Trim();
        if (string.IsNullOrEmpty(address))
            changes.Add("removed", $"[{code.Name}]", "no-address", source[at..code.End]);
        else if (Address().IsMatch(address))
            run.Append("\n\n").Append(address).Append("\n\n");
        else if (address.AsSpan().IndexOfAny('<', '\n') >= 0)
            run.Append(address);
        else
            run.Append("\n\n").Append(LinkTo(address)).Append("\n\n");
    }

    // An address on a line of its own.
    [GeneratedRegex(@"^https?://[^\s<>""\[\]]{1,2000}\z")]
    private static partial Regex Address();

    private static string LinkTo(string address) => $"<a href=\"{PlainBody.Escaped(address)}\">{PlainBody.Escaped(address)}</a>";

    // Writes what stands between two block tags.
    private void Flush()
    {
        if (run.Length == 0)
            return;
        var paragraphs = Paragraphs(run.ToString());
        run.Clear();
        if (paragraphs.Count == 0)
            html.Append('\n');
        else if (last.IsEnd ? Parts.Contains(last.Name) : OnlyParts.Contains(last.Name))
            html.AppendJoin('\n', paragraphs.Select(paragraph => paragraph.Html));
        else if (!last.IsEnd && last.Name == "p")
            html.AppendJoin("</p><p>", paragraphs.Select(paragraph => paragraph.Html));
        else if (!last.IsEnd && Headings.Contains(last.Name))
            html.AppendJoin("<br>", paragraphs.Select(paragraph => paragraph.Html));
        else if (!last.IsEnd && !Holders.Contains(last.Name) && paragraphs is [{ IsPlayer: false } only])
            html.Append(only.Html);
        else
            foreach (var (text, isWhole) in paragraphs)
                html.Append(isWhole || IsComment(text) ? text : $"<p>{text}</p>");
    }

    private static bool IsComment(string text) =>
        text.StartsWith("<!--", StringComparison.Ordinal) && text.IndexOf("-->", StringComparison.Ordinal) == text.Length - 3;

    private List<(string Html, bool IsPlayer)> Paragraphs(string text)
    {
        var found = new List<(string, bool)>();
        var open = new StringBuilder();
        foreach (var line in text.Split('\n'))
        {
            var words = line.Trim();
            var isAddress = Address().IsMatch(words);
            if (words.Length == 0 || isAddress)
                Close();
            if (isAddress)
                found.Add(ShownAs(WebUtility.HtmlDecode(words)));
            else if (words.Length > 0)
            {
                if (open.Length > 0)
                    open.Append(hasBlocks || EndsInBreak().IsMatch(lastLine) ? "\n" : "<br>\n");
                open.Append(lastLine = words);
            }
        }
        Close();
        return found;

        void Close()
        {
            if (open.Length > 0)
                found.Add((open.ToString(), false));
            open.Clear();
        }
    }

    private string lastLine = "";

    [GeneratedRegex(@"<br\s{0,9}/?>\z", RegexOptions.IgnoreCase)]
    private static partial Regex EndsInBreak();

    private static (string Html, bool IsPlayer) ShownAs(string address) =>
        Embeds.OfPage(address) is not { } player
            ? (LinkTo(address), false)
            : (
                $"<figure data-embed=\"{player.Name}\" data-url=\"{PlainBody.Escaped(player.Address)}\">{LinkTo(player.Address)}</figure>",
                true
            );
}
