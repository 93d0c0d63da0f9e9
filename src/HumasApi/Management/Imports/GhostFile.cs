using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using HumasApi.Contract;
using HumasApi.Domain;

namespace HumasApi.Management.Imports;

/// <summary>
/// An export of Ghost. The file is read twice: authors and tags of posts are in lists of their own, before or behind the posts. These
/// are held in memory, the posts are not.
/// </summary>
internal sealed class GhostFile(Func<Stream> open, ImportOptions options, TimeZoneInfo zone, int maxBytes)
{
    private const string Site = "__GHOST_URL__";

    private readonly Dictionary<string, (string Name, string? Slug)> tags = [];
    private readonly Dictionary<string, (string Name, string? Slug)> users = [];
    private readonly Dictionary<string, List<(double Order, string Id)>> tagsOfPosts = [];
    private readonly Dictionary<string, List<(double Order, string Id)>> usersOfPosts = [];
    private readonly Dictionary<string, string?[]> metaOfPosts = [];

    private readonly string site = options.BaseUrl?.TrimEnd('/') ?? "";

    public async IAsyncEnumerable<FileItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string[] others = ["tags", "users", "posts_tags", "posts_authors", "posts_meta"];
        await using (var file = open())
            await foreach (var (list, item) in new JsonObjects(file, maxBytes, others).ReadAsync(cancellationToken))
                JsonPosts.TryRead(item, part => Note(list, part));
        await using var again = open();
        var posts = new JsonObjects(again, maxBytes, ["posts"]).ReadAsync(cancellationToken);
        await foreach (var item in JsonPosts.ReadAsync(posts, Read, cancellationToken))
            yield return item;
    }

    private void Note(string list, JsonPart part)
    {
        switch (list)
        {
            case "tags" when part["id"].Text is { } id && part["name"].Text is { } name:
                tags[id] = (name, part["slug"].Text);
                break;
            case "users" when part["id"].Text is { } id && part["name"].Text is { } name:
                users[id] = (name, part["slug"].Text);
                break;
            case "posts_tags" when part["post_id"].Text is { } post && part["tag_id"].Text is { } tag:
                Link(tagsOfPosts, post, tag, part);
                break;
            case "posts_authors" when part["post_id"].Text is { } post && part["author_id"].Text is { } user:
                Link(usersOfPosts, post, user, part);
                break;
            case "posts_meta" when part["post_id"].Text is { } post:
                metaOfPosts[post] =
                [
                    part["feature_image_alt"].Text,
                    part["feature_image_caption"].Text,
                    part["meta_title"].Text,
                    part["meta_description"].Text,
                ];
                break;
        }
    }

    private static void Link(Dictionary<string, List<(double Order, string Id)>> links, string post, string id, JsonPart part)
    {
        if (!links.TryGetValue(post, out var list))
            links[post] = list = [];
        _ = double.TryParse(part["sort_order"].Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var order);
        list.Add((order, id));
    }

    private JsonObject Read(JsonPost read)
    {
        var post = read.Post;
        var (id, status) = (post["id"].Text, post["status"].Text ?? "draft");
        if (post["type"].Text is { } type && type != "post" || post["page"].Flag == true)
        {
            read.Skipped = ItemParts.Kind(post["type"].Text ?? "page");
            return [];
        }
        var isForAll = post["visibility"].Text is null or "public";
        if (!isForAll)
            read.Lost.Add(ItemParts.Lost("members-only", "A post for members only is imported as a draft."));
        if (post["codeinjection_head"].IsGiven || post["codeinjection_foot"].IsGiven)
            read.Lost.Add(ItemParts.Lost("code", "Code that is put into the page is not kept."));
        foreach (var member in new[] { "codeinjection_head", "codeinjection_foot", "custom_template", "visibility" })
            read.Keep(member, post[member]);
        var meta = metaOfPosts.GetValueOrDefault(id ?? "") ?? new string?[4];
        var slug = post["slug"].Text;
        var body = new JsonObject
        {
            ["externalId"] = id,
            ["title"] = post["title"].Text,
            ["summary"] = ItemParts.Summary(post["custom_excerpt"].Text, read.Lost),
            ["publish"] = status == "published" && isForAll,
            ["authors"] = AuthorsOf(read, id),
            ["tags"] = TagsOf(read, id),
            ["seo"] = new JsonObject
            {
                ["title"] = post["meta_title"].Text ?? meta[2],
                ["description"] = post["meta_description"].Text ?? meta[3],
            },
            // The addresses that Ghost has unless its routes were changed.
            ["legacyUrls"] = ItemParts.Texts([site.Length > 0 && slug is not null ? $"{site}/{slug}/" : null]),
        };
        SetBody(read, body);
        if (slug is not null && Slug.From(slug, "") is { Length: > 0 } clean)
            body["slug"] = clean;
        if (ItemParts.Address(AtSite(post["canonical_url"].Text)) is { } canonical)
            body["canonicalUrl"] = canonical;
        SetTime(read, body, post["published_at"]);
        SetCover(read, body, meta);
        return body;
    }

    private void SetBody(JsonPost read, JsonObject body)
    {
        var post = read.Post;
        if (post["html"].Text is { } html)
            (body["body"], body["bodyFormat"]) = (AtSite(html), BodyFormat.Html.ToWire());
        else if (post["markdown"].Text is { } markdown)
            (body["body"], body["bodyFormat"]) = (AtSite(markdown), BodyFormat.Markdown.ToWire());
        else if (post["lexical"].IsGiven || post["mobiledoc"].IsGiven)
            read.Errors.Add(Problems.BodyNotHtml.At("/body"));
    }

    // Milliseconds in the oldest exports, else UTC.
    private void SetTime(JsonPost read, JsonObject body, JsonPart time)
    {
        if (time.Text is not { } text)
            return;
        if (time.IsNumber && long.TryParse(text, out var milliseconds) && milliseconds is > 0 and < 7_000_000_000_000)
            body["publishedAt"] = ItemParts.Time(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
        else
            read.SetTime(body, "publishedAt", text.Contains('Z') || text.Contains('+') ? text : $"{text} Z", zone);
    }

    private void SetCover(JsonPost read, JsonObject body, string?[] meta)
    {
        if (AtSite(read.Post["feature_image"].Text ?? read.Post["image"].Text) is not { } image)
            return;
        if ((ItemParts.Address(image) ?? Addresses.Resolve(Addresses.Parse(options.BaseUrl), image)) is { } url)
            body["coverImage"] = new JsonObject
            {
                ["url"] = url,
                ["alt"] = meta[0],
                ["caption"] = ItemParts.Plain(meta[1]),
            };
        else
            read.Lost.Add(ItemParts.Lost("picture-without-address", "The picture has no whole address: send baseUrl."));
    }

    private JsonArray AuthorsOf(JsonPost read, string? id)
    {
        var found = Linked(usersOfPosts, id);
        if (found.Count == 0 && read.Post["author_id"].Text is { } only)
            found = [only];
        var known = found.Where(users.ContainsKey).Select(user => users[user]).ToList();
        read.OtherNames.Authors.AddRange(known.Select(user => user.Slug).OfType<string>());
        return ItemParts.References(known.Select(user => user.Name), options.CreateAuthors);
    }

    private JsonArray TagsOf(JsonPost read, string? id)
    {
        var found = Linked(tagsOfPosts, id).Where(tags.ContainsKey).Select(tag => tags[tag]).ToList();
        // Those of the theme, which no reader sees.
        var hidden = found.Where(tag => tag.Name.StartsWith('#')).Select(tag => tag.Name).ToList();
        if (hidden.Count > 0)
        {
            read.Lost.Add(ItemParts.Lost("internal-tags", "Internal tags are not kept.", hidden.Count));
            read.Extra["internalTags"] = ItemParts.Texts(hidden);
            found.RemoveAll(tag => tag.Name.StartsWith('#'));
        }
        read.OtherNames.Categories.AddRange(found.Select(tag => tag.Slug).OfType<string>());
        return ItemParts.References(found.Select(tag => tag.Name), options.CreateTags);
    }

    private static List<string> Linked(Dictionary<string, List<(double Order, string Id)>> links, string? post) =>
        [.. links.GetValueOrDefault(post ?? "", []).OrderBy(link => link.Order).Select(link => link.Id)];

    private string? AtSite(string? text) => text?.Replace(Site, site, StringComparison.Ordinal);
}
