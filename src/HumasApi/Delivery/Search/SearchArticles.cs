using System.Text.RegularExpressions;
using FluentValidation;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Delivery.Articles;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Jobs;
using HumasApi.Paging;
using HumasApi.Publishing;
using HumasApi.Publishing.Shapes;
using HumasApi.Search;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Delivery.Search;

/// <summary>GET /v1/search: live articles that have words, the likeliest first, with what they are narrowed to as lists are.</summary>
internal static class SearchArticlesEndpoint
{
    private static readonly QueryParameter Sort = ListSort.Parameter("SearchSort", "relevance", "-publishedAt");

    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        new("q", ParameterType.Text, SearchText.Syntax) { IsRequired = true, Example = "panen raya" },
        .. ArticleSelectionRequest.Parameters,
        new("facets", ParameterType.Boolean, "Count the results by unit, tag, author, kind, year and language: `meta.facets`.")
        {
            Default = false,
            Example = true,
        },
        Sort,
        ArticleFields.Fields,
        PagingParameters.Limit,
        PagingParameters.Cursor,
        PagingParameters.Page,
    ];

    public static async Task<IResult> Handle(
        HttpContext http,
        IMediator mediator,
        PublicUrl url,
        NewsroomOptions newsroom,
        SearchStore store
    )
    {
        var query = new QueryReader(http.Request);
        var request = new SearchArticlesQuery
        {
            Text = query.RequiredText("q", SearchText.MaxLength) ?? "",
            Selection = ArticleSelectionRequest.Read(query, newsroom),
            Facets = query.Flag("facets") == true,
            Sort = query.Word(Sort.Name, Sort.Words) == "-publishedAt" ? SearchSort.Newest : SearchSort.Relevance,
            Fields = ArticleFields.Read(query, bodyByDefault: false),
            Page = query.Page(),
        };
        query.Done();
        using var place = store.Enter(http);
        var (hits, meta) = await mediator.Send(request, http.RequestAborted);
        var links = url.LinksOf(http.Request, meta.Page);
        return new DeliveryResult<SearchResponse<object>>(new(hits, meta, links)) { Link = PublicUrl.LinkHeader(links) };
    }
}

internal sealed record SearchArticlesQuery : IRequest<(IReadOnlyList<SearchHit<object>> Hits, SearchMeta Meta)>
{
    public required string Text { get; init; }
    public required ArticleSelectionRequest Selection { get; init; }
    public required bool Facets { get; init; }
    public required SearchSort Sort { get; init; }
    public required ArticleFields Fields { get; init; }
    public required PageRequest Page { get; init; }
}

internal sealed class SearchArticlesValidator : AbstractValidator<SearchArticlesQuery>
{
    public SearchArticlesValidator() => RuleFor(query => query.Selection).SetValidator(new ArticleSelectionValidator());
}

internal sealed partial class SearchArticlesHandler(
    DeliveryDbContext database,
    ReferenceCache cache,
    SearchStore store,
    SearchRows rows,
    SearchFacetReader facets,
    SearchSynonyms synonyms,
    SearchMisses misses,
    TimeProvider clock
) : IRequestHandler<SearchArticlesQuery, (IReadOnlyList<SearchHit<object>> Hits, SearchMeta Meta)>
{
    // What was published a moment ago is in the index after some milliseconds.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);
    private const int Fragments = 2;

    // Of a body; what says most of a longer one stands before its end.
    private const int MaxHighlighted = 100_000;

    public async Task<(IReadOnlyList<SearchHit<object>> Hits, SearchMeta Meta)> Handle(
        SearchArticlesQuery request,
        CancellationToken cancellationToken
    )
    {
        var (page, filters, now) = (request.Page, new Filters(), clock.GetUtcNow());
        var selection = await request.Selection.ResolveAsync(database, cache, now, filters, cancellationToken);
        var found = selection is null ? SearchResult.Nothing : await FindAsync(request, selection, now, cancellationToken);
        // Where something narrows the search, that may be why.
        var isFirst = page is { Cursor: null, Skip: 0 } && selection?.IsAll == true;
        if (found.IsMiss && isFirst && store.IsComplete && !found.IsPartial && WordsToCount(request.Text) is { } words)
            misses.Count(new MissedWords(words, found.HasSomeWords && found.SearchedFor is null));
        var (ids, meta) = page.CutRanked(found.Ids, new Counted(found.Total, found.IsPartial));
        // What readers get is read again: an article that was unpublished a moment ago is not there.
        var articles = await ArticleRows.ReadAsync(database, [.. ids], cancellationToken);
        var cards = await ArticleCards.ReadAsync(database, cache, articles, request.Fields, cancellationToken);
        var texts = await rows.TextsAsync([.. articles.Select(article => article.Id)], cancellationToken);
        var highlights = HighlightsOf(texts, found.Keys);
        return (
            [
                .. articles.Zip(cards, (article, card) =>
                    new SearchHit<object>(card, highlights.GetValueOrDefault(article.Id) ?? new SearchHighlights(null, []))
                ),
            ],
            new SearchMeta(
                meta,
                filters.Resolved,
                filters.Unmatched,
                new SearchNotes(found.DidYouMean, found.SearchedFor, found.Ignored, found.HasSomeWords, found.IsPartial, !store.IsComplete),
                request.Facets ? await facets.ReadAsync(found.Facets, cancellationToken) : null
            )
        );
    }

    private async Task<SearchResult> FindAsync(
        SearchArticlesQuery request,
        ArticleSelection selection,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var (from, most) = request.Page.Ranks;
        var (newest, version) = await rows.MomentAsync(cancellationToken);
        var same = await synonyms.OfAsync(rows, version, cancellationToken);
        return await store.SearchAsync(
            newest,
            Patience,
            searcher =>
                SearchEngine.Search(
                    searcher,
                    same,
                    request.Text,
                    FilterOf(selection),
                    request.Sort,
                    from + most,
                    request.Facets,
                    now,
                    cancellationToken
                ),
            cancellationToken
        );
    }

    // The words in lower case, without excluded ones; null for addresses of mail and long numbers (an identity, a telephone, a case), which
    // name persons.
    private static string? WordsToCount(string typed)
    {
        if (typed.Contains('@', StringComparison.Ordinal) || LongNumber().IsMatch(typed))
            return null;
        var query = string.Join(' ', SearchText.Parse(typed).All.SelectMany(group => group).SelectMany(part => part.Words));
        return query.Length is 0 or > SearchMiss.QueryMaxLength ? null : query;
    }

    [GeneratedRegex(@"\d([ .-]?\d){5}")]
    private static partial Regex LongNumber();

    private static SearchFilter FilterOf(ArticleSelection selection)
    {
        var terms = selection.Criteria.Select(criterion =>
            (criterion.Filter.Name, (IReadOnlyList<string>)[.. criterion.Values.Cast<object>().Select(TermOf)])
        );
        Dictionary<string, UnitSpan[]>? units = null;
        if (selection.Units is { } set)
            units = set
                .Units.Index()
                .GroupBy(unit => unit.Item.ToString("N"))
                .ToDictionary(
                    group => group.Key,
                    group =>
                        group
                            .Select(unit =>
                                set.From is null
                                    ? new UnitSpan(long.MinValue, long.MaxValue)
                                    : new UnitSpan(Seconds(set.From[unit.Index]), Seconds(set.To![unit.Index]))
                            )
                            .ToArray()
                );
        return new SearchFilter(
            [.. terms],
            new SearchRange(
                selection.From?.ToUnixTimeSeconds() ?? long.MinValue,
                selection.Before is { } before ? Ceiling(before) : long.MaxValue,
                units
            ),
            selection.Excluded
        );
    }

    private static string TermOf(object value) => value is Guid id ? id.ToString("N") : (string)value;

    private static long Seconds(DateTime time) => new DateTimeOffset(time, TimeSpan.Zero).ToUnixTimeSeconds();

    // What is before a fraction of a second is before the next second.
    private static long Ceiling(DateTimeOffset time) => time.ToUnixTimeSeconds() + (time.Ticks % TimeSpan.TicksPerSecond == 0 ? 0 : 1);

    private static Dictionary<Guid, SearchHighlights> HighlightsOf(
        IReadOnlyDictionary<Guid, SearchableText> texts,
        IReadOnlySet<string> keys
    )
    {
        var all = new Dictionary<Guid, SearchHighlights>();
        if (keys.Count == 0)
            return all;
        // The texts of a language share most of their words, and each word is looked up once.
        foreach (var language in texts.GroupBy(text => text.Value.Language))
        {
            var highlights = new Highlights(keys, language.Key);
            foreach (var (id, text) in language)
                all[id] = new SearchHighlights(
                    highlights.Whole(text.Title),
                    highlights.Fragments(PlainText.Of(text.Body[..Math.Min(text.Body.Length, MaxHighlighted)]), Fragments)
                );
        }
        return all;
    }
}

/// <summary>Reads what facets name.</summary>
internal sealed class SearchFacetReader(DeliveryDbContext database, ReferenceCache cache, TimeProvider clock)
{
    private const int MaxUnits = 50;
    private const int MaxValues = 20;

    public async Task<SearchFacets> ReadAsync(FacetCounts counts, CancellationToken cancellationToken)
    {
        var units = await RolledUpAsync(counts.Units, cancellationToken);
        var (tags, authors) = (Top(counts.Tags, MaxValues), Top(counts.Authors, MaxValues));
        var refs = await PublicRefs.ReadAsync(
            database,
            cache,
            units.Select(one => one.Id),
            tags.Select(one => one.Id),
            authors.Select(one => one.Id),
            cancellationToken
        );
        return new SearchFacets(
            [.. from one in units let unit = refs.UnitOrNull(one.Id) where unit is not null select new UnitFacet(unit, one.Count)],
            [.. from one in tags let tag = refs.TagOrNull(one.Id) where tag is not null select new TagFacet(tag, one.Count)],
            [
                .. from one in authors
                let author = refs.AuthorOrNull(one.Id)
                where author is not null
                select new AuthorFacet(author, one.Count),
            ],
            [.. Sorted(counts.Kinds).Select(one => new KindFacet(one.Key, one.Value))],
            [.. counts.Years.Select(one => new YearFacet(one.Key, one.Value)).OrderByDescending(one => one.Year)],
            [.. Sorted(counts.Languages).Select(one => new LanguageFacet(one.Key, one.Value))]
        );
    }

    // A unit counts what is below it, as the tree is today.
    private async Task<List<(Guid Id, int Count)>> RolledUpAsync(Dictionary<string, int> own, CancellationToken cancellationToken)
    {
        var (ids, now) = (own.Keys.Select(Guid.Parse).ToArray(), clock.GetUtcNow().UtcDateTime);
        var above = await database
            .UnitAncestors.Where(row =>
                ids.Contains(row.UnitId) && row.Line == UnitLine.Administrative && row.FromAt <= now && row.ToAt > now
            )
            .Select(row => new { row.UnitId, row.AncestorId })
            .ToListAsync(cancellationToken);
        return
        [
            .. above
                .Select(row => (row.AncestorId, row.UnitId))
                .Concat(ids.Select(id => (id, id)))
                .Distinct()
                .GroupBy(row => row.Item1, row => own[row.Item2.ToString("N")])
                .Select(group => (Id: group.Key, Count: group.Sum()))
                .OrderByDescending(one => one.Count)
                .ThenBy(one => one.Id)
                .Take(MaxUnits),
        ];
    }

    private static List<(Guid Id, int Count)> Top(Dictionary<string, int> counts, int most) =>
        [.. Sorted(counts).Take(most).Select(one => (Guid.Parse(one.Key), one.Value))];

    private static IEnumerable<KeyValuePair<string, int>> Sorted(Dictionary<string, int> counts) =>
        counts.OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal);
}
