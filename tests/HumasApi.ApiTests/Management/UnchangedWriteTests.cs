using System.Net;
using System.Text.Json.Nodes;

namespace HumasApi.ApiTests.Management;

/// <summary>Who reads a record and sends it back has changed nothing: no version, no draft, no line in any log.</summary>
internal sealed class UnchangedWriteTests : ApiTest
{
    [SetUp]
    public async Task MakeUnit() => await Unit("rutan-uji");

    [Test]
    public async Task Every_resource_can_be_read_and_sent_back()
    {
        var author = (await Api.Put("/authors/by-slug/penulis", new { name = "Penulis", unit = new { slug = "rutan-uji" } })).Id;
        var tag = (await Api.Put("/tags/by-slug/berita", new { name = "Berita" })).Id;
        var unit = (await Api.ManageGet("/units/by-slug/rutan-uji")).Id;
        var key = (
            await Api.Post(
                "/keys",
                new
                {
                    name = "Kunci",
                    grants = new object[]
                    {
                        new
                        {
                            role = "viewer",
                            unit = new { slug = "rutan-uji" },
                            scope = "self",
                        },
                        new { role = "writer" },
                    },
                }
            )
        ).Id;
        var article = (
            await Live(
                "Halo",
                "rutan-uji",
                new
                {
                    body = "<p>Isi</p>",
                    tags = new[] { new { slug = "berita" } },
                    authors = new[] { new { slug = "penulis" } },
                }
            )
        ).Id;
        foreach (var path in new[] { $"/authors/{author}", $"/tags/{tag}", $"/units/{unit}", $"/keys/{key}", $"/articles/{article}" })
            await AssertNothingMovesAsync(path, sendsAll: true);
    }

    [Test]
    public async Task The_same_text_in_the_same_format_is_the_same_article()
    {
        async Task<string> Put(string body, string? format, string? baseUrl = null) =>
            (
                await Api.Put(
                    "/articles/by-source/web/1",
                    new
                    {
                        title = "Lama",
                        unit = new { slug = "rutan-uji" },
                        body,
                        bodyFormat = format,
                        baseUrl,
                        publish = true,
                    }
                )
            ).Json["meta"]!["outcome"]!.GetValue<string>();

        const string Body = "Satu *dua*\n\n[c](/d)";
        var outcomes = new List<string> { await Put("a", null) };
        foreach (
            var (format, baseUrl) in new[]
            {
                ("markdown", "https://contoh.example/"),
                ("markdown", "https://lain.example/"),
                ("markdown", null),
                ("plain", null),
                ("wordpress", "https://contoh.example/"),
                ("html", null),
            }
        )
        {
            outcomes.Add(await Put(Body, format, baseUrl));
            outcomes.Add(await Put(Body, format, baseUrl));
        }
        Assert.That(
            string.Join(' ', outcomes),
            Is.EqualTo(
                "created updated unchanged updated unchanged updated unchanged updated unchanged "
                    // WordPress makes of it what plain text makes.
                    + "unchanged unchanged updated unchanged"
            )
        );
        // A base that no address starts from, and a format that makes the same of it, are nothing new.
        Assert.That(await Put("<p>a</p>", null), Is.EqualTo("updated"));
        Assert.That(await Put("<p>a</p>", "html", "https://contoh.example/"), Is.EqualTo("unchanged"));
        Assert.That(await Put("<p>a</p>", "wordpress"), Is.EqualTo("unchanged"));
        // Read and sent back, the HTML stands for what it was made from.
        await Put("**a**", "markdown");
        Assert.That(await Put("<p><strong>a</strong></p>", null), Is.EqualTo("unchanged"));
        Assert.That(await Put("**a**", "markdown"), Is.EqualTo("unchanged"));
        Assert.That(await Put("**a**", null), Is.EqualTo("updated"));
    }

    [Test]
    public async Task An_article_whose_tag_was_merged_or_renamed_is_the_same_article()
    {
        await Api.Put("/tags/by-slug/r-a", new { name = "R A" });
        var merged = (await Api.Put("/tags/by-slug/r-b", new { name = "R B" })).Id;
        var sent = new
        {
            title = "Lama",
            unit = new { slug = "rutan-uji" },
            tags = new[] { new { slug = "r-a" }, new { slug = "r-b" } },
            publish = true,
        };
        (await Api.Put("/articles/by-source/wp/1", sent)).Must(HttpStatusCode.Created);
        var article = (await Live("Halo", "rutan-uji", new { tags = new[] { new { slug = "r-b" } } })).Id;
        (await Api.Post($"/tags/{merged}/merge", new { into = new { slug = "r-a" } }, 1)).Must(HttpStatusCode.OK);

        var changes = await Newsroom.SqlAsync("select count(*) from changes");
        Assert.That(
            (await Api.Put("/articles/by-source/wp/1", sent)).Json["meta"]!["outcome"]!.GetValue<string>(),
            Is.EqualTo("unchanged")
        );
        await AssertNothingMovesAsync($"/articles/{article}", sendsAll: true);
        Assert.That(await Newsroom.SqlAsync("select count(*) from changes"), Is.EqualTo(changes));

        // What really changes is still seen.
        (await Api.Patch($"/articles/{article}", new { tags = Array.Empty<object>() }, 2)).Must(HttpStatusCode.OK);
        Assert.That((await Api.ManageGet($"/articles/{article}")).Data["draft"]!["state"]!.GetValue<string>(), Is.EqualTo("draft"));
        Assert.That(await Newsroom.InconsistenciesAsync(), Is.Empty);
    }

    [Test]
    public async Task Of_a_key_the_audit_trail_tells_only_the_grants_that_changed()
    {
        object Grant(string role) =>
            new
            {
                role,
                unit = new { slug = "rutan-uji" },
                scope = "self",
            };
        var key = (await Api.Post("/keys", new { name = "Kunci", grants = new[] { Grant("viewer"), Grant("writer") } })).Id;
        (await Api.Patch($"/keys/{key}", new { grants = new[] { Grant("writer"), Grant("editor") } }, 1)).Must(HttpStatusCode.OK);
        var line = (await Api.ManageGet($"/audit?entityId={key}&limit=1")).Data[0]!;
        Assert.That(
            line["changes"]!
                .AsArray()
                .Where(change => change!["entity"]!.GetValue<string>() == "grant")
                .Select(change =>
                {
                    var role = change!["members"]!.AsArray().Single(member => member!["name"]!.GetValue<string>() == "role")!;
                    return $"{change["op"]} {role["before"] ?? role["after"]}";
                }),
            Is.EquivalentTo(new[] { "removed viewer", "added editor" })
        );
    }

    // Nothing at all, and all that was read.
    private static async Task AssertNothingMovesAsync(string path, bool sendsAll)
    {
        var before = await Api.ManageGet(path);
        var (lines, version) = (await Newsroom.SqlAsync("select count(*) from audit"), before.Data["version"]!.GetValue<int>());
        (await Api.Patch(path, new JsonObject(), version)).Must(HttpStatusCode.OK);
        if (sendsAll)
            (await Api.Patch(path, before.Data.DeepClone(), version)).Must(HttpStatusCode.OK);
        Assert.That((await Api.ManageGet(path)).Data.ToJsonString(), Is.EqualTo(before.Data.ToJsonString()), path);
        Assert.That(await Newsroom.SqlAsync("select count(*) from audit"), Is.EqualTo(lines), path);
    }
}
