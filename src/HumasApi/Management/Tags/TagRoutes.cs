using HumasApi.Contract;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Management.Records;

namespace HumasApi.Management.Tags;

internal static class TagRoutes
{
    public static void MapTags(this IEndpointRouteBuilder routes)
    {
        var tags = routes.MapGroup("/tags").WithTags("Tags");
        tags.MapGet("", ListTagsEndpoint.Handle)
            .WithQuery(ListTagsEndpoint.Parameters)
            .Documented<ListResponse<ManagedTag>>("listManagedTags", "List tags", "All tags by name, those unknown to readers included.");
        tags.MapRecords<Tag, TagInput, ManagedTag>(
            "Tag",
            "a tag",
            "Merge-patch (RFC 7396). Readers see the change as soon as the response is sent."
        );
        tags.MapPost("/{id}/merge", MergeTagEndpoint.Handle)
            .WithQuery()
            .Reads<MergeTagInput>()
            .NeedsIfMatch()
            .Documented<ManagedResponse<ManagedTag>>(
                "mergeTag",
                "Merge a tag into another",
                "Moves the articles of this tag to the other one. The tag stays as a tombstone; its slug redirects from now on."
            )
            .FailsWith(Problems.NotFound);
    }
}
