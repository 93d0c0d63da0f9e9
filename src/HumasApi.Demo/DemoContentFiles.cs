namespace HumasApi.Demo;

/// <summary>
/// <c>units.json</c>: a ministry (its name as of October 2022), a directorate general, a regional office and the region's
/// 59 technical units. The names of public offices are facts and free to use; unit names show the state of about 2025.
/// Everything a reader could call, write to or open is fictitious (example domains, no telephone numbers).
/// </summary>
/// <param name="Upper">The offices above the technical units, parents before children.</param>
/// <param name="KindNames">Long names by kind.</param>
/// <param name="KindDescriptions">What a unit of the kind does.</param>
/// <param name="Technical">The technical units, from which names, codes and addresses follow.</param>
/// <param name="Busiest">Who publishes most, the busiest first.</param>
internal sealed record DemoUnitTables(
    IReadOnlyList<DemoUnit> Upper,
    IReadOnlyDictionary<string, string> KindNames,
    IReadOnlyDictionary<string, string> KindDescriptions,
    IReadOnlyList<DemoTechnicalUnit> Technical,
    IReadOnlyList<string> Busiest
);

/// <summary>A technical unit; <paramref name="Place"/> is part of its name.</summary>
internal sealed record DemoTechnicalUnit(string Slug, string Kind, string Class, string Place, string? Speciality = null);

/// <summary>A regency or city with its official code, the town its news is dated from, and the place tag where there is one.</summary>
internal sealed record DemoRegion(string Code, string Name, string Town, string? TagSlug = null);

/// <summary><c>names.json</c>: the names from which the quoted officials are made up. None stands for a real person.</summary>
internal sealed record DemoNames(IReadOnlyList<string> Given, IReadOnlyList<string> Middle, IReadOnlyList<string> Family)
{
    /// <summary>A name that depends on <paramref name="number"/> only, so that an office keeps its officials whatever the seed.</summary>
    public string Official(int number)
    {
        var random = new DemoRandom(2022, number);
        return $"{random.Pick(Given)} {random.Pick(Middle)} {random.Pick(Family)}";
    }
}

/// <summary><c>writing.json</c>: what stories of all themes share.</summary>
/// <param name="ReportFrames">The head frames of every theme that has none of its own.</param>
/// <param name="MentionFrames">Paragraphs that name other offices.</param>
/// <param name="Outlets">Made-up media that items are attributed to.</param>
/// <param name="GeneralTags">Tags that fit any story, the commonest first.</param>
internal sealed record DemoWriting(
    IReadOnlyList<DemoTemplate> ReportFrames,
    IReadOnlyList<DemoTemplate> MentionFrames,
    IReadOnlyList<DemoOutlet> Outlets,
    IReadOnlyList<string> GeneralTags
);

/// <summary>A made-up news site.</summary>
internal sealed record DemoOutlet(string Name, string Url);

/// <summary>One file under <c>Stories/</c>: related stories, and the shared texts of the themes they use.</summary>
internal sealed record DemoStoryFile(IReadOnlyDictionary<DemoTheme, DemoThemeTexts> Themes, IReadOnlyList<DemoStory> Stories);
