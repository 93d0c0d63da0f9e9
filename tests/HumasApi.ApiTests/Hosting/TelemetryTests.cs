using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using HumasApi.ApiTests.Embedded;
using Microsoft.AspNetCore.Http;

namespace HumasApi.ApiTests.Hosting;

/// <summary>What operators see: metrics for Prometheus, and all signals by OTLP; and that no secret is among them.</summary>
internal sealed partial class TelemetryTests : ApiTest
{
    [Test]
    public async Task Prometheus_reads_metrics_with_the_key_of_an_administrator()
    {
        Assert.That((await Api.Get("/metrics")).Status, Is.EqualTo(HttpStatusCode.NotFound), "only where it is asked for");
        await Unit("rutan");
        await Live("Panen raya", "rutan");
        await using var instance = Newsroom.AnotherInstance(settings: ("Humas:Metrics", "true"));
        using var client = instance.CreateClient();
        foreach (var _ in new[] { 1, 2 })
            await client.GetStringAsync(new Uri("/v1/articles", UriKind.Relative));
        await client.GetStringAsync(new Uri("/health/work", UriKind.Relative));
        Assert.That(await StatusAsync(client, null), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await StatusAsync(client, "hk_salah"), Is.EqualTo(HttpStatusCode.Unauthorized));
        var editor = await Key("editor", "rutan");
        Assert.That(await StatusAsync(client, editor), Is.EqualTo(HttpStatusCode.Forbidden));

        using var request = Request(Newsroom.AdminKey);
        using var answer = await client.SendAsync(request);
        Assert.That(answer.Headers.CacheControl!.NoStore, Is.True);
        var text = await answer.Content.ReadAsStringAsync();
        foreach (
            var line in new[]
            {
                "http_server_request_duration_seconds_count{.*http_route=\"/v1/articles/?\".*} 2",
                "humas_cache_responses_total{.*result=\"hit\".*} 1",
                "humas_work_lag_seconds{.*}",
                "db_client_operation_duration_seconds_count{.*}",
                "dotnet_gc_heap_total_allocated_bytes_total",
            }
        )
            Assert.That(text, Does.Match(line));
        // The dashboard and the alert rules ask for nothing that is not there.
        foreach (var file in new[] { "grafana.json", "alerts.yml" })
        foreach (
            var name in Measured()
                .Matches(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Monitoring", file)))
                .Select(match => match.Value)
                .Distinct()
        )
            Assert.That(text, Does.Match($"(?m)^{name}[{{ ]"), file);
    }

    [GeneratedRegex(@"\b(http|humas|db|dotnet)_[a-z_]+(?=\{)")]
    private static partial Regex Measured();

    [Test]
    public async Task Traces_metrics_and_logs_are_sent_to_a_collector_without_secrets()
    {
        using var folder = new TemporaryFolder();
        await (await PreparedNewsroom.Empty).CopyToAsync(folder);
        await using var collector = await LocalServer.StartAsync<Collector>();
        using var service = await HumasProcess.ServeAsync(
            folder.Data,
            ("Humas__Demo", "false"),
            ("Humas__AdminKey", Newsroom.AdminKey),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Url()),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_BSP_SCHEDULE_DELAY", "100"),
            ("OTEL_BLRP_SCHEDULE_DELAY", "100"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "300")
        );
        async Task<Answer> Post(string path, object body) =>
            (await service.SendAsync(HttpMethod.Post, "/manage/v1" + path, body, Newsroom.AdminKey)).Must(HttpStatusCode.Created);
        await Post("/units", new { name = "Rutan", slug = "rutan" });
        var draft = await Post("/articles", new { title = "Rahasia besar", unit = new { slug = "rutan" } });
        var link = await Post($"/articles/{draft.Id}/preview-links", new { });
        var path = new Uri(link.Data["url"]!.GetValue<string>()).AbsolutePath;
        var read = (await service.GetAsync("/v1/articles?limit=3")).Must(HttpStatusCode.OK);
        (await service.GetAsync(path)).Must(HttpStatusCode.OK);
        // A line of the log.
        (await service.SendAsync(HttpMethod.Get, "/manage/v1/me", null, $"hk_{Guid.NewGuid():N}_{new string('a', 64)}")).Must(
            HttpStatusCode.Unauthorized
        );
        // The id of a problem or response leads to its trace.
        var trace = Convert.FromHexString(read.Header("X-Request-Id")!);
        for (var until = DateTime.UtcNow.AddSeconds(20); ; await Task.Delay(50))
        {
            var paths = collector.Received.Select(one => one.Path).ToHashSet();
            if (
                paths.IsSupersetOf(["/v1/traces", "/v1/metrics", "/v1/logs"])
                && collector.Received.Any(one => one.Path == "/v1/traces" && one.Body.AsSpan().IndexOf(trace) >= 0)
            )
                break;
            Assert.That(DateTime.UtcNow, Is.LessThan(until), string.Join(' ', paths));
        }
        // The last batches.
        await Task.Delay(500);
        foreach (var secret in new[] { path.Split('/')[^1], Newsroom.AdminKey })
            Assert.That(collector.Received.Where(one => one.Body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) >= 0), Is.Empty);
        Assert.That(collector.Received.Any(one => one.Body.AsSpan().IndexOf("humasapi"u8) >= 0), Is.True);
        await service.StopAsync();
    }

    private static HttpRequestMessage Request(string? key)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return request;
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string? key)
    {
        using var request = Request(key);
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    /// <summary>What a collector of OpenTelemetry receives.</summary>
    private sealed class Collector : LocalServer
    {
        public ConcurrentQueue<(string Path, byte[] Body)> Received { get; } = new();

        protected override async Task TakeAsync(HttpContext http)
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            Received.Enqueue((http.Request.Path, body.ToArray()));
        }
    }
}
