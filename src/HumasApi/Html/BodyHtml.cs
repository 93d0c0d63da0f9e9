using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using HumasApi.Domain;

namespace HumasApi.Html;

/// <summary>Something of a text that was taken out or changed, or that looks as if it was meant otherwise.</summary>
/// <param name="Code">removed, changed, or the name of what it looks like.</param>
/// <param name="What">The element or attribute.</param>
/// <param name="Count">How often.</param>
/// <param name="Reason">Why, as a word.</param>
/// <param name="Value">What stood there the first time, where that says more than its name.</param>
internal sealed record BodyWarning(string Code, string What, int Count, string Reason, string? Value)
{
    /// <summary>JSON Pointer to the member that it is about.</summary>
    public string Pointer { get; init; } = "/body";
}

/// <summary>A body as it was sent.</summary>
/// <param name="Text">The text.</param>
/// <param name="Format">What it is written in.</param>
/// <param name="BaseUrl">The address that relative ones start from.</param>
internal sealed record SentBody(string Text, BodyFormat Format = BodyFormat.Html, string? BaseUrl = null)
{
    /// <summary>A base address that is none is left for the validator to refuse.</summary>
    public Uri? BaseAddress => Addresses.Parse(BaseUrl);
}

/// <summary>
/// What becomes of the HTML of bodies: clean HTML for readers, text for excerpts, words for comparing. All take a time that
/// grows with the body and no faster: the tree is read once, from the first node to the last, and never changed.
/// </summary>
internal static partial class BodyHtml
{
    /// <summary>The body that may be shown, and what was changed to get it: nothing is taken out silently.</summary>
    /// <exception cref="BodyTooComplexException">The body is past a bound of <see cref="BodyComplexity"/>.</exception>
    public static CleanedHtml Clean(SentBody sent)
    {
        var (source, reported) = ToHtml(sent);
        if (string.IsNullOrWhiteSpace(source))
            return new CleanedHtml(null, null, reported, false);
        var changes = new BodyChanges(reported);
        var writer = new BodyWriter(changes, sent.BaseAddress, sent.Format);
        var (parsed, tree) = ParseWhole(source, changes);
        var html = writer.Write(tree);
        // What was written can be a tree that no parser builds from it (a paragraph within a paragraph). Readers must get
        // what we checked, so the text is one that comes out of parser and writer as it went in.
        var isChecked = html == parsed && sent is { Format: BodyFormat.Html, BaseAddress: null };
        for (var again = 0; !isChecked && again < 5; again++)
        {
            tree = BodyComplexity.Parse(html);
            var read = new BodyWriter(new BodyChanges([])).Write(tree);
            isChecked = read == html;
            html = read;
        }
        return html.Length == 0
            ? new CleanedHtml(null, null, changes.ToWarnings(), writer.UsedBase)
            : new CleanedHtml(html, isChecked ? tree : BodyComplexity.Parse(html), changes.ToWarnings(), writer.UsedBase);
    }

    private static (string Html, IReadOnlyList<BodyWarning> Warnings) ToHtml(SentBody sent) =>
        string.IsNullOrWhiteSpace(sent.Text)
            ? ("", [])
            : sent.Format switch
            {
                BodyFormat.Plain => (PlainBody.ToHtml(sent.Text), []),
                BodyFormat.Markdown => (MarkdownBody.ToHtml(sent.Text), []),
                BodyFormat.Wordpress => WordPressBody.ToHtml(sent.Text),
                // A parser does the same, but counts the places in what it was given.
                _ => (sent.Text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'), []),
            };

    // Read again where the parser threw something away that can be given a place; with the text that the tree is of.
    private static (string Source, IHtmlElement Tree) ParseWhole(string source, BodyChanges changes)
    {
        var lost = new LostMarkup(source);
        var root = BodyComplexity.Parse(source, lost);
        if (lost.Repaired() is { } repaired)
        {
            if (lost.Unended is { } tag)
                changes.Add("changed", "unended tag to text", "unended", tag);
            lost = new LostMarkup(repaired);
            (source, root) = (repaired, BodyComplexity.Parse(repaired, lost));
        }
        lost.Report(changes);
        return (source, root);
    }

    /// <summary>The text of a body without its markup, headings, tables and captions, one space between blocks: for excerpts.</summary>
    public static string ToText(string body) => ToText(BodyComplexity.Parse(body));

    /// <summary>The same of a parsed body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="enough">Characters after which the rest is left out, at the end of a piece of text.</param>
    public static string ToText(INode body, int enough = int.MaxValue)
    {
        var (text, isApart) = (new StringBuilder(), false);
        Add(body);
        return text.ToString();

        void Add(INode parent)
        {
            foreach (var node in parent.ChildNodes)
            {
                if (text.Length >= enough)
                    return;
                if (node is IText words)
                    AddWords(words.Data);
                else if (node is IElement element && element.LocalName is not ("figure" or "table" or "h2" or "h3" or "h4"))
                {
                    // The words before a list or a line within an item are not those of the first item.
                    var isBlock = BodyWriter.IsBlock(element.LocalName) || element.LocalName == "br";
                    isApart |= isBlock;
                    Add(element);
                    isApart |= isBlock;
                }
            }
        }

        void AddWords(string words)
        {
            foreach (var character in words)
                if (char.IsWhiteSpace(character))
                    isApart = true;
                else
                {
                    if (isApart && text.Length > 0)
                        text.Append(' ');
                    isApart = false;
                    text.Append(character);
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

/// <summary>HTML that may be shown.</summary>
/// <param name="Body">The HTML; null when nothing is left.</param>
/// <param name="Tree">The same, parsed.</param>
/// <param name="Warnings">What was removed or changed, or looks as if it was meant otherwise.</param>
/// <param name="UsedBase">Whether it has an address that was relative.</param>
internal sealed record CleanedHtml(string? Body, IHtmlElement? Tree, IReadOnlyList<BodyWarning> Warnings, bool UsedBase);

/// <summary>Counts what was changed in a body.</summary>
/// <param name="before">What was told before the body was HTML.</param>
internal sealed class BodyChanges(IReadOnlyList<BodyWarning> before)
{
    // Different ones; a body made to provoke more is not worth a longer answer.
    private const int MaxWarnings = 50;
    private const int LongestText = 100;

    /// <summary>Characters of a value that are looked at; what is shown of them is shorter.</summary>
    public const int EnoughText = 3 * LongestText;

    private readonly Dictionary<(string Code, string What, string Reason), (int Count, string? Value)> changes = [];

    public void Add(string code, string what, string reason, string? value = null, int count = 1)
    {
        var key = (code, Text.Shorten(what, LongestText), reason);
        if (changes.Count >= MaxWarnings && !changes.ContainsKey(key))
            (key, value) = ((code, "more", "not-allowed"), null);
        changes[key] = changes.TryGetValue(key, out var known) ? (known.Count + count, known.Value) : (count, Visible(value));
    }

    public IReadOnlyList<BodyWarning> ToWarnings() =>
        [
            .. before,
            .. changes.Select(change => new BodyWarning(
                change.Key.Code,
                change.Key.What,
                change.Value.Count,
                change.Key.Reason,
                change.Value.Value
            )),
        ];

    /// <summary>As much of a text as a warning can show, from a place on.</summary>
    public static string StartAt(string text, int at) => text[at..Math.Min(text.Length, at + EnoughText)];

    /// <summary>The start of a value, on one line, as far as it can be seen.</summary>
    public static string? Visible(string? value) =>
        value is null
            ? null
            : Text.NullIfBlank(
                Text.Shorten(
                    Text.OnOneLine(
                        string.Concat(
                            value
                                .Take(EnoughText)
                                .Where(character =>
                                    char.IsWhiteSpace(character) || (!char.IsControl(character) && !char.IsSurrogate(character))
                                )
                        )
                    ),
                    LongestText
                )
            );
}
