using HumasApi.Data;
using HumasApi.Jobs;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.ChangeLog;

/// <summary>Wakes the sender of this instance.</summary>
internal sealed class WebhookSignal : WakeSignal;

/// <summary>
/// Turns changes into deliveries, one for each webhook that asks for them. The change is in the log with the commit that made it, and
/// the place in the log moves with the deliveries: no event is lost or doubled, whichever instance stops when.
/// </summary>
internal sealed class WebhookDispatcher(
    IServiceScopeFactory scopes,
    ChangeFollower follower,
    WebhookSignal signal,
    TimeProvider clock,
    ILogger<WebhookDispatcher> logger
) : IBackgroundJob
{
    private const int BatchSize = 500;
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(5);

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var (position, more) = await DispatchAsync(stop);
                if (more)
                    continue;
                await follower.WaitBeyondAsync(position, MaxWait, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                logger.LogWarning("Webhooks wait for the change log: {Reason}", exception.GetBaseException().Message);
                await Task.Delay(ChangeReader.MaxWait, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<(long Position, bool More)> DispatchAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<HumasDbContext>();
        var position = await database.WebhookCursors.Select(one => (long?)one.Position).SingleOrDefaultAsync(stop);
        // By the end of the index. Asked whether there is any, PostgreSQL reads the log from its beginning: most of it is before the place.
        if (position is { } known && (await database.Changes.MaxAsync(change => (long?)change.Position, stop) ?? 0) <= known)
            return (known, false);
        return await database.InTransactionAsync(() => DispatchAsync(database, stop), stop);
    }

    private async Task<(long Position, bool More)> DispatchAsync(HumasDbContext database, CancellationToken stop)
    {
        var cursor = await database.WebhookCursors.FromSql($"select * from webhook_cursor for update").SingleOrDefaultAsync(stop);
        if (cursor is null)
        {
            // Before the first start with webhooks there is nobody to tell.
            var newest = await database.Changes.MaxAsync(change => (long?)change.Position, stop) ?? 0;
            await database.Database.ExecuteSqlAsync(
                $"insert into webhook_cursor (id, position) values (1, {newest}) on conflict do nothing",
                stop
            );
            return (newest, true);
        }
        var changes = await database
            .Changes.AsNoTracking()
            .Where(change => change.Position > cursor.Position)
            .OrderBy(change => change.Position)
            .Take(BatchSize)
            .ToListAsync(stop);
        if (changes.Count == 0)
            return (cursor.Position, false);
        var deliveries = await WebhookMatches.OfAsync(database, null, changes, clock.GetUtcNow(), stop);
        // A replay may have been here before.
        var positions = deliveries.Select(one => one.Position).Distinct().ToList();
        var known = (
            await database
                .WebhookDeliveries.Where(one => positions.Contains(one.Position))
                .Select(one => new { one.WebhookId, one.Position })
                .ToListAsync(stop)
        ).ToHashSet();
        deliveries.RemoveAll(one => known.Contains(new { one.WebhookId, one.Position }));
        // In the order of the log, by which they are numbered.
        await database.CopyAsync(deliveries, stop);
        cursor.Position = changes[^1].Position;
        await database.SaveChangesAsync(stop);
        if (deliveries.Count > 0)
            signal.Set();
        return (cursor.Position, changes.Count == BatchSize);
    }
}
