using HumasApi.Contract;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Publishing;

namespace HumasApi.Delivery.Search;

/// <summary>Results of a search.</summary>
/// <param name="Data">The results, in the order asked for.</param>
/// <param name="Meta">The page, how the query was read, and facets.</param>
/// <param name="Links">Related addresses.</param>
internal sealed record SearchResponse<T>(IReadOnlyList<SearchHit<T>> Data, SearchMeta Meta, ListLinks Links);

/// <summary>A result.</summary>
/// <param name="Article">The article, as lists have it.</param>
/// <param name="Highlights">Where it has what was searched for.</param>
internal sealed record SearchHit<T>(T Article, SearchHighlights Highlights);

/// <summary>Where a result has what was searched for, as safe HTML: mark is the only element.</summary>
/// <param name="Title">The title with its words marked; null where none is.</param>
/// <param name="Text">The best parts of the body, two at most.</param>
internal sealed record SearchHighlights(string? Title, IReadOnlyList<string> Text);

/// <summary>Remarks about a search.</summary>
/// <param name="Page">Which part of the results this is.</param>
/// <param name="Resolved">Filters that named a retired slug or a merged tag, and how they were read.</param>
/// <param name="Unmatched">Filter values that name nothing public; they match nothing.</param>
/// <param name="Query">How the query was read.</param>
/// <param name="Facets">How many results have which values; null where they were not asked for.</param>
internal sealed record SearchMeta(
    PageMeta Page,
    IReadOnlyList<ResolvedFilter> Resolved,
    IReadOnlyList<UnmatchedFilter> Unmatched,
    SearchNotes Query,
    SearchFacets? Facets
);

/// <summary>How a query was read.</summary>
/// <param name="DidYouMean">The query with words that occur here in place of misspelt ones; null: all occur.</param>
/// <param name="SearchedFor">That query, where nothing has a word of `q`: these are its results. Null: `q` was searched for.</param>
/// <param name="Ignored">Words that were passed over, since nearly every text has them.</param>
/// <param name="SomeWords">Whether nothing has all words, so that these results have most of them.</param>
/// <param name="Partial">Whether there were too many to look at all: then these are the best of a part, and so are the counts.</param>
/// <param name="Building">Whether the index is being made: it has the newest articles first.</param>
internal sealed record SearchNotes(
    string? DidYouMean,
    string? SearchedFor,
    IReadOnlyList<string> Ignored,
    bool SomeWords,
    bool Partial,
    bool Building
);

/// <summary>How many results have which values, the most frequent first.</summary>
/// <param name="Unit">Units; those above count what is below them.</param>
/// <param name="Tag">Tags.</param>
/// <param name="Author">Authors.</param>
/// <param name="Kind">Kinds of articles.</param>
/// <param name="Year">Years of publication (UTC), the newest first.</param>
/// <param name="Language">Languages.</param>
internal sealed record SearchFacets(
    IReadOnlyList<UnitFacet> Unit,
    IReadOnlyList<TagFacet> Tag,
    IReadOnlyList<AuthorFacet> Author,
    IReadOnlyList<KindFacet> Kind,
    IReadOnlyList<YearFacet> Year,
    IReadOnlyList<LanguageFacet> Language
);

/// <summary>A unit, and how many results it or a unit below it has.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Count">Results.</param>
internal sealed record UnitFacet(UnitRef Unit, int Count);

/// <summary>A tag, and how many results have it.</summary>
/// <param name="Tag">The tag.</param>
/// <param name="Count">Results.</param>
internal sealed record TagFacet(TagRef Tag, int Count);

/// <summary>An author, and how many results have it.</summary>
/// <param name="Author">The author.</param>
/// <param name="Count">Results.</param>
internal sealed record AuthorFacet(AuthorRef Author, int Count);

/// <summary>A kind of articles, and how many results are of it.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Count">Results.</param>
internal sealed record KindFacet([property: ExtensibleEnum(typeof(ArticleKind))] string Kind, int Count);

/// <summary>A year, and how many results are of it.</summary>
/// <param name="Year">The year.</param>
/// <param name="Count">Results.</param>
internal sealed record YearFacet(int Year, int Count);

/// <summary>A language, and how many results are in it.</summary>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Count">Results.</param>
internal sealed record LanguageFacet(string Language, int Count);

/// <summary>What begins with what was typed.</summary>
/// <param name="Articles">Titles, the likeliest first.</param>
/// <param name="Units">Units.</param>
/// <param name="Tags">Tags.</param>
/// <param name="Authors">Authors.</param>
internal sealed record Suggestions(
    IReadOnlyList<ArticleSuggestion> Articles,
    IReadOnlyList<UnitRef> Units,
    IReadOnlyList<TagRef> Tags,
    IReadOnlyList<AuthorRef> Authors
);

/// <summary>An article whose title has what was typed.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Slug">Readable part of its address.</param>
/// <param name="Title">Headline.</param>
internal sealed record ArticleSuggestion(Guid Id, string Slug, string Title);
