using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using HumasApi.Domain;
using HumasApi.Html;

namespace HumasApi.Management.Imports;

/// <summary>A file of RSS (0.9 to 2.0) or Atom. What a feed shows is published.</summary>
internal sealed partial class FeedFile(Func<Stream> open, ImportOptions options, TimeZoneInfo zone)
{
    private const string ContentModule = "purl.org/rss/1.0/modules/content";
    private const string DublinCore = "purl.org/dc/";
    private const string Media = "search.yahoo.com/mrss";

    // Of an Atom feed, for entries that name no author.
    private readonly List<string> authorsOfFeed = [];

    // RSS has addresses of mail there: sari@lama.example (Sari Wulandari).
    [GeneratedRegex(@"\A\S+@\S+\s*\((?<name>.+)\)\z")]
    private static partial Regex MailWithName();

    [GeneratedRegex(@"\.(?:jpe?g|png|gif|webp|avif)(?:\?|\z)", RegexOptions.IgnoreCase)]
    private static partial Regex Picture();

    public async IAsyncEnumerable<FileItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var place = 0L;
        var elements = XmlItems.ReadAsync(
            open,
            reader =>
                (reader.LocalName is "item" or "entry" && reader.Depth is 1 or 2) || (reader.LocalName == "author" && reader.Depth == 1),
            ["rss", "feed", "RDF"],
            cancellationToken
        );
        await foreach (var (element, end) in elements)
            if (element.Name.LocalName == "author")
                authorsOfFeed.AddRange([.. new[] { Of(element, "name")?.Value.Trim() }.OfType<string>()]);
            else
                yield return Read(element, ++place, end);
    }

    private FileItem Read(XElement item, long place, long end)
    {
        var lost = new List<BodyWarning>();
        var (link, id) = (LinkOf(item), (Of(item, "guid") ?? Of(item, "id"))?.Value.Trim());
        var body = new JsonObject
        {
            ["externalId"] = ItemParts.KeyOf(string.IsNullOrEmpty(id) ? link : id),
            ["title"] = TitleOf(item),
            ["baseUrl"] = link ?? options.BaseUrl,
            ["publish"] = true,
            ["authors"] = ItemParts.References(AuthorsOf(item), options.CreateAuthors),
            ["tags"] = ItemParts.References(CategoriesOf(item), options.CreateTags),
            ["legacyUrls"] = ItemParts.Texts([link, ItemParts.Address(id)]),
        };
        SetBody(item, body, lost);
        if (CoverOf(item) is { } cover)
            body["coverImage"] = cover;
        var others = item.Elements().Where(IsOtherFile).ToList();
        if (others.Count > 0)
            lost.Add(ItemParts.Lost("enclosures", "Sound, films and other files are not kept.", others.Count));
        var time = Of(item, "pubDate")
            ?? Of(item, "published")
            ?? Of(item, "date", DublinCore)
            ?? Of(item, "issued")
            ?? Of(item, "updated");
        var read = ImportTime.Read(time?.Value, zone, options.DateOrder);
        if (read.Time is { } moment)
            body["publishedAt"] = ItemParts.Time(moment);
        var fault = read.Fault is { } code ? Contract.Problem.Invalid(code.At("/publishedAt", read.Message)) : null;
        return new FileItem(place, end, body, fault, Warnings: lost)
        {
            Extra = others.Count == 0 ? [] : new JsonObject { ["enclosures"] = ItemParts.Texts(others.Select(UrlOf)) },
        };
    }

    private static void SetBody(XElement item, JsonObject body, List<BodyWarning> lost)
    {
        var (whole, summary) = (
            Of(item, "encoded", ContentModule) ?? Of(item, "content", "Atom"),
            Of(item, "description") ?? Of(item, "summary")
        );
        if (whole?.Attribute("src") is not null)
            lost.Add(ItemParts.Lost("content-elsewhere", "The text stands at another address, and is not in the feed."));
        var text = whole is null || whole.Value.Length == 0 ? summary : whole;
        var kind = text?.Attribute("type")?.Value;
        body["body"] = text is null ? null : HtmlOf(text, kind);
        // Without a type: HTML in RSS, plain text in Atom.
        var isPlain =
            kind is "text" or "text/plain" || (kind is null && text?.Name.NamespaceName.Contains("Atom", StringComparison.Ordinal) == true);
        body["bodyFormat"] = (isPlain ? BodyFormat.Plain : BodyFormat.Html).ToWire();
        if (summary is not null && text != summary)
            body["summary"] = ItemParts.Summary(ItemParts.Plain(HtmlOf(summary, summary.Attribute("type")?.Value)), lost);
    }

    // xhtml is written as elements, in a div.
    private static string HtmlOf(XElement text, string? kind)
    {
        if (kind != "xhtml")
            return text.Value;
        var inner = text.Elements().FirstOrDefault(one => one.Name.LocalName == "div") ?? text;
        foreach (var one in inner.DescendantsAndSelf().ToList())
        {
            one.Name = one.Name.LocalName;
            one.Attributes().Where(attribute => attribute.IsNamespaceDeclaration || attribute.Name.NamespaceName.Length > 0).Remove();
        }
        return string.Concat(inner.Nodes().Select(node => node.ToString(SaveOptions.DisableFormatting)));
    }

    private static string? TitleOf(XElement item)
    {
        var title = Of(item, "title");
        return title is null
            ? null
            : ItemParts.Plain(title.Attribute("type")?.Value == "xhtml" ? WebUtility.HtmlEncode(title.Value) : title.Value);
    }

    private static string? LinkOf(XElement item)
    {
        var links = item.Elements().Where(one => one.Name.LocalName == "link" && !IsMedia(one)).ToList();
        var atom = links.FirstOrDefault(one => one.Attribute("href") is not null && one.Attribute("rel")?.Value is null or "alternate");
        return ItemParts.Address(atom?.Attribute("href")?.Value ?? links.Select(one => one.Value).FirstOrDefault(text => text.Length > 0));
    }

    private IEnumerable<string> AuthorsOf(XElement item)
    {
        var named = item.Elements().Where(one => one.Name.LocalName == "creator").Select(one => one.Value).ToList();
        if (named.Count == 0)
            named = [.. item.Elements().Where(one => one.Name.LocalName == "author").Select(one => Of(one, "name")?.Value ?? one.Value)];
        return (named.Count > 0 ? named : authorsOfFeed).Select(name =>
            WebUtility.HtmlDecode(MailWithName().Match(name.Trim()) is { Success: true } mail ? mail.Groups["name"].Value : name)
        );
    }

    private static IEnumerable<string?> CategoriesOf(XElement item) =>
        item.Elements()
            .Where(one => one.Name.LocalName is "category" or "subject" && !IsMedia(one))
            .Select(one => WebUtility.HtmlDecode(one.Attribute("label")?.Value ?? one.Attribute("term")?.Value ?? one.Value));

    private static JsonObject? CoverOf(XElement item)
    {
        var files = item.Descendants()
            .Where(one => IsMedia(one) && one.Name.LocalName == "content")
            .Concat(item.Elements().Where(IsEnclosure));
        var thumbnails = item.Descendants().Where(one => IsMedia(one) && one.Name.LocalName == "thumbnail");
        var picture = files.Where(IsPicture).Concat(thumbnails).FirstOrDefault(one => ItemParts.Address(UrlOf(one)) is not null);
        return picture is null
            ? null
            : new JsonObject
            {
                ["url"] = UrlOf(picture),
                ["caption"] = ItemParts.Plain(Of(picture, "description")?.Value),
                ["credit"] = ItemParts.Plain(Of(picture, "credit")?.Value),
            };
    }

    private static bool IsOtherFile(XElement one) => IsEnclosure(one) && !IsPicture(one);

    private static bool IsEnclosure(XElement one) =>
        one.Name.LocalName == "enclosure" || (one.Name.LocalName == "link" && one.Attribute("rel")?.Value == "enclosure");

    private static bool IsPicture(XElement one) =>
        (one.Attribute("medium")?.Value ?? one.Attribute("type")?.Value) is { } kind
            ? kind.StartsWith("image", StringComparison.Ordinal)
            : Picture().IsMatch(UrlOf(one) ?? "");

    private static bool IsMedia(XElement one) => one.Name.NamespaceName.Contains(Media, StringComparison.Ordinal);

    private static string? UrlOf(XElement one) => one.Attribute("url")?.Value ?? one.Attribute("href")?.Value;

    // Modules have elements of the same names, such as media:title.
    private static XElement? Of(XElement element, string name, string? module = null) =>
        element
            .Elements()
            .FirstOrDefault(child =>
                child.Name.LocalName == name
                && (
                    module is null
                        ? !IsMedia(child) || IsMedia(element)
                        : child.Name.NamespaceName.Contains(module, StringComparison.OrdinalIgnoreCase)
                )
            );
}
