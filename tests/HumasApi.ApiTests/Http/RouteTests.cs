using System.Net;

namespace HumasApi.ApiTests.Http;

/// <summary>Every route, as the service lists them: unknown records, wrong methods, missing keys and versions.</summary>
internal sealed class RouteTests : BadInputTest
{
    protected override bool IsScreened => false;

    private const string Nobody = "0192f0c1-0000-7000-8000-000000000001";

    [Test]
    public void The_service_lists_its_routes()
    {
        var routes = Route.All.Select(route => route.ToString()).ToList();
        Assert.That(
            routes,
            Is.Unique.And.Contains("GET /v1")
                .And.Contains("GET /v1/articles/{id}")
                .And.Contains("POST /manage/v1/units/{id}/move")
                .And.Contains("PUT /manage/v1/articles/by-source/{source}/{externalId}")
        );
        Assert.That(Route.All.Count(route => route.IsManagement), Is.GreaterThanOrEqualTo(35));
        Assert.That(Route.All.Count(route => !route.IsManagement), Is.GreaterThanOrEqualTo(15));
        Assert.That(
            Route.All.Where(route => !route.IsManagement).Select(route => route.Method),
            Is.All.EqualTo("GET"),
            "Delivery only reads."
        );
        Assert.That(WithBody.Count(), Is.GreaterThanOrEqualTo(17));
        // A preview link never changes once it is made, so there is no version of it to have read; a schedule, a rule of synonyms and a
        // wish of one's own have none.
        Assert.That(
            Route
                .All.Where(route =>
                    route.Method is "PATCH" or "DELETE"
                    && !route.Pattern.EndsWith("{linkId}", StringComparison.Ordinal)
                    && !route.Pattern.Contains("/schedule/", StringComparison.Ordinal)
                    && !route.Pattern.Contains("/inbox/", StringComparison.Ordinal)
                    && !route.Pattern.Contains("/synonyms/", StringComparison.Ordinal)
                )
                .Select(route => route.Metadata.NeedsIfMatch),
            Is.All.True
        );
        Assert.That(Route.All.Where(route => route.Method == "GET").Sum(route => route.Metadata.Query.Count), Is.GreaterThan(60));
    }

    [Test]
    public async Task The_newsroom_of_these_tests_answers_on_every_reading_route()
    {
        // What the example of GET /v1/resolve names.
        await Live("Pindahan", "units-satu", new { legacyUrls = new[] { "https://lama.jateng.example/?p=4711" } });
        foreach (var route in Route.All.Where(route => route.Method == "GET"))
        {
            Count();
            if (await route.Send(Address(route) + route.RequiredQuery) is { Status: not HttpStatusCode.OK } answer)
                Fail($"{route}: {answer.Text}");
        }
        Conclude(25);
    }

    [Test]
    public async Task Records_that_are_not_there_are_404()
    {
        foreach (var route in Route.All.Where(route => route.Pattern.Contains('{') && route.Method != "PUT"))
        {
            var body = route.Metadata.Body is null ? null : Body(route);
            if (route.Pattern.Contains("{id}", StringComparison.Ordinal))
                foreach (
                    var id in new[]
                    {
                        Nobody,
                        Guid.Empty.ToString(),
                        "bukan-id",
                        "1",
                        "%00x",
                        "{id}",
                        Nobody + "0",
                        Nobody.Replace("-", "", StringComparison.Ordinal),
                        new string('a', 4000),
                    }.Where(id => id != "%00x")
                )
                    await Refuse(
                        $"{route} of {id}",
                        () => route.Send(route.Path(name => name == "id" ? Uri.EscapeDataString(id) : "1"), body),
                        404,
                        "not-found"
                    );
            if (route.Pattern.Contains("{slug}", StringComparison.Ordinal))
                foreach (
                    var slug in new[]
                    {
                        "tidak-ada",
                        "TIDAK",
                        "a_b",
                        "a%20b",
                        "%2F",
                        "a%2Fb",
                        "..%2F..",
                        "%25",
                        "%0A",
                        Nobody,
                        new string('a', 4000),
                        "%F0%9F%8F%A0",
                        "a'b",
                        "%ED%A0%80",
                    }
                )
                    await Refuse($"{route} of {slug}", () => route.Send(route.Path(_ => slug)), 404, "not-found");
            if (route.Pattern.Contains("{number", StringComparison.Ordinal))
                foreach (
                    var (number, code) in new[]
                    {
                        ("999", "not-found"),
                        ("0", "not-found"),
                        ("-1", "not-found"),
                        ("99999999999", "no-such-address"),
                        ("x", "no-such-address"),
                        ("1.5", "no-such-address"),
                    }
                )
                    await Refuse(
                        $"{route} of {number}",
                        () => route.Send(route.Path(name => name == "id" ? IdOf("articles") : number), body),
                        404,
                        code
                    );
            if (route.Pattern.Contains("{source}", StringComparison.Ordinal))
                foreach (var key in new[] { "tidak-ada", "a%20b", "a%2Fb", "%0A", new string('a', 4000), "arsip%0A" })
                    await Refuse($"{route} of {key}", () => route.Send(route.Path(name => name == "source" ? key : "1")), 404, "not-found");
        }
        Conclude(200);
    }

    [Test]
    public async Task An_id_with_space_around_it_is_no_id()
    {
        foreach (var route in Route.All.Where(route => route.Pattern.Contains("{id}", StringComparison.Ordinal)))
        foreach (var space in new[] { "%20", "%0A", "%09", "%C2%A0", "%E2%80%83" })
        foreach (var id in new[] { space + IdOf(route.Resource), IdOf(route.Resource) + space })
            await Refuse(
                $"{route} of {id}",
                () => route.Send(route.Path(name => name == "id" ? id : "1"), route.Metadata.Body is null ? null : Body(route)),
                404,
                "not-found"
            );
        Conclude(200);
    }

    [Test]
    public async Task Import_keys_and_slugs_of_another_shape_are_malformed_in_a_put()
    {
        foreach (
            var route in Route.All.Where(route =>
                route.Method == "PUT" && (route.Pattern.Contains("{slug}") || route.Pattern.Contains("{source}"))
            )
        )
        foreach (
            var part in new[]
            {
                "a%20b",
                "a%2Fb",
                "%0A",
                "a%0A",
                "%C3%A9",
                "a;b",
                "a,b",
                "%2A",
                new string('a', 201),
                new string('a', 4000),
            }
        )
        foreach (var name in route.Pattern.Contains("{slug}", StringComparison.Ordinal) ? ["slug"] : new[] { "source", "externalId" })
            await Refuse(
                $"{route} with {name} {part}",
                () => route.Send(route.Path(each => each == name ? part : "x"), Body(route)),
                400,
                name == "slug" ? "malformed-slug" : "malformed-import-key",
                name
            );
        Conclude(50);
    }

    [Test]
    public async Task Other_methods_are_405_and_the_right_ones_are_named()
    {
        foreach (var address in Route.All.GroupBy(route => route.Pattern))
        {
            var allowed = address
                .Select(route => route.Method)
                .SelectMany(method => method == "GET" ? new[] { "GET", "HEAD" } : [method])
                .Order()
                .ToList();
            foreach (var method in new[] { "GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "OPTIONS" }.Except(allowed))
                await Refuse(
                    $"{method} {address.Key}",
                    async () =>
                    {
                        var answer = await Api.Send(
                            new HttpMethod(method),
                            Address(address.First()),
                            null,
                            ("Authorization", $"Bearer {Newsroom.AdminKey}"),
                            ("If-Match", "*")
                        );
                        var said = (answer.Header("Allow") ?? "").Split(", ").Order().ToList();
                        if (!said.SequenceEqual(allowed))
                            Fail($"{method} {address.Key} says Allow: {answer.Header("Allow")}");
                        return answer;
                    },
                    405,
                    "method-not-allowed"
                );
        }
        Conclude(150);
    }

    [TestCase("/v1/berita")]
    [TestCase("/v2/articles")]
    [TestCase("/v1/articles/a/b/c")]
    [TestCase("/v1/articles/by-slug")]
    [TestCase("/v1/articles/by-slug/a/b")]
    [TestCase("/manage")]
    [TestCase("/manage/v1/kunci")]
    [TestCase("/manage/v1/articles/by-source/arsip")]
    [TestCase("/wp-login.php")]
    [TestCase("/.git/config")]
    [TestCase("/v1/articles/%2e%2e/%2e%2e/manage")]
    public async Task An_address_of_nothing_is_404(string path)
    {
        foreach (var method in new[] { "GET", "POST", "DELETE" })
            if (!(path == "/v1/articles/by-slug" && method == "GET"))
                await Refuse(
                    $"{method} {path}",
                    () => Api.Send(new HttpMethod(method), path, null, ("Authorization", $"Bearer {Newsroom.AdminKey}")),
                    path == "/v1/articles/by-slug" ? 405 : 404
                );
        Conclude(2);
    }

    [Test]
    public async Task Management_is_closed_without_a_key_on_every_route()
    {
        foreach (var route in Route.All.Where(route => route.IsManagement))
            await Refuse(
                $"{route} without a key",
                async () =>
                {
                    var answer = await Api.Send(
                        new HttpMethod(route.Method),
                        Address(route),
                        route.Metadata.Body is null ? null : Body(route),
                        ("If-Match", "*")
                    );
                    if (answer.Header("WWW-Authenticate") != "Bearer realm=\"humas\"")
                        Fail($"{route}: WWW-Authenticate is {answer.Header("WWW-Authenticate")}");
                    if (answer.Header("Cache-Control") != "no-store")
                        Fail($"{route}: Cache-Control is {answer.Header("Cache-Control")}");
                    return answer;
                },
                401,
                "unauthorized"
            );
        Conclude(35);
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("Bearer")]
    [TestCase("Bearer ")]
    [TestCase("Basic dGVzdC1hZG1pbi1rZXktMDEyMzQ1Njc4OQ==")]
    [TestCase("Digest x")]
    [TestCase(Newsroom.AdminKey)]
    [TestCase("Bearer" + Newsroom.AdminKey)]
    [TestCase("Bearer " + Newsroom.AdminKey + "0")]
    [TestCase("Bearer TEST-ADMIN-KEY-0123456789")]
    [TestCase("Bearer " + Newsroom.AdminKey + ", Bearer " + Newsroom.AdminKey)]
    [TestCase("Bearer hk_")]
    [TestCase("Bearer hk__")]
    [TestCase("Bearer hk_0192f0c1000070008000000000000001_short")]
    [TestCase("Bearer hk_nothex_0123456789abcdef0123456789abcdef")]
    [TestCase("Bearer hk_0192f0c1000070008000000000000001_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [TestCase("Bearer hk_0192f0c1000070008000000000000001_0123456789abcdef0123456789abcdef_x")]
    public async Task A_key_that_is_none_is_refused(string authorization)
    {
        await Refuse(
            authorization,
            () => Api.Send(HttpMethod.Get, "/manage/v1/tags", null, ("Authorization", authorization)),
            401,
            "unauthorized"
        );
        Conclude(1);
    }

    [Test]
    public async Task A_very_long_key_is_refused_and_the_scheme_may_be_in_any_case()
    {
        foreach (var length in new[] { 500, 513, 5000, 20_000 })
            await Refuse(
                $"A key of {length}",
                () => Api.Send(HttpMethod.Get, "/manage/v1/tags", null, ("Authorization", "Bearer " + new string('k', length))),
                401,
                "unauthorized"
            );
        foreach (var scheme in new[] { "bearer", "BEARER", "Bearer", "bEaReR" })
            (await Api.Send(HttpMethod.Get, "/manage/v1/tags", null, ("Authorization", $"{scheme} {Newsroom.AdminKey}"))).Must(
                HttpStatusCode.OK
            );
        Conclude(4);
    }

    [Test]
    public async Task What_needs_a_version_says_so_on_every_route()
    {
        foreach (var route in Route.All.Where(route => route.Metadata.NeedsIfMatch))
        {
            var body = route.Metadata.Body is null ? null : Body(route);
            Task<Answer> Send(params string[] tags) =>
                Api.Send(
                    new HttpMethod(route.Method),
                    Address(route),
                    body,
                    [("Authorization", $"Bearer {Newsroom.AdminKey}"), .. tags.Select(tag => ("If-Match", tag))]
                );
            await Refuse($"{route} without If-Match", () => Send(), 428, "if-match-required", "If-Match");
            await Refuse($"{route} with an old version", () => Send("\"99\""), 412, "version-mismatch");
            foreach (
                var tag in new[]
                {
                    "3",
                    "three",
                    "\"three\"",
                    "\"\"",
                    "\"3",
                    "\"-1\"",
                    "\"+1\"",
                    "\" 1\"",
                    "\"1.0\"",
                    "\"99999999999\"",
                    "W/3",
                    "\"1\", \"2\"",
                    "\"1\", *",
                    "garbage \"1\"",
                    "\"1\" garbage",
                    "\"1\", garbage",
                    "\"1\"\"2\"",
                    "**",
                    "'1'",
                }
            )
                await Refuse($"{route} with If-Match {tag}", () => Send(tag), 400, "malformed-if-match", "If-Match");
            await Refuse($"{route} with two If-Match", () => Send("\"1\"", "\"2\""), 400, "malformed-if-match", "If-Match");
            await Refuse($"{route} with an empty If-Match", () => Send(""), 400, "malformed-if-match", "If-Match");
        }
        Conclude(200);
    }

    [Test]
    public async Task Idempotency_keys_of_another_shape_are_refused()
    {
        foreach (var route in Route.All.Where(route => route.Method == "POST"))
        foreach (var key in new[] { "", "\"\"", " ", "a b", "a\"b", "\"a", new string('k', 300), "a\tb" })
            await Refuse(
                $"{route} with Idempotency-Key {Short(key)}",
                () => route.Send(Address(route), Body(route), ("Idempotency-Key", key)),
                400,
                "malformed-idempotency-key",
                "Idempotency-Key"
            );
        Conclude(60);
    }

    [Test]
    public async Task Raw_requests_that_no_client_would_send_are_refused()
    {
        var before = await Stored.LineAsync();
        string[] requests =
        [
            "GET /v1/tags/by-slug/%00 HTTP/1.1",
            "GET /v1/tags/by-slug/a%00b HTTP/1.1",
            "GET /v1/tags/by-slug/%zz HTTP/1.1",
            "GET /v1/tags/by-slug/%ff HTTP/1.1",
            "GET /v1/tags/by-slug/%c3%28 HTTP/1.1",
            "GET /v1/tags/by-slug/../../manage HTTP/1.1",
            "GET /v1/tags/by-slug/..%2f..%2fmanage HTTP/1.1",
            "GET /v1/tags/by-slug/%2e%2e%2f HTTP/1.1",
            "GET /v1//tags HTTP/1.1",
            "GET //v1/tags HTTP/1.1",
            "GET /v1/tags/by-slug/a\\b HTTP/1.1",
            "GET /v1/tags/by-slug/\xe9 HTTP/1.1",
            "GET /v1/tags/by-slug/" + new string('a', 20_000) + " HTTP/1.1",
            "GET v1/tags HTTP/1.1",
            "GET /v1/tags?q=\xff HTTP/1.1",
            "GET /v1/tags?%zz HTTP/1.1",
            "GET /v1/tags?q HTTP/1.1\nAccept-Language: \xff\xfe",
            "GET /v1/tags/by-slug/x HTTP/1.1\nAccept-Language: ,,;q=9,*;q=x",
            "GET /v1/tags HTTP/1.1\nAccept-Encoding: ;q=,gzip;q=x\nIf-None-Match: garbage,\"x",
            "FOO BAR",
            "PATCH /manage/v1/tags/x HTTP/1.1\nAuthorization: Bearer test-admin-key-0123456789\nIf-Match: \"\xe9\"\nContent-Length: 0",
            "GET /manage/v1/tags HTTP/1.1\nAuthorization: Bearer \xff\xfe",
            "GET /manage/v1/tags HTTP/1.1\nAuthorization: Bearer a\0b",
            "POST /manage/v1/tags HTTP/1.1\nAuthorization: Bearer test-admin-key-0123456789\nContent-Length: x",
            "POST /manage/v1/tags HTTP/1.1\nAuthorization: Bearer test-admin-key-0123456789\nContent-Type: "
                + "application/json\nTransfer-Encoding: chunked",
        ];
        foreach (var request in requests)
        {
            Count();
            var isChunked = request.Contains("chunked", StringComparison.Ordinal);
            var (status, text) = await Raw.Send(request, isChunked ? "zz\r\n"u8.ToArray() : null);
            var isFine = status is 200 or (>= 400 and < 500) && !text.Contains("Exception", StringComparison.Ordinal);
            if (!isFine)
                Fail($"{Short(request)}: {Short(text)}");
        }
        Assert.That(await Stored.LineAsync(), Is.EqualTo(before));
        Conclude(20);
    }
}
