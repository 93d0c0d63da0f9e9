using System.IO.Compression;
using System.Net;
using System.Text;

namespace HumasApi.ApiTests.Cli;

/// <summary><c>humas import</c>, from a file to what the newsroom has.</summary>
internal sealed class ImportCommandTests : CliTest
{
    [Test]
    public async Task A_file_comes_in_once_however_often_it_is_sent()
    {
        await SceneAsync();
        var file = Written("arsip.ndjson", Items(3));
        var first = (await HumasAsync("import", file, "--source", "web-lama")).Must(0);
        Assert.That(first.Out, Does.Match(@"arsip\.ndjson +done +3 +3 +0 +0 +0 +0"));
        Assert.That(first.Error, Does.Contain("arsip.ndjson: "), "progress");
        var again = (await HumasAsync("import", file, "--source", "web-lama")).Must(0);
        Assert.That(again.Out, Does.Match(@"arsip\.ndjson +done +3 +0 +0 +3 +0 +0"));
        Assert.That(File.Exists(file + ".errors.ndjson"), Is.False, "there is nothing to say");
        Assert.That(await Newsroom.SqlAsync("select count(*) from articles"), Is.EqualTo(3));
    }

    [Test]
    public async Task What_failed_is_in_the_errors_file_and_the_exit_code()
    {
        await SceneAsync();
        var file = Written(
            "arsip.ndjson",
            Item("a1", "Satu") + "{\n" + Item("a3", "", new { body = "<center>x</center>" }) + Item("a1", "Lagi")
        );
        var ran = (await HumasAsync("import", file, "--source", "web-lama", "--json")).Must(1);
        var import = ran.Json["imports"]![0]!;
        Assert.That(import["file"]!.GetValue<string>(), Is.EqualTo(file));
        Assert.That(import["import"]!["items"]!["failed"]!.GetValue<int>(), Is.EqualTo(2));
        Assert.That(import["import"]!["name"]!.GetValue<string>(), Is.EqualTo("arsip.ndjson"));
        var lines = LinesOf(import["errorsFile"]!.GetValue<string>()).Select(Compact).ToList();
        Assert.That(import["errorsFile"]!.GetValue<string>(), Is.EqualTo(file + ".errors.ndjson"));
        Assert.That(lines[0], Does.StartWith("error 2 malformed-json"));
        Assert.That(lines[1], Does.StartWith("error 3 required /title a3"));
        Assert.That(lines[2], Does.StartWith("warning 4 repeated-item /externalId a1"));
        Assert.That(Directory.GetFiles(Folder), Has.Length.EqualTo(2), "no part is left");

        var elsewhere = Path.Combine(Folder, "faults");
        (await HumasAsync("import", file, "--source", "web-lama", "--errors", elsewhere)).Must(1);
        Assert.That(LinesOf(elsewhere), Has.Length.EqualTo(3));
        (await HumasAsync("import", Written("arsip.ndjson", Item("a1", "Lagi")), "--source", "web-lama")).Must(0);
        Assert.That(File.Exists(file + ".errors.ndjson"), Is.False, "the report of an earlier file would mislead");
    }

    [Test]
    public async Task A_mirror_loses_what_its_source_has_lost()
    {
        await SceneAsync();
        (await HumasAsync("import", Written("arsip.ndjson", Items(3)), "--source", "web-lama")).Must(0);
        var file = Written("arsip.ndjson", Items(2));
        (await HumasAsync("import", file, "--source", "web-lama", "--complete", "--missing", "unpublish")).Must(0);
        Assert.That(LinesOf(file + ".errors.ndjson").Select(Compact).Single(), Does.StartWith("warning 0 missing-unpublished"));
        Assert.That(await Newsroom.SqlAsync("select count(*) from published_articles"), Is.EqualTo(2));
    }

    [Test]
    public async Task A_dry_run_says_the_same_and_writes_nothing()
    {
        await SceneAsync();
        var file = Written("arsip.ndjson", Items(2) + "{\n");
        var dry = (await HumasAsync("import", file, "--source", "web-lama", "--dry-run")).Must(1);
        Assert.That(dry.Out, Does.Match(@"arsip\.ndjson +done +3 +2 +0 +0 +1 +0"));
        Assert.That(await Newsroom.SqlAsync("select count(*) from articles"), Is.EqualTo(0));
    }

    [Test]
    public async Task Options_of_the_line_reach_the_import()
    {
        await SceneAsync();
        await Unit("lapas");
        var file = Written(
            "tabel.csv",
            "id,Nama Berita,tanggal,penulis,isi\n1,Satu,10/09/2019,Sari,*tebal*\n2,Dua,11/09/2019,Budi,biasa\n"
        );
        string[] options =
        [
            "--unit",
            "rutan",
            "--unit-map",
            "author:Budi=lapas",
            "--mapping",
            "Nama Berita:title",
            "--date-order",
            "dmy",
            "--create",
            "tags,authors",
            "--publish",
            "draft",
            "--body-format",
            "markdown",
            "--base-url",
            "https://lama.example/",
            "--overwrite",
        ];
        (await HumasAsync(["import", file, "--source", "tabel", .. options])).Must(0);
        var import = (await Api.ManageGet("/imports")).Data[0]!;
        Assert.That(
            import["options"]!.ToJsonString(),
            Is.EqualTo(
                """{"unit":"rutan","create":["tags","authors"],"bodyFormat":"markdown","baseUrl":"https://lama.example/","publish":"draft","onError":"continue","overwrite":true,"dryRun":false,"unitMap":"author:Budi=lapas","mapping":"Nama Berita:title","dateOrder":"dmy","complete":false,"missing":"report","extra":"report","chunked":false}"""
            )
        );
        Assert.That(import["format"]!.GetValue<string>(), Is.EqualTo("csv"));
        Assert.That(await Newsroom.SqlAsync("select count(*) from published_articles"), Is.EqualTo(0));
    }

    [Test]
    public async Task Packed_files_and_standard_input_come_in_as_well()
    {
        await SceneAsync();
        var packed = Path.Combine(Folder, "arsip.ndjson.gz");
        using (var zip = new GZipStream(File.Create(packed), CompressionLevel.Fastest))
            zip.Write(Encoding.UTF8.GetBytes(Items(3)));
        (await HumasAsync("import", packed, "--source", "web-lama")).Must(0);
        Assert.That(await Newsroom.SqlAsync("select count(*) from articles"), Is.EqualTo(3));
        var piped = (await PipedAsync(Items(5), default, "import", "-", "--source", "web-lama", "--json")).Must(0);
        Assert.That(piped.Json["imports"]![0]!["import"]!["items"]!["created"]!.GetValue<int>(), Is.EqualTo(2));
    }

    [Test]
    public async Task Ctrl_C_pauses_and_resume_goes_on()
    {
        await SceneAsync();
        var file = Written("arsip.ndjson", Items(3000));
        using var stop = new CancellationTokenSource();
        var running = PipedAsync("", stop.Token, "import", file, "--source", "web-lama");
        while (Convert.ToInt64(await Newsroom.SqlAsync("select count(*) from articles"), null) == 0)
            await Task.Delay(20);
        await stop.CancelAsync();
        var paused = (await running).Must(130);
        var import = (await Api.ManageGet("/imports")).Data[0]!;
        Assert.That(import["state"]!.GetValue<string>(), Is.EqualTo("paused"));
        Assert.That(paused.Error, Does.Contain($"humas import --resume {import["id"]}"));
        Assert.That((await HumasAsync("status")).Must(0).Out, Does.Match($"arsip.ndjson +{import["id"]} +paused"));

        var resumed = (await HumasAsync("import", "--resume")).Must(0);
        Assert.That(resumed.Out, Does.Match(@"arsip\.ndjson +done +3000 +3000 +0 +0 +0 +0"));
        (await HumasAsync("import", "--resume")).Must(2);
        Assert.That((await HumasAsync("import", "--resume", import["id"]!.GetValue<string>())).Must(0).Out, Does.Match("done +3000"));
    }

    [Test]
    public async Task It_stops_at_an_error_where_that_is_asked_for_and_resume_goes_on_behind_it()
    {
        await SceneAsync();
        var file = Written("arsip.ndjson", Item("a1", "Satu") + "{\n" + Item("a3", "Tiga"));
        var failed = (await HumasAsync("import", file, "--source", "web-lama", "--on-error", "stop")).Must(1);
        Assert.That(failed.Out, Does.Match(@"arsip\.ndjson +failed +2 +1"));
        Assert.That(failed.Error, Does.Contain("humas import --resume"));
        Assert.That((await HumasAsync("import", "--resume")).Must(1).Out, Does.Match(@"arsip\.ndjson +done +3 +2"));
    }

    // The import is the server's: it goes on whatever becomes of the line to who follows it.
    [Test]
    public async Task A_torn_wire_does_not_end_it()
    {
        await SceneAsync();
        await using var wire = new FrailWire(2500, 100, 0);
        Variables["HUMAS_SERVER"] = wire.Address;
        (await HumasAsync("import", Written("arsip.ndjson", Items(1500)), "--source", "web-lama")).Must(0);
        Assert.That(wire.Torn, Is.GreaterThanOrEqualTo(2));
        Assert.That(await Newsroom.SqlAsync("select count(*) from articles"), Is.EqualTo(1500));
        Assert.That(await Newsroom.SqlAsync("select count(*) from imports"), Is.EqualTo(1));
    }

    // A line that breaks costs a piece of the file, not all of it.
    [Test]
    public async Task A_large_file_is_sent_in_chunks_over_a_line_that_breaks()
    {
        await SceneAsync();
        await using var wire = new FrailWire(1500, 400, 900, 0, 1200);
        Variables["HUMAS_SERVER"] = wire.Address;
        var file = Written("arsip.ndjson", Items(600));
        (await HumasAsync("import", file, "--source", "web-lama", "--chunk-size", "0.02")).Must(0);
        Assert.That(wire.Torn, Is.GreaterThanOrEqualTo(4));
        Assert.That(await Newsroom.SqlAsync("select count(*) from articles"), Is.EqualTo(600));
        Assert.That(Convert.ToInt64(await Newsroom.SqlAsync("select count(*) from import_chunks"), null), Is.GreaterThan(5));
        var piped = (await PipedAsync(Items(600), default, "import", "-", "--source", "web-lama", "--chunk-size", "0.02")).Must(0);
        Assert.That(piped.Out, Does.Match(@"stdin +done +600 +0 +0 +600"));
    }

    [Test]
    public async Task What_was_sent_of_a_file_is_not_sent_again()
    {
        await SceneAsync();
        var (text, file) = (Items(600), Written("arsip.ndjson", Items(600)));
        var begun = (await SendAsync("", "source=web-lama&format=ndjson&name=arsip.ndjson&chunked=true")).Must(HttpStatusCode.Accepted).Id;
        var start = new ByteArrayContent(Encoding.UTF8.GetBytes(text)[..20_000]);
        (await Api.Manage(HttpMethod.Put, $"/imports/{begun}/chunks/1", start)).Must(HttpStatusCode.OK);
        var told = (await HumasAsync("import", "--resume", begun)).Must(2);
        Assert.That(told.Error, Does.Contain($"humas import FILE --resume {begun}"));
        var other = (await HumasAsync("import", Written("lain.ndjson", Items(500)[7..]), "--resume", begun)).Must(2);
        Assert.That(other.Error, Does.Contain("not the file"));
        var sent = (await HumasAsync("import", file, "--resume", "--chunk-size", "0.02")).Must(0);
        Assert.That(sent.Out, Does.Match(@"arsip\.ndjson +done +600 +600"));
        Assert.That(await Newsroom.SqlAsync("select count(*) from imports"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_packed_file_that_was_cut_off_is_no_import()
    {
        await SceneAsync();
        using var whole = new MemoryStream();
        using (var zip = new GZipStream(whole, CompressionLevel.NoCompression, leaveOpen: true))
            zip.Write(Encoding.UTF8.GetBytes(Items(600)));
        var file = Path.Combine(Folder, "arsip.ndjson.gz");
        await File.WriteAllBytesAsync(file, whole.ToArray()[..^40]);
        foreach (var size in new[] { "16", "0.02" })
        {
            var ran = (await HumasAsync("import", file, "--source", "web-lama", "--chunk-size", size)).Must(2);
            Assert.That(ran.Error, Does.Contain("arsip.ndjson.gz cannot be unpacked"));
        }
        Assert.That(await Newsroom.SqlAsync("select count(*) from imports where state <> 'cancelled'"), Is.EqualTo(0));
    }

    [Test]
    public async Task Of_several_files_the_first_failure_stops_the_rest_unless_told_otherwise()
    {
        await SceneAsync();
        string[] files = [Written("1.ndjson", Item("a1", "Satu")), Written("2.ndjson", "{\n"), Written("3.ndjson", Item("a3", "Tiga"))];
        var stopped = (await HumasAsync(["import", .. files, "--source", "web-lama"])).Must(1);
        Assert.That(stopped.Error, Does.Contain($"Not begun: {files[2]}"));
        Assert.That(await Newsroom.SqlAsync("select count(*) from articles"), Is.EqualTo(1));
        var all = (await HumasAsync(["import", .. files, "--source", "web-lama", "--on-error", "continue", "--json"])).Must(1);
        Assert.That(all.Json["imports"]!.AsArray(), Has.Count.EqualTo(3));
        Assert.That(await Newsroom.SqlAsync("select count(*) from articles"), Is.EqualTo(2));
    }

    [Test]
    public async Task It_need_not_be_waited_for()
    {
        await SceneAsync();
        var sent = (await HumasAsync("import", Written("arsip.ndjson", Items(1)), "--source", "web-lama", "--no-wait", "--json")).Must(0);
        var id = sent.Json["imports"]![0]!["import"]!["id"]!.GetValue<string>();
        Assert.That((await HumasAsync("import", "--resume", id)).Must(0).Out, Does.Match("done +1 +1"));
    }

    [Test]
    public async Task What_cannot_be_done_is_said_before_anything_is_sent()
    {
        await SceneAsync();
        var file = Written("arsip.ndjson", Items(1));
        var said = new List<string>();
        string[][] wrong =
        [
            ["import"],
            ["import", file],
            ["import", file, Path.Combine(Folder, "tiada"), "--source", "a"],
            ["import", Folder, "--source", "a"],
            ["import", Written("halo", "halo"), "--source", "a"],
            ["import", Written("kosong", ""), "--source", "a"],
            ["import", file, "--sumber", "a"],
            ["import", file, "--source", "a", "--format", "pdf"],
            ["import", file, "--source", "a", "--create", "units"],
            ["import", file, "--source", "a", "--resume"],
            ["import", "--resume", "satu"],
            ["impor"],
            [],
        ];
        foreach (var line in wrong)
        {
            var ran = await HumasAsync(line);
            Assert.That(ran.Code, Is.EqualTo(2), string.Join(' ', line));
            Assert.That(ran.Out, Is.Empty);
            said.Add(ran.Error.Split('\n')[0]);
        }
        Assert.That(said[1], Does.Contain("--source"));
        Assert.That(said[2], Does.EndWith("tiada."));
        Assert.That(said[3], Does.Contain("folder"));
        Assert.That(said[4], Does.Contain("--format"));
        Assert.That(said[6], Is.EqualTo("humas: There is no option --sumber."));
        Assert.That((await Api.ManageGet("/imports")).Data.AsArray(), Is.Empty);
    }

    [Test]
    public async Task What_the_server_refuses_is_said_with_its_place()
    {
        await SceneAsync();
        var file = Written("arsip.ndjson", Items(1));
        var ran = (await HumasAsync("import", file, "--source", "a b", "--unit", "rutan")).Must(2);
        Assert.That(ran.Error, Does.Contain("  source: "));
        Variables["HUMAS_KEY"] = "hk_0199_rahasia";
        var unknown = (await HumasAsync("import", file, "--source", "a")).Must(2);
        Assert.That(unknown.Error, Does.Contain("humas login --server"));
        Assert.That(unknown.Error, Does.Not.Contain("rahasia"));
        Variables["HUMAS_KEY"] = await Key("viewer");
        Assert.That((await HumasAsync("import", file, "--source", "a")).Must(2).Error, Does.Not.Contain("hk_"));
        Variables["HUMAS_SERVER"] = "http://127.0.0.1:9/";
        Assert.That((await HumasAsync("import", file, "--source", "a")).Must(2).Error, Does.Contain("HUMAS_SERVER"));
        Variables["HUMAS_SERVER"] = $"https://127.0.0.1:{Newsroom.Address.Port}/";
        Assert.That((await HumasAsync("import", file, "--source", "a")).Must(2).Error, Does.Contain("secure connection"));
        Assert.That(Directory.GetFiles(Folder), Has.Length.EqualTo(1));
    }
}
