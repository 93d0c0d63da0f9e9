using HumasApi.Access;
using HumasApi.Domain;
using HumasApi.Http;

namespace HumasApi.Management.Imports;

/// <summary>An import, and how far it has come.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Source">The system that its items come from, where they do not say.</param>
/// <param name="Name">What the sender calls the file.</param>
/// <param name="Format">What the file is written in.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Reason">Why it is paused or failed.</param>
/// <param name="Options">What it does with its items.</param>
/// <param name="Bytes">Bytes of the file, unpacked; while it is being sent in chunks those that have arrived.</param>
/// <param name="BytesRead">Bytes of the file that are done.</param>
/// <param name="Items">Its items, by what became of them.</param>
/// <param name="Warnings">Warnings by code, the most frequent first.</param>
/// <param name="ItemsPerSecond">Items done in a second of work; null before the first.</param>
/// <param name="EstimatedEndAt">When it will be done at this rate; null unless it is running.</param>
/// <param name="CreatedAt">When the file was sent.</param>
/// <param name="CreatedBy">Who sent it.</param>
/// <param name="StartedAt">When work on it began.</param>
/// <param name="EndedAt">When it ended.</param>
internal sealed record ImportView(
    Guid Id,
    string Source,
    string? Name,
    [property: ExtensibleEnum(typeof(ImportFormat))] string Format,
    [property: ExtensibleEnum(typeof(ImportState))] string State,
    string? Reason,
    ImportOptionsView Options,
    long Bytes,
    long BytesRead,
    ImportItemCounts Items,
    IReadOnlyList<WarningCount> Warnings,
    double? ItemsPerSecond,
    DateTimeOffset? EstimatedEndAt,
    DateTimeOffset CreatedAt,
    ActorRef CreatedBy,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt
)
{
    public static ImportView From(ImportJob job, DateTimeOffset now)
    {
        var rate = job.WorkedSeconds > 0 && job.Counts.Read > 0 ? Math.Round(job.Counts.Read / job.WorkedSeconds, 1) : (double?)null;
        var isUnderWay = job.State == ImportState.Running && job.BytesRead > 0 && job.WorkedSeconds > 0;
        return new(
            job.Id,
            job.Source,
            job.Name,
            job.Format.ToWire(),
            job.State.ToWire(),
            job.Reason,
            ImportOptionsView.From(job.Options),
            job.Bytes,
            job.BytesRead,
            ImportItemCounts.From(job.Counts),
            [
                .. job
                    .Warnings.OrderByDescending(warning => warning.Value)
                    .ThenBy(warning => warning.Key)
                    .Select(one => new WarningCount(one.Key, one.Value)),
            ],
            rate,
            isUnderWay ? now.AddSeconds(Math.Ceiling(job.WorkedSeconds * (job.Bytes - job.BytesRead) / job.BytesRead)) : null,
            job.CreatedAt,
            ActorRef.From(job.Sender.Actor),
            job.StartedAt,
            job.EndedAt
        );
    }
}

/// <summary>What an import does with its items.</summary>
/// <param name="Unit">Slug of the unit of items that name none.</param>
/// <param name="Create">Records that are created where there are none.</param>
/// <param name="BodyFormat">What bodies are written in, where the item does not say.</param>
/// <param name="BaseUrl">Where relative addresses start from, where the item does not say.</param>
/// <param name="Publish">Whether articles are published.</param>
/// <param name="OnError">What becomes of the import at an item that cannot be imported.</param>
/// <param name="Overwrite">Whether edits of people since the last import are replaced.</param>
/// <param name="DryRun">Whether it reports only and writes no article.</param>
/// <param name="UnitMap">Units by author, category or address, for items that name none.</param>
/// <param name="Mapping">What the columns of a table are, where their names do not say it.</param>
/// <param name="DateOrder">How dates of three numbers are written; null: those that may be two are errors.</param>
/// <param name="Complete">Whether the file is all that its source has.</param>
/// <param name="Missing">Of a complete file: what becomes of articles that are not in it.</param>
/// <param name="Extra">What becomes of what an article has no place for.</param>
/// <param name="Chunked">Whether the file is sent in chunks.</param>
internal sealed record ImportOptionsView(
    string? Unit,
    IReadOnlyList<string> Create,
    [property: ExtensibleEnum(typeof(BodyFormat))] string? BodyFormat,
    string? BaseUrl,
    [property: ExtensibleEnum(typeof(ImportPublish))] string Publish,
    [property: ExtensibleEnum(typeof(ImportOnError))] string OnError,
    bool Overwrite,
    bool DryRun,
    string? UnitMap,
    string? Mapping,
    [property: ExtensibleEnum(typeof(DateOrder))] string? DateOrder,
    bool Complete,
    [property: ExtensibleEnum(typeof(ImportMissing))] string Missing,
    [property: ExtensibleEnum(typeof(ImportExtra))] string Extra,
    bool Chunked
)
{
    public static ImportOptionsView From(ImportOptions options) =>
        new(
            options.Unit,
            [.. new[] { options.CreateTags ? "tags" : null, options.CreateAuthors ? "authors" : null }.OfType<string>()],
            options.BodyFormat?.ToWire(),
            options.BaseUrl,
            options.Publish.ToWire(),
            options.OnError.ToWire(),
            options.Overwrite,
            options.DryRun,
            options.UnitMap,
            options.Mapping,
            options.DateOrder?.ToWire(),
            options.Complete,
            options.Missing.ToWire(),
            options.Extra.ToWire(),
            options.IsChunked
        );
}

/// <summary>Items of an import, by what became of them.</summary>
/// <param name="Read">Done so far.</param>
/// <param name="Created">Articles created.</param>
/// <param name="Updated">Articles changed.</param>
/// <param name="Unchanged">Articles that were as sent.</param>
/// <param name="Failed">Items that could not be imported; see errors.</param>
/// <param name="Skipped">Entries that are no articles.</param>
/// <param name="Reverted">Articles that a revert unpublished, deleted or restored.</param>
internal sealed record ImportItemCounts(long Read, long Created, long Updated, long Unchanged, long Failed, long Skipped, long Reverted)
{
    public static ImportItemCounts From(ImportCounts counts) =>
        new(counts.Read, counts.Created, counts.Updated, counts.Unchanged, counts.Failed, counts.Skipped, counts.Reverted);
}

/// <summary>How often there was a warning.</summary>
/// <param name="Code">The warning.</param>
/// <param name="Count">How often.</param>
internal sealed record WarningCount(string Code, long Count);

/// <summary>What there is to say about one item of an import.</summary>
/// <param name="Line">Of NDJSON the line, of a table the row, else the place in the file; from 1. 0: what the file does not have.</param>
/// <param name="ExternalId">Its key in the source.</param>
/// <param name="Pointer">JSON Pointer to the member.</param>
/// <param name="Code">The problem or warning.</param>
/// <param name="Message">The same in a sentence.</param>
internal sealed record ImportMessageRow(long Line, string? ExternalId, string? Pointer, string Code, string Message);
