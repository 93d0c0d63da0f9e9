using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using HumasApi.Benchmarks.Seeding;
using Npgsql;

namespace HumasApi.Benchmarks.Reading;

/// <summary>
/// The read path under load beside the limit: a hand-written endpoint that sends the same bytes, stored as they are. Server
/// and PostgreSQL share processor 0, the load comes from processor 1, so the two compete for nothing but the loopback.
/// </summary>
internal static class ReadVerb
{
    private const int ServerProcessor = 0;
    private const int LoadProcessor = 1;
    private const int WarmUpSeconds = 15;

    public static async Task RunAsync(Options options)
    {
        await using var target = await Target.OpenAsync(options);
        var (seconds, clients) = (options.Number("seconds", 10), options.Number("clients", 32));
        using (var pin = Process.Start(new ProcessStartInfo("taskset", ["-acp", $"{ServerProcessor}", $"{target.PostmasterId}"]) { RedirectStandardOutput = true })!) await pin.WaitForExitAsync();
        using var service = await ServiceProcess.ServeAsync(target, ServerProcessor);
        var scenarios = await ScenariosAsync(target, service);
        await StoreAsync(target, service, scenarios.SelectMany(scenario => scenario.Paths));
        using var limit = await ServiceProcess.HandWrittenAsync(target.Read, ServerProcessor);
        var folder = Directory.CreateTempSubdirectory("humas-read-");
        try
        {
            // Code is compiled by use: all of it before anything is measured.
            foreach (var scenario in scenarios)
                foreach (var server in new[] { service, limit }) await LoadAsync(server, scenario, folder.FullName, WarmUpSeconds, clients);
            Console.WriteLine($"| {clients} clients, {seconds} s | bytes | HumasApi req/s | p99 ms | µs: service + database | stored JSON req/s | p99 ms | µs: service + database | ratio of req/s | ratio of µs |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
            foreach (var scenario in scenarios)
            {
                var (ours, theirs) = (await MeasureAsync(service), await MeasureAsync(limit));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {scenario.Name} | {ours.Load.Bytes} | {ours} | {theirs} | {ours.Load.PerSecond / theirs.Load.PerSecond:0.00} | {theirs.Microseconds / ours.Microseconds:0.00} |"));

                async Task<Cost> MeasureAsync(ServiceProcess server)
                {
                    var (process, database) = (ProcessorTime.Of(server.Id), ProcessorTime.Of(target.PostmasterId));
                    var load = await LoadAsync(server, scenario, folder.FullName, seconds, clients);
                    return new Cost(load, (ProcessorTime.Of(server.Id) - process) / load.Answers, (ProcessorTime.Of(target.PostmasterId) - database) / load.Answers);
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
            await ExecuteAsync(target, "drop schema benchmark cascade");
        }
    }

    private static async Task<IReadOnlyList<Scenario>> ScenariosAsync(Target target, ServiceProcess service)
    {
        using var client = new HttpClient { BaseAddress = service.Address };
        var slugs = (await target.ScalarAsync<string>("select string_agg(slug, ' ') from (select slug from published_articles order by md5(slug) limit 1000) chosen")).Split(' ');
        var pages = new List<string>();
        for (var path = "/v1/articles?limit=20"; pages.Count < 50;)
        {
            pages.Add(path);
            var next = JsonNode.Parse(await client.GetStringAsync(path))!["meta"]!["page"]!["nextCursor"]!.GetValue<string>();
            path = $"/v1/articles?limit=20&cursor={next}";
        }
        return
        [
            new("article by slug", [.. slugs.Select(slug => $"/v1/articles/by-slug/{slug}")]),
            new("list of 20", pages),
            new("list of 20 by tag", [$"/v1/articles?tag={Cast.CommonTag}&limit=20", .. Enumerable.Range(1, 31).Select(number => $"/v1/articles?tag=topik-{number:000}&limit=20")]),
            new("list of 20 by subtree", [.. Enumerable.Range(1, 32).Select(number => $"/v1/articles?unit={Cast.Region(number)}&scope=subtree&limit=20")]),
        ];
    }

    // What the service answers now is what the hand-written endpoint sends: the same sizes, byte by byte.
    private static async Task StoreAsync(Target target, ServiceProcess service, IEnumerable<string> paths)
    {
        await ExecuteAsync(target, $"""
            drop schema if exists benchmark cascade; create schema benchmark; create table benchmark.answers (path text primary key, body text not null);
            grant usage on schema benchmark to public; grant select on benchmark.answers to public
            """);
        using var client = new HttpClient { BaseAddress = service.Address };
        await using var connection = new NpgsqlConnection(target.Owner);
        await connection.OpenAsync();
        foreach (var path in paths)
        {
            await using var command = new NpgsqlCommand("insert into benchmark.answers values ($1, $2)", connection) { Parameters = { new() { Value = path }, new() { Value = await client.GetStringAsync(path) } } };
            await command.ExecuteNonQueryAsync();
        }
        await ExecuteAsync(target, "vacuum (analyze) benchmark.answers");
    }

    private static async Task<LoadResult> LoadAsync(ServiceProcess server, Scenario scenario, string folder, int seconds, int clients)
    {
        var file = Path.Combine(folder, "paths");
        await File.WriteAllLinesAsync(file, scenario.Paths);
        var info = ServiceProcess.Command(LoadProcessor, typeof(Benchmark).Assembly.Location, "load", "--url", server.Address.ToString(), "--paths", file, "--seconds", $"{seconds}", "--clients", $"{clients}");
        info.RedirectStandardOutput = true;
        using var process = Process.Start(info)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return LoadResult.Parse(output);
    }

    private static async Task ExecuteAsync(Target target, string sql)
    {
        await using var connection = new NpgsqlConnection(target.Owner);
        await connection.OpenAsync();
        await Indexes.ExecuteAsync(connection, sql);
    }

    // Microseconds of the processor for one answer.
    private sealed record Cost(LoadResult Load, double Service, double Database)
    {
        public double Microseconds => Service + Database;
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Load.PerSecond:0} | {Load.Slow:0.0} | {Service:0} + {Database:0}");
    }

    private sealed record Scenario(string Name, IReadOnlyList<string> Paths);
}
