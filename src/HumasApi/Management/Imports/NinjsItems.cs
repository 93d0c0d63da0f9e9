using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HumasApi.Domain;

namespace HumasApi.Management.Imports;

/// <summary>News in ninjs 3. Texts are articles; pictures, films, events and packages without a text are counted.</summary>
internal sealed partial class NinjsItems(ImportOptions options, TimeZoneInfo zone)
{
    // What is read, and what says nothing to readers.
    private static readonly HashSet<string> Known =
    [
        "uri",
        "type",
        "standard",
        "representationType",
        "profile",
        "version",
        "versionCreated",
        "firstCreated",
        "contentCreated",
        "embargoedUntil",
        "pubStatus",
        "language",
        "title",
        "headlines",
        "bodies",
        "descriptions",
        "by",
        "located",
        "subjects",
        "associations",
    ];

    [GeneratedRegex(@"<[a-zA-Z/!]")]
    private static partial Regex Markup();

    [GeneratedRegex(@"\.(?:jpe?g|png|gif|webp|avif)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Picture();

    /// <summary>The item of a news object.</summary>
    public JsonObject Read(JsonPost read)
    {
        var news = read.Post;
        var (type, status) = (news["type"].Text ?? "text", news["pubStatus"].Text ?? "usable");
        if (status == "canceled" || (type != "text" && !(type == "composite" && news["bodies"].Count > 0)))
        {
            read.Skipped = status == "canceled" ? status : ItemParts.Kind(type);
            return [];
        }
        var (uri, embargo) = (news["uri"].Text, ImportTime.Read(news["embargoedUntil"].Text, zone, null));
        // Whether it is over is not known when the file is read again: it stays a draft.
        if (news["embargoedUntil"].IsGiven)
            read.Lost.Add(ItemParts.Lost("embargo", "An item with an embargo is imported as a draft."));
        var body = new JsonObject
        {
            ["externalId"] = ItemParts.KeyOf(uri),
            ["title"] = TitleOf(read),
            ["summary"] = ItemParts.Summary(
                MainOf(news["descriptions"]) is { } found ? ItemParts.Plain(found["value"].Text) : null,
                read.Lost
            ),
            ["publish"] = status == "usable" && !news["embargoedUntil"].IsGiven && embargo.Fault is null,
            ["byline"] = news["by"].Text,
            ["dateline"] = news["located"].Text,
            ["tags"] = ItemParts.References(news["subjects"].Items.Select(subject => subject["name"].Text), options.CreateTags),
            ["legacyUrls"] = ItemParts.Texts([ItemParts.Address(uri)]),
        };
        SetBody(read, body);
        read.SetTime(body, "publishedAt", news["firstCreated"].Text ?? news["versionCreated"].Text, zone);
        if (news["language"].Text is { } language)
            body["language"] = language;
        SetCover(read, body);
        var others = news.Names.Where(name => !Known.Contains(name)).Order().ToList();
        string[] partly = ["headlines", "associations", "embargoedUntil"];
        foreach (var member in others.Concat(partly))
            read.Keep(member, news[member]);
        if (others.Count > 0)
            read.Lost.Add(ItemParts.Lost("members-not-kept", $"Not kept: {Text.Shorten(string.Join(", ", others), 300)}.", others.Count));
        return body;
    }

    private static string? TitleOf(JsonPost read)
    {
        var headlines = read.Post["headlines"];
        if (headlines.Count > 1)
            read.Lost.Add(ItemParts.Lost("headlines", "Only the main headline is kept.", headlines.Count - 1));
        return ItemParts.Plain(MainOf(headlines)?["value"].Text ?? read.Post["title"].Text);
    }

    // With markup rather than without.
    private static void SetBody(JsonPost read, JsonObject body)
    {
        var bodies = read.Post["bodies"].Items;
        if (bodies.Count == 0)
            return;
        bool IsHtml(JsonPart one) =>
            one["contentType"].Text is { } kind
                ? kind.Contains("html", StringComparison.Ordinal)
                : Markup().IsMatch(one["value"].Text ?? "");
        var html = bodies.Where(IsHtml).ToList();
        var chosen = html.Count > 0 ? html[0] : MainOf(read.Post["bodies"]) ?? bodies[0];
        body["body"] = chosen["value"].Text;
        body["bodyFormat"] = (html.Count > 0 ? BodyFormat.Html : BodyFormat.Plain).ToWire();
    }

    private static void SetCover(JsonPost read, JsonObject body)
    {
        var all = read.Post["associations"].Items;
        var pictures = all.Where(one => one["type"].Text is "picture" or "graphic").OrderBy(one => one["type"].Text == "picture" ? 0 : 1);
        var cover = pictures.Select(one => (Part: one, Url: AddressOf(one))).FirstOrDefault(one => one.Url is not null);
        if (cover.Url is not null)
            body["coverImage"] = new JsonObject
            {
                ["url"] = cover.Url,
                ["caption"] = ItemParts.Plain((MainOf(cover.Part["descriptions"]) ?? MainOf(cover.Part["headlines"]))?["value"].Text),
                ["credit"] = cover.Part["by"].Text ?? cover.Part["copyrightHolder"].Text,
            };
        var rest = all.Count - (cover.Url is null ? 0 : 1);
        if (rest > 0)
            read.Lost.Add(ItemParts.Lost("associations", "Of what belongs to the item only one picture is kept.", rest));
    }

    // The largest rendition, else the name of the picture where that is its address.
    private static string? AddressOf(JsonPart picture) =>
        picture["renditions"]
            .Items.Where(one => one["contentType"].Text?.StartsWith("image/", StringComparison.Ordinal) != false)
            .OrderByDescending(one => int.TryParse(one["width"].Text, out var width) ? width : 0)
            .Select(one => ItemParts.Address(one["href"].Text))
            .FirstOrDefault(url => url is not null)
        ?? (ItemParts.Address(picture["uri"].Text) is { } uri && Picture().IsMatch(uri) ? uri : null);

    private static JsonPart? MainOf(JsonPart list)
    {
        var all = list.Items;
        return all.Count == 0 ? null : all.Cast<JsonPart?>().FirstOrDefault(one => one!.Value["role"].Text == "main") ?? all[0];
    }
}
