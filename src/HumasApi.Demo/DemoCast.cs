namespace HumasApi.Demo;

/// <summary>A story with the offices where it can happen and its places in the rota.</summary>
internal sealed class DemoCast(DemoStory story, int number, int places)
{
    public DemoStory Story { get; } = story;

    /// <summary>Where the story stands in the fixed order of all stories.</summary>
    public int Number { get; } = number;

    /// <summary>How often the story comes up in one round of the rota.</summary>
    public int Places { get; } = places;

    /// <summary>How many titles differ before numbers, offices and title ends are counted.</summary>
    public int TitleCycle { get; } = story.Titles.Count * story.Subjects.Count;

    public DemoThemeTexts Theme { get; } = DemoContent.Themes[story.Theme];

    public DemoZipf<DemoOffice> Offices { get; } =
        new([.. DemoOffice.ByActivity.Where(office => (office.Kind & story.Audience) != 0)], flatness: 2);
}
