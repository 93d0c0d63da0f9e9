using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HumasApi.ChangeLog;
using HumasApi.Http;

namespace HumasApi.Delivery.Sync;

/// <summary>
/// The streams of events of this instance. Each goes at the pace of its reader, so a slow one holds up no other; those that are at the same
/// place share what is read, so that a change costs one read however many listen.
/// </summary>
internal sealed class EventStreams(
    IServiceScopeFactory scopes,
    ChangeFollower follower,
    IHostApplicationLifetime lifetime,
    ILogger<EventStreams> logger
) : IDisposable
{
    public const int MaxOpen = 10_000;
    public const int MaxOpenOfClient = 500;
    private const int MaxReading = 4;
    private const int EventLimit = 100;

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    // Changes that come together are one event, and streams meet at the same place.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan SharedFor = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly OpenResponses open = new(MaxOpen, MaxOpenOfClient);

    // An event with bodies may have megabytes, and waits in memory for its reader.
    private readonly OpenResponses openWithBodies = new(LargeResponses.MaxOpen, LargeResponses.MaxOpenOfClient / 2);
    private readonly SemaphoreSlim reading = new(MaxReading);
    private readonly ConcurrentDictionary<(string Token, long Newest), Lazy<Task<EventFrame>>> frames = new();

    /// <summary>Takes a place for a stream.</summary>
    public IDisposable Enter(HttpContext http, bool hasBodies) => (hasBodies ? openWithBodies : open).Enter(http);

    /// <summary>Sends what follows a token, until the client leaves or the service stops.</summary>
    public async Task SendAsync(Stream body, SyncToken token, CancellationToken aborted)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(aborted, lifetime.ApplicationStopping);
        var stop = ends.Token;
        try
        {
            // Clients that are cut off together come back one by one.
            var id = token.ToString();
            await EventStream.WriteAsync(body, $"retry: {RandomNumberGenerator.GetInt32(2_000, 6_000)}\nid: {id}\n: connected\n\n", stop);
            while (true)
            {
                var frame = await ReadAsync(token, id, stop);
                if (frame.Bytes.Length > 0)
                    await EventStream.WriteAsync(body, frame.Bytes, stop);
                (token, id) = (frame.Next, frame.Id);
                if (frame.HasMore)
                    continue;
                if (await follower.WaitBeyondAsync(token.Position, Heartbeat, stop))
                    await Task.Delay(Gathering, stop);
                else
                    // An id without data is taken in and no event (WHATWG HTML 9.2.6).
                    await EventStream.WriteAsync(body, $"id: {id}\n: heartbeat\n\n", stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested) { }
        // The client is gone.
        catch (IOException) { }
    }

    public void Dispose() => reading.Dispose();

    private async Task<EventFrame> ReadAsync(SyncToken token, string id, CancellationToken stop)
    {
        while (true)
        {
            var key = (id, follower.Position);
            try
            {
                return await frames.GetOrAdd(key, _ => new Lazy<Task<EventFrame>>(() => BuildAsync(key, token))).Value.WaitAsync(stop);
            }
            // The stream stays open while the database is away.
            catch (Exception exception) when (exception is not OperationCanceledException || !stop.IsCancellationRequested)
            {
                logger.LogWarning("Changes cannot be read for live events; retrying: {Reason}", exception.GetBaseException().Message);
                await Task.Delay(RetryDelay, stop);
            }
        }
    }

    // For all streams at this place; none of them can cancel it.
    private async Task<EventFrame> BuildAsync((string Token, long Newest) key, SyncToken token)
    {
        _ = Task.Delay(SharedFor).ContinueWith(_ => frames.TryRemove(key, out var _), TaskScheduler.Default);
        await reading.WaitAsync();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var step = await scope.ServiceProvider.GetRequiredService<SyncFeed>().ReadAsync(token, EventLimit, CancellationToken.None);
            if (step is not null)
            {
                var next = step.Next.ToString();
                return new EventFrame(step.Page.IsEmpty ? [] : Write("changes", next, step.Page), step.Next, next, step.HasMore);
            }
            var start = scope.ServiceProvider.GetRequiredService<SyncStart>();
            var fresh = await start.BeginAsync(token.Filter, SyncPhase.Changes, CancellationToken.None);
            var id = fresh.ToString();
            return new EventFrame(Write("restart", id, start.RestartOf(token.Filter)), fresh, id, false);
        }
        finally
        {
            reading.Release();
        }
    }

    private static byte[] Write<T>(string name, string id, T data)
    {
        using var bytes = new MemoryStream();
        bytes.Write(Encoding.UTF8.GetBytes($"event: {name}\nid: {id}\ndata: "));
        // JSON has no line breaks of its own.
        JsonSerializer.Serialize(bytes, data, Json.Options);
        bytes.Write("\n\n"u8);
        return bytes.ToArray();
    }

    /// <summary>What all streams at a place send next.</summary>
    /// <param name="Bytes">An event; empty where nothing of the changes concerns the filter.</param>
    /// <param name="Next">Where they are then.</param>
    /// <param name="Id">The same as text, made once for all of them.</param>
    /// <param name="HasMore">Whether more is waiting.</param>
    private sealed record EventFrame(byte[] Bytes, SyncToken Next, string Id, bool HasMore);
}
