using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Ganss.Xss;
using HumasApi.Domain;

namespace HumasApi.Publishing;

/// <summary>Something of a body that was taken out or changed, and how often.</summary>
internal sealed record BodyWarning(string Code, string What, int Count);

/// <summary>
/// Cleans the HTML of bodies to the allow-list of the contract. The work of finding what is dangerous is a library's;
/// what stands here is our list, embeds, and the account of what was removed: never silently.
/// </summary>
internal static partial class BodyHtml
{
    private static readonly string[] Tags =
    [
        "p", "h2", "h3", "h4", "br", "hr", "strong", "em", "b", "i", "u", "s", "sub", "sup", "a", "ul", "ol", "li",
        "blockquote", "q", "cite", "figure", "figcaption", "img", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td",
        "pre", "code", "abbr", "time", "div", "span",
    ];

    // Attributes by tag; lang and dir go anywhere, id on headings.
    private static readonly Dictionary<string, string[]> Attributes = new()
    {
        ["a"] = ["href", "title"], ["ol"] = ["start"], ["blockquote"] = ["cite"], ["q"] = ["cite"], ["abbr"] = ["title"],
        ["img"] = ["src", "alt", "width", "height"], ["th"] = ["scope", "colspan", "rowspan"], ["td"] = ["colspan", "rowspan"],
        ["time"] = ["datetime"], ["h2"] = ["id"], ["h3"] = ["id"], ["h4"] = ["id"], ["figure"] = ["data-embed", "data-url"],
    };
    // Different ones; a body made to provoke more is not worth a longer answer.
    private const int MostWarnings = 50;
    private const int LongestValue = 40;
    private static readonly string[] AddressAttributes = ["href", "src", "cite", "data-url"];
    private static readonly string[] Schemes = ["http", "https", "mailto", "tel"];

    // Removed with all they hold; anything else that is not allowed is unwrapped and keeps its text.
    private static readonly string[] DroppedWhole =
    [
        "script", "style", "svg", "math", "iframe", "object", "embed", "applet", "template", "noscript", "noembed", "noframes",
        "textarea", "select", "form", "button", "input", "frame", "frameset", "audio", "video", "canvas", "meta", "link", "base", "title", "head", "xmp", "plaintext", "portal",
    ];
    private static readonly Dictionary<string, string> Renamed = new() { ["h1"] = "h2", ["h5"] = "h4", ["h6"] = "h4" };

    /// <summary>Hosts whose players may be embedded, and the name clients get for them.</summary>
    private static readonly Dictionary<string, string> EmbedHosts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["www.youtube.com"] = "youtube", ["youtube.com"] = "youtube", ["www.youtube-nocookie.com"] = "youtube", ["youtu.be"] = "youtube",
        ["player.vimeo.com"] = "vimeo", ["www.facebook.com"] = "facebook", ["www.instagram.com"] = "instagram", ["www.tiktok.com"] = "tiktok",
        ["open.spotify.com"] = "spotify", ["www.google.com"] = "googleMaps", ["maps.google.com"] = "googleMaps",
    };

    /// <summary>The body that may be shown, and what was changed to get it.</summary>
    public static (string? Body, IReadOnlyList<BodyWarning> Warnings) Clean(string? source)
    {
        if (string.IsNullOrWhiteSpace(source)) return (null, []);
        var changes = new Dictionary<(string, string), int>();
        void Note(string code, string what)
        {
            var key = changes.Count < MostWarnings || changes.ContainsKey((code, what)) ? (code, Text.Shorten(what, 100)) : (code, "more");
            changes[key] = changes.GetValueOrDefault(key) + 1;
        }

        var document = new HtmlParser().ParseDocument("<!doctype html><body>" + source);
        var body = document.Body!;
        EmbedFrames(document, body, Note);
        foreach (var element in body.QuerySelectorAll(string.Join(',', DroppedWhole)).ToList())
        {
            if (element.Closest("svg, math") is { } outer && outer != element) continue;
            Note("removed", $"<{element.LocalName}>");
            element.Remove();
        }
        foreach (var (from, to) in Renamed)
            foreach (var element in body.QuerySelectorAll(from).ToList())
            {
                Note("changed", $"<{from}> to <{to}>");
                var heading = document.CreateElement(to);
                foreach (var attribute in element.Attributes.ToList()) heading.SetAttribute(attribute.Name, attribute.Value);
                heading.Append([.. element.ChildNodes]);
                element.Replace(heading);
            }
        foreach (var element in body.QuerySelectorAll("*")) CleanAttributes(element, Note);
        foreach (var text in body.Descendants<IText>().Where(text => Text.HasControls(text.Data, multiline: true)))
        {
            // Written as &#1; they pass every check of the source, and no feed in XML could carry them.
            text.Data = string.Concat(text.Data.Where(character => !char.IsControl(character) || character is '\n' or '\t' or '\r'));
            Note("removed", "control character");
        }

        var sanitizer = Sanitizer();
        sanitizer.RemovingTag += (_, args) => Note("removed", $"<{args.Tag.LocalName}>");
        sanitizer.RemovingAttribute += (_, args) => Note("removed", $"{args.Attribute.Name} of <{args.Tag.LocalName}>");
        sanitizer.RemovingComment += (_, _) => Note("removed", "comment");
        var clean = Settled(sanitizer.SanitizeDom((IHtmlDocument)document, body).Body!.InnerHtml.Trim());
        return (clean.Length == 0 ? null : clean, [.. changes.Select(change => new BodyWarning(change.Key.Item1, change.Key.Item2, change.Value))]);
    }

    /// <summary>The text of a body without its markup, one space between blocks: for excerpts.</summary>
    public static string ToText(string body)
    {
        var document = new HtmlParser().ParseDocument("<!doctype html><body>" + body);
        foreach (var element in document.Body!.QuerySelectorAll("p, h2, h3, h4, li, br, td, th, figcaption, blockquote, div"))
            element.Append(document.CreateTextNode(" "));
        foreach (var element in document.Body!.QuerySelectorAll("figure, table").ToList()) element.Remove();
        return string.Join(' ', document.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>
    /// All words of a body, those of tables, captions and alternative texts too, for comparing: an empty line between blocks,
    /// a line for each item and row, a tab between cells. Beside them the markup, of which the words tell nothing.
    /// </summary>
    public static (string Words, string Markup) ToWords(string body)
    {
        var document = new HtmlParser().ParseDocument("<!doctype html><body>" + body);
        var root = document.Body!;
        var markup = string.Join('\n', root.QuerySelectorAll("*").Where(element => element.Attributes.Length > 0 || element.LocalName is not ("p" or "br"))
            .Select(element => $"{element.LocalName} {string.Join(' ', element.Attributes.Where(attribute => attribute.Name != "alt").Select(attribute => $"{attribute.Name}={attribute.Value}"))}"));
        foreach (var image in root.QuerySelectorAll("img[alt]").ToList()) image.After(document.CreateTextNode($" {image.GetAttribute("alt")} "));
        // A clean body holds no control characters, so these can stand for the breaks: of blocks, of lines, of cells.
        foreach (var (elements, mark) in new[] { ("p, h2, h3, h4, hr, ul, ol, blockquote, figure, figcaption, table, caption, pre, div", "\u0001"), ("li, tr, br", "\u0002"), ("td, th", "\u0003") })
            foreach (var element in root.QuerySelectorAll(elements).ToList())
            {
                if (mark != "\u0003") element.Before(document.CreateTextNode(mark));
                element.After(document.CreateTextNode(mark));
            }
        return (Breaks().Replace(root.TextContent, found => found.Value.Contains('\u0001') ? "\n\n" : found.Value.Contains('\u0002') ? "\n" : found.Value.Contains('\u0003') ? new string('\t', found.Value.Count(character => character == '\u0003')) : " ").Trim(), markup);
    }

    [GeneratedRegex(@"[\s\u0001-\u0003]+")]
    private static partial Regex Breaks();

    // Taking an element out can leave a tree that no parser builds from its own text (a paragraph within a paragraph).
    // Readers must get what we checked, so the text is what comes out of a parser that has read it.
    private static string Settled(string html)
    {
        for (var again = 0; again < 5; again++)
        {
            var read = new HtmlParser().ParseDocument("<!doctype html><body>" + html).Body!.InnerHtml.Trim();
            if (read == html) break;
            html = read;
        }
        return html;
    }

    private static HtmlSanitizer Sanitizer()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = Tags.ToHashSet(),
            AllowedAttributes = Attributes.Values.SelectMany(names => names).Concat(["lang", "dir"]).ToHashSet(),
            AllowedSchemes = Schemes.ToHashSet(),
            UriAttributes = AddressAttributes.ToHashSet(),
            AllowedCssProperties = new HashSet<string>(),
        })
        { KeepChildNodes = true };
        return sanitizer;
    }

    // The library's attribute list is one for all tags; ours is by tag. Addresses must be absolute here, since readers
    // show the body on hosts that we do not know.
    private static void CleanAttributes(IElement element, Action<string, string> note)
    {
        var isAllowedTag = Tags.Contains(element.LocalName);
        // Front ends load what a player's figure names, so one that was written by hand must name an allowed host as well.
        var isEmbed = element.GetAttribute("data-embed") is { } player && EmbedOf(element.GetAttribute("data-url"))?.Name == player;
        foreach (var attribute in element.Attributes.ToList())
        {
            var allowed = (attribute.Name is "lang" or "dir" && attribute.Value.Length <= LongestValue) || (Attributes.TryGetValue(element.LocalName, out var names) && names.Contains(attribute.Name));
            if (allowed && AddressAttributes.Contains(attribute.Name)) allowed = IsAllowedAddress(attribute.Value, element.LocalName);
            if (allowed && attribute.Name is "data-embed" or "data-url") allowed = isEmbed;
            if (allowed) continue;
            element.RemoveAttribute(attribute.Name);
            if (isAllowedTag) note("removed", $"{attribute.Name} of <{element.LocalName}>");
        }
    }

    private static bool IsAllowedAddress(string value, string tag) =>
        Uri.TryCreate(value.Trim(), UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https" || (tag == "a" && Schemes.Contains(uri.Scheme)));

    private static void EmbedFrames(IDocument document, IElement body, Action<string, string> note)
    {
        // The last one first, so that several of one paragraph keep their order behind it.
        foreach (var frame in body.QuerySelectorAll("iframe").Reverse().ToList())
        {
            if (EmbedOf(frame.GetAttribute("src")) is not { } embed) continue;
            var figure = document.CreateElement("figure");
            figure.SetAttribute("data-embed", embed.Name);
            figure.SetAttribute("data-url", embed.Address.AbsoluteUri);
            var link = document.CreateElement("a");
            link.SetAttribute("href", embed.Address.AbsoluteUri);
            link.TextContent = Text.NullIfBlank(frame.GetAttribute("title")) ?? embed.Address.AbsoluteUri;
            figure.Append(link);
            PutInPlace(figure, frame);
            note("changed", "<iframe> to <figure data-embed>");
        }
    }

    // A paragraph cannot hold a figure; editors put players into one all the same.
    private static void PutInPlace(IElement figure, IElement frame)
    {
        if (frame.Closest("p") is not { } paragraph)
        {
            frame.Replace(figure);
            return;
        }
        paragraph.After(figure);
        frame.Remove();
        if (paragraph.Children.Length == 0 && string.IsNullOrWhiteSpace(paragraph.TextContent)) paragraph.Remove();
    }

    private static (string Name, Uri Address)? EmbedOf(string? source)
    {
        source = source?.Trim();
        if (source?.StartsWith("//", StringComparison.Ordinal) == true) source = "https:" + source;
        if (!Uri.TryCreate(source, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || !EmbedHosts.TryGetValue(uri.Host, out var name)) return null;
        return name == "googleMaps" && !uri.AbsolutePath.StartsWith("/maps", StringComparison.Ordinal) ? null : (name, uri);
    }
}
