using System.Net;
using System.Text.Json.Nodes;

namespace HumasApi.ApiTests.Management;

/// <summary>What is particular to tags: kinds, and merging one into another.</summary>
internal sealed class TagsTests : ApiTest
{
    [Test]
    public async Task A_new_tag_is_answered_whole()
    {
        var made = (
            await Api.Post(
                "/tags",
                """{"slug":"pembinaan","name":" Pembinaan ","kind":"program","description":"Semua\tpembinaan.\nLagi."}"""
            )
        ).Must(HttpStatusCode.Created);
        Api.AssertBody(
            made,
            """
            {"data":{"id":"id-1","version":1,"slug":"pembinaan","name":"Pembinaan","kind":"program","description":"Semua\tpembinaan.\nLagi.","mergedInto":null,"firstPublishedAt":null,
             "createdAt":"2026-11-24T12:00:00Z","createdBy":{"id":null,"name":"Administrator"},"editedAt":"2026-11-24T12:00:00Z","editedBy":{"id":null,"name":"Administrator"}},
             "meta":{"outcome":null},"links":{"self":"https://humas.example/manage/v1/tags/id-1"}}
            """
        );
    }

    [Test]
    public async Task Absent_members_take_their_defaults_and_stay_on_put()
    {
        var made = (await Api.Put("/tags/by-slug/a", new { name = "A" })).Must(HttpStatusCode.Created);
        Assert.That((Text(made, "kind"), made.Data["description"]), Is.EqualTo(("topic", (JsonNode?)null)));
        (await Api.Put("/tags/by-slug/a", new { kind = "place", description = "Tempat" })).Must(HttpStatusCode.OK);
        var renamed = (await Api.Put("/tags/by-slug/a", new { name = "B" })).Must(HttpStatusCode.OK);
        Assert.That((Text(renamed, "name"), Text(renamed, "kind"), Text(renamed, "description")), Is.EqualTo(("B", "place", "Tempat")));
        var cleared = (await Api.Patch($"/tags/{made.Id}", new { description = (string?)null, kind = (string?)null }, 3)).Must(
            HttpStatusCode.OK
        );
        Assert.That((Text(cleared, "kind"), cleared.Data["description"]), Is.EqualTo(("topic", (JsonNode?)null)));
    }

    [Test]
    public async Task Lists_filter_by_kind_and_hide_merged_ones()
    {
        await Tag("a", "category");
        await Tag("b", "person");
        var merged = await Tag("c", "person");
        await Tag("d");
        await Merge(merged, "b");
        async Task<string> Slugs(string query) =>
            string.Join(",", (await Api.ManageGet("/tags?" + query)).Must(HttpStatusCode.OK).Data.AsArray().Select(row => row!["slug"]));
        Assert.That(await Slugs("kind=category,person"), Is.EqualTo("a,b"));
        Assert.That(await Slugs("kind=topic"), Is.EqualTo("d"));
        Assert.That(await Slugs("merged=true"), Is.EqualTo("c"));
        Assert.That(await Slugs("merged=false"), Is.EqualTo("a,b,d"));
    }

    [Test]
    public async Task A_slug_that_readers_know_redirects_after_a_rename()
    {
        await Unit("rutan-uji");
        var id = await Tag("lama");
        await Live("Berita", "rutan-uji", new { tags = new[] { new { id } } });
        (await Api.Patch($"/tags/{id}", new { slug = "baru" }, 1)).Must(HttpStatusCode.OK);
        Assert.That(
            (await Api.Get("/v1/tags/by-slug/lama")).Must(HttpStatusCode.MovedPermanently).Header("Location"),
            Is.EqualTo("https://humas.example/v1/tags/by-slug/baru")
        );
        Assert.That((await Api.ManageGet("/tags/by-slug/lama")).Must(HttpStatusCode.OK).Id, Is.EqualTo(id));
        Assert.That((await Api.Get("/v1/articles?tag=lama")).Data.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_tag_in_use_cannot_be_deleted()
    {
        await Unit("rutan-uji");
        var id = await Tag("a");
        await Draft("Satu", "rutan-uji", new { tags = new[] { new { id } } });
        Assert.That(
            (await Api.Delete($"/tags/{id}", 1)).IsProblem(HttpStatusCode.Conflict, "in-use").Json["references"]!.ToJsonString(),
            Is.EqualTo("""{"articles":1,"authors":0,"units":0,"keys":0}""")
        );
    }

    [Test]
    public async Task Merging_moves_articles_counts_and_addresses()
    {
        await Unit("rutan-uji");
        var (a, b) = (await Tag("a"), await Tag("b", "category", "B"));
        await Live("Hanya A", "rutan-uji", new { tags = new[] { new { slug = "a" } } });
        await Live("Keduanya", "rutan-uji", new { tags = new[] { new { slug = "a" }, new { slug = "b" } } });
        await Live("Hanya B", "rutan-uji", new { tags = new[] { new { slug = "b" } } });
        var draft = await Draft("Naskah", "rutan-uji", new { tags = new[] { new { slug = "a" } } });

        Newsroom.Clock.Advance(TimeSpan.FromHours(1));
        var merged = await Merge(a, "b");
        Api.AssertBody(
            merged,
            """
            {"data":{"id":"id-1","version":2,"slug":"a","name":"a","kind":"topic","description":null,"mergedInto":{"id":"id-2","slug":"b","name":"B","kind":"category"},"firstPublishedAt":"2026-11-24T12:00:00Z",
             "createdAt":"2026-11-24T12:00:00Z","createdBy":{"id":null,"name":"Administrator"},"editedAt":"2026-11-24T13:00:00Z","editedBy":{"id":null,"name":"Administrator"}},
             "meta":{"outcome":null},"links":{"self":"https://humas.example/manage/v1/tags/id-1"}}
            """
        );
        Assert.That(merged.ETag, Is.EqualTo("\"2\""));

        Assert.That(await ArticlesOf("b"), Is.EqualTo(new[] { "Hanya A", "Hanya B", "Keduanya" }));
        Assert.That((await Api.Get("/v1/tags/by-slug/b")).Must(HttpStatusCode.OK).Data["articleCount"]!.GetValue<int>(), Is.EqualTo(3));
        foreach (var row in (await Api.Get("/v1/articles?tag=b")).Data.AsArray())
            Assert.That(
                row!["tags"]!.AsArray().Select(tag => tag!["slug"]!.GetValue<string>()),
                Is.EqualTo(new[] { "b" }),
                row.ToJsonString()
            );
        foreach (var address in new[] { "by-slug/a", a })
            Assert.That(
                (await Api.Get($"/v1/tags/{address}")).Must(HttpStatusCode.MovedPermanently).Header("Location"),
                Is.EqualTo("https://humas.example/v1/tags/by-slug/b")
            );
        foreach (var value in new[] { "a", a })
        {
            var list = (await Api.Get($"/v1/articles?tag={value}")).Must(HttpStatusCode.OK);
            Assert.That(list.Data.AsArray(), Has.Count.EqualTo(3));
            Assert.That(
                list.Json["meta"]!["resolved"]!.ToJsonString(),
                Is.EqualTo($$"""[{"parameter":"tag","value":"{{value}}","slug":"b"}]""")
            );
        }
        Assert.That((await Api.Get("/v1/tags")).Data.AsArray().Select(row => row!["slug"]!.GetValue<string>()), Is.EqualTo(new[] { "b" }));

        var shown = (await Api.ManageGet($"/articles/{draft.Id}")).Must(HttpStatusCode.OK);
        Assert.That(shown.Data["tags"]![0]!["id"]!.GetValue<string>(), Is.EqualTo(b), "A draft shows the heir.");
        Assert.That(shown.ETag, Is.EqualTo("\"1\""), "Merging changes no article.");
        // A script that still knows the old tag goes on working.
        var late = await Live("Susulan", "rutan-uji", new { tags = new object[] { new { slug = "a" }, new { id = a } } });
        Assert.That(late.Data["tags"]!.AsArray().Select(tag => tag!["id"]!.GetValue<string>()), Is.EqualTo(new[] { b }));
        (await Api.Post($"/articles/{draft.Id}/publish", null, 1)).Must(HttpStatusCode.OK);
        Assert.That(await ArticlesOf("b"), Is.EqualTo(new[] { "Hanya A", "Hanya B", "Keduanya", "Naskah", "Susulan" }));
        Assert.That((await Api.Get("/v1/tags/by-slug/b")).Data["articleCount"]!.GetValue<int>(), Is.EqualTo(5));
    }

    [Test]
    public async Task Merging_into_a_tag_that_readers_do_not_know_makes_it_known()
    {
        await Unit("rutan-uji");
        var a = await Tag("a");
        await Tag("b");
        await Live("Berita", "rutan-uji", new { tags = new[] { new { slug = "a" } } });
        (await Api.Get("/v1/tags/by-slug/b")).IsProblem(HttpStatusCode.NotFound, "not-found");
        await Merge(a, "b");
        Assert.That((await Api.Get("/v1/tags/by-slug/b")).Must(HttpStatusCode.OK).Data["articleCount"]!.GetValue<int>(), Is.EqualTo(1));
        (await Api.Get("/v1/tags/by-slug/a")).Must(HttpStatusCode.MovedPermanently);
    }

    [Test]
    public async Task A_tag_known_only_from_drafts_leaves_no_public_trace_when_it_is_merged()
    {
        await Unit("rutan-uji");
        var a = await Tag("rahasia");
        await Tag("b");
        await Live("Berita", "rutan-uji", new { tags = new[] { new { slug = "b" } } });
        await Draft("Naskah", "rutan-uji", new { tags = new[] { new { slug = "rahasia" } } });
        await Merge(a, "b");
        (await Api.Get("/v1/tags/by-slug/rahasia")).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await Api.Get($"/v1/tags/{a}")).IsProblem(HttpStatusCode.NotFound, "not-found");
        Assert.That((await Api.Get("/v1/articles?tag=rahasia")).Json["meta"]!["unmatched"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That((await Api.Get("/v1/tags/by-slug/b")).Data["articleCount"]!.GetValue<int>(), Is.EqualTo(1));
    }

    [Test]
    public async Task The_heir_stands_at_the_first_place_of_either_and_stays_there()
    {
        await Unit("rutan");
        foreach (var slug in new[] { "lama", "lain", "baru" })
            await Tag(slug);
        var id = (
            await Live("Halo", "rutan", new { tags = new[] { new { slug = "lama" }, new { slug = "lain" }, new { slug = "baru" } } })
        ).Id;
        await Merge((await Api.ManageGet("/tags/by-slug/lama")).Id, "baru");
        async Task<string> TagsAsync() =>
            string.Join(',', (await Api.Get($"/v1/articles/{id}")).Data["tags"]!.AsArray().Select(tag => tag!["slug"]!.GetValue<string>()));
        Assert.That(await TagsAsync(), Is.EqualTo("baru,lain"));
        Assert.That(await Newsroom.InconsistenciesAsync(), Is.Empty);
        (await Api.Patch($"/articles/{id}", new { subtitle = "Sub" }, 2)).Must(HttpStatusCode.OK);
        (await Api.Post($"/articles/{id}/publish", null, 3)).Must(HttpStatusCode.OK);
        Assert.That(await TagsAsync(), Is.EqualTo("baru,lain"), "The first category is the section: publishing again moves no tag.");
    }

    [Test]
    public async Task A_chain_of_merges_stays_one_hop()
    {
        await Unit("rutan-uji");
        var ids = new List<string>();
        foreach (var slug in new[] { "a", "b", "c", "d" })
            ids.Add(await Tag(slug));
        await Live("Berita", "rutan-uji", new { tags = new[] { new { slug = "a" } } });
        await Merge(ids[0], "b");
        await Merge(ids[1], "c");
        await Merge(ids[2], "d");
        foreach (var slug in new[] { "a", "b", "c" })
            Assert.That(
                (await Api.Get($"/v1/tags/by-slug/{slug}")).Must(HttpStatusCode.MovedPermanently).Header("Location"),
                Is.EqualTo("https://humas.example/v1/tags/by-slug/d"),
                slug
            );
        foreach (var id in ids.Take(3))
        {
            Assert.That(
                (await Api.ManageGet($"/tags/{id}")).Must(HttpStatusCode.OK).Data["mergedInto"]!["slug"]!.GetValue<string>(),
                Is.EqualTo("d")
            );
            Assert.That((await Api.Get($"/v1/tags/{id}")).Must(HttpStatusCode.MovedPermanently).Header("Location"), Does.EndWith("/d"));
        }
        Assert.That(await ArticlesOf("d"), Is.EqualTo(new[] { "Berita" }));
    }

    [Test]
    public async Task Merges_that_make_no_sense_are_refused()
    {
        var (a, b) = (await Tag("a"), await Tag("b"));
        await Tag("c");
        await Merge(b, "c");
        var before = await Stored.LineAsync();
        async Task<Answer> Try(string id, object? into, int version = 1) => await Api.Post($"/tags/{id}/merge", new { into }, version);
        (await Try(a, new { slug = "a" })).IsProblem(HttpStatusCode.Conflict, "merge-into-self");
        (await Try(a, new { id = a })).IsProblem(HttpStatusCode.Conflict, "merge-into-self");
        (await Try(a, new { id = b })).IsProblem(HttpStatusCode.Conflict, "tag-merged");
        (await Try(b, new { slug = "a" }, 2)).IsProblem(HttpStatusCode.Conflict, "tag-merged");
        Assert.That(
            (await Try(a, new { slug = "tidak-ada" })).IsProblem(HttpStatusCode.UnprocessableEntity, "unknown-reference").Errors[0],
            Does.StartWith("unknown-reference /into")
        );
        Assert.That(
            (await Try(a, new { id = Guid.NewGuid() })).IsProblem(HttpStatusCode.UnprocessableEntity, "unknown-reference").Errors[0],
            Does.StartWith("unknown-reference /into")
        );
        Assert.That(
            (await Try(a, new { id = b, slug = "a" })).IsProblem(HttpStatusCode.UnprocessableEntity, "reference-mismatch").Errors,
            Is.EqualTo(new[] { "reference-mismatch /into" })
        );
        Assert.That(
            (await Try(a, null)).IsProblem(HttpStatusCode.UnprocessableEntity, "required").Errors,
            Is.EqualTo(new[] { "required /into" })
        );
        Assert.That(
            (await Try(a, new { })).IsProblem(HttpStatusCode.UnprocessableEntity, "required").Errors,
            Is.EqualTo(new[] { "required /into/slug" })
        );
        (await Try(Guid.NewGuid().ToString(), new { slug = "a" })).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await Api.Patch($"/tags/{b}", new { name = "Lain" }, 2)).IsProblem(HttpStatusCode.Conflict, "tag-merged");
        Assert.That(await Stored.LineAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task The_slug_of_a_merged_tag_leads_to_its_heir_when_it_is_named_as_one()
    {
        var (a, b) = (await Tag("a"), await Tag("b"));
        var c = await Tag("c");
        await Merge(b, "c");
        Assert.That((await Merge(a, "b")).Data["mergedInto"]!["id"]!.GetValue<string>(), Is.EqualTo(c));
    }

    [Test]
    public async Task An_heir_cannot_be_deleted_from_under_what_was_merged_into_it()
    {
        await Unit("rutan-uji");
        var (a, b) = (await Tag("a"), await Tag("b"));
        var draft = await Draft("Naskah", "rutan-uji", new { tags = new[] { new { slug = "a" } } });
        await Merge(a, "b");
        Assert.That(
            (await Api.Delete($"/tags/{b}", 1)).IsProblem(HttpStatusCode.Conflict, "in-use").Json["references"]![
                "articles"
            ]!.GetValue<int>(),
            Is.EqualTo(1)
        );
        (await Api.Delete($"/articles/{draft.Id}", 1)).Must(HttpStatusCode.NoContent);
        (await Api.Delete($"/tags/{b}", 1)).Must(HttpStatusCode.NoContent);
        (await Api.ManageGet($"/tags/{a}")).IsProblem(HttpStatusCode.NotFound, "not-found");
    }

    [Test]
    public async Task An_heir_may_take_the_slug_of_what_was_merged_into_it()
    {
        await Unit("rutan-uji");
        var (a, b) = (await Tag("a"), await Tag("b"));
        await Live("Berita", "rutan-uji", new { tags = new[] { new { slug = "a" } } });
        await Merge(a, "b");
        (await Api.Patch($"/tags/{b}", new { slug = "a" }, 1)).Must(HttpStatusCode.OK);
        Assert.That((await Api.Get("/v1/tags/by-slug/a")).Must(HttpStatusCode.OK).Id, Is.EqualTo(b));
        Assert.That((await Api.Get("/v1/tags/by-slug/b")).Must(HttpStatusCode.MovedPermanently).Header("Location"), Does.EndWith("/a"));
    }

    private static async Task<Answer> Merge(string id, string into) =>
        (await Api.Manage(HttpMethod.Post, $"/tags/{id}/merge", new { into = new { slug = into } }, null, ("If-Match", "*"))).Must(
            HttpStatusCode.OK
        );

    private static async Task<string[]> ArticlesOf(string tag) =>
        [
            .. (await Api.Get($"/v1/articles?tag={tag}"))
                .Must(HttpStatusCode.OK)
                .Data.AsArray()
                .Select(row => row!["title"]!.GetValue<string>())
                .Order(StringComparer.Ordinal),
        ];

    private static string? Text(Answer answer, string member) => answer.Data[member]?.GetValue<string>();

    [Test]
    public async Task Who_may_not_change_tags_hears_so_without_waiting_for_one()
    {
        await Unit("rutan");
        var id = await Tag("krisis");
        await Tag("lain");
        var editor = await Key("editor", "rutan");
        await using var connection = new Npgsql.NpgsqlConnection(Newsroom.Owner);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var command = new Npgsql.NpgsqlCommand("select from tags for update", connection))
            await command.ExecuteNonQueryAsync();
        foreach (
            var (method, path, body) in new (HttpMethod, string, object?)[]
            {
                (HttpMethod.Post, $"/tags/{id}/merge", new { into = new { slug = "lain" } }),
                (HttpMethod.Patch, $"/tags/{id}", new { name = "x" }),
                (HttpMethod.Put, "/tags/by-slug/krisis", new { name = "x" }),
                (HttpMethod.Delete, $"/tags/{id}", null),
            }
        )
            (await Api.As(editor, method, path, body, 1).WaitAsync(TimeSpan.FromSeconds(10))).IsProblem(
                HttpStatusCode.Forbidden,
                "missing-grant"
            );
    }
}
