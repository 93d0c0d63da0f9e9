using HumasApi.Contract;
using HumasApi.Http;

namespace HumasApi.Delivery.Authors;

internal static class AuthorRoutes
{
    public static void MapAuthors(this IEndpointRouteBuilder routes)
    {
        var authors = routes.MapGroup("/authors").WithTags("Authors");
        authors
            .MapGet("", ListAuthorsEndpoint.Handle)
            .Cached()
            .WithQuery(ListAuthorsEndpoint.Parameters)
            .Documented<ListResponse<AuthorItem>>("listAuthors", "List authors", "The authors whose articles have been live.");
        authors
            .MapGet("/{id}", GetAuthorEndpoint.ById)
            .Cached(isItem: true)
            .WithQuery()
            .Documented<ItemResponse<AuthorItem>>("getAuthor", "Get an author", "One author by id.")
            .FailsWith(Problems.NotFound);
        authors
            .MapGet("/by-slug/{slug}", GetAuthorEndpoint.BySlug)
            .Cached(isItem: true)
            .WithQuery()
            .Documented<ItemResponse<AuthorItem>>(
                "getAuthorBySlug",
                "Get an author by slug",
                "One author by slug; a slug that was renamed redirects (301)."
            )
            .FailsWith(Problems.NotFound)
            .Moves();
    }
}
