using System.Text.Json;
using System.Text.Json.Serialization;

namespace HumasApi.Demo;

/// <summary>
/// The data files under <c>Content/</c>, read once. Reading is strict: an unknown or missing member, a null where a text
/// belongs, or an unknown slot fails with the file and the line.
/// </summary>
internal static class DemoContent
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
            new TemplateConverter(),
            new PairConverter(),
        },
    };

    public static IReadOnlyList<DemoTag> Tags { get; } = Read<DemoTag[]>("tags");

    public static IReadOnlyList<DemoAuthor> Authors { get; } = Read<DemoAuthor[]>("authors");

    public static DemoUnitTables Units { get; } = Read<DemoUnitTables>("units");

    public static DemoReorganisation Reorganisation { get; } = Read<DemoReorganisation>("reorganisation");

    /// <summary>Regencies and cities by the place in an office's name.</summary>
    public static IReadOnlyDictionary<string, DemoRegion> Regions { get; } = Read<Dictionary<string, DemoRegion>>("regions");

    public static DemoNames Names { get; } = Read<DemoNames>("names");

    /// <summary>Subjects that belong to a day of the year (month, day). Movable feasts are not used as subjects.</summary>
    public static IReadOnlyDictionary<string, (int Month, int Day)> Anniversaries { get; } =
        Read<Dictionary<string, (int Month, int Day)>>("anniversaries");

    /// <summary>Background on each kind of office, without paragraph tags.</summary>
    public static IReadOnlyDictionary<DemoAudience, DemoTemplate[]> OfficeTexts { get; } =
        Read<Dictionary<DemoAudience, DemoTemplate[]>>("officeTexts");

    public static DemoWriting Writing { get; } = Read<DemoWriting>("writing");

    public static DemoArticle Event2022 { get; } = Read<DemoArticle>("event2022");

    // The order of the files is part of what makes the articles reproducible. They come after what they fall back on.
    private static readonly DemoStoryFile[] StoryFiles =
    [
        .. new[] { "livelihood", "character", "health", "security", "service", "law", "community", "institution", "notices" }.Select(name =>
            Read<DemoStoryFile>($"Stories/{name}")
        ),
    ];

    public static IReadOnlyList<DemoStory> Stories { get; } = [.. StoryFiles.SelectMany(file => file.Stories)];

    public static IReadOnlyDictionary<DemoTheme, DemoThemeTexts> Themes { get; } =
        StoryFiles.SelectMany(file => file.Themes).ToDictionary();

    /// <summary>Reads what one file holds.</summary>
    /// <exception cref="InvalidDataException">It does not hold that.</exception>
    internal static T Parse<T>(string name, Stream file)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(file, Strict) ?? throw new JsonException("The file is empty.");
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            throw new InvalidDataException($"Content/{name}.json: {exception.Message}", exception);
        }
    }

    private static T Read<T>(string name)
    {
        using var file = typeof(DemoContent).Assembly.GetManifestResourceStream(name)
            ?? throw new FileNotFoundException($"Content/{name}.json is not built in.");
        return Parse<T>(name, file);
    }

    private sealed class TemplateConverter : JsonConverter<DemoTemplate>
    {
        public override DemoTemplate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            DemoTemplate.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, DemoTemplate value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Source);
    }

    // Bounds and days: [2, 12].
    private sealed class PairConverter : JsonConverter<(int, int)>
    {
        public override (int, int) Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<int[]>(ref reader, options) is [var first, var second]
                ? (first, second)
                : throw new JsonException("Two numbers belong here.");

        public override void Write(Utf8JsonWriter writer, (int, int) value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize<int[]>(writer, [value.Item1, value.Item2], options);
    }
}
