namespace HumasApi.Demo;

/// <summary>
/// SplitMix64. <see cref="Random"/> promises the same numbers neither across .NET versions nor for a seeded
/// algorithm change, and the demo's texts are pinned by a test.
/// </summary>
internal struct DemoRandom
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    private ulong state;

    public DemoRandom(int seed, long stream) => state = Mix(Mix(unchecked((uint)seed) + Gamma) ^ unchecked((ulong)stream * Gamma));

    /// <summary>A number from 0 to <paramref name="bound"/> - 1.</summary>
    // The high half of a 128-bit product is unbiased enough for texts and needs no division.
    public int Below(int bound) => (int)Math.BigMul(NextBits(), (ulong)bound, out _);

    /// <summary>A number within both bounds.</summary>
    public int Within((int Min, int Max) bounds) => bounds.Min + Below(bounds.Max - bounds.Min + 1);

    /// <summary>True in <paramref name="percent"/> of a hundred cases.</summary>
    public bool Chance(int percent) => Below(100) < percent;

    /// <summary>One of <paramref name="items"/>.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }

    private ulong NextBits() => Mix(state = unchecked(state + Gamma));
}
