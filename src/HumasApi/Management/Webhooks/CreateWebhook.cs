using FluentValidation;
using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Webhooks;

/// <summary>POST /manage/v1/webhooks: an address that gets events from now on.</summary>
internal static class CreateWebhookEndpoint
{
    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, PublicUrl url)
    {
        var input = StrictJson.Bind<WebhookInput>(await StrictJson.ReadObjectAsync(http.Request), typeof(ManagedWebhook));
        var (webhook, secret) = await mediator.Send(new CreateWebhookCommand(input, http.Actor()), http.RequestAborted);
        var self = url.To($"/manage/v1/webhooks/{webhook.Id}");
        return new ManagementResult<ItemResponse<NewWebhook>>(
            new(new NewWebhook(webhook) { Secret = secret }, new ItemMeta(), new ItemLinks(self)),
            webhook.Version,
            self
        );
    }
}

internal sealed record CreateWebhookCommand(WebhookInput Input, Actor Actor) : IRequest<(ManagedWebhook Webhook, string Secret)>;

internal sealed class CreateWebhookValidator : AbstractValidator<CreateWebhookCommand>
{
    public CreateWebhookValidator(WebhookInputValidator input) => RuleFor(command => command.Input).SetValidator(input);
}

internal sealed class CreateWebhookHandler(HumasDbContext database, Rights rights, SecretBox box, OutgoingHttp outgoing, TimeProvider clock)
    : IRequestHandler<CreateWebhookCommand, (ManagedWebhook Webhook, string Secret)>
{
    public async Task<(ManagedWebhook Webhook, string Secret)> Handle(CreateWebhookCommand request, CancellationToken cancellationToken)
    {
        await WebhookAddress.CheckAsync(outgoing, request.Input.Url!, cancellationToken);
        return await database.InTransactionAsync(
            async () =>
            {
                await rights.RequireAtAnyUnitAsync(Right.Administer, cancellationToken);
                if (!box.IsReady)
                    throw new Problem(Problems.NoEncryptionKey);
                if (await database.Webhooks.CountAsync(cancellationToken) >= Webhook.MaxCount)
                    throw new Problem(Problems.TooManyWebhooks);
                var (id, now) = (Guid.CreateVersion7(), clock.Now());
                var (secret, text) = Webhook.NewSecret();
                var webhook = new Webhook
                {
                    Id = id,
                    Url = request.Input.Url!,
                    SealedSecret = box.Seal(secret, id),
                    CreatedAt = now,
                    CreatedBy = request.Actor,
                };
                await request.Input.ApplyAsync(database, webhook, now, cancellationToken);
                await rights.RequireAsync(Right.Administer, webhook.UnitId, cancellationToken);
                webhook.Created(request.Actor, now);
                database.Webhooks.Add(webhook);
                await database.SaveChangesAsync(cancellationToken);
                return (await ManagedWebhook.ReadAsync(database, webhook, cancellationToken), text);
            },
            cancellationToken
        );
    }
}
