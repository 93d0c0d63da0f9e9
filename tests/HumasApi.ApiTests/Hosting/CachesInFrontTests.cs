using System.Net;
using System.Net.Http.Headers;

namespace HumasApi.ApiTests.Hosting;

/// <summary>Behind real caches, with the settings that the README points to.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class CachesInFrontTests : HostingTest
{
    private readonly HttpClient client = new();

    [TearDown]
    public void CloseClient() => client.Dispose();

    [Test]
    public async Task Varnish_keeps_responses_until_it_is_purged_of_what_they_show()
    {
        var varnish = HumasProcess.FreePort();
        var service = await StartAsync(
            ("Humas__Cache__SharedSeconds", "3600"),
            ("Humas__Purge__Kind", "varnish"),
            ("Humas__Purge__Url", $"http://127.0.0.1:{varnish}/")
        );
        using var cache = await InFront.StartAsync("varnishd", Folder, "varnish.vcl", varnish, [service], file =>
            ["-F", "-a", $"127.0.0.1:{varnish}", "-f", file, "-n", Folder.FileNamed("varnish"), "-s", "malloc,16m"]
        );
        var (one, other) = (await PublishAsync(service, "Panen raya"), await PublishAsync(service, "Senam pagi"));
        await PurgedAtStartAsync();
        foreach (
            var path in new[] { $"/v1/articles/{one}", $"/v1/articles/{other}", "/v1/articles", "/v1/articles?unit=rutan", "/v1/units" }
        )
        {
            await GetAsync(varnish, path);
            var (hit, status) = await GetAsync(varnish, path);
            Assert.That((status, hit.Headers.Contains("Surrogate-Key")), Is.EqualTo(("HIT", false)), path);
        }

        // A list and the article itself; another article stays.
        await ChangeAsync(service, HttpMethod.Patch, one, "", new { title = "Panen kedua" });
        await ChangeAsync(service, HttpMethod.Post, one, "/publish");
        await Eventually.TrueAsync(
            async () => (await TextAsync(varnish, $"/v1/articles/{one}")).Contains("Panen kedua"),
            () => "old article"
        );
        await Eventually.TrueAsync(
            async () => (await TextAsync(varnish, "/v1/articles?unit=rutan")).Contains("Panen kedua"),
            () => "old list"
        );
        Assert.That((await GetAsync(varnish, $"/v1/articles/{other}")).Cache, Is.EqualTo("HIT"));

        // A name stands everywhere.
        (await service.SendAsync(HttpMethod.Put, "/manage/v1/units/by-slug/rutan", new { name = "Rutan Baru" }, Key)).Must(
            HttpStatusCode.OK
        );
        foreach (var path in new[] { $"/v1/articles/{other}", "/v1/articles", "/v1/units" })
            await Eventually.TrueAsync(async () => (await TextAsync(varnish, path)).Contains("Rutan Baru"), () => path);

        await ChangeAsync(service, HttpMethod.Post, other, "/unpublish");
        await Eventually.TrueAsync(
            async () => (await GetAsync(varnish, $"/v1/articles/{other}")).Response.StatusCode == HttpStatusCode.Gone,
            () => "what was unpublished is still served"
        );
        await NothingPrivateAsync(service, varnish, one);
    }

    [Test]
    public async Task Nginx_revalidates_and_serves_what_it_has_while_the_service_is_away()
    {
        var nginx = HumasProcess.FreePort();
        var service = await StartAsync(("Humas__Cache__ListSeconds", "1"), ("Humas__Cache__RevalidateSeconds", "0"));
        Directory.CreateDirectory(Folder.FileNamed("nginx"));
        using var cache = await InFront.StartAsync("nginx", Folder, "nginx.conf", nginx, [service], file =>
            ["-p", Folder.FileNamed("nginx"), "-c", file, "-e", "stderr"]
        );
        var one = await PublishAsync(service, "Panen raya");
        await GetAsync(nginx, "/v1/articles");
        Assert.That((await GetAsync(nginx, "/v1/articles")).Cache, Is.EqualTo("HIT"));
        await Task.Delay(TimeSpan.FromSeconds(2.1));
        Assert.That((await GetAsync(nginx, "/v1/articles")).Cache, Is.EqualTo("REVALIDATED"));
        await Task.Delay(TimeSpan.FromSeconds(2.1));
        await PublishAsync(service, "Senam pagi");
        Assert.That(await TextAsync(nginx, "/v1/articles"), Does.Contain("Senam pagi"));
        await NothingPrivateAsync(service, nginx, one);

        await service.StopAsync();
        await Task.Delay(TimeSpan.FromSeconds(2.1));
        var (kept, status) = await GetAsync(nginx, "/v1/articles");
        Assert.That((kept.StatusCode, status), Is.EqualTo((HttpStatusCode.OK, "STALE")));
    }

    // What a key may read, a preview and a calendar: asked twice, and never stored.
    private async Task NothingPrivateAsync(HumasProcess service, int front, string article)
    {
        var link = (await service.SendAsync(HttpMethod.Post, $"/manage/v1/articles/{article}/preview-links", new { }, Key)).Must(
            HttpStatusCode.Created
        );
        var preview = new Uri(link.Data["url"]!.GetValue<string>()).AbsolutePath;
        foreach (var (path, key) in new[] { ("/manage/v1/articles", Key), (preview, null), ($"/v1/articles/{article}", Key) })
        {
            await GetAsync(front, path, key);
            var (response, hit) = await GetAsync(front, path, key);
            Assert.That((response.StatusCode, hit), Is.Not.EqualTo((HttpStatusCode.OK, "HIT")), path);
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), path);
        }
        Assert.That((await GetAsync(front, "/manage/v1/articles")).Response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    private static async Task<int> VersionAsync(HumasProcess service, string article) =>
        (await service.SendAsync(HttpMethod.Get, $"/manage/v1/articles/{article}", null, Key)).Data["version"]!.GetValue<int>();

    // A change of an article, under the version that it has.
    private static async Task ChangeAsync(HumasProcess service, HttpMethod method, string article, string act, object? body = null) =>
        (await service.SendAsync(method, $"/manage/v1/articles/{article}{act}", body, Key, await VersionAsync(service, article))).Must(
            HttpStatusCode.OK
        );

    private async Task<HumasProcess> StartAsync(params (string, string?)[] settings)
    {
        await (await PreparedNewsroom.Empty).CopyToAsync(Folder);
        var service = await ServeAsync([NoDemo, AdminKey, .. settings]);
        (await service.SendAsync(HttpMethod.Put, "/manage/v1/units/by-slug/rutan", new { name = "Rutan" }, Key)).Must(
            HttpStatusCode.Created
        );
        return service;
    }

    // Everything is purged when the service starts, and again a moment later.
    private static Task PurgedAtStartAsync() => Task.Delay(TimeSpan.FromSeconds(4));

    private static async Task<string> PublishAsync(HumasProcess service, string title) => (
            await service.SendAsync(
                HttpMethod.Post,
                "/manage/v1/articles",
                new
                {
                    title,
                    body = "<p>Isi.</p>",
                    unit = new { slug = "rutan" },
                    publish = true,
                },
                Key
            )
        ).Must(HttpStatusCode.Created).Data["id"]!.GetValue<string>();

    private async Task<string> TextAsync(int port, string path) => await (await GetAsync(port, path)).Response.Content.ReadAsStringAsync();

    private async Task<(HttpResponseMessage Response, string? Cache)> GetAsync(int port, string path, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{port}{path}");
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var response = await client.SendAsync(request);
        return (response, response.Headers.TryGetValues("X-Cache", out var cache) ? cache.Single() : null);
    }
}
