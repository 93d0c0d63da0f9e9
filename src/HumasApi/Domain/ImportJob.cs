namespace HumasApi.Domain;

/// <summary>How far an import has come.</summary>
internal enum ImportState
{
    /// <summary>The file is being sent.</summary>
    Receiving,

    /// <summary>It waits for its turn.</summary>
    Queued,

    /// <summary>Its items are being written.</summary>
    Running,

    /// <summary>It was stopped, and goes on when it is resumed.</summary>
    Paused,

    /// <summary>All items were read.</summary>
    Done,

    /// <summary>It ended at an error, and can be resumed behind it.</summary>
    Failed,

    /// <summary>It was given up. What it wrote stays.</summary>
    Cancelled,

    /// <summary>What it wrote is being undone.</summary>
    Reverting,

    /// <summary>What it wrote was undone, except for what others have changed since.</summary>
    Reverted,
}

/// <summary>What the file of an import is written in.</summary>
internal enum ImportFormat
{
    /// <summary>One JSON object a line.</summary>
    Ndjson,

    /// <summary>One JSON array of objects.</summary>
    Json,

    /// <summary>An export of WordPress (WXR).</summary>
    Wordpress,

    /// <summary>A table of text: CSV or TSV.</summary>
    Csv,

    /// <summary>The first sheet of an Excel workbook.</summary>
    Xlsx,

    /// <summary>Posts as the REST API of WordPress gives them (wp/v2/posts).</summary>
    WordpressRest,

    /// <summary>An export of Ghost.</summary>
    Ghost,

    /// <summary>RSS or Atom.</summary>
    Feed,

    /// <summary>News in the JSON of the IPTC.</summary>
    Ninjs,

    /// <summary>A whole newsroom: <c>GET /manage/v1/exports/archive</c> of another server.</summary>
    Archive,
}

/// <summary>How dates of three numbers are written in a file.</summary>
internal enum DateOrder
{
    /// <summary>Day, month, year.</summary>
    Dmy,

    /// <summary>Month, day, year.</summary>
    Mdy,
}

/// <summary>What becomes of an import at an item that cannot be imported.</summary>
internal enum ImportOnError
{
    Continue,
    Stop,
}

/// <summary>Whether imported articles are published.</summary>
internal enum ImportPublish
{
    /// <summary>As each item says.</summary>
    AsGiven,

    /// <summary>None of them.</summary>
    Draft,
}

/// <summary>What becomes of articles of the source that a complete file does not have.</summary>
internal enum ImportMissing
{
    /// <summary>They are reported.</summary>
    Report,

    /// <summary>They are unpublished, unless a person edited them.</summary>
    Unpublish,
}

/// <summary>What becomes of what an item holds and an article has no place for.</summary>
internal enum ImportExtra
{
    /// <summary>It is reported.</summary>
    Report,

    /// <summary>It is reported, and kept beside the article.</summary>
    Keep,
}

/// <summary>What an import does with its items.</summary>
/// <param name="Unit">Slug of the unit of items that name none.</param>
/// <param name="CreateTags">Whether tags are created where there are none.</param>
/// <param name="CreateAuthors">The same for authors.</param>
/// <param name="BodyFormat">What bodies are written in, where the item does not say.</param>
/// <param name="BaseUrl">Where relative addresses start from, where the item does not say.</param>
/// <param name="Publish">Whether articles are published.</param>
/// <param name="OnError">What becomes of the import at an item that cannot be imported.</param>
/// <param name="Overwrite">Whether edits of people since the last import are replaced.</param>
/// <param name="DryRun">Whether it reports only and writes no article.</param>
internal sealed record ImportOptions(
    string? Unit = null,
    bool CreateTags = false,
    bool CreateAuthors = false,
    BodyFormat? BodyFormat = null,
    string? BaseUrl = null,
    ImportPublish Publish = ImportPublish.AsGiven,
    ImportOnError OnError = ImportOnError.Continue,
    bool Overwrite = false,
    bool DryRun = false
)
{
    /// <summary>How dates of three numbers are written; null: those that may be two are errors.</summary>
    public DateOrder? DateOrder { get; init; }

    /// <summary>What the columns of a table are, where their names do not say it.</summary>
    public string? Mapping { get; init; }

    /// <summary>Units by author, category or address, for items that name none.</summary>
    public string? UnitMap { get; init; }

    /// <summary>Whether the file is all that its source has.</summary>
    public bool Complete { get; init; }

    /// <summary>Of a complete file: what becomes of articles that are not in it.</summary>
    public ImportMissing Missing { get; init; }

    /// <summary>What becomes of what an article has no place for.</summary>
    public ImportExtra Extra { get; init; }

    /// <summary>Whether the file is sent in chunks.</summary>
    public bool IsChunked { get; init; }
}

/// <summary>What an import has done so far.</summary>
/// <param name="Read">Items read.</param>
/// <param name="Created">Articles created.</param>
/// <param name="Updated">Articles changed.</param>
/// <param name="Unchanged">Articles that were as sent.</param>
/// <param name="Failed">Items that could not be imported.</param>
/// <param name="Skipped">Entries of the file that are no articles: pages, menu items, attachments.</param>
/// <param name="Reverted">Articles that are as they were before, or gone.</param>
internal sealed record ImportCounts(long Read, long Created, long Updated, long Unchanged, long Failed, long Skipped, long Reverted = 0)
{
    public static readonly ImportCounts None = new(0, 0, 0, 0, 0, 0);

    public ImportCounts Plus(ImportCounts other) =>
        new(
            Read + other.Read,
            Created + other.Created,
            Updated + other.Updated,
            Unchanged + other.Unchanged,
            Failed + other.Failed,
            Skipped + other.Skipped,
            Reverted + other.Reverted
        );
}

/// <summary>
/// A file of articles from another system, and how far it was read. Position and counts move in the transaction that writes the
/// articles, so each item is done once, whatever stops the service.
/// </summary>
internal sealed class ImportJob
{
    public const int SourceMaxLength = Article.ImportKeyPartMaxLength;
    public const int NameMaxLength = 300;

    /// <summary>How long content and messages are kept after the end.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Source { get; init; }

    /// <summary>What the sender calls the file.</summary>
    public string? Name { get; init; }
    public ImportFormat Format { get; set; }
    public ImportState State { get; private set; }
    public required ImportOptions Options { get; init; }
    public required Requester Sender { get; set; }

    /// <summary>Identity of the sender, for lists.</summary>
    public Guid? SenderId
    {
        get => Sender.Actor.Id;
        private set => _ = value;
    }

    /// <summary>Who reverts it, with the rights that this takes; null: nobody.</summary>
    public Requester? Reverter { get; private set; }

    /// <summary>Bytes of the file, unpacked; of one that is sent in chunks: those that have arrived.</summary>
    public long Bytes { get; private set; }

    /// <summary>Bytes of the file that are done.</summary>
    public long BytesRead { get; private set; }
    public ImportCounts Counts { get; private set; } = ImportCounts.None;

    /// <summary>Warnings by code.</summary>
    public Dictionary<string, long> Warnings { get; private set; } = [];

    /// <summary>Why it is paused or failed.</summary>
    public string? Reason { get; private set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? StartedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Seconds of work, pauses left out.</summary>
    public double WorkedSeconds { get; private set; }

    /// <summary>Forgets the name, address and program of who sent or reverted it.</summary>
    public void ErasePersons() => (Sender, Reverter) = (Sender.Erased(), Reverter?.Erased());

    /// <summary>A chunk of the file is stored.</summary>
    public void ReceivedChunk(long bytes)
    {
        if (!Options.IsChunked)
            throw new RuleViolation(Rule.ImportState);
        Require(ImportState.Receiving);
        Bytes += bytes;
    }

    /// <summary>The whole file is stored.</summary>
    public void Received(long bytes)
    {
        Require(ImportState.Receiving);
        (Bytes, State) = (bytes, ImportState.Queued);
    }

    /// <summary>An instance works on it.</summary>
    public void Start(DateTimeOffset now)
    {
        Require(ImportState.Queued, ImportState.Running);
        (State, StartedAt) = (ImportState.Running, StartedAt ?? now);
    }

    /// <summary>Some items are done.</summary>
    public void Advance(ImportCounts done, IReadOnlyDictionary<string, long> warnings, long bytesRead, double seconds)
    {
        (Counts, BytesRead, WorkedSeconds) = (Counts.Plus(done), Math.Max(BytesRead, bytesRead), WorkedSeconds + seconds);
        if (warnings.Count > 0)
            Warnings = warnings
                .Concat(Warnings)
                .GroupBy(warning => warning.Key)
                .ToDictionary(group => group.Key, group => group.Sum(warning => warning.Value));
    }

    /// <summary>All items are done.</summary>
    public void Finish(DateTimeOffset now)
    {
        Require(ImportState.Running);
        (State, EndedAt, BytesRead) = (ImportState.Done, now, Bytes);
    }

    /// <summary>Ends it at an error.</summary>
    public void Fail(string reason, DateTimeOffset now)
    {
        Require(ImportState.Running);
        (State, EndedAt, Reason) = (ImportState.Failed, now, reason);
    }

    /// <summary>Stops it until it is resumed.</summary>
    public void Pause(string? reason)
    {
        Require(ImportState.Queued, ImportState.Running);
        (State, Reason) = (ImportState.Paused, reason);
    }

    /// <summary>Lets it go on where it stopped.</summary>
    public void Resume()
    {
        Require(ImportState.Paused, ImportState.Failed);
        (State, EndedAt, Reason) = (ImportState.Queued, null, null);
    }

    /// <summary>Gives it up.</summary>
    public void Cancel(DateTimeOffset now)
    {
        Require(
            ImportState.Receiving,
            ImportState.Queued,
            ImportState.Running,
            ImportState.Paused,
            ImportState.Failed,
            ImportState.Reverting
        );
        (State, EndedAt) = (ImportState.Cancelled, now);
    }

    /// <summary>Undoes what it wrote, again after a reverter found articles that others had changed.</summary>
    public void Revert(Requester reverter)
    {
        Require(ImportState.Paused, ImportState.Done, ImportState.Failed, ImportState.Cancelled, ImportState.Reverted);
        (State, Reverter, Reason, EndedAt) = (ImportState.Reverting, reverter, null, null);
    }

    /// <summary>The revert cannot go on, for a reason that is not of one article. It can be asked for again.</summary>
    public void StopRevert(string reason, DateTimeOffset now)
    {
        Require(ImportState.Reverting);
        (State, EndedAt, Reason) = (ImportState.Cancelled, now, reason);
    }

    /// <summary>All that nobody has changed since is undone.</summary>
    /// <param name="code">The warning for what stays.</param>
    /// <param name="kept">How much stays.</param>
    /// <param name="now">The moment.</param>
    public void FinishRevert(string code, long kept, DateTimeOffset now)
    {
        Require(ImportState.Reverting);
        (State, EndedAt) = (ImportState.Reverted, now);
        Warnings = new(Warnings);
        Warnings.Remove(code);
        if (kept > 0)
            Warnings[code] = kept;
    }

    private void Require(params ImportState[] states)
    {
        if (!states.Contains(State))
            throw new RuleViolation(Rule.ImportState);
    }
}

/// <summary>A piece of the file of an import, packed (zlib).</summary>
internal sealed class ImportPiece
{
    public required Guid ImportId { get; init; }
    public required int Number { get; init; }
    public required byte[] Data { get; init; }
}

/// <summary>A chunk of a file that is sent in several requests. Its bytes are in pieces.</summary>
internal sealed class ImportChunk
{
    public const int MaxNumber = 10_000;

    public required Guid ImportId { get; init; }

    /// <summary>Place in the file, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Its length, unpacked.</summary>
    public required long Bytes { get; init; }

    /// <summary>SHA-256 of its bytes, unpacked.</summary>
    public required byte[] Hash { get; init; }
}

/// <summary>A tag or an author that an import created.</summary>
internal sealed class ImportRecord
{
    public required Guid ImportId { get; init; }
    public required SlugKind Kind { get; init; }
    public required Guid RecordId { get; init; }
}

/// <summary>What the item of an article held beside what an article has: comments, custom fields, columns that nobody mapped.</summary>
internal sealed class ArticleExtra
{
    public required Guid ArticleId { get; init; }

    /// <summary>Its parts by name, as JSON.</summary>
    public required string Data { get; init; }
}

/// <summary>What there is to say about one item of an import.</summary>
internal sealed class ImportMessage
{
    public long Id { get; init; }
    public required Guid ImportId { get; init; }

    /// <summary>Whether the item could not be imported; else it is a warning.</summary>
    public required bool IsError { get; init; }

    /// <summary>Number of the item in the file: of NDJSON the line, else the place, from 1.</summary>
    public required long Line { get; init; }
    public string? ExternalId { get; init; }
    public string? Pointer { get; init; }
    public required string Code { get; init; }
    public required string Text { get; init; }
}
