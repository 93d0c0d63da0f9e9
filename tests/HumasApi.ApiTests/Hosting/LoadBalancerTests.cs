using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using HumasApi.ApiTests.Embedded;
using HumasApi.Postgres;
using Microsoft.Extensions.Logging.Abstractions;

namespace HumasApi.ApiTests.Hosting;

/// <summary>Two instances on one database behind HAProxy are one service, and stay one when an instance dies.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class LoadBalancerTests : HostingTest
{
    private const int Articles = 40;
    private const int KilledAt = 15;

    // Four requests reach both instances.
    private const int Readings = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly HttpClient client = new();

    [TearDown]
    public void CloseClient() => client.Dispose();

    [Test]
    public async Task Readers_and_writers_do_not_notice_that_an_instance_dies()
    {
        await (await PreparedNewsroom.Empty).CopyToAsync(Folder);
        await using var server = await EmbeddedPostgres.StartAsync(Folder.Options, NullLogger.Instance, CancellationToken.None);
        (string, string?)[] settings = [.. RolesOf(server), AdminKey];
        var (first, second) = (await ServeAsync(settings), await ServeAsync(settings));
        var port = HumasProcess.FreePort();
        using var balancer = await InFront.StartAsync("haproxy", Folder, "haproxy.cfg", port, [first, second], file => ["-db", "-f", file]);
        client.BaseAddress = new Uri($"http://127.0.0.1:{port}");
        await Eventually.TrueAsync(async () => await StatusAsync("/v1") == HttpStatusCode.OK, () => "nobody is ready");
        await WriteAsync("/manage/v1/units/by-slug/rutan", new { name = "Rutan" });

        var (failures, lags) = (new ConcurrentQueue<string>(), new List<double>());
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => ReadAsync(failures, stop.Token)).ToList();
        for (var number = 0; number < Articles; number++)
        {
            if (number == KilledAt)
                first.Signal("KILL");
            await WriteAsync(
                $"/manage/v1/articles/by-source/uji/{number}",
                new
                {
                    title = $"Berita {number}",
                    unit = new { slug = "rutan" },
                    publish = true,
                }
            );
            var watch = Stopwatch.StartNew();
            for (var seen = 0; seen < Readings && watch.Elapsed < Patience; )
                seen = await StatusAsync($"/v1/articles/by-slug/berita-{number}?fields=title") == HttpStatusCode.OK ? seen + 1 : 0;
            lags.Add(watch.Elapsed.TotalSeconds);
        }
        await stop.CancelAsync();
        await Task.WhenAll(readers);
        Assert.That(failures, Is.Empty);
        Assert.That(lags.Order().ElementAt(Articles / 2), Is.LessThan(1), "after a publish every instance shows it within a second");
        Assert.That(
            await Sql.ScalarAsync(server.SuperuserConnectionString, "select count(*) from published_articles"),
            Is.EqualTo(Articles),
            "each article once, whatever was sent again"
        );
    }

    private async Task ReadAsync(ConcurrentQueue<string> failures, CancellationToken stop)
    {
        foreach (var path in Forever("/v1/articles?limit=5", "/v1/units", "/v1/articles/months"))
        {
            if (stop.IsCancellationRequested)
                return;
            if (await StatusAsync(path) is var status && status != HttpStatusCode.OK)
                failures.Enqueue($"{path} {status}");
            await Task.Delay(5, CancellationToken.None);
        }
    }

    private static IEnumerable<string> Forever(params string[] paths)
    {
        while (true)
            foreach (var path in paths)
                yield return path;
    }

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }

    // As a script does: what was not answered, or with 5xx, is sent again.
    private async Task WriteAsync(string path, object body)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(100))
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(body) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Key);
            using var response = await client.SendAsync(request);
            if (response.IsSuccessStatusCode)
                return;
            Assert.That(response.StatusCode, Is.GreaterThanOrEqualTo(HttpStatusCode.InternalServerError));
            Assert.That(watch.Elapsed, Is.LessThan(Patience));
        }
    }
}
