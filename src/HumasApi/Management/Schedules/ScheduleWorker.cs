using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Jobs;
using HumasApi.Management.Articles;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HumasApi.Management.Schedules;

/// <summary>Wakes the worker of this instance, whose next schedule may be another one now.</summary>
internal sealed class ScheduleSignal : WakeSignal;

/// <summary>
/// Does what is scheduled, in the order of its times. Each is one transaction: the command that a person would have sent, and that it is
/// done. Any number of instances may run it: one that works on a schedule has its row, so none is done twice.
/// </summary>
internal sealed class ScheduleWorker(
    IServiceScopeFactory scopes,
    ScheduleSignal signal,
    UpcomingChange upcoming,
    TimeProvider clock,
    ILogger<ScheduleWorker> logger
) : IBackgroundJob
{
    // Another instance may have scheduled something that is due earlier.
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Contended = TimeSpan.FromMilliseconds(50);

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                upcoming.At = await NextAsync(stop);
                if (upcoming.At <= clock.GetUtcNow())
                {
                    // Another instance has it where there is none to take.
                    if (!await RunNextAsync(stop))
                        await signal.WaitAsync(Contended, stop);
                    continue;
                }
                var left = upcoming.At - clock.GetUtcNow() ?? MaxWait;
                await signal.WaitAsync(
                    left < TimeSpan.Zero ? TimeSpan.Zero
                        : left < MaxWait ? left
                        : MaxWait,
                    stop
                );
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                logger.LogWarning("The schedule is interrupted and goes on in a moment: {Reason}", exception.GetBaseException().Message);
                await Task.Delay(MaxWait, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // False when nothing is due.
    private async Task<bool> RunNextAsync(CancellationToken stop)
    {
        Schedule? schedule = null;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var database = scope.ServiceProvider.GetRequiredService<HumasDbContext>();
            await database.InTransactionAsync(
                async () =>
                {
                    schedule = await DueAsync(database, stop);
                    if (schedule is null)
                        return 0;
                    await DoAsync(scope, schedule, stop);
                    schedule.Done(clock.Now());
                    await database.SaveChangesAsync(stop);
                    return 0;
                },
                stop
            );
        }
        catch (Exception exception) when (schedule is not null && ReasonOf(exception) is { } reason)
        {
            await RefuseAsync(schedule, reason, stop);
        }
        return schedule is not null;
    }

    private async Task DoAsync(AsyncServiceScope scope, Schedule schedule, CancellationToken stop)
    {
        var isPublish = schedule.Action == ScheduledAction.Publish;
        var requester = schedule.Requester;
        var reason = Sentence.Of($"Scheduled for {schedule.DueAt:u}.", $"Dijadwalkan untuk {schedule.DueAt:u}.");
        var database = (requester with { Act = requester.Act with { Reason = reason } }).SignIn(
            scope,
            isPublish ? "publishArticle" : "unpublishArticle",
            clock,
            linePerArticle: false
        );
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        if (!isPublish)
        {
            var input = new UnpublishInput { As = schedule.Mode ?? UnpublishMode.Gone, PublicNote = schedule.PublicNote };
            await mediator.Send(new UnpublishArticleCommand(schedule.ArticleId, new IfMatch(null), input, requester.Actor), stop);
            // What is scheduled behind it was scheduled knowing of it.
            foreach (var next in await database.PendingAsync(schedule.ArticleId, stop))
                if (next.Action == ScheduledAction.Publish)
                    next.LiveRevisionNumber = null;
            return;
        }
        var article = await database.Articles.SingleAsync(one => one.Id == schedule.ArticleId, stop);
        // A publish in between decided what readers have; a draft that was begun since is not for them yet.
        if (schedule.WasOvertaken(article))
            throw new Problem(Problems.PublishedMeanwhile);
        if (schedule.IsOutdated(article, await ReviewPolicies.ReadAsync(database, article, stop)))
            throw new Problem(Problems.ChangedSinceScheduled);
        var revision = await database.Revisions.AsNoTracking().SingleAsync(one => one.Id == article.NewestRevisionId, stop);
        await mediator.Send(
            new PublishArticleCommand(
                schedule.ArticleId,
                new IfMatch(null),
                new PublishInput
                {
                    // The time that was announced, also when the service was down at it.
                    PublishedAt = article.WasPublished || revision.PublishedAt is not null ? null : schedule.DueAt,
                    Update = article.WasPublished ? schedule.Update ?? UpdateKind.Minor : UpdateKind.Minor,
                    ChangeNote = schedule.ChangeNote,
                },
                requester.Actor
            ),
            stop
        );
    }

    // What a request would have been refused for; null for what passes by itself.
    private static string? ReasonOf(Exception exception) =>
        exception switch
        {
            FluentValidation.ValidationException => Problems.ValidationFailed.Code,
            RuleViolation rule => ProblemHandler.ToProblem(rule).Code,
            Problem problem when problem.Status is >= 400 and < 500 and not 429 => problem.Code,
            Problem or DbUpdateConcurrencyException => null,
            _ when Faults.IsTransient(exception) => null,
            // A pooler that lost the database (08P01).
            _ when exception.GetBaseException() is PostgresException { SqlState: ['0', '8', ..] } => null,
            // Nobody foresaw it: it is refused, so that it holds up no other.
            _ => Problems.InternalError.Code,
        };

    private async Task RefuseAsync(Schedule schedule, string reason, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<HumasDbContext>();
        await database.InTransactionAsync(
            async () =>
            {
                var now = clock.Now();
                var ended = await database
                    .Schedules.Where(one => one.Id == schedule.Id && one.State == ScheduleState.Pending && one.DueAt == schedule.DueAt)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(one => one.State, ScheduleState.Refused)
                                .SetProperty(one => one.Reason, reason)
                                .SetProperty(one => one.EndedAt, now),
                        stop
                    );
                // A row that was spoilt by hand may name nobody.
                if (ended > 0 && schedule.Requester.Act?.Actor is { } maker)
                    database.InboxItems.Add(InboxItem.Of(schedule, maker, now));
                return await database.SaveChangesAsync(stop);
            },
            stop
        );
        logger.LogInformation("A schedule was refused at its time: {Reason}; article {Article}", reason, schedule.ArticleId);
    }

    // One that another instance works on is passed over, and with it what is to happen to the same article after it.
    private async Task<Schedule?> DueAsync(HumasDbContext database, CancellationToken stop) =>
        (
            await database
                .Schedules.FromSql(
                    $"""
                    select * from schedules s where state = 'pending' and due_at <= {clock.GetUtcNow()} and not exists (
                        select 1 from schedules e where e.article_id = s.article_id and e.state = 'pending'
                            and (e.due_at, e.id) < (s.due_at, s.id))
                    order by due_at, id limit 1 for update skip locked
                    """
                )
                .ToListAsync(stop)
        ).SingleOrDefault();

    private async Task<DateTimeOffset?> NextAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<HumasDbContext>();
        return await database.Schedules.Where(one => one.State == ScheduleState.Pending).MinAsync(one => (DateTimeOffset?)one.DueAt, stop);
    }
}

/// <summary>Removes what was done, refused or cancelled more than a year ago.</summary>
internal sealed class PurgeSchedules(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PurgeSchedules> logger)
    : PeriodicJob(scopes, clock, logger)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(366);

    protected override TimeSpan Interval => TimeSpan.FromHours(1);

    public override Task RunOnceAsync(HumasDbContext database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = now - Kept;
        return database
            .Schedules.Where(one => one.State != ScheduleState.Pending && one.DueAt < before)
            .ExecuteDeleteAsync(cancellationToken);
    }
}
