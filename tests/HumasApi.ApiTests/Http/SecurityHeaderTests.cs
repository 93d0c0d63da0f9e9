using System.Net;
using System.Text.RegularExpressions;

namespace HumasApi.ApiTests.Http;

/// <summary>What browsers are told not to do with answers.</summary>
internal sealed partial class SecurityHeaderTests : ApiTest
{
    [Test]
    public async Task Every_answer_may_load_frame_and_run_nothing()
    {
        await Unit("rutan");
        await Live("Halo", "rutan");
        var gone = await Live("Ditarik", "rutan");
        (await Api.Post($"/articles/{gone.Id}/unpublish", null, 2)).Must(HttpStatusCode.OK);
        var tag = await Tag("krisis");
        Check(await Api.Get("/v1/tags"), HttpStatusCode.OK, "cross-origin");
        Check(await Api.Get("/v1/tags", ("If-None-Match", "*")), HttpStatusCode.NotModified, "cross-origin");
        Check(await Api.Send(HttpMethod.Head, "/v1/tags", null), HttpStatusCode.OK, "cross-origin");
        Check(
            await Api.Send(
                HttpMethod.Options,
                "/v1/tags",
                null,
                ("Origin", "https://situs.example"),
                ("Access-Control-Request-Method", "GET")
            ),
            HttpStatusCode.NoContent,
            "cross-origin"
        );
        Check(await Api.Get("/v1/articles/by-slug/HALO"), HttpStatusCode.MovedPermanently, "cross-origin");
        Check(await Api.Get("/v1/tags?x=1"), HttpStatusCode.BadRequest, "cross-origin");
        Check(await Api.Get("/v1/tags/by-slug/tiada"), HttpStatusCode.NotFound, "cross-origin");
        Check(await Api.Get("/v1/tidak-ada"), HttpStatusCode.NotFound, "cross-origin");
        Check(await Api.Get($"/v1/articles/{gone.Id}"), HttpStatusCode.Gone, "cross-origin");
        Check(await Api.Send(HttpMethod.Post, "/v1/tags", new { }), HttpStatusCode.MethodNotAllowed, "cross-origin");
        Check(await Api.Get("/preview/v1/tiada"), HttpStatusCode.NotFound, "cross-origin");
        Check(await Api.Get("/openapi/delivery.v1.json"), HttpStatusCode.OK, "cross-origin");
        Check(await Api.Get("/health/ready"), HttpStatusCode.OK, "same-origin");
        Check(await Api.Get("/tidak-ada"), HttpStatusCode.NotFound, "same-origin");
        Check(await Api.Get("/manage/v1/me"), HttpStatusCode.Unauthorized, "same-origin");
        Check(await Api.Manage(HttpMethod.Get, "/me"), HttpStatusCode.OK, "same-origin");
        Check(await Api.As(await Key("viewer"), HttpMethod.Get, "/keys"), HttpStatusCode.Forbidden, "same-origin");
        Check(await Api.Delete($"/tags/{tag}", 1), HttpStatusCode.NoContent, "same-origin");
        // Refused before the body is read, which a client that goes on sending it might not live to see.
        var (large, text) = await Raw.Send(
            $"POST /manage/v1/tags HTTP/1.1\nAuthorization: Bearer {Newsroom.AdminKey}\nContent-Type: "
                + "application/json\nContent-Length: 5000001"
        );
        Assert.That(large, Is.EqualTo(413), text);
        foreach (
            var header in new[]
            {
                "X-Content-Type-Options: nosniff",
                "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'",
                "Referrer-Policy: no-referrer",
                "Cross-Origin-Resource-Policy: same-origin",
            }
        )
            Assert.That(text, Does.Contain(header));

        static void Check(Answer answer, HttpStatusCode status, string resourcePolicy)
        {
            answer.Must(status);
            var path = answer.Message.RequestMessage!.ToString();
            Assert.That(answer.Header("X-Content-Type-Options"), Is.EqualTo("nosniff"), path);
            Assert.That(answer.Header("Content-Security-Policy"), Is.EqualTo("default-src 'none'; frame-ancestors 'none'"), path);
            Assert.That(answer.Header("Referrer-Policy"), Is.EqualTo("no-referrer"), path);
            Assert.That(answer.Header("Cross-Origin-Resource-Policy"), Is.EqualTo(resourcePolicy), path);
            Assert.That(answer.Header("Strict-Transport-Security"), Is.EqualTo("max-age=31536000"), path);
            foreach (var name in new[] { "Server", "X-Powered-By", "X-Frame-Options", "X-XSS-Protection" })
                Assert.That(answer.Header(name), Is.Null, path);
        }
    }

    // Outside Development, which the tests are, what went wrong is for the log alone.
    [Test]
    public async Task A_mistake_of_ours_tells_its_trace_and_nothing_else()
    {
        await Newsroom.SqlAsync("alter table tags rename to tags_away");
        try
        {
            foreach (
                var answer in new[] { await Api.ManageGet("/tags"), await Api.Post("/tags", new { name = "Rahasia", slug = "rahasia" }) }
            )
            {
                answer.IsProblem(HttpStatusCode.InternalServerError, "internal-error");
                Assert.That(
                    answer.Json.AsObject().Select(member => member.Key),
                    Is.EquivalentTo(new[] { "type", "title", "status", "detail", "instance", "code", "traceId", "parentTrace", "errors" })
                );
                Assert.That(
                    (answer.Json["title"]!.GetValue<string>(), answer.Json["detail"]!.GetValue<string>()),
                    Is.EqualTo(("An internal error occurred.", "It was logged with this traceId; quote it when you report it."))
                );
                Assert.That(
                    (answer.Json["errors"]!.AsArray().Count, answer.Json["instance"]!.GetValue<string>()),
                    Is.EqualTo((0, "/manage/v1/tags"))
                );
                Assert.That(answer.Json["traceId"]!.GetValue<string>(), Is.Not.Empty);
                Assert.That(answer.Header("Content-Security-Policy"), Is.EqualTo("default-src 'none'; frame-ancestors 'none'"));
            }
        }
        finally
        {
            await Newsroom.SqlAsync("alter table tags_away rename to tags");
        }
    }

    [Test]
    public async Task Only_a_service_that_is_reached_by_TLS_says_so()
    {
        await using var plain = Newsroom.AnotherInstance(settings: ("Humas:PublicUrl", "http://localhost:5080"));
        foreach (var path in new[] { "/v1", "/manage/v1/me", "/docs/index.html" })
            Assert.That(
                (await Api.SendTo(plain.ClientOptions.BaseAddress, HttpMethod.Get, path, null)).Header("Strict-Transport-Security"),
                Is.Null,
                path
            );
    }

    // What the pages need is read from the pages: a version of theirs that needs more fails here.
    [Test]
    public async Task The_documentation_runs_its_own_scripts_only()
    {
        var page = (await Api.Get("/docs/index.html")).Must(HttpStatusCode.OK);
        var policy = page.Header("Content-Security-Policy")!
            .Split("; ")
            .ToDictionary(part => part.Split(' ')[0], part => part.Split(' ')[1..]);
        Assert.That(policy["default-src"], Is.EqualTo(new[] { "'none'" }));
        Assert.That(policy["script-src"], Is.EqualTo(new[] { "'self'" }));
        Assert.That(policy["connect-src"], Is.EqualTo(new[] { "'self'" }));
        Assert.That(policy["style-src"], Is.EqualTo(new[] { "'self'" }));
        Assert.That(policy["frame-ancestors"], Is.EqualTo(new[] { "'none'" }));
        Assert.That(page.Text, Does.Not.Match("<script(?![^>]* src=)").And.Not.Match("<style").And.Not.Match(" (style|on[a-z]+)="));
        var parts = Part().Matches(page.Text).Select(match => match.Groups[1].Value).ToList();
        Assert.That(parts, Has.Count.GreaterThanOrEqualTo(6));
        foreach (var part in parts)
        {
            var address = new Uri(new Uri(Newsroom.Address, "/docs/"), part);
            Assert.That(address.Authority, Is.EqualTo(Newsroom.Address.Authority));
            // With nosniff a script or style of another type is not run.
            var answer = (await Api.Get(address.PathAndQuery)).Must(HttpStatusCode.OK);
            Assert.That(
                answer.Message.Content.Headers.ContentType!.MediaType,
                Does.EndWith(
                    Path.GetExtension(part) switch
                    {
                        ".js" => "/javascript",
                        ".css" => "text/css",
                        _ => "image/png",
                    }
                ),
                part
            );
        }
    }

    [GeneratedRegex("(?:src|href)=\"([^\"]+)\"")]
    private static partial Regex Part();
}
