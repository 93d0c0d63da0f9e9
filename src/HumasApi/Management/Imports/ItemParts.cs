using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using HumasApi.Domain;
using HumasApi.Html;
using HumasApi.Management.Articles;

namespace HumasApi.Management.Imports;

/// <summary>Parts of items that the readers of several formats make.</summary>
internal static class ItemParts
{
    private const int ReadableKeyLength = 80;
    private const int MaxKindLength = 30;

    /// <summary>References to records by name. Without create they must exist, and are found by the slug that their name has.</summary>
    public static JsonArray References(IEnumerable<string?> names, bool create) =>
        new([
            .. names
                .Select(name => name?.Trim())
                .OfType<string>()
                .Where(name => name.Length > 0)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(name =>
                    create ? new JsonObject { ["name"] = name } : (JsonNode)new JsonObject { ["slug"] = Slug.From(name, "tanpa-nama") }
                ),
        ]);

    /// <summary>A list of texts.</summary>
    public static JsonArray Texts(IEnumerable<string?> texts) => new([.. texts.OfType<string>().Distinct().Select(text => (JsonNode)text)]);

    /// <summary>The text of a piece of HTML; null when there is none.</summary>
    public static string? Plain(string? html) =>
        string.IsNullOrWhiteSpace(html) ? null
        : BodyHtml.ToText(WebUtility.HtmlDecode(html)) is { Length: > 0 } text ? text
        : null;

    /// <summary>Something that the file holds and an article does not.</summary>
    public static BodyWarning Lost(string code, string sentence, int count = 1) =>
        new(code, sentence, count, "not-kept", null) { Pointer = "" };

    /// <summary>
    /// A name of another system as part of an import key: as it is where it can be one, else readable and with a hash, the same each time.
    /// </summary>
    public static string? KeyOf(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
            return null;
        name = name.Trim();
        if (PutArticleBySourceEndpoint.IsKeyPart(name))
            return name;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 8));
        var start = name.TrimEnd('/').Split('/')[^1];
        var readable = Slug.From(start.Length > 0 ? start : name, "butir");
        return $"{readable[..Math.Min(readable.Length, ReadableKeyLength)]}-{hash}";
    }

    /// <summary>A summary, unless it is so long that it is none.</summary>
    public static string? Summary(string? text, List<BodyWarning> lost)
    {
        if (text is null || text.Length <= ArticleText.MaxLength(nameof(ArticleText.Summary)))
            return text;
        lost.Add(Lost("summary-too-long", "A summary that is as long as a text is not kept."));
        return null;
    }

    /// <summary>A moment as an item has it.</summary>
    public static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>What another system calls an entry that is no article, as a part of the code of a warning.</summary>
    public static string Kind(string type)
    {
        var kind = Slug.From(type, "other");
        return kind[..Math.Min(kind.Length, MaxKindLength)];
    }

    /// <summary>The address when it is one of the web.</summary>
    public static string? Address(string? text) => Addresses.Parse(text) is null ? null : text!.Trim();
}
