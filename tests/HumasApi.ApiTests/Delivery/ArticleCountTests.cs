using System.Net;
using HumasApi.Jobs;

namespace HumasApi.ApiTests.Delivery;

/// <summary>articleCount of tags, authors and units is right the moment after each change, before and after its rows are folded.</summary>
internal sealed class ArticleCountTests : ApiTest
{
    [Test]
    public async Task Counts_follow_every_change_at_once()
    {
        await Unit("pusat");
        await Unit("kanwil", "pusat");
        var rutan = await Unit("rutan", "kanwil");
        foreach (var tag in new[] { "a", "b", "c" })
            await Tag(tag);
        await Author("budi");
        await Author("siti");

        var first = await Live("Satu", "rutan", new { tags = Refs("a", "b"), authors = Refs("budi") });
        await Live("Dua", "kanwil", new { tags = Refs("b"), authors = Refs("budi", "siti") });
        await Expect("a1 b2 budi2 siti1 pusat2 kanwil2 rutan1");

        // A draft counts nothing; publishing it does.
        (
            await Api.Patch(
                $"/articles/{first.Id}",
                new
                {
                    tags = Refs("b", "c"),
                    authors = Refs("siti"),
                    unit = new { slug = "pusat" },
                },
                2
            )
        ).Must(HttpStatusCode.OK);
        await Expect("a1 b2 budi2 siti1 pusat2 kanwil2 rutan1");
        (await Api.Post($"/articles/{first.Id}/publish", null, 3)).Must(HttpStatusCode.OK);
        await Expect("a0 b2 c1 budi1 siti2 pusat2 kanwil1 rutan0");

        // The merged tag's articles count for its heir, those that had both once.
        (await Api.Post($"/tags/{(await Api.ManageGet("/tags/by-slug/c")).Id}/merge", new { into = new { slug = "b" } }, 1)).Must(
            HttpStatusCode.OK
        );
        await Expect("a0 b2 budi1 siti2 pusat2 kanwil1 rutan0");
        (await Api.Post($"/tags/{(await Api.ManageGet("/tags/by-slug/b")).Id}/merge", new { into = new { slug = "a" } }, 1)).Must(
            HttpStatusCode.OK
        );
        await Expect("a2 budi1 siti2 pusat2 kanwil1 rutan0");

        var third = await Live("Tiga", "rutan", new { tags = Refs("a"), authors = Refs("budi") });
        await Expect("a3 budi2 siti2 pusat3 kanwil2 rutan1");
        (await Api.Post($"/units/{rutan}/move", new { parent = new { slug = "pusat" } }, 1)).Must(HttpStatusCode.OK);
        await Expect("a3 budi2 siti2 pusat3 kanwil1 rutan1");
        (await Api.Post($"/units/{rutan}/move", new { parent = (object?)null }, 2)).Must(HttpStatusCode.OK);
        await Expect("a3 budi2 siti2 pusat2 kanwil1 rutan1");

        (await Api.Post($"/articles/{third.Id}/unpublish", null, 2)).Must(HttpStatusCode.OK);
        await Expect("a2 budi1 siti2 pusat2 kanwil1 rutan0");
        (await Api.Post($"/articles/{third.Id}/publish", null, 3)).Must(HttpStatusCode.OK);
        await Expect("a3 budi2 siti2 pusat2 kanwil1 rutan1");
    }

    [Test]
    public async Task Tags_by_count_are_the_busiest_first_and_a_tie_is_no_trap()
    {
        await Unit("rutan");
        for (var number = 0; number < 9; number++)
            await Tag($"tag-{number}");
        await Live("Satu", "rutan", new { tags = Refs("tag-3", "tag-5", "tag-7") });
        await Live("Dua", "rutan", new { tags = Refs([.. Enumerable.Range(0, 9).Select(number => $"tag-{number}")]) });
        await FoldAsync();
        var (ids, _) = await Walk.ToTheEnd("/v1/tags?sort=-articleCount", () => 2);
        var whole = (await Api.Get("/v1/tags?sort=-articleCount")).Data.AsArray();
        Assert.That(ids, Is.EqualTo(whole.Select(tag => tag!["id"]!.GetValue<string>())));
        Assert.That(whole.Select(tag => tag!["articleCount"]!.GetValue<int>()), Is.EqualTo(new[] { 2, 2, 2, 1, 1, 1, 1, 1, 1 }));
        Assert.That(whole.Take(3).Select(tag => tag!["slug"]!.GetValue<string>()), Is.EquivalentTo(new[] { "tag-3", "tag-5", "tag-7" }));
    }

    // Slug and count of every tag and author by name and of every unit, before and after the rows are folded.
    private static async Task Expect(string expected)
    {
        Assert.That(await CountsAsync(), Is.EquivalentTo(expected.Split(' ')));
        await FoldAsync();
        Assert.That(await CountsAsync(), Is.EquivalentTo(expected.Split(' ')), "After folding.");
        Assert.That(
            await Newsroom.SqlAsync("select count(*) from (select 1 from count_deltas group by kind, target_id having count(*) > 1) many"),
            Is.EqualTo(0L)
        );
    }

    private static async Task<IReadOnlyList<string>> CountsAsync()
    {
        var counts = new List<string>();
        foreach (var resource in new[] { "tags", "authors", "units" })
        foreach (var row in (await Api.Get($"/v1/{resource}")).Must(HttpStatusCode.OK).Data.AsArray())
        {
            Assert.That(
                (await Api.Get($"/v1/{resource}/{row!["id"]}")).Data.ToJsonString(),
                Is.EqualTo(row.ToJsonString()),
                "Item and list agree."
            );
            counts.Add($"{row["slug"]}{row["articleCount"]}");
        }
        return counts;
    }

    private static async Task FoldAsync()
    {
        await Newsroom.RunJobAsync<CompactCounts>();
    }

    private static object[] Refs(params string[] slugs) => [.. slugs.Select(slug => new { slug })];
}
