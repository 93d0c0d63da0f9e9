using System.Net;

namespace HumasApi.ApiTests.Http;

/// <summary>The catalogue of problems as people read it.</summary>
internal sealed class ProblemPageTests : ApiTest
{
    [Test]
    public async Task Every_code_is_an_anchor_with_both_languages()
    {
        var page = (await Api.Get("/docs/problems")).Must(HttpStatusCode.OK);
        Assert.That(page.Message.Content.Headers.ContentType?.ToString(), Is.EqualTo("text/html; charset=utf-8"));
        foreach (var problem in HumasApi.Contract.Problems.All)
            Assert.That(page.Text, Does.Contain($"<tr id=\"{problem.Code}\">"));
        Assert.That(page.Text, Does.Contain("Choose another one.").And.Contain("Pilih slug lain."));
        Assert.That(page.Text, Does.Contain("Bearer &lt;key&gt;"), "Sentences are encoded.");
        Assert.That(page.Header("Content-Security-Policy"), Does.Contain("style-src 'self'"));
        (await Api.Get("/docs/page.css")).Must(HttpStatusCode.OK);
    }

    [Test]
    public async Task The_documents_list_the_codes_of_an_operation()
    {
        var document = (await Api.Get("/openapi/management.v1.json")).Must(HttpStatusCode.OK).Json;
        var publish = document["paths"]!["/manage/v1/articles/{id}/publish"]!["post"]!;
        Assert.That(
            publish["x-problem-codes"]!["409"]!.AsArray().Select(code => code!.GetValue<string>()),
            Is.SupersetOf(new[] { "nothing-to-publish", "review-required", "idempotency-key-in-use" })
        );
        Assert.That(publish["description"]!.GetValue<string>(), Does.Contain("`nothing-to-publish`").And.Contain("/docs/problems"));
    }
}
