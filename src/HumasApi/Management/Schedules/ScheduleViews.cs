using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Publishing;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Schedules;

/// <summary>What happens to an article at a time.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Article">The article.</param>
/// <param name="Action">What happens: publish or unpublish.</param>
/// <param name="At">When.</param>
/// <param name="State">What became of it.</param>
/// <param name="Revision">Of a publish: number of the revision that was scheduled.</param>
/// <param name="Update">Of a publish: minor, or major with a notice to readers.</param>
/// <param name="ChangeNote">Of a publish: the notice.</param>
/// <param name="As">Of an unpublish: gone or notFound.</param>
/// <param name="PublicNote">Of an unpublish: the note that readers see.</param>
/// <param name="Reason">Why it was refused, or would be refused now; null: nothing is in its way.</param>
/// <param name="CreatedAt">When it was scheduled first.</param>
/// <param name="ScheduledBy">Who scheduled it last. It happens with the rights of this key or person.</param>
/// <param name="EndedAt">When it was done, refused or cancelled.</param>
internal sealed record ScheduleView(
    Guid Id,
    ScheduledArticle Article,
    [property: ExtensibleEnum(typeof(ScheduledAction))] string Action,
    DateTimeOffset At,
    [property: ExtensibleEnum(typeof(ScheduleState))] string State,
    int? Revision,
    [property: ExtensibleEnum(typeof(UpdateKind))] string? Update,
    string? ChangeNote,
    [property: ExtensibleEnum(typeof(UnpublishMode))] string? As,
    string? PublicNote,
    ScheduleRefusal? Reason,
    DateTimeOffset CreatedAt,
    ActorRef ScheduledBy,
    DateTimeOffset? EndedAt
);

/// <summary>An article in the calendar.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Title">Headline of the newest revision.</param>
/// <param name="Unit">The unit that publishes.</param>
internal sealed record ScheduledArticle(Guid Id, string Title, UnitRef? Unit);

/// <summary>Why something was refused at its time.</summary>
/// <param name="Code">The code of the problem, as a request would have got it.</param>
/// <param name="Title">What it means.</param>
/// <param name="Detail">What to do.</param>
internal sealed record ScheduleRefusal(string Code, string Title, string Detail)
{
    public static ScheduleRefusal? Of(string? code) =>
        code is null ? null : new(code, Problems.Find(code)?.When.ToString() ?? code, Problems.Find(code)?.Fix.ToString() ?? "");
}

/// <summary>Reads schedules with what they are about.</summary>
internal sealed class ScheduleViews(HumasDbContext database)
{
    public async Task<IReadOnlyList<ScheduleView>> ReadAsync(IReadOnlyList<Schedule> schedules, CancellationToken cancellationToken)
    {
        var ids = schedules.Select(one => one.ArticleId).ToList();
        var articles = await database
            .Articles.AsNoTracking()
            .Where(article => ids.Contains(article.Id))
            .ToDictionaryAsync(article => article.Id, cancellationToken);
        var references = await References.ReadAsync(database, articles.Values.Select(article => article.UnitId), [], [], cancellationToken);
        var policies = await ReviewPolicies.ReadAsync(database, articles.Values.SelectMany(article => article.Units()), cancellationToken);
        var views = new List<ScheduleView>();
        foreach (var one in schedules)
        {
            var article = articles[one.ArticleId];
            views.Add(
                new ScheduleView(
                    one.Id,
                    new(article.Id, article.Title, references.Units([article.UnitId]).SingleOrDefault()),
                    one.Action.ToWire(),
                    one.DueAt,
                    one.State.ToWire(),
                    one.Action == ScheduledAction.Publish ? one.RevisionNumber : null,
                    one.Update?.ToWire(),
                    one.ChangeNote,
                    one.Mode?.ToWire(),
                    one.PublicNote,
                    ScheduleRefusal.Of(
                        one.State == ScheduleState.Pending ? Obstacle(one, article, ReviewPolicies.Of(article, policies)) : one.Reason
                    ),
                    one.CreatedAt,
                    ActorRef.From(one.Requester.Actor),
                    one.EndedAt
                )
            );
        }
        return views;
    }

    // Rights are known when they are asked for.
    private static string? Obstacle(Schedule schedule, Article article, ReviewPolicy policy) =>
        schedule.WasOvertaken(article) ? Problems.PublishedMeanwhile.Code
        : schedule.Action == ScheduledAction.Publish && article.AwaitsReview(policy) ? Problems.ReviewRequired.Code
        : schedule.IsOutdated(article, policy) ? Problems.ChangedSinceScheduled.Code
        : null;
}
