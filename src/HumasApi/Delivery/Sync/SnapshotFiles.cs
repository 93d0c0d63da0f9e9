using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HumasApi.Contract;
using HumasApi.Http;

namespace HumasApi.Delivery.Sync;

/// <summary>
/// The snapshots that this instance keeps, each made once for all who ask, in a file that ends with the process. One is sent while it is
/// made, so that a large one begins at once. It stays until something changes.
/// </summary>
internal sealed class SnapshotFiles(IServiceScopeFactory scopes, TimeProvider clock, PublicUrl url, ILogger<SnapshotFiles> logger)
    : IDisposable
{
    private const int MaxKept = 16;
    private const long MaxKeptBytes = 4_000_000_000;
    private const int MaxBuilding = 2;
    private const int MaxWaiting = 8;
    private const int PageLimit = 500;

    // What is open on disk, kept or not: a file is there until its last reader has gone.
    private const long MaxOpenBytes = 3 * MaxKeptBytes;
    private const int MaxReaders = 64;
    private const int MaxReadersOfClient = 4;

    private readonly OpenResponses readers = new(MaxReaders, MaxReadersOfClient);
    private readonly HashSet<SnapshotFile> open = [];
    private readonly SemaphoreSlim building = new(MaxBuilding);
    private readonly CancellationTokenSource stopping = new();
    private readonly Dictionary<string, SnapshotFile> kept = [];
    private readonly Lock gate = new();

    /// <summary>Takes a place for a reader.</summary>
    /// <exception cref="Problem">503 busy: too many are open.</exception>
    public IDisposable Enter(HttpContext http) => readers.Enter(http);

    /// <summary>The snapshot of a filter, as of a token or a little older. It may still be growing.</summary>
    /// <exception cref="Problem">503 busy: too many others are being made.</exception>
    public SnapshotLease Get(SyncToken now, string? coding)
    {
        var key = $"{coding} {SyncStart.Query(now.Filter)}";
        lock (gate)
        {
            if (kept.TryGetValue(key, out var file) && !file.HasFailed && IsGood(file, now))
                return file.Lease();
            if (kept.Values.Count(one => one.IsGrowing) >= MaxBuilding + MaxWaiting || OpenBytes() > MaxOpenBytes)
                throw OpenResponses.Busy();
            file?.Dispose();
            var made = new SnapshotFile(now with { Phase = SyncPhase.Changes }, coding, clock.GetUtcNow());
            kept[key] = made;
            open.Add(made);
            Shrink(made);
            var (reading, writing) = (made.Lease(), made.Lease());
            _ = Task.Run(() => FillAsync(made, writing, now), CancellationToken.None);
            return reading;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            stopping.Cancel();
            foreach (var file in kept.Values)
                file.Dispose();
            kept.Clear();
        }
    }

    private long OpenBytes()
    {
        open.RemoveWhere(file => file.IsClosed);
        return open.Sum(file => file.Length);
    }

    // What was unpublished since would still be in an older one.
    private static bool IsGood(SnapshotFile file, SyncToken now) => (file.Token.Position, file.Token.Mark) == (now.Position, now.Mark);

    // The oldest go first.
    private void Shrink(SnapshotFile but)
    {
        foreach (var (key, file) in kept.OrderBy(pair => pair.Value.At).ToList())
        {
            if (kept.Count <= MaxKept && kept.Values.Sum(one => one.Length) <= MaxKeptBytes)
                return;
            if (file == but)
                continue;
            kept.Remove(key);
            file.Dispose();
        }
    }

    private async Task FillAsync(SnapshotFile file, SnapshotLease writing, SyncToken token)
    {
        using var _ = writing;
        var entered = false;
        try
        {
            await building.WaitAsync(stopping.Token);
            entered = true;
            await using (var lines = new SnapshotWriter(file.Compress()))
            {
                var meta = new SnapshotMeta(file.At, $"{file.Token}", url.To($"/v1/sync?token={file.Token}"));
                lines.Write("meta", meta);
                await WriteStateAsync(lines, token);
            }
            file.Complete();
        }
        catch (Exception exception)
        {
            if (!stopping.IsCancellationRequested)
                logger.LogWarning("A snapshot could not be made: {Reason}", exception.GetBaseException().Message);
            file.Fail();
        }
        finally
        {
            if (entered)
                building.Release();
        }
    }

    private async Task WriteStateAsync(SnapshotWriter lines, SyncToken token)
    {
        while (token.Phase != SyncPhase.Changes)
        {
            // A page, a scope: no connection is held while its lines are compressed.
            await using var scope = scopes.CreateAsyncScope();
            var step = await scope.ServiceProvider.GetRequiredService<SyncFeed>().ReadAsync(token, PageLimit, stopping.Token)
                ?? throw new SnapshotFailedException();
            foreach (var unit in step.Page.Units)
                lines.Write("unit", unit);
            foreach (var author in step.Page.Authors)
                lines.Write("author", author);
            foreach (var tag in step.Page.Tags)
                lines.Write("tag", tag);
            foreach (var article in step.Page.Articles)
                lines.Write("article", article);
            token = step.Next;
            lock (gate)
                if (OpenBytes() > MaxOpenBytes)
                    throw new SnapshotFailedException();
        }
        lines.End();
    }
}

/// <summary>A snapshot could not be made to its end.</summary>
internal sealed class SnapshotFailedException() : Exception("The snapshot could not be made.");

/// <summary>Writes the lines of a snapshot, each an object of one member.</summary>
internal sealed class SnapshotWriter(Stream into) : IAsyncDisposable
{
    private long records = -1;

    public void Write<T>(string name, T value)
    {
        into.Write(Encoding.UTF8.GetBytes($"{{\"{name}\":"));
        JsonSerializer.Serialize(into, value, Json.Options);
        into.Write("}\n"u8);
        records++;
    }

    public void End() => Write("end", new SnapshotEnd(records));

    public ValueTask DisposeAsync() => into.DisposeAsync();
}

/// <summary>One kept snapshot. Its file has no name: it is gone with the last who reads it, also after a kill -9.</summary>
internal sealed class SnapshotFile : IDisposable
{
    private readonly GrowingFile file = new();
    private readonly string? coding;
    private int holders = 1;
    private bool isGivenUp;

    public SnapshotFile(SyncToken token, string? coding, DateTimeOffset at)
    {
        (Token, this.coding, At) = (token, coding, at);
        var identity = SHA256.HashData(Encoding.UTF8.GetBytes($"{coding} {token} {at:O}"));
        ETag = $"\"{Convert.ToHexStringLower(identity.AsSpan(0, 12))}\"";
    }

    public SyncToken Token { get; }
    public DateTimeOffset At { get; }
    public string ETag { get; }
    public long Length => file.Length;
    public bool IsClosed => Volatile.Read(ref holders) == 0;
    public bool IsGrowing => file.State == GrowingFileState.Growing;
    public bool HasFailed => file.State == GrowingFileState.Failed;

    /// <summary>Holds the file open for a reader. Called under the lock of those that keep it.</summary>
    public SnapshotLease Lease()
    {
        Interlocked.Increment(ref holders);
        return new SnapshotLease(this);
    }

    /// <summary>What is written into it is compressed; it stays open.</summary>
    public Stream Compress() => ContentCodings.Compress(file, coding);

    public void Complete() => file.End(GrowingFileState.Complete);

    public void Fail() => file.End(GrowingFileState.Failed);

    public Task CopyToAsync(Stream body, CancellationToken cancellationToken) => file.CopyOutAsync(body, cancellationToken);

    /// <summary>No longer kept; open while somebody reads it.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref isGivenUp, true))
            return;
        Release();
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref holders) == 0)
            file.CloseFile();
    }
}

/// <summary>A reader's hold on a snapshot.</summary>
internal sealed class SnapshotLease(SnapshotFile file) : IDisposable
{
    private int released;

    public string ETag => file.ETag;

    /// <summary>Bytes, compressed; null while it grows.</summary>
    public long? Length => file.IsGrowing ? null : file.Length;

    /// <exception cref="SnapshotFailedException">It could not be made.</exception>
    public Task CopyToAsync(Stream body, CancellationToken cancellationToken) => file.CopyToAsync(body, cancellationToken);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref released, 1) == 0)
            file.Release();
    }
}
