using System.Text.Json;
using HumasApi.Data;
using HumasApi.Http;
using HumasApi.Jobs;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Inbox;

/// <summary>
/// GET /manage/v1/inbox/events: how much is in the inbox, whenever that changes, as Server-Sent Events. An event is the state and no
/// difference, so none can be missed: a client that connects again gets it at once.
/// </summary>
internal static class FollowInboxEndpoint
{
    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, InboxWatch watch)
    {
        new QueryReader(http.Request).Done();
        var (place, seen) = (watch.Enter(http), watch.Changes);
        try
        {
            return new InboxStreamResult(watch, place, seen, await mediator.Send(new CountInboxQuery(), http.RequestAborted));
        }
        catch
        {
            place.Dispose();
            throw;
        }
    }
}

/// <summary>Sends the state of an inbox until the client leaves, its credential ends or the service stops.</summary>
internal sealed class InboxStreamResult(InboxWatch watch, IDisposable place, long before, InboxCount first) : IResult
{
    private const int BeatsToCount = 4;
    private const int MaxJitter = 300;
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var open = place;
        var (response, services) = (httpContext.Response, httpContext.RequestServices);
        EventStream.Begin(response);
        if (HttpMethods.IsHead(httpContext.Request.Method))
            return;
        var lifetime = services.GetRequiredService<IHostApplicationLifetime>();
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, lifetime.ApplicationStopping);
        var (database, mediator) = (services.GetRequiredService<HumasDbContext>(), services.GetRequiredService<IMediator>());
        var (stop, sent, seen, beats) = (ends.Token, first, before, 0);
        try
        {
            await EventStream.WriteAsync(response.Body, Event(first), stop);
            while (true)
            {
                var changes = await watch.WaitAsync(seen, Heartbeat, stop);
                var isChanged = changes > seen;
                seen = changes;
                if (!isChanged && ++beats % BeatsToCount != 0)
                {
                    await EventStream.WriteAsync(response.Body, ": heartbeat\n\n", stop);
                    continue;
                }
                // Not all of them at once: the item is one's own for few.
                if (isChanged)
                    await Task.Delay(Random.Shared.Next(MaxJitter), stop);
                // In a transaction, which asks for the key again: a stream ends with its credential.
                var now = await database.InTransactionAsync(() => mediator.Send(new CountInboxQuery(), stop), stop);
                await EventStream.WriteAsync(response.Body, now == sent ? ": heartbeat\n\n" : Event(now), stop);
                sent = now;
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested) { }
        // The client connects again; the answer says why where its credential has ended.
        catch (Exception exception)
        {
            services
                .GetRequiredService<ILogger<InboxStreamResult>>()
                .LogInformation("A stream of an inbox ends: {Reason}", exception.GetBaseException().Message);
        }
    }

    private static string Event(InboxCount count) => $"event: inbox\ndata: {JsonSerializer.Serialize(count, Json.Options)}\n\n";
}

/// <summary>
/// Wakes the streams of inboxes of this instance when an item was added by any instance. It asks only while somebody listens.
/// </summary>
internal sealed class InboxWatch(IServiceScopeFactory scopes, ILogger<InboxWatch> logger) : IBackgroundJob
{
    public const int MaxOpen = 1_000;
    public const int MaxOpenOfClient = 50;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private const int Window = 200;

    private readonly OpenResponses open = new(MaxOpen, MaxOpenOfClient);
    private readonly Watched<long> changes = new(0);
    private int listeners;

    /// <summary>How many changes there were since the start.</summary>
    public long Changes => changes.State;

    public IDisposable Enter(HttpContext http)
    {
        var place = open.Enter(http);
        Interlocked.Increment(ref listeners);
        return new Listener(this, place);
    }

    /// <summary>Waits for a change after those that were seen, for a time at most.</summary>
    /// <returns>How many there are then.</returns>
    public Task<long> WaitAsync(long seen, TimeSpan time, CancellationToken stop) =>
        changes.WaitAsync(now => now > seen ? TimeSpan.Zero : time, stop);

    public async Task RunAsync(CancellationToken stop)
    {
        var last = (0L, 0);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Pause, stop);
                if (Volatile.Read(ref listeners) == 0 || await NewestAsync(stop) is var now && now == last)
                    continue;
                last = now;
                changes.MoveTo(changes.State + 1);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                logger.LogWarning("Inboxes cannot be watched; retrying: {Reason}", exception.GetBaseException().Message);
            }
        }
    }

    // Numbers are given before the commit, so one may appear behind a higher one: the count shows it.
    private async Task<(long Newest, int Count)> NewestAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<HumasDbContext>();
        var newest = await database.InboxItems.MaxAsync(item => (long?)item.Number, stop) ?? 0;
        return (newest, await database.InboxItems.CountAsync(item => item.Number > newest - Window, stop));
    }

    private sealed class Listener(InboxWatch watch, IDisposable place) : IDisposable
    {
        private int closed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref closed, 1) == 1)
                return;
            Interlocked.Decrement(ref watch.listeners);
            place.Dispose();
        }
    }
}

/// <summary>Removes what is older than anyone looks back.</summary>
internal sealed class PurgeInbox(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PurgeInbox> logger)
    : PeriodicJob(scopes, clock, logger)
{
    protected override TimeSpan Interval => TimeSpan.FromMinutes(10);

    public override Task RunOnceAsync(HumasDbContext database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = now - Domain.InboxItem.Retention;
        // A review that waits is kept while it does.
        return database
            .InboxItems.Where(item =>
                item.At < before
                && !(
                    (item.Kind == Domain.InboxKind.Submitted || item.Kind == Domain.InboxKind.Assigned)
                    && database.Articles.Any(article => article.Id == item.ArticleId && article.DraftState == Domain.DraftState.InReview)
                )
            )
            .Take(10_000)
            .ExecuteDeleteAsync(cancellationToken);
    }
}
