using System.Buffers;
using System.Text.Json;

namespace HumasApi.Cli;

/// <summary>Writes whole lines only, so that what was written before a connection broke off can be gone on with.</summary>
internal sealed class LineSink(Stream target)
{
    private readonly ArrayBufferWriter<byte> rest = new();
    private byte[]? last;

    /// <summary>Where lines are written.</summary>
    public Stream Target { get; set; } = target;

    /// <summary>Lines that are written.</summary>
    public long Lines { get; private set; }

    /// <summary>Bytes of these lines.</summary>
    public long Bytes { get; private set; }

    /// <summary>All that came ended with a line.</summary>
    public bool IsWhole => rest.WrittenCount == 0;

    /// <summary>The id of the last article; null before the first.</summary>
    public Guid? LastId => last is null ? null : JsonDocument.Parse(last).RootElement.GetProperty("id").GetGuid();

    public async Task TakeAsync(ReadOnlyMemory<byte> piece, CancellationToken stop)
    {
        var end = piece.Span.LastIndexOf((byte)'\n') + 1;
        if (end > 0)
        {
            var whole = piece[..end];
            var before = whole.Span[..^1].LastIndexOf((byte)'\n');
            last = before < 0 ? [.. rest.WrittenSpan, .. whole.Span[..^1]] : whole[(before + 1)..^1].ToArray();
            await Target.WriteAsync(rest.WrittenMemory, stop);
            await Target.WriteAsync(whole, stop);
            Lines += whole.Span.Count((byte)'\n');
            Bytes += rest.WrittenCount + end;
            rest.ResetWrittenCount();
        }
        rest.Write(piece.Span[end..]);
    }

    /// <summary>Takes all that a stream has, up to where it breaks off.</summary>
    public async Task TakeAllAsync(Stream source, CancellationToken stop)
    {
        var buffer = new byte[1 << 16];
        try
        {
            for (int read; (read = await source.ReadAsync(buffer, stop)) > 0; )
                await TakeAsync(buffer.AsMemory(0, read), stop);
        }
        // Of a packed file: it broke off.
        catch (InvalidDataException) { }
        ForgetRest();
    }

    /// <summary>Lets go of a line that broke off.</summary>
    public void ForgetRest() => rest.ResetWrittenCount();
}
