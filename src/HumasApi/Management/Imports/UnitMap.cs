using System.Text.Json;
using System.Text.Json.Nodes;
using HumasApi.Domain;

namespace HumasApi.Management.Imports;

/// <summary>
/// The option <c>unitMap</c>: the units of items by their author, category or address. The first rule that fits decides.
/// </summary>
internal sealed class UnitMap
{
    private static readonly string[] Kinds = ["author", "category", "path"];

    private readonly List<Rule> rules = [];

    /// <param name="text">The option, as in <c>author:admin=rutan-salatiga,path:/jateng/=kanwil-jateng</c>; null: no rules.</param>
    public UnitMap(string? text)
    {
        foreach (var (whole, left, unit) in Pairs.Of(text, '='))
        {
            var colon = left.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0 || unit is null || !Slug.IsValid(unit) || colon == left.Length - 1 || !Kinds.Contains(left[..colon]))
            {
                Malformed = whole;
                return;
            }
            var value = left[(colon + 1)..].Trim();
            rules.Add(new Rule(left[..colon], value, Slug.From(value, ""), unit));
        }
    }

    /// <summary>The first pair that is no rule; null: all are.</summary>
    public string? Malformed { get; }

    /// <summary>The units that it names.</summary>
    public IEnumerable<string> Units => rules.Select(rule => rule.Unit).Distinct();

    /// <summary>The unit of an item; null when no rule fits.</summary>
    public string? UnitOf(FileItem file, JsonObject body)
    {
        if (rules.Count == 0)
            return null;
        var authors = NamesOf(body["authors"]).Concat(file.OtherNames.Authors).Select(name => Slug.From(name, "")).ToHashSet();
        var categories = NamesOf(body["tags"]).Concat(file.OtherNames.Categories).Select(name => Slug.From(name, "")).ToHashSet();
        var addresses = new[] { body["baseUrl"] }.Concat(body["legacyUrls"] as JsonArray ?? []).Select(Text).OfType<string>().ToList();
        return rules
            .FirstOrDefault(rule =>
                rule.Kind switch
                {
                    "author" => authors.Contains(rule.Key),
                    "category" => categories.Contains(rule.Key),
                    _ => addresses.Any(address => IsUnder(address, rule.Value)),
                }
            )
            ?.Unit;
    }

    // Below the path, or below the whole address where the rule has one. /jateng is not the start of /jatengah.
    private static bool IsUnder(string address, string start)
    {
        if (!start.Contains("://", StringComparison.Ordinal) && Uri.TryCreate(address, UriKind.Absolute, out var uri) && !uri.IsFile)
            address = Uri.UnescapeDataString(uri.PathAndQuery);
        return address.StartsWith(start, StringComparison.OrdinalIgnoreCase)
            && (start[^1] == '/' || address.Length == start.Length || address[start.Length] is '/' or '?' or '&' or '#');
    }

    private static IEnumerable<string> NamesOf(JsonNode? references) =>
        (references as JsonArray ?? [])
            .OfType<JsonObject>()
            .SelectMany(reference => new[] { Text(reference["name"]), Text(reference["slug"]) })
            .OfType<string>();

    private static string? Text(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;

    // Names are compared by the slugs that they have.
    private sealed record Rule(string Kind, string Value, string Key, string Unit);
}
