using System.Net;
using System.Text.Json.Nodes;

namespace HumasApi.ApiTests.Management;

/// <summary>The member related of an article: what editors choose to be read next.</summary>
internal sealed class RelatedReferencesTests : ImportTest
{
    [Test]
    public async Task What_cannot_be_related_is_refused()
    {
        await Unit("rutan");
        var other = (await Live("Upacara", "rutan")).Id;
        await Live("Senam", "rutan");
        var article = (await Draft("Panen", "rutan", new { related = new object[] { new { id = other }, new { slug = "upacara" } } })).Must(
            HttpStatusCode.Created
        );
        Assert.That(Chosen(article), Is.EqualTo("Upacara"), "each once");
        foreach (
            var (related, code, pointer) in new (object, string, string)[]
            {
                (new { id = article.Id }, "related-to-self", "/related/0"),
                (new { slug = "panen" }, "related-to-self", "/related/0"),
                (new { id = Guid.Empty }, "unknown-reference", "/related/0/id"),
                (new { slug = "tidak-ada" }, "unknown-reference", "/related/0/slug"),
                (new { id = other, slug = "senam" }, "reference-mismatch", "/related/0"),
            }
        )
        {
            var error = (await Api.Patch($"/articles/{article.Id}", new { related = new[] { related } }, 1))
                .Must(HttpStatusCode.UnprocessableEntity)
                .Json["errors"]![0]!;
            Assert.That(($"{error["code"]}", $"{error["pointer"]}"), Is.EqualTo((code, pointer)));
        }
    }

    [Test]
    public async Task A_draft_of_another_unit_is_neither_named_nor_shown_nor_lost()
    {
        foreach (var unit in new[] { "asal", "tujuan" })
            await Unit(unit);
        var key = await Key("writer", "tujuan");
        var hidden = (await Draft("Rahasia", "asal")).Id;
        var live = (await Live("Terbuka", "asal")).Id;
        (await Api.Patch($"/articles/{live}", new { title = "Judul rahasia", slug = "judul-rahasia" }, 2)).Must(HttpStatusCode.OK);
        object Input(object related) =>
            new
            {
                title = "Halo",
                unit = new { slug = "tujuan" },
                related = new[] { related },
            };
        // The same as for what is not there.
        string ErrorsOf(Answer answer) =>
            answer.IsProblem(HttpStatusCode.UnprocessableEntity, "unknown-reference").Json["errors"]!
                .ToJsonString()
                .Replace(hidden, "X", StringComparison.Ordinal)
                .Replace($"{Guid.Empty}", "X", StringComparison.Ordinal);
        Assert.That(
            ErrorsOf(await Api.As(key, HttpMethod.Post, "/articles", Input(new { id = hidden }))),
            Is.EqualTo(ErrorsOf(await Api.As(key, HttpMethod.Post, "/articles", Input(new { id = Guid.Empty }))))
        );
        var article = (await Draft("Halo", "tujuan", new { related = new[] { new { id = hidden }, new { id = live } } })).Id;
        var seen = (await Api.As(key, HttpMethod.Get, $"/articles/{article}")).Must(HttpStatusCode.OK);
        Assert.That(Chosen(seen), Is.EqualTo("Terbuka"));
        Assert.That(seen.Text, Does.Not.Contain("ahasia"));
        (await Api.As(key, HttpMethod.Patch, $"/articles/{article}", new { title = "Halo lagi" }, 1)).Must(HttpStatusCode.OK);
        Assert.That(
            Chosen(await Api.ManageGet($"/articles/{article}")),
            Is.EqualTo("Rahasia; Judul rahasia").Or.EqualTo("Rahasia; Terbuka")
        );
    }

    [Test]
    public async Task An_import_may_name_what_comes_later_and_is_sent_again_then()
    {
        await SceneAsync();
        var file = Lines(
            Item("a1", "Satu", more: new { slug = "satu", related = new[] { new { slug = "dua" } } }),
            Item("a2", "Dua", more: new { slug = "dua", related = new[] { new { slug = "satu" } } })
        );
        var first = await RunAsync(file);
        Assert.That(Counts(first), Does.Contain("created 2 updated 0 unchanged 0 failed 0"));
        Assert.That(await MessagesAsync(first, "warnings"), Is.EqualTo(new[] { "1 related-unknown /related/0" }));
        Assert.That(Counts(await RunAsync(file)), Does.Contain("created 0 updated 1 unchanged 1"), "the one that names what came later");
        Assert.That(Counts(await RunAsync(file)), Does.Contain("created 0 updated 0 unchanged 2"));
        Assert.That(Chosen(await Api.ManageGet("/articles/by-source/web-lama/a1")), Is.EqualTo("Dua"));
        var exported = (await Api.ManageGet("/exports/articles")).Must(HttpStatusCode.OK).Text.Split('\n')[0];
        Assert.That(JsonNode.Parse(exported)!["related"]![0]!["slug"]!.GetValue<string>(), Is.EqualTo("dua"));
    }

    private static string Chosen(Answer article) => string.Join("; ", article.Data["related"]!.AsArray().Select(one => one!["title"]));
}
