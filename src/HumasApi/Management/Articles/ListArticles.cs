using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Paging;
using MediatR;

namespace HumasApi.Management.Articles;

/// <summary>GET /manage/v1/articles: all articles, the last edited first, drafts included.</summary>
internal static class ListArticlesEndpoint
{
    private static readonly IReadOnlyList<ListSort<Article>> Sorts =
    [
        ListSort.By<Article>("-editedAt", article => article.EditedAt, article => article.Id),
        ListSort.By<Article>("editedAt", article => article.EditedAt, article => article.Id),
        ListSort.ById<Article>("-createdAt", article => article.Id, article => article.CreatedAt),
        ListSort.ById<Article>("createdAt", article => article.Id, article => article.CreatedAt),
    ];

    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        .. ArticleFilters.Parameters,
        ListSort.Parameter("ManagedArticleSort", Sorts),
        .. PagingParameters.All,
    ];

    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, PublicUrl url)
    {
        var query = new QueryReader(http.Request);
        var request = new ListArticlesQuery(ArticleFilters.Read(query), Sorts.Read(query), query.Page());
        query.Done();
        return Lists.Manage(http, url, await mediator.Send(request, http.RequestAborted));
    }
}

internal sealed record ListArticlesQuery(ArticleFilters Filters, ListSort<Article> Sort, PageRequest Page)
    : IRequest<ListPart<ManagedArticleRow>>;

internal sealed class ListArticlesHandler(HumasDbContext database, Rights rights, ArticleReader reader)
    : IRequestHandler<ListArticlesQuery, ListPart<ManagedArticleRow>>
{
    public async Task<ListPart<ManagedArticleRow>> Handle(ListArticlesQuery request, CancellationToken cancellationToken)
    {
        var (page, filters) = (request.Page, new Filters());
        var all = await request.Filters.ApplyAsync(database, rights, filters, cancellationToken);
        var (articles, meta) = await request.Sort.PageAsync(all, page, cancellationToken);
        return ListPart<ManagedArticleRow>.Of((await reader.RowsAsync(articles, cancellationToken), meta), filters);
    }
}
