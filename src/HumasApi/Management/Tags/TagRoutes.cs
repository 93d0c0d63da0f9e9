using HumasApi.Http;
using HumasApi.Paging;

namespace HumasApi.Management.Tags;

internal static class TagRoutes
{
    public static void MapTags(this IEndpointRouteBuilder routes)
    {
        var tags = routes.MapGroup("/tags").WithTags("Tags");
        tags.MapGet("", ListTagsEndpoint.Handle).WithQuery(ListTagsEndpoint.Parameters).Documented<ListResponse<ManagedTag>>("listTags", "List tags", "All tags by name, those unknown to readers included.", 400);
        tags.MapPost("", CreateTagEndpoint.Handle).WithQuery().Reads<TagInput>().DocumentedCreate<ManagedResponse<ManagedTag>>("createTag", "Create a tag", "Makes a tag.", 400, 409);
        tags.MapGet("/{id}", GetTagEndpoint.ById).WithQuery().Documented<ManagedResponse<ManagedTag>>("getTag", "Get a tag", "One tag by id.", 400, 404);
        tags.MapGet("/by-slug/{slug}", GetTagEndpoint.BySlug).WithQuery().Documented<ManagedResponse<ManagedTag>>("getTagBySlug", "Get a tag by slug", "One tag by any slug it has or had.", 400, 404);
        tags.MapPut("/by-slug/{slug}", PutTagEndpoint.Handle).WithQuery().Reads<TagInput>().Documented<ManagedResponse<ManagedTag>>("putTagBySlug", "Upsert a tag", "For scripts: makes the tag of this slug or brings it up to date; absent members stay as they are. Answers 201 or 200, and `meta.outcome`.", 400, 409).Produces<ManagedResponse<ManagedTag>>(StatusCodes.Status201Created, "application/json");
        tags.MapPatch("/{id}", PatchTagEndpoint.Handle).WithQuery().Reads<TagInput>(false, "application/merge-patch+json", "application/json").NeedsIfMatch().Documented<ManagedResponse<ManagedTag>>("patchTag", "Change a tag", "Merge-patch (RFC 7396). Readers see the change with the answer.", 400, 404, 409);
        tags.MapDelete("/{id}", DeleteTagEndpoint.Handle).WithQuery(Reasons.Parameter).NeedsIfMatch().DocumentedDelete("deleteTag", "Delete a tag", "Removes a tag that nothing refers to; else 409 tells what does.", 400, 404, 409);
        tags.MapPost("/{id}/merge", MergeTagEndpoint.Handle).WithQuery().Reads<MergeTagInput>().NeedsIfMatch().Documented<ManagedResponse<ManagedTag>>("mergeTag", "Merge a tag into another", "Moves the articles of this tag to the other one. The tag stays as a tombstone; its slug redirects from now on.", 400, 404, 409);
    }
}
