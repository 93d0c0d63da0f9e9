using FluentValidation;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Paging;
using HumasApi.Publishing;
using HumasApi.Publishing.Shapes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Delivery.Articles;

/// <summary>GET /v1/articles: what is live, the newest first; or some by id; or what changed since a build.</summary>
internal static class ListArticlesEndpoint
{
    private static readonly QueryParameter Sort = ListSort.Parameter(
        "ArticleSort",
        "-publishedAt",
        "publishedAt",
        "modifiedAt",
        "-modifiedAt"
    );

    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        .. ArticleSelectionRequest.Parameters,
        new(
            "ids",
            ParameterType.IdList,
            "Up to 100 ids; the rows come in the same order, those not live are left out. Alone, but for fields and include."
        )
        {
            Example = "019b4a5e-0000-7000-8000-000000000001",
        },
        new(
            "modifiedSince",
            ParameterType.Instant,
            "Changed at or after this time, for incremental builds; needs sort=modifiedAt and no other filter. Unpublished "
                + "articles are left out."
        )
        {
            Example = "2026-11-01T00:00:00Z",
        },
        Sort,
        ArticleFields.Fields,
        ArticleFields.Include,
        .. PagingParameters.All,
    ];

    public static async Task<IResult> Handle(
        HttpContext http,
        IMediator mediator,
        PublicUrl url,
        NewsroomOptions newsroom,
        LargeResponses large
    )
    {
        var query = new QueryReader(http.Request);
        var request = new ListArticlesQuery
        {
            Selection = ArticleSelectionRequest.Read(query, newsroom),
            Ids = query.Ids("ids", PageRequest.MaxLimit),
            ModifiedSince = query.Time("modifiedSince", null),
            Sort = query.Word(Sort.Name, Sort.Words),
            Fields = ArticleFields.Read(query, bodyByDefault: false),
            Page = query.Page(),
            GivenWithIds = [.. http.Request.Query.Keys.Except(["ids", "limit", "fields", "include"])],
            GivenWithModified =
            [
                .. http.Request.Query.Keys.Except(["modifiedSince", "sort", "fields", "include", "limit", "cursor", "page", "count"]),
            ],
        };
        query.Done();
        var place = request.Fields.Body ? await large.EnterAsync(http) : null;
        try
        {
            return Lists.Deliver(http, url, await mediator.Send(request, http.RequestAborted), place);
        }
        catch
        {
            place?.Dispose();
            throw;
        }
    }
}

internal sealed record ListArticlesQuery : IRequest<ListPart<object>>
{
    public required ArticleSelectionRequest Selection { get; init; }
    public required IReadOnlyList<Guid> Ids { get; init; }
    public required DateTimeOffset? ModifiedSince { get; init; }
    public required string? Sort { get; init; }
    public required ArticleFields Fields { get; init; }
    public required PageRequest Page { get; init; }

    /// <summary>Whether the list is in the order of changes, which takes no filter but modifiedSince.</summary>
    public bool ByModified => Sort is "modifiedAt" or "-modifiedAt";

    /// <summary>Parameters of the request that do not go with ids.</summary>
    public required IReadOnlyList<string> GivenWithIds { get; init; }

    /// <summary>Parameters of the request that do not go with modifiedSince.</summary>
    public required IReadOnlyList<string> GivenWithModified { get; init; }
}

internal sealed class ListArticlesValidator : AbstractValidator<ListArticlesQuery>
{
    public ListArticlesValidator()
    {
        RuleFor(query => query.Selection).SetValidator(new ArticleSelectionValidator());
        RuleFor(query => query.Ids)
            .Must((query, _) => query.GivenWithIds.Count == 0)
            .When(query => query.Ids.Count > 0)
            .WithProblem(Problems.IdsAlone, query =>
                Sentence.Of(
                    $"ids stands alone, but for fields and include; leave out {string.Join(", ", query.GivenWithIds)}.",
                    $"ids berdiri sendiri, kecuali dengan fields dan include; hapus {string.Join(", ", query.GivenWithIds)}."
                )
            );
        RuleFor(query => query.ModifiedSince)
            .Must((query, _) => query.ByModified)
            .When(query => query.ModifiedSince is not null)
            .WithProblem(Problems.ModifiedSinceNeedsSort);
        RuleFor(query => query.Sort)
            .Must((query, _) => query.ModifiedSince is not null)
            .When(query => query.Sort == "modifiedAt")
            .WithProblem(Problems.SortNeedsModifiedSince);
        RuleFor(query => query.ModifiedSince)
            .Must((query, _) => query.GivenWithModified.Count == 0)
            .When(query => query.ModifiedSince is not null || query.ByModified)
            .WithProblem(Problems.ModifiedSinceAlone, query =>
                Sentence.Of(
                    $"modifiedSince takes no other filter; leave out {string.Join(", ", query.GivenWithModified)}.",
                    $"modifiedSince tidak menerima filter lain; hapus {string.Join(", ", query.GivenWithModified)}."
                )
            );
    }
}

internal sealed class ListArticlesHandler(DeliveryDbContext database, ReferenceCache cache, TimeProvider clock)
    : IRequestHandler<ListArticlesQuery, ListPart<object>>
{
    private static readonly IReadOnlyList<ListSort<PublishedArticle>> ByModified =
    [
        ListSort.By<PublishedArticle>("modifiedAt", article => article.ModifiedAt, article => article.Id),
        ListSort.By<PublishedArticle>("-modifiedAt", article => article.ModifiedAt, article => article.Id),
    ];

    public async Task<ListPart<object>> Handle(ListArticlesQuery request, CancellationToken cancellationToken)
    {
        if (request.Ids.Count > 0)
            return await ByIdsAsync(request, cancellationToken);
        if (request.ByModified)
            return await ModifiedAsync(request, cancellationToken);

        var (page, filters) = (request.Page, new Filters());
        if (await request.Selection.ResolveAsync(database, cache, clock.GetUtcNow(), filters, cancellationToken) is not { } filter)
            return ListPart<object>.Of(
                page.Cut(Array.Empty<object>(), _ => default, page.Count == CountKind.None ? null : new Counted(0, false)),
                filters
            );
        var search = new ArticleSearch(database, filter, descending: request.Sort != "publishedAt" ^ page.Backwards);
        var found = page.Number is null
            ? await search.ReadAsync(
                page.Cursor is { } cursor ? new FoundRow(cursor.Id, cursor.Key.AsTime()) : null,
                page.Limit + 1,
                page.Count,
                cancellationToken
            )
            : await search.ReadPageAsync(page.Skip, page.Limit + 1, cancellationToken);
        var counted = await search.CountAsync(page.Count, cancellationToken);
        var (fitting, stop) = await FitAsync(
            found.Rows,
            row => new FoundRow(row.Id, row.PublishedAt),
            (row, body) => row with { Body = body },
            request,
            cancellationToken
        );
        var (rows, meta) = page.Cut(
            fitting,
            row => Place(new(row.Id, row.PublishedAt)),
            counted,
            (stop ?? found.StoppedAt) is { } end ? Place(end) : null
        );
        if (rows.Count == 0)
            await NameUnknownLanguagesAsync(request, filters, cancellationToken);
        return ListPart<object>.Of(
            (await ArticleCards.ReadAsync(database, cache, rows, request.Fields, cancellationToken), Onward(meta, stop)),
            filters
        ) with
        {
            Shown = new Shown([.. filter.Keys, .. rows.SelectMany(row => row.Keys)]),
        };
    }

    // Rows as they were read, those of the page with their bodies: where these are too large for one page, it ends at the last that fits.
    private async Task<(IReadOnlyList<T> Rows, FoundRow? StoppedAt)> FitAsync<T>(
        IReadOnlyList<T> rows,
        Func<T, FoundRow> place,
        Func<T, byte[], T> withBody,
        ListArticlesQuery request,
        CancellationToken cancellationToken
    )
    {
        if (!request.Fields.Body || rows.Count == 0)
            return (rows, null);
        var wanted = rows.Take(request.Page.Limit).ToList();
        var bodies = await ArticleRows.BodiesAsync(database, [.. wanted.Select(row => place(row).Id)], cancellationToken);
        List<T> fitting = [.. wanted.Zip(bodies, withBody)];
        return fitting.Count < wanted.Count ? (fitting, place(fitting[^1])) : ([.. fitting, .. rows.Skip(wanted.Count)], null);
    }

    // A numbered page that ended at its bytes leads on by cursor: the next number would skip what did not fit.
    private static PageMeta Onward(PageMeta meta, FoundRow? stop) => stop is null ? meta : meta with { Number = null };

    private static (CursorKey, Guid) Place(FoundRow row) => (CursorKey.Of(row.PublishedAt), row.Id);

    // Of an empty page only, so that no other request asks: a language that no article has may be a slip.
    private async Task NameUnknownLanguagesAsync(ListArticlesQuery request, Filters filters, CancellationToken cancellationToken)
    {
        foreach (var (filter, given) in request.Selection.Filters.Where(one => one.Filter.Name == "language"))
        foreach (var language in given)
            if (!await database.Articles.AnyAsync(article => article.Language == language, cancellationToken))
                filters.Unmatched.Add(new UnmatchedFilter(filter.Name, language));
    }

    private async Task<ListPart<object>> ByIdsAsync(ListArticlesQuery request, CancellationToken cancellationToken)
    {
        var stored = await ArticleRows.ReadAsync(database, [.. request.Ids], cancellationToken);
        if (request.Fields.Body && stored.Count > 0)
        {
            var bodies = await ArticleRows.BodiesAsync(database, [.. stored.Select(row => row.Id)], cancellationToken);
            // These are not a list that goes on: rows left out would look like articles that are not live.
            if (bodies.Count < stored.Count)
                throw new Problem(
                    Problems.IdsTooLarge,
                    Sentence.Of(
                        $"The bodies of the first {bodies.Count} fit in one answer. Send the ids in smaller parts, or leave out the body.",
                        $"Isi {bodies.Count} artikel pertama muat dalam satu jawaban. Kirim ids dalam bagian yang lebih kecil, "
                            + "atau tanpa body."
                    )
                );
            stored = [.. stored.Zip(bodies, (row, body) => row with { Body = body })];
        }
        var rows = await ArticleCards.ReadAsync(database, cache, stored, request.Fields, cancellationToken);
        return new ListPart<object>(rows, new PageMeta(PageRequest.MaxLimit, null, false, null, null, rows.Count, "exact"), [], []);
    }

    private async Task<ListPart<object>> ModifiedAsync(ListArticlesQuery request, CancellationToken cancellationToken)
    {
        var (page, sort) = (request.Page, ByModified.Of(request.Sort));
        var all = request.ModifiedSince is { } since ? database.Articles.Where(article => article.ModifiedAt >= since) : database.Articles;
        var found = await sort.Part(all, page)
            .Select(article => new FoundRow(article.Id, article.ModifiedAt))
            .ToListAsync(cancellationToken);
        var bodies = new Dictionary<Guid, byte[]>();
        var (fitting, stop) = await FitAsync(
            found,
            row => row,
            (row, body) =>
            {
                bodies[row.Id] = body;
                return row;
            },
            request,
            cancellationToken
        );
        var (cut, meta) = page.Cut(fitting, Place, await all.CountAsync(page, cancellationToken), stop is null ? null : Place(stop));
        var rowsOfPage = await ArticleRows.ReadAsync(database, [.. cut.Select(row => row.Id)], cancellationToken);
        var withBodies = request.Fields.Body ? rowsOfPage.ConvertAll(row => row with { Body = bodies[row.Id] }) : rowsOfPage;
        return ListPart<object>.Of(
            (await ArticleCards.ReadAsync(database, cache, withBodies, request.Fields, cancellationToken), Onward(meta, stop))
        );
    }
}
