using HumasApi.Contract;
using HumasApi.Http;
using HumasApi.Jobs;
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
    private readonly Watched<Shown> shown = new(Shown.Nothing);
    private readonly Impatience impatience = new();
    private SearchIndex? index;

    /// <summary>Whether the whole archive is in the index; until then the newest part of it is.</summary>
    public bool IsComplete => shown.State.IsComplete;

    /// <summary>The last change that can be found; -1 while the index is not open.</summary>
    public long Position => shown.State.Position;

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
            // A disk that lost some of it: it is rebuilt.
            catch (Exception exception)
                when (exception is Lucene.Net.Index.CorruptIndexException or EndOfStreamException or FileNotFoundException)
            {
                logger.LogWarning("The search index in {Path} is damaged and is rebuilt: {Reason}", path, exception.Message);
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
        var closed = Interlocked.Exchange(ref index, null);
        shown.MoveTo(Shown.Nothing);
        closed?.Dispose();
    }

    /// <summary>What is in the index can be searched, up to a change.</summary>
    public void MoveTo(long reached, bool isComplete) => shown.MoveTo(new Shown(index, reached, isComplete));

    /// <summary>Waits until a search waits for a change, for a time at most.</summary>
    public Task WaitForSearchAsync(TimeSpan time, CancellationToken stop) => impatience.WaitAsync(time, stop);

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
        var ready = await shown.WaitAsync(
            now =>
            {
                if (now.Index is null)
                    return OpenTimeout;
                if (now.Position >= change || !now.IsComplete)
                    return TimeSpan.Zero;
                impatience.Set();
                return patience;
            },
            stop
        );
        return ready.Index ?? throw Unavailable();
    }

    private static Problem Unavailable() =>
        new(Problems.SearchUnavailable) { Headers = new Dictionary<string, string> { ["Retry-After"] = "5" } };

    public void Dispose()
    {
        Close();
        places.Dispose();
    }

    private sealed class Impatience : WakeSignal;

    /// <summary>What searches find.</summary>
    /// <param name="Index">The index; null: it is not open.</param>
    /// <param name="Position">The last change that it has taken in.</param>
    /// <param name="IsComplete">Whether the whole archive is in it.</param>
    private sealed record Shown(SearchIndex? Index, long Position, bool IsComplete)
    {
        public static readonly Shown Nothing = new(null, -1, false);
    }
}
