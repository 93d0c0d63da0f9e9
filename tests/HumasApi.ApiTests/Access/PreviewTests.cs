using System.Net;
using HumasApi.Audit;
using HumasApi.Jobs;
using HumasApi.Preview;
using Microsoft.Extensions.DependencyInjection;

namespace HumasApi.ApiTests.Access;

/// <summary>A link to a draft: what it shows, for how long, to whom, and that each use is on record.</summary>
internal sealed class PreviewTests : ApiTest
{
    private static async Task<(string Id, string Path)> Link(string article, object? body = null, string key = Newsroom.AdminKey)
    {
        var made = (await Api.As(key, HttpMethod.Post, $"/articles/{article}/preview-links", body)).Must(HttpStatusCode.Created);
        var url = made.Json["data"]!["url"]!.GetValue<string>();
        Assert.That(url, Does.Match("^https://humas.example/preview/v1/articles/hp_[0-9a-f]{32}_[0-9a-f]{64}$"));
        return (made.Id, new Uri(url).PathAndQuery);
    }

    [Test]
    public async Task Reads_of_a_minute_are_two_lines_of_the_trail_at_most()
    {
        await Unit("rutan");
        var draft = await Draft("Panen", "rutan");
        var (id, path) = await Link(draft.Id);
        for (var read = 0; read < 20; read++)
            (await Api.Get(path)).Must(HttpStatusCode.OK);
        Assert.That(await Lines(), Is.EqualTo(1L), "The first read is on record at once.");
        Newsroom.Clock.Advance(TimeSpan.FromMinutes(1));
        (await Api.Get(path)).Must(HttpStatusCode.OK);
        var reads = Newsroom.Services.GetRequiredService<PreviewReads>();
        await reads.WriteAsync(Newsroom.Clock.GetUtcNow().ToUnixTimeSeconds() / 60, CancellationToken.None);
        Assert.That(await Lines(), Is.EqualTo(3L));
        Assert.That(
            await Newsroom.SqlAsync(
                "select changes -> 0 -> 'after' ->> 'count' from audit where action = 'previewArticle' and changes <> '[]' and "
                    + "entity_id = '"
                    + draft.Id
                    + "'"
            ),
            Is.EqualTo("19")
        );
        Assert.That(await Newsroom.SqlAsync($"select uses from preview_links where id = '{id}'"), Is.EqualTo(21));
        (await Api.ManageGet($"/audit?entityId={draft.Id}&action=previewArticle")).Must(HttpStatusCode.OK);

        Task<object?> Lines() =>
            Newsroom.SqlAsync($"select count(*) from audit where action = 'previewArticle' and entity_id = '{draft.Id}'");
    }

    [Test]
    public async Task A_preview_is_what_readers_get_once_it_is_out()
    {
        await Unit("kanwil", more: new { articleUrlTemplate = "https://kanwil.example/{slug}" });
        await Unit("rutan", "kanwil");
        await Author("ani", "Ani", "rutan");
        await Tag("krisis");
        await Tag("lama");
        var old = (await Api.ManageGet("/tags/by-slug/lama")).Id;
        var twin = (await Live("Hello", "rutan", new { language = "en" })).Id;
        var draft = await Draft(
            "Panen",
            "rutan",
            new
            {
                slug = "panen",
                summary = "Ringkas.",
                body = "<p>Isi <b>penuh</b>.</p><script>x</script>",
                dateline = "SALATIGA",
                signOff = "A",
                eventDate = "2026-11-20",
                authors = new[] { new { slug = "ani" } },
                tags = new[] { new { slug = "lama" }, new { slug = "krisis" } },
                mentionedUnits = new[] { new { slug = "kanwil" } },
                translationOf = new { id = twin },
                coverImage = new { url = "https://img.example/a.jpg", alt = "Sawi" },
                seo = new { title = "Panen raya" },
            }
        );
        (await Api.Post($"/tags/{old}/merge", new { into = new { slug = "krisis" } }, 1)).Must(HttpStatusCode.OK);
        var (id, path) = await Link(draft.Id, new { note = "Kepala Kanwil" });

        var preview = (await Api.Get(path, ("User-Agent", "peramban"))).Must(HttpStatusCode.OK);
        Assert.That(
            (preview.Header("Cache-Control"), preview.Header("X-Robots-Tag"), preview.ETag),
            Is.EqualTo(("no-store", "noindex", (string?)null))
        );
        var head = await Api.Send(HttpMethod.Head, path, null);
        Assert.That((head.Status, head.Text), Is.EqualTo((HttpStatusCode.OK, "")));
        var some = (await Api.Get(path + "?fields=title,publishedAt")).Must(HttpStatusCode.OK);
        Api.AssertBody(
            some,
            $$$"""{"data":{"id":"id-1","title":"Panen","publishedAt":"2026-11-24T12:00:00Z"},"meta":{},"links":{"self":"https://humas.example{{{path}}}"}}"""
        );
        (await Api.Get(path + "?fields=titel")).IsProblem(HttpStatusCode.BadRequest, "unknown-field");
        // To readers it is still unknown, and so are the author and the tags that only it names.
        foreach (
            var hidden in new[]
            {
                $"/v1/articles/{draft.Id}",
                "/v1/articles/by-slug/panen",
                "/v1/authors/by-slug/ani",
                "/v1/tags/by-slug/krisis",
            }
        )
            (await Api.Get(hidden)).Must(HttpStatusCode.NotFound);

        (await Api.Post($"/articles/{draft.Id}/publish", null, 1)).Must(HttpStatusCode.OK);
        var live = (await Api.Get($"/v1/articles/{draft.Id}")).Must(HttpStatusCode.OK);
        Assert.That(preview.Text.Replace(path, $"/v1/articles/{draft.Id}", StringComparison.Ordinal), Is.EqualTo(live.Text));
        Assert.That(
            (await Api.Get(path)).Text.Replace(path, $"/v1/articles/{draft.Id}", StringComparison.Ordinal),
            Is.EqualTo(live.Text),
            "What is out and has no draft is shown as it is."
        );

        // A later draft is shown too, beside what is live, whose first times stay.
        Newsroom.Clock.Advance(TimeSpan.FromHours(1));
        (await Api.Patch($"/articles/{draft.Id}", new { title = "Panen raya" }, 2)).Must(HttpStatusCode.OK);
        var later = (await Api.Get(path)).Must(HttpStatusCode.OK).Data;
        Assert.That(
            (later["title"]!.GetValue<string>(), later["publishedAt"]!.GetValue<string>(), later["modifiedAt"]!.GetValue<string>()),
            Is.EqualTo(("Panen raya", "2026-11-24T12:00:00Z", "2026-11-24T13:00:00Z"))
        );
        Assert.That((await Api.Get($"/v1/articles/{draft.Id}")).Data["title"]!.GetValue<string>(), Is.EqualTo("Panen"));
        (await Api.Post($"/articles/{draft.Id}/publish", new { publishedAt = "2026-11-01T00:00:00Z" }, 3)).Must(HttpStatusCode.OK);
        (await Api.Post($"/articles/{draft.Id}/unpublish", null, 4)).Must(HttpStatusCode.OK);
        Assert.That(
            (await Api.Get(path)).Must(HttpStatusCode.OK).Data["publishedAt"]!.GetValue<string>(),
            Is.EqualTo("2026-11-01T00:00:00Z")
        );

        // Each use is counted; the first of an address in a minute is a line at once.
        var lines = (await Api.ManageGet($"/audit?entityId={draft.Id}&action=previewArticle")).Data.AsArray();
        Assert.That(lines, Has.Count.EqualTo(2));
        Assert.That(
            Api.Scrub(lines[^1]!["actor"]!.ToJsonString()),
            Does.StartWith("""{"kind":"previewLink","name":"Kepala Kanwil","address":""").And.EndsWith(""","userAgent":"peramban"}""")
        );
        Assert.That((lines[^1]!["actorId"]!.GetValue<string>(), lines[^1]!["entity"]!.GetValue<string>()), Is.EqualTo((id, "article")));
        Api.AssertBody(
            await Api.ManageGet($"/articles/{draft.Id}/preview-links"),
            $$$"""
            {"data":[{"id":"id-1","note":"Kepala Kanwil","expiresAt":"2026-12-01T12:00:00Z","uses":6,"lastUsedAt":"2026-11-24T13:00:00Z","createdAt":"2026-11-24T12:00:00Z","createdBy":{"id":null,"name":"Administrator"}}],
             "meta":{"page":{"limit":20,"number":null,"hasMore":false,"nextCursor":null,"prevCursor":null,"total":null,"totalKind":"none"},"resolved":[],"unmatched":[]},
             "links":{"self":"https://humas.example/manage/v1/articles/id-2/preview-links","first":"https://humas.example/manage/v1/articles/id-2/preview-links","next":null,"prev":null}}
            """
        );
        Assert.That((await AuditChain.VerifyAsync(Newsroom.App, null, CancellationToken.None)).Wrong, Is.Empty);
    }

    [Test]
    public async Task A_link_ends_when_it_expires_is_removed_or_its_key_or_article_goes()
    {
        await Unit("rutan");
        var draft = (await Draft("Rahasia", "rutan")).Id;
        var (_, brief) = await Link(draft, new { expiresAt = "2026-11-24T12:30:00Z" });
        var (removed, gone) = await Link(draft);
        var made = (
            await Api.Post("/keys", new { name = "a", grants = new[] { new { role = "writer", unit = new { slug = "rutan" } } } })
        ).Must(HttpStatusCode.Created);
        var (_, ofKey) = await Link(draft, null, made.Json["data"]!["key"]!.GetValue<string>());
        var (_, last) = await Link(draft);
        foreach (var path in new[] { brief, gone, ofKey, last })
            (await Api.Get(path)).Must(HttpStatusCode.OK);

        Newsroom.Clock.Advance(TimeSpan.FromMinutes(30));
        var expired = (await Api.Get(brief)).IsProblem(HttpStatusCode.Gone, "preview-expired");
        Assert.That(expired.Json["detail"]!.GetValue<string>(), Does.Contain("2026-11-24 12:30:00Z"));
        (await Api.Delete($"/articles/{draft}/preview-links/{removed}", null)).Must(HttpStatusCode.NoContent);
        (await Api.Delete($"/articles/{draft}/preview-links/{removed}", null)).IsProblem(HttpStatusCode.NotFound, "not-found");
        await using (var other = Newsroom.AnotherInstance())
        using (var there = other.CreateClient())
            Assert.That((await there.GetAsync(gone)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        (await Api.Post($"/keys/{made.Id}/revoke", null, 1)).Must(HttpStatusCode.OK);
        (await Api.Get(ofKey)).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await Api.Get(last)).Must(HttpStatusCode.OK);
        (await Api.Delete($"/articles/{draft}", 1)).Must(HttpStatusCode.NoContent);
        (await Api.Get(last)).IsProblem(HttpStatusCode.NotFound, "not-found");
        Assert.That(
            (await Api.ManageGet("/audit?action=deletePreviewLink")).Data.AsArray().Single()!["entityId"]!.GetValue<string>(),
            Is.EqualTo(draft)
        );
    }

    [Test]
    public async Task A_link_is_good_from_where_its_key_is()
    {
        await Unit("rutan");
        var draft = (await Draft("Rahasia", "rutan")).Id;
        var made = (
            await Api.Post(
                "/keys",
                new
                {
                    name = "a",
                    allowedAddresses = new[] { "127.0.0.0/8", "::1" },
                    grants = new[] { new { role = "writer", unit = new { slug = "rutan" } } },
                }
            )
        ).Must(HttpStatusCode.Created);
        var key = made.Json["data"]!["key"]!.GetValue<string>();
        var ((_, inside), (_, brief), (_, ofAll)) = (
            await Link(draft, null, key),
            await Link(draft, new { expiresAt = "2026-11-24T12:30:00Z" }, key),
            await Link(draft)
        );
        foreach (var path in new[] { inside, brief, ofAll })
            (await Api.Get(path)).Must(HttpStatusCode.OK);
        (await Api.Patch($"/keys/{made.Id}", new { allowedAddresses = new[] { "192.0.2.0/24" } }, 1)).Must(HttpStatusCode.OK);
        Newsroom.Clock.Advance(TimeSpan.FromMinutes(30));
        var before = await Stored.LineAsync();
        var none = (await Api.Get($"/preview/v1/articles/hp_{Guid.Empty:N}_{new string('a', 64)}")).IsProblem(
            HttpStatusCode.NotFound,
            "not-found"
        );
        foreach (var path in new[] { inside, brief })
            Assert.That(
                Api.Scrub((await Api.Get(path)).Text).Replace(path, "", StringComparison.Ordinal),
                Is.EqualTo(
                    Api.Scrub(none.Text)
                        .Replace($"/preview/v1/articles/hp_{Guid.Empty:N}_{new string('a', 64)}", "", StringComparison.Ordinal)
                )
            );
        Assert.That(await Stored.LineAsync(), Is.EqualTo(before));
        (await Api.Get(ofAll)).Must(HttpStatusCode.OK);
        (await Api.Patch($"/keys/{made.Id}", new { allowedAddresses = Array.Empty<string>() }, 2)).Must(HttpStatusCode.OK);
        (await Api.Get(inside)).Must(HttpStatusCode.OK);
        (await Api.Get(brief)).IsProblem(HttpStatusCode.Gone, "preview-expired");
    }

    [Test]
    public async Task Links_that_are_none_show_nothing_and_secrets_are_not_kept()
    {
        await Unit("rutan");
        var (mine, other) = ((await Draft("Rahasia", "rutan")).Id, (await Draft("Rahasia lain", "rutan")).Id);
        var ((id, path), (_, second)) = (await Link(mine), await Link(other));
        var (number, secret) = (path.Split('_')[1], path.Split('_')[2]);
        var admin = await Key("admin");
        var before = await Stored.LineAsync();
        foreach (
            var forged in new[]
            {
                $"hp_{number}_{secret[..^1]}",
                $"hp_{number}_{secret}0",
                $"hp_{number}_{secret.ToUpperInvariant()}",
                $"hp_{number}_{second.Split('_')[2]}",
                $"hp_{Guid.Empty:N}_{secret}",
                $"hk_{number}_{secret}",
                $"hp_{number}_",
                "hp",
                "hp__",
                mine,
                "a%2Fb",
                new string('x', 2000),
                Newsroom.AdminKey,
                admin,
            }
        )
        {
            var answer = (await Api.Get($"/preview/v1/articles/{forged}")).Must(HttpStatusCode.NotFound);
            Assert.That(answer.Text, Does.Not.Contain("Rahasia"));
            Assert.That(answer.Header("Cache-Control"), Is.EqualTo("no-store"));
        }
        // Another article's link cannot be removed through this one, and a link opens nothing else.
        (await Api.Delete($"/articles/{other}/preview-links/{id}", null)).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await Api.As(path.Split('/')[^1], HttpMethod.Get, "/me")).IsProblem(HttpStatusCode.Unauthorized, "unauthorized");
        Assert.That(await Stored.LineAsync(), Is.EqualTo(before));
        Assert.That(
            await Newsroom.SqlAsync($"select count(*) from preview_links l where l::text like '%{secret}%'") is 0L
                && await Newsroom.SqlAsync($"select count(*) from audit a where a::text like '%{secret}%'") is 0L,
            Is.True
        );

        // A retry does not give the address again.
        var headers = ("Idempotency-Key", "sekali");
        (await Api.Manage(HttpMethod.Post, $"/articles/{mine}/preview-links", null, null, headers)).Must(HttpStatusCode.Created);
        (await Api.Manage(HttpMethod.Post, $"/articles/{mine}/preview-links", null, null, headers)).IsProblem(
            HttpStatusCode.Conflict,
            "secret-not-kept"
        );
        Assert.That(
            await Newsroom.SqlAsync("select count(*) from idempotent_responses where encode(body, 'escape') like '%hp_%'"),
            Is.EqualTo(0L)
        );
    }

    [Test]
    public async Task What_is_said_of_a_link_must_make_sense()
    {
        await Unit("rutan");
        var draft = (await Draft("Rahasia", "rutan")).Id;
        async Task Refused(object body, params string[] errors) =>
            Assert.That(
                (await Api.Post($"/articles/{draft}/preview-links", body)).Must(HttpStatusCode.UnprocessableEntity).Errors,
                Is.EqualTo(errors)
            );
        await Refused(new { expiresAt = "2026-11-24T12:00:00Z" }, "in-the-past /expiresAt");
        await Refused(new { expiresAt = "2027-02-22T12:00:01Z" }, "out-of-range /expiresAt");
        await Refused(new { note = new string('x', 201) }, "too-long /note");
        await Refused(new { url = "x" }, "unknown-member /url");
        await Link(draft, new { expiresAt = "2027-02-22T12:00:00Z" });
        for (var i = 1; i < 100; i++)
            await Link(draft);
        (await Api.Post($"/articles/{draft}/preview-links")).IsProblem(HttpStatusCode.Conflict, "too-many-links");
        var walked = (await Api.ManageGet($"/articles/{draft}/preview-links?limit=60")).Must(HttpStatusCode.OK);
        Assert.That(
            walked.Data.AsArray().Count + (await Api.Follow(walked, "next")).Must(HttpStatusCode.OK).Data.AsArray().Count,
            Is.EqualTo(100)
        );
        // Those that expired make room, and are forgotten a month later.
        Newsroom.Clock.Advance(TimeSpan.FromDays(8));
        await Link(draft);
        async Task<int> LinksIn(int days)
        {
            Newsroom.Clock.Advance(TimeSpan.FromDays(days));
            await Newsroom.RunJobAsync<PurgeLinks>();
            return Convert.ToInt32(
                await Newsroom.SqlAsync("select count(*) from preview_links"),
                System.Globalization.CultureInfo.InvariantCulture
            );
        }
        Assert.That((await LinksIn(28), await LinksIn(2)), Is.EqualTo((101, 2)));
    }

    [Test]
    public async Task After_a_removal_answers_nobody_is_let_in()
    {
        await Unit("rutan");
        var draft = (await Draft("Rahasia", "rutan")).Id;
        for (var round = 0; round < Rounds.Of(100); round++)
        {
            var (id, path) = await Link(draft);
            using var stop = new CancellationTokenSource();
            var readers = Enumerable
                .Range(0, 4)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        while (!stop.IsCancellationRequested)
                            await Api.Get(path);
                    })
                )
                .ToList();
            (await Api.Delete($"/articles/{draft}/preview-links/{id}", null)).Must(HttpStatusCode.NoContent);
            var lines = await Newsroom.SqlAsync("select count(*) from audit where action = 'previewArticle'");
            for (var i = 0; i < 3; i++)
                (await Api.Get(path)).Must(HttpStatusCode.NotFound);
            await stop.CancelAsync();
            await Task.WhenAll(readers);
            Assert.That(await Newsroom.SqlAsync("select count(*) from audit where action = 'previewArticle'"), Is.EqualTo(lines));
        }
    }

    [Test]
    public async Task What_is_taken_down_as_not_found_has_no_links_left()
    {
        await Unit("rutan");
        var article = (await Live("Rahasia", "rutan")).Id;
        var (id, path) = await Link(article);
        (await Api.Post($"/articles/{article}/unpublish", null, 2)).Must(HttpStatusCode.OK);
        (await Api.Get(path)).Must(HttpStatusCode.OK);
        (await Api.Post($"/articles/{article}/unpublish", new { @as = "notFound" }, 3)).Must(HttpStatusCode.OK);
        (await Api.Get(path)).IsProblem(HttpStatusCode.NotFound, "not-found");
        Assert.That((await Api.ManageGet($"/articles/{article}/preview-links")).Data.AsArray(), Is.Empty);
        var line = (await Api.ManageGet("/audit?action=unpublishArticle")).Data[0]!;
        Assert.That(
            line["changes"]!.AsArray().Select(change => $"{change!["op"]} {change["entity"]}"),
            Does.Contain("removed previewLink"),
            $"The removal of {id} is on record."
        );
        // Whoever makes one later does so knowingly.
        (await Api.Get((await Link(article)).Path)).Must(HttpStatusCode.OK);
    }

    [Test]
    public async Task A_link_is_good_for_as_long_as_its_key_may_write_the_article()
    {
        await Unit("kanwil");
        await Unit("rutan", "kanwil");
        await Unit("lain");
        var draft = (await Draft("Rahasia", "rutan")).Id;
        var made = (
            await Api.Post(
                "/keys",
                new
                {
                    name = "a",
                    expiresAt = "2026-11-24T13:00:00Z",
                    grants = new[]
                    {
                        new
                        {
                            role = "writer",
                            unit = new { slug = "kanwil" },
                            scope = "subtree",
                        },
                    },
                }
            )
        ).Must(HttpStatusCode.Created);
        var (_, path) = await Link(draft, null, made.Json["data"]!["key"]!.GetValue<string>());
        (await Api.Get(path)).Must(HttpStatusCode.OK);

        async Task Grants(object grants, int version, HttpStatusCode expected)
        {
            (await Api.Patch($"/keys/{made.Id}", new { grants }, version)).Must(HttpStatusCode.OK);
            (await Api.Get(path)).Must(expected);
        }
        await Grants(new[] { new { role = "viewer", unit = new { slug = "rutan" } } }, 1, HttpStatusCode.NotFound);
        await Grants(new[] { new { role = "writer", unit = new { slug = "lain" } } }, 2, HttpStatusCode.NotFound);
        await Grants(Array.Empty<object>(), 3, HttpStatusCode.NotFound);
        await Grants(new[] { new { role = "editor", unit = new { slug = "rutan" } } }, 4, HttpStatusCode.OK);
        // The article goes to a unit that the key has no part in.
        (await Api.Patch($"/articles/{draft}", new { unit = new { slug = "lain" } }, 1)).Must(HttpStatusCode.OK);
        (await Api.Get(path)).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await Api.Patch($"/articles/{draft}", new { unit = new { slug = "rutan" } }, 2)).Must(HttpStatusCode.OK);
        (await Api.Get(path)).Must(HttpStatusCode.OK);
        Newsroom.Clock.Advance(TimeSpan.FromHours(1));
        (await Api.Get(path)).IsProblem(HttpStatusCode.NotFound, "not-found");
    }

    [Test]
    public async Task No_answer_of_a_preview_is_for_search_engines()
    {
        await Unit("rutan");
        var (_, path) = await Link((await Draft("Rahasia", "rutan")).Id, new { expiresAt = "2026-11-24T12:30:00Z" });
        async Task Expect(string address, HttpStatusCode status) =>
            Assert.That((await Api.Get(address)).Must(status).Header("X-Robots-Tag"), Is.EqualTo("noindex"));
        await Expect(path, HttpStatusCode.OK);
        await Expect(path[..^1], HttpStatusCode.NotFound);
        await Expect(path + "?fields=titel", HttpStatusCode.BadRequest);
        Newsroom.Clock.Advance(TimeSpan.FromHours(1));
        await Expect(path, HttpStatusCode.Gone);
    }
}
