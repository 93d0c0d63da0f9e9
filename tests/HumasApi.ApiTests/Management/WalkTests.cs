using System.Net;

namespace HumasApi.ApiTests.Management;

/// <summary>The main job, end to end, as the README walks it.</summary>
internal sealed class WalkTests : ApiTest
{
    [Test]
    public async Task Draft_publish_read_patch_publish_unpublish()
    {
        await Unit("rutan-uji");
        await Author("budi", "Budi");
        var draft = await Draft("Halo Dunia", "rutan-uji", new { body = "<p>Lama</p>", authors = new[] { new { slug = "budi" } } });
        (await Api.Get("/v1/articles/by-slug/halo-dunia")).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await Api.Get("/v1/authors/by-slug/budi")).IsProblem(HttpStatusCode.NotFound, "not-found");

        (await Api.Post($"/articles/{draft.Id}/publish", null, 1)).Must(HttpStatusCode.OK);
        Assert.That(
            (await Api.Get("/v1/articles/by-slug/halo-dunia")).Must(HttpStatusCode.OK).Data["body"]!.GetValue<string>(),
            Is.EqualTo("<p>Lama</p>")
        );
        (await Api.Get("/v1/authors/by-slug/budi")).Must(HttpStatusCode.OK);

        (await Api.Patch($"/articles/{draft.Id}", new { body = "<p>Baru</p>" }, 2)).Must(HttpStatusCode.OK);
        Assert.That((await Api.Get("/v1/articles/by-slug/halo-dunia")).Data["body"]!.GetValue<string>(), Is.EqualTo("<p>Lama</p>"));

        (await Api.Post($"/articles/{draft.Id}/publish", null, 3)).Must(HttpStatusCode.OK);
        Assert.That((await Api.Get("/v1/articles/by-slug/halo-dunia")).Data["body"]!.GetValue<string>(), Is.EqualTo("<p>Baru</p>"));

        (await Api.Post($"/articles/{draft.Id}/unpublish", new { publicNote = "Ditarik untuk diperiksa." }, 4)).Must(HttpStatusCode.OK);
        var gone = (await Api.Get("/v1/articles/by-slug/halo-dunia")).IsProblem(HttpStatusCode.Gone, "article-gone");
        Api.AssertBody(
            gone,
            """
            {"type":"urn:humas:problem:article-gone","title":"This article was unpublished.","status":410,"detail":"Ditarik untuk diperiksa.",
             "instance":"/v1/articles/by-slug/halo-dunia","code":"article-gone","traceId":"trace","parentTrace":null,"errors":[],
             "gone":{"id":"id-1","at":"2026-11-24T12:00:00Z","publicNote":"Ditarik untuk diperiksa.","seeAlso":[]}}
            """
        );
    }
}
