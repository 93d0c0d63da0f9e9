namespace HumasApi.Management.Imports;

/// <summary>Knows how far a reader has come, which reads ahead by some kilobytes, and bounds what it reads for one item.</summary>
internal sealed class CountedStream(Stream inner, long maxItemBytes = long.MaxValue) : ReadOnlyStream
{
    private long itemStart;

    public long Count { get; private set; }

    /// <summary>An item has ended here.</summary>
    public void EndItem() => itemStart = Count;

    /// <exception cref="InvalidDataException">An item is too long.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        Count += read;
        if (Count - itemStart > maxItemBytes)
            throw new InvalidDataException(
                $"What begins before byte {itemStart} has more than {maxItemBytes / 1_000_000} MB: is a tag not closed?"
            );
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
