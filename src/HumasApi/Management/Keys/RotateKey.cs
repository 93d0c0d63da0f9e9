using FluentValidation;
using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using MediatR;

namespace HumasApi.Management.Keys;

/// <summary>POST /manage/v1/keys/{id}/rotate: replaces the secret; the previous one stays valid for a while.</summary>
internal static class RotateKeyEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var match = IfMatch.Required(http.Request);
        var input = StrictJson.Bind<RotateKeyInput>(await StrictJson.ReadObjectAsync(http.Request, optional: true));
        http.SetAuditReason(input.Reason);
        var (key, text) = await mediator.Send(
            new RotateKeyCommand(ManagementIds.Parse(id), match, input, http.Actor()),
            http.RequestAborted
        );
        return new ManagementResult<ItemResponse<NewKey>>(
            new(new NewKey(key) { Key = text }, new ItemMeta(), new ItemLinks(url.To($"/manage/v1/keys/{key.Id}"))),
            key.Version
        );
    }
}

/// <summary>How a key is rotated.</summary>
[FailsWith(nameof(Problems.BeyondOwnKey), nameof(Problems.OutOfRange))]
internal sealed record RotateKeyInput
{
    /// <summary>Minutes for which the previous secret stays valid: a day when left out; use 0 when it leaked.</summary>
    [Between(0, ApiKey.MaxOverlapMinutes)]
    public int OverlapMinutes { get; init; } = 24 * 60;

    /// <summary>Why; it is recorded in the audit trail only.</summary>
    [Paragraph(Act.ReasonMaxLength)]
    public string? Reason { get; init; }
}

internal sealed record RotateKeyCommand(Guid Id, IfMatch Match, RotateKeyInput Input, Actor Actor)
    : IRequest<(ManagedKey Key, string Text)>;

internal sealed class RotateKeyValidator : AbstractValidator<RotateKeyCommand>
{
    public RotateKeyValidator()
    {
        RuleFor(command => command.Input.OverlapMinutes)
            .InclusiveBetween(0, ApiKey.MaxOverlapMinutes)
            .WithProblem(Problems.OutOfRange, _ =>
                Sentence.Of($"0 to {ApiKey.MaxOverlapMinutes} minutes (30 days).", $"0 sampai {ApiKey.MaxOverlapMinutes} menit (30 hari).")
            );
        RuleFor(command => command.Input).ChildRules(input => input.DeclaredRules());
    }
}

internal sealed class RotateKeyHandler(HumasDbContext database, Rights rights, TimeProvider clock)
    : IRequestHandler<RotateKeyCommand, (ManagedKey Key, string Text)>
{
    public Task<(ManagedKey Key, string Text)> Handle(RotateKeyCommand request, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async () =>
            {
                var key = await AdministeredKeys.LockAsync(database, rights, request.Id, cancellationToken);
                request.Match.Check(key.Version, key.EditedBy, key.EditedAt);
                // Its secret would give the caller what it may not give itself.
                if (rights.Key is { } own && !(own.IsValidUntil(key.ExpiresAt) && own.AllowsAddresses(key.AllowedAddresses)))
                    throw new Problem(
                        Problems.BeyondOwnKey,
                        Sentence.Of(
                            "This key is valid for longer, or from other addresses, than yours. Restrict it like yours first, "
                                + "or revoke it.",
                            "Kunci ini berlaku lebih lama, atau dari alamat lain, daripada kunci Anda. Batasi kunci itu dahulu "
                                + "seperti kunci Anda, atau cabut."
                        ),
                        StatusCodes.Status409Conflict
                    );
                var text = key.Rotate(TimeSpan.FromMinutes(request.Input.OverlapMinutes), request.Actor, clock.Now());
                await database.SaveChangesAsync(cancellationToken);
                return (await ManagedKey.ReadAsync(database, key, cancellationToken), text);
            },
            cancellationToken
        );
}
