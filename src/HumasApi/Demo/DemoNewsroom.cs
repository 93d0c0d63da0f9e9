namespace HumasApi.Demo;

/// <summary>
/// A whole newsroom made up from tables and a seed: the same on every machine, without a database.
/// Offices exist; what the generated articles tell about them, and every official quoted in them, is invented.
/// </summary>
internal static class DemoNewsroom
{
    /// <summary>The slug of <see cref="Event2022"/>.</summary>
    public const string Event2022Slug = DemoEvent2022.Slug;

    /// <summary>All units, parents before children.</summary>
    public static IReadOnlyList<DemoUnit> Units => DemoUnits.All;

    public static IReadOnlyList<DemoAuthor> Authors => DemoAuthors.All;

    public static IReadOnlyList<DemoTag> Tags => DemoTags.All;

    /// <summary>The true event of 12 October 2022; not among <see cref="Articles"/>. Its index is -1.</summary>
    public static DemoArticle Event2022 => DemoEvent2022.Article;

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
