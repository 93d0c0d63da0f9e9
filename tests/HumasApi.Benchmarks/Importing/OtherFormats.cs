using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using HumasApi.Benchmarks.Seeding;

namespace HumasApi.Benchmarks.Importing;

/// <summary>The same articles in each of the formats of other systems.</summary>
internal static class OtherFormats
{
    private const string Spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static readonly IReadOnlyDictionary<string, Action<string, IReadOnlyList<Story>>> Writers = new Dictionary<
        string,
        Action<string, IReadOnlyList<Story>>
    >
    {
        ["json"] = (file, stories) => WriteList(file, "[", stories.Select(Item), "]"),
        ["csv"] = WriteCsv,
        ["xlsx"] = WriteXlsx,
        ["wordpress"] = WriteWordPress,
        ["wordpressRest"] = (file, stories) => WriteList(file, "[", stories.Select(Post), "]"),
        ["ghost"] = (file, stories) => WriteList(file, "{\"db\":[{\"data\":{\"posts\":[", stories.Select(GhostPost), "]}}]}"),
        ["feed"] = WriteFeed,
        ["ninjs"] = (file, stories) => WriteList(file, "[", stories.Select(News), "]"),
    };

    private static string Tag(Story story) => $"Tag {story.Number % 30}";

    private static string Time(Story story, string format = "yyyy-MM-dd'T'HH:mm:ss") =>
        story.At.ToString(format, CultureInfo.InvariantCulture);

    private static string Xml(string text) => WebUtility.HtmlEncode(text);

    private static object Item(Story story) =>
        new
        {
            externalId = $"{story.Number}",
            title = story.Title,
            summary = story.Summary,
            body = story.Body,
            tags = new[] { new { name = Tag(story) } },
            publishedAt = Time(story) + "Z",
            publish = true,
        };

    private static object Post(Story story) =>
        new
        {
            id = story.Number,
            date_gmt = Time(story),
            status = "publish",
            type = "post",
            link = $"https://lama.example/{story.Number}/",
            title = new { rendered = story.Title },
            content = new { rendered = story.Body },
            excerpt = new { rendered = story.Summary },
        };

    private static object GhostPost(Story story) =>
        new
        {
            id = $"{story.Number}",
            title = story.Title,
            html = story.Body,
            status = "published",
            published_at = Time(story) + "Z",
        };

    private static object News(Story story) =>
        new
        {
            uri = $"https://lama.example/{story.Number}",
            type = "text",
            standard = new { name = "ninjs", version = "3.1" },
            firstCreated = Time(story) + "Z",
            headlines = new[] { new { role = "main", value = story.Title } },
            bodies = new[] { new { contentType = "text/html", value = story.Body } },
            subjects = new[] { new { name = Tag(story) } },
        };

    private static void WriteList(string path, string start, IEnumerable<object> items, string end)
    {
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false));
        file.Write(start);
        var separator = "";
        foreach (var item in items)
        {
            file.Write(separator);
            file.Write(JsonSerializer.Serialize(item, Plain));
            separator = ",\n";
        }
        file.Write(end);
    }

    private static void WriteCsv(string path, IReadOnlyList<Story> stories)
    {
        static string Cell(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false));
        file.WriteLine("id,judul,ringkasan,isi,tanggal,kategori");
        foreach (var story in stories)
            file.WriteLine(
                $"{story.Number},{Cell(story.Title)},{Cell(story.Summary)},{Cell(story.Body)},{Time(story, "yyyy-MM-dd HH:mm")},{Tag(story)}"
            );
    }

    private static void WriteWordPress(string path, IReadOnlyList<Story> stories)
    {
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false));
        file.WriteLine(
            "<rss version=\"2.0\" xmlns:wp=\"http://wordpress.org/export/1.2/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>"
        );
        foreach (var story in stories)
            file.WriteLine(
                $"<item><title>{Xml(story.Title)}</title><wp:post_id>{story.Number}</wp:post_id><wp:post_type>post</wp:post_type>"
                    + $"<wp:status>publish</wp:status><wp:post_date_gmt>{Time(story, "yyyy-MM-dd HH:mm:ss")}</wp:post_date_gmt>"
                    + $"<category domain=\"post_tag\" nicename=\"t\">{Tag(story)}</category>"
                    + $"<content:encoded><![CDATA[{story.Body}]]></content:encoded></item>"
            );
        file.WriteLine("</channel></rss>");
    }

    private static void WriteFeed(string path, IReadOnlyList<Story> stories)
    {
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false));
        file.WriteLine("<rss version=\"2.0\"><channel>");
        foreach (var story in stories)
            file.WriteLine(
                $"<item><title>{Xml(story.Title)}</title><guid>{story.Number}</guid><pubDate>{Time(story, "r")}</pubDate>"
                    + $"<category>{Tag(story)}</category><description>{Xml(story.Body)}</description></item>"
            );
        file.WriteLine("</channel></rss>");
    }

    private static void WriteXlsx(string path, IReadOnlyList<Story> stories)
    {
        static string Cell(string text) => $"<c t=\"inlineStr\"><is><t>{Xml(text)}</t></is></c>";
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        void Write(string name, params IEnumerable<string> parts)
        {
            using var entry = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open());
            foreach (var part in parts)
                entry.Write(part);
        }
        Write(
            "[Content_Types].xml",
            $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"
        );
        Write(
            "_rels/.rels",
            $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r\" Type=\"{Links}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        );
        Write(
            "xl/workbook.xml",
            $"<workbook xmlns=\"{Spreadsheet}\" xmlns:r=\"{Links}\"><sheets><sheet name=\"Berita\" sheetId=\"1\" r:id=\"s\"/></sheets></workbook>"
        );
        Write(
            "xl/_rels/workbook.xml.rels",
            $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"s\" Type=\"{Links}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
        );
        string[] header = ["id", "judul", "ringkasan", "isi", "tanggal", "kategori"];
        var rows = stories.Select(story =>
            $"<row>{string.Concat(new[] { $"{story.Number}", story.Title, story.Summary, story.Body, Time(story, "yyyy-MM-dd HH:mm"), Tag(story) }.Select(Cell))}</row>"
        );
        Write(
            "xl/worksheets/sheet1.xml",
            [
                $"<worksheet xmlns=\"{Spreadsheet}\"><sheetData><row>{string.Concat(header.Select(Cell))}</row>",
                .. rows,
                "</sheetData></worksheet>",
            ]
        );
    }
}
