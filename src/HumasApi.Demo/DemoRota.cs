namespace HumasApi.Demo;

/// <summary>
/// Which story article i tells. Articles come in rounds of 256; in each round every story has a fixed number of
/// places, shuffled. So the how-manieth telling of its story an article is follows from its index alone, and
/// titles can be dealt out like cards instead of drawn like dice: no memory, and no early repeats.
/// </summary>
internal static class DemoRota
{
    private const int Round = 256;

    // Streams beyond any article index, so that a round's shuffle shares no numbers with an article.
    private const long RoundStreams = 1L << 40;
    private const long StoryStreams = 1L << 41;

    private static readonly (DemoCast Cast, int Ordinal)[] Places = Build();

    public static IEnumerable<DemoCast> Casts => Places.Select(place => place.Cast).Distinct();

    /// <summary>The story of article <paramref name="index"/> and which of its titles is dealt.</summary>
    public static (DemoCast Cast, int Title) At(int seed, int index)
    {
        var (round, place) = Math.DivRem(index, Round);
        var shuffle = new DemoRandom(seed, RoundStreams + round);
        var (cast, ordinal) = Places[Shuffled(Shuffled(place, ref shuffle), ref shuffle)];
        var start = new DemoRandom(seed, StoryStreams + cast.Number).Below(cast.TitleCycle);
        var telling = ((long)round * cast.Places) + ordinal;
        return (cast, (int)((telling + start) % cast.TitleCycle));
    }

    // Permutes the numbers below a power of two: an odd factor, an offset and a folded-in shift are each reversible.
    private static int Shuffled(int place, ref DemoRandom shuffle)
    {
        var factor = (2 * shuffle.Below(Round / 2)) + 1;
        var moved = ((factor * place) + shuffle.Below(Round)) % Round;
        return moved ^ (moved >> 4);
    }

    private static (DemoCast Cast, int Ordinal)[] Build()
    {
        var total = DemoContent.Stories.Sum(story => story.Weight);
        var places = new List<(DemoCast, int)>(Round);
        var weightSoFar = 0;
        for (var number = 0; number < DemoContent.Stories.Count; number++)
        {
            weightSoFar += DemoContent.Stories[number].Weight;
            var count = (weightSoFar * Round / total) - places.Count;
            var cast = new DemoCast(DemoContent.Stories[number], number, count);
            for (var ordinal = 0; ordinal < count; ordinal++)
                places.Add((cast, ordinal));
        }

        return [.. places];
    }
}
