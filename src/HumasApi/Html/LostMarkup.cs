using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace HumasApi.Html;

/// <summary>
/// What a parser of HTML throws away without a trace in its tree: parts of tables outside of a table, forms within forms, a second body,
/// a tag that never ends. The parser reports each as an error with its place; what it also made an element of is not lost.
/// </summary>
internal sealed class LostMarkup(string source)
{
    // An element that is not on the list and says nothing: it only keeps the words before it from those after it.
    public const string Break = "x-break";

    private static readonly HashSet<string> TableParts = ["tr", "td", "th", "thead", "tbody", "tfoot", "caption", "col", "colgroup"];
    private static readonly HashSet<string> Blocks = ["body", "html", "head", "frameset", "frame", "form"];
    private static readonly HashSet<string> RawText = ["script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title"];

    private readonly HashSet<int> made = [];
    private readonly SortedSet<int> errors = [];
    private readonly List<int> repeated = [];
    private readonly List<string> outside = [];
    private bool endsEarly;

    /// <summary>A tag that never ends, and all that it would swallow; known once the source is repaired.</summary>
    public string? Unended { get; private set; }

    public void AddMade(int position) => made.Add(position);

    public void AddError(int code, int position)
    {
        if (code == (int)HtmlParseError.EOF)
            endsEarly = true;
        else if (code == (int)HtmlParseError.AttributeDuplicateOmitted)
            repeated.Add(position);
        else if (position >= 0 && position < source.Length)
            errors.Add(position);
    }

    /// <summary>Comments after the end of the body.</summary>
    public void AddOutside(IDocument document)
    {
        foreach (var node in document.ChildNodes.Concat(document.DocumentElement.ChildNodes))
            if (node is IComment comment)
                outside.Add(comment.Data);
    }

    /// <summary>
    /// The source with a place for what was lost: a table around rows that have none, a break where a block began, a tag that never
    /// ends as the text that it is. Null when there is nothing to repair.
    /// </summary>
    public string? Repaired()
    {
        var tags = Tags().ToList();
        var open = endsEarly ? UnendedTag() : -1;
        Unended = open < 0 ? null : BodyChanges.StartAt(source, open);
        if (open < 0 && !tags.Exists(tag => tag.IsTablePart || tag.IsBlock))
            return null;
        var repaired = new StringBuilder(source.Length + 100);
        var (copied, inTable) = (0, false);
        for (var i = 0; i < tags.Count; i++)
        {
            var tag = tags[i];
            if (tag is { IsTablePart: true, IsEnd: false } && !inTable)
            {
                Insert(tag.Position, "<table>");
                inTable = true;
            }
            else if (tag is { IsTablePart: true, IsEnd: true } && inTable)
            {
                var end = source.IndexOf('>', tag.Position) + 1;
                if (end == 0)
                    break;
                var next = end;
                while (next < source.Length && char.IsWhiteSpace(source[next]))
                    next++;
                if (next < source.Length && (i + 1 == tags.Count || tags[i + 1].Position != next))
                {
                    Insert(end, "</table>");
                    inTable = false;
                }
            }
            else if (tag is { Name: "table", IsEnd: true })
                inTable = false;
            else if (tag is { IsBlock: true, IsEnd: false })
                Insert(tag.Position, $"<{Break}></{Break}>");
        }
        if (open < 0)
            return repaired.Append(source, copied, source.Length - copied).ToString();
        repaired.Append(source, copied, open - copied);
        return repaired.Append(source[open..].Replace("<", "&lt;", StringComparison.Ordinal)).ToString();

        void Insert(int at, string text)
        {
            repaired.Append(source, copied, at - copied).Append(text);
            copied = at;
        }
    }

    /// <summary>Names what is lost. An end tag without its start says nothing, so it is not named.</summary>
    public void Report(BodyChanges changes)
    {
        foreach (var tag in Tags().Where(tag => !tag.IsEnd))
            changes.Add("removed", $"<{tag.Name}>", "misplaced", TagAt(tag.Position));
        foreach (var position in repeated.Where(position => position >= 0 && position < source.Length))
            changes.Add("removed", $"second attribute of <{NameAt(position + 1)}>", "repeated", TagAt(position));
        foreach (var comment in outside)
            changes.Add("removed", "comment", "not-allowed", comment);
    }

    private IEnumerable<(int Position, string Name, bool IsEnd, bool IsTablePart, bool IsBlock)> Tags()
    {
        foreach (var position in errors)
        {
            if (source[position] != '<' || made.Contains(position) || position + 1 == source.Length)
                continue;
            var isEnd = source[position + 1] == '/';
            var name = source[position + 1] == '!' ? "!doctype" : NameAt(position + (isEnd ? 2 : 1));
            if (
                name.Length > 0
                && (name[0] != '!' || source.AsSpan(position + 1).StartsWith("!doctype", StringComparison.OrdinalIgnoreCase))
            )
                yield return (position, name, isEnd, TableParts.Contains(name), Blocks.Contains(name));
        }
    }

    private string NameAt(int start)
    {
        var end = start;
        while (end < source.Length && end - start < 40 && (char.IsAsciiLetterOrDigit(source[end]) || source[end] is '-' or ':'))
            end++;
        return source[start..end].ToLowerInvariant();
    }

    private string TagAt(int position)
    {
        var start = BodyChanges.StartAt(source, position);
        return start.IndexOf('>', StringComparison.Ordinal) is var end and >= 0 ? start[..(end + 1)] : start;
    }

    // Reads tags as the parser does, from the first to one that has no end; -1 where the source ends elsewhere.
    private int UnendedTag()
    {
        for (var at = source.IndexOf('<'); at >= 0; at = at < source.Length ? source.IndexOf('<', at) : -1)
        {
            var isEnd = at + 1 < source.Length && source[at + 1] == '/';
            var name = at + 1 + (isEnd ? 1 : 0);
            if (name < source.Length && char.IsAsciiLetter(source[name]))
            {
                var end = HtmlTags.EndOf(source, at);
                if (end < 0)
                    return at;
                at = end;
                if (!isEnd && NameAt(name) is var raw && RawText.Contains(raw))
                    at = source.IndexOf("</" + raw, at, StringComparison.OrdinalIgnoreCase);
            }
            else if (
                source.AsSpan(at).StartsWith("<!--")
                && !source.AsSpan(at).StartsWith("<!-->")
                && !source.AsSpan(at).StartsWith("<!--->")
            )
                at = source.IndexOf("-->", at + 4, StringComparison.Ordinal);
            else if (name < source.Length && (isEnd || source[name] is '!' or '?'))
                at = source.IndexOf('>', at);
            else
                at++;
            if (at < 0)
                return -1;
        }
        return -1;
    }
}

/// <summary>Where tags end.</summary>
internal static class HtmlTags
{
    /// <summary>The place after the tag that begins here, as a parser reads it (quoted values hold anything); -1 for none.</summary>
    public static int EndOf(string source, int start)
    {
        var isValue = false;
        for (var at = start + 1; at < source.Length; at++)
        {
            var character = source[at];
            if (character == '>')
                return at + 1;
            if (isValue && character is '"' or '\'')
            {
                at = source.IndexOf(character, at + 1);
                if (at < 0)
                    return -1;
            }
            isValue = character == '=' || (isValue && char.IsWhiteSpace(character));
        }
        return -1;
    }
}
