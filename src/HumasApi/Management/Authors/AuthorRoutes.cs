using HumasApi.Http;
using HumasApi.Paging;

namespace HumasApi.Management.Authors;

internal static class AuthorRoutes
{
    public static void MapAuthors(this IEndpointRouteBuilder routes)
    {
        var authors = routes.MapGroup("/authors").WithTags("Authors");
        authors.MapGet("", ListAuthorsEndpoint.Handle).WithQuery(ListAuthorsEndpoint.Parameters).Documented<ListResponse<ManagedAuthor>>("listAuthors", "List authors", "All authors by name, those unknown to readers included.", 400);
        authors.MapPost("", CreateAuthorEndpoint.Handle).WithQuery().Reads<AuthorInput>().DocumentedCreate<ManagedResponse<ManagedAuthor>>("createAuthor", "Create an author", "Makes an author.", 400, 409);
        authors.MapGet("/{id}", GetAuthorEndpoint.ById).WithQuery().Documented<ManagedResponse<ManagedAuthor>>("getAuthor", "Get an author", "One author by id.", 400, 404);
        authors.MapGet("/by-slug/{slug}", GetAuthorEndpoint.BySlug).WithQuery().Documented<ManagedResponse<ManagedAuthor>>("getAuthorBySlug", "Get an author by slug", "One author by any slug it has or had.", 400, 404);
        authors.MapPut("/by-slug/{slug}", PutAuthorEndpoint.Handle).WithQuery().Reads<AuthorInput>().Documented<ManagedResponse<ManagedAuthor>>("putAuthorBySlug", "Upsert an author", "For scripts: makes the author of this slug or brings it up to date; absent members stay as they are. Answers 201 or 200, and `meta.outcome`.", 400, 409).Produces<ManagedResponse<ManagedAuthor>>(StatusCodes.Status201Created, "application/json");
        authors.MapPatch("/{id}", PatchAuthorEndpoint.Handle).WithQuery().Reads<AuthorInput>(false, "application/merge-patch+json", "application/json").NeedsIfMatch().Documented<ManagedResponse<ManagedAuthor>>("patchAuthor", "Change an author", "Merge-patch (RFC 7396). Readers see the change with the answer.", 400, 404, 409);
        authors.MapDelete("/{id}", DeleteAuthorEndpoint.Handle).WithQuery(Reasons.Parameter).NeedsIfMatch().DocumentedDelete("deleteAuthor", "Delete an author", "Removes an author that nothing refers to; else 409 tells what does.", 400, 404, 409);
    }
}
