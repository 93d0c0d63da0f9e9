using FluentValidation;
using HumasApi.Access;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using MediatR;

namespace HumasApi.Management.Keys;

/// <summary>
/// POST /manage/v1/keys/{id}/revoke: revokes a key for good. Requests of the key that are running end first; none begins
/// afterwards.
/// </summary>
internal static class RevokeKeyEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var match = IfMatch.Required(http.Request);
        var input = StrictJson.Bind<RevokeKeyInput>(await StrictJson.ReadObjectAsync(http.Request, optional: true));
        http.SetAuditReason(input.Reason);
        return GetKeyEndpoint.Answer(
            await mediator.Send(new RevokeKeyCommand(ManagementIds.Parse(id), match, input, http.Actor()), http.RequestAborted),
            url
        );
    }
}

/// <summary>How a key is revoked.</summary>
internal sealed record RevokeKeyInput
{
    /// <summary>Why; it is recorded in the audit trail only.</summary>
    [Paragraph(Act.ReasonMaxLength)]
    public string? Reason { get; init; }
}

internal sealed record RevokeKeyCommand(Guid Id, IfMatch Match, RevokeKeyInput Input, Actor Actor) : IRequest<ManagedKey>;

internal sealed class RevokeKeyValidator : AbstractValidator<RevokeKeyCommand>
{
    public RevokeKeyValidator() => RuleFor(command => command.Input).ChildRules(input => input.DeclaredRules());
}

internal sealed class RevokeKeyHandler(HumasDbContext database, Rights rights, TimeProvider clock)
    : IRequestHandler<RevokeKeyCommand, ManagedKey>
{
    public Task<ManagedKey> Handle(RevokeKeyCommand request, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async () =>
            {
                var key = await AdministeredKeys.LockAsync(database, rights, request.Id, cancellationToken);
                request.Match.Check(key.Version, key.EditedBy, key.EditedAt);
                key.Revoke(request.Actor, clock.Now());
                await database.SaveChangesAsync(cancellationToken);
                return await ManagedKey.ReadAsync(database, key, cancellationToken);
            },
            cancellationToken
        );
}
