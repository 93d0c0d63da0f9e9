using HumasApi.Contract;
using HumasApi.Domain;
using HumasApi.Html;
using HumasApi.Management.Articles;

namespace HumasApi.Management.Imports;

/// <summary>What one transaction of an import adds to its counts and messages.</summary>
internal sealed class ImportReport(Guid import, bool keepsMessages)
{
    public ImportCounts Counts { get; set; } = ImportCounts.None;
    public Dictionary<string, long> Warnings { get; } = [];
    public List<ImportMessage> Messages { get; } = [];
    public long End { get; private set; }

    /// <summary>An entry of the file is done; its fault, if it has one, is an error.</summary>
    public void Entry(ImportItem item)
    {
        End = Math.Max(End, item.File.End);
        Counts = Counts with
        {
            Read = Counts.Read + 1,
            Failed = Counts.Failed + (item.Fault is null ? 0 : 1),
            Skipped = Counts.Skipped + (item.File.Skipped is null ? 0 : 1),
        };
        if (item.Fault is { } fault)
            foreach (var error in fault.Errors.Count > 0 ? fault.Errors : [new ProblemError(fault.Code, fault.Detail)])
                Add(item, isError: true, error.Pointer, error.Code, error.Message);
        if (item.File.Skipped is { } kind)
            Count($"skipped-{kind}", 1);
        foreach (var lost in item.File.Warnings ?? [])
        {
            Count(lost.Code, 1);
            Add(item, isError: false, null, lost.Code, lost.Count == 1 ? lost.What : $"{lost.What} ({lost.Count})");
        }
        if (item.Fault is null)
            Warn(item, item.LookAlikes);
        if (item.IsRepeated)
        {
            Count("repeated-item", 1);
            Add(item, isError: false, "/externalId", "repeated-item", "The file has an earlier item with this key; the last one wins.");
        }
    }

    public void Warn(ImportItem item, IEnumerable<BodyWarning> warnings)
    {
        foreach (var warning in Warning.From([.. warnings]))
        {
            Count(warning.Code, 1);
            Add(item, isError: false, warning.Pointer, warning.Code, warning.Message);
        }
    }

    /// <summary>An article, not an entry of the file.</summary>
    public void Article(string? externalId, string code, string text)
    {
        Count(code, 1);
        Add(0, externalId, isError: false, null, code, text);
    }

    private void Count(string code, long count) => Warnings[code] = Warnings.GetValueOrDefault(code) + count;

    private void Add(ImportItem item, bool isError, string? pointer, string code, string text) =>
        Add(item.File.Line, item.ExternalId, isError, pointer, code, text);

    private void Add(long line, string? externalId, bool isError, string? pointer, string code, string text)
    {
        if (keepsMessages)
            Messages.Add(
                new ImportMessage
                {
                    ImportId = import,
                    IsError = isError,
                    Line = line,
                    ExternalId = externalId,
                    Pointer = pointer,
                    Code = code,
                    Text = text,
                }
            );
    }
}
