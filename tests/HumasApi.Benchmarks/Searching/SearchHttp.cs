using System.Diagnostics;
using System.Text.Json.Nodes;
using static System.FormattableString;

namespace HumasApi.Benchmarks.Searching;

/// <summary>
/// How fast the service searches an archive that was made with <c>seed --words</c>: over HTTP, one client, with facets and highlights, and
/// with what is read from the database.
/// </summary>
internal static class SearchHttp
{
    private const int Runs = 100;
    private static readonly GeneratedNews News = new();

    public static async Task RunAsync(Options options)
    {
        await using var target = await Target.OpenAsync(options);
        var folder = Path.Combine(options.Text("data"), "search");
        // One that is there already is used again, as by a start.
        var isNew = !Directory.Exists(folder);
        using var service = await ServiceProcess.ServeAsync(target, null, ("Humas__Search__Directory", folder));
        using var client = new HttpClient { BaseAddress = service.Address };
        await BuiltAsync(client, folder, isNew, await target.ScalarAsync<long>("select count(*) from published_articles"));
        var ids = JsonNode.Parse(await client.GetStringAsync("/v1/articles?limit=100"))!["data"]!.AsArray();
        (string Name, Func<int, string> Request)[] requests =
        [
            .. News.Queries.Select(query => (query.Name, (Func<int, string>)(run => Search(query.Typed(run))))),
            ("commonest word, newest first", run => Search(News.Word(run % 3)) + "&sort=-publishedAt"),
            ("commonest word, of a tag", run => Search(News.Word(run % 3)) + "&tag=berita"),
            ("suggest, 1 letter", run => Suggest(News.Beginning(run, 1))),
            ("suggest, 3 letters", run => Suggest(News.Beginning(run, 3))),
            ("related", run => $"/v1/articles/{ids[run]!["id"]}/related"),
        ];
        // Code is compiled by use: all of it before anything is measured.
        foreach (var (_, request) in requests)
            await TimesAsync(client, run => request(Runs - 1 - run));
        Console.WriteLine("| request | results | p50 ms | p95 ms |\n|---|--:|--:|--:|");
        foreach (var (name, request) in requests)
        {
            var (times, results) = await TimesAsync(client, request);
            Console.WriteLine(Invariant($"| {name} | {results:N0} | {times[Runs / 2]:F1} | {times[Runs * 95 / 100]:F1} |"));
        }
        Console.WriteLine(Invariant($"{Process.GetProcessById(service.Id).WorkingSet64 / 1e6:N0} MB resident"));
    }

    private static string Search(string typed) => $"/v1/search?q={Uri.EscapeDataString(typed)}&facets=true";

    private static string Suggest(string typed) => $"/v1/search/suggest?q={Uri.EscapeDataString(typed)}";

    private static async Task BuiltAsync(HttpClient client, string folder, bool isNew, long count)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            using var answer = await client.GetAsync(new Uri("/v1/search?q=panen&limit=1", UriKind.Relative));
            var read = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            if (answer.IsSuccessStatusCode && !read["meta"]!["query"]!["building"]!.GetValue<bool>())
                break;
            await Task.Delay(500);
        }
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var bytes = new DirectoryInfo(folder).GetFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        Console.WriteLine(
            Invariant($"{count:N0} articles, index of {bytes / 1e6:N0} MB, ")
                + (isNew ? Invariant($"made at {count / seconds:N0}/s") : Invariant($"there after {seconds:N1} s"))
        );
    }

    private static async Task<(List<double> Times, long Results)> TimesAsync(HttpClient client, Func<int, string> request)
    {
        var (times, results) = (new List<double>(), 0L);
        for (var run = 0; run < Runs; run++)
        {
            var began = Stopwatch.GetTimestamp();
            var answer = await client.GetStringAsync(new Uri(request(run), UriKind.Relative));
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            results += JsonNode.Parse(answer)!["meta"]?["page"]?["total"]?.GetValue<long>() ?? 0;
        }
        times.Sort();
        return (times, results / Runs);
    }
}
