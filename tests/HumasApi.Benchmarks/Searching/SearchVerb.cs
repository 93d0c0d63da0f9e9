using System.Diagnostics;
using HumasApi.Search;
using Lucene.Net.Store;
using static System.FormattableString;
using Directory = System.IO.Directory;

namespace HumasApi.Benchmarks.Searching;

/// <summary>How fast the index is made, and searched with facets and highlights, without a database.</summary>
internal static class SearchVerb
{
    private const int Runs = 50;
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 0, 0, 0, TimeSpan.Zero);

    public static void Run(Options options)
    {
        var (folder, count) = (options.Text("data"), options.Number("count", 100_000));
        var news = new GeneratedNews();
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        using var index = SearchIndex.Open(FSDirectory.Open(folder));
        var began = Stopwatch.GetTimestamp();
        for (var number = 0; number < count; number++)
            index.Update(news.Article(number));
        index.Refresh();
        index.Commit(new Dictionary<string, string>());
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var bytes = new DirectoryInfo(folder).GetFiles().Sum(file => file.Length);
        Console.WriteLine(
            Invariant($"{count:N0} articles: {count / seconds:N0}/s, {bytes / 1e6:N0} MB, {Environment.WorkingSet / 1e6:N0} MB resident")
        );
        Console.WriteLine("| query | results | p50 ms | p95 ms |\n|---|--:|--:|--:|");
        foreach (var (name, typed) in news.Queries)
            Measure(name, index, news, typed);
        Suggest("beginning of 1 letter", index, news, 1);
        Suggest("beginning of 3 letters", index, news, 3);
    }

    // A search with facets, and highlights of its 20 best.
    private static void Measure(string name, SearchIndex index, GeneratedNews news, Func<int, string> typed)
    {
        var (times, results) = (new List<double>(), 0L);
        for (var run = -5; run < Runs; run++)
        {
            var text = typed(Math.Abs(run));
            var began = Stopwatch.GetTimestamp();
            var found = index.Search(searcher =>
                SearchEngine.Search(searcher, Synonyms.Standard, text, SearchFilter.None, SearchSort.Relevance, 21, facets: true, Now)
            );
            var milliseconds = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            // The texts are the database's to read.
            var bodies = found.Ids.Take(20).Select(id => news.Article(BitConverter.ToInt32(id.ToByteArray())).Body).ToList();
            began = Stopwatch.GetTimestamp();
            var highlights = new Highlights(found.Keys, "id");
            foreach (var body in bodies)
                highlights.Fragments(PlainText.Of(body), 2);
            if (run < 0)
                continue;
            times.Add(milliseconds + Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            results += found.Total;
        }
        Print(name, times, results / Runs);
    }

    private static void Suggest(string name, SearchIndex index, GeneratedNews news, int letters)
    {
        var times = new List<double>();
        for (var run = -5; run < Runs; run++)
        {
            var text = news.Beginning(Math.Abs(run), letters);
            var began = Stopwatch.GetTimestamp();
            index.Search(searcher => SearchEngine.Titles(searcher, text, 5, Now));
            if (run >= 0)
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        Print(name, times, 5);
    }

    private static void Print(string name, List<double> times, long results)
    {
        times.Sort();
        Console.WriteLine(Invariant($"| {name} | {results:N0} | {times[times.Count / 2]:F1} | {times[times.Count * 95 / 100]:F1} |"));
    }
}
