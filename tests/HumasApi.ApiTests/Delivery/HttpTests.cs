using System.IO.Compression;
using System.Net;
using System.Text;
using HumasApi.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HumasApi.ApiTests.Delivery;

/// <summary>What caches, browsers and proxies rely on.</summary>
internal sealed class HttpTests : ApiTest
{
    private const string Origin = "https://situs.example";

    [Test]
    public async Task Lists_with_bodies_are_few_at_once_for_one_client()
    {
        await Unit("rutan");
        await Live("Halo", "rutan", new { body = "<p>Isi</p>" });
        var large = Newsroom.Services.GetRequiredService<LargeResponses>();
        var held = new List<LargeResponses.Place>();
        foreach (var address in new[] { IPAddress.Loopback, IPAddress.IPv6Loopback })
            for (var number = 0; number < LargeResponses.MaxOpenOfClient; number++)
            {
                held.Add(await large.EnterAsync(new DefaultHttpContext { Connection = { RemoteIpAddress = address } }));
                held[^1].Built();
            }
        try
        {
            var refused = (await Api.Get("/v1/articles?include=body")).IsProblem(HttpStatusCode.ServiceUnavailable, "busy");
            Assert.That(refused.Header("Retry-After"), Is.EqualTo("2"));
            (await Api.Get("/v1/articles")).Must(HttpStatusCode.OK);
        }
        finally
        {
            held.ForEach(place => place.Dispose());
        }
        // Each response gives its place back.
        for (var number = 0; number < LargeResponses.MaxOpenOfClient + 4; number++)
            (await Api.Get("/v1/articles?include=body")).Must(HttpStatusCode.OK);
    }

    [Test]
    public async Task The_ETag_stands_still_until_the_answer_changes()
    {
        var (id, _) = await Fill();
        foreach (var path in new[] { $"/v1/articles/{id}", "/v1/articles", "/v1/units", "/v1/units/by-slug/rutan" })
        {
            var first = (await Api.Get(path)).Must(HttpStatusCode.OK);
            Assert.That(first.ETag, Does.Match("^\"[A-Za-z0-9_-]{22}\"$"));
            Newsroom.Clock.Advance(TimeSpan.FromMinutes(1));
            Assert.That((await Api.Get(path)).ETag, Is.EqualTo(first.ETag), "Time alone changes nothing.");
            Assert.That((await Api.Get(path, ("Authorization", "Bearer salah"))).ETag, Is.EqualTo(first.ETag));

            var unit = (await Api.ManageGet("/units/by-slug/rutan")).Data;
            (await Api.Patch($"/units/{unit["id"]}", new { name = unit["name"] + " Baru" }, unit["version"]!.GetValue<int>())).Must(
                HttpStatusCode.OK
            );
            var renamed = (await Api.Get(path, ("If-None-Match", first.ETag!))).Must(HttpStatusCode.OK);
            Assert.That(renamed.ETag, Is.Not.EqualTo(first.ETag));
            Assert.That(renamed.Text, Does.Contain("rutan Baru"));
        }
        var before = (await Api.Get($"/v1/articles/{id}")).ETag;
        (await Api.Post($"/articles/{id}/publish", new { update = "major" }, 2)).Must(HttpStatusCode.OK);
        Assert.That((await Api.Get($"/v1/articles/{id}")).ETag, Is.Not.EqualTo(before));
    }

    [TestCase("{0}")]
    [TestCase("W/{0}")]
    [TestCase("\"lain\", {0}")]
    [TestCase("\"lain\" ,W/\"x\",W/{0} , \"y\"")]
    [TestCase("*")]
    public async Task What_a_client_has_already_is_not_sent_again(string header)
    {
        var (id, _) = await Fill();
        foreach (var path in new[] { $"/v1/articles/{id}", "/v1/articles", "/v1/articles/months", "/v1/tags", "/v1/units/tree", "/v1" })
        {
            var first = (await Api.Get(path)).Must(HttpStatusCode.OK);
            var second = (await Api.Get(path, ("If-None-Match", header.Replace("{0}", first.ETag)))).Must(HttpStatusCode.NotModified);
            Assert.That(second.Text, Is.Empty);
            foreach (var name in new[] { "ETag", "Cache-Control", "Vary", "Link" })
                Assert.That(second.Header(name), Is.EqualTo(first.Header(name)), path + " " + name);
            Assert.That(second.Header("Vary"), Is.EqualTo("Accept-Encoding"));
            Assert.That(second.Header("Content-Type"), Is.Null);
        }
        (await Api.Get("/v1", ("If-None-Match", "\"lain\""))).Must(HttpStatusCode.OK);
        (await Api.Get("/v1", ("If-None-Match", "rusak"))).Must(HttpStatusCode.OK);
    }

    [TestCase("br", "br")]
    [TestCase("gzip", "gzip")]
    [TestCase("gzip, deflate, br", "br")]
    [TestCase("br;q=0.5, gzip", "gzip")]
    [TestCase("br;q=0, gzip;q=0.1", "gzip")]
    [TestCase("identity", null)]
    [TestCase("br;q=0", null)]
    [TestCase("zstd", "zstd")]
    public async Task A_compressed_answer_is_the_same_answer_under_another_tag(string accepted, string? expected)
    {
        var (id, _) = await Fill();
        var plain = (await Api.Get($"/v1/articles/{id}")).Must(HttpStatusCode.OK);
        var answer = (await Api.Get($"/v1/articles/{id}", ("Accept-Encoding", accepted))).Must(HttpStatusCode.OK);
        Assert.That(answer.Header("Content-Encoding"), Is.EqualTo(expected));
        Assert.That(answer.Header("Vary"), Is.EqualTo("Accept-Encoding"));
        Assert.That(answer.ETag, Is.EqualTo(expected is null ? plain.ETag : $"{plain.ETag![..^1]}-{expected}\""));
        var bytes = await answer.Message.Content.ReadAsByteArrayAsync();
        Assert.That(answer.Header("Content-Length"), Is.EqualTo(bytes.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        using var stream = new MemoryStream(bytes);
        await using Stream decoder = expected switch
        {
            "br" => new BrotliStream(stream, CompressionMode.Decompress),
            "gzip" => new GZipStream(stream, CompressionMode.Decompress),
            "zstd" => new ZstdSharp.DecompressionStream(stream),
            _ => stream,
        };
        using var reader = new StreamReader(decoder, Encoding.UTF8);
        Assert.That(await reader.ReadToEndAsync(), Is.EqualTo(plain.Text));
        (await Api.Get($"/v1/articles/{id}", ("Accept-Encoding", accepted), ("If-None-Match", answer.ETag!))).Must(
            HttpStatusCode.NotModified
        );
    }

    [Test]
    public async Task HEAD_has_the_headers_of_GET_and_no_body()
    {
        var (id, gone) = await Fill();
        foreach (var path in Paths(id, gone))
        foreach (var encoding in new[] { "identity", "br" })
        {
            var get = await Api.Send(HttpMethod.Get, path, null, ("Accept-Encoding", encoding), ("Origin", Origin));
            var head = await Api.Send(HttpMethod.Head, path, null, ("Accept-Encoding", encoding), ("Origin", Origin));
            Assert.That(head.Status, Is.EqualTo(get.Status), path);
            Assert.That(head.Text, Is.Empty, path);
            Assert.That(Headers(head), Is.EqualTo(Headers(get)), path);
            if (get.Status == HttpStatusCode.OK)
                Assert.That(head.Header("Content-Length"), Is.Not.Null, path);
            if (get.ETag is not null)
                (await Api.Send(HttpMethod.Head, path, null, ("Accept-Encoding", encoding), ("If-None-Match", get.ETag))).Must(
                    HttpStatusCode.NotModified
                );
        }

        // How a body is framed and when it was sent are no properties of what was asked for.
        static IEnumerable<string> Headers(Answer answer) =>
            answer
                .Message.Headers.Concat(answer.Message.Content.Headers)
                .Where(header => header.Key is not ("Date" or "Transfer-Encoding" or "X-Request-ID" or "Cache-Status"))
                .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}")
                .Order(StringComparer.Ordinal);
    }

    [Test]
    public async Task Every_answer_says_how_long_it_may_be_kept_and_can_be_read_from_any_site()
    {
        var (id, gone) = await Fill();
        var seen = new HashSet<HttpStatusCode>();
        foreach (var path in Paths(id, gone))
        {
            var answer = await Api.Get(path, ("Origin", Origin));
            seen.Add(answer.Status);
            Assert.That(
                answer.Header("Cache-Control"),
                Does.Match(
                    answer.Status switch
                    {
                        HttpStatusCode.OK => "^public, (no-cache|max-age=(15|60), stale-while-revalidate=60, stale-if-error=300)$",
                        HttpStatusCode.MovedPermanently => "^public, max-age=300$",
                        HttpStatusCode.NotFound => "^public, max-age=10$",
                        HttpStatusCode.Gone => "^public, max-age=60$",
                        _ => "^no-store$",
                    }
                ),
                path
            );
            Open(answer, path);
            Assert.That(answer.Header("X-Content-Type-Options"), Is.EqualTo("nosniff"), path);
            if (answer.ETag is not null)
                Open((await Api.Get(path, ("Origin", Origin), ("If-None-Match", "*"))).Must(HttpStatusCode.NotModified), path);
            // A shared cache keeps one answer for all: it must be readable from a site although nobody on a site asked first.
            Open(await Api.Get(path), path);
        }
        Assert.That(
            seen,
            Is.SupersetOf(
                new[]
                {
                    HttpStatusCode.OK,
                    HttpStatusCode.MovedPermanently,
                    HttpStatusCode.BadRequest,
                    HttpStatusCode.NotFound,
                    HttpStatusCode.Gone,
                }
            )
        );

        static void Open(Answer answer, string path)
        {
            Assert.That(answer.Header("Access-Control-Allow-Origin"), Is.EqualTo("*"), path);
            Assert.That(
                answer.Header("Access-Control-Expose-Headers")?.Split(',', StringSplitOptions.TrimEntries),
                Is.SupersetOf(new[] { "ETag", "Link", "Location", "Retry-After" }),
                path
            );
            Assert.That(answer.Header("Access-Control-Allow-Credentials"), Is.Null, path);
        }
    }

    [Test]
    public async Task A_browser_may_ask_before_it_asks()
    {
        var preflight = await Api.Send(
            HttpMethod.Options,
            "/v1/articles",
            null,
            ("Origin", Origin),
            ("Access-Control-Request-Method", "GET"),
            ("Access-Control-Request-Headers", "if-none-match")
        );
        preflight.Must(HttpStatusCode.NoContent);
        Assert.That(preflight.Header("Access-Control-Allow-Origin"), Is.EqualTo("*"));
        Assert.That(preflight.Header("Access-Control-Allow-Headers"), Is.EqualTo("if-none-match").Or.EqualTo("*"));
        Assert.That(preflight.Header("Access-Control-Max-Age"), Is.EqualTo("7200"));
    }

    [TestCase("POST")]
    [TestCase("PUT")]
    [TestCase("PATCH")]
    [TestCase("DELETE")]
    public async Task Delivery_is_for_reading_only(string method)
    {
        var (id, _) = await Fill();
        foreach (
            var path in new[]
            {
                "/v1",
                "/v1/articles",
                $"/v1/articles/{id}",
                "/v1/articles/by-slug/halo",
                "/v1/units/tree",
                "/v1/tags",
                "/v1/authors",
            }
        )
        {
            var answer = (await Api.Send(new HttpMethod(method), path, new { title = "x" })).IsProblem(
                HttpStatusCode.MethodNotAllowed,
                "method-not-allowed"
            );
            Assert.That(answer.Header("Allow"), Is.EqualTo("GET, HEAD"), path);
            Assert.That(answer.Header("Cache-Control"), Is.EqualTo("no-store"), path);
        }
    }

    [Test]
    public async Task Authorization_changes_nothing()
    {
        var (id, gone) = await Fill();
        foreach (var path in Paths(id, gone))
        {
            var anonymous = await Api.Get(path);
            foreach (var authorization in new[] { "Bearer " + Newsroom.AdminKey, "Bearer salah", "Basic eA==", "???" })
            {
                var other = await Api.Get(path, ("Authorization", authorization));
                Assert.That((other.Status, Api.Scrub(other.Text)), Is.EqualTo((anonymous.Status, Api.Scrub(anonymous.Text))), path);
            }
        }
    }

    [Test]
    public async Task A_key_sent_to_Delivery_is_not_looked_up()
    {
        var key = await Key("admin");
        var path = $"/v1/articles/{Guid.CreateVersion7()}";
        await Api.Get(path);
        var anonymous = await Newsroom.CountCommandsAsync(() => Api.Get(path));
        Assert.That(await Newsroom.CountCommandsAsync(() => Api.Get(path, ("Authorization", $"Bearer {key}"))), Is.EqualTo(anonymous));
        Assert.That(await Newsroom.SqlAsync("select count(*) from api_key_uses"), Is.Zero);
    }

    [Test]
    public async Task A_plus_that_became_a_space_is_told()
    {
        foreach (
            var query in new[]
            {
                "publishedFrom=2022-10-12T17:16:00+07:00",
                "publishedBefore=2022-10-12T17:16:00+07:00",
                "sort=modifiedAt&modifiedSince=2022-10-12T17:16:00+07:00",
            }
        )
        {
            var answer = (await Api.Get("/v1/articles?" + query)).IsProblem(HttpStatusCode.BadRequest, "plus-not-escaped");
            Assert.That(answer.Json["detail"]!.GetValue<string>(), Does.Contain("%2B"));
        }
        (await Api.Get("/v1/articles?publishedFrom=2022-10-12T17:16:00%2B07:00")).Must(HttpStatusCode.OK);
        (await Api.Get("/v1/articles?publishedFrom=2022-10-12T17:16:00")).IsProblem(HttpStatusCode.BadRequest, "offset-missing");
    }

    [Test]
    public async Task Unknown_and_repeated_parameters_are_told_with_the_nearest_name()
    {
        var (id, _) = await Fill();
        foreach (
            var (path, error, nearest) in new[]
            {
                ("/v1/articles?tags=x", "unknown-parameter tags", "tag"),
                ("/v1/articles?Limit=1", "unknown-parameter Limit", "limit"),
                ("/v1/articles?publishedfrom=2026-01-01", "unknown-parameter publishedfrom", "publishedFrom"),
                ("/v1/units/tree?dept=1", "unknown-parameter dept", "depth"),
                ("/v1/articles/months?units=x", "unknown-parameter units", "unit"),
                ($"/v1/articles/{id}?field=title", "unknown-parameter field", "fields"),
                ("/v1/articles?tag=a&tag=b", "repeated-parameter tag", "tag"),
                ("/v1/tags?q=a&q=b", "repeated-parameter q", "q"),
                ("/v1?x=1", "unknown-parameter x", ""),
                ("/v1/tags/by-slug/x?lang=id", "unknown-parameter lang", ""),
            }
        )
        {
            var answer = (await Api.Get(path)).IsProblem(HttpStatusCode.BadRequest, error.Split(' ')[0]);
            Assert.That(answer.Errors, Is.EqualTo(new[] { error }), path);
            Assert.That(answer.Json["errors"]![0]!["message"]!.GetValue<string>(), Does.Contain(nearest));
        }
        Assert.That(
            (await Api.Get("/v1/articles?tags=x&limit=1&limit=2")).IsProblem(HttpStatusCode.BadRequest, "malformed-request").Errors,
            Is.EqualTo(new[] { "unknown-parameter tags", "repeated-parameter limit" })
        );
        Assert.That(
            (await Api.Get("/v1/articles?limit=0&kind=blog&publishedFrom=x"))
                .IsProblem(HttpStatusCode.BadRequest, "malformed-request")
                .Errors,
            Is.EquivalentTo(new[] { "out-of-range limit", "unknown-value kind", "malformed-time publishedFrom" })
        );
    }

    [TestCase("id", "id", "Tidak ditemukan.")]
    [TestCase("id-ID,id;q=0.9,en;q=0.8", "id", "Tidak ditemukan.")]
    [TestCase("en", "en", "Not found.")]
    [TestCase("fr, id;q=0.5, en;q=0.1", "id", "Tidak ditemukan.")]
    [TestCase("id;q=0, en", "en", "Not found.")]
    [TestCase(null, "en", "Not found.")]
    public async Task Problems_speak_the_language_of_the_reader_and_content_does_not(string? accepted, string language, string title)
    {
        var (id, _) = await Fill();
        (string, string)[] headers = accepted is null ? [] : [("Accept-Language", accepted)];
        var problem = (await Api.Get("/v1/articles/by-slug/tiada", headers)).IsProblem(HttpStatusCode.NotFound, "not-found");
        Assert.That((problem.Header("Content-Language"), problem.Json["title"]!.GetValue<string>()), Is.EqualTo((language, title)));
        Assert.That(problem.Header("Vary"), Does.Contain("Accept-Language"));
        var content = (await Api.Get($"/v1/articles/{id}", headers)).Must(HttpStatusCode.OK);
        Assert.That(content.ETag, Is.EqualTo((await Api.Get($"/v1/articles/{id}")).ETag));
        Assert.That(content.Header("Vary"), Is.EqualTo("Accept-Encoding"));
        Assert.That(content.Header("Content-Language"), Is.Null);
    }

    [Test]
    public async Task An_address_that_never_was_is_a_problem_too()
    {
        foreach (var path in new[] { "/v1/berita", "/v1/articles/a/b/c", "/v2/articles" })
            (await Api.Get(path)).IsProblem(HttpStatusCode.NotFound, "no-such-address");
    }

    // One path of every route, and of every way in which an item can be missed.
    private static string[] Paths(string id, string gone) =>
        [
            "/v1",
            "/v1/articles",
            "/v1/articles?page=1&limit=1",
            "/v1/articles?include=body",
            $"/v1/articles?ids={id}",
            "/v1/articles/months",
            $"/v1/articles/{id}",
            "/v1/articles/by-slug/halo",
            "/v1/articles/by-slug/HALO",
            $"/v1/articles/{gone}",
            "/v1/articles/by-slug/tiada",
            "/v1/articles/tiada",
            "/v1/articles?limit=0",
            "/v1/articles?tags=x",
            "/v1/berita",
            "/v1/authors",
            "/v1/authors/by-slug/budi",
            "/v1/authors/by-slug/BUDI",
            "/v1/authors/019b4a5e-0000-7000-8000-000000000001",
            "/v1/tags",
            "/v1/tags/by-slug/krisis",
            "/v1/tags/by-slug/tiada",
            "/v1/units",
            "/v1/units/tree",
            "/v1/units/by-slug/rutan",
            "/v1/units/by-slug/RUTAN",
        ];

    private static async Task<(string Live, string Gone)> Fill()
    {
        await Unit("rutan");
        await Author("budi");
        await Tag("krisis");
        var live = await Live(
            "Halo",
            "rutan",
            new
            {
                body = $"<p>{string.Concat(Enumerable.Range(0, 300).Select(number => $"kata{number} "))}</p>",
                authors = new[] { new { slug = "budi" } },
                tags = new[] { new { slug = "krisis" } },
            }
        );
        var gone = await Live("Ditarik", "rutan");
        (await Api.Post($"/articles/{gone.Id}/unpublish", null, 2)).Must(HttpStatusCode.OK);
        return (live.Id, gone.Id);
    }
}
