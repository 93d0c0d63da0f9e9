namespace HumasApi.Demo;

/// <summary>
/// A whole newsroom made up from data files and a seed: the same on every machine, without a database.
/// Offices exist; what the generated articles tell about them, and every official quoted in them, is invented.
/// </summary>
public static class DemoNewsroom
{
    /// <summary>The slug of <see cref="Event2022"/>.</summary>
    public const string Event2022Slug = "asistensi-kehumasan-jateng";

    /// <summary>The slug of the office that leads the technical units in their trade.</summary>
    public const string Directorate = DemoUnits.Directorate;

    /// <summary>All units as of 2022, parents before children.</summary>
    public static IReadOnlyList<DemoUnit> Units => DemoUnits.All;

    /// <summary>What became of the units later.</summary>
    public static DemoReorganisation Reorganisation => DemoContent.Reorganisation;

    /// <summary>
    /// The forty authors. All names are invented but the first, the byline of <see cref="Event2022"/>; nothing but that
    /// item is attributed to it.
    /// </summary>
    public static IReadOnlyList<DemoAuthor> Authors => DemoContent.Authors;

    /// <summary>The sixty tags. Persons are tagged only in <see cref="Event2022"/>: no generated article names a real person.</summary>
    public static IReadOnlyList<DemoTag> Tags => DemoContent.Tags;

    /// <summary>
    /// The true event of 12 October 2022 in sentences of our own, with what real persons said only paraphrased. It is not
    /// among <see cref="Articles"/>; its index is -1.
    /// </summary>
    public static DemoArticle Event2022 => DemoContent.Event2022;

    /// <summary>
    /// Articles 0 to <paramref name="count"/> - 1, made one at a time. An article follows from seed and index;
    /// <paramref name="until"/> moves the three years over which they are spread, and with it the dates in the texts.
    /// </summary>
    public static IEnumerable<DemoArticle> Articles(int count, int seed, DateTimeOffset until)
    {
        var writer = new DemoWriter(seed, until);
        for (var index = 0; index < count; index++)
            yield return writer.Write(index);
    }
}
