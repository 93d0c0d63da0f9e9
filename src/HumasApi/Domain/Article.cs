namespace HumasApi.Domain;

/// <summary>Whether readers see the article.</summary>
internal enum PublicationState
{
    None,
    Live,
    Unpublished,
}

/// <summary>How far the newest revision has come on its way to readers.</summary>
internal enum DraftState
{
    Draft,
    InReview,
    Approved,
}

/// <summary>
/// What readers of an unpublished article get: 410 with an explanation, or a plain 404 (court and child-protection orders).
/// </summary>
internal enum UnpublishMode
{
    Gone,
    NotFound,
}

/// <summary>Minor: a small fix, not announced. Major: readers see that and when the article changed.</summary>
internal enum UpdateKind
{
    Minor,
    Major,
}

/// <summary>A line that readers see with the article: that it was updated, later that it was corrected.</summary>
internal sealed record ArticleNotice(string Kind, DateTimeOffset At, string? Text);

/// <summary>
/// Identity, workflow and lock version of an article. Its content stands in <see cref="ArticleRevision"/>; the newest and
/// the live revision are pointers, so that a live text and a draft stand side by side and history never slows a list.
/// </summary>
internal sealed class Article
{
    public const int PublicNoteMaxLength = 500;
    public const int ImportKeyPartMaxLength = 200;
    public const int MaxSeeAlso = 10;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Grows by one with every change of the article; what If-Match is compared with.</summary>
    public int Version { get; private set; }

    public Guid NewestRevisionId { get; private set; }
    public int NewestRevisionNumber { get; private set; }

    /// <summary>Highest number ever given; a discarded draft keeps its number.</summary>
    public int LastRevisionNumber { get; private set; }

    /// <summary>The newest revision that was ever live; the publishedAt that it requested has been consumed.</summary>
    public int LastPublishedRevisionNumber { get; private set; }
    public Guid? LiveRevisionId { get; private set; }
    public int? LiveRevisionNumber { get; private set; }

    /// <summary>The unit of the live revision; null when nothing is live.</summary>
    public Guid? LiveUnitId { get; private set; }

    // Copies of the newest revision, for management filters and rights only.
    public string Title { get; private set; } = "";
    public string Language { get; private set; } = "id";
    public Guid UnitId { get; private set; }
    public List<Guid> TagIds { get; private set; } = [];
    public List<Guid> AuthorIds { get; private set; } = [];

    public PublicationState Publication { get; private set; }

    /// <summary>State of the newest revision; null when it is the live one.</summary>
    public DraftState? DraftState { get; private set; }

    /// <summary>Who should review next; null: anyone who may.</summary>
    public Actor? Assignee { get; private set; }

    /// <summary>Identity of the assignee, for lists.</summary>
    public Guid? AssigneeId
    {
        get => Assignee?.Id;
        private set => _ = value;
    }

    /// <summary>Who asked for the review that is under way, or was last; gets the draft back when it is rejected.</summary>
    public Actor? SubmittedBy { get; private set; }

    /// <summary>The revision that was submitted to that review.</summary>
    public int? SubmittedRevisionNumber { get; private set; }
    public DateTimeOffset? PublishedAt { get; private set; }
    public DateTimeOffset? FirstPublishedAt { get; private set; }

    /// <summary>Last major update; null before one.</summary>
    public DateTimeOffset? UpdatedAt { get; private set; }

    /// <summary>Last change of what is served.</summary>
    public DateTimeOffset? ModifiedAt { get; private set; }

    /// <summary>Newest first.</summary>
    public List<ArticleNotice> Notices { get; private set; } = [];

    /// <summary>Joins the articles that are translations of one another; the own id where there are none.</summary>
    public Guid TranslationGroupId { get; private set; }
    public string? ImportSource { get; init; }
    public string? ImportExternalId { get; init; }

    /// <summary>The revision that the last import wrote; another newest one means that a person edited since.</summary>
    public int? ImportedRevisionNumber { get; private set; }

    /// <summary>
    /// When its source sent it last, changed or not: what an archive no longer holds has an old one. Null where its source, or the
    /// revert of its import, took it back: then its source may publish it again.
    /// </summary>
    public DateTimeOffset? ImportedAt { get; private set; }

    /// <summary>Hash of the item of an import that this article equals; null when it was written in another way since.</summary>
    public byte[]? ImportHash { get; private set; }

    /// <summary>The import that wrote it last, from a file; null when none did, or when that was reverted.</summary>
    public Guid? ImportId { get; private set; }

    /// <summary>The version that this import left; another one means that somebody has changed the article since.</summary>
    public int? ImportVersion { get; private set; }

    /// <summary>What it was before this import; null when the import created it.</summary>
    public BeforeImport? BeforeImport { get; private set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required Actor CreatedBy { get; init; }
    public DateTimeOffset EditedAt { get; private set; }
    public Actor EditedBy { get; private set; } = new(null, "");

    /// <summary>Whether its source took it back, or a revert: then its source may publish it again.</summary>
    public bool IsTakenBack => ImportSource is not null && Publication == PublicationState.Unpublished && ImportedAt is null;
    public bool IsLive => Publication == PublicationState.Live;
    public bool WasPublished => FirstPublishedAt is not null;
    public bool HasDraft => NewestRevisionId != LiveRevisionId;

    /// <summary>Number for the revision that is about to be saved.</summary>
    public int NextRevisionNumber => LastRevisionNumber + 1;

    /// <summary>
    /// The editorial time that a revision still requests; null once it was published, since after that only an explicit
    /// publishedAt changes it.
    /// </summary>
    public DateTimeOffset? RequestedPublishedAt(ArticleRevision revision) => RequestedPublishedAt(revision.Number, revision.PublishedAt);

    /// <summary>The same of a revision that was read in part.</summary>
    public DateTimeOffset? RequestedPublishedAt(int number, DateTimeOffset? publishedAt) =>
        number > LastPublishedRevisionNumber ? publishedAt : null;

    /// <summary>Takes a new revision as the draft. What is live stays live.</summary>
    public void Save(ArticleRevision revision, Guid translationGroupId, bool imported, Actor actor, DateTimeOffset now)
    {
        if (revision.ArticleId != Id || revision.Number != NextRevisionNumber)
            throw new InvalidOperationException("The revision belongs to another article or has another number.");
        LastRevisionNumber = revision.Number;
        TranslationGroupId = translationGroupId;
        ImportHash = null;
        if (imported)
            (ImportedRevisionNumber, ImportedAt) = (revision.Number, IsTakenBack ? null : now);
        PointAt(revision);
        Touch(actor, now);
    }

    /// <summary>Submits the draft to the reviewers.</summary>
    public void Submit(Actor? assignee, Actor actor, DateTimeOffset now)
    {
        RequireState(Domain.DraftState.Draft);
        (DraftState, SubmittedBy, SubmittedRevisionNumber, Assignee) = (Domain.DraftState.InReview, actor, NewestRevisionNumber, assignee);
        Touch(actor, now);
    }

    /// <summary>Takes the draft back from review, or an approval back.</summary>
    public void Withdraw(Actor actor, DateTimeOffset now)
    {
        RequireState(Domain.DraftState.InReview, Domain.DraftState.Approved);
        (DraftState, Assignee) = (Domain.DraftState.Draft, null);
        Touch(actor, now);
    }

    /// <summary>Assigns the draft in review to someone else; null: to anyone who may review it.</summary>
    public void Assign(Actor? assignee, Actor actor, DateTimeOffset now)
    {
        RequireState(Domain.DraftState.InReview);
        Assignee = assignee;
        Touch(actor, now);
    }

    /// <summary>Approves the draft.</summary>
    /// <exception cref="RuleViolation">It is not in review, or four-eyes approval is required and the caller edited it last.</exception>
    public void Approve(ReviewPolicy policy, Actor lastEditor, Actor actor, DateTimeOffset now)
    {
        RequireState(Domain.DraftState.InReview);
        if (policy.FourEyes && lastEditor.IsSameAs(actor))
            throw new RuleViolation(Rule.FourEyes);
        (DraftState, Assignee) = (Domain.DraftState.Approved, null);
        Touch(actor, now);
    }

    /// <summary>Sends the draft back to its submitter.</summary>
    public void Reject(Actor actor, DateTimeOffset now)
    {
        RequireState(Domain.DraftState.InReview, Domain.DraftState.Approved);
        (DraftState, Assignee) = (Domain.DraftState.Draft, SubmittedBy);
        Touch(actor, now);
    }

    /// <summary>The units that it concerns: that of the newest revision, and that under whose name readers have it.</summary>
    public IEnumerable<Guid> Units() => LiveUnitId is { } live && live != UnitId ? [UnitId, live] : [UnitId];

    /// <summary>Whether review is required and the newest revision is neither approved nor live.</summary>
    public bool AwaitsReview(ReviewPolicy policy) => policy.Required && DraftState is not (null or Domain.DraftState.Approved);

    /// <exception cref="RuleViolation">The newest revision still awaits review, or the notice to readers was not part of the
    /// reviewed draft.</exception>
    public void RequireReviewed(ReviewPolicy policy, string? changeNote)
    {
        if (AwaitsReview(policy) || (policy.Required && changeNote is not null && DraftState is null))
            throw new RuleViolation(Rule.ReviewRequired);
    }

    private void RequireState(params DraftState[] states)
    {
        if (DraftState is not { } state || !states.Contains(state))
            throw new RuleViolation(Rule.IllegalTransition, new TransitionState(DraftState, states));
    }

    /// <summary>Publishes the newest revision. The time of the first publish never changes.</summary>
    /// <param name="revision">The newest revision.</param>
    /// <param name="publishedAt">Editorial time; null keeps the one the revision or the article has, else it is now.</param>
    /// <param name="update">For a live article: whether readers get a notice.</param>
    /// <param name="changeNote">The notice that readers see with a major update.</param>
    /// <param name="actor">Who publishes.</param>
    /// <param name="now">The moment, in whole seconds.</param>
    public void Publish(
        ArticleRevision revision,
        DateTimeOffset? publishedAt,
        UpdateKind update,
        string? changeNote,
        Actor actor,
        DateTimeOffset now
    )
    {
        if (revision.Id != NewestRevisionId)
            throw new InvalidOperationException("Only the newest revision can be published.");
        if (!HasDraft && publishedAt is null && update == UpdateKind.Minor)
            throw new RuleViolation(Rule.NothingToPublish);
        if (WasPublished && update == UpdateKind.Major)
        {
            UpdatedAt = now;
            Notices = [new ArticleNotice("update", now, changeNote), .. Notices];
        }
        PublishedAt = Earlier(publishedAt ?? RequestedPublishedAt(revision) ?? PublishedAt ?? now, now);
        LastPublishedRevisionNumber = Math.Max(LastPublishedRevisionNumber, revision.Number);
        FirstPublishedAt ??= now;
        ModifiedAt = now;
        if (IsTakenBack)
            ImportedAt = now;
        Publication = PublicationState.Live;
        LiveRevisionId = revision.Id;
        LiveRevisionNumber = revision.Number;
        LiveUnitId = revision.UnitId;
        (DraftState, Assignee) = (null, null);
        Touch(actor, now);
    }

    /// <summary>Sets the time of the last major update of an imported archive item; never before one that readers have seen.</summary>
    /// <returns>False when nothing changes: no time is given, readers have seen it already, or a later update exists here.</returns>
    public bool SetImportedUpdate(DateTimeOffset? updatedAt)
    {
        if (updatedAt is null || updatedAt <= UpdatedAt)
            return false;
        UpdatedAt = updatedAt;
        return true;
    }

    /// <summary>Notes the import that created it, if it can be undone, and the item that it equals.</summary>
    public void CreatedByImport(Guid? import, byte[] hash) =>
        (ImportId, ImportVersion, ImportHash) = (import, import is null ? null : Version, hash);

    /// <summary>
    /// Notes that its import was undone: what it says now is of the import before, or of a person, as it was then.
    /// </summary>
    /// <param name="takesBack">Whether it was unpublished by that; then its source may publish it again.</param>
    public void RevertedImport(bool takesBack)
    {
        var before = BeforeImport;
        var wasInSync = before is null || before.Imported == before.Newest;
        (ImportedRevisionNumber, ImportHash) = (wasInSync ? NewestRevisionNumber : before!.Imported, null);
        if (takesBack)
            ImportedAt = null;
        (ImportId, BeforeImport) = wasInSync ? (before?.Import, before?.Earlier) : (null, null);
        ImportVersion = ImportId is null ? null : Version;
    }

    /// <summary>Marks the newest revision as equal to the source, regardless of its author.</summary>
    public void MarkInSyncWithSource() => ImportedRevisionNumber = NewestRevisionNumber;

    /// <summary>Unpublishes the article, or changes the notice of an unpublished one. The text stays as a draft.</summary>
    public void Unpublish(Actor actor, DateTimeOffset now)
    {
        if (!WasPublished)
            throw new RuleViolation(Rule.NotLive);
        // A person decides this, unless the import says otherwise behind it.
        if (ImportSource is not null)
            ImportedAt ??= now;
        Publication = PublicationState.Unpublished;
        LiveRevisionId = null;
        LiveRevisionNumber = null;
        LiveUnitId = null;
        ModifiedAt = now;
        (DraftState, Assignee) = (Domain.DraftState.Draft, null);
        Touch(actor, now);
    }

    /// <summary>Drops the draft and goes back to what is live. The dropped revision stays in the history.</summary>
    public void DiscardDraft(ArticleRevision live, Guid translationGroupId, Actor actor, DateTimeOffset now)
    {
        if (!IsLive)
            throw new RuleViolation(Rule.NothingLive);
        if (!HasDraft)
            throw new RuleViolation(Rule.NoDraft);
        TranslationGroupId = translationGroupId;
        PointAt(live);
        Touch(actor, now);
    }

    // A client's clock may run ahead by seconds; readers never see a time that has not come.
    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private void PointAt(ArticleRevision revision)
    {
        NewestRevisionId = revision.Id;
        NewestRevisionNumber = revision.Number;
        Title = revision.Title;
        Language = revision.Language;
        UnitId = revision.UnitId;
        TagIds = revision.TagIds;
        AuthorIds = revision.AuthorIds;
        // A reviewer may correct a word without a new submission; an approved draft that changes must be reviewed again.
        DraftState =
            !HasDraft ? null
            : DraftState == Domain.DraftState.InReview ? Domain.DraftState.InReview
            : Domain.DraftState.Draft;
        if (!HasDraft)
            Assignee = null;
    }

    private void Touch(Actor actor, DateTimeOffset now)
    {
        Version++;
        EditedAt = now;
        EditedBy = actor;
    }
}

/// <summary>What an article was before an import wrote it.</summary>
/// <param name="Newest">Its newest revision.</param>
/// <param name="Live">Its live revision; null for none.</param>
/// <param name="Imported">The revision that an import had written last; another newest one was a person's.</param>
/// <param name="PublishedAt">Its editorial time.</param>
/// <param name="Import">The import that wrote it before.</param>
/// <param name="Earlier">What it was before that one.</param>
internal sealed record BeforeImport(int Newest, int? Live, int? Imported, DateTimeOffset? PublishedAt, Guid? Import, BeforeImport? Earlier)
{
    // Beyond this nobody undoes one import after the other.
    private const int MaxDepth = 5;

    /// <summary>The same without what is too long ago.</summary>
    public BeforeImport Trimmed(int depth = MaxDepth) => this with { Earlier = depth == 0 ? null : Earlier?.Trimmed(depth - 1) };
}
