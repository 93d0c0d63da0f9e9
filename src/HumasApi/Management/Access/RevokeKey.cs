using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using MediatR;

namespace HumasApi.Management.Access;

/// <summary>POST /manage/v1/keys/{id}/revoke: ends a key for good. What it is doing ends first; nothing begins afterwards.</summary>
internal static class RevokeKeyEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var match = IfMatch.Required(http.Request);
        StrictJson.Bind<NothingInput>(await StrictJson.ReadObjectAsync(http.Request, optional: true));
        return GetKeyEndpoint.Answer(await mediator.Send(new RevokeKeyCommand(ManagementIds.Parse(id), match, http.Actor()), http.RequestAborted), url);
    }
}

internal sealed record RevokeKeyCommand(Guid Id, IfMatch Match, Actor Actor) : IRequest<ManagedKey>;

internal sealed class RevokeKeyHandler(HumasDbContext database, Rights rights, TimeProvider clock) : IRequestHandler<RevokeKeyCommand, ManagedKey>
{
    public Task<ManagedKey> Handle(RevokeKeyCommand request, CancellationToken cancellationToken) => database.InTransactionAsync(async () =>
    {
        var key = await AdministeredKeys.LockAsync(database, rights, request.Id, cancellationToken);
        request.Match.Check(key.Version, key.EditedBy, key.EditedAt);
        key.Revoke(request.Actor, clock.Now());
        await database.SaveChangesAsync(cancellationToken);
        return await ManagedKey.ReadAsync(database, key, cancellationToken);
    }, cancellationToken);
}
