using System.Net;
using System.Text.Json.Nodes;

namespace HumasApi.ApiTests.Management;

/// <summary>Exports of Management, and that an import makes the same of them again.</summary>
internal sealed class ExportTests : ImportTest
{
    [Test]
    public async Task An_exported_article_says_all_that_an_import_reads()
    {
        var (live, draft) = await ArticlesAsync();
        var lines = await LinesAsync("/exports/articles");
        Assert.That(lines.Select(line => line["id"]!.GetValue<string>()), Is.EqualTo(new[] { live, draft }));
        var article = lines[0];
        Assert.That(article["title"]!.GetValue<string>(), Is.EqualTo("Panen raya"));
        Assert.That(article["publish"]!.GetValue<bool>(), Is.True);
        Assert.That(article["unit"]!.ToJsonString(), Is.EqualTo("""{"slug":"rutan","name":"rutan"}"""));
        Assert.That(article["tags"]!.AsArray().Select(tag => tag!["slug"]!.GetValue<string>()), Is.EqualTo(new[] { "panen" }));
        Assert.That(article["body"]!.GetValue<string>(), Is.EqualTo("<p>Isi.</p>"), "the live text, not the draft that follows it");
        Assert.That(article["revisions"], Is.Null);
        var withHistory = await LinesAsync("/exports/articles?include=revisions");
        Assert.That(
            withHistory[0]["revisions"]!.AsArray().Select(revision => revision!["body"]!.GetValue<string>()),
            Is.EqualTo(new[] { "<p>Isi.</p>", "<p>Isi baru.</p>" })
        );
        Assert.That(await LinesAsync($"/exports/articles?cursor={live}"), Has.Count.EqualTo(1));
        Assert.That(await LinesAsync($"/exports/articles?cursor={draft}"), Is.Empty);
        Assert.That(await LinesAsync("/exports/articles?publication=live&tag=panen"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_import_of_an_export_changes_nothing_and_makes_the_same_elsewhere()
    {
        await ArticlesAsync();
        var export = await TextAsync("/exports/articles");
        var first = await RunAsync(export, "source=cadangan");
        Assert.That(
            first["items"]!.ToJsonString(),
            Does.Contain("\"created\":2"),
            (await Api.ManageGet($"/imports/{first["id"]}/errors")).Text
        );
        var again = await RunAsync(export, "source=cadangan");
        Assert.That(again["items"]!.ToJsonString(), Does.Contain("\"unchanged\":2"));
        var copies = await LinesAsync("/exports/articles?source=cadangan");
        Assert.That(
            copies.Select(Comparable),
            Is.EquivalentTo(export.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Comparable(JsonNode.Parse(line)!)))
        );
    }

    [Test]
    public async Task A_translation_stands_after_its_original()
    {
        await Unit("rutan");
        var original = (await Live("Asli", "rutan")).Id;
        var translation = (await Draft("Original", "rutan", new { language = "en", translationOf = new { id = original } })).Id;
        await Draft("Lain", "rutan");
        var lines = await LinesAsync("/exports/articles");
        Assert.That(lines[^1]["id"]!.GetValue<string>(), Is.EqualTo(translation));
        Assert.That(lines[^1]["translationOf"]!["slug"]!.GetValue<string>(), Is.EqualTo("asli"));
        Assert.That(await LinesAsync($"/exports/articles?cursor={lines[1]["id"]}"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_table_has_a_cell_for_each_plain_member_and_no_formulas()
    {
        await ArticlesAsync();
        await Draft("=1+1; \"dua\"", "rutan");
        var csv = await TextAsync("/exports/articles?format=csv");
        var rows = csv.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.That(rows, Has.Length.EqualTo(4));
        Assert.That(rows[0], Does.StartWith("id,importKey.source,importKey.externalId,slug,kind,language,translationOf,title,"));
        Assert.That(rows[0], Does.Contain(",unit,mentionedUnits,authors,tags,related,coverImage.url,attribution.name,attribution.url,"));
        Assert.That(rows[0], Does.Not.Contain("body"));
        Assert.That(rows[1], Does.Contain(",Panen raya,").And.Contain(",rutan,,sari,panen,"));
        Assert.That(rows[3], Does.Contain("\"'=1+1; \"\"dua\"\"\""));
        foreach (var kind in new[] { "units", "authors", "tags" })
            Assert.That(
                (await TextAsync($"/exports/{kind}?format=csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries),
                Has.Length.EqualTo(2)
            );
    }

    [Test]
    public async Task Records_are_exported_as_Management_shows_them()
    {
        await ArticlesAsync();
        foreach (var kind in new[] { "units", "authors", "tags" })
        {
            var line = (await LinesAsync($"/exports/{kind}")).Single();
            var shown = (await Api.ManageGet($"/{kind}/{line["id"]}")).Must(HttpStatusCode.OK).Data;
            Assert.That(line.ToJsonString(), Is.EqualTo(shown.ToJsonString()), kind);
        }
    }

    [Test]
    public async Task A_caller_exports_what_it_may_see()
    {
        await ArticlesAsync();
        await Unit("lapas");
        var key = await Key("writer", "lapas", "self");
        Assert.That(
            (await Api.As(key, HttpMethod.Get, "/exports/articles")).Must(HttpStatusCode.OK).Text.Trim(),
            Is.Empty,
            "drafts and articles of others are hidden"
        );
        (await Api.As(key, HttpMethod.Get, "/exports/archive")).IsProblem(HttpStatusCode.Forbidden, "missing-grant");
        (await Api.ManageGet("/exports/articles?format=xml&cursor=x")).IsProblem(HttpStatusCode.BadRequest, "malformed-request");
    }

    [Test]
    public async Task An_archive_makes_the_same_newsroom_of_an_empty_one()
    {
        var (live, _) = await ArticlesAsync();
        var tag = await Tag("panen-padi");
        (await Api.Manage(HttpMethod.Post, $"/tags/{tag}/merge", new { into = new { slug = "panen" } }, null, ("If-Match", "*"))).Must(
            HttpStatusCode.OK
        );
        var gone = (await Live("Dicabut", "rutan")).Id;
        (await Api.Manage(HttpMethod.Post, $"/articles/{gone}/unpublish", new { publicNote = "Keliru." }, null, ("If-Match", "*"))).Must(
            HttpStatusCode.OK
        );
        var archive = await TextAsync("/exports/archive");
        var read = (await Api.Get($"/v1/articles/{live}")).Must(HttpStatusCode.OK).Text;

        var refused = await RunAsync(archive, "source=arsip");
        Assert.That(refused["reason"]!.GetValue<string>(), Does.Contain("not empty"));

        await Newsroom.ResetAsync();
        var import = await RunAsync(archive, "source=arsip");
        Assert.That(import["state"]!.GetValue<string>(), Is.EqualTo("done"), import.ToJsonString());
        Assert.That(import["format"]!.GetValue<string>(), Is.EqualTo("archive"));
        Assert.That(await TextAsync("/exports/archive"), Is.EqualTo(archive));
        Assert.That(await Newsroom.InconsistenciesAsync(), Is.Empty);
        Assert.That((await Api.Get($"/v1/articles/{live}")).Must(HttpStatusCode.OK).Text, Is.EqualTo(read));
        Assert.That((await Api.Get($"/v1/articles/{gone}")).Status, Is.EqualTo(HttpStatusCode.Gone));
        Assert.That((await Api.ManageGet("/tags?merged=true")).Data.AsArray(), Has.Count.EqualTo(1));
    }

    [TestCase("{\"archive\":\"lain\"}\n", "schema")]
    [TestCase("{\"archive\":7}\n", "Line 1")]
    [TestCase("{\"table\":\"units\",\"row\":{}}\n", "Line 1")]
    [TestCase("HEADER{\"table\":\"api_keys\",\"row\":{}}\n", "Line 2")]
    [TestCase("HEADER{\"table\":\"units\",\"row\":{\"id\":\"x\"}}\n", "Line 2")]
    [TestCase("HEADER{\"table\":\"article_revisions\",\"row\":{\"body\":\"<script>x</script>\"}}\n", "Line 2")]
    public async Task A_broken_or_edited_archive_ends_with_a_reason(string file, string reason)
    {
        var header = (await TextAsync("/exports/archive")).Split('\n')[0] + "\n";
        var import = await RunAsync(file.Replace("HEADER", header, StringComparison.Ordinal), "source=arsip&format=archive");
        Assert.That(import["state"]!.GetValue<string>(), Is.EqualTo("failed"));
        Assert.That(import["reason"]!.GetValue<string>(), Does.Contain(reason));
    }

    // A live article with a draft that follows it, and a draft.
    private static async Task<(string Live, string Draft)> ArticlesAsync()
    {
        await Unit("rutan");
        await Tag("panen");
        await Author("sari");
        var more = new
        {
            body = "<p>Isi.</p>",
            tags = new[] { new { slug = "panen" } },
            authors = new[] { new { slug = "sari" } },
        };
        var live = (await Live("Panen raya", "rutan", more)).Id;
        (await Api.Manage(HttpMethod.Patch, $"/articles/{live}", new { body = "<p>Isi baru.</p>" }, null, ("If-Match", "*"))).Must(
            HttpStatusCode.OK
        );
        return (live, (await Draft("Naskah", "rutan")).Id);
    }

    private static async Task<string> TextAsync(string path) => (await Api.ManageGet(path)).Must(HttpStatusCode.OK).Text;

    private static async Task<IReadOnlyList<JsonNode>> LinesAsync(string path) =>
        [.. (await TextAsync(path)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    // Without what differs by nature: identity, import key and the suffix of a taken slug.
    private static string Comparable(JsonNode article)
    {
        var copy = article.DeepClone().AsObject();
        foreach (var name in new[] { "id", "importKey", "slug" })
            copy.Remove(name);
        return copy.ToJsonString();
    }
}
