using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Management.Schedules;
using HumasApi.Publishing;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Inbox;

/// <summary>Something that the caller has to know or to do.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Kind">submitted: a draft waits for anyone who may review it. assigned: it waits for the caller. withdrawn: it does no
/// more. approved and rejected: what the caller submitted. note: a remark on what the caller wrote, submitted or is to review. refused:
/// what the caller scheduled was refused at its time.</param>
/// <param name="At">When it happened.</param>
/// <param name="Read">Whether the caller has read it.</param>
/// <param name="Waits">Whether something is still to be done about it: a review, another version, another time.</param>
/// <param name="Article">The article.</param>
/// <param name="Revision">Number of the revision that it is about.</param>
/// <param name="By">Who did it; null: the service, at the time of a schedule.</param>
/// <param name="Text">What was said; of a rejection the reason.</param>
/// <param name="Action">What was scheduled.</param>
/// <param name="Reason">Why that was refused.</param>
internal sealed record InboxRow(
    Guid Id,
    [property: ExtensibleEnum(typeof(InboxKind))] string Kind,
    DateTimeOffset At,
    bool Read,
    bool Waits,
    ScheduledArticle Article,
    int Revision,
    ActorRef? By,
    string? Text,
    [property: ExtensibleEnum(typeof(ScheduledAction))] string? Action,
    ScheduleRefusal? Reason
);

/// <summary>An item with what decides whether it waits.</summary>
internal sealed class InboxEntry
{
    public required InboxItem Item { get; init; }
    public required Article Article { get; init; }
    public required bool IsRead { get; init; }
    public required bool Waits { get; init; }
}

/// <summary>The inbox of the caller.</summary>
internal sealed class InboxItems(HumasDbContext database, Rights rights)
{
    public Guid Me => InboxItem.PrincipalOf(rights.Caller);

    /// <summary>
    /// What is there for the caller: what is addressed to it, of articles that it may see; and what waits for anyone who may review.
    /// </summary>
    public async Task<IQueryable<InboxEntry>> AllAsync(CancellationToken cancellationToken)
    {
        var me = Me;
        var visible = await rights.VisibleAsync(database.Articles, cancellationToken);
        var reviewable = (await rights.WithAsync(Right.Review, database.Articles, cancellationToken)).Where(article =>
            article.DraftState == DraftState.InReview
        );
        // Each part has an index of its own.
        var own = database
            .InboxItems.Where(item => item.RecipientId == me && visible.Any(article => article.Id == item.ArticleId))
            .Select(item => item.Id);
        var open = database
            .InboxItems.Where(item =>
                item.RecipientId == null && item.ById != me && reviewable.Any(article => article.Id == item.ArticleId)
            )
            .Select(item => item.Id);
        return Entries(database, me, own.Union(open)).Where(entry => entry.Item.RecipientId != null || entry.Waits);
    }

    /// <summary>Items with what decides whether they wait for a recipient.</summary>
    public static IQueryable<InboxEntry> Entries(HumasDbContext database, Guid me, IQueryable<Guid> ids) =>
        from item in database.InboxItems.AsNoTracking()
        where ids.Contains(item.Id)
        join article in database.Articles.AsNoTracking() on item.ArticleId equals article.Id
        select new InboxEntry
        {
            Item = item,
            Article = article,
            IsRead = database.InboxMarks.Any(mark => mark.PrincipalId == me && mark.ItemId == item.Id),
            Waits =
                (
                    (item.Kind == InboxKind.Submitted || item.Kind == InboxKind.Assigned)
                    && article.DraftState == DraftState.InReview
                    && article.AssigneeId == item.RecipientId
                    // A reviewer may correct a word; another submission or assignment is another item.
                    && !database.InboxItems.Any(later =>
                        later.ArticleId == item.ArticleId
                        && later.Number > item.Number
                        && (later.Kind == InboxKind.Submitted || later.Kind == InboxKind.Assigned)
                    )
                )
                || (
                    item.Kind == InboxKind.Rejected
                    && article.DraftState == DraftState.Draft
                    && article.NewestRevisionNumber == item.Revision
                )
                || (
                    item.Kind == InboxKind.Refused
                    && database.Schedules.Any(one =>
                        one.Id == item.ScheduleId
                        && (
                            one.Action == ScheduledAction.Publish
                                ? article.DraftState != null && article.NewestRevisionNumber == one.RevisionNumber
                                : article.Publication == PublicationState.Live
                        )
                    )
                    && !database.Schedules.Any(one => one.ArticleId == item.ArticleId && one.State == ScheduleState.Pending)
                ),
        };

    public static async Task<IReadOnlyList<InboxRow>> RowsAsync(
        HumasDbContext database,
        IReadOnlyList<InboxEntry> entries,
        CancellationToken cancellationToken
    )
    {
        var references = await References.ReadAsync(database, entries.Select(entry => entry.Article.UnitId), [], [], cancellationToken);
        var (noteIds, scheduleIds) = (
            entries.Select(entry => entry.Item.NoteId).OfType<Guid>().ToList(),
            entries.Select(entry => entry.Item.ScheduleId).OfType<Guid>().ToList()
        );
        var notes = await database
            .Notes.AsNoTracking()
            .Where(note => noteIds.Contains(note.Id))
            .ToDictionaryAsync(note => note.Id, cancellationToken);
        var schedules = await database
            .Schedules.AsNoTracking()
            .Where(one => scheduleIds.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, cancellationToken);
        return
        [
            .. from entry in entries
            let item = entry.Item
            let note = item.NoteId is { } id ? notes.GetValueOrDefault(id) : null
            let schedule = item.ScheduleId is { } id ? schedules.GetValueOrDefault(id) : null
            select new InboxRow(
                item.Id,
                item.Kind.ToWire(),
                item.At,
                entry.IsRead,
                entry.Waits,
                new(entry.Article.Id, entry.Article.Title, references.Units([entry.Article.UnitId]).SingleOrDefault()),
                item.Revision,
                note is null ? null : ActorRef.From(note.By),
                note?.Text,
                schedule?.Action.ToWire(),
                ScheduleRefusal.Of(schedule?.Reason)
            ),
        ];
    }

    public static Problem Missing() =>
        Problem.NotFound(
            Sentence.Of(
                "There is no such item in your inbox; what waited for anyone goes when somebody has done it.",
                "Tidak ada butir seperti itu di kotak masuk Anda; yang menunggu siapa saja hilang setelah ada yang mengerjakannya."
            )
        );
}
