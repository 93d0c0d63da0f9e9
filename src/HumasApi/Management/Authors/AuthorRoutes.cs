using HumasApi.Contract;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Management.Records;

namespace HumasApi.Management.Authors;

internal static class AuthorRoutes
{
    public static void MapAuthors(this IEndpointRouteBuilder routes)
    {
        var authors = routes.MapGroup("/authors").WithTags("Authors");
        authors
            .MapGet("", ListAuthorsEndpoint.Handle)
            .WithQuery(ListAuthorsEndpoint.Parameters)
            .Documented<ListResponse<ManagedAuthor>>(
                "listManagedAuthors",
                "List authors",
                "All authors by name, those unknown to readers included."
            );
        authors.MapRecords<Author, AuthorInput, ManagedAuthor>(
            "Author",
            "an author",
            "Merge-patch (RFC 7396). Readers see the change as soon as the response is sent."
        );
    }
}
