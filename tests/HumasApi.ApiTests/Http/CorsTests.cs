using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;

namespace HumasApi.ApiTests.Http;

/// <summary>Which sites may use the Management API from a browser.</summary>
internal sealed class CorsTests : ApiTest
{
    private const string Editor = "https://redaksi.example.go.id";
    private static readonly string[] Exposed =
    [
        "ETag",
        "Link",
        "Location",
        "Retry-After",
        "RateLimit",
        "RateLimit-Policy",
        "WWW-Authenticate",
        "Cache-Status",
        "X-Request-Id",
    ];
    private static readonly (string, string) Admin = ("Authorization", $"Bearer {Newsroom.AdminKey}");
    private static WebApplicationFactory<Program>? service;

    [OneTimeSetUp]
    public void Start() => service = Newsroom.AnotherInstance(settings: ("Humas:CorsOrigins", Editor + " ,http://localhost:3000"));

    [OneTimeTearDown]
    public async Task StopAsync() => await service!.DisposeAsync();

    [TestCase(Editor)]
    [TestCase("http://localhost:3000")]
    public async Task A_listed_site_may_ask_before_it_asks_without_sign_in_or_database(string origin)
    {
        foreach (var method in new[] { "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE" })
        {
            Answer? answer = null;
            var commands = await Newsroom.CountCommandsAsync(async () => answer = await Preflight(origin, method));
            answer!.Must(HttpStatusCode.NoContent);
            Assert.That(commands, Is.Zero);
            Assert.That(answer.Header("Access-Control-Allow-Origin"), Is.EqualTo(origin));
            Assert.That(
                List(answer, "Access-Control-Allow-Methods"),
                Is.EquivalentTo(new[] { "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE" })
            );
            Assert.That(
                List(answer, "Access-Control-Allow-Headers"),
                Is.EquivalentTo(
                    new[] { "Authorization", "Content-Type", "If-Match", "If-None-Match", "Idempotency-Key", "Accept-Language" }
                )
            );
            Assert.That(
                (answer.Header("Access-Control-Max-Age"), answer.Header("Access-Control-Allow-Credentials")),
                Is.EqualTo(("7200", (string?)null))
            );
            Assert.That(List(answer, "Vary"), Does.Contain("Origin"));
        }
    }

    [TestCase("https://jahat.example")]
    [TestCase("https://redaksi.example.go.id.jahat.example")]
    [TestCase("https://redaksi.example.go.id:8443")]
    [TestCase("http://redaksi.example.go.id")]
    [TestCase("null")]
    public async Task Another_site_may_not(string origin)
    {
        foreach (var answer in new[] { await Preflight(origin, "POST"), await Send("/manage/v1/me", ("Origin", origin), Admin) })
        {
            Assert.That(
                answer.Message.Headers.Where(header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase)),
                Is.Empty
            );
            Assert.That(List(answer, "Vary"), Does.Contain("Origin"), "A cache must not give it to a site that may.");
        }
    }

    [Test]
    public async Task Without_the_setting_there_are_no_such_headers()
    {
        var preflight = await Api.Send(
            HttpMethod.Options,
            "/manage/v1/me",
            null,
            ("Origin", Editor),
            ("Access-Control-Request-Method", "GET")
        );
        preflight.IsProblem(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        foreach (var answer in new[] { preflight, await Api.Manage(HttpMethod.Get, "/me", headers: ("Origin", Editor)) })
            Assert.That(
                answer.Message.Headers.Where(header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase)),
                Is.Empty
            );
    }

    [Test]
    public async Task Answers_and_problems_can_be_read_by_a_listed_site()
    {
        var viewer = ("Authorization", $"Bearer {await Key("viewer")}");
        Readable((await Send("/manage/v1/me", ("Origin", Editor), Admin)).Must(HttpStatusCode.OK));
        Readable((await Send("/manage/v1/me", ("Origin", Editor))).IsProblem(HttpStatusCode.Unauthorized, "unauthorized"));
        Readable((await Send("/manage/v1/keys", ("Origin", Editor), viewer)).IsProblem(HttpStatusCode.Forbidden, "missing-grant"));
        Readable((await Send("/manage/v1/tidak-ada", ("Origin", Editor), Admin)).IsProblem(HttpStatusCode.NotFound, "no-such-address"));
        Readable((await Send("/manage/v1/tags?x=1", ("Origin", Editor), Admin)).IsProblem(HttpStatusCode.BadRequest, "unknown-parameter"));
        await Newsroom.SqlAsync("alter table tags rename to tags_away");
        try
        {
            Readable(
                (await Send("/manage/v1/tags", ("Origin", Editor), Admin)).IsProblem(HttpStatusCode.InternalServerError, "internal-error")
            );
        }
        finally
        {
            await Newsroom.SqlAsync("alter table tags_away rename to tags");
        }
        // Without an origin there is nothing to say but that it would matter.
        Assert.That(List(await Send("/manage/v1/me", Admin), "Vary"), Is.EqualTo(new[] { "Origin" }));

        static void Readable(Answer answer)
        {
            Assert.That(answer.Header("Access-Control-Allow-Origin"), Is.EqualTo(Editor), answer.Text);
            Assert.That(List(answer, "Access-Control-Expose-Headers"), Is.EquivalentTo(Exposed), answer.Text);
            Assert.That(answer.Header("Access-Control-Allow-Credentials"), Is.Null, answer.Text);
            Assert.That(List(answer, "Vary").Count(name => name == "Origin"), Is.EqualTo(1), answer.Text);
        }
    }

    [Test]
    public async Task Delivery_and_previews_are_open_to_every_site_as_before()
    {
        foreach (var path in new[] { "/v1/articles", "/v1/tidak-ada", "/preview/v1/tidak-ada" })
        {
            var answer = await Send(path, ("Origin", "https://situs.example"));
            Assert.That(answer.Header("Access-Control-Allow-Origin"), Is.EqualTo("*"), path);
            Assert.That(List(answer, "Access-Control-Expose-Headers"), Is.EquivalentTo(Exposed), path);
            Assert.That(List(answer, "Vary"), Does.Not.Contain("Origin"), path);
        }
    }

    private static Task<Answer> Send(string path, params (string, string)[] headers) =>
        Api.SendTo(service!.ClientOptions.BaseAddress, HttpMethod.Get, path, null, headers);

    private static Task<Answer> Preflight(string origin, string method) =>
        Api.SendTo(
            service!.ClientOptions.BaseAddress,
            HttpMethod.Options,
            "/manage/v1/articles",
            null,
            ("Origin", origin),
            ("Access-Control-Request-Method", method),
            ("Access-Control-Request-Headers", "authorization,content-type,if-match")
        );

    private static string[] List(Answer answer, string header) =>
        (answer.Header(header) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
