using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;

namespace HumasApi.ApiTests.Http;

/// <summary>What a client may ask for in a minute, what it is told of that, and who is never held up.</summary>
[NonParallelizable] // The limiters refill by the time of the machine.
internal sealed class RateLimitTests : ApiTest
{
    private const string Proxy = "127.0.0.0/8,::1";

    private static WebApplicationFactory<Program> Limited(params (string Name, string Value)[] limits) =>
        Newsroom.AnotherInstance(
            null,
            null,
            [("Humas:TrustedProxies", Proxy), .. limits.Select(limit => ("Humas:RateLimits:" + limit.Name, limit.Value))]
        );

    private static Task<Answer> Get(
        WebApplicationFactory<Program> at,
        string path,
        string? key = null,
        string? from = null,
        HttpMethod? method = null
    ) =>
        Api.Send(
            method ?? HttpMethod.Get,
            at.ClientOptions.BaseAddress + path.TrimStart('/'),
            null,
            [
                .. key is null ? Array.Empty<(string, string)>() : [("Authorization", $"Bearer {key}")],
                .. from is null ? Array.Empty<(string, string)>() : [("X-Forwarded-For", from)],
            ]
        );

    private static string Told(Answer answer) => $"{(int)answer.Status} {answer.Header("RateLimit-Policy")} {answer.Header("RateLimit")}";

    [Test]
    public async Task Anonymous_requests_have_a_budget_by_address()
    {
        await Unit("rutan");
        var article = await Live("Halo", "rutan");
        await using var limited = Limited(("Address", "3"));
        const string Policy = "\"address\";q=3;w=60 \"address\"";
        // Every kind of answer counts and tells.
        var first = await Get(limited, "/v1/articles");
        Assert.That(Told(first), Is.EqualTo($"200 {Policy};r=2;t=20"));
        Assert.That(Told(await Get(limited, "/v1/articles/by-slug/tiada")), Is.EqualTo($"404 {Policy};r=1;t=20"));
        Assert.That(
            Told(await Api.Send(HttpMethod.Get, limited.ClientOptions.BaseAddress + "v1/articles", null, ("If-None-Match", first.ETag!))),
            Is.EqualTo($"304 {Policy};r=0;t=20")
        );
        var refused = (await Get(limited, "/v1/articles")).Must(HttpStatusCode.TooManyRequests);
        Assert.That(Told(refused), Is.EqualTo($"429 {Policy};r=0;t=20"));
        var wait = int.Parse(refused.Header("Retry-After")!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(wait, Is.InRange(20, 60));
        Assert.That((refused.Header("Access-Control-Allow-Origin"), refused.Header("Cache-Control")), Is.EqualTo(("*", "no-store")));
        Api.AssertBody(
            refused,
            $$"""
            {"type":"https://iana.org/assignments/http-problem-types#quota-exceeded","title":"Too many requests.","status":429,"detail":"The limit per minute is used up (address). Try again in {{wait}} s.",
             "instance":"/v1/articles","code":"quota-exceeded","traceId":"trace","parentTrace":null,"errors":[],"violated-policies":["address"]}
            """
        );
        foreach (var path in new[] { "/v1", "/docs/index.html", "/openapi/delivery.v1.json", "/preview/v1/articles/x", "/v1/tiada" })
            (await Get(limited, path)).Must(HttpStatusCode.TooManyRequests);
        (await Get(limited, "/v1/articles", method: HttpMethod.Head)).Must(HttpStatusCode.TooManyRequests);
        // Who asks /manage without a key has no other budget than its address.
        (await Get(limited, "/manage/v1/articles")).Must(HttpStatusCode.TooManyRequests);
        // Health is never held up, keys have their own budget, and another client another one: of IPv6 by network.
        foreach (var path in new[] { "/health/live", "/health/ready" })
            Assert.That(Told(await Get(limited, path)).Trim(), Is.EqualTo("200"));
        (await Get(limited, "/manage/v1/articles/" + article.Id, Newsroom.AdminKey)).Must(HttpStatusCode.OK);
        Assert.That(Told(await Get(limited, "/v1/articles", from: "203.0.113.7")), Is.EqualTo($"200 {Policy};r=2;t=20"));
        Assert.That(Told(await Get(limited, "/v1/articles", from: "2001:db8:1:1::1")), Is.EqualTo($"200 {Policy};r=2;t=20"));
        Assert.That(Told(await Get(limited, "/v1/articles", from: "2001:db8:1:1:ffff::2")), Is.EqualTo($"200 {Policy};r=1;t=20"));
        Assert.That(Told(await Get(limited, "/v1/articles", from: "2001:db8:1:2::1")), Is.EqualTo($"200 {Policy};r=2;t=20"));
        Assert.That(Told(await Api.Get("/v1/articles")).Trim(), Is.EqualTo("200"), "Where there is no limit nothing is told.");
    }

    [Test]
    public async Task A_header_does_not_free_from_the_budget_of_the_address()
    {
        await using var limited = Limited(("Address", "4"));
        foreach (var key in new[] { "a.b.c", "salah", "hk_00", "eyJhbGciOiJub25lIn0.e30." })
            (await Get(limited, "/manage/v1/articles", key)).Must(HttpStatusCode.Unauthorized);
        foreach (var key in new[] { "a.b.c", "salah" })
            (await Get(limited, "/manage/v1/articles", key)).Must(HttpStatusCode.TooManyRequests);
        (await Get(limited, "/manage/v1/tiada", "a.b.c")).Must(HttpStatusCode.TooManyRequests);
        // Who signs in has the budget of the key, from the same address.
        (await Get(limited, "/manage/v1/articles", Newsroom.AdminKey)).Must(HttpStatusCode.OK);
    }

    [Test]
    public async Task What_the_sign_in_limit_refuses_pays_too()
    {
        await using var limited = Limited(("Address", "10"), ("SignIn", "2"));
        for (var number = 0; number < 20; number++)
            Assert.That(
                (int)(await Get(limited, "/manage/v1/me", $"hk_{Guid.NewGuid():N}_{new string('0', 64)}")).Status,
                Is.AnyOf(401, 429)
            );
        (await Get(limited, "/v1/articles")).IsProblem(HttpStatusCode.TooManyRequests, "quota-exceeded");
        (await Get(limited, "/v1/articles", from: "203.0.113.7")).Must(HttpStatusCode.OK);
    }

    [TestCase("/tiada")]
    [TestCase("/v1/tiada")]
    [TestCase("/manage/v1/tiada")]
    [TestCase("/manage")]
    [TestCase("/health/tiada")]
    [TestCase("/health")]
    public async Task An_unknown_address_counts_as_any_other(string path)
    {
        await using var limited = Limited(("Address", "2"), ("Key", "2"));
        foreach (var from in new[] { "203.0.113.7", "203.0.113.8" })
        {
            for (var number = 0; number < 2; number++)
                Assert.That((await Get(limited, path, from: from)).Status, Is.AnyOf(HttpStatusCode.NotFound, HttpStatusCode.Unauthorized));
            (await Get(limited, path, from: from)).Must(HttpStatusCode.TooManyRequests);
        }
        if (!path.StartsWith("/manage", StringComparison.Ordinal))
            return;
        for (var number = 0; number < 2; number++)
            (await Get(limited, path, Newsroom.AdminKey)).Must(HttpStatusCode.NotFound);
        (await Get(limited, path, Newsroom.AdminKey)).Must(HttpStatusCode.TooManyRequests);
    }

    [Test]
    public async Task A_static_build_of_500_lists_passes_by_default()
    {
        await Unit("rutan");
        await Live("Halo", "rutan");
        await using var usual = Limited(("Address", ""), ("Key", ""), ("SignIn", ""));
        await Parallel.ForEachAsync(Enumerable.Range(0, 500), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, _) =>
            (await Get(usual, "/v1/articles?include=body&limit=100")).Must(HttpStatusCode.OK)
        );
        Assert.That((await Get(usual, "/v1")).Header("RateLimit-Policy"), Is.EqualTo("\"address\";q=6000;w=60"));
        Assert.That((await Get(usual, "/manage/v1/me", Newsroom.AdminKey)).Header("RateLimit-Policy"), Is.EqualTo("\"key\";q=6000;w=60"));
    }

    [Test]
    public async Task Each_key_has_a_budget_of_its_own()
    {
        await Unit("rutan");
        var (busy, other) = (await Key("viewer"), await Key("viewer"));
        await using var limited = Limited(("Key", "3"));
        for (var left = 2; left >= 0; left--)
            Assert.That(
                Told(await Get(limited, "/manage/v1/articles", busy, from: $"203.0.113.{left}")),
                Is.EqualTo($"200 \"key\";q=3;w=60 \"key\";r={left};t=20")
            );
        var refused = (await Get(limited, "/manage/v1/articles", busy)).IsProblem(HttpStatusCode.TooManyRequests, "quota-exceeded");
        Assert.That(refused.Json["violated-policies"]!.ToJsonString(), Is.EqualTo("[\"key\"]"));
        (await Get(limited, "/manage/v1/articles", other)).Must(HttpStatusCode.OK);
        (await Get(limited, "/manage/v1/articles", Newsroom.AdminKey)).Must(HttpStatusCode.OK);
        (await Get(limited, "/v1/articles")).Must(HttpStatusCode.OK);
    }

    [Test]
    public async Task Ten_thousand_wrong_keys_cost_no_query_and_lock_out_no_office()
    {
        await Unit("rutan");
        var (known, late) = (await Key("viewer"), await Key("viewer"));
        await using var limited = Limited(("SignIn", "3"));
        (await Get(limited, "/manage/v1/me", known)).Must(HttpStatusCode.OK);
        static string Wrong() => $"hk_{Guid.NewGuid():N}_{new string('0', 64)}";
        for (var left = 2; left >= 0; left--)
            Assert.That(
                Told(await Get(limited, "/manage/v1/me", Wrong())),
                Is.EqualTo($"401 \"sign-in\";q=3;w=60 \"sign-in\";r={left};t=20")
            );
        var refused = (await Get(limited, "/manage/v1/me", Wrong())).IsProblem(HttpStatusCode.TooManyRequests, "abnormal-usage-detected");
        Assert.That(
            (refused.Json["type"]!.GetValue<string>(), refused.Json["violated-policies"]!.ToJsonString()),
            Is.EqualTo(("https://iana.org/assignments/http-problem-types#abnormal-usage-detected", "[\"sign-in\"]"))
        );
        var statuses = new System.Collections.Concurrent.ConcurrentBag<HttpStatusCode>();
        var commands = await Newsroom.CountCommandsAsync(() =>
            Parallel.ForEachAsync(Enumerable.Range(0, 2000), new ParallelOptions { MaxDegreeOfParallelism = 10 }, async (_, _) =>
                statuses.Add((await Get(limited, "/manage/v1/me", Wrong())).Status)
            )
        );
        Assert.That(
            statuses.Count(status => status == HttpStatusCode.TooManyRequests),
            Is.GreaterThanOrEqualTo(1990),
            "But for what the minute gave back."
        );
        Assert.That(commands, Is.LessThan(60), "No look into the database, but for what the minute gave back.");
        // The key that works from there goes on; a new one waits, or comes from elsewhere; who sends none is asked for one.
        (await Get(limited, "/manage/v1/me", known)).Must(HttpStatusCode.OK);
        (await Get(limited, "/manage/v1/me", late, from: "203.0.113.9")).Must(HttpStatusCode.OK);
        (await Get(limited, "/manage/v1/me")).Must(HttpStatusCode.Unauthorized);
        // A right key that ends is no right key any more.
        (await Api.Post($"/keys/{(await Api.As(known, HttpMethod.Get, "/me")).Id}/revoke", null, 1)).Must(HttpStatusCode.OK);
        (await Get(limited, "/manage/v1/me", known)).Must(HttpStatusCode.Unauthorized);
        Assert.That((int)(await Get(limited, "/manage/v1/me", known)).Status, Is.AnyOf(401, 429));
    }
}
