namespace HumasApi.Demo;

/// <summary>Draws from a list where the item at rank r is roughly r times rarer than the first.</summary>
internal sealed class DemoZipf<T>
{
    // Integers only: floating-point sums could differ in the last bit between platforms.
    private const int Scale = 1_000_000;

    private readonly IReadOnlyList<T> items;
    private readonly int[] upTo;

    public DemoZipf(IReadOnlyList<T> items, int flatness)
    {
        this.items = items;
        upTo = new int[items.Count];
        var sum = 0;
        for (var rank = 0; rank < upTo.Length; rank++)
            upTo[rank] = sum += Scale / (rank + 1 + flatness);
    }

    public T Draw(ref DemoRandom random)
    {
        var found = Array.BinarySearch(upTo, random.Below(upTo[^1]) + 1);
        return items[found < 0 ? ~found : found];
    }
}
