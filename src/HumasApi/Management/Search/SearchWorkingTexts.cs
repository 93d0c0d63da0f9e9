using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Management.Articles;
using HumasApi.Paging;
using HumasApi.Search;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Search;

/// <summary>GET /manage/v1/search: what only editors see. Drafts, earlier revisions and notes, the last written first.</summary>
internal static class SearchWorkingTextsEndpoint
{
    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        new("q", ParameterType.Text, SearchText.Syntax) { IsRequired = true, Example = "panen raya" },
        new("kind", ParameterType.OneOf, "Revisions or notes only. Left out: both.")
        {
            Words = [.. EnumNames.Of<WorkingTextKind>().Keys],
            WordsName = nameof(WorkingTextKind),
            Example = "note",
        },
        PagingParameters.Limit,
        PagingParameters.Cursor,
        PagingParameters.Page,
    ];

    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, PublicUrl url)
    {
        var query = new QueryReader(http.Request);
        var request = new SearchWorkingTextsQuery(
            query.RequiredText("q", SearchText.MaxLength) ?? "",
            query.Word<WorkingTextKind>("kind"),
            query.Page()
        );
        query.Done();
        return Lists.Manage(http, url, await mediator.Send(request, http.RequestAborted));
    }
}

/// <summary>An article with texts that were searched for.</summary>
/// <param name="Article">The article, as lists have it.</param>
/// <param name="Matches">The texts, the last written first; three at most.</param>
internal sealed record WorkingHit(ManagedArticleRow Article, IReadOnlyList<WorkingMatch> Matches);

/// <summary>A text that has what was searched for. Highlights are safe HTML, in which mark is the only element.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Revision">The revision, or that which the note is about.</param>
/// <param name="At">When it was written.</param>
/// <param name="Title">The title with its words marked; null where none is.</param>
/// <param name="Text">Parts of the text that say most, marked.</param>
internal sealed record WorkingMatch(WorkingTextKind Kind, int Revision, DateTimeOffset At, string? Title, IReadOnlyList<string> Text);

internal sealed record SearchWorkingTextsQuery(string Text, WorkingTextKind? Kind, PageRequest Page) : IRequest<ListPart<WorkingHit>>;

internal sealed class SearchWorkingTextsHandler(HumasDbContext database, Rights rights, ArticleReader reader)
    : IRequestHandler<SearchWorkingTextsQuery, ListPart<WorkingHit>>
{
    // The last written are ranked; what is older is found by more words.
    private const int MaxTexts = 2_000;
    private const int MaxMatches = 3;
    private const int Fragments = 2;
    private const int MaxHighlighted = 20_000;

    public async Task<ListPart<WorkingHit>> Handle(SearchWorkingTextsQuery request, CancellationToken cancellationToken)
    {
        var rules = await database.SynonymRules.AsNoTracking().OrderBy(rule => rule.Id).ToListAsync(cancellationToken);
        var synonyms = new Synonyms(Of(SynonymKind.Same), Of(SynonymKind.Apart));
        var query = WorkingQuery.Of(request.Text, synonyms);
        var found = query is null ? [] : await FoundAsync(query.Value.Query, request.Kind, cancellationToken);
        var articles = found.GroupBy(text => text.ArticleId).ToList();
        var (cut, meta) = request.Page.CutRanked(articles, new Counted(articles.Count, found.Count == MaxTexts));
        var ids = cut.Select(group => group.Key).ToArray();
        var read = await database.Articles.AsNoTracking().Where(article => ids.Contains(article.Id)).ToListAsync(cancellationToken);
        var rows = await reader.RowsAsync([.. read.OrderBy(article => Array.IndexOf(ids, article.Id))], cancellationToken);
        var shown = cut.SelectMany(group => group.Take(MaxMatches)).ToList();
        var texts = await TextsAsync(shown, cancellationToken);
        // The texts of a language share most of their words, and each word is looked up once.
        var highlights = texts
            .Values.Select(text => text.Language)
            .Distinct()
            .ToDictionary(one => one, one => new Highlights(query!.Value.Keys, one));
        var matches = shown
            .Where(text => texts.ContainsKey(text.Id))
            .ToLookup(text => text.ArticleId, text => MatchOf(text, texts[text.Id], highlights[texts[text.Id].Language]));
        return ListPart<WorkingHit>.Of(([.. rows.Select(row => new WorkingHit(row, [.. matches[row.Id]]))], meta));

        IEnumerable<IReadOnlyList<string>> Of(SynonymKind kind) => rules.Where(rule => rule.Kind == kind).Select(rule => rule.Words);
    }

    private async Task<List<FoundText>> FoundAsync(string query, WorkingTextKind? kind, CancellationToken cancellationToken)
    {
        var visible = await rights.VisibleAsync(database.Articles, cancellationToken);
        return await database
            .WorkingTexts.FromSql($"select * from working_texts where words @@ {query}::tsquery")
            .Where(text => (kind == null || text.Kind == kind) && visible.Any(article => article.Id == text.ArticleId))
            .OrderByDescending(text => text.At)
            .ThenByDescending(text => text.Id)
            .Select(text => new FoundText(text.Id, text.ArticleId, text.Kind, text.At))
            .Take(MaxTexts)
            .ToListAsync(cancellationToken);
    }

    private async Task<Dictionary<Guid, ShownText>> TextsAsync(List<FoundText> found, CancellationToken cancellationToken)
    {
        var ids = found.ConvertAll(text => text.Id);
        var revisions = await database
            .Revisions.Where(revision => ids.Contains(revision.Id))
            .Select(revision => new ShownText(
                revision.Id,
                revision.Number,
                revision.Language,
                revision.Title,
                revision.Body!.Substring(0, MaxHighlighted)
            ))
            .ToListAsync(cancellationToken);
        var notes = await database
            .Notes.Where(note => ids.Contains(note.Id))
            .Select(note => new ShownText(note.Id, note.Revision, "id", "", note.Text!))
            .ToListAsync(cancellationToken);
        return revisions.Concat(notes).ToDictionary(text => text.Id);
    }

    private static WorkingMatch MatchOf(FoundText found, ShownText text, Highlights highlights)
    {
        var plain = found.Kind == WorkingTextKind.Note ? text.Text : PlainText.Of(text.Text ?? "");
        return new WorkingMatch(found.Kind, text.Revision, found.At, highlights.Whole(text.Title), highlights.Fragments(plain!, Fragments));
    }

    private sealed record FoundText(Guid Id, Guid ArticleId, WorkingTextKind Kind, DateTimeOffset At);

    private sealed record ShownText(Guid Id, int Revision, string Language, string Title, string? Text);
}
