using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace HumasApi.ApiTests.Cli;

/// <summary><c>humas check</c> says what an import would say, without a server.</summary>
internal sealed class CheckCommandTests : CliTest
{
    private static IEnumerable<TestCaseData> Files()
    {
        yield return new TestCaseData(
            "arsip.ndjson",
            Item("a1", "Satu")
                + "\r\n  \n{\"externalId\":\"a2\",\"title\":\"Rusak\"\n"
                + "{\"externalId\":\"a3\",\"title\":\"\\ud800\"}\n[1]\n"
                + Item("a 5", "Kunci")
                + "{\"externalId\":\"a7\",\"title\":7,\"unit\":\"rutan\",\"tags\":{},\"publish\":\"ya\",\"judul\":1}\n"
                + "{\"title\":\"Tanpa kunci\"}\n"
                + Item("a1", "Satu lagi", new { body = "<center>x</center><script>y</script>" })
                + Item("a9", "<b>Tebal</b> &amp; miring", new { slug = "Bukan Slug", seo = new { title = new string('x', 500) } })
                + Item("a10", "Rumit", new { body = string.Concat(Enumerable.Repeat("<b>x</b>", 10_001)) })
                + Item("a11", "Panjang", new { body = new string('x', 1_000_001) })
                + Item("a12", "Nanti", new { publishedAt = "2999-01-01T00:00:00Z", coverImage = new { url = "ftp://x" } })
                + Item("a13", "Belum", new { publish = false, updatedAt = "2020-01-01T00:00:00Z" })
                + Item(
                    "a14",
                    "Format",
                    new
                    {
                        bodyFormat = "wordpress",
                        body = "Satu [caption]x[/caption]\n\nDua",
                        baseUrl = "bukan",
                    }
                )
                + Item("a15", "Tag", new { tags = new object[] { new { name = "" }, new { nama = "x" } } })
                + Item("a1", "", new { body = "<center>x</center>" }),
            Array.Empty<string>()
        ).SetArgDisplayNames("faulty items");
        yield return new TestCaseData(
            "tabel.csv",
            "id,judul,tanggal,isi,catatan\n1,Satu,10/09/2019,Isi.,x\n2,Dua,\"Senin, 1 Maret 2019\",Isi.,x\n,Tiga,2019-03-01,,\n4,,13/14/2019,,\n",
            Array.Empty<string>()
        ).SetArgDisplayNames("a table");
        yield return new TestCaseData(
            "tabel.csv",
            "id,judul,tanggal\n1,Satu,10/09/2019\n2,,11/09/2019\n",
            new[] { "--date-order", "dmy" }
        ).SetArgDisplayNames("a table with an option");
        // What an item with faults names is neither looked up nor created.
        yield return new TestCaseData(
            "tabel.csv",
            "id,judul,tanggal,penulis,kategori\n1,,11 September 2019,Budi,Berita\n2,Dua,13/14/2019,Budi; Sari,Berita\n",
            new[] { "--create", "tags,authors" }
        ).SetArgDisplayNames("a table that names by name");
        yield return new TestCaseData(
            "larik.json",
            $"[{Item("a1", "Satu")},{Item("a2", "")}]",
            new[] { "--publish", "draft" }
        ).SetArgDisplayNames("an array");
        yield return new TestCaseData("umpan.xml", Feed, new[] { "--base-url", "https://lama.example/" }).SetArgDisplayNames("a feed");
    }

    [TestCaseSource(nameof(Files))]
    public async Task It_finds_what_an_import_finds(string name, string text, string[] options)
    {
        await SceneAsync();
        var file = Written(name, text);
        string[] all = [file, "--source", "web-lama", "--unit", "rutan", .. options];
        var imported = await HumasAsync(["import", .. all, "--json"]);
        var expected = LinesOf(file + ".errors.ndjson").Select(Compact).ToList();
        // No server, no key.
        Variables.Clear();
        var checkedFile = await HumasAsync(["check", .. all, "--json"]);
        var found = checkedFile.Json["messages"]!.AsArray().Select(message => Compact(message!.ToJsonString())).ToList();
        Assert.That(found.Where(IsError), Is.EqualTo(expected.Where(IsError)), "in the order of the file");
        Assert.That(found, Is.EquivalentTo(expected));
        Assert.That(checkedFile.Code, Is.EqualTo(imported.Code));
        var import = imported.Json["imports"]![0]!["import"]!;
        foreach (var count in new[] { "read", "failed", "skipped" })
            Assert.That(checkedFile.Json[count]!.GetValue<int>(), Is.EqualTo(import["items"]![count]!.GetValue<int>()), count);
        Assert.That(Sorted(checkedFile.Json["warnings"]!), Is.EqualTo(Sorted(import["warnings"]!)));
        Assert.That(checkedFile.Json["format"]!.GetValue<string>(), Is.EqualTo(import["format"]!.GetValue<string>()));
    }

    [Test]
    public async Task People_get_lines_and_what_was_not_checked()
    {
        var file = Written(
            "arsip.ndjson",
            Item("a1", "") + Item("a1", "Satu") + Item("a3", "Tiga", new { tags = new[] { new { slug = "tiada" } } })
        );
        var ran = (await HumasAsync("check", file, "--errors", file + ".faults")).Must(1);
        Assert.That(
            ran.Out.Split('\n'),
            Is.EqualTo(
                new[]
                {
                    "line 1: required at /title (a1): This is required.",
                    "line 2: repeated-item at /externalId (a1): The file has an earlier item with this key; the last one wins.",
                    "arsip.ndjson (ndjson): 3 items, 2 well, 1 with errors, 0 skipped",
                    "1 × repeated-item",
                    "",
                }
            )
        );
        Assert.That(ran.Error, Does.Contain("Not checked: whether units, tags and authors exist"));
        Assert.That(LinesOf(file + ".faults"), Has.Length.EqualTo(2));
        (await HumasAsync("check", Written("baik.ndjson", Items(2)))).Must(0);
    }

    [Test]
    public async Task Packed_files_and_standard_input_are_checked_as_well()
    {
        var packed = Path.Combine(Folder, "arsip.ndjson.gz");
        using (var zip = new GZipStream(File.Create(packed), CompressionLevel.Fastest))
            zip.Write(Encoding.UTF8.GetBytes(Items(300)));
        Assert.That((await HumasAsync("check", packed, "--json")).Must(0).Json["read"]!.GetValue<int>(), Is.EqualTo(300));
        Assert.That((await PipedAsync(Items(3), default, "check", "-", "--json")).Must(0).Json["read"]!.GetValue<int>(), Is.EqualTo(3));
        await File.WriteAllBytesAsync(packed, (await File.ReadAllBytesAsync(packed))[..^40]);
        var cut = (await HumasAsync("check", packed, "--json")).Must(1);
        Assert.That(cut.Json["fault"]!.GetValue<string>(), Does.Contain("cut off"));
    }

    [Test]
    public async Task Options_that_the_server_would_refuse_are_refused()
    {
        var file = Written("tabel.csv", "id,judul\n1,Satu\n");
        Assert.That((await HumasAsync("check", file, "--mapping", "judul:kepala")).Must(2).Error, Does.Contain("COLUMN:member"));
        Assert.That((await HumasAsync("check", file, "--unit-map", "satu=dua")).Must(2).Error, Does.Contain("author:NAME=SLUG"));
        Assert.That((await HumasAsync("check", file, "--base-url", "lama")).Must(2).Error, Does.Contain("--base-url"));
        Assert.That((await HumasAsync("check", file, "--time-zone", "WIB")).Must(2).Error, Does.Contain("Asia/Makassar"));
        Assert.That((await HumasAsync("check", Written("a", "{\"archive\":\"1\"}\n"))).Must(2).Error, Does.Contain("--dry-run"));
    }

    private static bool IsError(string message) => message.StartsWith("error", StringComparison.Ordinal);

    private static List<string> Sorted(JsonNode warnings) => [.. warnings.AsArray().Select(one => one!.ToJsonString()).Order()];

    private const string Feed = """
        <?xml version="1.0"?><rss version="2.0"><channel><title>Lama</title>
        <item><title>Satu</title><link>/satu</link><guid>1</guid><pubDate>Fri, 01 Mar 2019 08:30:00 +0700</pubDate><description>&lt;center&gt;x&lt;/center&gt;</description></item>
        <item><title></title><guid>2</guid><pubDate>kemarin</pubDate></item>
        </channel></rss>
        """;
}
