using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HumasApi.ApiTests.Plans;
using HumasApi.Benchmarks.Seeding;
using Microsoft.AspNetCore.WebUtilities;
using Npgsql;

namespace HumasApi.Benchmarks.Reading;

/// <summary>
/// The read path under load beside the limit: a hand-written endpoint that sends the same articles and cards, stored as they
/// are sent. Server and PostgreSQL share processor 0, the load comes from processor 1, so the two compete for nothing but the loopback.
/// </summary>
internal static class ReadVerb
{
    private const int ServerProcessor = 0;
    private const int LoadProcessor = 1;
    private const int WarmUpSeconds = 15;
    private static readonly Uri Anywhere = new("http://localhost");

    public static async Task RunAsync(Options options)
    {
        await using var target = await Target.OpenAsync(options);
        var (seconds, clients) = (options.Number("seconds", 10), options.Number("clients", 32));
        using (
            var pin = Process.Start(
                new ProcessStartInfo("taskset", ["-acp", $"{ServerProcessor}", $"{target.PostmasterId}"]) { RedirectStandardOutput = true }
            )!
        )
            await pin.WaitForExitAsync();
        using var service = await ServiceProcess.ServeAsync(target, ServerProcessor);
        var scenarios = await ScenariosAsync(target, service);
        await StoreAsync(target, service, scenarios);
        using var limit = await ServiceProcess.HandWrittenAsync(target.Read, ServerProcessor);
        var folder = Directory.CreateTempSubdirectory("humas-read-");
        try
        {
            // Code is compiled by use: all of it before anything is measured.
            foreach (var scenario in scenarios)
            foreach (var server in new[] { service, limit })
                await LoadAsync(server, scenario, folder.FullName, WarmUpSeconds, clients);
            Console.WriteLine(
                $"| {clients} clients, {seconds} s | bytes | HumasApi req/s | p99 ms | µs: service + database | stored JSON "
                    + "req/s | p99 ms | µs: service + database | ratio of req/s | ratio of µs "
                    + "|\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
            );
            foreach (var scenario in scenarios)
            {
                var (ours, theirs) = (await MeasureAsync(service), await MeasureAsync(limit));
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"| {scenario.Name} | {ours.Load.Bytes} | {ours} | {theirs} | "
                            + $"{ours.Load.PerSecond / theirs.Load.PerSecond:0.00} | {theirs.Microseconds / ours.Microseconds:0.00} |"
                    )
                );

                async Task<Cost> MeasureAsync(ServiceProcess server)
                {
                    var (process, database) = (ProcessorTime.Of(server.Id), ProcessorTime.Of(target.PostmasterId));
                    var load = await LoadAsync(server, scenario, folder.FullName, seconds, clients);
                    return new Cost(
                        load,
                        (ProcessorTime.Of(server.Id) - process) / load.Answers,
                        (ProcessorTime.Of(target.PostmasterId) - database) / load.Answers
                    );
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
        var slugs = (
            await target.ScalarAsync<string>(
                "select string_agg(slug, ' ') from (select slug from published_articles order by md5(slug) limit 1000) chosen"
            )
        ).Split(' ');
        var pages = new List<string>();
        for (var path = "/v1/articles?limit=20"; pages.Count < 50; )
        {
            pages.Add(path);
            var next = JsonNode.Parse(await client.GetStringAsync(path))!["meta"]!["page"]!["nextCursor"]!.GetValue<string>();
            path = $"/v1/articles?limit=20&cursor={next}";
        }
        return
        [
            new("article by slug", [.. slugs.Select(slug => $"/v1/articles/by-slug/{slug}")], null),
            new(
                "list of 20",
                pages,
                "select $1, case $2 when '' then 'first' else 'next' end, published_at, id from (select) one left join "
                    + "published_articles a on a.id::text = $2"
            ),
            new(
                "list of 20 by tag",
                [
                    $"/v1/articles?tag={Cast.CommonTag}&limit=20",
                    .. Enumerable.Range(1, 31).Select(number => $"/v1/articles?tag=topik-{number:000}&limit=20"),
                ],
                "(path, list, tag) select $1, 'tag', id from tags where slug = $2"
            ),
            new(
                "list of 20 by subtree",
                [.. Enumerable.Range(1, 32).Select(number => $"/v1/articles?unit={Cast.Region(number)}&scope=subtree&limit=20")],
                """
                (path, list, units) select $1, 'units', array_agg(distinct below.unit_id) from units u join unit_ancestors below on below.ancestor_id = u.id
                where u.slug = $2 and below.from_at <= now() and below.to_at > now()
                """
            ),
        ];
    }

    // What the service answers now is what the hand-written endpoint sends: whole articles, and the cards of lists one by one.
    private static async Task StoreAsync(Target target, ServiceProcess service, IReadOnlyList<Scenario> scenarios)
    {
        await ExecuteAsync(target, HandWritten.Schema);
        using var client = new HttpClient { BaseAddress = service.Address };
        await using var connection = new NpgsqlConnection(target.Owner);
        await connection.OpenAsync();
        foreach (var (scenario, path) in scenarios.SelectMany(scenario => scenario.Paths.Select(path => (scenario, path))))
        {
            var answer = await client.GetStringAsync(path);
            if (scenario.Request is null)
            {
                await InsertAsync("insert into benchmark.answers values ($1, $2)", path, answer);
                continue;
            }
            using var json = JsonDocument.Parse(answer);
            foreach (var card in json.RootElement.GetProperty("data").EnumerateArray())
                await InsertAsync(
                    "insert into benchmark.cards values ($1, $2) on conflict do nothing",
                    card.GetProperty("id").GetGuid(),
                    card.GetRawText()
                );
            await InsertAsync($"insert into benchmark.requests {scenario.Request}", path, ValueOf(path));
        }
        await ExecuteAsync(target, "analyze benchmark.answers; analyze benchmark.cards");

        async Task InsertAsync(string sql, params object[] values)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            foreach (var value in values)
                command.Parameters.Add(new() { Value = value });
            await command.ExecuteNonQueryAsync();
        }
    }

    // What a path asks for: the id in its cursor, the slug of its tag or unit, or nothing.
    private static string ValueOf(string path) =>
        QueryHelpers.ParseQuery(new Uri(Anywhere, path).Query) switch
        {
            var query when query.TryGetValue("cursor", out var cursor) => Cursors.IdOf(cursor!).ToString(),
            var query when query.TryGetValue("tag", out var tag) => tag.ToString(),
            var query when query.TryGetValue("unit", out var unit) => unit.ToString(),
            _ => "",
        };

    private static async Task<LoadResult> LoadAsync(ServiceProcess server, Scenario scenario, string folder, int seconds, int clients)
    {
        var file = Path.Combine(folder, "paths");
        await File.WriteAllLinesAsync(file, scenario.Paths);
        var info = ServiceProcess.Command(
            LoadProcessor,
            typeof(Benchmark).Assembly.Location,
            "load",
            "--url",
            server.Address.ToString(),
            "--paths",
            file,
            "--seconds",
            $"{seconds}",
            "--clients",
            $"{clients}"
        );
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

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{Load.PerSecond:0} | {Load.Slow:0.0} | {Service:0} + {Database:0}");
    }

    // Request: how SQL works out of a path ($1) and what it asks for ($2) what the hand-written endpoint must know; null for
    // articles, which are found by path.
    private sealed record Scenario(string Name, IReadOnlyList<string> Paths, string? Request);
}
