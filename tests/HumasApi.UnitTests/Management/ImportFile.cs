using System.IO.Compression;
using System.Text;
using HumasApi.Domain;
using HumasApi.Management.Imports;

namespace HumasApi.UnitTests.Management;

/// <summary>Reads a file as an import does, without a database.</summary>
internal static class ImportFile
{
    public static readonly ImportOptions Options = new(
        null,
        CreateTags: true,
        CreateAuthors: true,
        null,
        null,
        ImportPublish.AsGiven,
        ImportOnError.Continue,
        Overwrite: false,
        DryRun: false
    );

    public static Task<List<FileItem>> ReadAsync(ImportFormat format, string file, ImportOptions? options = null) =>
        ReadAsync(format, Encoding.UTF8.GetBytes(file), options);

    public static async Task<List<FileItem>> ReadAsync(ImportFormat format, byte[] file, ImportOptions? options = null)
    {
        var job = new ImportJob
        {
            Source = "uji",
            Format = format,
            Options = options ?? Options,
            Sender = null!,
            CreatedAt = default,
        };
        return await ImportFormats
            .ReadAsync(job, () => new Trickle(file), TimeZones.Find("Asia/Jakarta")!, CancellationToken.None)
            .ToListAsync();
    }

    /// <summary>What an item says, on one line; its fault, or why it was skipped.</summary>
    public static string Said(FileItem item) =>
        item.Skipped is { } kind ? $"skipped {kind}"
        : item.Fault is { } fault
            ? string.Join(", ", fault.Errors.Select(error => $"{error.Code} {error.Pointer}").DefaultIfEmpty(fault.Code))
        : item.Body!.ToJsonString(
            new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );

    /// <summary>A workbook with the sheet of these rows.</summary>
    public static byte[] Workbook(string rows, string otherRows = "")
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Package = "http://schemas.openxmlformats.org/package/2006";
        return Zip(
            (
                "[Content_Types].xml",
                $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"
            ),
            (
                "_rels/.rels",
                $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r\" Type=\"{Links}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
            (
                "xl/workbook.xml",
                $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Links}\"><sheets><sheet name=\"Berita\" sheetId=\"1\" r:id=\"s\"/><sheet name=\"Arsip 2018\" sheetId=\"2\" r:id=\"u\"/></sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"s\" Type=\"{Links}/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                    + $"<Relationship Id=\"u\" Type=\"{Links}/worksheet\" Target=\"worksheets/sheet2.xml\"/>"
                    + $"<Relationship Id=\"t\" Type=\"{Links}/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
            (
                "xl/styles.xml",
                $"<styleSheet xmlns=\"{Main}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"22\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>"
            ),
            (
                "xl/worksheets/sheet1.xml",
                $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData><mergeCells count=\"1\"><mergeCell ref=\"A2:A3\"/></mergeCells></worksheet>"
            ),
            ("xl/worksheets/sheet2.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{otherRows}</sheetData></worksheet>")
        );
    }

    public static byte[] Zip(params (string Name, string Text)[] entries)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        return file.ToArray();
    }

    // As pieces come from the database: not all at once, and never by seeking.
    private sealed class Trickle(byte[] file) : ReadOnlyStream
    {
        private int at;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = Math.Min(Math.Min(buffer.Length, 1009), file.Length - at);
            file.AsSpan(at, count).CopyTo(buffer.Span);
            at += count;
            return ValueTask.FromResult(count);
        }
    }
}
