using System.Net;
using System.Text.Json.Nodes;

namespace HumasApi.ApiTests.Management;

/// <summary>PUT /manage/v1/articles/by-source/{source}/{externalId}: what import scripts send, as often as they like.</summary>
internal sealed class BySourceTests : ApiTest
{
    private const string Path = "/articles/by-source/wp.kanwil/post:42";

    [SetUp]
    public async Task MakeUnit() => await Unit("rutan-uji");

    [Test]
    public async Task The_first_time_makes_the_article_the_same_again_nothing_and_another_text_a_revision()
    {
        var created = await Put(new { title = "Judul", body = "<p>Isi</p>" }, HttpStatusCode.Created, "created");
        Assert.That(created.Header("Location"), Is.EqualTo($"https://humas.example/manage/v1/articles/{created.Id}"));
        Assert.That((created.ETag, created.Header("Cache-Control")), Is.EqualTo(("\"1\"", "no-store")));
        Assert.That(created.Data["importKey"]!.ToJsonString(), Is.EqualTo("""{"source":"wp.kanwil","externalId":"post:42"}"""));

        Newsroom.Clock.Advance(TimeSpan.FromDays(1));
        var same = await Put(new { title = "Judul", body = "<p>Isi</p>" }, HttpStatusCode.OK, "unchanged");
        Assert.That(same.Data.ToJsonString(), Is.EqualTo(created.Data.ToJsonString()));
        Assert.That(same.Header("Location"), Is.Null);

        var updated = await Put(new { title = "Judul", body = "<p>Isi lain</p>" }, HttpStatusCode.OK, "updated");
        Assert.That((updated.Id, updated.ETag), Is.EqualTo((created.Id, "\"2\"")));
        Assert.That((await Api.ManageGet(Path)).Must(HttpStatusCode.OK).Data.ToJsonString(), Is.EqualTo(updated.Data.ToJsonString()));
    }

    [Test]
    public async Task What_is_left_out_stays_and_null_clears()
    {
        await Tag("zona");
        await Put(
            new
            {
                title = "Judul",
                subtitle = "Anak",
                byline = "Budi",
                kind = "speech",
                tags = new[] { new { slug = "zona" } },
                seo = new { title = "Cari", noIndex = true },
            },
            HttpStatusCode.Created,
            "created"
        );
        var data = (await Api.Put(Path, new { byline = (string?)null, summary = "Baru" })).Must(HttpStatusCode.OK).Data;

        Assert.That(
            (
                data["title"]!.GetValue<string>(),
                data["subtitle"]!.GetValue<string>(),
                data["kind"]!.GetValue<string>(),
                data["summary"]!.GetValue<string>()
            ),
            Is.EqualTo(("Judul", "Anak", "speech", "Baru"))
        );
        Assert.That(data["byline"], Is.Null);
        Assert.That(data["tags"]![0]!["slug"]!.GetValue<string>(), Is.EqualTo("zona"));
        Assert.That(data["seo"]!.ToJsonString(), Is.EqualTo("""{"title":"Cari","description":null,"noIndex":true}"""));
    }

    [Test]
    public async Task What_was_read_can_be_sent_back()
    {
        await Put(
            new
            {
                title = "Judul",
                body = "<h1>Isi</h1>",
                publishedAt = "2020-01-01T00:00:00Z",
                updatedAt = "2021-01-01T00:00:00Z",
                legacyUrls = new[] { "https://lama.example/1" },
                publish = true,
            },
            HttpStatusCode.Created,
            "created"
        );
        var read = await Api.ManageGet(Path);
        var sent = (await Api.Put(Path, read.Data)).Must(HttpStatusCode.OK);

        Assert.That(sent.Json["meta"]!["outcome"]!.GetValue<string>(), Is.EqualTo("unchanged"));
        Assert.That((await Api.ManageGet(Path)).Text, Is.EqualTo(read.Text));
        (await Api.Put(Path, new { version = 9 })).IsProblem(HttpStatusCode.UnprocessableEntity, "read-only");
        (await Api.Put(Path, new { importKey = new { source = "x", externalId = "y" } })).IsProblem(
            HttpStatusCode.UnprocessableEntity,
            "read-only"
        );
    }

    [Test]
    public async Task An_archive_item_goes_live_under_its_own_times()
    {
        var archived = new
        {
            title = "Judul",
            publishedAt = "2019-05-01T09:00:00+07:00",
            updatedAt = "2019-05-02T09:00:00+07:00",
            legacyUrls = new[] { "https://lama.example/?p=42" },
            publish = true,
        };
        await Put(archived, HttpStatusCode.Created, "created");
        await Put(archived, HttpStatusCode.OK, "unchanged");

        var read = (await Api.Get("/v1/articles/by-slug/judul")).Must(HttpStatusCode.OK).Data;
        Assert.That(
            (Time("publishedAt"), Time("updatedAt"), Time("firstPublishedAt")),
            Is.EqualTo(("2019-05-01T02:00:00Z", "2019-05-02T02:00:00Z", "2026-11-24T12:00:00Z"))
        );
        Assert.That(read["notices"]!.AsArray(), Is.Empty, "an import tells readers of no update");
        Assert.That((await Api.ManageGet(Path)).Data["legacyUrls"]!.ToJsonString(), Is.EqualTo("""["https://lama.example/?p=42"]"""));

        Newsroom.Clock.Advance(TimeSpan.FromHours(1));
        await Put(new { updatedAt = "2019-06-01T00:00:00Z", publish = true }, HttpStatusCode.OK, "updated");
        read = (await Api.Get("/v1/articles/by-slug/judul")).Data;
        Assert.That(
            (Time("publishedAt"), Time("updatedAt"), Time("firstPublishedAt"), Time("modifiedAt")),
            Is.EqualTo(("2019-05-01T02:00:00Z", "2019-06-01T00:00:00Z", "2026-11-24T12:00:00Z", "2026-11-24T13:00:00Z"))
        );
        // Overtaken, and so no news, however often it is sent.
        await Put(new { updatedAt = "2019-05-20T00:00:00Z", publish = true }, HttpStatusCode.OK, "unchanged");

        await Put(
            new
            {
                title = "Judul baru",
                publishedAt = "2018-01-01T00:00:00Z",
                publish = true,
            },
            HttpStatusCode.OK,
            "updated"
        );
        read = (await Api.Get("/v1/articles/by-slug/judul")).Data;
        Assert.That(
            (read["title"]!.GetValue<string>(), Time("publishedAt"), Time("updatedAt")),
            Is.EqualTo(("Judul baru", "2018-01-01T00:00:00Z", "2019-06-01T00:00:00Z"))
        );

        string? Time(string member) => read[member]?.GetValue<string>();
    }

    [Test]
    public async Task Without_publish_the_change_waits_as_a_draft()
    {
        await Put(new { title = "Judul", publish = true }, HttpStatusCode.Created, "created");
        var data = (await Put(new { title = "Judul baru" }, HttpStatusCode.OK, "updated")).Data;

        Assert.That((data["publication"]!["revision"]!.GetValue<int>(), data["draft"]!["revision"]!.GetValue<int>()), Is.EqualTo((1, 2)));
        Assert.That((await Api.Get("/v1/articles/by-slug/judul")).Data["title"]!.GetValue<string>(), Is.EqualTo("Judul"));
        await Put(new { title = "Judul baru", publish = true }, HttpStatusCode.OK, "updated");
        Assert.That((await Api.Get("/v1/articles/by-slug/judul")).Data["title"]!.GetValue<string>(), Is.EqualTo("Judul baru"));
    }

    [Test]
    public async Task Times_that_cannot_be_are_refused()
    {
        foreach (
            var (body, error) in new (object, string)[]
            {
                (new { updatedAt = "2020-01-01T00:00:00Z" }, "updated-needs-publish /updatedAt"),
                (
                    new
                    {
                        updatedAt = "2020-01-01T00:00:00Z",
                        publishedAt = "2020-01-02T00:00:00Z",
                        publish = true,
                    },
                    "updated-before-published /updatedAt"
                ),
                (new { updatedAt = "2026-11-24T12:01:01Z", publish = true }, "in-the-future /updatedAt"),
                (new { publishedAt = "2026-11-24T12:01:01Z" }, "in-the-future /publishedAt"),
                (new { publishedAt = "1899-12-31T00:00:00Z" }, "out-of-range /publishedAt"),
                (new { publishedAt = "2020-01-01T00:00:00" }, "offset-missing /publishedAt"),
            }
        )
        {
            var answer = (await Api.Put(Path, Merge(new { title = "Judul", unit = new { slug = "rutan-uji" } }, body))).Must(
                HttpStatusCode.UnprocessableEntity
            );
            Assert.That(answer.Errors, Is.EqualTo(new[] { error }), answer.Text);
        }
        (await Api.ManageGet(Path)).IsProblem(HttpStatusCode.NotFound, "not-found");
    }

    [Test]
    public async Task What_a_person_edited_is_not_overwritten_unless_told_so()
    {
        var id = (await Put(new { title = "Judul" }, HttpStatusCode.Created, "created")).Id;
        Newsroom.Clock.Advance(TimeSpan.FromMinutes(1));
        (await Api.Patch($"/articles/{id}", new { subtitle = "Dari redaktur" }, 1)).Must(HttpStatusCode.OK);

        var refused = (await Api.Put(Path, new { title = "Judul baru" })).IsProblem(HttpStatusCode.Conflict, "edited-since-import");
        Assert.That(refused.Json["existing"]!.ToJsonString(), Is.EqualTo($$"""{"id":"{{id}}","slug":"judul"}"""));
        Assert.That(
            refused.Json["current"]!.ToJsonString(),
            Is.EqualTo("""{"version":2,"editedBy":{"id":null,"name":"Administrator"},"editedAt":"2026-11-24T12:01:00Z"}""")
        );
        (await Api.Put($"{Path}?overwrite=false", new { title = "Judul baru" })).IsProblem(HttpStatusCode.Conflict, "edited-since-import");
        (await Api.Put($"{Path}?overwrite=ya", new { title = "Judul baru" })).IsProblem(HttpStatusCode.BadRequest, "unknown-value");
        Assert.That((await Api.ManageGet(Path)).Data["title"]!.GetValue<string>(), Is.EqualTo("Judul"));

        var replaced = (await Api.Put($"{Path}?overwrite=true", new { title = "Judul baru", subtitle = (string?)null })).Must(
            HttpStatusCode.OK
        );
        Assert.That((replaced.Data["title"]!.GetValue<string>(), replaced.Data["subtitle"]), Is.EqualTo(("Judul baru", (JsonNode?)null)));
        // From here on the import is the last to have edited.
        (await Api.Put(Path, new { title = "Judul ketiga" })).Must(HttpStatusCode.OK);
        // Publishing is no edit of the text.
        (await Api.Post($"/articles/{id}/publish", null, 4)).Must(HttpStatusCode.OK);
        (await Api.Put(Path, new { title = "Judul keempat" })).Must(HttpStatusCode.OK);
    }

    [Test]
    public async Task An_edit_that_says_what_the_source_says_is_no_conflict()
    {
        var id = (await Put(new { title = "Judul" }, HttpStatusCode.Created, "created")).Id;
        (await Api.Patch($"/articles/{id}", new { title = "Judul dibetulkan" }, 1)).Must(HttpStatusCode.OK);
        await Put(new { title = "Judul dibetulkan" }, HttpStatusCode.OK, "unchanged");
        await Put(new { title = "Judul baru" }, HttpStatusCode.OK, "updated");
    }

    [Test]
    public async Task A_script_does_not_bring_back_what_a_person_took_down()
    {
        var id = (await Put(new { title = "Judul", publish = true }, HttpStatusCode.Created, "created")).Id;
        (await Api.Post($"/articles/{id}/unpublish", new { @as = "notFound" }, 2)).Must(HttpStatusCode.OK);

        (await Api.Put(Path, new { title = "Judul", publish = true })).IsProblem(HttpStatusCode.Conflict, "unpublished-since-import");
        (await Api.Put(Path + "?overwrite=true", new { title = "Judul baru", publish = true })).IsProblem(
            HttpStatusCode.Conflict,
            "unpublished-since-import"
        );
        (await Api.Get($"/v1/articles/{id}")).IsProblem(HttpStatusCode.NotFound, "not-found");
        await Put(new { title = "Judul baru" }, HttpStatusCode.OK, "updated");
        (await Api.Get($"/v1/articles/{id}")).IsProblem(HttpStatusCode.NotFound, "not-found");
    }

    [Test]
    public async Task Conditions_are_honoured_when_they_are_sent()
    {
        var body = new { title = "Judul", unit = new { slug = "rutan-uji" } };
        (await Api.Manage(HttpMethod.Put, Path, body, 1)).IsProblem(HttpStatusCode.PreconditionFailed, "does-not-exist");
        (await Api.Manage(HttpMethod.Put, Path, body, null, ("If-None-Match", "*"))).Must(HttpStatusCode.Created);
        (await Api.Manage(HttpMethod.Put, Path, body, null, ("If-None-Match", "*"))).IsProblem(
            HttpStatusCode.PreconditionFailed,
            "exists-already"
        );
        (await Api.Manage(HttpMethod.Put, Path, new { title = "Lain" }, 2)).IsProblem(
            HttpStatusCode.PreconditionFailed,
            "version-mismatch"
        );
        (await Api.Manage(HttpMethod.Put, Path, new { title = "Lain" }, 1)).Must(HttpStatusCode.OK);
    }

    [Test]
    public async Task A_key_of_another_shape_is_refused()
    {
        foreach (
            var (source, externalId, parameter) in new[]
            {
                ("wp%20a", "1", "source"),
                ("wp", "a%2Fb", "externalId"),
                ("wp", new string('1', 201), "externalId"),
                ("wp", "jum%C3%A1t", "externalId"),
                ("wp", "1%0A", "externalId"),
            }
        )
        {
            var answer = (
                await Api.Put($"/articles/by-source/{source}/{externalId}", new { title = "Judul", unit = new { slug = "rutan-uji" } })
            ).IsProblem(HttpStatusCode.BadRequest, "malformed-import-key");
            Assert.That(answer.Errors, Is.EqualTo(new[] { $"malformed-import-key {parameter}" }), answer.Text);
        }
        (
            await Api.Put(
                $"/articles/by-source/A-z_0.9:/{new string('1', 200)}",
                new { title = "Judul", unit = new { slug = "rutan-uji" } }
            )
        ).Must(HttpStatusCode.Created);
    }

    [Test]
    public async Task Keys_of_different_sources_are_different_articles()
    {
        var first = (await Api.Put("/articles/by-source/a/1", new { title = "Judul", unit = new { slug = "rutan-uji" } })).Must(
            HttpStatusCode.Created
        );
        var second = (await Api.Put("/articles/by-source/b/1", new { title = "Judul", unit = new { slug = "rutan-uji" } })).Must(
            HttpStatusCode.Created
        );
        Assert.That(second.Id, Is.Not.EqualTo(first.Id));
    }

    [Test]
    public async Task Twenty_scripts_with_the_same_new_key_make_one_article([Values] bool publish)
    {
        for (var round = 0; round < 3; round++)
        {
            var path = $"/articles/by-source/wp/{round}";
            var answers = await Task.WhenAll(
                Enumerable
                    .Range(0, 20)
                    .Select(_ =>
                        Api.Put(
                            path,
                            new
                            {
                                title = $"Judul {round}",
                                unit = new { slug = "rutan-uji" },
                                publish,
                            }
                        )
                    )
            );

            foreach (var answer in answers)
                Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK).Or.EqualTo(HttpStatusCode.Created), answer.Text);
            Assert.That(answers.Count(answer => answer.Status == HttpStatusCode.Created), Is.EqualTo(1));
            Assert.That(
                answers
                    .Where(answer => answer.Status == HttpStatusCode.OK)
                    .Select(answer => answer.Json["meta"]!["outcome"]!.GetValue<string>()),
                Is.All.EqualTo("unchanged")
            );
            Assert.That(answers.Select(answer => answer.Id).Distinct().Count(), Is.EqualTo(1));
        }
        Assert.That(await Newsroom.SqlAsync("select count(*) from articles"), Is.EqualTo(3L));
        Assert.That(await Newsroom.SqlAsync("select count(*) from slugs where kind = 'article'"), Is.EqualTo(3L));
    }

    private static async Task<Answer> Put(object body, HttpStatusCode status, string outcome)
    {
        var answer = (await Api.Put(Path, Merge(new { unit = new { slug = "rutan-uji" } }, body))).Must(status);
        Assert.That(answer.Json["meta"]!["outcome"]!.GetValue<string>(), Is.EqualTo(outcome), answer.Text);
        return answer;
    }
}
