using System.Buffers.Binary;
using System.IO.Compression;

namespace HumasApi.Management.Imports;

/// <summary>
/// Unpacks gzip (RFC 1952) and throws at its end when the file was cut off: the framework's stream ends as if that were all. A file ends
/// with its length; one that is made of several files joined together is refused as well, since only the last one's length is known.
/// </summary>
internal sealed class WholeGzip(Stream packed) : ReadOnlyStream
{
    private readonly Tail tail = new(packed);
    private GZipStream? zip;
    private uint length;

    /// <exception cref="InvalidDataException">It is no gzip, or was cut off.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        zip ??= new GZipStream(tail, CompressionMode.Decompress);
        var read = await zip.ReadAsync(buffer, cancellationToken);
        length += (uint)read;
        if (read == 0 && buffer.Length > 0 && tail.Last4 != length)
            throw new InvalidDataException("The gzip file was cut off, or is several files.");
        return read;
    }

    // Remembers the last four bytes that went through.
    private sealed class Tail(Stream inner) : ReadOnlyStream
    {
        private readonly byte[] last = new byte[4];

        public uint Last4 => BinaryPrimitives.ReadUInt32LittleEndian(last);

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await inner.ReadAsync(buffer, cancellationToken);
            var came = buffer.Span[..read];
            if (read >= 4)
                came[^4..].CopyTo(last);
            else if (read > 0)
            {
                last.AsSpan(read).CopyTo(last);
                came.CopyTo(last.AsSpan(4 - read));
            }
            return read;
        }
    }
}

/// <summary>A stream that is read from its start to its end, asynchronously.</summary>
internal abstract class ReadOnlyStream : Stream
{
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public abstract override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() { }
}
