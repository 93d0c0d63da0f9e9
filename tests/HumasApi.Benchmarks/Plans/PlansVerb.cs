using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using HumasApi.ApiTests.Plans;
using HumasApi.Benchmarks.Seeding;

namespace HumasApi.Benchmarks.Plans;

/// <summary>
/// Sends every list to the running service and tells what the database did for it: first with plans captured, then again
/// without, for the time.
/// </summary>
internal static class PlansVerb
{
    private const string Live =
        "from published_articles order by published_at desc, id desc offset (select count(*) / 3 from published_articles)";

    public static async Task RunAsync(Options options)
    {
        await using var target = await Target.OpenAsync(options);
        var requests = await RequestsAsync(target, options);
        var measured = await ExplainAsync(target, requests);
        await TimeAsync(target, measured, options.Number("runs", 5));
        var table = $"""
            {await target.ScalarAsync<long>("select count(*) from articles"):N0} articles

            {PlanTable.Of(measured)}
            """;
        if (options.Find("out") is { } file)
            await File.WriteAllTextAsync(file, table);
        else
            Console.WriteLine(table);
    }

    private static async Task<IReadOnlyList<Request>> RequestsAsync(Target target, Options options)
    {
        var half = await target.ScalarAsync<long>("select count(*) from articles") / 2;
        var all = Requests.Of(
            (
                await target.ScalarAsync<string>($"select id::text {Live} limit 1"),
                await target.ScalarAsync<string>($"select slug {Live} limit 1")
            ),
            await target.ScalarAsync<string>($"select string_agg(id::text, ',') from (select id {Live} limit 20) page"),
            await target.ScalarAsync<string>(
                $"select article_id::text from article_revisions where number = {StoryMaker.ManyRevisions} limit 1"
            )
        );
        Console.Error.WriteLine($"{all.Count} requests; the middle is row {half}");
        return options.Find("only") is { } part ? [.. all.Where(request => request.Path.Contains(part, StringComparison.Ordinal))] : all;
    }

    private static async Task<List<Measured>> ExplainAsync(Target target, IReadOnlyList<Request> requests)
    {
        if (!await PlanLog.TryEnableAsync(target.Superuser))
            throw new UsageException("This PostgreSQL lacks auto_explain (contrib).");
        try
        {
            var (log, middle, measured) = (new PlanLog(target.LogFile), await Middle.FindAsync(target.Owner), new List<Measured>());
            using var service = await ServiceProcess.ServeAsync(target);
            using var client = Client(service);
            foreach (var request in requests)
            {
                var first = await ExplainAsync(client, log, request.Path, "first");
                measured.Add(first.Measured);
                if (request.Order != ListOrder.None && first.Cursor is { } cursor)
                    measured.Add(
                        (
                            await ExplainAsync(
                                client,
                                log,
                                $"{request.Path}{(request.Path.Contains('?') ? '&' : '?')}cursor={middle.Of(cursor, request.Order)}",
                                "middle",
                                request.Path
                            )
                        ).Measured
                    );
            }
            return measured;
        }
        finally
        {
            await PlanLog.DisableAsync(target.Superuser);
        }
    }

    private static async Task<(Measured Measured, string? Cursor)> ExplainAsync(
        HttpClient client,
        PlanLog log,
        string path,
        string place,
        string? name = null
    )
    {
        // Twice before: the first brings units, tags and authors into memory, as all but the first reader find it.
        for (var time = 0; time < 2; time++)
            await client.GetStringAsync(path);
        log.Skip();
        var page = JsonNode.Parse(await client.GetStringAsync(path))!;
        var plans = log.Take();
        var found = page["data"] as JsonArray;
        return (
            new Measured(
                name ?? path,
                path,
                place,
                found?.Count ?? 1,
                plans.Count,
                plans.Sum(plan => plan.Rows),
                plans.Sum(plan => plan.Pages),
                plans.SelectMany(plan => plan.Scans).ToList()
            ),
            page["meta"]?["page"]?["nextCursor"]?.GetValue<string>()
        );
    }

    private static async Task TimeAsync(Target target, List<Measured> measured, int runs)
    {
        using var service = await ServiceProcess.ServeAsync(target);
        using var client = Client(service);
        foreach (var one in measured)
        {
            await client.GetStringAsync(one.Path);
            var times = new List<double>();
            for (var run = 0; run < runs; run++)
            {
                var watch = Stopwatch.StartNew();
                await client.GetStringAsync(one.Path);
                times.Add(watch.Elapsed.TotalMilliseconds);
            }
            times.Sort();
            one.Milliseconds = times[times.Count / 2];
        }
    }

    private static HttpClient Client(ServiceProcess service)
    {
        var client = new HttpClient { BaseAddress = service.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ServiceProcess.AdminKey);
        return client;
    }
}

/// <summary>What one request cost.</summary>
/// <param name="Name">The request, without its cursor.</param>
/// <param name="Path">The request as it was sent.</param>
/// <param name="Place">Where in the list: first or middle.</param>
/// <param name="Found">Rows in the response.</param>
/// <param name="Commands">SQL statements.</param>
/// <param name="Rows">Rows touched.</param>
/// <param name="Pages">Pages looked at.</param>
/// <param name="Scans">Where the rows come from.</param>
internal sealed record Measured(
    string Name,
    string Path,
    string Place,
    int Found,
    int Commands,
    long Rows,
    long Pages,
    IReadOnlyList<string> Scans
)
{
    public double Milliseconds { get; set; }
}
