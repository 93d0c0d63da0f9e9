using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using HumasApi.ChangeLog;
using HumasApi.Delivery.Articles;
using HumasApi.Delivery.Sync;
using HumasApi.Domain;
using HumasApi.Jobs;
using HumasApi.Search;

namespace HumasApi.Delivery.Search;

/// <summary>
/// Makes the index of this instance and keeps it in step with the change log. The index stores the position that it has reached with what
/// is in it, so after a crash it goes on from there; where the log does not reach back, or is another one, it is rebuilt, the newest
/// articles first, while it is searched.
/// </summary>
internal sealed class SearchFollower(
    IServiceScopeFactory scopes,
    SearchStore store,
    ChangeFollower follower,
    TimeProvider clock,
    ILogger<SearchFollower> logger
) : IBackgroundJob
{
    private const string Version = "1";
    private const int BatchSize = 200;
    private const int ChangesAtOnce = 1_000;

    // A start has more urgent things to do.
    private static readonly TimeSpan StartDelay = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(5);

    // Each time that changes are shown costs a segment of the index, and the merge of several: more than the changes themselves. A search
    // that waits for one does not wait so long.
    private static readonly TimeSpan ShowInterval = TimeSpan.FromSeconds(1);

    // What was not stored is read again from the change log after a crash, which costs less than to store it at each change.
    private static readonly TimeSpan CommitInterval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan StandbyDelay = TimeSpan.FromMilliseconds(200);

    // What changes words or tags of the articles that have the record. Where a unit stands is asked when it is searched.
    private static readonly string[] Renaming = ["author.changed", "tag.changed", "tag.merged", "unit.changed", "unit.renamed"];

    // Articles of records that changed, a unit with 300,000 of them among these: in small parts beside what happens meanwhile.
    private readonly Queue<Guid> backlog = new();
    private bool hasBegun;
    private Progress progress = new(0, 0, null, false);

    // What is stored: while there is a backlog, the place before it.
    private Progress durable = new(0, 0, null, false);
    private long committedAt;
    private long shownAt;
    private bool isCommitted = true;

    public async Task RunAsync(CancellationToken stop)
    {
        SearchIndex? index = null;
        try
        {
            await Task.WhenAny(store.Wanted, Task.Delay(store.IsLazy ? Timeout.InfiniteTimeSpan : StartDelay, stop));
            while (!stop.IsCancellationRequested)
            {
                try
                {
                    hasBegun &= index is not null;
                    await FollowAsync(index ??= store.Open(), stop);
                }
                catch (Exception exception) when (exception is not OperationCanceledException || !stop.IsCancellationRequested)
                {
                    logger.LogWarning("The search index waits: {Reason}", exception.GetBaseException().Message);
                    // A writer that met a full disk writes no more. What it has not stored is read again, from where it has.
                    if (!IsOfDatabase(exception))
                    {
                        store.Close();
                        (index, isCommitted) = (null, true);
                    }
                    await Task.Delay(RetryDelay, stop);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested) { }
        finally
        {
            if (index is not null && hasBegun && !isCommitted)
                CommitAtEnd(index);
        }
    }

    private async Task FollowAsync(SearchIndex index, CancellationToken stop)
    {
        while (true)
        {
            if (!hasBegun)
                await BeginAsync(index, stop);
            var position = progress.Position;
            var more = progress.IsComplete
                ? await TakeInAsync(index, stop) | await WorkOffAsync(index, stop)
                : await BuildAsync(index, stop);
            Show(index);
            if (more)
                continue;
            // The log says more than a standby shows yet.
            if (follower.Position > progress.Position && progress.Position == position)
                await Task.Delay(StandbyDelay, stop);
            else if (await follower.WaitBeyondAsync(progress.Position, MaxWait, stop))
                await GatherAsync(stop);
        }
    }

    private async Task GatherAsync(CancellationToken stop)
    {
        var left = ShowInterval - Stopwatch.GetElapsedTime(shownAt);
        if (left > TimeSpan.Zero)
            await store.WaitForSearchAsync(left, stop);
    }

    private static bool IsOfDatabase(Exception? exception) =>
        exception is not null && (exception is DbException || IsOfDatabase(exception.InnerException));

    // Goes on where the index is, or from the beginning.
    private async Task BeginAsync(SearchIndex index, CancellationToken stop)
    {
        backlog.Clear();
        var kept = Progress.Read(index.State, Version);
        await using var scope = scopes.CreateAsyncScope();
        var rows = scope.ServiceProvider.GetRequiredService<SyncRows>();
        var ends = await rows.EndsAsync(kept?.Position ?? long.MaxValue, stop);
        if (kept is not null && ends.Continues(kept.Position, kept.Mark))
        {
            progress = durable = kept;
            store.MoveTo(progress.Position, progress.IsComplete);
            (hasBegun, isCommitted) = (true, true);
            return;
        }
        index.Clear();
        progress = durable = new Progress(ends.Newest, ends.Mark, null, false);
        (hasBegun, isCommitted) = (true, false);
        logger.LogInformation("Making the search index");
    }

    // The next articles of the archive. False when there are no more.
    private async Task<bool> BuildAsync(SearchIndex index, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rows = scope.ServiceProvider.GetRequiredService<SearchRows>();
        var next = await rows.NextAsync(progress.At, BatchSize, stop);
        await WriteAsync(index, rows, [.. next.Select(row => row.Id)], stop);
        if (next.Count > 0)
            progress = progress with { At = next[^1] };
        if (next.Count == BatchSize)
            return true;
        progress = progress with { At = null, IsComplete = true };
        // It took minutes to make: stored at once.
        committedAt = 0;
        logger.LogInformation("The search index has {Count} articles", index.Count);
        return true;
    }

    // What changed since. False when there is nothing more.
    private async Task<bool> TakeInAsync(SearchIndex index, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (log, rows) = (scope.ServiceProvider.GetRequiredService<SyncRows>(), scope.ServiceProvider.GetRequiredService<SearchRows>());
        var changes = await log.ChangesAsync(progress.Position, ChangesAtOnce, stop);
        if (changes.Count == 0)
            return false;
        // A restored backup, or a log that was purged up to here.
        if (!(await log.EndsAsync(progress.Position, stop)).Continues(progress.Position, progress.Mark))
        {
            hasBegun = false;
            return true;
        }
        await WriteAsync(
            index,
            rows,
            [.. changes.Where(change => change.Entity == ChangedEntity.Article).Select(change => change.Id).Distinct()],
            stop
        );
        // A name, a merged tag or a unit that moved: in every article that has it.
        foreach (var record in changes.Where(change => Renaming.Contains(change.Kind)).DistinctBy(change => change.Id))
        foreach (var id in index.Having(FieldOf(record.Entity), record.Id))
            backlog.Enqueue(id);
        var ends = await log.EndsAsync(changes[^1].Position, stop);
        progress = progress with { Position = changes[^1].Position, Mark = ends.Mark };
        return changes.Count == ChangesAtOnce;
    }

    // The next part of the backlog. False when there is none.
    private async Task<bool> WorkOffAsync(SearchIndex index, CancellationToken stop)
    {
        if (backlog.Count == 0)
            return false;
        await using var scope = scopes.CreateAsyncScope();
        var part = new HashSet<Guid>();
        while (part.Count < BatchSize && backlog.TryDequeue(out var id))
            part.Add(id);
        await WriteAsync(index, scope.ServiceProvider.GetRequiredService<SearchRows>(), [.. part], stop);
        return backlog.Count > 0;
    }

    private async Task WriteAsync(SearchIndex index, SearchRows rows, Guid[] ids, CancellationToken stop)
    {
        for (var at = 0; at < ids.Length; )
        {
            var wanted = ids[at..Math.Min(ids.Length, at + BatchSize)];
            var (documents, answered) = await rows.ReadAsync(wanted, stop);
            var live = documents.Select(document => document.Id).ToHashSet();
            foreach (var document in documents)
                index.Update(document);
            foreach (var gone in wanted.Take(answered).Where(id => !live.Contains(id)))
                index.Remove(gone);
            at += answered;
            isCommitted = false;
        }
    }

    private void Show(SearchIndex index)
    {
        index.Refresh();
        shownAt = Stopwatch.GetTimestamp();
        store.MoveTo(progress.Position, progress.IsComplete);
        if (!isCommitted && Stopwatch.GetElapsedTime(committedAt, clock.GetTimestamp()) > CommitInterval)
            Commit(index);
    }

    private void Commit(SearchIndex index)
    {
        if (backlog.Count == 0)
            durable = progress;
        index.Commit(durable.Write(Version));
        (committedAt, isCommitted) = (clock.GetTimestamp(), true);
    }

    // So that the next start has nothing to read again; it would find out by itself.
    private void CommitAtEnd(SearchIndex index)
    {
        try
        {
            Commit(index);
        }
        catch (Exception exception)
        {
            logger.LogWarning("The search index was not stored: {Reason}", exception.GetBaseException().Message);
        }
    }

    private static string FieldOf(ChangedEntity entity) =>
        entity switch
        {
            ChangedEntity.Unit => SearchFields.Unit,
            ChangedEntity.Tag => SearchFields.Tag,
            _ => SearchFields.Author,
        };

    /// <summary>How far the index is.</summary>
    /// <param name="Position">The last change that it has taken in; while it is made, the newest of when that began.</param>
    /// <param name="Mark">What that change was (<see cref="SyncEnds"/>).</param>
    /// <param name="At">The last article that was taken in, while it is made.</param>
    /// <param name="IsComplete">Whether it was made whole.</param>
    private sealed record Progress(long Position, int Mark, FoundRow? At, bool IsComplete)
    {
        public static Progress? Read(IReadOnlyDictionary<string, string> state, string version)
        {
            if (state.GetValueOrDefault("version") != version)
                return null;
            var at = state.TryGetValue("id", out var id)
                ? new FoundRow(Guid.Parse(id), DateTimeOffset.Parse(state["at"], CultureInfo.InvariantCulture))
                : null;
            return new Progress(
                long.Parse(state["position"], CultureInfo.InvariantCulture),
                int.Parse(state["mark"], CultureInfo.InvariantCulture),
                at,
                state["complete"] == bool.TrueString
            );
        }

        public Dictionary<string, string> Write(string version)
        {
            var state = new Dictionary<string, string>
            {
                ["version"] = version,
                ["position"] = Position.ToString(CultureInfo.InvariantCulture),
                ["mark"] = Mark.ToString(CultureInfo.InvariantCulture),
                ["complete"] = IsComplete.ToString(),
            };
            if (At is not null)
                (state["id"], state["at"]) = (At.Id.ToString(), At.PublishedAt.ToString("O", CultureInfo.InvariantCulture));
            return state;
        }
    }
}
