using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using HumasApi.ChangeLog;
using HumasApi.Domain;
using HumasApi.Http;
using Microsoft.Extensions.Caching.Memory;

namespace HumasApi.Publishing;

/// <summary>How much of the responses is kept.</summary>
/// <param name="Megabytes">Memory that they may take; 0: none is kept.</param>
/// <param name="StaleSeconds">For how long they are served while the database is away.</param>
internal sealed record ResponseCacheOptions(int Megabytes, int StaleSeconds);

/// <summary>
/// Responses of Delivery, kept until something that they show changes. Each says what it shows (<see cref="Shown"/>); the change log says
/// what changed. Keys are hashed into a table of the moments of their last changes, so that nothing has to be looked for: two keys of one
/// place only recreate a response without need. A response that was begun before a change is older than the change and never served
/// after it. While the log is not followed nothing is served from here, but for requests that fail because the database is away.
/// </summary>
internal sealed class ResponseCache(ReferenceCache references, ResponseCacheOptions options, EdgeCaching edge, IMeterFactory meters)
    : IChangeConsumer,
        IDisposable
{
    public const string StatusHeader = "Cache-Status";
    public const string CounterName = "humas.cache.responses";
    public const string MeterName = "HumasApi";
    private const int Places = 1 << 16;
    private const int MaxKeyLength = 1_024;
    private const int Overhead = 512;

    // Of the memory that all may take.
    private const int LargestShare = 16;
    private static readonly TimeSpan MaxSilence = TimeSpan.FromSeconds(5);

    // What a repair corrects without a line in the log is seen after this.
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan MaxFilling = TimeSpan.FromSeconds(10);

    private readonly long size = options.Megabytes * 1_000_000L;
    private readonly MemoryCache entries = new(new MemoryCacheOptions { SizeLimit = Math.Max(1, options.Megabytes * 1_000_000L) });
    private readonly ConcurrentDictionary<string, TaskCompletionSource<Entry?>> filling = new(StringComparer.Ordinal);
    private readonly long[] changed = new long[Places];
    private long everything;
    private long moment;
    private long confirmed;
    private volatile bool follows;
    private readonly Lock gate = new();
    private readonly HashSet<long> own = [];
    private long followed;
    private readonly Counter<long> responses = meters
        .Create(MeterName)
        .CreateCounter<long>(CounterName, "{response}", "Responses of routes that are cached, by whether they came from the cache.");

    /// <summary>Serves a request from here, or keeps its response where its route allows it.</summary>
    public async Task ServeAsync(HttpContext http, RequestDelegate next)
    {
        if (size == 0 || http.GetEndpoint()?.Metadata.GetMetadata<CachedRoute>() is null || KeyOf(http.Request) is not { } key)
            await next(http);
        else if (Find(key) is { } found)
            await SendFreshAsync(http, found, "hit", "hit");
        else if (!IsFollowing)
            await InsteadOfFailureAsync(http, next, key);
        else
            await FillAsync(http, next, key);
    }

    private async Task FillAsync(HttpContext http, RequestDelegate next, string key)
    {
        var mine = new TaskCompletionSource<Entry?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = filling.GetOrAdd(key, mine);
        if (first != mine)
        {
            if (await MadeAsync(first.Task, http.RequestAborted) is { } entry && IsCurrent(entry))
                await SendFreshAsync(http, entry, "fwd=miss; collapsed", "collapsed");
            else
                await next(http);
            return;
        }
        try
        {
            var (began, epoch) = (Interlocked.Read(ref moment), references.Epoch);
            http.Features.Set(
                new CacheFill(
                    (representation, shown) =>
                    {
                        var entry = new Entry(representation, [.. shown.Keys.Select(PlaceOf).Distinct()], began, epoch);
                        Keep(key, entry);
                        mine.TrySetResult(entry);
                    }
                )
            );
            http.Response.Headers[StatusHeader] = "HumasApi; fwd=miss";
            Count("miss");
            await next(http);
        }
        finally
        {
            filling.TryRemove(key, out _);
            mine.TrySetResult(null);
        }
    }

    // One is made for all who ask at once. Where it is not kept, or was slow, each goes on by itself.
    private static async Task<Entry?> MadeAsync(Task<Entry?> first, CancellationToken stop)
    {
        try
        {
            return await first.WaitAsync(MaxFilling, stop);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    // The database is away, or just back: what was known when it went is better than nothing (stale-if-error, RFC 5861), for a while.
    private async Task InsteadOfFailureAsync(HttpContext http, RequestDelegate next, string key)
    {
        try
        {
            await next(http);
        }
        catch (Exception exception)
            when (ProblemHandler.IsDatabaseAway(exception) && !http.Response.HasStarted && LastKnown(key) is { } known)
        {
            http.Response.Clear();
            http.Response.Headers.CacheControl = CachePolicy.Fresh;
            await SendAsync(http, known, "hit; detail=stale", "stale");
        }
    }

    private Task SendFreshAsync(HttpContext http, Entry entry, string status, string result)
    {
        edge.Set(http, entry.Representation.Shows);
        return SendAsync(http, entry, status, result);
    }

    private Task SendAsync(HttpContext http, Entry entry, string status, string result)
    {
        http.Response.Headers[StatusHeader] = "HumasApi; " + status;
        Count(result);
        return entry.Representation.SendAsync(http);
    }

    private void Count(string result) => responses.Add(1, new KeyValuePair<string, object?>("result", result));

    private static string? KeyOf(HttpRequest request)
    {
        var (path, query) = (request.Path.Value ?? "", request.QueryString.Value ?? "");
        return path.Length + query.Length > MaxKeyLength ? null : request.PathBase + path + query;
    }

    private Entry? Find(string key) => entries.TryGetValue(key, out Entry? entry) && IsCurrent(entry!) ? entry : null;

    private Entry? LastKnown(string key) =>
        Stopwatch.GetElapsedTime(Interlocked.Read(ref confirmed)).TotalSeconds < options.StaleSeconds
        && entries.TryGetValue(key, out Entry? entry)
        && IsUnchanged(entry!)
            ? entry
            : null;

    private void Keep(string key, Entry entry)
    {
        var bytes = entry.Representation.Length + (2L * key.Length) + Overhead;
        if (bytes > size / LargestShare || !IsCurrent(entry))
            return;
        // Twice its length, for what is compressed of it.
        entries.Set(key, entry, new MemoryCacheEntryOptions { Size = 2 * bytes, AbsoluteExpirationRelativeToNow = MaxAge });
    }

    private bool IsFollowing => follows && Stopwatch.GetElapsedTime(Interlocked.Read(ref confirmed)) < MaxSilence;

    private bool IsCurrent(Entry entry) => IsFollowing && entry.Epoch == references.Epoch && IsUnchanged(entry);

    private bool IsUnchanged(Entry entry)
    {
        if (entry.Moment < Interlocked.Read(ref everything))
            return false;
        foreach (var place in entry.Shows)
            if (entry.Moment < Volatile.Read(ref changed[place]))
                return false;
        return true;
    }

    /// <summary>Takes in what this instance has just committed, before the log reports it.</summary>
    public void ConsumeOwn(IReadOnlyList<Change> changes)
    {
        lock (gate)
        {
            Touch(changes);
            own.UnionWith(changes.Select(change => change.Position).Where(position => position > followed));
        }
    }

    public void Consume(IReadOnlyList<Change> changes)
    {
        lock (gate)
        {
            Touch([.. changes.Where(change => !own.Remove(change.Position))]);
            followed = changes[^1].Position;
        }
    }

    private void Touch(IReadOnlyList<Change> changes)
    {
        if (changes.Count == 0)
            return;
        // They are committed: a response that begins at this moment or later shows them, and any other may not.
        var now = Interlocked.Increment(ref moment);
        foreach (var change in changes)
            if (ChangedKeys.Of(change) is not { } keys)
                Interlocked.Exchange(ref everything, now);
            else
                foreach (var key in keys)
                    Volatile.Write(ref changed[PlaceOf(key)], now);
    }

    public void Confirm() => Interlocked.Exchange(ref confirmed, Stopwatch.GetTimestamp());

    public void Restart()
    {
        lock (gate)
        {
            Interlocked.Exchange(ref everything, Interlocked.Increment(ref moment));
            own.Clear();
        }
        entries.Clear();
        Confirm();
        follows = true;
    }

    public void Suspend() => follows = false;

    public void Dispose() => entries.Dispose();

    private static int PlaceOf(Guid key) => (key.GetHashCode() & int.MaxValue) % Places;

    /// <summary>A response that is kept.</summary>
    /// <param name="Representation">What is sent.</param>
    /// <param name="Shows">The places of what it shows in the table of changes.</param>
    /// <param name="Moment">The moment at which it was begun.</param>
    /// <param name="Epoch">The same of the references, which also end at midnight.</param>
    private sealed record Entry(Representation Representation, int[] Shows, long Moment, long Epoch);
}
