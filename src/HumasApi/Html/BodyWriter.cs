using System.Text;
using AngleSharp.Dom;
using HumasApi.Domain;

namespace HumasApi.Html;

/// <summary>
/// Writes what may be shown of a parsed body: only names that stand here, only checked addresses, all else as escaped text.
/// What is not on the list is never copied, so there is nothing to find in it. None of the elements here changes how a parser
/// reads what stands inside, so what was text stays text wherever the body is shown.
/// </summary>
internal sealed class BodyWriter
{
    private static readonly HashSet<string> Blocks =
    [
        "p",
        "h2",
        "h3",
        "h4",
        "hr",
        "ul",
        "ol",
        "li",
        "blockquote",
        "figure",
        "figcaption",
        "table",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "th",
        "td",
        "pre",
        "div",
    ];
    private static readonly HashSet<string> Inline =
    [
        "br",
        "strong",
        "em",
        "b",
        "i",
        "u",
        "s",
        "sub",
        "sup",
        "a",
        "q",
        "cite",
        "img",
        "code",
        "abbr",
        "time",
        "span",
    ];

    // Attributes by tag; lang and dir go anywhere.
    private static readonly Dictionary<string, string[]> Attributes = new()
    {
        ["a"] = ["href", "title"],
        ["ol"] = ["start"],
        ["blockquote"] = ["cite"],
        ["q"] = ["cite"],
        ["abbr"] = ["title"],
        ["img"] = ["src", "alt", "width", "height"],
        ["th"] = ["scope", "colspan", "rowspan"],
        ["td"] = ["colspan", "rowspan"],
        ["time"] = ["datetime"],
        ["h2"] = ["id"],
        ["h3"] = ["id"],
        ["h4"] = ["id"],
        ["figure"] = ["data-embed", "data-url"],
    };

    // Removed with all they hold; anything else that is not allowed is unwrapped and keeps its text.
    private static readonly HashSet<string> RemovedWithContent =
    [
        "script",
        "style",
        "applet",
        "template",
        "noembed",
        "noframes",
        "textarea",
        "select",
        "button",
        "input",
        "frame",
        "frameset",
        "canvas",
        "meta",
        "link",
        "base",
        "title",
        "head",
        "xmp",
        "plaintext",
        "portal",
        "param",
        "source",
        "track",
    ];

    // Blocks that are not on the list: their words must not run into those beside them.
    private static readonly HashSet<string> OtherBlocks =
    [
        "address",
        "article",
        "aside",
        "center",
        "dd",
        "details",
        "dialog",
        "dl",
        "dt",
        "fieldset",
        "footer",
        "form",
        "header",
        "hgroup",
        "legend",
        "listing",
        "main",
        "marquee",
        "nav",
        "object",
        "noscript",
        "search",
        "section",
        "summary",
        "optgroup",
        "option",
    ];
    private static readonly Dictionary<string, string> Renamed = new()
    {
        ["h1"] = "h2",
        ["h5"] = "h4",
        ["h6"] = "h4",
        ["del"] = "s",
        ["strike"] = "s",
        ["menu"] = "ul",
        ["dir"] = "ul",
        ["acronym"] = "abbr",
    };
    private const int MaxValueLength = 40;

    private const string IdPrefix = "s-";

    private readonly StringBuilder html = new();
    private readonly BodyChanges changes;

    // Without words of their own, but not empty.
    private static readonly HashSet<string> Players = ["iframe", "audio", "video", "embed"];

    private readonly Uri? baseAddress;
    private readonly LookAlikes lookAlikes;

    // The ids of headings as written, and by what each was called first.
    private readonly Dictionary<IElement, string> ids = [];
    private readonly Dictionary<string, string> headings = new(StringComparer.Ordinal);

    // The players found in each open paragraph, which cannot hold them.
    private readonly Stack<List<(Embed Player, string? Title)>> paragraphs = new();
    private int phrasing;
    private int links;
    private bool lastIsInline;
    private bool breakWanted;
    private bool spaceWanted;

    /// <param name="changes">Counts what is taken out or changed.</param>
    /// <param name="baseAddress">What relative addresses start from; null: they go.</param>
    /// <param name="format">What the body was sent in.</param>
    public BodyWriter(BodyChanges changes, Uri? baseAddress = null, BodyFormat format = BodyFormat.Html)
    {
        (this.changes, this.baseAddress) = (changes, baseAddress);
        lookAlikes = new LookAlikes(changes, format);
    }

    /// <summary>Whether a relative address was resolved.</summary>
    public bool UsedBase { get; private set; }

    /// <summary>Writes the content of an element.</summary>
    public string Write(IElement body)
    {
        ReadHeadings(body, []);
        WriteContent(body);
        lookAlikes.End(hasMarkup: body.ChildElementCount > 0);
        return html.ToString().Trim();
    }

    /// <summary>True for elements whose text stands on lines of its own.</summary>
    public static bool IsBlock(string name) => Blocks.Contains(name);

    private void WriteContent(INode parent)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText text)
                WriteText(text.Data);
            else if (node is IElement element)
                WriteElement(element);
            else
                changes.Add("removed", "comment", "not-allowed", node.NodeValue);
        }
    }

    private void WriteElement(IElement element)
    {
        var name = element.LocalName;
        if (element.NamespaceUri != "http://www.w3.org/1999/xhtml" || RemovedWithContent.Contains(name))
            changes.Add("removed", $"<{name}>", "not-allowed", ValueOf(element));
        else if (Players.Contains(name))
            WritePlayer(element);
        else if (name == LostMarkup.Break)
        {
            breakWanted = true;
            WriteContent(element);
        }
        else if (Renamed.TryGetValue(name, out var other))
        {
            changes.Add("changed", $"<{name}> to <{other}>", "not-allowed");
            WriteAllowed(element, other);
        }
        else if (Blocks.Contains(name) || Inline.Contains(name))
            WriteAllowed(element, name);
        else
        {
            changes.Add("removed", $"<{name}>", "not-allowed", TagOf(element));
            if (name == "object" && IsBlank(element) && links == 0 && WebAddressOf(element.GetAttribute("data")) is { } address)
                WriteLinkLine(address, Text.NullIfBlank(element.GetAttribute("title")));
            else if (OtherBlocks.Contains(name))
                WriteOtherBlock(element);
            else
                WriteContent(element);
        }
    }

    private void WriteAllowed(IElement element, string name)
    {
        var attributes = AttributesOf(element, name);
        // Without its address an image shows nothing and a link leads nowhere.
        if (name == "img" && !attributes.Exists(attribute => attribute.Name == "src"))
        {
            WriteAlternative(element.GetAttribute("alt") ?? "");
            return;
        }
        if (name == "a" && links > 0)
            changes.Add("removed", "<a>", "link-in-link", attributes.Find(attribute => attribute.Name == "href").Value);
        if (name == "a" && (links > 0 || !attributes.Exists(attribute => attribute.Name == "href")))
        {
            WriteContent(element);
            return;
        }
        var start = html.Length;
        var isBlock = Blocks.Contains(name);
        if (!isBlock && name != "br")
            PutBreak();
        html.Append('<').Append(name);
        foreach (var (attribute, value) in attributes)
        {
            html.Append(' ').Append(attribute).Append("=\"");
            Escape(value);
            html.Append('"');
        }
        html.Append('>');
        if (isBlock || name == "br")
            StartLine();
        if (name == "img")
            lastIsInline = true;
        if (name is "br" or "hr" or "img")
            return;
        WriteInside(element, name, start);
        if (isBlock)
            StartLine();
    }

    // What is read instead of a picture stays, and does not run into the words beside it.
    private void WriteAlternative(string alternative)
    {
        changes.Add("removed", "<img>", "no-address", alternative);
        if (string.IsNullOrWhiteSpace(alternative))
            return;
        if (lastIsInline && !char.IsWhiteSpace(html[^1]))
            html.Append(' ');
        WriteText(alternative.Trim());
        spaceWanted = true;
    }

    private void WriteInside(IElement element, string name, int start)
    {
        var holdsPhrases = name is "p" or "h2" or "h3" or "h4" or "pre" || Inline.Contains(name);
        if (holdsPhrases)
            phrasing++;
        if (name == "a")
            links++;
        if (name == "p")
            paragraphs.Push([]);
        if (name is "pre" or "code")
            lookAlikes.Verbatim++;
        // A parser takes the first line break of a pre away.
        if (name == "pre" && element.FirstChild is IText { Data: ['\n', ..] })
            html.Append('\n');
        var inside = html.Length;
        WriteContent(element);
        if (name is "pre" or "code")
            lookAlikes.Verbatim--;
        if (holdsPhrases)
            phrasing--;
        if (name == "a")
            links--;
        var players = name == "p" ? paragraphs.Pop() : [];
        if (players.Count > 0 && string.IsNullOrWhiteSpace(html.ToString(inside, html.Length - inside)))
            html.Length = start;
        else
            html.Append("</").Append(name).Append('>');
        foreach (var (player, title) in players)
            WriteFigure(player, title);
    }

    // A paragraph where one can stand; else a line of its own.
    private void WriteOtherBlock(IElement element)
    {
        if (phrasing == 0 && !HoldsBlock(element) && !IsBlank(element))
        {
            html.Append("<p>");
            StartLine();
            WriteInside(element, "p", html.Length - 3);
            StartLine();
            return;
        }
        breakWanted = true;
        WriteContent(element);
        breakWanted = true;
    }

    private static bool HoldsBlock(INode parent)
    {
        foreach (var node in parent.ChildNodes)
            if (
                node is IElement element
                && (
                    Blocks.Contains(element.LocalName)
                    || OtherBlocks.Contains(element.LocalName)
                    || Renamed.ContainsKey(element.LocalName)
                    || HoldsBlock(element)
                )
            )
                return true;
        return false;
    }

    private static bool IsBlank(INode parent)
    {
        foreach (var node in parent.ChildNodes)
            if (
                node is IText text
                    ? !string.IsNullOrWhiteSpace(text.Data)
                    : node is IElement element && (element.LocalName == "img" || Players.Contains(element.LocalName) || !IsBlank(element))
            )
                return false;
        return true;
    }

    private void WritePlayer(IElement element)
    {
        var name = element.LocalName;
        var source = element.GetAttribute("src")
            ?? element.Children.FirstOrDefault(child => child.LocalName == "source")?.GetAttribute("src");
        var title = Text.NullIfBlank(element.GetAttribute("title"));
        if (name is "iframe" or "embed" && Embeds.Of(source) is { } player)
        {
            changes.Add("changed", $"<{name}> to <figure data-embed>", "player", player.Address);
            if (paragraphs.TryPeek(out var waiting))
                waiting.Add((player, title));
            else
                WriteFigure(player, title);
            return;
        }
        changes.Add("removed", $"<{name}>", name is "iframe" or "embed" ? "not-a-player" : "not-allowed", source);
        if (links == 0 && WebAddressOf(source) is { } address)
            WriteLinkLine(address, title);
    }

    private void WriteLinkLine(string address, string? title)
    {
        breakWanted = true;
        WriteLink(address, title);
        breakWanted = true;
    }

    private void WriteFigure(Embed player, string? title)
    {
        html.Append("<figure data-embed=\"").Append(player.Name).Append("\" data-url=\"");
        Escape(player.Address);
        html.Append("\">");
        StartLine();
        if (links == 0)
            WriteLink(player.Address, title);
        else
            WriteText(title ?? player.Address);
        html.Append("</figure>");
        StartLine();
    }

    private void WriteLink(string address, string? title)
    {
        PutBreak();
        html.Append("<a href=\"");
        Escape(address);
        html.Append("\">");
        WriteText(title ?? address);
        html.Append("</a>");
    }

    private void WriteText(string text)
    {
        if (Text.HasControls(text, multiline: true))
        {
            // Written as &#1; they pass every check of the source, and no feed in XML could carry them.
            changes.Add("removed", "control character", "not-allowed");
            text = WithoutControls(text);
        }
        if (!string.IsNullOrWhiteSpace(text))
        {
            PutBreak();
            if (spaceWanted && lastIsInline && !char.IsWhiteSpace(text[0]))
                html.Append(' ');
            lastIsInline = true;
            spaceWanted = false;
        }
        lookAlikes.Read(text);
        Escape(text, isAttribute: false);
    }

    private void PutBreak()
    {
        if (breakWanted && lastIsInline)
        {
            html.Append("<br>");
            lookAlikes.StartLine();
        }
        breakWanted = false;
    }

    private void StartLine()
    {
        lastIsInline = breakWanted = spaceWanted = false;
        lookAlikes.StartLine();
    }

    private List<(string Name, string Value)> AttributesOf(IElement element, string name)
    {
        var kept = new List<(string, string)>();
        // Front ends load what a player's figure names, so one that was written by hand must name an allowed one as well.
        var player =
            name == "figure"
            && element.GetAttribute("data-embed") is { } embed
            && Embeds.Of(element.GetAttribute("data-url")) is { } found
            && found.Name == embed
                ? found
                : null;
        foreach (var attribute in element.Attributes)
        {
            var (value, reason) =
                attribute.Name is "lang" or "dir" ? (attribute.Value.Length <= MaxValueLength ? attribute.Value : null, "too-long")
                : !Attributes.TryGetValue(name, out var names) || !names.Contains(attribute.Name) ? (null, "not-allowed")
                : attribute.Name switch
                {
                    "href" or "src" or "cite" => AddressOf(attribute.Value, name),
                    "id" => (ids.GetValueOrDefault(element), "not-allowed"),
                    "data-embed" => (player?.Name, "not-a-player"),
                    "data-url" => (player?.Address, "not-a-player"),
                    _ => (attribute.Value, ""),
                };
            if (value is null)
            {
                changes.Add("removed", $"{attribute.Name} of <{name}>", reason, attribute.Value);
                continue;
            }
            if (attribute.Name == "id" && WithoutPrefix(value) != WithoutPrefix(attribute.Value))
                changes.Add("changed", $"id of <{name}>", "made-safe", attribute.Value);
            kept.Add((attribute.Name, WithoutControls(value)));
        }
        return kept;
    }

    // Readers show the body on hosts that we do not know, so addresses must be absolute, or lead to a heading of the body.
    private (string? Value, string Reason) AddressOf(string value, string tag)
    {
        var text = value.Trim();
        if (Addresses.Web(text) is { } address)
            return (address, "");
        if (tag == "a" && text.StartsWith('#'))
            return (headings.TryGetValue(Unescaped(text[1..]), out var id) ? "#" + id : null, "unknown-heading");
        if (Resolved(text) is { } resolved)
            return (resolved, "");
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || Text.HasControls(text, multiline: false))
            return (null, Addresses.HasScheme(text) ? "malformed-address" : "relative-address");
        return uri.Scheme switch
        {
            "mailto" or "tel" when tag == "a" => (uri.AbsoluteUri, ""),
            "http" or "https" => (null, "user-in-address"),
            "file" when !text.StartsWith("file:", StringComparison.OrdinalIgnoreCase) => (null, "relative-address"),
            _ => (null, "scheme-not-allowed"),
        };
    }

    private string? WebAddressOf(string? source) => source is null ? null : Addresses.Web(source.Trim()) ?? Resolved(source.Trim());

    private string? Resolved(string text)
    {
        var address = Addresses.Resolve(baseAddress, text);
        UsedBase |= address is not null;
        return address;
    }

    private static string Unescaped(string text)
    {
        try
        {
            return Uri.UnescapeDataString(text);
        }
        catch (UriFormatException)
        {
            return text;
        }
    }

    // A page finds elements by id before its own names (document.forms, window.config); none of those has a hyphen.
    private void ReadHeadings(IElement parent, Dictionary<string, int> taken)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is not IElement element)
                continue;
            if (
                element.LocalName is "h1" or "h2" or "h3" or "h4" or "h5" or "h6"
                && element.GetAttribute("id") is { } old
                && Slug.From(WithoutPrefix(old), "") is { Length: > 0 } slug
            )
            {
                var id = IdPrefix + slug;
                while (!taken.TryAdd(id, 1))
                    id = $"{IdPrefix}{slug}-{++taken[IdPrefix + slug]}";
                ids[element] = id;
                headings.TryAdd(old, id);
            }
            ReadHeadings(element, taken);
        }
    }

    // What a removed element held: its address or value, else its words.
    private static string? ValueOf(IElement element)
    {
        foreach (var name in new[] { "src", "href", "data", "content", "value" })
            if (element.GetAttribute(name) is { } value && !string.IsNullOrWhiteSpace(value))
                return value;
        var words = new StringBuilder();
        Add(element);
        return words.ToString();

        void Add(INode parent)
        {
            foreach (var node in parent.ChildNodes)
                if (words.Length > BodyChanges.EnoughText)
                    return;
                else if (node is IText text)
                    words.Append(text.Data, 0, Math.Min(text.Data.Length, BodyChanges.EnoughText));
                else
                    Add(node);
        }
    }

    // An unwrapped element loses its attributes; null where it has none.
    private static string? TagOf(IElement element)
    {
        if (element.Attributes.Length == 0)
            return null;
        var tag = new StringBuilder("<").Append(element.LocalName);
        foreach (var attribute in element.Attributes)
        {
            if (tag.Length > BodyChanges.EnoughText)
                break;
            tag.Append(' ').Append(attribute.Name).Append("=\"");
            tag.Append(attribute.Value, 0, Math.Min(attribute.Value.Length, BodyChanges.EnoughText)).Append('"');
        }
        return tag.Append('>').ToString();
    }

    private static string WithoutPrefix(string id) =>
        string.Concat(
            (id.StartsWith(IdPrefix, StringComparison.Ordinal) ? id[IdPrefix.Length..] : id)
                .Take(Slug.MaxLength)
                .Where(character => !char.IsSurrogate(character))
        );

    private static string WithoutControls(string text) =>
        Text.HasControls(text, multiline: true)
            ? string.Concat(text.Where(character => !Text.HasControls(character.ToString(), multiline: true)))
            : text;

    private void Escape(string text, bool isAttribute = true)
    {
        foreach (var character in text)
            switch (character)
            {
                case '&':
                    html.Append("&amp;");
                    break;
                case '<':
                    html.Append("&lt;");
                    break;
                case '>':
                    html.Append("&gt;");
                    break;
                case '"' when isAttribute:
                    html.Append("&quot;");
                    break;
                case '\u00A0':
                    html.Append("&nbsp;");
                    break;
                default:
                    html.Append(character);
                    break;
            }
    }
}
