using HumasApi.Contract;
using HumasApi.Http;
using HumasApi.Jobs;
using HumasApi.Publishing.Shapes;

namespace HumasApi.Delivery.Search;

internal static class SearchRoutes
{
    public static void AddSearch(this IServiceCollection services)
    {
        services.AddSingleton<SearchStore>();
        services.AddScoped<SearchRows>();
        services.AddScoped<SavedSearch>();
        services.AddScoped<SearchFacetReader>();
        services.AddSingleton<SearchSynonyms>();
        services.AddSingleton<IBackgroundJob, SearchFollower>();
    }

    public static void MapSearch(this IEndpointRouteBuilder routes)
    {
        var search = routes.MapGroup("").WithTags("Search");
        search
            .MapGet("/search", SearchArticlesEndpoint.Handle)
            .WithQuery(SearchArticlesEndpoint.Parameters)
            .Documented<SearchResponse<ArticleCard>>(
                "search",
                "Search articles",
                "Live articles that have all words of `q`, in any of their forms: the likeliest first, where a title says more than a "
                    + "text and the new more than the old. Nothing that can be typed is an error. Where nothing has all words, the "
                    + "results have most of them (`meta.query.someWords`); where a misspelt word finds nothing, what was meant is "
                    + "searched for (`meta.query.searchedFor`). Filters and pages are those of `/v1/articles`, as far as row 10,000."
            )
            .FailsWith(
                Problems.Busy,
                Problems.EmptyRange,
                Problems.LineNeedsScope,
                Problems.Required,
                Problems.ScopeNeedsUnit,
                Problems.SearchUnavailable,
                Problems.UnknownField,
                Problems.UnknownTimeZone
            );
        search
            .MapGet("/search/suggest", SuggestEndpoint.Handle)
            .WithQuery(SuggestEndpoint.Parameters)
            .Documented<ItemResponse<Suggestions>>(
                "suggest",
                "Suggest while typing",
                "Titles, units, tags and authors that have what was typed so far."
            )
            .FailsWith(Problems.Busy, Problems.Required, Problems.SearchUnavailable);
        search
            .MapGet("/articles/{id}/related", RelatedArticlesEndpoint.Handle)
            .WithQuery(RelatedArticlesEndpoint.Parameters)
            .Documented<ItemResponse<RelatedArticles>>(
                "listRelatedArticles",
                "Related articles",
                "Articles about the same, and those that the unit published before and after it."
            )
            .FailsWith(Problems.Busy, Problems.NotFound, Problems.SearchUnavailable, Problems.UnknownField);
    }
}
