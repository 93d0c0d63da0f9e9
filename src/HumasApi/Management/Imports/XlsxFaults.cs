using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using HumasApi.Contract;

namespace HumasApi.Management.Imports;

/// <summary>
/// Cells of the first sheet that hold an error, or a formula without a value: the library reads them as empty, and what they should say
/// would be lost in silence.
/// </summary>
internal static class XlsxFaults
{
    // As long as the columns are found by then; the rest is read as empty.
    private const int MaxRows = 100_000;

    private static readonly XNamespace Relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>By the number of the row, what is wrong with its first such cell.</summary>
    public static Dictionary<long, string> Of(ZipArchive workbook)
    {
        var faults = new Dictionary<long, string>();
        if (SheetOf(workbook) is not { } sheet)
            return faults;
        using var stream = sheet.Open();
        using var reader = XmlReader.Create(stream, Safe);
        var row = 0L;
        var (cell, isError, isFormula, hasValue) = ((string?)null, false, false, false);
        while (faults.Count < MaxRows && reader.Read())
            switch (reader.NodeType, reader.LocalName)
            {
                case (XmlNodeType.Element, "row"):
                    row = long.TryParse(reader.GetAttribute("r"), out var number) ? number : row + 1;
                    break;
                case (XmlNodeType.Element, "c") when !reader.IsEmptyElement:
                    (cell, isError, isFormula, hasValue) = (reader.GetAttribute("r"), reader.GetAttribute("t") == "e", false, false);
                    break;
                case (XmlNodeType.Element, "f"):
                    isFormula = true;
                    break;
                case (XmlNodeType.Element, "v"):
                    hasValue = true;
                    break;
                case (XmlNodeType.EndElement, "c") when isError || (isFormula && !hasValue):
                    faults.TryAdd(row, isError ? Error(cell) : NoValue(cell));
                    break;
            }
        return faults;
    }

    /// <summary>The names of the other sheets that have rows: they are not read.</summary>
    public static IReadOnlyList<string> OthersOf(ZipArchive workbook) =>
        [.. SheetsOf(workbook).Skip(1).Where(sheet => sheet.Entry is not null && HasRow(sheet.Entry)).Select(sheet => sheet.Name)];

    private static bool HasRow(ZipArchiveEntry sheet)
    {
        using var stream = sheet.Open();
        using var reader = XmlReader.Create(stream, Safe);
        while (reader.Read())
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "row", IsEmptyElement: false })
                return true;
        return false;
    }

    private static ZipArchiveEntry? SheetOf(ZipArchive workbook) => SheetsOf(workbook).Select(sheet => sheet.Entry).FirstOrDefault();

    private static IEnumerable<(string Name, ZipArchiveEntry? Entry)> SheetsOf(ZipArchive workbook)
    {
        var targets = Root(workbook, "xl/_rels/workbook.xml.rels")?.Elements().ToList() ?? [];
        foreach (var sheet in Root(workbook, "xl/workbook.xml")?.Descendants().Where(one => one.Name.LocalName == "sheet") ?? [])
        {
            var id = sheet.Attribute(Relationship + "id")?.Value;
            var target = targets.Find(one => one.Attribute("Id")?.Value == id)?.Attribute("Target")?.Value;
            yield return (
                sheet.Attribute("name")?.Value ?? "",
                target is null ? null : workbook.GetEntry(target.StartsWith('/') ? target[1..] : $"xl/{target}")
            );
        }
    }

    private static XElement? Root(ZipArchive workbook, string name)
    {
        if (workbook.GetEntry(name) is not { Length: < 10_000_000 } entry)
            return null;
        using var stream = entry.Open();
        using var reader = XmlReader.Create(stream, Safe);
        return XElement.Load(reader);
    }

    private static string Error(string? cell) =>
        Sentence.Of($"Cell {cell} has the error of a formula.", $"Sel {cell} berisi kesalahan rumus.");

    private static string NoValue(string? cell) =>
        Sentence.Of(
            $"Cell {cell} has a formula without a value: open the file in Excel and save it.",
            $"Sel {cell} berisi rumus tanpa nilai: buka berkas di Excel lalu simpan."
        );
}
