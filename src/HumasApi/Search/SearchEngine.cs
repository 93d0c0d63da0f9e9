using System.Text;
using Lucene.Net.Index;
using Lucene.Net.Queries;
using Lucene.Net.Search;
using Lucene.Net.Store;

namespace HumasApi.Search;

/// <summary>What results are narrowed to.</summary>
/// <param name="Terms">Fields, and the values of which a result has one.</param>
/// <param name="Range">Times, and units at their times.</param>
/// <param name="Excluded">Articles that are left out.</param>
internal sealed record SearchFilter(
    IReadOnlyList<(string Field, IReadOnlyList<string> Values)> Terms,
    SearchRange Range,
    IReadOnlyList<Guid> Excluded
)
{
    public static readonly SearchFilter None = new([], SearchRange.All, []);
}

/// <summary>What a search found.</summary>
/// <param name="Ids">Articles, the best first.</param>
/// <param name="Total">How many there are.</param>
/// <param name="IsPartial">Whether the time was over before all were seen: the best of those that were, and their number.</param>
/// <param name="HasSomeWords">Whether nothing has all words, so that these have most of them.</param>
/// <param name="Ignored">Words that nearly every text has.</param>
/// <param name="Keys">What highlights mark.</param>
/// <param name="DidYouMean">The query with words that occur here in place of those that do not; null: all occur.</param>
/// <param name="SearchedFor">That query, where nothing had a word of the one that was typed: these are its results.</param>
/// <param name="Facets">Counts by value; empty where they were not asked for.</param>
internal sealed record SearchResult(
    IReadOnlyList<Guid> Ids,
    int Total,
    bool IsPartial,
    bool HasSomeWords,
    IReadOnlyList<string> Ignored,
    IReadOnlySet<string> Keys,
    string? DidYouMean,
    string? SearchedFor,
    FacetCounts Facets
)
{
    public static readonly SearchResult Nothing = new([], 0, false, false, [], new HashSet<string>(), null, null, new FacetCounts());

    /// <summary>Whether nothing has all words that were typed.</summary>
    public bool IsMiss => Total == 0 || HasSomeWords || SearchedFor is not null;
}

/// <summary>Searches the index. It works on the processor only and takes its time; call it without a connection.</summary>
internal static class SearchEngine
{
    private const int MaxCorrections = 5;

    // Articles that are compared with one, about.
    private const int MaxRelated = 50_000;
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(400);

    /// <param name="searcher">The index.</param>
    /// <param name="synonyms">What means the same.</param>
    /// <param name="typed">What somebody typed.</param>
    /// <param name="filter">What the results are narrowed to.</param>
    /// <param name="sort">Their order.</param>
    /// <param name="wanted">How many.</param>
    /// <param name="facets">Whether values are counted.</param>
    /// <param name="now">The moment.</param>
    /// <param name="stop">Whether nobody waits for it any more.</param>
    public static SearchResult Search(
        IndexSearcher searcher,
        Synonyms synonyms,
        string typed,
        SearchFilter filter,
        SearchSort sort,
        int wanted,
        bool facets,
        DateTimeOffset now,
        CancellationToken stop = default
    )
    {
        var deadline = new SearchDeadline(Limit, stop);
        // What is looked up after the search is little, and not bound by its time.
        var whole = searcher.IndexReader;
        searcher = Bound(searcher, deadline);
        var within = FilterOf(filter);
        var (found, isSome, text, keys) = Try(typed);
        var meant = deadline.IsOver ? null : Corrected(typed, new SearchQueries(whole, synonyms));
        var isCorrected = found.Total == 0 && meant is { IsClose: true } && !deadline.IsOver;
        if (isCorrected)
            (found, isSome, text, keys) = Try(meant!.Value.Text);
        return new SearchResult(
            IdsOf(searcher, found.TakeBest()),
            found.Total,
            found.IsPartial,
            isSome && found.Total > 0,
            [.. text.Ignored.Distinct()],
            keys,
            meant?.Text,
            isCorrected && found.Total > 0 ? meant!.Value.Text : null,
            found.Facets
        );

        (SearchCollector Found, bool IsSome, SearchText Text, IReadOnlySet<string> Keys) Try(string words)
        {
            var queries = new SearchQueries(searcher.IndexReader, synonyms);
            var text = Completed(SearchText.Parse(words), queries);
            var found = Run(queries.Of(text, some: false));
            var isSome = found.Total == 0 && text.All.Count > 1 && !deadline.IsOver;
            if (isSome && Run(queries.Of(text, some: true)) is { Total: > 0 } most)
                found = most;
            return (found, isSome, text, queries.Keys);
        }

        SearchCollector Run(Query query) => new SearchCollector(wanted, sort, filter.Range, now, facets).Run(searcher, query, within);
    }

    /// <summary>Whether a search for this would find the article, every word wanted.</summary>
    public static bool Finds(SearchDocument article, Synonyms synonyms, string typed)
    {
        using var index = SearchIndex.Open(new RAMDirectory());
        index.Update(article);
        index.Refresh();
        return index.Search(searcher =>
            searcher.Search(new SearchQueries(searcher.IndexReader, synonyms).Of(SearchText.Parse(typed), some: false), 1).TotalHits > 0
        );
    }

    /// <summary>The newest of the articles whose titles have these words, the last of them as a beginning.</summary>
    public static IReadOnlyList<Guid> Titles(IndexSearcher searcher, string typed, int wanted, DateTimeOffset now)
    {
        var text = SearchText.Parse(typed);
        searcher = Bound(searcher, new SearchDeadline(Limit, CancellationToken.None));
        return text.IsEmpty
            ? []
            : IdsOf(
                searcher,
                new SearchCollector(wanted, SearchSort.Relevance, SearchRange.All, now, facets: false)
                    .Run(searcher, new SearchQueries(searcher.IndexReader, Synonyms.Standard).OfTitle(text), null)
                    .TakeBest()
            );
    }

    /// <summary>Articles that are about the same: tags, unit, people, and the words of the title, the rarest first.</summary>
    public static IReadOnlyList<Guid> Related(IndexSearcher searcher, SearchDocument article, int wanted, DateTimeOffset now)
    {
        searcher = Bound(searcher, new SearchDeadline(Limit, CancellationToken.None));
        var shared = new List<(Term Term, float Boost)>();
        Add(SearchFields.Tag, article.TagIds, 3);
        Add(SearchFields.Author, article.AuthorIds, 0.5f);
        Add(SearchFields.Unit, [article.UnitId], 0.7f);
        Add(SearchFields.Mentioned, article.MentionedUnitIds, 2);
        var words = new SearchWords(SearchWords.RulesOf(article.Language));
        foreach (
            var key in words
                .Of(article.Title)
                .Where(word => !StopWords.Contains(word.Forms.Exact))
                .Select(word => word.Forms.Key)
                .Distinct()
                .Take(12)
        )
            shared.AddRange([(new Term(SearchFields.Title, key), 2), (new Term(SearchFields.Body, key), 0.5f)]);
        var (query, seen) = (new BooleanQuery(), 0);
        // What many share says little, and costs most.
        foreach (var (count, one) in shared.Select(one => (searcher.IndexReader.DocFreq(one.Term), one)).OrderBy(pair => pair.Item1))
        {
            if (seen > 0 && seen + count > MaxRelated)
                break;
            seen += count;
            query.Add(new TermQuery(one.Term) { Boost = one.Boost }, Occur.SHOULD);
        }
        query.Add(new TermQuery(SearchFields.TermOf(SearchFields.Id, article.Id)), Occur.MUST_NOT);
        var range = SearchRange.All;
        var language = FilterOf(new SearchFilter([(SearchFields.Language, [article.Language])], range, []));
        return IdsOf(
            searcher,
            new SearchCollector(wanted, SearchSort.Relevance, range, now, facets: false).Run(searcher, query, language).TakeBest()
        );

        void Add(string field, IReadOnlyList<Guid> ids, float boost) =>
            shared.AddRange(ids.Select(id => (SearchFields.TermOf(field, id), boost)));
    }

    // The last word may not be typed to its end yet.
    private static SearchText Completed(SearchText text, SearchQueries queries)
    {
        if (
            text.All.Count == 0
            || text.All[^1] is not [{ IsPhrase: false, IsPrefix: false, Words: [{ Length: > 2 } word] }]
            || queries.Knows(word)
            || queries.Prefixed(word).Count == 0
        )
            return text;
        IReadOnlyList<SearchPart> beginning = [new SearchPart([word], false, IsPrefix: true)];
        return text with { All = [.. text.All.SkipLast(1), beginning] };
    }

    // In place of each word that occurs nowhere, one that does; and whether hardly others were meant.
    private static (string Text, bool IsClose)? Corrected(string typed, SearchQueries queries)
    {
        var (corrected, at, count, isClose) = (new StringBuilder(), 0, 0, true);
        foreach (var word in new SearchWords("id").Of(typed))
        {
            var exact = word.Forms.Exact;
            if (exact.Length < 3 || StopWords.Contains(exact) || IsPrefix(word.End) || queries.Knows(exact) || count == MaxCorrections)
                continue;
            if (queries.Prefixed(exact).Count > 0 || queries.Nearest(exact) is not { } nearest)
                continue;
            corrected.Append(typed, at, word.Start - at).Append(nearest.Word);
            (at, count, isClose) = (word.End, count + 1, isClose && nearest.IsClose);
        }
        return count == 0 ? null : (corrected.Append(typed, at, typed.Length - at).ToString(), isClose);

        bool IsPrefix(int end) => end < typed.Length && typed[end] == '*';
    }

    private static IndexSearcher Bound(IndexSearcher searcher, SearchDeadline deadline) =>
        new(deadline.Bound(searcher.IndexReader)) { Similarity = SearchIndex.Similarity };

    private static Filter? FilterOf(SearchFilter filter)
    {
        var all = new BooleanFilter();
        foreach (var (field, values) in filter.Terms)
            all.Add(new TermsFilter([.. values.Select(value => new Term(field, value))]), Occur.MUST);
        if (filter.Range.Units is { } units)
            all.Add(new TermsFilter([.. units.Keys.Select(unit => new Term(SearchFields.Unit, unit))]), Occur.MUST);
        if (filter.Excluded.Count > 0)
            all.Add(new TermsFilter([.. filter.Excluded.Select(id => SearchFields.TermOf(SearchFields.Id, id))]), Occur.MUST_NOT);
        return all.Clauses.Count == 0 ? null : all;
    }

    private static List<Guid> IdsOf(IndexSearcher searcher, IReadOnlyList<int> documents)
    {
        var (ids, leaves) = (new List<Guid>(documents.Count), searcher.IndexReader.Leaves);
        foreach (var document in documents)
        {
            var leaf = leaves[ReaderUtil.SubIndex(document, leaves)];
            ids.Add(SearchFields.IdOf(leaf.AtomicReader.GetBinaryDocValues(SearchFields.Id), document - leaf.DocBase));
        }
        return ids;
    }
}
