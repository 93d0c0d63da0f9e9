using System.Runtime.InteropServices;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace HumasApi.Search;

/// <summary>In which order results come.</summary>
internal enum SearchSort
{
    Relevance,
    Newest,
}

/// <summary>How often a value occurs among the results.</summary>
internal sealed record FacetCounts
{
    public Dictionary<string, int> Units { get; } = [];
    public Dictionary<string, int> Tags { get; } = [];
    public Dictionary<string, int> Authors { get; } = [];
    public Dictionary<string, int> Kinds { get; } = [];
    public Dictionary<string, int> Languages { get; } = [];
    public Dictionary<int, int> Years { get; } = [];
}

/// <summary>
/// Takes in all results in one pass: the best of them, their number and the facets. What is new counts for more. When the time is over
/// (<see cref="SearchDeadline"/>), the best of what it has seen are the answer.
/// </summary>
internal sealed class SearchCollector(int wanted, SearchSort sort, SearchRange range, DateTimeOffset now, bool facets) : ICollector
{
    // What was published a year ago counts for two thirds of what is new, the oldest for half.
    private static readonly float[] Freshness = [.. Enumerable.Range(0, 4_000).Select(day => 0.5f + 0.5f * MathF.Exp(-day / 365f))];

    private readonly long today = now.ToUnixTimeSeconds();
    private readonly PriorityQueue<int, (double, int)> best = new(Math.Min(wanted, 1_000));
    private Scorer scorer = null!;
    private SegmentValues values = null!;
    private UnitSpan[]?[]? spans;
    private int docBase;
    private readonly List<(SegmentColumn Column, int[] Counts, Dictionary<string, int> Sum)> counted = [];
    private readonly Dictionary<short, int> years = [];

    /// <summary>Results, as far as the time went.</summary>
    public int Total { get; private set; }

    /// <summary>Whether the time was over before all were seen.</summary>
    public bool IsPartial { get; private set; }

    public FacetCounts Facets { get; } = new();

    /// <summary>Takes the documents, the best first.</summary>
    public IReadOnlyList<int> TakeBest()
    {
        var documents = new int[best.Count];
        for (var at = documents.Length - 1; at >= 0; at--)
            documents[at] = best.Dequeue();
        return documents;
    }

    // Of two alike the one with the higher number is the newer one.
    public bool AcceptsDocsOutOfOrder => false;

    /// <summary>Runs a query; the results are in this collector then.</summary>
    public SearchCollector Run(IndexSearcher searcher, Query query, Filter? filter)
    {
        try
        {
            searcher.Search(query, filter, this);
        }
        catch (SearchTimeIsOverException)
        {
            IsPartial = true;
        }
        EndSegment();
        return this;
    }

    public void SetScorer(Scorer scorer) => this.scorer = scorer;

    public void SetNextReader(AtomicReaderContext context)
    {
        EndSegment();
        (docBase, values) = (context.DocBase, SegmentValues.Of(context.AtomicReader));
        spans = range.Units is { } units ? [.. values.Units.Values.Select(units.GetValueOrDefault)] : null;
        if (!facets)
            return;
        foreach (
            var (column, sum) in new[]
            {
                (values.Units, Facets.Units),
                (values.Kinds, Facets.Kinds),
                (values.Languages, Facets.Languages),
                (values.Tags, Facets.Tags),
                (values.Authors, Facets.Authors),
            }
        )
            counted.Add((column, new int[column.Values.Length], sum));
    }

    public void Collect(int doc)
    {
        var at = values.PublishedAt[doc];
        if (at < range.From || at >= range.Before || (spans is not null && !IsWithin(doc, at)))
            return;
        Total++;
        var value =
            sort == SearchSort.Newest
                ? (double)at
                : scorer.GetScore() * Freshness[Math.Clamp((today - at) / 86_400, 0, Freshness.Length - 1)];
        var place = (value, docBase + doc);
        if (best.Count < wanted)
            best.Enqueue(docBase + doc, place);
        else if (best.TryPeek(out _, out var least) && place.CompareTo(least) > 0)
            best.EnqueueDequeue(docBase + doc, place);
        if (!facets)
            return;
        foreach (var (column, counts, _) in counted)
            column.Count(doc, counts);
        CollectionsMarshal.GetValueRefOrAddDefault(years, values.Years[doc], out _)++;
    }

    // Values have other numbers in each segment, so they are added up by what they are.
    private void EndSegment()
    {
        foreach (var (column, counts, sum) in counted)
            for (var number = 0; number < counts.Length; number++)
                if (counts[number] > 0)
                    sum[column.Values[number]] = sum.GetValueOrDefault(column.Values[number]) + counts[number];
        counted.Clear();
        foreach (var (year, count) in years)
            Facets.Years[year] = Facets.Years.GetValueOrDefault(year) + count;
        years.Clear();
    }

    private bool IsWithin(int doc, long at) =>
        spans![values.Units.Numbers[doc]] is { } mine && Array.Exists(mine, span => at >= span.From && at < span.Before);
}

/// <summary>A span of seconds since 1970.</summary>
internal readonly record struct UnitSpan(long From, long Before);

/// <summary>Within which times, and units at their times, results are.</summary>
internal sealed record SearchRange(long From, long Before, IReadOnlyDictionary<string, UnitSpan[]>? Units)
{
    public static readonly SearchRange All = new(long.MinValue, long.MaxValue, null);
}
