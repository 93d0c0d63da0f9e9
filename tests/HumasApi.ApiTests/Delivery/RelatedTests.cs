using System.Net;

namespace HumasApi.ApiTests.Delivery;

/// <summary>GET /v1/articles/{id}/related with articles that editors chose.</summary>
internal sealed class RelatedTests : SearchTest
{
    [Test]
    public async Task Readers_get_first_what_editors_chose_in_their_order_as_far_as_it_is_live()
    {
        await Unit("rutan");
        await Unit("lapas");
        await Live("Panen cabai", "rutan");
        var (one, two) = ((await Live("Upacara", "lapas")).Id, (await Live("Senam pagi", "lapas", new { language = "en" })).Id);
        var draft = (await Draft("Rencana", "rutan")).Id;
        var article = await Live(
            "Panen lele",
            "rutan",
            new { related = new object[] { new { id = two }, new { id = draft }, new { slug = "upacara" } } }
        );
        await SettledAsync();
        Assert.That(await TitlesAsync(article.Id), Is.EqualTo("2: Senam pagi; Upacara; Panen cabai"));
        Assert.That(await TitlesAsync(article.Id, "?limit=1"), Is.EqualTo("1: Senam pagi"));
        Assert.That(Chosen(article), Is.EqualTo("Senam pagi; Rencana; Upacara"), "editors see the draft too");

        await UnpublishAsync(two);
        await SettledAsync();
        Assert.That(await TitlesAsync(article.Id), Is.EqualTo("1: Upacara; Panen cabai"));
        (await Api.Delete($"/articles/{draft}", 1)).Must(HttpStatusCode.NoContent);
        var saved = (
            await Api.Patch($"/articles/{article.Id}", new { title = "Panen ikan" }, article.Data["version"]!.GetValue<int>())
        ).Must(HttpStatusCode.OK);
        Assert.That(Chosen(saved), Is.EqualTo("Senam pagi; Upacara"), "what was deleted is no fault of this edit");
        await SettledAsync();
        Assert.That(await TitlesAsync(one), Does.StartWith("0: "), "one way only");
        Assert.That(await Newsroom.InconsistenciesAsync(), Is.Empty);
    }

    private static string Chosen(Answer article) => string.Join("; ", article.Data["related"]!.AsArray().Select(one => one!["title"]));

    private static async Task<string> TitlesAsync(string id, string query = "")
    {
        var related = (await Api.Get($"/v1/articles/{id}/related{query}")).Must(HttpStatusCode.OK).Data;
        return $"{related["chosen"]}: " + string.Join("; ", related["related"]!.AsArray().Select(one => one!["title"]));
    }
}
