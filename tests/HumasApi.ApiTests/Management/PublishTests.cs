using System.Net;
using System.Text.Json.Nodes;

namespace HumasApi.ApiTests.Management;

/// <summary>What readers see, since when, and what they are told about it.</summary>
internal sealed class PublishTests : ApiTest
{
    [SetUp]
    public async Task MakeUnit() => await Unit("rutan-uji");

    [Test]
    public async Task A_minor_update_is_told_to_nobody_and_major_ones_are_told_newest_first()
    {
        var id = (await Live("Judul", "rutan-uji", new { slug = "judul" })).Id;
        await Edit(id, 2, 1, new { });
        var read = (await Api.Get("/v1/articles/by-slug/judul")).Data;
        Assert.That(
            (Time(read, "updatedAt"), Time(read, "modifiedAt"), Time(read, "publishedAt"), Time(read, "firstPublishedAt")),
            Is.EqualTo(((string?)null, "2026-11-24T12:01:00Z", "2026-11-24T12:00:00Z", "2026-11-24T12:00:00Z"))
        );
        Assert.That(read["notices"]!.AsArray(), Is.Empty);

        await Edit(id, 4, 2, new { update = "major", changeNote = "Jumlah peserta dibetulkan." });
        await Edit(id, 6, 3, new { update = "major" });
        await Edit(id, 8, 4, new { update = "minor" });
        read = (await Api.Get("/v1/articles/by-slug/judul")).Data;
        Assert.That(
            read["notices"]!.ToJsonString(),
            Is.EqualTo(
                """[{"kind":"update","at":"2026-11-24T12:03:00Z","text":null},{"kind":"update","at":"2026-11-24T12:02:00Z","text":"Jumlah peserta dibetulkan."}]"""
            )
        );
        Assert.That(
            (Time(read, "updatedAt"), Time(read, "modifiedAt"), Time(read, "publishedAt")),
            Is.EqualTo(("2026-11-24T12:03:00Z", "2026-11-24T12:04:00Z", "2026-11-24T12:00:00Z"))
        );
    }

    [Test]
    public async Task The_first_publish_is_no_update_whatever_it_is_called()
    {
        var draft = await Draft("Judul", "rutan-uji");
        var data = (await Api.Post($"/articles/{draft.Id}/publish", new { update = "major" }, 1)).Must(HttpStatusCode.OK).Data;

        Assert.That(data["updatedAt"], Is.Null);
        Assert.That(data["notices"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task The_editorial_time_is_the_one_given_and_moves_only_when_sent()
    {
        var draft = await Draft("Judul", "rutan-uji", new { slug = "judul" });
        (await Api.Post($"/articles/{draft.Id}/publish", new { publishedAt = "2022-10-12T17:16:00+07:00" }, 1)).Must(HttpStatusCode.OK);
        Assert.That(Time((await Api.Get("/v1/articles/by-slug/judul")).Data, "publishedAt"), Is.EqualTo("2022-10-12T10:16:00Z"));

        await Edit(draft.Id, 2, 1, new { });
        Assert.That(Time((await Api.Get("/v1/articles/by-slug/judul")).Data, "publishedAt"), Is.EqualTo("2022-10-12T10:16:00Z"));

        // The time alone is a change that can be published.
        (await Api.Post($"/articles/{draft.Id}/publish", new { publishedAt = "2022-10-13T00:00:00Z" }, 4)).Must(HttpStatusCode.OK);
        Assert.That(Time((await Api.Get("/v1/articles/by-slug/judul")).Data, "publishedAt"), Is.EqualTo("2022-10-13T00:00:00Z"));
        Assert.That(Time((await Api.ManageGet($"/articles/{draft.Id}")).Data, "publishedAt"), Is.EqualTo("2022-10-13T00:00:00Z"));
    }

    [Test]
    public async Task The_time_given_with_the_publish_outlives_the_one_that_the_draft_had()
    {
        var draft = await Draft("Judul", "rutan-uji", new { slug = "judul", publishedAt = "2020-01-01T00:00:00Z" });
        var published = (await Api.Post($"/articles/{draft.Id}/publish", new { publishedAt = "2021-01-01T00:00:00Z" }, 1)).Must(
            HttpStatusCode.OK
        );
        Assert.That(Time(published.Data, "publishedAt"), Is.EqualTo("2021-01-01T00:00:00Z"));

        var back = (await Api.Patch($"/articles/{draft.Id}", published.Data, 2)).Must(HttpStatusCode.OK);
        Assert.That(back.ETag, Is.EqualTo(published.ETag), "sending back what was read changes nothing");
        await Edit(draft.Id, 2, 1, new { });
        Assert.That(Time((await Api.Get("/v1/articles/by-slug/judul")).Data, "publishedAt"), Is.EqualTo("2021-01-01T00:00:00Z"));

        (await Api.Patch($"/articles/{draft.Id}", new { publishedAt = "2019-01-01T00:00:00Z" }, 4)).Must(HttpStatusCode.OK);
        (await Api.Post($"/articles/{draft.Id}/publish", null, 5)).Must(HttpStatusCode.OK);
        Assert.That(
            Time((await Api.Get("/v1/articles/by-slug/judul")).Data, "publishedAt"),
            Is.EqualTo("2019-01-01T00:00:00Z"),
            "a patched time goes live with the next publish"
        );
    }

    [Test]
    public async Task Nothing_is_published_ahead_of_its_time_or_with_a_note_for_nobody()
    {
        var draft = await Draft("Judul", "rutan-uji");
        var future = (await Api.Post($"/articles/{draft.Id}/publish", new { publishedAt = "2026-11-24T12:01:01Z" }, 1)).IsProblem(
            HttpStatusCode.UnprocessableEntity,
            "in-the-future"
        );
        Assert.That(future.Errors, Is.EqualTo(new[] { "in-the-future /publishedAt" }), future.Text);
        (await Api.Patch($"/articles/{draft.Id}", new { publishedAt = "2027-01-01T00:00:00Z" }, 1)).IsProblem(
            HttpStatusCode.UnprocessableEntity,
            "in-the-future"
        );
        var note = (await Api.Post($"/articles/{draft.Id}/publish", new { changeNote = "x" }, 1)).IsProblem(
            HttpStatusCode.UnprocessableEntity,
            "note-needs-major"
        );
        Assert.That(note.Errors, Is.EqualTo(new[] { "note-needs-major /changeNote" }), note.Text);
        var offset = (await Api.Post($"/articles/{draft.Id}/publish", new { publishedAt = "2022-10-12T17:16:00" }, 1)).IsProblem(
            HttpStatusCode.UnprocessableEntity,
            "offset-missing"
        );
        Assert.That(offset.Errors, Is.EqualTo(new[] { "offset-missing /publishedAt" }), offset.Text);
        (await Api.Post($"/articles/{draft.Id}/publish", new { update = "huge" }, 1)).IsProblem(
            HttpStatusCode.UnprocessableEntity,
            "unknown-value"
        );
        (await Api.Get($"/v1/articles/{draft.Id}")).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await Api.Post($"/articles/{draft.Id}/publish", new { update = "major", changeNote = "x" }, 1)).IsProblem(
            HttpStatusCode.UnprocessableEntity,
            "note-needs-update"
        );
        // A clock that runs ahead by a minute is forgiven, and readers never see a time that has not come.
        (await Api.Post($"/articles/{draft.Id}/publish", new { publishedAt = "2026-11-24T12:01:00Z" }, 1)).Must(HttpStatusCode.OK);
        Assert.That(Time((await Api.Get($"/v1/articles/{draft.Id}")).Data, "publishedAt"), Is.EqualTo("2026-11-24T12:00:00Z"));
    }

    [Test]
    public async Task What_was_first_published_stays_so_through_unpublish_and_republish()
    {
        var id = (await Live("Judul", "rutan-uji", new { slug = "judul" })).Id;
        Newsroom.Clock.Advance(TimeSpan.FromHours(1));
        var unpublished = (await Api.Post($"/articles/{id}/unpublish", null, 2)).Must(HttpStatusCode.OK);
        Assert.That(
            unpublished.Data["publication"]!.ToJsonString(),
            Is.EqualTo("""{"state":"unpublished","revision":null,"publishedAt":"2026-11-24T12:00:00Z"}""")
        );
        Assert.That(
            unpublished.Data["draft"]!.ToJsonString(),
            Is.EqualTo("""{"state":"draft","revision":1,"assignee":null,"submittedRevision":null,"changedSinceSubmitted":false}""")
        );
        Assert.That(unpublished.ETag, Is.EqualTo("\"3\""));

        Newsroom.Clock.Advance(TimeSpan.FromHours(1));
        (await Api.Post($"/articles/{id}/publish", null, 3)).Must(HttpStatusCode.OK);
        var read = (await Api.Get("/v1/articles/by-slug/judul")).Must(HttpStatusCode.OK).Data;
        Assert.That(
            (Time(read, "firstPublishedAt"), Time(read, "publishedAt"), Time(read, "modifiedAt"), Time(read, "updatedAt")),
            Is.EqualTo(("2026-11-24T12:00:00Z", "2026-11-24T12:00:00Z", "2026-11-24T14:00:00Z", (string?)null))
        );
        Assert.That((await Api.Get($"/v1/articles/{id}")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task An_unpublished_article_tells_why_and_where_to_turn_in_the_order_given()
    {
        var first = await Live("Pengganti Satu", "rutan-uji");
        var second = await Live("Pengganti Dua", "rutan-uji");
        var article = await Live("Rahasia Judul", "rutan-uji", new { body = "<p>Rahasia isi</p>" });
        Newsroom.Clock.Advance(TimeSpan.FromHours(1));
        (
            await Api.Post(
                $"/articles/{article.Id}/unpublish",
                new
                {
                    @as = "gone",
                    publicNote = "Datanya keliru.",
                    seeAlso = new object[] { new { slug = "pengganti-dua" }, new { id = first.Id } },
                },
                2
            )
        ).Must(HttpStatusCode.OK);

        foreach (var path in new[] { $"/v1/articles/{article.Id}", "/v1/articles/by-slug/rahasia-judul" })
        {
            var gone = (await Api.Get(path)).IsProblem(HttpStatusCode.Gone, "article-gone");
            Assert.That(
                gone.Json["gone"]!.ToJsonString(),
                Is.EqualTo(
                    $$"""
                    {"id":"{{article.Id}}","at":"2026-11-24T13:00:00Z","publicNote":"Datanya keliru.","seeAlso":[{"id":"{{second.Id}}","slug":"pengganti-dua","title":"Pengganti Dua"},{"id":"{{first.Id}}","slug":"pengganti-satu","title":"Pengganti Satu"}]}
                    """.Trim()
                )
            );
            Assert.That(gone.Text, Does.Not.Contain("Rahasia"));
        }
        (await Api.Post($"/articles/{second.Id}/unpublish", null, 2)).Must(HttpStatusCode.OK);
        var later = (await Api.Get($"/v1/articles/{article.Id}")).IsProblem(HttpStatusCode.Gone, "article-gone");
        Assert.That(
            later.Json["gone"]!["seeAlso"]!.AsArray().Select(link => link!["slug"]!.GetValue<string>()),
            Is.EqualTo(new[] { "pengganti-satu" }),
            "only what is live"
        );
    }

    [Test]
    public async Task Unpublished_as_not_found_it_looks_like_what_never_was()
    {
        var article = await Live("Putusan", "rutan-uji");
        (await Api.Post($"/articles/{article.Id}/unpublish", new { @as = "notFound" }, 2)).Must(HttpStatusCode.OK);

        foreach (
            var (path, absent) in new[]
            {
                ($"/v1/articles/{article.Id}", $"/v1/articles/{Guid.CreateVersion7()}"),
                ("/v1/articles/by-slug/putusan", "/v1/articles/by-slug/tiada"),
            }
        )
        {
            var (hidden, never) = ((await Api.Get(path)).IsProblem(HttpStatusCode.NotFound, "not-found"), await Api.Get(absent));
            Assert.That(Api.Scrub(hidden.Text).Replace("putusan", "tiada", StringComparison.Ordinal), Is.EqualTo(Api.Scrub(never.Text)));
            Assert.That(hidden.Header("Cache-Control"), Is.EqualTo(never.Header("Cache-Control")));
        }
    }

    [Test]
    public async Task What_readers_of_an_unpublished_article_are_told_can_be_changed()
    {
        var article = await Live("Putusan", "rutan-uji");
        (await Api.Post($"/articles/{article.Id}/unpublish", new { publicNote = "Sementara." }, 2)).Must(HttpStatusCode.OK);
        (await Api.Post($"/articles/{article.Id}/unpublish", new { publicNote = "Selamanya." }, 3)).Must(HttpStatusCode.OK);
        Assert.That(
            (await Api.Get($"/v1/articles/{article.Id}")).IsProblem(HttpStatusCode.Gone, "article-gone").Json["gone"]![
                "publicNote"
            ]!.GetValue<string>(),
            Is.EqualTo("Selamanya.")
        );
        (await Api.Post($"/articles/{article.Id}/unpublish", new { @as = "notFound" }, 4)).Must(HttpStatusCode.OK);
        (await Api.Get($"/v1/articles/{article.Id}")).IsProblem(HttpStatusCode.NotFound, "not-found");
    }

    [Test]
    public async Task Unpublishing_refuses_a_note_for_nobody_and_what_is_not_live_to_turn_to()
    {
        var live = await Live("Tayang", "rutan-uji");
        await Draft("Draf", "rutan-uji");
        (await Api.Post($"/articles/{live.Id}/unpublish", new { @as = "notFound", publicNote = "x" }, 2)).IsProblem(
            HttpStatusCode.UnprocessableEntity,
            "note-needs-gone"
        );
        var answer = (await Api.Post($"/articles/{live.Id}/unpublish", new { seeAlso = new[] { new { slug = "draf" } } }, 2)).IsProblem(
            HttpStatusCode.UnprocessableEntity,
            "unknown-reference"
        );
        Assert.That(answer.Errors, Is.EqualTo(new[] { "unknown-reference /seeAlso/0" }), answer.Text);
        Assert.That((await Api.Get("/v1/articles/by-slug/tayang")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Unit_tags_and_authors_of_a_revision_go_live_with_it()
    {
        await Unit("lapas-uji");
        await Author("budi");
        await Author("ani");
        await Tag("satu");
        await Tag("dua");
        var id = (
            await Live(
                "Judul",
                "rutan-uji",
                new
                {
                    slug = "judul",
                    authors = new[] { new { slug = "budi" } },
                    tags = new[] { new { slug = "satu" } },
                }
            )
        ).Id;
        (
            await Api.Patch(
                $"/articles/{id}",
                new
                {
                    unit = new { slug = "lapas-uji" },
                    authors = new[] { new { slug = "ani" } },
                    tags = new[] { new { slug = "dua" } },
                },
                2
            )
        ).Must(HttpStatusCode.OK);
        Assert.That(Refs((await Api.Get("/v1/articles/by-slug/judul")).Data), Is.EqualTo("rutan-uji budi satu"));
        (await Api.Get("/v1/tags/by-slug/dua")).IsProblem(HttpStatusCode.NotFound, "not-found");

        (await Api.Post($"/articles/{id}/publish", null, 3)).Must(HttpStatusCode.OK);
        Assert.That(Refs((await Api.Get("/v1/articles/by-slug/judul")).Data), Is.EqualTo("lapas-uji ani dua"));
        foreach (
            var (filter, count) in new[]
            {
                ("unit=lapas-uji", 1),
                ("unit=rutan-uji", 0),
                ("author=ani", 1),
                ("author=budi", 0),
                ("tag=dua", 1),
                ("tag=satu", 0),
            }
        )
            Assert.That((await Api.Get($"/v1/articles?{filter}")).Data.AsArray(), Has.Count.EqualTo(count), filter);
    }

    // Saves a new title and publishes it a minute later than before.
    private static async Task Edit(string id, int version, int minute, object publish)
    {
        Newsroom.Clock.Now = TestClock.Start.AddMinutes(minute);
        (await Api.Patch($"/articles/{id}", new { title = $"Judul {minute}" }, version)).Must(HttpStatusCode.OK);
        (await Api.Post($"/articles/{id}/publish", publish, version + 1)).Must(HttpStatusCode.OK);
    }

    private static string? Time(JsonNode data, string member) => data[member]?.GetValue<string>();

    private static string Refs(JsonNode data) => $"{data["unit"]!["slug"]} {data["authors"]![0]!["slug"]} {data["tags"]![0]!["slug"]}";
}
