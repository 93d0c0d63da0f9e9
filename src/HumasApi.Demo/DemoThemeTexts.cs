namespace HumasApi.Demo;

/// <summary>The texts shared by the stories of a theme. Frames, second voices, lists and closings bring their own paragraph tags.</summary>
internal sealed record DemoThemeTexts
{
    /// <summary>The post, in a lapas, of the second official who speaks.</summary>
    public required string LapasRole { get; init; }

    public required IReadOnlyList<DemoTemplate> TitleLeads { get; init; }

    public required IReadOnlyList<DemoTemplate> TitleTails { get; init; }

    public required IReadOnlyList<DemoTemplate> Subtitles { get; init; }

    /// <summary>How the head of the office is quoted; the same for most themes.</summary>
    public IReadOnlyList<DemoTemplate> HeadFrames { get; init; } = DemoContent.Writing.ReportFrames;

    public required IReadOnlyList<DemoTemplate> OfficerQuotes { get; init; }

    public required IReadOnlyList<DemoTemplate> Contexts { get; init; }

    public required IReadOnlyList<DemoTemplate> Closings { get; init; }

    public required IReadOnlyList<DemoTemplate> Headings { get; init; }

    public required IReadOnlyList<DemoTemplate> Lists { get; init; }
}
