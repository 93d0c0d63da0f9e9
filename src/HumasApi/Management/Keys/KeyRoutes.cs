using HumasApi.Contract;
using HumasApi.Http;

namespace HumasApi.Management.Keys;

internal static class KeyRoutes
{
    /// <summary>The one route for every signed-in caller, whatever its grants.</summary>
    public static void MapMe(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/me", GetMeEndpoint.Handle)
            .WithTags("Access")
            .WithQuery()
            .Documented<ItemResponse<Me>>(
                "getMe",
                "What the caller may do",
                "Who the caller is, its grants, and the rights that follow from them."
            );

    public static void MapKeys(this IEndpointRouteBuilder routes)
    {
        var keys = routes.MapGroup("/keys").WithTags("Access");
        keys.MapGet("", ListKeysEndpoint.Handle)
            .WithQuery(ListKeysEndpoint.Parameters)
            .Documented<ListResponse<ManagedKey>>(
                "listKeys",
                "List keys",
                "The keys that the caller administers: all that they were granted lies within its own grants. The newest first."
            );
        keys.MapPost("", CreateKeyEndpoint.Handle)
            .WithQuery()
            .WithMetadata(new SecretResponse())
            .Reads<KeyInput>()
            .DocumentedCreate<ItemResponse<NewKey>>(
                "createKey",
                "Create a key",
                "Creates a key for a script, a server or a device. The key is in this response and cannot be retrieved again. "
                    + "A key cannot create one that is valid for longer, or from other addresses, than itself."
            )
            .FailsWith(Problems.SecretNotKept);
        keys.MapGet("/{id}", GetKeyEndpoint.Handle)
            .WithQuery()
            .Documented<ManagedResponse<ManagedKey>>("getKey", "Get a key", "One key, without its secret.")
            .FailsWith(Problems.NotFound);
        keys.MapPatch("/{id}", PatchKeyEndpoint.Handle)
            .WithQuery()
            .Reads<KeyInput>(false, "application/merge-patch+json", "application/json")
            .NeedsIfMatch()
            .Documented<ManagedResponse<ManagedKey>>(
                "patchKey",
                "Change a key",
                "Merge-patch (RFC 7396) on name, owner, grants, expiry and addresses. It applies from the next request of the key on."
            )
            .FailsWith(Problems.KeyRevoked, Problems.NotFound);
        keys.MapPost("/{id}/rotate", RotateKeyEndpoint.Handle)
            .WithQuery()
            .WithMetadata(new SecretResponse())
            .Reads<RotateKeyInput>(optional: true)
            .NeedsIfMatch()
            .Documented<ItemResponse<NewKey>>(
                "rotateKey",
                "Rotate a key",
                "Replaces the secret of a key; it is shown once. The previous one stays valid for a day, or as long as "
                    + "`overlapMinutes` says."
            )
            .FailsWith(Problems.KeyRevoked, Problems.NotFound, Problems.SecretNotKept);
        keys.MapPost("/{id}/revoke", RevokeKeyEndpoint.Handle)
            .WithQuery()
            .Reads<RevokeKeyInput>(optional: true)
            .NeedsIfMatch()
            .Documented<ManagedResponse<ManagedKey>>(
                "revokeKey",
                "Revoke a key",
                "Revokes a key for good, at once and on all instances. Requests of the key that are running end before this responds."
            )
            .FailsWith(Problems.KeyRevoked, Problems.NotFound);
    }
}
