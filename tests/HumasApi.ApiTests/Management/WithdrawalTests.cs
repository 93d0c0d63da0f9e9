using System.Net;

namespace HumasApi.ApiTests.Management;

/// <summary>What a withdrawal leaves known: an order may be about a person whose name only this article told.</summary>
internal sealed class WithdrawalTests : ApiTest
{
    [Test]
    public async Task Not_found_hides_the_names_that_only_this_article_told()
    {
        var id = await Fill();
        (await Api.Post($"/articles/{id}/unpublish", new { @as = "notFound" }, 2)).Must(HttpStatusCode.OK);
        await HiddenAsync();

        // They come back with the next article that is let out with them.
        await Live("Lagi", "rutan", new { tags = new[] { new { slug = "si-anak" } } });
        (await Api.Get("/v1/tags/by-slug/si-anak")).Must(HttpStatusCode.OK);
    }

    [Test]
    public async Task A_trace_can_be_taken_away_later()
    {
        var id = await Fill();
        (await Api.Post($"/articles/{id}/unpublish", new { publicNote = "Ditarik." }, 2)).Must(HttpStatusCode.OK);
        (await Api.Get("/v1/articles/by-slug/rahasia")).IsProblem(HttpStatusCode.Gone, "article-gone");
        (await Api.Get("/v1/tags/by-slug/si-anak")).Must(HttpStatusCode.OK);

        (await Api.Post($"/articles/{id}/unpublish", new { @as = "notFound" }, 3)).Must(HttpStatusCode.OK);
        (await Api.Get("/v1/articles/by-slug/rahasia")).IsProblem(HttpStatusCode.NotFound, "not-found");
        await HiddenAsync();
    }

    // A harmless article, and one that alone tells of a tag and an author; answers the id of the latter.
    private static async Task<string> Fill()
    {
        await Unit("rutan");
        await Author("penulis");
        await Tag("si-anak", "person");
        await Tag("umum");
        await Live("Umum", "rutan", new { tags = new[] { new { slug = "umum" } } });
        var told = await Live(
            "Rahasia",
            "rutan",
            new { tags = new[] { new { slug = "umum" }, new { slug = "si-anak" } }, authors = new[] { new { slug = "penulis" } } }
        );
        Assert.That((await Api.Get("/v1/tags")).Data.AsArray(), Has.Count.EqualTo(2));
        return told.Id;
    }

    private static async Task HiddenAsync()
    {
        (await Api.Get("/v1/tags/by-slug/si-anak")).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await Api.Get("/v1/authors/by-slug/penulis")).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await Api.Get("/v1/tags/by-slug/umum")).Must(HttpStatusCode.OK);
        var unmatched = await Api.Get("/v1/articles?tag=si-anak");
        Assert.That(unmatched.Json["meta"]!["unmatched"]!.ToJsonString(), Is.EqualTo("""[{"parameter":"tag","value":"si-anak"}]"""));
    }
}
