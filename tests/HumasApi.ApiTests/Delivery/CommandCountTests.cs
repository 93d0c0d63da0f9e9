using System.Net;

namespace HumasApi.ApiTests.Delivery;

/// <summary>A list costs the same number of SQL commands for one row and for a hundred.</summary>
internal sealed class CommandCountTests : ApiTest
{
    [Test]
    public async Task Every_list_sends_as_many_commands_for_100_rows_as_for_one()
    {
        var ids = new string[100];
        await Parallel.ForEachAsync(Enumerable.Range(0, 100), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (number, _) =>
        {
            // Nothing shared: each row needs references of its own.
            await Unit($"rutan-{number}");
            await Author($"penulis-{number}", unit: $"rutan-{number}");
            await Tag($"tag-{number}");
            ids[number] = (
                await Api.Put(
                    $"/articles/by-source/uji/{number}",
                    new
                    {
                        title = $"Artikel {number}",
                        body = "<p>Isi</p>",
                        publish = true,
                        unit = new { slug = $"rutan-{number}" },
                        mentionedUnits = new[] { new { slug = $"rutan-{number}" } },
                        authors = new[] { new { slug = $"penulis-{number}" } },
                        tags = new[] { new { slug = $"tag-{number}" } },
                    }
                )
            ).Must(HttpStatusCode.Created).Id;
        });
        var lists = new[]
        {
            "/v1/articles?",
            "/v1/articles?include=body&",
            "/v1/articles?page=1&",
            "/v1/articles?sort=publishedAt&kind=news&",
            "/v1/articles?modifiedSince=2026-01-01T00:00:00Z&sort=modifiedAt&",
            "/v1/articles?fields=title,body&",
            "/v1/units?",
            "/v1/units?page=1&",
            "/v1/tags?",
            "/v1/tags?sort=-articleCount&",
            "/v1/authors?",
            "/v1/authors?sort=-articleCount&page=1&",
        }
            .Select(path => (One: path + "limit=1", Many: path + "limit=100"))
            .Append((One: $"/v1/articles?ids={ids[0]}", Many: $"/v1/articles?ids={string.Join(",", ids)}"));
        foreach (var (one, many) in lists)
        {
            // The first request may prepare what later ones reuse.
            await Api.Get(one);
            // Once before, so that the cards of units, tags and authors are in memory for both.
            await Api.Get(many);
            Newsroom.ForgetResponses();
            var few = await Newsroom.CountCommandsAsync(async () => Assert.That(Walk.Ids(await Api.Get(one)), Has.Count.EqualTo(1)));
            var lots = await Newsroom.CountCommandsAsync(async () => Assert.That(Walk.Ids(await Api.Get(many)), Has.Count.EqualTo(100)));
            Assert.That(few, Is.GreaterThan(0), "No command was seen.");
            Assert.That(lots, Is.EqualTo(few), many);
            TestContext.Out.WriteLine($"{few} commands: {one}");
        }
    }

    [Test]
    public async Task Delivery_does_not_look_at_who_asks()
    {
        await Unit("rutan");
        await Live("Halo", "rutan");
        (await Api.Get("/v1/articles")).Must(HttpStatusCode.OK);
        var anonymous = await Newsroom.CountCommandsAsync(async () => (await Api.Get("/v1/articles")).Must(HttpStatusCode.OK));
        foreach (var key in new[] { await Key("viewer"), $"hk_{Guid.NewGuid():N}_{new string('0', 64)}" })
            Assert.That(
                await Newsroom.CountCommandsAsync(async () =>
                    (await Api.Get("/v1/articles", ("Authorization", $"Bearer {key}"))).Must(HttpStatusCode.OK)
                ),
                Is.EqualTo(anonymous)
            );
    }
}
