using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace HumasApi.Search;

/// <summary>Makes queries of what somebody typed. A word in a title says more than one in a text, and the form that was typed more than
/// another one.</summary>
internal sealed class SearchQueries(IndexReader reader, Synonyms synonyms)
{
    private const float ExactBoost = 1.3f;
    private const float SynonymBoost = 0.8f;
    private const float ScatteredBoost = 0.3f;
    private const float Others = 0.1f;
    private const int MaxPrefixed = 32;
    private const int MinPrefix = 2;
    private const int MaxPrefixes = 4;
    private const int MaxProximate = 6;

    // A letter of five: mengunjngi is mengunjungi, paspor is not pasir.
    private const float Close = 0.8f;

    private static readonly (string Field, float Boost)[] Fields =
    [
        (SearchFields.Title, 5),
        (SearchFields.Names, 2.5f),
        (SearchFields.Summary, 2),
        (SearchFields.Body, 1),
    ];

    private readonly SearchWords indonesian = new("id");
    private readonly SearchWords? english = reader.DocFreq(new Term(SearchFields.Language, "en")) > 0 ? new SearchWords("en") : null;

    private readonly Dictionary<string, IReadOnlyList<string>> prefixes = [];

    /// <summary>The words and phrases that highlights mark.</summary>
    public HashSet<string> Keys { get; } = [];

    /// <param name="text">What was typed.</param>
    /// <param name="some">Whether most of the words will do.</param>
    public Query Of(SearchText text, bool some)
    {
        var query = new BooleanQuery();
        foreach (var run in text.Runs(synonyms))
            query.Add(Run(run), some ? Occur.SHOULD : Occur.MUST);
        if (some)
            query.MinimumNumberShouldMatch = Math.Max(1, query.Clauses.Count * 6 / 10);
        else if (Proximity([.. text.Meaningful.Select(SearchText.SingleOf).OfType<string>()]) is { } near)
            query.Add(near, Occur.SHOULD);
        foreach (var part in text.None)
            query.Add(Part(part, marks: false), Occur.MUST_NOT);
        return query;
    }

    /// <summary>Articles whose title has these words, the last of them as a beginning.</summary>
    public Query OfTitle(SearchText text)
    {
        var query = new BooleanQuery();
        foreach (var (at, group) in text.All.Index())
        foreach (var word in group[0].Words)
        {
            var any = new BooleanQuery { { new TermQuery(new Term(SearchFields.Title, KeyOf(word))), Occur.SHOULD } };
            if (at == text.All.Count - 1)
                foreach (var term in Prefixed(Fold(word)))
                    any.Add(new TermQuery(new Term(SearchFields.Title, KeyOf(term))), Occur.SHOULD);
            query.Add(any, Occur.MUST);
        }
        return query;
    }

    /// <summary>Words that begin so, the most frequent first.</summary>
    public IReadOnlyList<string> Prefixed(string beginning)
    {
        // Each looks at all words that begin so.
        if (prefixes.TryGetValue(beginning, out var known))
            return known;
        if (
            beginning.Length < MinPrefix
            || prefixes.Count == MaxPrefixes
            || MultiFields.GetTerms(reader, SearchFields.Words) is not { } terms
        )
            return [];
        var (prefix, best) = (new BytesRef(beginning), new PriorityQueue<string, int>());
        var each = terms.GetEnumerator();
        if (each.SeekCeil(prefix) == TermsEnum.SeekStatus.END)
            return [];
        do
        {
            if (!StringHelper.StartsWith(each.Term, prefix))
                break;
            if (best.Count < MaxPrefixed)
                best.Enqueue(each.Term.Utf8ToString(), each.DocFreq);
            else if (best.TryPeek(out _, out var least) && each.DocFreq > least)
                best.EnqueueDequeue(each.Term.Utf8ToString(), each.DocFreq);
        } while (each.MoveNext());
        return prefixes[beginning] = [.. best.UnorderedItems.OrderByDescending(one => one.Priority).Select(one => one.Element)];
    }

    /// <summary>Whether any article has the word in some form.</summary>
    public bool Knows(string word) =>
        synonyms.OfShort(Fold(word)).Any()
        || Fields.Any(field =>
            reader.DocFreq(new Term(field.Field, KeyOf(word))) > 0
            || (EnglishKey(word) is { } key && reader.DocFreq(new Term(field.Field, key)) > 0)
        );

    /// <summary>The likeliest word of the index for one that was mistyped, and whether hardly another one was meant; null where none is
    /// near.</summary>
    public (string Word, bool IsClose)? Nearest(string word)
    {
        var folded = Fold(word);
        if (folded.Length < 3 || MultiFields.GetTerms(reader, SearchFields.Words) is not { } terms)
            return null;
        // The first letter is seldom wrong, and knowing it makes the search ten times as fast.
        var near = new FuzzyTermsEnum(
            terms,
            new AttributeSource(),
            new Term(SearchFields.Words, folded),
            folded.Length < 5 ? 1 : 2,
            1,
            transpositions: true
        );
        var likeness = near.Attributes.AddAttribute<IBoostAttribute>();
        var candidates = new PriorityQueue<(string Word, bool IsClose), double>();
        while (near.MoveNext())
            candidates.Enqueue((near.Term.Utf8ToString(), likeness.Boost >= Close), -likeness.Boost * (1 + Math.Log(near.DocFreq) / 10));
        while (candidates.TryDequeue(out var candidate, out _))
            if (IsLive(candidate.Word))
                return candidate;
        return null;
    }

    // A word of an article that was unpublished stays in the index until its part of it is merged.
    private bool IsLive(string word) =>
        MultiFields
            .GetTermDocsEnum(reader, MultiFields.GetLiveDocs(reader), SearchFields.Words, new BytesRef(word), DocsFlags.NONE)
            ?.NextDoc()
            is not (null or DocIdSetIterator.NO_MORE_DOCS);

    private Query Run(SearchRun run) =>
        run.Days.Count > 0 ? AnyDay(run.Days, marks: true)
        : run.Name is { } name ? Name(run.Groups, name)
        : Any(run.Groups[0].Select(Part));

    // All words of a name, or its abbreviation, or what else that stands for.
    private DisjunctionMaxQuery Name(IReadOnlyList<IReadOnlyList<SearchPart>> groups, string name)
    {
        var any = new DisjunctionMaxQuery(Others);
        var whole = new BooleanQuery();
        foreach (var group in groups)
            whole.Add(Any(group.Select(Part)), Occur.MUST);
        var isSingle = groups.Count == 1;
        any.Add(isSingle ? whole : Boosted(whole, ScatteredBoost));
        foreach (var shorter in synonyms.OfLong(name))
            any.Add(Boosted(WordOrName(shorter), SynonymBoost));
        foreach (var (other, isSame) in synonyms.OfSame(name))
            if (!isSame || !isSingle)
                any.Add(Boosted(Phrase(other.Split(' '), exact: false, marks: true), isSame ? 1 : SynonymBoost));
        return any;
    }

    private Query WordOrName(string words) =>
        words.Contains(' ', StringComparison.Ordinal)
            ? Phrase(words.Split(' '), exact: false, marks: true)
            : Word(words, marks: true, expand: false);

    // The words of a day stand side by side, or it is written in another way.
    private Query AnyDay(IEnumerable<string[]> days, bool marks) => Any(days.Select(way => Phrase(way, exact: true, marks)));

    private Query Part(SearchPart part) => Part(part, marks: true);

    private Query Part(SearchPart part, bool marks) =>
        part.IsPhrase && SearchDates.Of(part.Words) is { Count: > 0 } days ? AnyDay(days, marks)
        : part.IsPhrase ? Phrase(part.Words, exact: true, marks)
        : part.IsPrefix ? Prefix(part.Words[0], marks)
        : Word(part.Words[0], marks, expand: true);

    private Query Word(string word, bool marks, bool expand)
    {
        var forms = indonesian.FormsOf(word);
        var any = new DisjunctionMaxQuery(Others);
        Add(forms.Key, 1);
        if (forms.Exact != forms.Key)
            Add(SearchFields.Exact + forms.Exact, ExactBoost);
        if (EnglishKey(word) is { } key && key != forms.Key)
            Add(key, 1);
        if (expand)
            foreach (var name in synonyms.OfShort(forms.Exact))
                any.Add(Boosted(Phrase(name.Split(' '), exact: false, marks), SynonymBoost));
        if (marks)
            Keys.UnionWith([forms.Key, forms.Exact, EnglishKey(word) ?? forms.Key]);
        return any;

        void Add(string term, float boost)
        {
            foreach (var (field, weight) in Fields)
                any.Add(new TermQuery(new Term(field, term)) { Boost = weight * boost });
        }
    }

    private Query Prefix(string word, bool marks) => Any(Prefixed(Fold(word)).Prepend(word).Select(one => Word(one, marks, expand: false)));

    private DisjunctionMaxQuery Phrase(IReadOnlyList<string> words, bool exact, bool marks)
    {
        var any = new DisjunctionMaxQuery(Others);
        var forms = words.Select(indonesian.FormsOf).ToList();
        foreach (var (field, weight) in Fields)
        {
            var phrase = new PhraseQuery { Boost = weight };
            foreach (var one in forms)
                phrase.Add(new Term(field, exact && one.Exact != one.Key ? SearchFields.Exact + one.Exact : one.Key));
            any.Add(phrase);
        }
        if (marks)
            Keys.UnionWith(forms.Select(one => one.Key).Where(key => !StopWords.Contains(key)));
        return any;
    }

    // Words that stand near each other say more than words that do not.
    private BooleanQuery? Proximity(IReadOnlyList<string> words)
    {
        if (words.Count is < 2 or > MaxProximate)
            return null;
        var query = new BooleanQuery();
        foreach (var (field, boost, slop) in new[] { (SearchFields.Title, 4f, 2), (SearchFields.Body, 1f, 4) })
        {
            var phrase = new PhraseQuery { Slop = slop, Boost = boost };
            foreach (var word in words)
                phrase.Add(new Term(field, KeyOf(word)));
            query.Add(phrase, Occur.SHOULD);
        }
        return query;
    }

    private static Query Any(IEnumerable<Query> queries)
    {
        var all = queries.ToList();
        return all is [var one] ? one : new DisjunctionMaxQuery([.. all], Others);
    }

    private static Query Boosted(Query query, float boost)
    {
        query.Boost *= boost;
        return query;
    }

    private string KeyOf(string word) => indonesian.FormsOf(word).Key;

    private string Fold(string word) => indonesian.FormsOf(word).Exact;

    private string? EnglishKey(string word) => english?.FormsOf(word).Key;
}
