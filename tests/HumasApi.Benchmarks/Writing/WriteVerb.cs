using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HumasApi.Benchmarks.Reading;
using Npgsql;

namespace HumasApi.Benchmarks.Writing;

/// <summary>
/// The write path beside the limit: POST /manage/v1/articles with publish, author, unit and three tags, and a hand-written
/// transaction that writes the same rows. Service and PostgreSQL share processor 0, the load comes from processor 1. Then what
/// editors read: the list and an article.
/// </summary>
internal static class WriteVerb
{
    private const int Rounds = 3;
    private static readonly int[] Connections = [1, 8];
    private static readonly string Body = string.Concat(
        Enumerable.Repeat("<p>Rumah tahanan membuka layanan kunjungan baru bagi keluarga warga binaan mulai pekan depan.</p>", 40)
    );

    public static async Task RunAsync(Options options)
    {
        await using var target = await Target.OpenCountingAsync(options);
        var seconds = options.Number("seconds", 5);
        await PinAsync(0, target.PostmasterId);
        await PinAsync(1, Environment.ProcessId);
        using var service = await ServiceProcess.ServeAsync(target, 0);
        using var client = await ClientAsync(service);
        var template = await PublishAsync(client, "templat");
        var limit = await HandWrittenWrite.PrepareAsync(target, template);
        await using var source = NpgsqlDataSource.Create(target.App);

        Task<int> OursAsync(CancellationToken stop) => WriteAsync(client, stop);
        Task<int> TheirsAsync(CancellationToken stop) => limit.RunAsync(source, Body, stop);

        // Code is compiled by use, and slowly on a processor that has other work: all of it before anything is measured.
        await MeasureAsync(target, service, 8, options.Number("warmup", 75), OursAsync);
        if (options.Find("statements") is not null)
        {
            await target.SuperuserAsync<object>("select pg_stat_statements_reset()");
            var written = await MeasureAsync(target, service, 8, seconds, OursAsync);
            Console.WriteLine($"{written.Count} articles\n{await target.DearestAsync()}");
            return;
        }
        await MeasureAsync(target, service, 8, 3, TheirsAsync);
        Console.WriteLine(
            $"| connections, {Rounds} x {seconds} s | HumasApi articles/s | ms: service + database | statements | hand-written/s "
                + "| ms: database | ratio |\n|---|--:|--:|--:|--:|--:|--:|"
        );
        foreach (var connections in Connections)
        {
            var (ours, theirs) = (Cost.None, Cost.None);
            for (var round = 0; round < Rounds; round++)
            {
                ours += await MeasureAsync(target, service, connections, seconds, OursAsync);
                theirs += await MeasureAsync(target, service, connections, seconds, TheirsAsync);
            }
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {connections} | {ours.PerSecond:0} | {ours.Service:0.0} + {ours.Database:0.0} | {ours.Each(ours.Statements):0.0} "
                        + $"| {theirs.PerSecond:0} | {theirs.Database:0.0} | {ours.PerSecond / theirs.PerSecond:0.00} |"
                )
            );
        }
        Console.WriteLine("\n| request | a second | ms: service + database | statements |\n|---|--:|--:|--:|");
        foreach (var path in new[] { "/manage/v1/articles?limit=20", $"/manage/v1/articles/{template}" })
        {
            await MeasureAsync(target, service, 1, seconds, stop => ReadAsync(client, path, stop));
            var cost = await MeasureAsync(target, service, 1, seconds, stop => ReadAsync(client, path, stop));
            var name = path.Replace($"{template}", "{id}", StringComparison.Ordinal);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {name} | {cost.PerSecond:0} | {cost.Service:0.0} + {cost.Database:0.0} | {cost.Each(cost.Statements):0.0} |"
                )
            );
        }
    }

    private static async Task<HttpClient> ClientAsync(ServiceProcess service)
    {
        var client = new HttpClient { BaseAddress = service.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ServiceProcess.AdminKey);
        await SendAsync(client, HttpMethod.Put, "/manage/v1/units/by-slug/rutan", new { name = "Rumah Tahanan" });
        await SendAsync(client, HttpMethod.Put, "/manage/v1/authors/by-slug/penulis", new { name = "Penulis" });
        foreach (var number in Enumerable.Range(1, 3))
            await SendAsync(client, HttpMethod.Put, $"/manage/v1/tags/by-slug/t{number}", new { name = $"Topik {number}" });
        var key = await SendAsync(
            client,
            HttpMethod.Post,
            "/manage/v1/keys",
            new { name = "CMS", grants = new[] { new { role = "admin" } } }
        );
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key["data"]!["key"]!.GetValue<string>());
        return client;
    }

    private static async Task<Guid> PublishAsync(HttpClient client, string title) =>
        (
            await SendAsync(
                client,
                HttpMethod.Post,
                "/manage/v1/articles",
                new
                {
                    title,
                    body = Body,
                    unit = new { slug = "rutan" },
                    authors = new[] { new { slug = "penulis" } },
                    tags = new[] { new { slug = "t1" }, new { slug = "t2" }, new { slug = "t3" } },
                    publish = true,
                }
            )
        )["data"]!["id"]!.GetValue<Guid>();

    private static async Task<int> WriteAsync(HttpClient client, CancellationToken stop)
    {
        var written = 0;
        for (; !stop.IsCancellationRequested; written++)
            await PublishAsync(client, $"Layanan kunjungan {Guid.CreateVersion7():N}");
        return written;
    }

    private static async Task<int> ReadAsync(HttpClient client, string path, CancellationToken stop)
    {
        var read = 0;
        for (; !stop.IsCancellationRequested; read++)
            await client.GetByteArrayAsync(path, CancellationToken.None);
        return read;
    }

    private static async Task<Cost> MeasureAsync(
        Target target,
        ServiceProcess service,
        int connections,
        int seconds,
        Func<CancellationToken, Task<int>> load
    )
    {
        var statements = await StatementsAsync(target);
        var (process, database) = (ProcessorTime.Of(service.Id), ProcessorTime.Of(target.PostmasterId));
        var watch = Stopwatch.StartNew();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        var count = (await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => load(stop.Token))))).Sum();
        return new Cost(
            count,
            watch.Elapsed.TotalSeconds,
            ProcessorTime.Of(service.Id) - process,
            ProcessorTime.Of(target.PostmasterId) - database,
            await StatementsAsync(target) - statements
        );
    }

    // Of all sessions: also those of the service that follow the change log.
    private static async Task<long> StatementsAsync(Target target) =>
        await target.SuperuserAsync<long>("select count(*) from pg_extension where extname = 'pg_stat_statements'") == 0
            ? 0
            : await target.SuperuserAsync<long>("select sum(calls)::bigint from pg_stat_statements");

    private static async Task PinAsync(int processor, int process)
    {
        using var pin = Process.Start(
            new ProcessStartInfo("taskset", ["-acp", $"{processor}", $"{process}"]) { RedirectStandardOutput = true }
        )!;
        await pin.WaitForExitAsync();
    }

    private static async Task<JsonNode> SendAsync(HttpClient client, HttpMethod method, string path, object content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(content) };
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException(text);
    }

    // Times in microseconds of the processor, of all requests together.
    private sealed record Cost(int Count, double Seconds, double ServiceTime, double DatabaseTime, long Statements)
    {
        public static readonly Cost None = new(0, 0, 0, 0, 0);

        public double PerSecond => Count / Seconds;
        public double Service => Each(ServiceTime) / 1_000;
        public double Database => Each(DatabaseTime) / 1_000;

        public double Each(double total) => total / Count;

        public static Cost operator +(Cost one, Cost other) =>
            new(
                one.Count + other.Count,
                one.Seconds + other.Seconds,
                one.ServiceTime + other.ServiceTime,
                one.DatabaseTime + other.DatabaseTime,
                one.Statements + other.Statements
            );
    }
}
