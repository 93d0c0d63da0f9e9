namespace HumasApi.Benchmarks.Seeding;

/// <summary>
/// Numbers that look random and depend only on the seed and the article's number, so that article 700,000 can be made
/// without the ones before it and a table can be copied in any order (SplitMix64).
/// </summary>
internal struct Chance(int seed, int number)
{
    private ulong state = ((ulong)(uint)seed << 32) ^ (uint)number;

    public double Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    public int Below(int bound) => (int)(Next() * bound);

    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];
}

/// <summary>Ranks by Zipf's law: rank 1 is twice as frequent as rank 2, three times as rank 3.</summary>
internal sealed class Zipf
{
    private readonly double[] upTo;

    public Zipf(int ranks)
    {
        upTo = new double[ranks];
        var sum = 0.0;
        for (var rank = 0; rank < ranks; rank++)
            upTo[rank] = sum += 1.0 / (rank + 1);
        for (var rank = 0; rank < ranks; rank++)
            upTo[rank] /= sum;
    }

    public int Rank(double chance)
    {
        var found = Array.BinarySearch(upTo, chance);
        return Math.Min(found < 0 ? ~found : found, upTo.Length - 1);
    }
}
