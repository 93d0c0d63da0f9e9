using System.Text.Json;
using System.Text.Json.Nodes;
using FluentValidation;
using HumasApi.Access;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using MediatR;

namespace HumasApi.Management.Keys;

/// <summary>PATCH /manage/v1/keys/{id}: merge-patch (RFC 7396). It applies from the next request of the key on.</summary>
internal static class PatchKeyEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var match = IfMatch.Required(http.Request);
        var patch = await StrictJson.ReadObjectAsync(http.Request);
        return GetKeyEndpoint.Answer(
            await mediator.Send(new PatchKeyCommand(ManagementIds.Parse(id), match, patch, http.Actor()), http.RequestAborted),
            url
        );
    }
}

internal sealed record PatchKeyCommand(Guid Id, IfMatch Match, JsonObject Patch, Actor Actor) : IRequest<ManagedKey>;

internal sealed class PatchKeyHandler(HumasDbContext database, Rights rights, KeyInputValidator validator, TimeProvider clock)
    : IRequestHandler<PatchKeyCommand, ManagedKey>
{
    public Task<ManagedKey> Handle(PatchKeyCommand request, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async () =>
            {
                var key = await AdministeredKeys.LockAsync(database, rights, request.Id, cancellationToken);
                request.Match.Check(key.Version, key.EditedBy, key.EditedAt);
                var present = JsonSerializer
                    .SerializeToNode(await ManagedKey.ReadAsync(database, key, cancellationToken), Json.Options)!
                    .AsObject();
                var stored = JsonSerializer.SerializeToNode(KeyInput.From(key), Json.Options)!.AsObject();
                var input = StrictJson.Bind<KeyInput>(
                    MergePatch.Apply(stored, request.Patch.DeepClone().AsObject(), typeof(KeyInput)),
                    typeof(ManagedKey),
                    present
                );
                // A time that stays as it is may have passed: a key that has expired can still be renamed.
                validator.ValidateAndThrow(input.ExpiresAt == key.ExpiresAt ? input with { ExpiresAt = null } : input);

                var grants = await input.ResolveAsync(database, key.Grants, cancellationToken);
                await rights.RequireGrantableAsync(grants, cancellationToken);
                input.RequireWithin(rights.Key);
                key.Change(
                    input.Name!,
                    input.Owner,
                    input.Email,
                    input.ExpiresAt,
                    input.AllowedAddresses,
                    grants,
                    request.Actor,
                    clock.Now()
                );
                await database.SaveChangesAsync(cancellationToken);
                return await ManagedKey.ReadAsync(database, key, cancellationToken);
            },
            cancellationToken
        );
}
