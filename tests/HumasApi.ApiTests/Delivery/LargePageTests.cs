using System.Net;
using System.Text.Json.Nodes;

namespace HumasApi.ApiTests.Delivery;

/// <summary>A page with bodies ends at some 5 MB, and the list goes on: nothing is lost, nothing comes twice.</summary>
internal sealed class LargePageTests : ApiTest
{
    private const int Articles = 12;

    // 12 bodies of 900 kB: five fit on a page.
    private static readonly string Body = $"<p>{string.Concat(Enumerable.Repeat("kata ", 180_000)).Trim()}</p>";

    [SetUp]
    public async Task Fill()
    {
        await Unit("rutan");
        for (var number = 1; number <= Articles; number++)
        {
            Newsroom.Clock.Advance(TimeSpan.FromMinutes(1));
            await Live($"Berita {number:00}", "rutan", new { body = Body });
        }
    }

    // One test for all lists: to write the articles takes longer than to read them.
    [Test]
    public async Task A_walk_by_links_sees_each_article_once()
    {
        await SeesEachOnceAsync("/v1/articles?include=body&limit=100");
        await SeesEachOnceAsync("/v1/articles?include=body&limit=100&sort=publishedAt");
        await SeesEachOnceAsync("/v1/articles?include=body&limit=100&unit=rutan");
        await SeesEachOnceAsync("/v1/articles?include=body&limit=7");
        await SeesEachOnceAsync("/v1/articles?include=body&limit=100&page=1");
        await SeesEachOnceAsync("/v1/articles?include=body&limit=100&sort=modifiedAt&modifiedSince=2026-01-01T00:00:00Z");
    }

    private static async Task SeesEachOnceAsync(string path)
    {
        var (seen, last) = (new List<string>(), "");
        for (string? next = path; next is not null; )
        {
            var page = (await Api.Get(next)).Must(HttpStatusCode.OK);
            var rows = page.Data.AsArray();
            Assert.That(rows, Is.Not.Empty);
            Assert.That(page.Text, Has.Length.LessThan(6_000_000));
            foreach (var row in rows)
                Assert.That(row!["body"]!.GetValue<string>(), Has.Length.EqualTo(Body.Length));
            seen.AddRange(rows.Select(Title));
            last = next;
            next = Next(page, "next");
            Assert.That(page.Json["meta"]!["page"]!["hasMore"]!.GetValue<bool>(), Is.EqualTo(next is not null));
        }
        Assert.That(seen, Has.Count.EqualTo(Articles).And.Unique, last);
    }

    [Test]
    public async Task A_walk_goes_back_as_it_came()
    {
        var pages = new List<List<string>>();
        var page = (await Api.Get("/v1/articles?include=body&limit=100")).Must(HttpStatusCode.OK);
        while (Next(page, "next") is { } next)
        {
            pages.Add([.. page.Data.AsArray().Select(Title)]);
            page = (await Api.Get(next)).Must(HttpStatusCode.OK);
        }
        var back = page.Data.AsArray().Select(Title).ToList();
        while (Next(page, "prev") is { } previous)
        {
            page = (await Api.Get(previous)).Must(HttpStatusCode.OK);
            back.InsertRange(0, page.Data.AsArray().Select(Title));
        }
        Assert.That(back, Has.Count.EqualTo(Articles).And.Unique);
        Assert.That(pages, Has.Count.GreaterThan(1));
    }

    [Test]
    public async Task Ids_that_do_not_fit_are_refused_with_how_many_do()
    {
        var ids = (await Api.Get("/v1/articles?limit=100&fields=title"))
            .Data.AsArray()
            .Select(row => row!["id"]!.GetValue<string>())
            .ToList();
        (await Api.Get($"/v1/articles?ids={string.Join(',', ids)}")).Must(HttpStatusCode.OK);
        var refused = (await Api.Get($"/v1/articles?ids={string.Join(',', ids)}&include=body")).IsProblem(
            HttpStatusCode.BadRequest,
            "ids-too-large"
        );
        Assert.That(refused.Json["detail"]!.GetValue<string>(), Does.Contain("first 5"));
        Assert.That(
            (await Api.Get($"/v1/articles?ids={string.Join(',', ids.Take(5))}&include=body")).Must(HttpStatusCode.OK).Data.AsArray(),
            Has.Count.EqualTo(5)
        );
    }

    private static string Title(JsonNode? row) => row!["title"]!.GetValue<string>();

    private static string? Next(Answer page, string link) =>
        page.Json["links"]![link]?.GetValue<string>() is { } address ? new Uri(address).PathAndQuery : null;
}
