using System.Net;

namespace HumasApi.ApiTests.Delivery;

/// <summary>GET /v1/resolve: an old address leads to the article that had it.</summary>
internal sealed class ResolveTests : ApiTest
{
    private const string Old = "https://www.lama.example/berita/?p=4711";
    private static readonly (string, string) AsPage = ("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8");

    private static string For(string url) => "/v1/resolve?url=" + Uri.EscapeDataString(url);

    [TestCase(Old)]
    [TestCase("http://lama.example/berita/?p=4711")]
    [TestCase("HTTPS://LAMA.example/berita/?p=4711#isi")]
    public async Task An_old_address_leads_to_the_page(string url)
    {
        await Unit("rutan", more: new { articleUrlTemplate = "https://rutan.example/{slug}" });
        var live = await Live("Panen", "rutan", new { legacyUrls = new[] { Old, "https://lama.example/panen/" } });
        var page = await Api.Get(For(url), AsPage);
        Assert.That(page.Must(HttpStatusCode.MovedPermanently).Header("Location"), Is.EqualTo("https://rutan.example/panen"));
        var found = (await Api.Get(For(url))).Must(HttpStatusCode.OK);
        Assert.That(found.Json["data"]!["id"]!.GetValue<string>(), Is.EqualTo(live.Id));
        Assert.That(found.Json["data"]!["webUrl"]!.GetValue<string>(), Is.EqualTo("https://rutan.example/panen"));
        Assert.That(found.Header("Vary"), Does.Contain("Accept,"));
        (await Api.Get(For("https://lama.example/panen"))).Must(HttpStatusCode.OK);
    }

    [Test]
    public async Task Only_what_is_live_is_found_and_of_several_the_newest()
    {
        await Unit("rutan");
        var draft = await Draft("Rahasia", "rutan", new { legacyUrls = new[] { Old } });
        (await Api.Get(For(Old))).Must(HttpStatusCode.NotFound);
        (await Api.Post($"/articles/{draft.Id}/publish", new { publishedAt = "2020-01-01T00:00:00Z" }, 1)).Must(HttpStatusCode.OK);
        var newer = await Live("Baru", "rutan", new { legacyUrls = new[] { Old } });
        Assert.That(
            (await Api.Get(For(Old), AsPage)).Must(HttpStatusCode.MovedPermanently).Header("Location"),
            Is.EqualTo("https://humas.example/v1/articles/by-slug/baru")
        );
        (await Api.Post($"/articles/{newer.Id}/unpublish", new { }, 2)).Must(HttpStatusCode.OK);
        Assert.That((await Api.Get(For(Old))).Json["data"]!["id"]!.GetValue<string>(), Is.EqualTo(draft.Id));
        Assert.That(await Newsroom.InconsistenciesAsync(), Is.Empty);
    }

    [TestCase("/v1/resolve", "required")]
    [TestCase("/v1/resolve?url=", "empty-value")]
    [TestCase("/v1/resolve?url=berita", "malformed-url")]
    [TestCase("/v1/resolve?url=javascript:alert(1)", "malformed-url")]
    public async Task What_is_no_address_is_refused(string path, string code) =>
        Assert.That(
            (await Api.Get(path)).Must(HttpStatusCode.BadRequest).Json["errors"]![0]!["code"]!.GetValue<string>(),
            Is.EqualTo(code)
        );
}
