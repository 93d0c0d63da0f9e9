using System.Net;
using System.Text.RegularExpressions;

namespace HumasApi.ApiTests.Delivery;

/// <summary>Cursors, pages, counts and links.</summary>
internal sealed class PagingTests : ApiTest
{
    [Test]
    public async Task A_list_has_one_envelope_and_links_that_never_trust_the_host_header()
    {
        await Fill(5);
        var first = (
            await Api.Get("/v1/articles?limit=2&fields=title", ("Host", "evil.example"), ("X-Forwarded-Host", "evil.example"))
        ).Must(HttpStatusCode.OK);
        Assert.That(first.Text + first.Message.Headers, Does.Not.Contain("evil"));
        Api.AssertBody(
            first,
            """
            {"data":[{"id":"id-1","title":"Artikel 5"},{"id":"id-2","title":"Artikel 4"}],
             "meta":{"page":{"limit":2,"number":null,"hasMore":true,"nextCursor":"<cursor>","prevCursor":null,"total":null,"totalKind":"none"},"resolved":[],"unmatched":[]},
             "links":{"self":"https://humas.example/v1/articles?limit=2&fields=title","first":"https://humas.example/v1/articles?limit=2&fields=title",
                "next":"https://humas.example/v1/articles?limit=2&fields=title&cursor=<cursor>","prev":null}}
            """
        );
        var second = (await Api.Get(Walk.Link(first, "next")!)).Must(HttpStatusCode.OK);
        Api.AssertBody(
            second,
            """
            {"data":[{"id":"id-1","title":"Artikel 3"},{"id":"id-2","title":"Artikel 2"}],
             "meta":{"page":{"limit":2,"number":null,"hasMore":true,"nextCursor":"<cursor>","prevCursor":"<cursor>","total":null,"totalKind":"none"},"resolved":[],"unmatched":[]},
             "links":{"self":"https://humas.example/v1/articles?limit=2&fields=title&cursor=<cursor>","first":"https://humas.example/v1/articles?limit=2&fields=title",
                "next":"https://humas.example/v1/articles?limit=2&fields=title&cursor=<cursor>","prev":"https://humas.example/v1/articles?limit=2&fields=title&cursor=<cursor>"}}
            """
        );
        foreach (var answer in new[] { first, second })
            Assert.That(
                Regex
                    .Matches(answer.Header("Link")!, "<([^>]*)>; rel=\"([a-z]+)\"")
                    .Select(match => (match.Groups[2].Value, match.Groups[1].Value)),
                Is.EqualTo(
                    answer.Json["links"]!
                        .AsObject()
                        .Where(link => link.Value is not null)
                        .Select(link => (link.Key, link.Value!.GetValue<string>()))
                )
            );
    }

    [Test]
    public async Task Numbered_pages_count_and_lead_on()
    {
        await Fill(5);
        Api.AssertBody(
            (await Api.Get("/v1/articles?limit=2&page=2&fields=title")).Must(HttpStatusCode.OK),
            """
            {"data":[{"id":"id-1","title":"Artikel 3"},{"id":"id-2","title":"Artikel 2"}],
             "meta":{"page":{"limit":2,"number":2,"hasMore":true,"nextCursor":"<cursor>","prevCursor":"<cursor>","total":5,"totalKind":"exact"},"resolved":[],"unmatched":[]},
             "links":{"self":"https://humas.example/v1/articles?limit=2&page=2&fields=title","first":"https://humas.example/v1/articles?limit=2&fields=title&page=1",
                "next":"https://humas.example/v1/articles?limit=2&fields=title&page=3","prev":"https://humas.example/v1/articles?limit=2&fields=title&page=1"}}
            """
        );
        var past = (await Api.Get("/v1/articles?limit=2&page=9")).Must(HttpStatusCode.OK);
        Assert.That(past.Data.AsArray(), Is.Empty);
        Assert.That(past.Json["meta"]!["page"]!["hasMore"]!.GetValue<bool>(), Is.False);
        Assert.That(past.Json["meta"]!["page"]!["total"]!.GetValue<int>(), Is.EqualTo(5));
        var lastPage = (await Api.Get("/v1/articles?limit=2&page=3")).Must(HttpStatusCode.OK);
        Assert.That(
            (Walk.Ids(lastPage).Count, Walk.Link(lastPage, "next"), Walk.Cursor(lastPage, "nextCursor")),
            Is.EqualTo((1, (string?)null, (string?)null))
        );
    }

    [Test]
    public async Task A_cursor_stays_with_its_list_but_the_limit_may_change()
    {
        await Fill(5);
        var first = await Api.Get("/v1/articles?limit=1&kind=news");
        var cursor = Walk.Cursor(first, "nextCursor");
        Assert.That(Walk.Ids(await Api.Get($"/v1/articles?kind=news&limit=100&cursor={cursor}")), Has.Count.EqualTo(4));
        Assert.That(
            Walk.Ids(await Api.Get($"/v1/articles?cursor={cursor}&fields=slug&kind=news")),
            Has.Count.EqualTo(4),
            "Order of parameters and fields are no filters."
        );
        foreach (
            var other in new[]
            {
                "/v1/articles?",
                "/v1/articles?kind=speech&",
                "/v1/articles?kind=news&sort=publishedAt&",
                "/v1/articles?kind=news&language=id&",
                "/v1/tags?",
                "/v1/authors?",
                "/v1/units?",
            }
        )
            Assert.That(
                (await Api.Get($"{other}cursor={cursor}")).IsProblem(HttpStatusCode.BadRequest, "cursor-mismatch").Errors,
                Is.EqualTo(new[] { "cursor-mismatch cursor" }),
                other
            );
        foreach (
            var bad in new[]
            {
                "abc",
                "",
                "%00",
                cursor![..^2],
                cursor + "AA",
                new string('A', 700),
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "ÄÖ",
            }
        )
            (await Api.Get($"/v1/articles?kind=news&cursor={bad}")).IsProblem(HttpStatusCode.BadRequest, "malformed-cursor");
        Assert.That(
            (await Api.Get($"/v1/articles?kind=news&cursor={cursor}&page=2"))
                .IsProblem(HttpStatusCode.BadRequest, "cursor-and-page")
                .Errors,
            Is.EqualTo(new[] { "cursor-and-page cursor" })
        );
    }

    [TestCase("limit=0", "out-of-range limit")]
    [TestCase("limit=101", "out-of-range limit")]
    [TestCase("limit=abc", "out-of-range limit")]
    [TestCase("limit=-1", "out-of-range limit")]
    [TestCase("limit=", "out-of-range limit")]
    [TestCase("page=0", "out-of-range page")]
    [TestCase("page=99999999999", "out-of-range page")]
    [TestCase("count=all", "unknown-value count")]
    public async Task Out_of_bounds_is_told_never_cut(string query, string error)
    {
        foreach (var route in new[] { "articles", "units", "tags", "authors" })
        {
            var answer = (await Api.Get($"/v1/{route}?{query}")).IsProblem(HttpStatusCode.BadRequest, error.Split(' ')[0]);
            Assert.That(answer.Errors, Is.EqualTo(new[] { error }));
            if (query == "limit=101")
                Assert.That(answer.Json["detail"]!.GetValue<string>(), Does.Contain("100"));
        }
    }

    [Test]
    public async Task Rows_that_come_in_while_a_list_is_walked_shift_nothing()
    {
        await Fill(4);
        var first = await Api.Get("/v1/articles?limit=2");
        await Live("Baru", "rutan", new { publishedAt = "2026-11-01T00:00:00Z" });
        var second = await Api.Get(Walk.Link(first, "next")!);
        Assert.That(second.Data.AsArray().Select(row => row!["title"]!.GetValue<string>()), Is.EqualTo(new[] { "Artikel 2", "Artikel 1" }));
        var back = await Api.Get(Walk.Link(second, "prev")!);
        Assert.That(back.Data.AsArray().Select(row => row!["title"]!.GetValue<string>()), Is.EqualTo(new[] { "Artikel 4", "Artikel 3" }));
        Assert.That(
            (await Api.Get(Walk.Link(back, "prev")!)).Data.AsArray().Select(row => row!["title"]!.GetValue<string>()),
            Is.EqualTo(new[] { "Baru" })
        );
    }

    [TestCase("sort=name")]
    [TestCase("sort=-articleCount")]
    public async Task Tags_with_the_same_name_or_count_are_walked_without_skip_or_repeat(string sort)
    {
        await Unit("rutan");
        for (var number = 0; number < 12; number++)
            await Tag($"tag-{number}", name: $"Sama {number / 4}");
        for (var number = 0; number < 12; number += 3)
            await Live(
                $"Artikel {number}",
                "rutan",
                new { tags = Enumerable.Range(0, 12).Where(tag => tag >= number).Select(tag => new { slug = $"tag-{tag}" }).ToArray() }
            );
        var whole = Walk.Ids(await Api.Get($"/v1/tags?{sort}&limit=100"));
        Assert.That(whole, Has.Count.EqualTo(12).And.Unique);
        if (sort == "sort=-articleCount")
            Assert.That(
                (await Api.Get($"/v1/tags?{sort}&limit=100")).Data.AsArray().Select(row => row!["articleCount"]!.GetValue<int>()),
                Is.EqualTo(new[] { 4, 4, 4, 3, 3, 3, 2, 2, 2, 1, 1, 1 })
            );
        foreach (var limit in new[] { 1, 2, 5 })
        {
            var (ids, last) = await Walk.ToTheEnd($"/v1/tags?{sort}", () => limit);
            Assert.That(ids, Is.EqualTo(whole));
            Assert.That(await Walk.BackToTheStart($"/v1/tags?{sort}", last, () => limit), Is.EqualTo(whole));
            Assert.That(await Walk.ByPage($"/v1/tags?{sort}", limit), Is.EqualTo(whole));
        }
    }

    private static async Task Fill(int count)
    {
        await Unit("rutan");
        for (var number = 1; number <= count; number++)
            await Live($"Artikel {number}", "rutan", new { publishedAt = $"2026-10-{number:00}T00:00:00Z" });
    }
}
