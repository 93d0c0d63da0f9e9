using Microsoft.Win32.SafeHandles;

namespace HumasApi.Delivery.Sync;

internal enum GrowingFileState
{
    Growing,
    Complete,
    Failed,
}

/// <summary>A file without a name that one writes and any number read, also before it is complete.</summary>
internal sealed class GrowingFile : Stream
{
    private const int BufferBytes = 65_536;

    private readonly SafeFileHandle handle;
    private readonly Lock gate = new();
    private TaskCompletionSource grown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long length;

    public GrowingFile()
    {
        var path = Path.Combine(Path.GetTempPath(), $"humas-snapshot-{Path.GetRandomFileName()}");
        handle = File.OpenHandle(
            path,
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.ReadWrite | FileShare.Delete,
            FileOptions.DeleteOnClose
        );
        // From now on only its handle leads to it. Windows removes it when it is closed.
        if (!OperatingSystem.IsWindows())
            File.Delete(path);
    }

    public GrowingFileState State { get; private set; }

    public override long Length => Volatile.Read(ref length);
    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;

    public override long Position
    {
        get => Length;
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        RandomAccess.Write(handle, buffer, length);
        Move(length + buffer.Length, GrowingFileState.Growing);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() { }

    /// <summary>Nothing more is written.</summary>
    public void End(GrowingFileState state) => Move(length, state);

    /// <summary>Copies all of it, and what is still to come.</summary>
    public async Task CopyOutAsync(Stream into, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferBytes];
        for (var at = 0L; ; )
        {
            var (until, state, next) = Look();
            while (at < until)
            {
                var read = await RandomAccess.ReadAsync(
                    handle,
                    buffer.AsMemory(0, (int)Math.Min(buffer.Length, until - at)),
                    at,
                    cancellationToken
                );
                await into.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                at += read;
            }
            if (state == GrowingFileState.Failed)
                throw new SnapshotFailedException();
            if (state == GrowingFileState.Complete)
                return;
            await next.WaitAsync(cancellationToken);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>Closes the file. Not what Dispose does: a stream that writes into this one disposes of it, and readers go on.</summary>
    public void CloseFile() => handle.Dispose();

    private (long Length, GrowingFileState State, Task Next) Look()
    {
        lock (gate)
            return (length, State, grown.Task);
    }

    private void Move(long reached, GrowingFileState state)
    {
        TaskCompletionSource waiting;
        lock (gate)
        {
            (length, State) = (reached, state);
            (waiting, grown) = (grown, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }
        waiting.SetResult();
    }
}
