namespace HumasApi.Domain;

/// <summary>What an item of the inbox reports.</summary>
internal enum InboxKind
{
    /// <summary>A draft waits for a review by anyone who may.</summary>
    Submitted,

    /// <summary>A draft waits for a review by the recipient.</summary>
    Assigned,

    /// <summary>A review that the recipient was to do was withdrawn.</summary>
    Withdrawn,

    /// <summary>What the recipient submitted was approved.</summary>
    Approved,

    /// <summary>What the recipient submitted was sent back.</summary>
    Rejected,

    /// <summary>A remark on what the recipient wrote, submitted or is to review.</summary>
    Note,

    /// <summary>What the recipient scheduled was refused at its time.</summary>
    Refused,
}

/// <summary>Something that somebody has to know or to do. It is stored with the act that it reports.</summary>
internal sealed class InboxItem
{
    /// <summary>How long items are kept.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(90);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Place among all items; given by the database.</summary>
    public long Number { get; init; }
    public required InboxKind Kind { get; init; }

    /// <summary>Whose it is (<see cref="PrincipalOf"/>); null: everyone's who may review the article, while it waits.</summary>
    public required Guid? RecipientId { get; init; }

    /// <summary>Who caused it; null: the service, at the time of a schedule.</summary>
    public Guid? ById { get; init; }
    public required Guid ArticleId { get; init; }

    /// <summary>The revision that it is about.</summary>
    public required int Revision { get; init; }

    /// <summary>The step of the review or the remark that it reports.</summary>
    public Guid? NoteId { get; init; }

    /// <summary>The schedule that was refused.</summary>
    public Guid? ScheduleId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>When it is sent by mail; null: it was, or need not be.</summary>
    public DateTimeOffset? MailAt { get; init; }
    public int MailAttempts { get; init; }

    /// <summary>Identity of a key or person as a recipient. The key of the settings has none, and gets the empty one.</summary>
    public static Guid PrincipalOf(Actor actor) => actor.Id ?? Guid.Empty;

    /// <summary>The items of a step of a review or of a remark: for everyone concerned but for who took it.</summary>
    /// <param name="note">The step or remark.</param>
    /// <param name="article">The article, after the step.</param>
    /// <param name="assignee">Who was to review it before.</param>
    /// <param name="lastEditor">Who wrote its newest revision.</param>
    public static IEnumerable<InboxItem> Of(ArticleNote note, Article article, Actor? assignee, Actor lastEditor) =>
        from recipient in RecipientsOf(note, article, assignee, lastEditor).Distinct()
        // Who takes a review has it to do.
        where recipient.Id != PrincipalOf(note.By) || recipient.Kind == InboxKind.Assigned
        select new InboxItem
        {
            Kind = recipient.Kind,
            RecipientId = recipient.Id,
            ById = PrincipalOf(note.By),
            ArticleId = article.Id,
            Revision = note.Revision,
            NoteId = note.Id,
            At = note.At,
            MailAt = recipient.Id is null || recipient.Id == PrincipalOf(note.By) ? null : note.At,
        };

    /// <summary>The item of a schedule that was refused, for who made it.</summary>
    public static InboxItem Of(Schedule schedule, Actor maker, DateTimeOffset now) =>
        new()
        {
            Kind = InboxKind.Refused,
            RecipientId = PrincipalOf(maker),
            ArticleId = schedule.ArticleId,
            Revision = schedule.RevisionNumber,
            ScheduleId = schedule.Id,
            At = now,
            MailAt = now,
        };

    private static IEnumerable<(InboxKind Kind, Guid? Id)> RecipientsOf(
        ArticleNote note,
        Article article,
        Actor? assignee,
        Actor lastEditor
    ) =>
        note.Kind switch
        {
            NoteKind.Submitted or NoteKind.Assigned =>
            [
                article.Assignee is { } reviewer ? (InboxKind.Assigned, PrincipalOf(reviewer)) : (InboxKind.Submitted, null),
                .. assignee is null || article.Assignee?.IsSameAs(assignee) == true ? [] : Each(InboxKind.Withdrawn, assignee),
            ],
            NoteKind.Withdrawn => Each(InboxKind.Withdrawn, assignee),
            NoteKind.Approved => Each(InboxKind.Approved, article.SubmittedBy),
            NoteKind.Rejected => Each(InboxKind.Rejected, article.SubmittedBy),
            _ => Each(InboxKind.Note, article.SubmittedBy, article.Assignee, lastEditor),
        };

    private static IEnumerable<(InboxKind Kind, Guid? Id)> Each(InboxKind kind, params IEnumerable<Actor?> actors) =>
        actors.OfType<Actor>().Select(actor => (kind, (Guid?)PrincipalOf(actor)));
}

/// <summary>That somebody has read an item.</summary>
internal sealed class InboxMark
{
    public required Guid PrincipalId { get; init; }
    public required Guid ItemId { get; init; }
}

/// <summary>What somebody gets by mail. Who has none gets everything that is theirs.</summary>
internal sealed class MailPreference
{
    public required Guid PrincipalId { get; init; }

    /// <summary>The kinds of items, by their words.</summary>
    public List<string> Kinds { get; init; } = [];
}
