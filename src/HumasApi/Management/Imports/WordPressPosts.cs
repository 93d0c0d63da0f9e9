using System.Net;
using System.Text.Json.Nodes;
using HumasApi.Domain;

namespace HumasApi.Management.Imports;

/// <summary>
/// Posts of WordPress as its REST API gives them (<c>wp/v2/posts</c>), best with <c>_embed</c>: without it authors, categories and pictures
/// are numbers.
/// </summary>
internal sealed class WordPressPosts(ImportOptions options, TimeZoneInfo zone)
{
    /// <summary>The item of a post.</summary>
    public JsonObject Read(JsonPost read)
    {
        var post = read.Post;
        var (type, status) = (post["type"].Text ?? "post", post["status"].Text ?? "publish");
        if (type != "post" || status is "trash" or "auto-draft" or "inherit")
        {
            read.Skipped = type != "post" ? ItemParts.Kind(type) : status;
            return [];
        }
        var isLocked = post["content"]["protected"].Flag == true;
        if (isLocked)
            read.Lost.Add(ItemParts.Lost("password", "A post with a password is imported as a draft, without its text."));
        var link = ItemParts.Address(post["link"].Text);
        var body = new JsonObject
        {
            ["externalId"] = post["id"].Text,
            ["title"] = ItemParts.Plain(post["title"]["rendered"].Text),
            ["body"] = post["content"]["rendered"].Text,
            ["bodyFormat"] = BodyFormat.Html.ToWire(),
            ["baseUrl"] = link ?? options.BaseUrl,
            ["summary"] = SummaryOf(read),
            ["publish"] = status == "publish" && !isLocked,
            ["authors"] = AuthorsOf(read),
            ["tags"] = TagsOf(read),
            ["legacyUrls"] = ItemParts.Texts([link, ItemParts.Address(post["guid"]["rendered"].Text)]),
        };
        var utc = post["date_gmt"].Text;
        read.SetTime(body, "publishedAt", utc is null ? post["date"].Text : $"{utc} Z", zone);
        if (post["slug"].Text is { } slug && Slug.From(WebUtility.UrlDecode(slug), "") is { Length: > 0 } clean)
            body["slug"] = clean;
        if (CoverOf(read) is { } cover)
            body["coverImage"] = cover;
        var fields = post["acf"].Count + post["meta"].Names.Count(name => name is not ("footnotes" or "_links"));
        read.Keep("acf", post["acf"]);
        read.Keep("meta", post["meta"]);
        if (CommentsOf(post) is { Count: > 0 } comments)
            read.Extra["comments"] = comments;
        if (fields > 0)
            read.Lost.Add(ItemParts.Lost("custom-fields", "Custom fields are not kept.", fields));
        var replies = post["_embedded"]["replies"].Items.Sum(page => page.Count);
        if (replies > 0)
            read.Lost.Add(ItemParts.Lost("comments", "Comments of readers are not kept.", replies));
        return body;
    }

    // Without addresses, which are personal, and pictures, whose names are made of them.
    private static JsonArray CommentsOf(JsonPart post) =>
        new([
            .. post["_embedded"]
                ["replies"]
                .Items.SelectMany(page => page.Items)
                .Select(comment => new JsonObject
                {
                    ["author"] = comment["author_name"].Text,
                    ["at"] = comment["date"].Text,
                    ["text"] = comment["content"]["rendered"].Text,
                }),
        ]);

    // What WordPress makes of the first words, for want of a summary, ends with […].
    private static string? SummaryOf(JsonPost read) =>
        ItemParts.Plain(read.Post["excerpt"]["rendered"].Text) is { } text && !text.TrimEnd().EndsWith(']')
            ? ItemParts.Summary(text, read.Lost)
            : null;

    private JsonArray AuthorsOf(JsonPost read)
    {
        var authors = read.Post["_embedded"]["author"].Items.Where(author => author["name"].IsGiven).ToList();
        if (authors.Count == 0 && read.Post["author"].Text is { } number and not "0")
        {
            read.OtherNames.Authors.Add(number);
            read.Lost.Add(ItemParts.Lost("author-unknown", "The author is only a number here: save the pages with ?_embed."));
        }
        read.OtherNames.Authors.AddRange(authors.Select(author => author["slug"].Text).OfType<string>());
        return ItemParts.References(authors.Select(author => WebUtility.HtmlDecode(author["name"].Text)), options.CreateAuthors);
    }

    private JsonArray TagsOf(JsonPost read)
    {
        var post = read.Post;
        var terms = post["_embedded"]
            ["wp:term"]
            .Items.SelectMany(list => list.Items)
            .Where(term => term["taxonomy"].Text is "category" or "post_tag")
            .ToList();
        var numbers = post["categories"].Items.Concat(post["tags"].Items).Select(term => term.Text).OfType<string>().ToList();
        if (terms.Count == 0 && numbers.Count > 0)
        {
            read.OtherNames.Categories.AddRange(numbers);
            read.Lost.Add(
                ItemParts.Lost("terms-unknown", "Categories and tags are only numbers here: save the pages with ?_embed.", numbers.Count)
            );
        }
        read.OtherNames.Categories.AddRange(terms.Select(term => term["slug"].Text).OfType<string>());
        return ItemParts.References(terms.Select(term => WebUtility.HtmlDecode(term["name"].Text)), options.CreateTags);
    }

    private static JsonObject? CoverOf(JsonPost read)
    {
        var post = read.Post;
        foreach (var media in post["_embedded"]["wp:featuredmedia"].Items)
            if (ItemParts.Address(media["source_url"].Text) is { } url)
                return new JsonObject
                {
                    ["url"] = url,
                    ["alt"] = media["alt_text"].Text,
                    ["caption"] = ItemParts.Plain(media["caption"]["rendered"].Text),
                };
        if (ItemParts.Address(post["jetpack_featured_media_url"].Text) is { } other)
            return new JsonObject { ["url"] = other };
        if (post["featured_media"].Text is not (null or "0"))
            read.Lost.Add(ItemParts.Lost("picture-unknown", "The picture is only a number here: save the pages with ?_embed."));
        return null;
    }
}
