using FluentValidation;
using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Management.Articles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Schedules;

/// <summary>
/// POST /manage/v1/articles/{id}/schedule/{publish|unpublish}: does it at a time to come, or at another time than was said before.
/// </summary>
internal static class ScheduleArticleEndpoint
{
    public static async Task<IResult> Publish(string id, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var match = IfMatch.Required(http.Request);
        var input = StrictJson.Bind<SchedulePublishInput>(await StrictJson.ReadObjectAsync(http.Request), typeof(ScheduleView));
        return Answer(
            await mediator.Send(
                new ScheduleArticleCommand(ManagementIds.Parse(id), match, ScheduledAction.Publish, input, null, http.Actor()),
                http.RequestAborted
            ),
            url
        );
    }

    public static async Task<IResult> Unpublish(string id, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var match = IfMatch.Required(http.Request);
        var input = StrictJson.Bind<ScheduleUnpublishInput>(await StrictJson.ReadObjectAsync(http.Request), typeof(ScheduleView));
        return Answer(
            await mediator.Send(
                new ScheduleArticleCommand(ManagementIds.Parse(id), match, ScheduledAction.Unpublish, null, input, http.Actor()),
                http.RequestAborted
            ),
            url
        );
    }

    private static ManagementResult<ItemResponse<ScheduleView>> Answer(ScheduleView schedule, PublicUrl url) =>
        new(new(schedule, new(), new ItemLinks(url.To($"/manage/v1/schedule?article={schedule.Article.Id}"))));
}

/// <summary>When an article is published.</summary>
[FailsWith(
    nameof(Problems.InThePast),
    nameof(Problems.NoteNeedsMajor),
    nameof(Problems.NoteNeedsUpdate),
    nameof(Problems.OffsetMissing),
    nameof(Problems.OutOfRange)
)]
internal sealed record SchedulePublishInput
{
    /// <summary>When: in two years at most.</summary>
    [Required]
    public DateTimeOffset? At { get; init; }

    /// <summary>For an article that is live then: major gives readers a notice that, and when, it changed.</summary>
    public UpdateKind Update { get; init; } = UpdateKind.Minor;

    /// <summary>The notice that readers see with a major update.</summary>
    [Paragraph(ArticleRevision.ChangeNoteMaxLength)]
    public string? ChangeNote { get; init; }
}

/// <summary>When an article is unpublished.</summary>
[FailsWith(nameof(Problems.InThePast), nameof(Problems.NoteNeedsGone), nameof(Problems.OffsetMissing), nameof(Problems.OutOfRange))]
internal sealed record ScheduleUnpublishInput
{
    /// <summary>When: in two years at most.</summary>
    [Required]
    public DateTimeOffset? At { get; init; }

    /// <summary>gone: 410 with the note. notFound: a plain 404.</summary>
    public UnpublishMode As { get; init; } = UnpublishMode.Gone;

    /// <summary>The note that readers see in place of the article.</summary>
    [Paragraph(Article.PublicNoteMaxLength)]
    public string? PublicNote { get; init; }
}

/// <param name="Id">The article.</param>
/// <param name="Match">The version of it that the caller has read.</param>
/// <param name="Action">What is to happen.</param>
/// <param name="Publish">How it is published.</param>
/// <param name="Unpublish">How it is unpublished.</param>
/// <param name="Actor">Who schedules it.</param>
internal sealed record ScheduleArticleCommand(
    Guid Id,
    IfMatch Match,
    ScheduledAction Action,
    SchedulePublishInput? Publish,
    ScheduleUnpublishInput? Unpublish,
    Actor Actor
) : IRequest<ScheduleView>;

internal sealed class ScheduleArticleValidator : AbstractValidator<ScheduleArticleCommand>
{
    public ScheduleArticleValidator(TimeProvider clock)
    {
        RuleFor(command => command.Publish!)
            .ChildRules(input =>
            {
                input.DeclaredRules();
                input.RuleFor(value => value.At).InTime(clock);
                input
                    .RuleFor(value => value.ChangeNote)
                    .Null()
                    .When(value => value.Update == UpdateKind.Minor)
                    .WithProblem(Problems.NoteNeedsMajor);
            })
            .When(command => command.Publish is not null)
            .OverridePropertyName("input");
        RuleFor(command => command.Unpublish!)
            .ChildRules(input =>
            {
                input.DeclaredRules();
                input.RuleFor(value => value.At).InTime(clock);
                input
                    .RuleFor(value => value.PublicNote)
                    .Null()
                    .When(value => value.As == UnpublishMode.NotFound)
                    .WithProblem(Problems.NoteNeedsGone);
            })
            .When(command => command.Unpublish is not null)
            .OverridePropertyName("input");
    }
}

internal sealed class ScheduleArticleHandler(
    HumasDbContext database,
    ArticleWriter writer,
    Rights rights,
    ScheduleViews views,
    ScheduleSignal signal,
    TimeProvider clock
) : IRequestHandler<ScheduleArticleCommand, ScheduleView>
{
    public async Task<ScheduleView> Handle(ScheduleArticleCommand request, CancellationToken cancellationToken)
    {
        var view = await database.InTransactionAsync(
            async () =>
            {
                var isPublish = request.Action == ScheduledAction.Publish;
                var article = await writer.LockAsync(request.Id, isPublish ? Right.Publish : Right.Unpublish, cancellationToken);
                request.Match.Check(article.Version, article.EditedBy, article.EditedAt);
                var pending = await database.PendingAsync(article.Id, cancellationToken);
                Check(request, article, pending);
                var schedule = pending.Find(one => one.Action == request.Action);
                var requester = new Requester(database.PendingAudit!.Act, rights.KeyId, rights.Grants);
                if (schedule is null)
                {
                    schedule = new Schedule
                    {
                        ArticleId = article.Id,
                        Action = request.Action,
                        Requester = requester,
                        CreatedAt = clock.Now(),
                    };
                    database.Schedules.Add(schedule);
                }
                schedule.DueAt = (request.Publish?.At ?? request.Unpublish?.At)!.Value;
                schedule.Requester = requester;
                (schedule.RevisionNumber, schedule.LiveRevisionNumber) = (article.NewestRevisionNumber, article.LiveRevisionNumber);
                (schedule.Update, schedule.ChangeNote) = (request.Publish?.Update, request.Publish?.ChangeNote);
                (schedule.Mode, schedule.PublicNote) = (request.Unpublish?.As, request.Unpublish?.PublicNote);
                await database.SaveChangesAsync(cancellationToken);
                return (await views.ReadAsync([schedule], cancellationToken))[0];
            },
            cancellationToken
        );
        signal.Set();
        return view;
    }

    // What would be refused at its time is refused now, unless it can be fixed until then: a review can.
    private static void Check(ScheduleArticleCommand request, Article article, List<Schedule> pending)
    {
        var others = pending.Find(one => one.Action != request.Action);
        if (request.Publish is { } publish)
        {
            if (publish.ChangeNote is not null && !article.WasPublished)
                throw Problem.Invalid(Problems.NoteNeedsUpdate.At("/changeNote"));
            // Behind the unpublish, it would never be taken down.
            if (!article.IsLive && others is not null && publish.At >= others.DueAt)
                throw new RuleViolation(Rule.NotLive);
            if (!article.HasDraft && publish.Update == UpdateKind.Minor && others is null)
                throw new RuleViolation(Rule.NothingToPublish);
        }
        else if (!article.IsLive && (others is null || others.DueAt >= request.Unpublish!.At))
            throw new RuleViolation(Rule.NotLive);
    }
}

internal static class ScheduleRules
{
    /// <summary>A time that is still to come, and not so far ahead that it must be a slip.</summary>
    public static void InTime<T>(this IRuleBuilder<T, DateTimeOffset?> rule, TimeProvider clock) =>
        rule.Must(value => value is null || value > clock.GetUtcNow())
            .WithProblem(Problems.InThePast, _ =>
                Sentence.Of(
                    "This time has passed. To do it now, use the request for that.",
                    "Waktu ini sudah lewat. Lakukan sekarang juga."
                )
            )
            .Must(value => value is null || value <= clock.GetUtcNow().AddDays(Schedule.MaxDaysAhead))
            .WithProblem(Problems.OutOfRange, _ => Sentence.Of("Two years ahead at most.", "Paling lama dua tahun ke depan."));

    /// <summary>What is still to happen to an article, kept from being changed by others until the transaction ends.</summary>
    public static Task<List<Schedule>> PendingAsync(this HumasDbContext database, Guid article, CancellationToken cancellationToken) =>
        database
            .Schedules.FromSql($"select * from schedules where article_id = {article} and state = 'pending' for update")
            .ToListAsync(cancellationToken);
}
