using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using HumasApi.Domain;

namespace HumasApi.Html;

/// <summary>Something of a body that was taken out or changed.</summary>
/// <param name="Code">removed or changed.</param>
/// <param name="What">The element or attribute.</param>
/// <param name="Count">How often.</param>
/// <param name="Reason">Why, as a word.</param>
/// <param name="Value">What stood there the first time, where that says more than its name.</param>
internal sealed record BodyWarning(string Code, string What, int Count, string Reason, string? Value);

/// <summary>
/// What becomes of the HTML of bodies: clean HTML for readers, text for excerpts, words for comparing. All take a time that
/// grows with the body and no faster: the tree is read once, from the first node to the last, and never changed.
/// </summary>
internal static partial class BodyHtml
{
    /// <summary>The body that may be shown, and what was changed to get it: nothing is taken out silently.</summary>
    /// <exception cref="BodyTooComplexException">The body is past a bound of <see cref="BodyComplexity"/>.</exception>
    public static (string? Body, IReadOnlyList<BodyWarning> Warnings) Clean(string? source)
    {
        if (string.IsNullOrWhiteSpace(source))
            return (null, []);
        var changes = new BodyChanges();
        var html = BodyWriter.Write(BodyComplexity.Parse(WithTable(source)), changes);
        // What was written can be a tree that no parser builds from it (a paragraph within a paragraph). Readers must get
        // what we checked, so the text is one that comes out of parser and writer as it went in.
        for (var again = 0; again < 5; again++)
        {
            var read = BodyWriter.Write(BodyComplexity.Parse(html), new BodyChanges());
            if (read == html)
                break;
            html = read;
        }
        return (html.Length == 0 ? null : html, changes.ToWarnings());
    }

    // Cells that were copied from a spreadsheet come without their table, and a parser would throw their tags away.
    private static string WithTable(string source)
    {
        if (source.Contains("<table", StringComparison.OrdinalIgnoreCase) || !Row().IsMatch(source))
            return source;
        var start = Row().Match(source).Index;
        var end =
            source.LastIndexOf("</t", StringComparison.OrdinalIgnoreCase) is var last and >= 0
            && source.IndexOf('>', last) is var close and >= 0
            && close > start
                ? close + 1
                : source.Length;
        return $"{source[..start]}<table>{source[start..end]}</table>{source[end..]}";
    }

    [GeneratedRegex(@"<t(r|d|h|head|body)[\s>]", RegexOptions.IgnoreCase)]
    private static partial Regex Row();

    /// <summary>The text of a body without its markup, headings, tables and captions, one space between blocks: for excerpts.</summary>
    public static string ToText(string body)
    {
        var text = new StringBuilder();
        Add(BodyComplexity.Parse(body));
        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        void Add(INode parent)
        {
            foreach (var node in parent.ChildNodes)
            {
                if (node is IText words)
                    text.Append(words.Data);
                else if (node is IElement element && element.LocalName is not ("figure" or "table" or "h2" or "h3" or "h4"))
                {
                    // The words before a list or a line within an item are not those of the first item.
                    var isBlock = BodyWriter.IsBlock(element.LocalName) || element.LocalName == "br";
                    if (isBlock)
                        text.Append(' ');
                    Add(element);
                    if (isBlock)
                        text.Append(' ');
                }
            }
        }
    }

    /// <summary>
    /// All words of a body, those of tables, captions and alternative texts too, for comparing: an empty line between blocks,
    /// a line for each item and row, a tab between cells. Beside them the markup, which the words do not show.
    /// </summary>
    public static (string Words, string Markup) ToWords(string body)
    {
        var (words, markup) = (new StringBuilder(), new StringBuilder());
        Add(BodyComplexity.Parse(body));
        return (Breaks().Replace(words.ToString(), Break).Trim(), markup.ToString());

        void Add(INode parent)
        {
            foreach (var node in parent.ChildNodes)
            {
                if (node is IText text)
                    words.Append(text.Data);
                if (node is not IElement element)
                    continue;
                if (element.Attributes.Length > 0 || element.LocalName is not ("p" or "br"))
                    markup
                        .Append(element.LocalName)
                        .Append(' ')
                        .AppendJoin(
                            ' ',
                            element
                                .Attributes.Where(attribute => attribute.Name != "alt")
                                .Select(attribute => $"{attribute.Name}={attribute.Value}")
                        )
                        .Append('\n');
                // A clean body holds no control characters, so these can stand for the breaks: of blocks, of lines, of cells.
                var mark = element.LocalName switch
                {
                    "li" or "tr" or "br" => '\u0002',
                    "td" or "th" => '\u0003',
                    var name when BodyWriter.IsBlock(name) => '\u0001',
                    _ => '\0',
                };
                if (mark is '\u0001' or '\u0002')
                    words.Append(mark);
                if (element.LocalName == "img" && element.GetAttribute("alt") is { } alt)
                    words.Append(' ').Append(alt).Append(' ');
                Add(element);
                if (mark != '\0')
                    words.Append(mark);
            }
        }

        static string Break(Match found) =>
            found.Value.Contains('\u0001') ? "\n\n"
            : found.Value.Contains('\u0002') ? "\n"
            : found.Value.Contains('\u0003') ? new string('\t', found.Value.Count(character => character == '\u0003'))
            : " ";
    }

    [GeneratedRegex(@"[\s\u0001-\u0003]+")]
    private static partial Regex Breaks();
}

/// <summary>Counts what was changed in a body.</summary>
internal sealed class BodyChanges
{
    // Different ones; a body made to provoke more is not worth a longer answer.
    private const int MaxWarnings = 50;
    private const int LongestText = 100;

    private readonly Dictionary<(string Code, string What, string Reason), (int Count, string? Value)> changes = [];

    public void Add(string code, string what, string reason, string? value = null)
    {
        var key = (code, Text.Shorten(what, LongestText), reason);
        if (changes.Count >= MaxWarnings && !changes.ContainsKey(key))
            (key, value) = ((code, "more", "not-allowed"), null);
        changes[key] = changes.TryGetValue(key, out var known) ? (known.Count + 1, known.Value) : (1, Visible(value));
    }

    public IReadOnlyList<BodyWarning> ToWarnings() =>
        [
            .. changes.Select(change => new BodyWarning(
                change.Key.Code,
                change.Key.What,
                change.Value.Count,
                change.Key.Reason,
                change.Value.Value
            )),
        ];

    private static string? Visible(string? value) =>
        value is null
            ? null
            : Text.NullIfBlank(
                Text.Shorten(
                    string.Concat(
                        value.Take(2 * LongestText).Where(character => !char.IsControl(character) && !char.IsSurrogate(character))
                    ),
                    LongestText
                )
            );
}
