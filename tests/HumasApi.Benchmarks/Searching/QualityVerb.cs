using System.Globalization;
using HumasApi.Hosting;
using HumasApi.Search;
using Lucene.Net.Store;

namespace HumasApi.Benchmarks.Searching;

/// <summary>
/// How good the first ten results are: runs the judged queries over the demo newsroom. Half of the needs are held out: what goes wrong
/// among them is not shown. No database is needed.
/// </summary>
internal static class QualityVerb
{
    private const int Depth = 10;
    private const int Worst = 10;
    private const int Relevant = 2;

    public static void Run(Options options)
    {
        var (newsroom, needs) = (DemoText.Newsroom(), JudgedNeed.Read());
        if (options.Find("texts") is not null)
        {
            foreach (var text in newsroom)
                Console.WriteLine($"{text.Day} {text.Article.UnitSlug} [{string.Join(' ', text.Article.TagSlugs)}]\n{text.All}\n");
            return;
        }
        var judged = needs.Select(need => (Need: need, Grades: newsroom.ToDictionary(text => text.Id, need.GradeOf))).ToList();
        Check(judged);
        if (options.Find("judged") is not null)
        {
            foreach (var (need, grades) in judged)
                ShowJudged(need, grades, newsroom);
            return;
        }
        using var index = SearchIndex.Open(new RAMDirectory());
        foreach (var text in newsroom)
            index.Update(text.ToDocument());
        index.Refresh();
        var runs = judged.SelectMany(one => RunsOf(index, one.Need, one.Grades)).ToList();
        Console.WriteLine("| queries | number | nDCG@10 | MRR | without a result |\n|---|--:|--:|--:|--:|");
        Print("all", runs);
        Print("open half", [.. runs.Where(run => !run.IsHeldOut)]);
        Print("held out", [.. runs.Where(run => run.IsHeldOut)]);
        foreach (var group in runs.GroupBy(run => run.Group).OrderBy(group => group.Key, StringComparer.Ordinal))
            Print(group.Key, [.. group]);
        Print("as suggested", [.. judged.SelectMany(one => RunsOf(index, one.Need, one.Grades, isSuggested: true))]);
        if (options.Find("show") is not { } show)
            return;
        var open = runs.Where(run => !run.IsHeldOut).OrderBy(run => run.Gain);
        Show([.. open.Take(show == "true" ? Worst : options.Number("show", Worst))], newsroom);
    }

    // A query without an answer, or a query twice, says nothing.
    private static void Check(List<(JudgedNeed Need, Dictionary<Guid, int> Grades)> judged)
    {
        var typed = judged.SelectMany(one => one.Need.Typed).ToList();
        var faults = typed
            .GroupBy(query => query)
            .Where(group => group.Count() > 1)
            .Select(group => $"{group.Key}: twice")
            .Concat(
                judged
                    .Where(one => !one.Grades.Values.Any(grade => grade >= Relevant))
                    .Select(one => $"{one.Need.Typed[0]}: no answer of grade {Relevant} or more")
            )
            .ToList();
        if (faults.Count > 0)
            throw new InvalidDataException($"judged.json: {string.Join("; ", faults)}.");
    }

    // Suggested: only the queries that find nothing and get a suggestion, with what it finds.
    private static IEnumerable<QualityRun> RunsOf(
        SearchIndex index,
        JudgedNeed need,
        Dictionary<Guid, int> grades,
        bool isSuggested = false
    )
    {
        var ideal = GainOf(grades.Values.OrderDescending().Take(Depth));
        foreach (var (group, queries) in need.Queries)
        foreach (var query in queries)
        {
            var found = Search(index, query);
            if (isSuggested && (found.Ids.Count > 0 || found.DidYouMean is null))
                continue;
            if (isSuggested)
                found = Search(index, found.DidYouMean!);
            var got = found.Ids.Select(id => grades[id]).ToList();
            var first = got.FindIndex(grade => grade >= Relevant);
            var reciprocal = first < 0 ? 0 : 1.0 / (first + 1);
            yield return new QualityRun(query, group, need.IsHeldOut, found.Ids, got, GainOf(got) / ideal, reciprocal);
        }
    }

    private static SearchResult Search(SearchIndex index, string query) =>
        index.Search(searcher =>
            SearchEngine.Search(
                searcher,
                Synonyms.Standard,
                query,
                SearchFilter.None,
                SearchSort.Relevance,
                Depth,
                facets: false,
                DemoSeed.Until
            )
        );

    private static double GainOf(IEnumerable<int> grades) =>
        grades.Select((grade, at) => (Math.Pow(2, grade) - 1) / Math.Log2(at + 2)).Sum();

    private static void Print(string name, List<QualityRun> runs)
    {
        if (runs.Count == 0)
            return;
        var (gain, reciprocal) = (runs.Average(run => run.Gain), runs.Average(run => run.Reciprocal));
        var empty = 100.0 * runs.Count(run => run.Found.Count == 0) / runs.Count;
        Console.WriteLine(Text($"| {name} | {runs.Count} | {gain:0.000} | {reciprocal:0.000} | {empty:0.0} % |"));
    }

    private static void Show(List<QualityRun> worst, IReadOnlyList<DemoText> newsroom)
    {
        var titles = newsroom.ToDictionary(text => text.Id, text => text.Title);
        foreach (var run in worst)
        {
            Console.WriteLine(Text($"\n{run.Query} ({run.Group}): nDCG {run.Gain:0.00}, first {run.Reciprocal:0.00}"));
            foreach (var (id, grade) in run.Found.Zip(run.Grades))
                Console.WriteLine($"  {grade} {titles[id]}");
        }
    }

    // What the rules of a need say, for those who judge.
    private static void ShowJudged(JudgedNeed need, Dictionary<Guid, int> grades, IReadOnlyList<DemoText> newsroom)
    {
        Console.WriteLine($"\n{string.Join(", ", need.Typed)}");
        foreach (var group in newsroom.GroupBy(text => grades[text.Id]).Where(group => group.Key > 0).OrderByDescending(group => group.Key))
        {
            Console.WriteLine($"  {group.Key}: {group.Count()}");
            if (group.Key >= Relevant)
                foreach (var text in group.Take(Depth))
                    Console.WriteLine($"     {text.Day} {text.Article.UnitSlug}: {text.Title}");
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record QualityRun(
        string Query,
        string Group,
        bool IsHeldOut,
        IReadOnlyList<Guid> Found,
        IReadOnlyList<int> Grades,
        double Gain,
        double Reciprocal
    );
}
