using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using ExcelDataReader;
using HumasApi.Domain;
using HumasApi.Html;

namespace HumasApi.Management.Imports;

/// <summary>
/// The rows of the first sheet of an Excel workbook. Formulas have the values that Excel has kept; of merged cells the first has the
/// value. The file is copied beside the program while it is read: a zip is read from its end.
/// </summary>
internal static class XlsxRows
{
    private const long MaxUnpackedBytes = 1_000_000_000;

    // Text of cells, which is held in memory while the sheet is read, at about twice this size.
    private const long MaxSharedBytes = 100_000_000;
    private const long MaxRatio = 200;
    private const long SmallBytes = 10_000_000;
    private const int MaxEntries = 10_000;
    private const int MaxColumns = 1_000;

    // As of Excel.
    private const int MaxRows = 1_048_576;

    static XlsxRows() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The rows.</summary>
    /// <param name="open">Opens the workbook.</param>
    /// <param name="warnings">What is to be said of the whole workbook is added before the first row.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InvalidDataException">It is no such workbook, or would take too much room.</exception>
    public static async IAsyncEnumerable<TableRow> ReadAsync(
        Func<Stream> open,
        List<BodyWarning> warnings,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var file = new FileStream(
            Path.Combine(Path.GetTempPath(), $"humas-import-{Guid.CreateVersion7():N}"),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            1 << 16,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous
        );
        // Where a file may lose its name while it is open, one that is killed leaves nothing behind.
        if (!OperatingSystem.IsWindows())
            File.Delete(file.Name);
        await using (var content = open())
            await content.CopyToAsync(file, cancellationToken);
        var (faults, others) = Guarded(() => Look(file));
        warnings.AddRange(
            others.Select(name =>
                ItemParts.Lost("sheet-not-kept", $"Only the first sheet is read: “{Text.Shorten(name, 80)}” is not kept.")
            )
        );
        file.Position = 0;
        using var reader = Guarded(() => ExcelReaderFactory.CreateOpenXmlReader(file, new ExcelReaderConfiguration { LeaveOpen = true }));
        for (var number = 1L; Guarded(() => Cells(reader, number)) is { } cells; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var end = file.Length * number / Math.Max(number, reader.RowCount);
            yield return new TableRow(number, end, cells, faults.GetValueOrDefault(number));
        }
    }

    private static object?[]? Cells(IExcelDataReader reader, long number)
    {
        if (!reader.Read())
            return null;
        if (reader.FieldCount > MaxColumns || number > MaxRows)
            throw new InvalidDataException($"The sheet has more than {MaxColumns} columns or {MaxRows} rows.");
        var cells = new object?[reader.FieldCount];
        for (var at = 0; at < cells.Length; at++)
            cells[at] = reader.GetValue(at);
        return cells;
    }

    // Refuses a small file that becomes a large one when it is unpacked.
    private static (Dictionary<long, string> Faults, IReadOnlyList<string> OtherSheets) Look(Stream file)
    {
        file.Position = 0;
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Count > MaxEntries || zip.Entries.Sum(entry => entry.Length) > MaxUnpackedBytes)
            throw new InvalidDataException(
                $"The workbook has more than {MaxUnpackedBytes / 1_000_000} MB when it is unpacked. Save it as CSV."
            );
        foreach (var entry in zip.Entries)
        {
            if (entry.Length > SmallBytes && entry.Length / Math.Max(1, entry.CompressedLength) > MaxRatio)
                throw new InvalidDataException(
                    $"{entry.FullName} becomes more than {MaxRatio} times as large when it is unpacked, which no text does."
                );
            if (!entry.FullName.Contains("worksheets/", StringComparison.OrdinalIgnoreCase) && entry.Length > MaxSharedBytes)
                throw new InvalidDataException(
                    $"The workbook has more than {MaxSharedBytes / 1_000_000} MB of text. Save it as CSV, or divide it."
                );
        }
        return (XlsxFaults.Of(zip), XlsxFaults.OthersOf(zip));
    }

    // Whatever the library stumbles over is a fault of the file.
    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or InvalidDataException or System.Xml.XmlException))
        {
            throw new InvalidDataException($"The workbook cannot be read: {exception.Message}", exception);
        }
    }
}
