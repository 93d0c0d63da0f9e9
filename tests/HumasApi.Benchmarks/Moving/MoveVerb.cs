using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HumasApi.Benchmarks.Seeding;

namespace HumasApi.Benchmarks.Moving;

/// <summary>
/// Moves the unit with the most articles from one parent to another and back, over HTTP, while readers ask for the counts
/// of both parents: how long a move takes, how many rows it writes, and whether anyone saw it half done.
/// </summary>
internal static class MoveVerb
{
    private const int Moves = 20;
    private static readonly string[] Parents = [Cast.Directorate(1), Cast.Directorate(2)];

    public static async Task RunAsync(Options options)
    {
        await using var target = await Target.OpenAsync(options);
        using var service = await ServiceProcess.ServeAsync(target);
        using var client = new HttpClient { BaseAddress = service.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ServiceProcess.AdminKey);
        var unit = await ReadAsync(client, $"/manage/v1/units/by-slug/{Cast.HeaviestSlug}");
        // From wherever it stands.
        await MoveAsync(client, unit, Parents[1]);
        var articles = (await ReadAsync(client, $"/v1/units/by-slug/{Cast.HeaviestSlug}"))["articleCount"]!.GetValue<long>();
        var second = await CountsAsync(client);
        long[][] moved =
        [
            [second[0] + articles, second[1] - articles],
            second,
        ];

        using var enough = new CancellationTokenSource();
        var (looks, halves) = (0, 0);
        var readers = Enumerable
            .Range(0, 4)
            .Select(async _ =>
            {
                while (!enough.IsCancellationRequested)
                {
                    var counts = await CountsAsync(client);
                    Interlocked.Increment(ref looks);
                    // All its articles under the one or under the other: never under both, under neither, or some here and some there.
                    if (!counts.SequenceEqual(moved[0]) && !counts.SequenceEqual(moved[1]))
                        Interlocked.Increment(ref halves);
                }
            })
            .ToList();
        var written = await WrittenAsync(target);
        var times = new List<double>();
        for (var move = 0; move < Moves; move++)
        {
            var watch = Stopwatch.StartNew();
            await MoveAsync(client, unit, Parents[move % 2]);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        await enough.CancelAsync();
        await Task.WhenAll(readers);
        written = await WrittenAsync(target) - written;
        times.Sort();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Moves} moves of a unit with {articles:N0} articles: median {times[Moves / 2]:0} ms, longest {times[^1]:0} "
                    + $"ms; {written} rows of articles written; {looks} looks at both parents meanwhile, {halves} saw it half moved."
            )
        );
    }

    private static async Task MoveAsync(HttpClient client, JsonNode unit, string parent)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/manage/v1/units/{unit["id"]}/move")
        {
            Content = JsonContent.Create(new { parent = new { slug = parent }, effectiveOn = (string?)null }),
        };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        using var answer = await client.SendAsync(request);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
    }

    // Both in one answer, so that both are of one moment.
    private static async Task<long[]> CountsAsync(HttpClient client)
    {
        var units = JsonNode.Parse(await client.GetStringAsync($"/v1/units?parent={Cast.Top}&kind=directorate&limit=100"))![
            "data"
        ]!.AsArray();
        return
        [
            .. Parents.Select(parent =>
                units.Single(unit => unit!["slug"]!.GetValue<string>() == parent)!["articleCount"]!.GetValue<long>()
            ),
        ];
    }

    private static async Task<JsonNode> ReadAsync(HttpClient client, string path) =>
        JsonNode.Parse(await client.GetStringAsync(path))!["data"]!;

    private static async Task<long> WrittenAsync(Target target)
    {
        // What sessions counted is told by them within a second.
        await Task.Delay(1_500);
        return await target.ScalarAsync<long>(
            "select sum(n_tup_ins + n_tup_upd + n_tup_del)::bigint from pg_stat_user_tables where relname in ('articles', "
                + "'article_revisions', 'published_articles', 'published_bodies', 'published_tag_links', 'published_author_links', "
                + "'published_mention_links')"
        );
    }
}
