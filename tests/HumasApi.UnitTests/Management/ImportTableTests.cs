using System.Text;
using HumasApi.Domain;
using HumasApi.Management.Imports;
using NUnit.Framework;

namespace HumasApi.UnitTests.Management;

/// <summary>CSV and XLSX as offices export them.</summary>
internal sealed class ImportTableTests
{
    private const string Header = "ID;Judul Berita;Isi;Tanggal;Penulis;Kategori;Link;Gambar;Catatan\n";

    [Test]
    public async Task Columns_are_known_by_their_usual_names()
    {
        var items = await ImportFile.ReadAsync(
            ImportFormat.Csv,
            Header
                + "1;Panen;\"Baris \"\"satu\"\".\n\nBaris; dua.\";Jum'at, 1 Maret 2019 08.30 WIB;Sari, S.H.;Berita|Panen;https://lama.example/1;https://lama.example/1.jpg;x\r\n"
        );
        Assert.That(
            ImportFile.Said(items.Single()),
            Is.EqualTo(
                """{"externalId":"1","title":"Panen","body":"Baris \"satu\".\n\nBaris; dua.","publishedAt":"2019-03-01T08:30:00+07:00","authors":[{"name":"Sari, S.H."}],"tags":[{"name":"Berita"},{"name":"Panen"}],"coverImage":{"url":"https://lama.example/1.jpg"},"legacyUrls":["https://lama.example/1"],"baseUrl":"https://lama.example/1","publish":true,"bodyFormat":"plain"}"""
            )
        );
        Assert.That(items[0].Warnings!.Select(one => one.What), Is.EqualTo(new[] { "The column “Catatan” is not kept; see mapping." }));
    }

    [TestCase("judul,isi,slug", ',')]
    [TestCase("judul\tisi\tslug", '\t')]
    [TestCase("judul|isi|slug", '|')]
    [TestCase("\"judul, lengkap\";isi;slug", ';')]
    [TestCase("sep=;\r\njudul,isi;slug", ';')]
    [TestCase("judul", null)]
    public void The_delimiter_divides_the_first_line(string start, char? expected) =>
        Assert.That(CsvRows.DelimiterOf(start + "\r\n1,2,3,4,5"), Is.EqualTo(expected));

    [Test]
    public async Task Rows_that_cannot_be_read_stop_no_other()
    {
        var items = await ImportFile.ReadAsync(
            ImportFormat.Csv,
            "sep=,\r\nid,judul,tanggal,status\r\n\r\n1,Satu,2019-01-01,terbit\r\n2,Dua,2019-01-01\r\n3,Tiga,2019-01-01,terbit,lebih\r\n"
                + "4,\"Em\"pat,2019-01-01,terbit\r\n5,Lima,10/09/2019,entah\r\n,,,\r\n,Enam,,draf\r\n7,5\" ban,-,\r\n8,\"Tidak ditutup,-,"
        );
        Assert.That(items.Select(one => one.Line), Is.EqualTo(new[] { 4, 5, 6, 7, 8, 10, 11, 12 }));
        Assert.That(
            items.Select(ImportFile.Said),
            Is.EqualTo(
                new[]
                {
                    """{"externalId":"1","title":"Satu","publishedAt":"2019-01-01T00:00:00+07:00","publish":true}""",
                    "malformed-row",
                    "malformed-row",
                    "malformed-row",
                    "ambiguous-date /publishedAt, unknown-value /publish",
                    "required /externalId",
                    """{"externalId":"7","title":"5\" ban","publish":false}""",
                    "malformed-row",
                }
            )
        );
        Assert.That(items[1].Fault!.Detail, Is.EqualTo("The row has 3 cells and the header 4."));
    }

    [TestCase("utf-8", "")]
    [TestCase("utf-16", "")]
    [TestCase("utf-16BE", "")]
    [TestCase("windows-1252", "encoding-guessed")]
    public async Task Any_usual_encoding_is_read(string name, string warning)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        var items = await ImportFile.ReadAsync(
            ImportFormat.Csv,
            [.. encoding.GetPreamble(), .. encoding.GetBytes("slug,judul\na,Café – satu\n")]
        );
        Assert.That(items.Single().Body!["title"]!.GetValue<string>(), Is.EqualTo("Café – satu"));
        Assert.That(string.Join(' ', items[0].Warnings!.Select(one => one.Code)), Is.EqualTo(warning));
    }

    [Test]
    public async Task A_broken_letter_among_whole_ones_fails_its_row_only()
    {
        var items = await ImportFile.ReadAsync(
            ImportFormat.Csv,
            [.. Encoding.UTF8.GetBytes("slug,judul\na,Café é\nb,Ru"), 0xE9, .. Encoding.UTF8.GetBytes("sak\nc,Ñandú\n")]
        );
        Assert.That(items.Select(one => one.Fault?.Code), Is.EqualTo(new[] { null, "malformed-row", null }));
    }

    [TestCase("a,b\n1,2\n", "No column is the title")]
    [TestCase("judul,title\n1,2\n", "are all title")]
    [TestCase("", "empty")]
    [TestCase("judul,\0isi\n", "NUL")]
    public void A_file_that_is_no_table_of_articles_says_why(string file, string reason) =>
        Assert.That(
            async () => await ImportFile.ReadAsync(ImportFormat.Csv, file),
            Throws.InstanceOf<InvalidDataException>().With.Message.Contains(reason)
        );

    [Test]
    public async Task A_mapping_comes_before_the_names()
    {
        var options = ImportFile.Options with { Mapping = "Nama Acara:title, judul:-,ket%2C 2:summary", DateOrder = DateOrder.Mdy };
        var items = await ImportFile.ReadAsync(
            ImportFormat.Csv,
            "slug,Judul,nama_acara,\"Ket, 2\",tgl\nx,1,Panen,Ringkas,10/09/2019\n",
            options
        );
        Assert.That(
            ImportFile.Said(items.Single()),
            Is.EqualTo(
                """{"slug":"x","title":"Panen","summary":"Ringkas","publishedAt":"2019-10-09T00:00:00+07:00","publish":true,"externalId":"x"}"""
            )
        );
        Assert.That(items[0].Warnings, Is.Empty);
    }

    [Test]
    public async Task A_column_without_a_name_is_told_where_it_holds_something()
    {
        var items = await ImportFile.ReadAsync(ImportFormat.Csv, "slug,judul,,\na,A,,\nb,B,x,\n");
        Assert.That(items[0].Warnings, Is.Empty);
        Assert.That(items[1].Warnings!.Select(one => one.What), Is.EqualTo(new[] { "Column 3 has no name, and is not kept." }));
    }

    [Test]
    public void A_quote_that_is_never_closed_does_not_fill_the_memory() =>
        Assert.That(
            async () => await ImportFile.ReadAsync(ImportFormat.Csv, "slug,judul\na,\"" + new string('x', 9_000_000)),
            Throws.InstanceOf<InvalidDataException>().With.Message.Contains("quote")
        );

    [TestCase("", new string[0])]
    [TestCase(
        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Lama</t></is></c></row>",
        new[] { "Only the first sheet is read: “Arsip 2018” is not kept." }
    )]
    public async Task Other_sheets_are_named_where_they_hold_something(string others, string[] said)
    {
        const string Rows = """
            <row r="1"><c r="A1" t="inlineStr"><is><t>ID</t></is></c><c r="B1" t="inlineStr"><is><t>Judul</t></is></c></row>
            <row r="2"><c r="A2"><v>1</v></c><c r="B2" t="inlineStr"><is><t>Panen</t></is></c></row>
            """;
        var item = (await ImportFile.ReadAsync(ImportFormat.Xlsx, ImportFile.Workbook(Rows, others))).Single();
        Assert.That(item.Warnings!.Select(one => one.What), Is.EqualTo(said));
    }

    [Test]
    public async Task A_workbook_is_read_with_its_dates_formulas_and_merged_cells()
    {
        var items = await ImportFile.ReadAsync(
            ImportFormat.Xlsx,
            ImportFile.Workbook(
                """
                <row r="1"><c r="A1" t="inlineStr"><is><t>Kategori</t></is></c><c r="B1" t="inlineStr"><is><t>ID</t></is></c><c r="C1" t="inlineStr"><is><t>Judul</t></is></c><c r="D1" t="inlineStr"><is><t>Tanggal</t></is></c></row>
                <row r="2"><c r="A2" t="inlineStr"><is><t>Berita</t></is></c><c r="B2"><v>4711</v></c><c r="C2" t="str"><f>"Pa"&amp;"nen"</f><v>Panen</v></c><c r="D2" s="1"><v>43718.5</v></c></row>
                <row r="3"><c r="B3"><v>4712</v></c><c r="C3" t="inlineStr"><is><t>Dua</t></is></c><c r="D3"><v>43718.5</v></c></row>
                <row r="5"><c r="B5"><v>4713</v></c><c r="C5" t="e"><f>NA()</f><v>#N/A</v></c><c r="D5" t="inlineStr"><is><t>Rabu, 12 Oktober 2022</t></is></c></row>
                <row r="6"><c r="B6"><v>4714</v></c><c r="C6"><f>A1</f></c></row>
                """
            )
        );
        Assert.That(items.Select(one => one.Line), Is.EqualTo(new[] { 2, 3, 5, 6 }));
        Assert.That(
            items.Select(ImportFile.Said),
            Is.EqualTo(
                new[]
                {
                    """{"tags":[{"name":"Berita"}],"externalId":"4711","title":"Panen","publishedAt":"2019-09-10T12:00:00+07:00","publish":true}""",
                    """{"externalId":"4712","title":"Dua","publishedAt":"2019-09-10T12:00:00+07:00","publish":true}""",
                    "malformed-row",
                    "malformed-row",
                }
            )
        );
    }

    [Test]
    public void A_workbook_that_unpacks_beyond_measure_is_refused()
    {
        var bomb = ImportFile.Workbook($"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{new string('0', 30_000_000)}</t></is></c></row>");
        Assert.That(bomb, Has.Length.LessThan(100_000));
        Assert.That(
            async () => await ImportFile.ReadAsync(ImportFormat.Xlsx, bomb),
            Throws.InstanceOf<InvalidDataException>().With.Message.Contains("times as large")
        );
    }

    [TestCase("PK\u0003\u0004 bukan zip")]
    [TestCase("slug,judul")]
    public void What_is_no_workbook_is_a_fault_of_the_file(string file) =>
        Assert.That(async () => await ImportFile.ReadAsync(ImportFormat.Xlsx, file), Throws.InstanceOf<InvalidDataException>());

    [Test]
    public void A_zip_that_is_no_workbook_is_one_as_well() =>
        Assert.That(
            async () => await ImportFile.ReadAsync(ImportFormat.Xlsx, ImportFile.Zip(("a.txt", "halo"))),
            Throws.InstanceOf<InvalidDataException>()
        );
}
