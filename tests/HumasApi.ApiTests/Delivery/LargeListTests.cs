using System.Net;

namespace HumasApi.ApiTests.Delivery;

/// <summary>Lists so long that a search gives up half-way, and sets of units so large that they are sought in another way.</summary>
internal sealed class LargeListTests : ApiTest
{
    [Test]
    public async Task A_search_that_gives_up_says_where_to_go_on_and_loses_nothing()
    {
        var unit = await Unit("rutan");
        await Bulk.ArticlesAsync(1, 25_000, $"'{unit}'::uuid", "case when n in (1, 100, 24900) then 'speech' else 'news' end");

        var first = (await Api.Get("/v1/articles?kind=speech")).Must(HttpStatusCode.OK);
        Assert.That(Walk.Ids(first), Is.EqualTo(new[] { Bulk.Id(24_900) }), "The page is short, for the search may only go so far.");
        Assert.That(first.Json["meta"]!["page"]!["hasMore"]!.GetValue<bool>(), Is.True);
        var second = (await Api.Get(Walk.Link(first, "next")!)).Must(HttpStatusCode.OK);
        Assert.That(Walk.Ids(second), Is.EqualTo(new[] { Bulk.Id(100), Bulk.Id(1) }));
        Assert.That(second.Json["meta"]!["page"]!["hasMore"]!.GetValue<bool>(), Is.False);
        Assert.That(
            await Walk.BackToTheStart("/v1/articles?kind=speech", second, () => 20),
            Is.EqualTo(new[] { Bulk.Id(24_900), Bulk.Id(100), Bulk.Id(1) })
        );

        var (oldestFirst, last) = await Walk.ToTheEnd("/v1/articles?kind=speech&sort=publishedAt", () => 2);
        Assert.That(oldestFirst, Is.EqualTo(new[] { Bulk.Id(1), Bulk.Id(100), Bulk.Id(24_900) }));
        Assert.That(await Walk.BackToTheStart("/v1/articles?kind=speech&sort=publishedAt", last, () => 2), Is.EqualTo(oldestFirst));
        Assert.That((await Walk.ToTheEnd($"/v1/articles?kind=speech&unit=rutan", () => 2)).Ids, Is.EqualTo(oldestFirst.Reverse()));
        Assert.That(await Walk.ByPage("/v1/articles?kind=speech", 2), Is.EqualTo(oldestFirst.Reverse()), "A numbered page is never short.");
    }

    [Test]
    public async Task Going_back_from_an_empty_short_page_and_on_again_loses_nothing()
    {
        var unit = await Unit("rutan");
        await Bulk.ArticlesAsync(1, 45_000, $"'{unit}'::uuid", "case when n in (1, 44900) then 'speech' else 'news' end");
        var page = await Api.Get("/v1/articles?kind=speech");
        var ids = new List<string>(Walk.Ids(page));
        while (Walk.Link(page, "next") is { } next)
            ids.AddRange(Walk.Ids(page = await Api.Get(next)));
        Assert.That(ids, Is.EqualTo(new[] { Bulk.Id(44_900), Bulk.Id(1) }));
        var empty = (await Api.Get(Walk.Link(page, "prev")!)).Must(HttpStatusCode.OK);
        Assert.That(Walk.Ids(empty), Is.Empty);
        Assert.That(Walk.Ids(await Api.Get(Walk.Link(empty, "next")!)), Is.EqualTo(new[] { Bulk.Id(1) }));
    }

    [Test]
    public async Task Counting_stops_at_10000_unless_it_must_not()
    {
        var unit = await Unit("rutan");
        await Bulk.ArticlesAsync(1, 10_150, $"'{unit}'::uuid");
        static async Task<string> Total(string query)
        {
            var page = (await Api.Get("/v1/articles" + query)).Must(HttpStatusCode.OK).Json["meta"]!["page"]!;
            return $"{page["totalKind"]} {page["total"]}".Trim();
        }
        Assert.That(await Total(""), Is.EqualTo("none"));
        Assert.That(await Total("?count=none"), Is.EqualTo("none"));
        Assert.That(await Total("?count=exact"), Is.EqualTo("exact 10150"));
        Assert.That(await Total("?page=1"), Is.EqualTo("atLeast 10000"));
        Assert.That(await Total("?page=1&count=none"), Is.EqualTo("none"));
        Assert.That(await Total("?page=1&count=exact"), Is.EqualTo("exact 10150"));
        Assert.That(await Total("?page=1&publishedBefore=2026-01-02T00:00:00Z"), Is.EqualTo("exact 1439"));

        // The last page leads on by cursor.
        var lastPage = (await Api.Get("/v1/articles?limit=100&page=100")).Must(HttpStatusCode.OK);
        Assert.That(Walk.Ids(lastPage)[^1], Is.EqualTo(Bulk.Id(151)));
        Assert.That(Walk.Link(lastPage, "next"), Does.Contain("cursor=").And.Not.Contain("page="));
        Assert.That(Walk.Link(lastPage, "prev"), Does.Contain("page=99"));
        Assert.That(Walk.Ids(await Api.Get(Walk.Link(lastPage, "next")!)), Is.EqualTo(Enumerable.Range(51, 100).Reverse().Select(Bulk.Id)));

        var beyond = (await Api.Get("/v1/articles?limit=100&page=101")).IsProblem(HttpStatusCode.BadRequest, "page-out-of-bounds");
        Assert.That(beyond.Errors, Is.EqualTo(new[] { "page-out-of-bounds page" }));
        Assert.That(beyond.Json["detail"]!.GetValue<string>(), Does.Contain("10000").And.Contain("100.").And.Contain("links.next"));
        (await Api.Get("/v1/articles?page=2147483647")).IsProblem(HttpStatusCode.BadRequest, "page-out-of-bounds");
    }

    [Test]
    public async Task A_subtree_of_30_units_most_of_them_silent_is_listed_whole()
    {
        var root = await Unit("kanwil");
        var units = new List<string>();
        for (var number = 1; number < 30; number++)
            units.Add(await Unit($"rutan-{number}", "kanwil"));
        var loud = await Unit("ditjen");
        var tag = await Tag("krisis");
        await Api.Put(
            "/articles/by-source/uji/1",
            new
            {
                title = "Membuka tag",
                publish = true,
                unit = new { slug = "ditjen" },
                tags = new[] { new { slug = "krisis" } },
                publishedAt = "2025-01-01T00:00:00Z",
            }
        );
        // The newest 6,000 articles are all from elsewhere; below them the tree has a busy unit, three quiet ones, and silence.
        await Bulk.ArticlesAsync(
            1,
            3_000,
            $"case n % 50 when 1 then '{units[4]}' when 2 then '{units[9]}' when 3 then '{units[20]}' when 4 then '{root}' when "
                + $"5 then '{loud}' else '{units[28]}' end::uuid",
            "case when n % 97 = 0 then 'speech' else 'news' end",
            $"case when n % 13 = 0 then '{tag}'::uuid end"
        );
        await Bulk.ArticlesAsync(3_001, 9_000, $"'{loud}'::uuid", tag: $"case when n % 2 = 0 then '{tag}'::uuid end");
        var inside = $"unit_id in ('{root}','{string.Join("','", units)}')";

        foreach (
            var (query, where) in new[]
            {
                ("", "true"),
                ("&kind=speech", "kind = 'speech'"),
                ("&tag=krisis", $"'{tag}' = any(tag_ids)"),
                ("&tag=krisis&kind=speech", $"'{tag}' = any(tag_ids) and kind = 'speech'"),
                ("&language=en", "false"),
                ("&publishedBefore=2026-01-01T06:00:00Z", "published_at < '2026-01-01T06:00:00Z'"),
            }
        )
        {
            var expected = await Bulk.NewestFirstAsync($"{inside} and {where}");
            var path = "/v1/articles?unit=kanwil&scope=subtree" + query;
            var (forward, last) = await Walk.ToTheEnd(path, () => 97);
            Assert.That(forward, Is.EqualTo(expected), path);
            Assert.That(await Walk.BackToTheStart(path, last, () => 100), Is.EqualTo(expected), "Backwards " + path);
            Assert.That((await Walk.ToTheEnd(path + "&sort=publishedAt", () => 100)).Ids, Is.EqualTo(expected.Reverse()), path);
        }
        Assert.That(
            (await Api.Get("/v1/articles?unit=kanwil&scope=subtree&count=exact&limit=1")).Json["meta"]!["page"]!["total"]!.GetValue<int>(),
            Is.EqualTo(2_940)
        );
    }
}
