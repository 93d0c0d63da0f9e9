using FluentValidation;
using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using MediatR;

namespace HumasApi.Management.Webhooks;

/// <summary>POST /manage/v1/webhooks/{id}/rotate: another secret; the previous one signs beside it for a while.</summary>
internal static class RotateWebhookEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var match = IfMatch.Required(http.Request);
        var input = StrictJson.Bind<RotateWebhookInput>(await StrictJson.ReadObjectAsync(http.Request, optional: true));
        http.SetAuditReason(input.Reason);
        var (webhook, secret) = await mediator.Send(
            new RotateWebhookCommand(ManagementIds.Parse(id), match, input, http.Actor()),
            http.RequestAborted
        );
        return new ManagementResult<ItemResponse<NewWebhook>>(
            new(new NewWebhook(webhook) { Secret = secret }, new ItemMeta(), new ItemLinks(url.To($"/manage/v1/webhooks/{webhook.Id}"))),
            webhook.Version
        );
    }
}

/// <summary>How the secret is rotated.</summary>
[FailsWith(nameof(Problems.OutOfRange))]
internal sealed record RotateWebhookInput
{
    /// <summary>Minutes for which the previous secret signs as well: a day when left out; use 0 when it leaked.</summary>
    [Between(0, Webhook.MaxOverlapMinutes)]
    public int OverlapMinutes { get; init; } = 24 * 60;

    /// <summary>Why; it is recorded in the audit trail only.</summary>
    [Paragraph(Act.ReasonMaxLength)]
    public string? Reason { get; init; }
}

internal sealed record RotateWebhookCommand(Guid Id, IfMatch Match, RotateWebhookInput Input, Actor Actor)
    : IRequest<(ManagedWebhook Webhook, string Secret)>;

internal sealed class RotateWebhookValidator : AbstractValidator<RotateWebhookCommand>
{
    public RotateWebhookValidator()
    {
        RuleFor(command => command.Input.OverlapMinutes)
            .InclusiveBetween(0, Webhook.MaxOverlapMinutes)
            .WithProblem(Problems.OutOfRange, _ =>
                Sentence.Of(
                    $"0 to {Webhook.MaxOverlapMinutes} minutes (30 days).",
                    $"0 sampai {Webhook.MaxOverlapMinutes} menit (30 hari)."
                )
            );
        RuleFor(command => command.Input).ChildRules(input => input.DeclaredRules());
    }
}

internal sealed class RotateWebhookHandler(HumasDbContext database, Rights rights, SecretBox box, TimeProvider clock)
    : IRequestHandler<RotateWebhookCommand, (ManagedWebhook Webhook, string Secret)>
{
    public Task<(ManagedWebhook Webhook, string Secret)> Handle(RotateWebhookCommand request, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async () =>
            {
                var webhook = await AdministeredWebhooks.LockAsync(database, rights, request.Id, cancellationToken);
                request.Match.Check(webhook.Version, webhook.EditedBy, webhook.EditedAt);
                if (!box.IsReady)
                    throw new Problem(Problems.NoEncryptionKey);
                var (secret, text) = Webhook.NewSecret();
                webhook.Rotate(
                    box.Seal(secret, webhook.Id),
                    TimeSpan.FromMinutes(request.Input.OverlapMinutes),
                    request.Actor,
                    clock.Now()
                );
                await database.SaveChangesAsync(cancellationToken);
                return (await ManagedWebhook.ReadAsync(database, webhook, cancellationToken), text);
            },
            cancellationToken
        );
}
