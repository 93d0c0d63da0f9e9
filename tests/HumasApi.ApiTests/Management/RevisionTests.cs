using System.Net;
using System.Text.Json.Nodes;

namespace HumasApi.ApiTests.Management;

/// <summary>Every save is kept; the draft and what is live stand side by side.</summary>
internal sealed class RevisionTests : ApiTest
{
    [SetUp]
    public async Task MakeUnit() => await Unit("rutan-uji");

    [Test]
    public async Task A_patch_makes_a_revision_and_leaves_what_is_live_alone()
    {
        var live = await Live("Lama", "rutan-uji", new { slug = "berita" });
        Newsroom.Clock.Advance(TimeSpan.FromMinutes(5));
        var patched = (await Api.Patch($"/articles/{live.Id}", new { title = "Baru" }, 2)).Must(HttpStatusCode.OK);

        Assert.That(patched.ETag, Is.EqualTo("\"3\""));
        Assert.That(
            patched.Data["draft"]!.ToJsonString(),
            Is.EqualTo("""{"state":"draft","revision":2,"assignee":null,"submittedRevision":null,"changedSinceSubmitted":false}""")
        );
        Assert.That(
            patched.Data["publication"]!.ToJsonString(),
            Is.EqualTo("""{"state":"live","revision":1,"publishedAt":"2026-11-24T12:00:00Z"}""")
        );
        Assert.That(patched.Data["editedAt"]!.GetValue<string>(), Is.EqualTo("2026-11-24T12:05:00Z"));
        Assert.That(patched.Data["modifiedAt"]!.GetValue<string>(), Is.EqualTo("2026-11-24T12:00:00Z"), "readers got nothing new");
        Assert.That((await Api.Get("/v1/articles/by-slug/berita")).Data["title"]!.GetValue<string>(), Is.EqualTo("Lama"));
    }

    [Test]
    public async Task A_patch_that_changes_nothing_makes_no_revision_and_keeps_the_version()
    {
        var draft = await Draft("Judul", "rutan-uji", new { body = "<p>Isi</p>" });
        Newsroom.Clock.Advance(TimeSpan.FromMinutes(5));
        foreach (
            var patch in new object[]
            {
                new { },
                new { title = "Judul" },
                new { subtitle = (string?)null },
                new { seo = new { noIndex = false } },
            }
        )
        {
            var answer = (await Api.Patch($"/articles/{draft.Id}", patch, 1)).Must(HttpStatusCode.OK);
            Assert.That(answer.Data.ToJsonString(), Is.EqualTo(draft.Data.ToJsonString()));
        }
        Assert.That(await Revisions(draft.Id), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public async Task Sending_back_what_was_read_changes_nothing([Values] bool live, [Values] bool withSource)
    {
        await Unit("kanwil", more: new { articleUrlTemplate = "https://kanwil.example/{id}" });
        await Author("budi");
        await Tag("zona");
        var other = await Live("Hello", "kanwil", new { language = "en" });
        var article = await Draft(
            "Judul",
            "kanwil",
            new
            {
                body = "<h1>Isi</h1><script>1</script>",
                summary = "Ringkasan",
                byline = "Budi",
                translationOf = new { id = other.Id },
                eventDate = "2022-10-12",
                mentionedUnits = new[] { new { slug = "rutan-uji" } },
                authors = new[] { new { slug = "budi" } },
                tags = new[] { new { slug = "zona" } },
                related = new[] { new { id = other.Id } },
                coverImage = new
                {
                    url = "https://gambar.example/a.jpg",
                    alt = "",
                    focalPoint = new { x = 0.1, y = 0.2 },
                },
                attribution = new { name = "Media" },
                seo = new { title = "Cari" },
                legacyUrls = new[] { "https://lama.example/1" },
                publish = live,
            }
        );
        var read = (await Api.ManageGet($"/articles/{article.Id}{(withSource ? "?include=bodySource" : "")}")).Must(HttpStatusCode.OK);
        Newsroom.Clock.Advance(TimeSpan.FromMinutes(5));
        var sent = (await Api.Patch($"/articles/{article.Id}", read.Data, article.Data["version"]!.GetValue<int>())).Must(
            HttpStatusCode.OK
        );

        Assert.That(
            (await Api.ManageGet($"/articles/{article.Id}{(withSource ? "?include=bodySource" : "")}")).Text,
            Is.EqualTo(read.Text)
        );
        Assert.That(sent.ETag, Is.EqualTo(read.ETag));
        Assert.That(await Revisions(article.Id), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public async Task Read_only_members_are_refused_when_they_differ()
    {
        var draft = await Draft("Judul", "rutan-uji");
        var answer = await Api.Patch(
            $"/articles/{draft.Id}",
            new
            {
                version = 7,
                excerpt = "Lain",
                draft = (object?)null,
            },
            1
        );

        answer.IsProblem(HttpStatusCode.UnprocessableEntity, "read-only");
        Assert.That(answer.Errors, Is.EquivalentTo(new[] { "read-only /version", "read-only /excerpt", "read-only /draft" }), answer.Text);
    }

    [Test]
    public async Task Merge_patch_removes_with_null_merges_objects_and_replaces_lists_references_and_other_pictures()
    {
        await Unit("lapas-uji");
        await Tag("satu");
        await Tag("dua");
        var draft = await Draft(
            "Judul",
            "rutan-uji",
            new
            {
                subtitle = "Anak judul",
                seo = new { title = "Cari", description = "Uraian" },
                tags = new[] { new { slug = "satu" } },
                timeZone = "Asia/Makassar",
                coverImage = new
                {
                    url = "https://gambar.example/a.jpg",
                    alt = "A",
                    caption = "Lama",
                },
            }
        );
        var answer = (
            await Api.Patch(
                $"/articles/{draft.Id}",
                new
                {
                    subtitle = (string?)null,
                    seo = new { title = "Temukan" },
                    tags = new[] { new { slug = "dua" } },
                    unit = new { slug = "lapas-uji" },
                    coverImage = new { caption = "Baru" },
                    timeZone = (string?)null,
                },
                1
            )
        ).Must(HttpStatusCode.OK);
        Assert.That(answer.Data["subtitle"], Is.Null);
        Assert.That(answer.Data["seo"]!.ToJsonString(), Is.EqualTo("""{"title":"Temukan","description":"Uraian","noIndex":false}"""));
        Assert.That(answer.Data["tags"]!.AsArray().Select(tag => tag!["slug"]!.GetValue<string>()), Is.EqualTo(new[] { "dua" }));
        Assert.That(answer.Data["unit"]!["slug"]!.GetValue<string>(), Is.EqualTo("lapas-uji"));
        Assert.That(answer.Data["coverImage"]!["alt"]!.GetValue<string>(), Is.EqualTo("A"), "the same picture keeps the rest");
        Assert.That(answer.Data["timeZone"]!.GetValue<string>(), Is.EqualTo("Asia/Jakarta"));

        var spelt = (
            await Api.Patch($"/articles/{draft.Id}", new { coverImage = new { url = "HTTPS://GAMBAR.example:443/a.jpg" } }, 2)
        ).Must(HttpStatusCode.OK);
        Assert.That(spelt.Data["coverImage"]!["alt"]!.GetValue<string>(), Is.EqualTo("A"), "another spelling is the same picture");
        Assert.That(spelt.Data["version"]!.GetValue<int>(), Is.EqualTo(2), "and changes nothing");

        var other = (await Api.Patch($"/articles/{draft.Id}", new { coverImage = new { url = "https://gambar.example/b.jpg" } }, 2)).Must(
            HttpStatusCode.OK
        );
        Assert.That(other.Data["coverImage"]!["alt"], Is.Null, "another picture clears the rest");
        Assert.That(other.Data["coverImage"]!["caption"], Is.Null);
    }

    [Test]
    public async Task The_history_is_listed_newest_first_and_walked_both_ways()
    {
        var id = (await Draft("Judul 1", "rutan-uji", new { slug = "judul" })).Id;
        (await Api.Post($"/articles/{id}/publish", null, 1)).Must(HttpStatusCode.OK);
        for (var i = 2; i <= 5; i++)
            (await Api.Patch($"/articles/{id}", new { title = $"Judul {i}" }, i)).Must(HttpStatusCode.OK);

        var first = (await Api.ManageGet($"/articles/{id}/revisions?limit=2")).Must(HttpStatusCode.OK);
        Api.AssertBody(
            first,
            """
            {"data":[{"number":5,"title":"Judul 5","slug":"judul","isLive":false,"isNewest":true,"createdAt":"2026-11-24T12:00:00Z","createdBy":{"id":null,"name":"Administrator"},"note":null},
                     {"number":4,"title":"Judul 4","slug":"judul","isLive":false,"isNewest":false,"createdAt":"2026-11-24T12:00:00Z","createdBy":{"id":null,"name":"Administrator"},"note":null}],
             "meta":{"page":{"limit":2,"number":null,"hasMore":true,"nextCursor":"<cursor>","prevCursor":null,"total":null,"totalKind":"none"},"resolved":[],"unmatched":[]},
             "links":{"self":"https://humas.example/manage/v1/articles/id-1/revisions?limit=2","first":"https://humas.example/manage/v1/articles/id-1/revisions?limit=2",
                      "next":"https://humas.example/manage/v1/articles/id-1/revisions?limit=2&cursor=<cursor>","prev":null}}
            """
        );
        var second = (await Api.Follow(first, "next")).Must(HttpStatusCode.OK);
        var third = (await Api.Follow(second, "next")).Must(HttpStatusCode.OK);
        Assert.That(Numbers(second), Is.EqualTo(new[] { 3, 2 }));
        Assert.That(Numbers(third), Is.EqualTo(new[] { 1 }));
        Assert.That(third.Data[0]!["isLive"]!.GetValue<bool>(), Is.True);
        Assert.That(third.Json["links"]!["next"], Is.Null);
        var back = (await Api.Follow(third, "prev")).Must(HttpStatusCode.OK);
        Assert.That(Numbers(back), Is.EqualTo(new[] { 3, 2 }));
        var start = (await Api.Follow(back, "prev")).Must(HttpStatusCode.OK);
        Assert.That(Numbers(start), Is.EqualTo(new[] { 5, 4 }));
        Assert.That(start.Json["links"]!["prev"], Is.Null);

        var page = (await Api.ManageGet($"/articles/{id}/revisions?limit=2&page=3")).Must(HttpStatusCode.OK);
        Assert.That(Numbers(page), Is.EqualTo(new[] { 1 }));
        Assert.That(page.Json["meta"]!["page"]!["total"]!.GetValue<int>(), Is.EqualTo(5));
        (await Api.ManageGet($"/articles/{Guid.CreateVersion7()}/revisions")).IsProblem(HttpStatusCode.NotFound, "not-found");
    }

    [Test]
    public async Task A_revision_is_read_as_it_was_saved()
    {
        var id = (await Draft("Lama", "rutan-uji", new { body = "<p onclick=\"x\">Satu</p>" })).Id;
        (await Api.Patch($"/articles/{id}", new { title = "Baru", body = "<p>Dua</p>" }, 1)).Must(HttpStatusCode.OK);

        var old = (await Api.ManageGet($"/articles/{id}/revisions/1?include=bodySource")).Must(HttpStatusCode.OK);
        Assert.That(
            (
                old.Data["title"]!.GetValue<string>(),
                old.Data["slug"]!.GetValue<string>(),
                old.Data["body"]!.GetValue<string>(),
                old.Data["bodySource"]!.GetValue<string>()
            ),
            Is.EqualTo(("Lama", "lama", "<p>Satu</p>", "<p onclick=\"x\">Satu</p>"))
        );
        Assert.That(old.ETag, Is.EqualTo("\"2\""), "the version to send back is that of the article");
        Assert.That(old.Json["links"]!["self"]!.GetValue<string>(), Does.EndWith($"/articles/{id}/revisions/1"));
        (await Api.ManageGet($"/articles/{id}/revisions/3")).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await Api.ManageGet($"/articles/{id}/revisions/satu")).Must(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Restoring_makes_a_new_revision_under_the_present_slug()
    {
        var id = (await Draft("Lama", "rutan-uji", new { body = "<p>Satu</p>" })).Id;
        (await Api.Patch($"/articles/{id}", new { title = "Baru", body = "<p>Dua</p>" }, 1)).Must(HttpStatusCode.OK);
        (await Api.Post($"/articles/{id}/publish", null, 2)).Must(HttpStatusCode.OK);

        var restored = (await Api.Post($"/articles/{id}/revisions/1/restore", null, 3)).Must(HttpStatusCode.OK);
        Assert.That(
            (
                restored.Data["title"]!.GetValue<string>(),
                restored.Data["body"]!.GetValue<string>(),
                restored.Data["slug"]!.GetValue<string>(),
                restored.ETag
            ),
            Is.EqualTo(("Lama", "<p>Satu</p>", "baru", "\"4\""))
        );
        Assert.That(restored.Data["draft"]!["revision"]!.GetValue<int>(), Is.EqualTo(3));
        Assert.That(
            (await Api.Get("/v1/articles/by-slug/baru")).Data["title"]!.GetValue<string>(),
            Is.EqualTo("Baru"),
            "until it is published"
        );

        var again = (await Api.Post($"/articles/{id}/revisions/3/restore", null, 4)).Must(HttpStatusCode.OK);
        Assert.That(again.ETag, Is.EqualTo("\"4\""), "what is there already makes no revision");
        Assert.That(await Revisions(id), Is.EqualTo(new[] { 3, 2, 1 }));
        (await Api.Post($"/articles/{id}/revisions/9/restore", null, 4)).IsProblem(HttpStatusCode.NotFound, "not-found");
    }

    [Test]
    public async Task Discarding_the_draft_goes_back_to_what_is_live_and_keeps_the_history()
    {
        var id = (await Live("Lama", "rutan-uji")).Id;
        (await Api.Patch($"/articles/{id}", new { title = "Baru", slug = "alamat-baru" }, 2)).Must(HttpStatusCode.OK);
        var back = (await Api.Delete($"/articles/{id}/draft", 3)).Must(HttpStatusCode.OK);

        Assert.That(
            (back.Data["title"]!.GetValue<string>(), back.Data["slug"]!.GetValue<string>(), back.Data["draft"], back.ETag),
            Is.EqualTo(("Lama", "lama", (JsonNode?)null, "\"4\""))
        );
        Assert.That(await Revisions(id), Is.EqualTo(new[] { 2, 1 }));
        await Draft("Lain", "rutan-uji", new { slug = "alamat-baru" });
        var next = (await Api.Patch($"/articles/{id}", new { title = "Ketiga" }, 4)).Must(HttpStatusCode.OK);
        Assert.That(next.Data["draft"]!["revision"]!.GetValue<int>(), Is.EqualTo(3), "a discarded revision keeps its number");
    }

    [Test]
    public async Task An_article_that_was_never_public_is_deleted_with_its_slug()
    {
        var draft = await Draft("Judul", "rutan-uji");
        (await Api.Patch($"/articles/{draft.Id}", new { body = "<p>Isi</p>" }, 1)).Must(HttpStatusCode.OK);
        var gone = (await Api.Delete($"/articles/{draft.Id}", 2)).Must(HttpStatusCode.NoContent);

        Assert.That(gone.Text, Is.Empty);
        (await Api.ManageGet($"/articles/{draft.Id}")).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await Api.Delete($"/articles/{draft.Id}", 2)).IsProblem(HttpStatusCode.NotFound, "not-found");
        Assert.That((await Draft("Judul", "rutan-uji")).Data["slug"]!.GetValue<string>(), Is.EqualTo("judul"));
        Assert.That(await Newsroom.SqlAsync("select count(*) from article_revisions"), Is.EqualTo(1L));
    }

    [Test]
    public async Task An_article_that_others_translate_stays_until_they_are_deleted()
    {
        var original = await Draft("Judul", "rutan-uji");
        var translation = await Draft("Title", "rutan-uji", new { language = "en", translationOf = new { id = original.Id } });
        var refused = (await Api.Delete($"/articles/{original.Id}", 1)).IsProblem(HttpStatusCode.Conflict, "in-use");
        Assert.That(refused.Json["references"]!["articles"]!.GetValue<int>(), Is.EqualTo(1), refused.Text);
        (await Api.Patch($"/articles/{translation.Id}", new { title = "Another title" }, 1)).Must(HttpStatusCode.OK);
        (await Api.Delete($"/articles/{translation.Id}", 2)).Must(HttpStatusCode.NoContent);
        (await Api.Delete($"/articles/{original.Id}", 1)).Must(HttpStatusCode.NoContent);
    }

    [Test]
    public async Task Acts_that_make_no_sense_are_refused_by_name_and_change_nothing()
    {
        var draft = await Draft("Draf", "rutan-uji");
        var live = await Live("Tayang", "rutan-uji");

        (await Api.Delete($"/articles/{draft.Id}/draft", 1)).IsProblem(HttpStatusCode.Conflict, "nothing-live");
        (await Api.Delete($"/articles/{live.Id}/draft", 2)).IsProblem(HttpStatusCode.Conflict, "no-draft");
        (await Api.Delete($"/articles/{live.Id}", 2)).IsProblem(HttpStatusCode.Conflict, "was-published");
        (await Api.Post($"/articles/{live.Id}/publish", null, 2)).IsProblem(HttpStatusCode.Conflict, "nothing-to-publish");
        (await Api.Post($"/articles/{draft.Id}/unpublish", null, 1)).IsProblem(HttpStatusCode.Conflict, "not-live");
        (await Api.Post($"/articles/{live.Id}/unpublish", null, 2)).Must(HttpStatusCode.OK);
        (await Api.Delete($"/articles/{live.Id}/draft", 3)).IsProblem(HttpStatusCode.Conflict, "nothing-live");
        (await Api.Delete($"/articles/{live.Id}", 3)).IsProblem(HttpStatusCode.Conflict, "was-published");

        Assert.That((await Api.ManageGet($"/articles/{draft.Id}")).Data.ToJsonString(), Is.EqualTo(draft.Data.ToJsonString()));
        Assert.That((await Api.ManageGet($"/articles/{live.Id}")).ETag, Is.EqualTo("\"3\""));
    }

    [Test]
    public async Task What_is_no_article_is_not_found_by_any_act()
    {
        var id = Guid.CreateVersion7();
        foreach (
            var act in new[]
            {
                Api.ManageGet($"/articles/{id}"),
                Api.ManageGet("/articles/judul"),
                Api.ManageGet("/articles/by-slug/judul"),
                Api.ManageGet("/articles/by-source/a/b"),
                Api.Patch($"/articles/{id}", new { title = "x" }, 1),
                Api.Post($"/articles/{id}/publish", null, 1),
                Api.Post($"/articles/{id}/unpublish", null, 1),
                Api.Delete($"/articles/{id}/draft", 1),
                Api.Post($"/articles/{id}/revisions/1/restore", null, 1),
                Api.ManageGet($"/articles/{id}/revisions/1"),
            }
        )
            (await act).IsProblem(HttpStatusCode.NotFound, "not-found");
    }

    private static async Task<IEnumerable<int>> Revisions(string id) =>
        Numbers((await Api.ManageGet($"/articles/{id}/revisions")).Must(HttpStatusCode.OK));

    private static IEnumerable<int> Numbers(Answer answer) => answer.Data.AsArray().Select(row => row!["number"]!.GetValue<int>()).ToList();
}
