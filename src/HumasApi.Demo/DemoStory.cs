namespace HumasApi.Demo;

/// <summary>One type of event with its sentence variants. Texts are templates; see <see cref="DemoTemplate"/> for the slots.</summary>
internal sealed record DemoStory
{
    public required string Key { get; init; }

    public required DemoTheme Theme { get; init; }

    /// <summary>The article kind: news unless a story says otherwise.</summary>
    public string Kind { get; init; } = "news";

    public required DemoAudience Audience { get; init; }

    /// <summary>How often the story comes up, relative to the others.</summary>
    public required int Weight { get; init; }

    public required string Category { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>Noun phrases for the slots <c>{subject}</c> and <c>{Subject}</c>; every title holds one.</summary>
    public required IReadOnlyList<DemoTemplate> Subjects { get; init; }

    /// <summary>Who takes part from outside; empty where no text asks for a partner.</summary>
    public required IReadOnlyList<DemoTemplate> Partners { get; init; }

    /// <summary>The bounds of the number in slot <c>{a}</c>.</summary>
    public required (int Min, int Max) A { get; init; }

    /// <summary>The bounds of the number in slot <c>{b}</c>.</summary>
    public required (int Min, int Max) B { get; init; }

    public required IReadOnlyList<DemoTemplate> Titles { get; init; }

    public required IReadOnlyList<DemoTemplate> Leads { get; init; }

    public required IReadOnlyList<DemoTemplate> Details { get; init; }

    /// <summary>What the head of the office says, without quotation marks and final stop.</summary>
    public required IReadOnlyList<DemoTemplate> Quotes { get; init; }
}
