using HumasApi.Contract;
using HumasApi.Http;

namespace HumasApi.Delivery.Tags;

internal static class TagRoutes
{
    public static void MapTags(this IEndpointRouteBuilder routes)
    {
        var tags = routes.MapGroup("/tags").WithTags("Tags");
        tags.MapGet("", ListTagsEndpoint.Handle)
            .Cached()
            .WithQuery(ListTagsEndpoint.Parameters)
            .Documented<ListResponse<TagItem>>("listTags", "List tags", "The tags that articles have been live with.");
        tags.MapGet("/{id}", GetTagEndpoint.ById)
            .Cached(isItem: true)
            .WithQuery()
            .Documented<ItemResponse<TagItem>>("getTag", "Get a tag", "One tag by id; a merged one redirects (301) to its merge target.")
            .FailsWith(Problems.NotFound)
            .Moves();
        tags.MapGet("/by-slug/{slug}", GetTagEndpoint.BySlug)
            .Cached(isItem: true)
            .WithQuery()
            .Documented<ItemResponse<TagItem>>(
                "getTagBySlug",
                "Get a tag by slug",
                "One tag by slug; a slug that was renamed or merged redirects (301)."
            )
            .FailsWith(Problems.NotFound)
            .Moves();
    }
}
