using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace HumasApi.Benchmarks.Searching;

/// <summary>What somebody needs to find, how it may be typed, and which articles of the demo answer it (judged.json).</summary>
internal sealed record JudgedNeed
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new PatternConverter() },
    };

    /// <summary>Queries by the group that they are counted in. All are judged by the same rules.</summary>
    public required IReadOnlyDictionary<string, string[]> Queries { get; init; }

    public required IReadOnlyList<JudgedRule> Rules { get; init; }

    /// <summary>All of its queries.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Typed => [.. Queries.Values.SelectMany(queries => queries)];

    /// <summary>What nobody looks at while the ranking is tuned: half of the needs, by the hash of their first query.</summary>
    [JsonIgnore]
    public bool IsHeldOut => HashOf(Typed[0]) % 2 == 1;

    /// <summary>How well an article answers: 3 is exactly this, 2 clearly about it, 1 mentions it.</summary>
    public int GradeOf(DemoText text) => Rules.Where(rule => rule.Fits(text)).Select(rule => rule.Grade).DefaultIfEmpty().Max();

    public static IReadOnlyList<JudgedNeed> Read()
    {
        using var file = typeof(JudgedNeed).Assembly.GetManifestResourceStream("judged.json")!;
        return JsonSerializer.Deserialize<JudgedNeed[]>(file, Strict)!;
    }

    // FNV-1a: the same half on every machine.
    private static uint HashOf(string query) => query.Aggregate(2166136261u, (hash, one) => unchecked((hash ^ one) * 16777619));

    private sealed class PatternConverter : JsonConverter<Regex>
    {
        public override Regex Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetString()!, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

        public override void Write(Utf8JsonWriter writer, Regex value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}

/// <summary>Gives a grade to the articles that meet everything it names. Patterns take no heed of case.</summary>
internal sealed record JudgedRule
{
    public required int Grade { get; init; }

    /// <summary>What the title has.</summary>
    public Regex? Title { get; init; }

    /// <summary>What the title must not have.</summary>
    public Regex? Not { get; init; }

    /// <summary>What the title, the summary or the body has.</summary>
    public Regex? Text { get; init; }

    /// <summary>The slug of the unit it is of.</summary>
    public Regex? Unit { get; init; }

    /// <summary>The slug of a unit that the article is linked to beside its own.</summary>
    public Regex? Mentioned { get; init; }

    /// <summary>The slug of an author.</summary>
    public string? Author { get; init; }

    /// <summary>The slug of a tag.</summary>
    public string? Tag { get; init; }

    public string? Kind { get; init; }

    /// <summary>The beginning of the day it was published on: 2025, 2025-10.</summary>
    public string? Day { get; init; }

    public bool Fits(DemoText text) =>
        Title?.IsMatch(text.Title) is not false
        && Not?.IsMatch(text.Title) is not true
        && Text?.IsMatch(text.All) is not false
        && Unit?.IsMatch(text.Article.UnitSlug) is not false
        && (Mentioned is null || text.Article.MentionedUnitSlugs.Any(Mentioned.IsMatch))
        && (Author is null || text.Article.AuthorSlugs.Contains(Author))
        && (Tag is null || text.Article.TagSlugs.Contains(Tag))
        && (Kind is null || text.Article.Kind == Kind)
        && (Day is null || text.Day.StartsWith(Day, StringComparison.Ordinal));
}
