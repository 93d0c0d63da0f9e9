using System.Net;
using System.Text.Json.Nodes;

namespace HumasApi.ApiTests.Management;

/// <summary>What authors, tags and units have in common: addresses, slugs, lists by name, upserts, locking, deleting.</summary>
[TestFixture("authors")]
[TestFixture("tags")]
[TestFixture("units")]
internal sealed class RecordTests(string records) : ApiTest
{
    [Test]
    public async Task A_record_is_found_by_id_and_by_slug()
    {
        var made = (await Api.Post($"/{records}", new { name = "Lapas Uji" })).Must(HttpStatusCode.Created);
        Assert.That(made.Header("Location"), Is.EqualTo($"https://humas.example/manage/v1/{records}/{made.Id}"));
        Assert.That(made.ETag, Is.EqualTo("\"1\""));
        var byId = (await Api.ManageGet($"/{records}/{made.Id}")).Must(HttpStatusCode.OK);
        var bySlug = (await Api.ManageGet($"/{records}/by-slug/lapas-uji")).Must(HttpStatusCode.OK);
        Assert.That(byId.Text, Is.EqualTo(made.Text));
        Assert.That(bySlug.Text, Is.EqualTo(made.Text));
        Assert.That((byId.ETag, bySlug.ETag), Is.EqualTo(("\"1\"", "\"1\"")));
        Assert.That(byId.Header("Cache-Control"), Is.EqualTo("no-store"));
    }

    [Test]
    public async Task A_slug_is_made_from_the_name_and_gets_a_suffix_when_it_is_taken()
    {
        var first = (await Api.Post($"/{records}", new { name = "Jum'at Bébas" })).Must(HttpStatusCode.Created);
        var second = (await Api.Post($"/{records}", new { name = "Jum'at Bébas" })).Must(HttpStatusCode.Created);
        var nameless = (await Api.Post($"/{records}", new { name = "🕌" })).Must(HttpStatusCode.Created);
        Assert.That(Slug(first), Is.EqualTo("jumat-bebas"));
        Assert.That(Slug(second), Does.Match("^jumat-bebas-[a-z0-9]{5}$"));
        Assert.That(Slug(nameless), Does.Match("^[a-z]+-[0-9a-f]{8}$"));
    }

    [Test]
    public async Task A_chosen_slug_that_is_taken_is_refused_and_names_its_holder()
    {
        var holder = (await Api.Post($"/{records}", new { name = "Satu", slug = "satu" })).Must(HttpStatusCode.Created);
        var other = (await Api.Post($"/{records}", new { name = "Dua", slug = "dua" })).Must(HttpStatusCode.Created);
        var before = await Stored.LineAsync();
        foreach (
            var refused in new[]
            {
                await Api.Post($"/{records}", new { name = "Tiga", slug = "satu" }),
                await Api.Patch($"/{records}/{other.Id}", new { slug = "satu" }, 1),
            }
        )
        {
            refused.IsProblem(HttpStatusCode.Conflict, "slug-taken");
            Assert.That(refused.Json["existing"]!.ToJsonString(), Is.EqualTo($$"""{"id":"{{holder.Id}}","slug":"satu"}"""));
        }
        Assert.That(await Stored.LineAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Lists_are_sorted_by_name_and_walked_both_ways_through_ties()
    {
        string[] names = ["beta", "Alfa", "alfa", "ALFA", "gamma", "Alfa", "Beta", "delta"];
        foreach (var name in names)
            (await Api.Post($"/{records}", new { name })).Must(HttpStatusCode.Created);
        var whole = (await Api.ManageGet($"/{records}?count=exact")).Must(HttpStatusCode.OK);
        Assert.That(
            Names(whole).Select(name => name.ToLowerInvariant()),
            Is.EqualTo(new[] { "alfa", "alfa", "alfa", "alfa", "beta", "beta", "delta", "gamma" })
        );
        Assert.That(
            whole.Json["meta"]!["page"]!.ToJsonString(),
            Is.EqualTo("""{"limit":20,"number":null,"hasMore":false,"nextCursor":null,"prevCursor":null,"total":8,"totalKind":"exact"}""")
        );

        var (forward, pages) = (new List<string>(), new List<Answer>());
        for (var path = $"/{records}?limit=3"; path is not null; path = Onward(pages[^1], "next"))
        {
            pages.Add((await Api.ManageGet(path)).Must(HttpStatusCode.OK));
            forward.AddRange(Ids(pages[^1]));
            Assert.That(pages, Has.Count.LessThan(10), "The walk does not end.");
        }
        Assert.That(forward, Is.EqualTo(Ids(whole)));
        Assert.That(pages.Select(page => Ids(page).Count), Is.EqualTo(new[] { 3, 3, 2 }));

        var backward = new List<string>(Ids(pages[^1]));
        for (var path = Onward(pages[^1], "prev"); path is not null; )
        {
            var page = (await Api.ManageGet(path)).Must(HttpStatusCode.OK);
            backward.InsertRange(0, Ids(page));
            path = Onward(page, "prev");
            Assert.That(backward, Has.Count.LessThan(20), "The walk back does not end.");
        }
        Assert.That(backward, Is.EqualTo(Ids(whole)));

        var numbered = new List<string>();
        for (var page = 1; page <= 3; page++)
            numbered.AddRange(Ids((await Api.ManageGet($"/{records}?limit=3&page={page}")).Must(HttpStatusCode.OK)));
        Assert.That(numbered, Is.EqualTo(Ids(whole)));
        var past = (await Api.ManageGet($"/{records}?limit=3&page=4")).Must(HttpStatusCode.OK);
        Assert.That(Ids(past), Is.Empty);
        Assert.That(past.Json["meta"]!["page"]!["total"]!.GetValue<int>(), Is.EqualTo(8));
    }

    [Test]
    public async Task The_longest_names_can_be_paged_through()
    {
        // 3 bytes in UTF-8 each: the cursor that carries the name must not outgrow what is read back.
        var longest = records switch
        {
            "authors" => 200,
            "tags" => 100,
            _ => 300,
        };
        foreach (var last in "一二三")
            (await Api.Post($"/{records}", new { name = new string('永', longest - 1) + last })).Must(HttpStatusCode.Created);
        var first = (await Api.ManageGet($"/{records}?limit=1")).Must(HttpStatusCode.OK);
        var second = (await Api.ManageGet(Onward(first, "next")!)).Must(HttpStatusCode.OK);
        Assert.That(Ids(second), Has.Count.EqualTo(1).And.Not.EqualTo(Ids(first)));
        Assert.That(Ids((await Api.ManageGet(Onward(second, "prev")!)).Must(HttpStatusCode.OK)), Is.EqualTo(Ids(first)));
    }

    [TestCase("b", new[] { "b%c", "b_c", "bacaan" })]
    [TestCase("B", new[] { "b%c", "b_c", "bacaan" })]
    [TestCase("b%25", new[] { "b%c", "b_c", "bacaan" }, Description = "A mark only parts words.")]
    [TestCase("b_", new[] { "b%c", "b_c", "bacaan" })]
    [TestCase("b%25c", new[] { "b%c", "b_c" })]
    [TestCase("%25", new string[0])]
    [TestCase("acaan", new string[0])]
    [TestCase("%20%20bac%20", new[] { "bacaan" })]
    [TestCase("%C3%89d", new[] { "Édi" })]
    [TestCase("%C3%A9d", new[] { "Édi" })]
    [TestCase("ed", new[] { "Édi" })]
    public async Task Q_is_the_start_of_a_word_in_any_case_and_never_a_pattern(string q, string[] expected)
    {
        foreach (var name in new[] { "bacaan", "b%c", "b_c", "Édi", "abc" })
            (await Api.Post($"/{records}", new { name })).Must(HttpStatusCode.Created);
        Assert.That(Names((await Api.ManageGet($"/{records}?q={q}")).Must(HttpStatusCode.OK)), Is.EqualTo(expected));
    }

    [Test]
    public async Task Put_by_slug_creates_then_updates_then_leaves_alone()
    {
        var made = (await Api.Put($"/{records}/by-slug/satu", new { name = "Satu" })).Must(HttpStatusCode.Created);
        Assert.That(
            (Outcome(made), made.Header("Location"), made.ETag),
            Is.EqualTo(("created", $"https://humas.example/manage/v1/{records}/{made.Id}", "\"1\""))
        );
        var same = (await Api.Put($"/{records}/by-slug/satu", new { name = "Satu" })).Must(HttpStatusCode.OK);
        Assert.That(
            (Outcome(same), same.Header("Location"), same.ETag, same.Id),
            Is.EqualTo(("unchanged", (string?)null, "\"1\"", made.Id))
        );
        var nothing = (await Api.Put($"/{records}/by-slug/satu", new { })).Must(HttpStatusCode.OK);
        Assert.That((Outcome(nothing), nothing.ETag), Is.EqualTo(("unchanged", "\"1\"")));
        var renamed = (await Api.Put($"/{records}/by-slug/satu", new { name = "Satu Lagi" })).Must(HttpStatusCode.OK);
        Assert.That((Outcome(renamed), renamed.ETag, Slug(renamed)), Is.EqualTo(("updated", "\"2\"", "satu")));
        // What was read can be sent back whole.
        var again = (await Api.Put($"/{records}/by-slug/satu", renamed.Data)).Must(HttpStatusCode.OK);
        Assert.That((Outcome(again), again.ETag), Is.EqualTo(("unchanged", "\"2\"")));
    }

    [TestCase("Besar")]
    [TestCase("dua--garis")]
    [TestCase("spasi%20di")]
    [TestCase("akhir%0A")]
    [TestCase("0192f0c1-0000-7000-8000-000000000001")]
    public async Task Put_refuses_a_malformed_slug_in_the_path(string slug)
    {
        var before = await Stored.LineAsync();
        var refused = (await Api.Put($"/{records}/by-slug/{slug}", new { name = "Satu" })).IsProblem(
            HttpStatusCode.BadRequest,
            "malformed-slug"
        );
        Assert.That(refused.Errors, Is.EqualTo(new[] { "malformed-slug slug" }));
        Assert.That(await Stored.LineAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Changes_need_the_version_that_was_read()
    {
        var made = (await Api.Post($"/{records}", new { name = "Satu" })).Must(HttpStatusCode.Created);
        Newsroom.Clock.Advance(TimeSpan.FromMinutes(1));
        (await Api.Patch($"/{records}/{made.Id}", new { name = "Dua" }, 1)).Must(HttpStatusCode.OK);
        var before = await Stored.LineAsync();
        foreach (var (method, path, body) in LockedRoutes(made.Id))
        {
            var missing = (await Api.Manage(method, path, body)).IsProblem(HttpStatusCode.PreconditionRequired, "if-match-required");
            Assert.That(missing.Errors, Is.EqualTo(new[] { "if-match-required If-Match" }), path);
            var stale = (await Api.Manage(method, path, body, 1)).IsProblem(HttpStatusCode.PreconditionFailed, "version-mismatch");
            Assert.That(
                stale.Json["current"]!.ToJsonString(),
                Is.EqualTo("""{"version":2,"editedBy":{"id":null,"name":"Administrator"},"editedAt":"2026-11-24T12:01:00Z"}"""),
                path
            );
            Assert.That(stale.ETag, Is.EqualTo("\"2\""), path);
        }
        Assert.That(await Stored.LineAsync(), Is.EqualTo(before));
        var weak = (await Api.Manage(HttpMethod.Patch, $"/{records}/{made.Id}", new { name = "Tiga" }, null, ("If-Match", "W/\"2\""))).Must(
            HttpStatusCode.OK
        );
        Assert.That(weak.ETag, Is.EqualTo("\"3\""));
        var any = (await Api.Manage(HttpMethod.Patch, $"/{records}/{made.Id}", new { name = "Empat" }, null, ("If-Match", "*"))).Must(
            HttpStatusCode.OK
        );
        Assert.That(any.ETag, Is.EqualTo("\"4\""));
    }

    [Test]
    public async Task A_patch_that_says_what_is_there_keeps_the_version()
    {
        var made = (await Api.Post($"/{records}", new { name = "Satu" })).Must(HttpStatusCode.Created);
        Newsroom.Clock.Advance(TimeSpan.FromMinutes(1));
        foreach (var patch in new object[] { new { }, new { name = "Satu" }, new { name = "  Satu " }, made.Data })
            Assert.That(
                (await Api.Patch($"/{records}/{made.Id}", patch, 1)).Must(HttpStatusCode.OK).Text,
                Is.EqualTo(made.Text),
                System.Text.Json.JsonSerializer.Serialize(patch)
            );
    }

    [Test]
    public async Task Name_cannot_be_taken_away()
    {
        var made = (await Api.Post($"/{records}", new { name = "Satu" })).Must(HttpStatusCode.Created);
        foreach (var name in new[] { null, "", "  " })
        {
            Assert.That(
                (await Api.Patch($"/{records}/{made.Id}", new { name }, 1))
                    .IsProblem(HttpStatusCode.UnprocessableEntity, "required")
                    .Errors,
                Is.EqualTo(new[] { "required /name" })
            );
            Assert.That(
                (await Api.Put($"/{records}/by-slug/satu", new { name })).IsProblem(HttpStatusCode.UnprocessableEntity, "required").Errors,
                Is.EqualTo(new[] { "required /name" })
            );
            Assert.That(
                (await Api.Post($"/{records}", new { name })).IsProblem(HttpStatusCode.UnprocessableEntity, "required").Errors,
                Is.EqualTo(new[] { "required /name" })
            );
        }
    }

    [Test]
    public async Task What_nothing_refers_to_can_be_deleted_once()
    {
        var made = (await Api.Post($"/{records}", new { name = "Satu" })).Must(HttpStatusCode.Created);
        var deleted = (await Api.Delete($"/{records}/{made.Id}", 1)).Must(HttpStatusCode.NoContent);
        Assert.That(deleted.Text, Is.Empty);
        (await Api.Delete($"/{records}/{made.Id}", 1)).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await Api.ManageGet($"/{records}/{made.Id}")).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await Api.ManageGet($"/{records}/by-slug/satu")).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await Api.Get($"/v1/{records}/by-slug/satu")).IsProblem(HttpStatusCode.NotFound, "not-found");
        Assert.That(Ids(await Api.ManageGet($"/{records}")), Is.Empty);
        Assert.That(await Newsroom.SqlAsync("select count(*) from unit_ancestors"), Is.EqualTo(0L));
    }

    [Test]
    public async Task Two_scripts_that_put_the_same_new_slug_at_once_make_one_record()
    {
        for (var round = 0; round < Rounds.Of(20); round++)
        {
            var answers = await Task.WhenAll(
                Enumerable.Range(0, 4).Select(_ => Api.Put($"/{records}/by-slug/r{round}", new { name = "Sama" }))
            );
            Assert.That(
                answers.Count(answer => answer.Status == HttpStatusCode.Created),
                Is.EqualTo(1),
                string.Join("\n", answers.Select(answer => answer.Text))
            );
            Assert.That(
                answers.Where(answer => answer.Status != HttpStatusCode.Created).Select(answer => answer.Status),
                Is.All.EqualTo(HttpStatusCode.OK).Or.EqualTo(HttpStatusCode.Conflict)
            );
        }
    }

    private (HttpMethod Method, string Path, object? Body)[] LockedRoutes(string id)
    {
        var both = new (HttpMethod, string, object?)[]
        {
            (HttpMethod.Patch, $"/{records}/{id}", new { name = "Lain" }),
            (HttpMethod.Delete, $"/{records}/{id}", null),
        };
        return records switch
        {
            "tags" => [.. both, (HttpMethod.Post, $"/tags/{id}/merge", new { into = new { id } })],
            "units" => [.. both, (HttpMethod.Post, $"/units/{id}/move", new { parent = (string?)null })],
            _ => both,
        };
    }

    private static string Slug(Answer answer) => answer.Data["slug"]!.GetValue<string>();

    private static string? Outcome(Answer answer) => answer.Json["meta"]!["outcome"]?.GetValue<string>();

    private static List<string> Ids(Answer answer) => [.. answer.Data.AsArray().Select(row => row!["id"]!.GetValue<string>())];

    private static List<string> Names(Answer answer) => [.. answer.Data.AsArray().Select(row => row!["name"]!.GetValue<string>())];

    private static string? Onward(Answer answer, string link) =>
        (answer.Json["links"]![link] as JsonValue)
            ?.GetValue<string>()
            .Replace("https://humas.example/manage/v1", "", StringComparison.Ordinal);
}
