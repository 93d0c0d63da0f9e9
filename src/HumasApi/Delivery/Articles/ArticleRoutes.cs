using HumasApi.Http;
using HumasApi.Paging;
using HumasApi.Publishing.Shapes;

namespace HumasApi.Delivery.Articles;

internal static class ArticleRoutes
{
    public static void MapArticles(this IEndpointRouteBuilder routes)
    {
        var articles = routes.MapGroup("/articles").WithTags("Articles");
        articles
            .MapGet("", ListArticlesEndpoint.Handle)
            .WithQuery(ListArticlesEndpoint.Parameters)
            .Documented<ListResponse<ArticleCard>>(
                "listArticles",
                "List articles",
                "Live articles, the newest first. Follow `links.next` to the end; a page may be short although more follows.",
                400
            );
        articles
            .MapGet("/months", ListMonthsEndpoint.Handle)
            .WithQuery(ListMonthsEndpoint.Parameters)
            .Documented<MonthsResponse>("listArticleMonths", "Count articles by month", "The months of an archive, the newest first.", 400);
        articles
            .MapGet("/{id}", GetArticleEndpoint.ById)
            .WithQuery(ArticleFields.Fields)
            .Documented<ItemResponse<Article>>("getArticle", "Get an article", "One article by id, with its body.", 400, 404, 410);
        articles
            .MapGet("/by-slug/{slug}", GetArticleEndpoint.BySlug)
            .WithQuery(ArticleFields.Fields)
            .Documented<ItemResponse<Article>>(
                "getArticleBySlug",
                "Get an article by slug",
                "One article by slug, with its body. A former slug, or one in capitals, redirects (301).",
                301,
                400,
                404,
                410
            );
    }
}
