namespace HumasApi.Domain;

/// <summary>
/// Ids of one moment in the order in which they were asked for (UUIDv7 with a counter: RFC 9562, 6.2 method 1). Lists break ties by id,
/// so what stands one behind the other in a file of one day stays so; and an index that grows at its end is cheaper than one that
/// grows everywhere.
/// </summary>
internal sealed class OrderedIds
{
    // The counter has the 12 bits behind the version.
    private const int MaxCount = 1 << 12;

    private DateTimeOffset moment = DateTimeOffset.UtcNow;
    private int count;

    public Guid Next()
    {
        if (count == MaxCount)
            (moment, count) = (moment.AddMilliseconds(1), 0);
        Span<byte> id = stackalloc byte[16];
        Guid.CreateVersion7(moment).TryWriteBytes(id, bigEndian: true, out _);
        id[6] = (byte)(0x70 | (count >> 8));
        id[7] = (byte)count;
        count++;
        return new Guid(id, bigEndian: true);
    }
}
