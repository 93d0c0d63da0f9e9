using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using HumasApi.Domain;
using HumasApi.Html;

namespace HumasApi.Management.Imports;

/// <summary>
/// An export of WordPress (WXR 1.0 to 1.2). Posts are items; pages, menu items, attachments and what is in the bin are counted. The file
/// is read twice: pictures and names of authors may stand behind the posts that use them. No DTD and no entities of its own.
/// </summary>
internal sealed class WordPressFile(Func<Stream> open, ImportOptions options, TimeZoneInfo zone)
{
    private const string None = "0000-00-00 00:00:00";

    private static readonly string[] Titles = ["_yoast_wpseo_title", "rank_math_title"];
    private static readonly string[] Descriptions = ["_yoast_wpseo_metadesc", "rank_math_description"];

    private readonly Dictionary<string, JsonObject> pictures = [];
    private readonly Dictionary<string, string> names = [];
    private string? site;

    public async IAsyncEnumerable<FileItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (element, _) in ElementsAsync(cancellationToken))
            Note(element);
        var place = 0L;
        await foreach (var (element, end) in ElementsAsync(cancellationToken))
            if (element.Name.LocalName == "item")
                yield return Read(element, ++place, end);
    }

    // The children of the channel, one at a time.
    private IAsyncEnumerable<(XElement Element, long End)> ElementsAsync(CancellationToken cancellationToken) =>
        XmlItems.ReadAsync(open, reader => reader.Depth == 2, ["rss"], cancellationToken);

    private void Note(XElement element)
    {
        switch (element.Name.LocalName)
        {
            case "base_site_url" or "link" when site is null:
                site = element.Value.Trim();
                break;
            case "author" when Of(element, "author_login") is { } login:
                names[login] = Of(element, "author_display_name") is { Length: > 0 } shown ? WebUtility.HtmlDecode(shown) : login;
                break;
            case "item" when Of(element, "post_type") == "attachment" && Of(element, "attachment_url") is { Length: > 0 } url:
                pictures[Of(element, "post_id") ?? url] = new JsonObject
                {
                    ["url"] = url,
                    ["alt"] = MetaOf(element, "_wp_attachment_image_alt"),
                    ["caption"] = ItemParts.Plain(Of(element, "encoded", "excerpt")),
                };
                break;
        }
    }

    private FileItem Read(XElement item, long place, long end)
    {
        var (type, status) = (Of(item, "post_type") ?? "post", Of(item, "status") ?? "publish");
        if (type != "post")
            return new FileItem(place, end, null, Skipped: type);
        if (status is "trash" or "auto-draft" or "inherit")
            return new FileItem(place, end, null, Skipped: status);
        var lost = new List<BodyWarning>();
        var locked = Of(item, "post_password") is { Length: > 0 };
        if (locked)
            lost.Add(ItemParts.Lost("password", "A post with a password is imported as a draft.", 1));
        var (comments, fields) = (CommentsOf(item), FieldsOf(item));
        if (comments.Count > 0)
            lost.Add(ItemParts.Lost("comments", "Comments of readers are not kept.", comments.Count));
        if (fields.Count > 0)
            lost.Add(ItemParts.Lost("custom-fields", "Custom fields are not kept.", fields.Count));
        var body = new JsonObject
        {
            ["externalId"] = Of(item, "post_id"),
            ["title"] = ItemParts.Plain(Of(item, "title")),
            ["body"] = Of(item, "encoded", "content"),
            ["bodyFormat"] = "wordpress",
            ["baseUrl"] = AddressOf(item),
            ["summary"] = ItemParts.Plain(Of(item, "encoded", "excerpt")),
            ["publishedAt"] = TimeOf(item)?.ToString("O", CultureInfo.InvariantCulture),
            ["publish"] = status == "publish" && !locked,
            ["authors"] = AuthorsOf(item),
            ["tags"] = TagsOf(item),
            ["legacyUrls"] = new JsonArray([.. AddressesOf(item).Select(address => (JsonNode)address)]),
        };
        if (Of(item, "post_name") is { Length: > 0 } slug && Slug.From(WebUtility.UrlDecode(slug), "") is { Length: > 0 } clean)
            body["slug"] = clean;
        if (MetaOf(item, "_thumbnail_id") is { } picture && pictures.TryGetValue(picture, out var cover))
            body["coverImage"] = cover.DeepClone();
        if (SeoOf(item) is { Count: > 0 } seo)
            body["seo"] = seo;
        if (status == "publish" && body["publishedAt"] is null)
            lost.Add(ItemParts.Lost("no-date", "A post without a date that can be read is published at the time of the import."));
        var extra = new JsonObject();
        if (comments.Count > 0)
            extra["comments"] = comments;
        if (fields.Count > 0)
            extra["customFields"] = fields;
        return new FileItem(place, end, body, Warnings: lost)
        {
            Extra = extra,
            OtherNames = (
                LoginsOf(item),
                [.. item.Elements().Where(IsTag).Select(child => (string?)child.Attribute("nicename")).OfType<string>()]
            ),
        };
    }

    // Without addresses of mail and of computers: they are personal, and no part of the news.
    private static JsonArray CommentsOf(XElement item) =>
        new([
            .. item.Elements()
                .Where(child => child.Name.LocalName == "comment")
                .Select(comment => new JsonObject
                {
                    ["author"] = Of(comment, "comment_author"),
                    ["at"] = Of(comment, "comment_date_gmt") ?? Of(comment, "comment_date"),
                    ["text"] = Of(comment, "comment_content"),
                    ["approved"] = Of(comment, "comment_approved"),
                }),
        ]);

    // One that begins with _ is of WordPress or of a plugin.
    private static JsonArray FieldsOf(XElement item) =>
        new([
            .. item.Elements()
                .Where(child => child.Name.LocalName == "postmeta" && Of(child, "meta_key")?.StartsWith('_') == false)
                .Select(field => new JsonObject { ["name"] = Of(field, "meta_key"), ["value"] = Of(field, "meta_value") }),
        ]);

    // Of the two plugins that most sites have. What they fill in themselves (%%sitename%%, %sitename%) is no text.
    private static JsonObject SeoOf(XElement item)
    {
        var seo = new JsonObject();
        foreach (var (member, keys) in new[] { ("title", Titles), ("description", Descriptions) })
            if (keys.Select(key => MetaOf(item, key)).FirstOrDefault(text => text is not null && !text.Contains('%')) is { } text)
                seo[member] = ItemParts.Plain(text);
        return seo;
    }

    private JsonArray AuthorsOf(XElement item) =>
        ItemParts.References(LoginsOf(item).Select(author => names.GetValueOrDefault(author, author)), options.CreateAuthors);

    private static List<string> LoginsOf(XElement item)
    {
        // Co-Authors Plus lists the authors as categories of their own.
        var several = item.Elements()
            .Where(child => child.Name.LocalName == "category" && (string?)child.Attribute("domain") == "author")
            .Select(child => child.Value)
            .ToList();
        var login = Of(item, "creator");
        return several.Count > 0 ? several
            : login is { Length: > 0 } ? [login]
            : [];
    }

    private JsonArray TagsOf(XElement item) =>
        ItemParts.References(item.Elements().Where(IsTag).Select(child => WebUtility.HtmlDecode(child.Value)), options.CreateTags);

    private static bool IsTag(XElement child) =>
        child.Name.LocalName == "category" && (string?)child.Attribute("domain") is "category" or "post_tag" or "tag";

    // The GMT time, else the printed one in the zone of the newsroom, else that of RSS. Drafts have zeros for all.
    private DateTimeOffset? TimeOf(XElement item)
    {
        if (Parse(Of(item, "post_date_gmt")) is { } time)
            return new DateTimeOffset(time, TimeSpan.Zero);
        return Parse(Of(item, "post_date")) is { } local ? zone.At(local) : ImportTime.Read(Of(item, "pubDate"), zone, null).Time;
    }

    private static DateTime? Parse(string? text) =>
        text is not null
        && text != None
        && DateTime.TryParseExact(text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : null;

    private string? AddressOf(XElement item) => AddressesOf(item).FirstOrDefault() ?? (IsAddress(site) ? site : null);

    // Squarespace writes links from the site on.
    private IEnumerable<string> AddressesOf(XElement item) =>
        new[] { Of(item, "link"), Of(item, "guid") }
            .Select(text =>
                IsAddress(text) ? text
                : text?.StartsWith('/') == true ? Addresses.Resolve(Addresses.Parse(site), text)
                : null
            )
            .OfType<string>()
            .Distinct();

    private static bool IsAddress(string? text) => Addresses.Parse(text) is not null;

    // Names of WXR differ in their namespace between versions; the local name tells enough, but for two that are called encoded.
    private static string? Of(XElement element, string name, string? prefix = null) =>
        element
            .Elements()
            .FirstOrDefault(child =>
                child.Name.LocalName == name
                && (prefix is null || child.Name.NamespaceName.Contains(prefix, StringComparison.OrdinalIgnoreCase))
            )
            ?.Value.Trim();

    private static string? MetaOf(XElement item, string key) =>
        item.Elements()
            .Where(child => child.Name.LocalName == "postmeta" && Of(child, "meta_key") == key)
            .Select(child => Of(child, "meta_value"))
            .FirstOrDefault(value => value is { Length: > 0 });
}
