namespace HumasApi.Domain;

/// <summary>What happens to an article at its time.</summary>
internal enum ScheduledAction
{
    /// <summary>Its newest revision is published.</summary>
    Publish,

    /// <summary>It is unpublished.</summary>
    Unpublish,
}

/// <summary>What became of a schedule.</summary>
internal enum ScheduleState
{
    /// <summary>Its time has not come.</summary>
    Pending,

    /// <summary>It was done at its time.</summary>
    Done,

    /// <summary>It was refused at its time, for a reason that it names.</summary>
    Refused,

    /// <summary>It was cancelled before its time.</summary>
    Cancelled,
}

/// <summary>
/// An act on an article at a time to come. It is done as if who scheduled it had sent the request then: with the rights of then, and the
/// review that is required then.
/// </summary>
internal sealed class Schedule
{
    /// <summary>How far ahead, in days: two years.</summary>
    public const int MaxDaysAhead = 731;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ArticleId { get; init; }
    public required ScheduledAction Action { get; init; }

    /// <summary>When, in whole seconds.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>Of a publish: whether readers of a live article get a notice.</summary>
    public UpdateKind? Update { get; set; }

    /// <summary>Of a publish: the notice.</summary>
    public string? ChangeNote { get; set; }

    /// <summary>Of an unpublish: what readers get.</summary>
    public UnpublishMode? Mode { get; set; }

    /// <summary>Of an unpublish: the note that readers see.</summary>
    public string? PublicNote { get; set; }

    /// <summary>Who scheduled it last.</summary>
    public required Requester Requester { get; set; }

    /// <summary>The revision that was the newest then, and that who scheduled it has read.</summary>
    public int RevisionNumber { get; set; }

    /// <summary>The revision that was live then. Another one at its time: somebody has published meanwhile.</summary>
    public int? LiveRevisionNumber { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public ScheduleState State { get; private set; }

    /// <summary>When it was done, refused or cancelled.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The code of the problem for which it was refused.</summary>
    public string? Reason { get; private set; }

    /// <summary>Whether somebody has published since.</summary>
    public bool WasOvertaken(Article article) => Action == ScheduledAction.Publish && article.LiveRevisionNumber != LiveRevisionNumber;

    /// <summary>
    /// Whether nobody who may publish has read the newest revision: it was written since. Where review is required, that decides.
    /// </summary>
    public bool IsOutdated(Article article, ReviewPolicy policy) =>
        Action == ScheduledAction.Publish && article.NewestRevisionNumber != RevisionNumber && !policy.Required;

    public void Done(DateTimeOffset now) => (State, EndedAt) = (ScheduleState.Done, now);

    public void Cancel(DateTimeOffset now) => (State, EndedAt) = (ScheduleState.Cancelled, now);

    public void Refuse(string reason, DateTimeOffset now) => (State, EndedAt, Reason) = (ScheduleState.Refused, now, reason);
}
