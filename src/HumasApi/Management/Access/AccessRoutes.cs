using HumasApi.Http;
using HumasApi.Paging;

namespace HumasApi.Management.Access;

internal static class AccessRoutes
{
    /// <summary>The one route for whoever can sign in, whatever they were granted.</summary>
    public static void MapMe(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/me", GetMeEndpoint.Handle).WithTags("Access").WithQuery().Documented<ItemResponse<Me>>("getMe", "What the caller may do", "Who the caller is, what it was granted, and what that lets it do.", 400);

    public static void MapAccess(this IEndpointRouteBuilder routes)
    {
        var keys = routes.MapGroup("/keys").WithTags("Access");
        keys.MapGet("", ListKeysEndpoint.Handle).WithQuery(ListKeysEndpoint.Parameters).Documented<ListResponse<ManagedKey>>("listKeys", "List keys", "The keys that the caller administers: all that they were granted lies within its own grants. The newest first.", 400, 403);
        keys.MapPost("", CreateKeyEndpoint.Handle).WithQuery().WithMetadata(new SecretAnswer()).Reads<KeyInput>().DocumentedCreate<NewKeyResponse>("createKey", "Create a key", "Makes a key for a script, a server or a device. Its text stands in this answer and can never be had again. A key makes none that is good for longer, or from other addresses, than itself.", 400, 409);
        keys.MapGet("/{id}", GetKeyEndpoint.Handle).WithQuery().Documented<ManagedResponse<ManagedKey>>("getKey", "Get a key", "One key, without its secret.", 400, 403, 404);
        keys.MapPatch("/{id}", PatchKeyEndpoint.Handle).WithQuery().Reads<KeyInput>(false, "application/merge-patch+json", "application/json").NeedsIfMatch().Documented<ManagedResponse<ManagedKey>>("patchKey", "Change a key", "Merge-patch (RFC 7396) on name, owner, grants, expiry and addresses. Holds from the next request of the key on.", 400, 404, 409);
        keys.MapPost("/{id}/rotate", RotateKeyEndpoint.Handle).WithQuery().WithMetadata(new SecretAnswer()).Reads<RotateKeyInput>(optional: true).NeedsIfMatch().Documented<NewKeyResponse>("rotateKey", "Rotate a key", "Gives a key another secret, shown once. The one before stays good for a day, or as long as `overlapMinutes` says.", 400, 404, 409);
        keys.MapPost("/{id}/revoke", RevokeKeyEndpoint.Handle).WithQuery().Reads<RevokeKeyInput>(optional: true).NeedsIfMatch().Documented<ManagedResponse<ManagedKey>>("revokeKey", "Revoke a key", "Ends a key for good, at once and on all instances. What it is doing ends before this answers.", 400, 404, 409);
    }
}
