using HumasApi.Contract;
using HumasApi.Http;
using HumasApi.Publishing.Shapes;

namespace HumasApi.Delivery.Articles;

internal static class ArticleRoutes
{
    public static void MapArticles(this IEndpointRouteBuilder routes)
    {
        var articles = routes.MapGroup("/articles").WithTags("Articles");
        articles
            .MapGet("", ListArticlesEndpoint.Handle)
            .Cached()
            .WithQuery(ListArticlesEndpoint.Parameters)
            .Documented<ListResponse<ArticleCard>>(
                "listArticles",
                "List articles",
                "Live articles, the newest first. Follow `links.next` to the end; a page may be short although more follows."
            )
            .FailsWith(
                Problems.Busy,
                Problems.EmptyRange,
                Problems.FieldsAndInclude,
                Problems.IdsAlone,
                Problems.IdsTooLarge,
                Problems.LineNeedsScope,
                Problems.ModifiedSinceAlone,
                Problems.ModifiedSinceNeedsSort,
                Problems.ScopeNeedsUnit,
                Problems.SortNeedsModifiedSince,
                Problems.UnknownField,
                Problems.UnknownTimeZone
            );
        articles
            .MapGet("/months", ListMonthsEndpoint.Handle)
            .Cached()
            .WithQuery(ListMonthsEndpoint.Parameters)
            .Documented<MonthsResponse>("listArticleMonths", "Count articles by month", "The months of an archive, the newest first.")
            .FailsWith(Problems.LineNeedsScope, Problems.ScopeNeedsUnit, Problems.UnitAndTag);
        articles
            .MapGet("/{id}", GetArticleEndpoint.ById)
            .Cached(isItem: true)
            .WithQuery(ArticleFields.Fields)
            .Documented<ItemResponse<Article>>("getArticle", "Get an article", "One article by id, with its body.")
            .FailsWith(Problems.ArticleGone, Problems.NotFound, Problems.UnknownField);
        articles
            .MapGet("/by-slug/{slug}", GetArticleEndpoint.BySlug)
            .Cached(isItem: true)
            .WithQuery(ArticleFields.Fields)
            .Documented<ItemResponse<Article>>(
                "getArticleBySlug",
                "Get an article by slug",
                "One article by slug, with its body. A former slug, or one in capitals, redirects (301)."
            )
            .FailsWith(Problems.ArticleGone, Problems.NotFound, Problems.UnknownField)
            .Moves();
    }
}
