using System.Net;

namespace HumasApi.ApiTests.Delivery;

/// <summary>Addresses that moved, are gone, or never were.</summary>
internal sealed class AddressTests : ApiTest
{
    [Test]
    public async Task A_retired_slug_leads_to_the_present_one_in_one_hop()
    {
        await Unit("rutan");
        var live = await Live("Satu", "rutan");
        await Renamed(live.Id, "dua");
        await Renamed(live.Id, "tiga");
        foreach (var old in new[] { "satu", "dua", "Tiga", "SATU" })
        {
            var moved = (await Api.Get($"/v1/articles/by-slug/{old}?fields=title,slug")).Must(HttpStatusCode.MovedPermanently);
            Assert.That(moved.Header("Location"), Is.EqualTo("https://humas.example/v1/articles/by-slug/tiga?fields=title,slug"));
            Assert.That(moved.Header("Cache-Control"), Is.EqualTo("public, max-age=300"));
            Assert.That(moved.Text, Is.EqualTo($$$"""{"data":{"id":"{{{live.Id}}}","slug":"tiga"}}"""));
        }
        (await Api.Get("/v1/articles/by-slug/tiga?fields=title,slug")).Must(HttpStatusCode.OK);
    }

    [Test]
    public async Task Units_tags_and_authors_redirect_likewise()
    {
        await Unit("rutan");
        await Author("budi");
        await Tag("krisis");
        await Live("Satu", "rutan", new { authors = new[] { new { slug = "budi" } }, tags = new[] { new { slug = "krisis" } } });
        foreach (var (resource, slug) in new[] { ("units", "rutan"), ("authors", "budi"), ("tags", "krisis") })
        {
            var id = (await Api.ManageGet($"/{resource}/by-slug/{slug}")).Id;
            (await Api.Patch($"/{resource}/{id}", new { slug = slug + "-baru" }, 1)).Must(HttpStatusCode.OK);
            foreach (var old in new[] { slug, slug.ToUpperInvariant(), slug + "-BARU" })
            {
                var moved = (await Api.Get($"/v1/{resource}/by-slug/{old}")).Must(HttpStatusCode.MovedPermanently);
                Assert.That(moved.Header("Location"), Is.EqualTo($"https://humas.example/v1/{resource}/by-slug/{slug}-baru"));
            }
            (await Api.Get($"/v1/{resource}/by-slug/{slug}-baru")).Must(HttpStatusCode.OK);
        }
    }

    [Test]
    public async Task A_merged_tag_redirects_by_slug_and_by_id()
    {
        await Unit("rutan");
        var (a, b, c) = (await Tag("a"), await Tag("b"), await Tag("c"));
        await Live("Satu", "rutan", new { tags = new[] { new { slug = "a" }, new { slug = "b" } } });
        (await Api.Post($"/tags/{a}/merge", new { into = new { slug = "b" } }, 1)).Must(HttpStatusCode.OK);
        (await Api.Post($"/tags/{b}/merge", new { into = new { id = c } }, 1)).Must(HttpStatusCode.OK);
        foreach (var path in new[] { "by-slug/a", "by-slug/b", a, b })
        {
            var moved = (await Api.Get($"/v1/tags/{path}")).Must(HttpStatusCode.MovedPermanently);
            Assert.That(moved.Header("Location"), Is.EqualTo("https://humas.example/v1/tags/by-slug/c"), path);
            Assert.That(moved.Text, Is.EqualTo($$$"""{"data":{"id":"{{{c}}}","slug":"c"}}"""));
        }
    }

    [TestCase("gone", HttpStatusCode.Gone, "article-gone")]
    [TestCase("notFound", HttpStatusCode.NotFound, "not-found")]
    public async Task A_retired_slug_of_an_unpublished_article_answers_as_the_article_does(string mode, HttpStatusCode status, string code)
    {
        await Unit("rutan");
        var live = await Live("Judul Rahasia", "rutan", new { slug = "satu", body = "<p>Judul Rahasia</p>" });
        var version = await Renamed(live.Id, "dua");
        (await Api.Post($"/articles/{live.Id}/unpublish", new { @as = mode }, version)).Must(HttpStatusCode.OK);
        foreach (var path in new[] { live.Id, "by-slug/satu", "by-slug/dua", "by-slug/SATU" })
        {
            var answer = (await Api.Get($"/v1/articles/{path}")).IsProblem(status, code);
            Assert.That(answer.Text, Does.Not.Contain("Rahasia"));
            Assert.That(answer.Header("Location"), Is.Null);
            Assert.That(answer.Json["gone"]?["id"]?.GetValue<string>(), Is.EqualTo(mode == "gone" ? live.Id : null));
        }
    }

    [Test]
    public async Task A_gone_article_tells_why_and_where_to_turn_and_comes_back()
    {
        await Unit("rutan");
        var other = await Live("Klarifikasi", "rutan");
        var hidden = await Live("Juga ditarik", "rutan");
        var live = await Live("Satu", "rutan");
        (
            await Api.Post(
                $"/articles/{live.Id}/unpublish",
                new { publicNote = "Keliru.", seeAlso = new[] { new { id = hidden.Id }, new { id = other.Id } } },
                2
            )
        ).Must(HttpStatusCode.OK);
        (await Api.Post($"/articles/{hidden.Id}/unpublish", null, 2)).Must(HttpStatusCode.OK);
        var gone = (await Api.Get($"/v1/articles/{live.Id}")).IsProblem(HttpStatusCode.Gone, "article-gone");
        Assert.That(
            gone.Json["gone"]!.ToJsonString(),
            Is.EqualTo(
                $$"""{"id":"{{live.Id}}","at":"2026-11-24T12:00:00Z","publicNote":"Keliru.","seeAlso":[{"id":"{{other.Id}}","slug":"klarifikasi","title":"Klarifikasi"}]}"""
            )
        );
        Assert.That(gone.Header("Cache-Control"), Is.EqualTo("public, max-age=60"));
        (await Api.Post($"/articles/{live.Id}/publish", null, 3)).Must(HttpStatusCode.OK);
        (await Api.Get($"/v1/articles/{live.Id}")).Must(HttpStatusCode.OK);
    }

    [TestCase("articles")]
    [TestCase("authors")]
    [TestCase("tags")]
    [TestCase("units")]
    public async Task What_is_no_id_gets_404_that_names_by_slug(string resource)
    {
        var missing = (await Api.Get($"/v1/{resource}/rutan-salatiga")).IsProblem(HttpStatusCode.NotFound, "not-found");
        Assert.That(missing.Json["detail"]!.GetValue<string>(), Does.Contain($"/v1/{resource}/by-slug/"));
        (await Api.Get($"/v1/{resource}/019b4a5e-0000-7000-8000-000000000001")).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await Api.Get($"/v1/{resource}/by-slug/tiada")).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await Api.Get($"/v1/{resource}/by-slug/%01")).IsProblem(HttpStatusCode.NotFound, "not-found");
    }

    private static async Task<int> Renamed(string id, string slug)
    {
        var version = (await Api.ManageGet($"/articles/{id}")).Data["version"]!.GetValue<int>();
        (await Api.Patch($"/articles/{id}", new { slug }, version)).Must(HttpStatusCode.OK);
        return (await Api.Post($"/articles/{id}/publish", null, version + 1)).Must(HttpStatusCode.OK).Data["version"]!.GetValue<int>();
    }
}
