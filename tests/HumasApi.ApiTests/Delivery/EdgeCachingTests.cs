using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using HumasApi.ApiTests.Hosting;
using HumasApi.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HumasApi.ApiTests.Delivery;

/// <summary>What browsers and caches in front may keep, and how they are purged.</summary>
internal sealed class EdgeCachingTests : ApiTest
{
    private const string Stale = "stale-while-revalidate=60, stale-if-error=300";

    [Test]
    public async Task Records_are_kept_for_a_minute_and_lists_for_a_quarter()
    {
        await Unit("rutan");
        var article = await Live("Panen", "rutan");
        foreach (
            var (path, lifetime) in new[]
            {
                ($"/v1/articles/{article.Id}", 60),
                ("/v1/articles/by-slug/panen", 60),
                ("/v1/units/by-slug/rutan", 60),
                ("/v1/articles", 15),
                ("/v1/articles/months", 15),
                ("/v1/units/tree", 15),
                ("/v1/tags", 15),
            }
        )
        {
            // Made, from the cache, and 304.
            var made = (await Api.Get(path)).Must(HttpStatusCode.OK);
            foreach (var answer in new[] { made, await Api.Get(path), await Api.Get(path, ("If-None-Match", made.ETag!)) })
                Assert.That(answer.Header("Cache-Control"), Is.EqualTo($"public, max-age={lifetime}, {Stale}"), path);
            Assert.That(made.Header("Surrogate-Key"), Is.Null, path);
        }
        foreach (var path in new[] { "/v1/search?q=panen", "/v1/sync", "/v1" })
            Assert.That((await Api.Get(path)).Must(HttpStatusCode.OK).Header("Cache-Control"), Is.EqualTo("public, no-cache"), path);
    }

    [Test]
    public async Task Nothing_outlasts_a_scheduled_change()
    {
        await Unit("rutan");
        await using var instance = Newsroom.AnotherInstance(settings: ("Humas:Cache:SharedSeconds", "3600"));
        using var client = instance.CreateClient();
        var upcoming = instance.Services.GetRequiredService<UpcomingChange>();
        var now = instance.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        foreach (
            var (seconds, header) in new[]
            {
                (7_200, $"public, max-age=15, s-maxage=3600, {Stale}"),
                (30, "public, max-age=15, s-maxage=30, stale-while-revalidate=30, stale-if-error=300"),
                (10, "public, max-age=10, s-maxage=10"),
                (0, "public, no-cache"),
            }
        )
        {
            upcoming.At = now.AddSeconds(seconds);
            using var answer = await client.GetAsync(new Uri("/v1/articles", UriKind.Relative));
            Assert.That(string.Join(", ", answer.Headers.GetValues("Cache-Control")), Is.EqualTo(header), $"{seconds}");
        }
    }

    [Test]
    public async Task Zero_means_that_each_use_is_revalidated()
    {
        await using var instance = Newsroom.AnotherInstance(settings: ("Humas:Cache:ListSeconds", "0"));
        using var client = instance.CreateClient();
        using var answer = await client.GetAsync(new Uri("/v1/articles", UriKind.Relative));
        Assert.That(string.Join(", ", answer.Headers.GetValues("Cache-Control")), Is.EqualTo("public, no-cache"));
    }

    [TestCase("varnish", "Surrogate-Key")]
    [TestCase("fastly", "Surrogate-Key")]
    [TestCase("cloudflare", "Cache-Tag")]
    public async Task A_cache_in_front_is_purged_of_what_changed(string kind, string header)
    {
        await Unit("rutan");
        var article = Guid.Parse((await Live("Panen", "rutan")).Id);
        await using var cache = await LocalServer.StartAsync<FakeCache>();
        // Fails twice: what was not purged is purged later.
        cache.Failures = 2;
        await using var instance = Newsroom.AnotherInstance(
            settings: [("Humas:Purge:Kind", kind), ("Humas:Purge:Url", cache.Url("/purge")), ("Humas:Purge:Token", "rahasia")]
        );
        using var client = instance.CreateClient();
        await Eventually.TrueAsync(() => cache.Keys.Contains("records"), () => string.Join(' ', cache.Keys));

        using var answer = await client.GetAsync(new Uri($"/v1/articles/{article}", UriKind.Relative));
        var keys = answer.Headers.GetValues(header).Single().Split(kind == "cloudflare" ? ',' : ' ');
        Assert.That(keys, Does.Contain("records").And.Contain(article.ToString("N")));
        using var list = await client.GetAsync(new Uri("/v1/articles", UriKind.Relative));
        Assert.That(list.Headers.GetValues(header).Single(), Does.Contain("articles"));

        cache.Calls.Clear();
        await Live("Senam", "rutan");
        await Eventually.TrueAsync(() => cache.Keys.Contains("articles"), () => string.Join(' ', cache.Keys));
        Assert.That(cache.Keys, Does.Not.Contain("records").And.Not.Contain(article.ToString("N")));
        var (method, secret) = kind switch
        {
            "varnish" => ("PURGE", "Bearer rahasia"),
            "fastly" => ("POST", "rahasia"),
            _ => ("POST", "Bearer rahasia"),
        };
        Assert.That(cache.Calls.Select(call => (call.Method, call.Secret)).Distinct(), Is.EqualTo(new[] { (method, secret) }));

        // Again, for responses that were on their way.
        var first = cache.Calls.Count;
        await Eventually.TrueAsync(() => cache.Calls.Count >= 2 * first, () => string.Join(' ', cache.Keys));

        cache.Calls.Clear();
        (await Api.Put("/units/by-slug/rutan", new { name = "Rutan Baru" })).Must(HttpStatusCode.OK);
        await Eventually.TrueAsync(() => cache.Keys.Contains("records"), () => string.Join(' ', cache.Keys));
    }

    /// <summary>A call as it arrived.</summary>
    private sealed record Call(string Method, string Secret, IReadOnlyList<string> Keys);

    private sealed class FakeCache : LocalServer
    {
        public ConcurrentQueue<Call> Calls { get; } = new();
        public int Failures { get; set; }
        public IReadOnlyList<string> Keys => [.. Calls.SelectMany(call => call.Keys)];

        protected override async Task TakeAsync(HttpContext http)
        {
            if (Failures-- > 0)
            {
                http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            }
            var request = http.Request;
            var body = request.Method == "POST" ? (await JsonNode.ParseAsync(request.Body))! : null;
            var keys = (body?["surrogate_keys"] ?? body?["tags"])?.AsArray().Select(key => key!.GetValue<string>())
                ?? request.Headers["Surrogate-Key"].ToString().Split(' ');
            var secret = request.Headers["Fastly-Key"].ToString() is { Length: > 0 } key ? key : request.Headers.Authorization.ToString();
            Calls.Enqueue(new Call(request.Method, secret, [.. keys]));
        }
    }
}
