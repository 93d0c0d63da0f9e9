using System.Diagnostics;
using HumasApi.Contract;
using HumasApi.Http;
using HumasApi.Search;
using Lucene.Net.Search;
using Lucene.Net.Store;

namespace HumasApi.Delivery.Search;

/// <summary>Where the index is.</summary>
/// <param name="Directory">The folder; null: in memory, made when it is asked for first.</param>
internal sealed record SearchOptions(string? Directory);

/// <summary>The index of this instance, and how far it is.</summary>
internal sealed class SearchStore(SearchOptions options, ILogger<SearchStore> logger) : IDisposable
{
    // So many instances may share a folder; each has an index of its own.
    private const int MaxInstances = 16;
    private const int MaxWaiting = 256;
    private const int MaxWaitingOfClient = 16;
    private static readonly TimeSpan OpenTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BusyTimeout = TimeSpan.FromSeconds(2);

    private readonly TaskCompletionSource wanted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim places = new(2 * Environment.ProcessorCount);
    private readonly OpenResponses waiting = new(MaxWaiting, MaxWaitingOfClient);
    private readonly System.Threading.Lock gate = new();
    private TaskCompletionSource moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SearchIndex? index;
    private long position = -1;

    /// <summary>Whether the whole archive is in the index; until then the newest part of it is.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Completed by the first search.</summary>
    public Task Wanted => wanted.Task;

    /// <summary>Whether it waits for the first search: what nobody asks for costs nothing.</summary>
    public bool IsLazy => options.Directory is null;

    /// <summary>Opens the index; another instance on this machine may have the first one.</summary>
    public SearchIndex Open()
    {
        if (index is not null)
            return index;
        if (options.Directory is null)
            return index = SearchIndex.Open(new RAMDirectory());
        for (var number = 0; number < MaxInstances; number++)
        {
            var path = Path.Combine(options.Directory, $"{number}");
            System.IO.Directory.CreateDirectory(path);
            var directory = FSDirectory.Open(path);
            try
            {
                return index = SearchIndex.Open(directory);
            }
            catch (LockObtainFailedException)
            {
                directory.Dispose();
            }
            // A disk that lost some of it: it is made again.
            catch (Exception exception)
                when (exception is Lucene.Net.Index.CorruptIndexException or EndOfStreamException or FileNotFoundException)
            {
                logger.LogWarning("The search index in {Path} is damaged and is made again: {Reason}", path, exception.Message);
                directory.Dispose();
                System.IO.Directory.Delete(path, recursive: true);
                System.IO.Directory.CreateDirectory(path);
                return index = SearchIndex.Open(FSDirectory.Open(path));
            }
        }
        throw new IOException($"All {MaxInstances} search indexes in {options.Directory} are in use.");
    }

    /// <summary>Closes the index; searches wait until it is open again.</summary>
    public void Close()
    {
        SearchIndex? closed;
        lock (gate)
            (closed, index, position, IsComplete) = (index, null, -1, false);
        closed?.Dispose();
    }

    /// <summary>What is in the index can be searched, up to a change.</summary>
    public void MoveTo(long reached, bool isComplete)
    {
        TaskCompletionSource waiting;
        lock (gate)
        {
            (position, IsComplete) = (reached, isComplete);
            (waiting, moved) = (moved, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }
        waiting.SetResult();
    }

    /// <summary>The last change that can be found; -1 while the index is not open.</summary>
    public long Position
    {
        get
        {
            lock (gate)
                return position;
        }
    }

    /// <summary>Bounds the searches of a client that wait; dispose of it when the response is made.</summary>
    /// <exception cref="Problem">503 busy.</exception>
    public IDisposable Enter(HttpContext http) => waiting.Enter(http);

    /// <summary>Searches, when the index has taken in a change; or as it is after a moment.</summary>
    /// <param name="change">Position of the change.</param>
    /// <param name="patience">How long the caller waits for it.</param>
    /// <param name="search">The search, which takes a processor for itself.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <exception cref="Problem">503 search-unavailable: it is not open. 503 busy: too many are at it.</exception>
    public async Task<T> SearchAsync<T>(long change, TimeSpan patience, Func<IndexSearcher, T> search, CancellationToken stop)
    {
        var ready = await ReadyAsync(change, patience, stop);
        if (!await places.WaitAsync(BusyTimeout, stop))
            throw OpenResponses.Busy();
        try
        {
            return ready.Search(search);
        }
        // Closed since, because it cannot be written.
        catch (ObjectDisposedException)
        {
            throw Unavailable();
        }
        finally
        {
            places.Release();
        }
    }

    private async Task<SearchIndex> ReadyAsync(long change, TimeSpan patience, CancellationToken stop)
    {
        wanted.TrySetResult();
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            Task next;
            SearchIndex? open;
            lock (gate)
            {
                (open, next) = (position >= 0 ? index : null, moved.Task);
                if (open is not null && (position >= change || !IsComplete))
                    return open;
            }
            var left = (open is null ? OpenTimeout : patience) - Stopwatch.GetElapsedTime(began);
            try
            {
                await next.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, stop);
            }
            catch (TimeoutException)
            {
                return open ?? throw Unavailable();
            }
        }
    }

    private static Problem Unavailable() =>
        new(Problems.SearchUnavailable) { Headers = new Dictionary<string, string> { ["Retry-After"] = "5" } };

    public void Dispose()
    {
        Close();
        places.Dispose();
    }
}
