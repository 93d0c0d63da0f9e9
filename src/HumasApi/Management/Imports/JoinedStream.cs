namespace HumasApi.Management.Imports;

/// <summary>A stream whose start was read already, from its start.</summary>
internal sealed class JoinedStream(ReadOnlyMemory<byte> start, Stream rest) : ReadOnlyStream
{
    private ReadOnlyMemory<byte> left = start;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (left.IsEmpty)
            return await rest.ReadAsync(buffer, cancellationToken);
        var count = Math.Min(left.Length, buffer.Length);
        left.Span[..count].CopyTo(buffer.Span);
        left = left[count..];
        return count;
    }
}
