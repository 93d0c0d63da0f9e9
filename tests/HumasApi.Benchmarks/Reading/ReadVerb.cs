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
/// The read path under load beside its limits, in one run: fixed bytes from memory beside the service whose responses are in the cache, and
/// a hand-written endpoint that sends stored JSON beside the service that keeps none. All four take turns, several rounds; the table has
/// medians. Servers and PostgreSQL share processor 0, the load comes from processor 1, so they compete for nothing but the loopback.
/// </summary>
internal static class ReadVerb
{
    private const int ServerProcessor = 0;
    private const int LoadProcessor = 1;
    private const int WarmUpSeconds = 6;
    private static readonly Uri Anywhere = new("http://localhost");

    public static async Task RunAsync(Options options)
    {
        // Three servers share the connections of one database.
        await using var target = await Target.OpenAsync(options, "Maximum Pool Size=24");
        var (seconds, rounds, clients) = (options.Number("seconds", 10), options.Number("rounds", 3), options.Number("clients", 32));
        using (
            var pin = Process.Start(
                new ProcessStartInfo("taskset", ["-acp", $"{ServerProcessor}", $"{target.PostmasterId}"]) { RedirectStandardOutput = true }
            )!
        )
            await pin.WaitForExitAsync();
        var folder = Directory.CreateTempSubdirectory("humas-read-");
        try
        {
            using var made = await ServiceProcess.ServeAsync(target, ServerProcessor, ("Humas__Cache__Megabytes", "0"));
            var scenarios = await ScenariosAsync(target, made);
            var answers = await StoreAsync(target, made, scenarios);
            var file = Path.Combine(folder.FullName, "answers.json");
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(answers));
            using var bare = await ServiceProcess.BareAsync(file, ServerProcessor);
            using var kept = await ServiceProcess.ServeAsync(target, ServerProcessor);
            using var stored = await ServiceProcess.HandWrittenAsync(target.Read, ServerProcessor);
            ServiceProcess[] sides = [bare, kept, stored, made];
            // Code is compiled by use: all of it before anything is measured. The cache is filled.
            foreach (var scenario in scenarios)
            foreach (var side in sides)
                await LoadAsync(side, scenario, folder.FullName, WarmUpSeconds, clients);
            Console.WriteLine(
                $"| {clients} clients, {rounds} rounds of {seconds} s | bytes | fixed bytes/s | cache hits/s | ratio | p99 of p50 | stored "
                    + "JSON/s | made/s | ratio | p99 of p50 | µs stored: server + database | µs made | ratio of µs |"
                    + "\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
            );
            foreach (var scenario in scenarios)
            {
                var costs = sides.Select(_ => new List<Cost>()).ToArray();
                for (var round = 0; round < rounds; round++)
                    foreach (var (at, side) in sides.Index())
                        costs[at].Add(await MeasureAsync(side, scenario));
                var (fixedBytes, hits, json, ours) = (
                    Cost.Median(costs[0]),
                    Cost.Median(costs[1]),
                    Cost.Median(costs[2]),
                    Cost.Median(costs[3])
                );
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"| {scenario.Name} | {ours.Load.Bytes} | {fixedBytes.Load.PerSecond:0} | {hits.Load.PerSecond:0} | "
                            + $"{hits.Load.PerSecond / fixedBytes.Load.PerSecond:0.00} | {hits.Load.Slow / hits.Load.Median:0.0} | "
                            + $"{json.Load.PerSecond:0} | {ours.Load.PerSecond:0} | {ours.Load.PerSecond / json.Load.PerSecond:0.00} | "
                            + $"{ours.Load.Slow / ours.Load.Median:0.0} | {json} | {ours} | {json.Microseconds / ours.Microseconds:0.00} |"
                    )
                );
            }

            async Task<Cost> MeasureAsync(ServiceProcess server, Scenario scenario)
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
        finally
        {
            folder.Delete(recursive: true);
            await ExecuteAsync(target, "drop schema if exists benchmark cascade");
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
            new("article by slug, 304", [.. slugs.Select(slug => $"/v1/articles/by-slug/{slug}")], null, IsKnown: true),
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
    private static async Task<Dictionary<string, string>> StoreAsync(
        Target target,
        ServiceProcess service,
        IReadOnlyList<Scenario> scenarios
    )
    {
        var answers = new Dictionary<string, string>();
        await ExecuteAsync(target, HandWritten.Schema);
        using var client = new HttpClient { BaseAddress = service.Address };
        await using var connection = new NpgsqlConnection(target.Owner);
        await connection.OpenAsync();
        foreach (var (scenario, path) in scenarios.SelectMany(scenario => scenario.Paths.Select(path => (scenario, path))))
        {
            if (scenario.IsKnown)
                continue;
            var answer = answers[path] = await client.GetStringAsync(path);
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
        return answers;

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
            [
                typeof(Benchmark).Assembly.Location,
                "load",
                "--url",
                server.Address.ToString(),
                "--paths",
                file,
                "--seconds",
                $"{seconds}",
                "--clients",
                $"{clients}",
                .. scenario.IsKnown ? ["--known"] : Array.Empty<string>(),
            ]
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

        // Each figure by itself: rounds differ by what else the machine does.
        public static Cost Median(IReadOnlyList<Cost> rounds)
        {
            double Of(Func<Cost, double> figure) => rounds.Select(figure).Order().ElementAt(rounds.Count / 2);
            return new Cost(
                new LoadResult(
                    rounds.Sum(one => one.Load.Answers),
                    Of(one => one.Load.PerSecond),
                    Of(one => one.Load.Median),
                    Of(one => one.Load.Slow),
                    rounds[0].Load.Bytes
                ),
                Of(one => one.Service),
                Of(one => one.Database)
            );
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Service:0} + {Database:0}");
    }

    // Request: how SQL works out of a path ($1) and what it asks for ($2) what the hand-written endpoint must know; null for
    // articles, which are found by path. IsKnown: clients have the response and ask whether it is still valid.
    private sealed record Scenario(string Name, IReadOnlyList<string> Paths, string? Request, bool IsKnown = false);
}
