using System.IO.Compression;

namespace HumasApi.ApiTests.Cli;

/// <summary><c>humas export</c>: files that are whole, and that an import reads.</summary>
internal sealed class ExportCommandTests : CliTest
{
    [Test]
    public async Task What_it_writes_an_import_reads()
    {
        await SceneAsync();
        (await HumasAsync("import", Written("arsip.ndjson", Items(5)), "--source", "web-lama")).Must(0);
        var file = Path.Combine(Folder, "artikel.ndjson");
        var exported = (await HumasAsync("export", "articles", "--output", file, "--json")).Must(0);
        Assert.That(exported.Json["lines"]!.GetValue<int>(), Is.EqualTo(5));
        Assert.That(LinesOf(file), Has.Length.EqualTo(5));
        Assert.That((await HumasAsync("export", "articles")).Must(0).Out, Is.EqualTo(await File.ReadAllTextAsync(file)));
        await Newsroom.ResetAsync();
        await SceneAsync();
        Assert.That((await HumasAsync("import", file, "--source", "ekspor")).Must(0).Out, Does.Match("done +5 +5"));
    }

    [Test]
    public async Task A_newsroom_moves_as_an_archive()
    {
        await SceneAsync();
        (await HumasAsync("import", Written("arsip.ndjson", Items(5)), "--source", "web-lama")).Must(0);
        var archive = Path.Combine(Folder, "newsroom.ndjson.gz");
        (await HumasAsync("export", "archive", "--gzip", "-o", archive)).Must(0);
        var before = (await HumasAsync("export", "articles", "--include", "revisions")).Must(0).Out;
        await Newsroom.ResetAsync();
        Assert.That((await HumasAsync("export", "articles")).Must(0).Out, Is.Empty);
        (await HumasAsync("import", archive, "--source", "pindah")).Must(0);
        Assert.That((await HumasAsync("export", "articles", "--include", "revisions")).Must(0).Out, Is.EqualTo(before));
    }

    [Test]
    public async Task Filters_and_tables_reach_the_service()
    {
        await SceneAsync();
        await Unit("lapas");
        await Live("Satu", "rutan");
        await Draft("Dua", "lapas");
        Assert.That((await HumasAsync("export", "articles", "--unit", "lapas")).Must(0).Out, Does.Contain("Dua").And.Not.Contains("Satu"));
        Assert.That(
            (await HumasAsync("export", "articles", "--publication", "live")).Must(0).Out,
            Does.Contain("Satu").And.Not.Contains("Dua")
        );
        Assert.That((await HumasAsync("export", "articles", "--table")).Must(0).Out, Does.StartWith("\uFEFFid,"));
        foreach (var kind in new[] { "units", "authors", "tags" })
            Assert.That((await HumasAsync("export", kind)).Must(0).Out, Does.StartWith("{\"id\":"), kind);
        (await HumasAsync("export", "tags", "--unit", "rutan")).Must(2);
        (await HumasAsync("export", "archive", "--table")).Must(2);
        (await HumasAsync("export", "articles", "--resume")).Must(2);
        (await HumasAsync("export", "berita")).Must(2);
        Variables["HUMAS_KEY"] = await Key("viewer", "rutan");
        var refused = Path.Combine(Folder, "arsip");
        (await HumasAsync("export", "archive", "--output", refused)).Must(2);
        Assert.That(File.Exists(refused), Is.False);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_torn_export_of_articles_goes_on_where_it_stopped(bool packed)
    {
        await ManyAsync();
        var whole = (await HumasAsync("export", "articles")).Must(0).Out;
        await using var wire = new FrailWire(100_000, 100_000);
        Variables["HUMAS_SERVER"] = wire.Address;
        var file = Path.Combine(Folder, "artikel");
        var ran = (await HumasAsync(["export", "articles", "--output", file, .. packed ? ["--gzip"] : Array.Empty<string>()])).Must(0);
        Assert.That(wire.Torn, Is.EqualTo(2), ran.Error);
        Assert.That(Text(file, packed), Is.EqualTo(whole));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_later_run_goes_on_behind_the_last_whole_line(bool packed)
    {
        await ManyAsync();
        var whole = (await HumasAsync("export", "articles")).Must(0).Out;
        var file = Path.Combine(Folder, "artikel");
        await using (var part = File.Create(file + ".part"))
        await using (var text = packed ? new GZipStream(part, CompressionLevel.Fastest) : (Stream)part)
            await text.WriteAsync(System.Text.Encoding.UTF8.GetBytes(whole[..(whole.Length / 2)]));
        string[] line = ["export", "articles", "--output", file, "--resume", .. packed ? ["--gzip"] : Array.Empty<string>()];
        var before = await Newsroom.SqlAsync("select count(*) from audit");
        (await HumasAsync(line)).Must(0);
        Assert.That(Text(file, packed), Is.EqualTo(whole));
        Assert.That(File.Exists(file + ".part"), Is.False);
        Assert.That(await Newsroom.SqlAsync("select count(*) from audit"), Is.EqualTo(before));
    }

    [Test]
    public async Task What_cannot_go_on_is_no_file()
    {
        await ManyAsync();
        await using var wire = new FrailWire(30_000);
        Variables["HUMAS_SERVER"] = wire.Address;
        var file = Path.Combine(Folder, "newsroom");
        var ran = (await HumasAsync("export", "archive", "--output", file)).Must(2);
        Assert.That(ran.Error, Does.Contain("broke off"));
        Assert.That(File.Exists(file), Is.False);
    }

    // Bodies that do not pack well, so that a wire tears in the middle.
    private async Task ManyAsync()
    {
        await SceneAsync();
        var random = new Random(7);
        string Words() => string.Join(' ', Enumerable.Range(0, 60).Select(_ => random.NextInt64().ToString("x16", null)));
        var items = Enumerable.Range(1, 700).Select(number => Item($"a{number}", $"Panen {number}", new { body = $"<p>{Words()}</p>" }));
        (await HumasAsync("import", Written("arsip.ndjson", string.Concat(items)), "--source", "web-lama")).Must(0);
    }

    private static string Text(string file, bool packed)
    {
        if (!packed)
            return File.ReadAllText(file);
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }
}
