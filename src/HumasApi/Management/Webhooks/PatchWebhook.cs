using System.Text.Json;
using System.Text.Json.Nodes;
using FluentValidation;
using HumasApi.Access;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Webhooks;

/// <summary>PATCH /manage/v1/webhooks/{id}: merge-patch (RFC 7396).</summary>
internal static class PatchWebhookEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var match = IfMatch.Required(http.Request);
        var patch = await StrictJson.ReadObjectAsync(http.Request);
        return GetWebhookEndpoint.Answer(
            await mediator.Send(new PatchWebhookCommand(ManagementIds.Parse(id), match, patch, http.Actor()), http.RequestAborted),
            url
        );
    }
}

internal sealed record PatchWebhookCommand(Guid Id, IfMatch Match, JsonObject Patch, Actor Actor) : IRequest<ManagedWebhook>;

internal sealed class PatchWebhookHandler(
    HumasDbContext database,
    Rights rights,
    WebhookInputValidator validator,
    OutgoingHttp outgoing,
    TimeProvider clock
) : IRequestHandler<PatchWebhookCommand, ManagedWebhook>
{
    public async Task<ManagedWebhook> Handle(PatchWebhookCommand request, CancellationToken cancellationToken)
    {
        if (request.Patch["url"] is JsonValue value && value.TryGetValue<string>(out var url))
            await WebhookAddress.CheckAsync(outgoing, url, cancellationToken);
        return await database.InTransactionAsync(
            async () =>
            {
                var webhook = await AdministeredWebhooks.LockAsync(database, rights, request.Id, cancellationToken);
                request.Match.Check(webhook.Version, webhook.EditedBy, webhook.EditedAt);
                var input = Merged(webhook, await ManagedWebhook.ReadAsync(database, webhook, cancellationToken), request.Patch);
                validator.ValidateAndThrow(input);
                await input.ApplyAsync(database, webhook, clock.Now(), cancellationToken);
                await rights.RequireAsync(Right.Administer, webhook.UnitId, cancellationToken);
                if (database.Entry(webhook).State == EntityState.Modified)
                    webhook.Touch(request.Actor, clock.Now());
                await database.SaveChangesAsync(cancellationToken);
                return await ManagedWebhook.ReadAsync(database, webhook, cancellationToken);
            },
            cancellationToken
        );
    }

    private static WebhookInput Merged(Webhook webhook, ManagedWebhook view, JsonObject patch)
    {
        var present = JsonSerializer.SerializeToNode(view, Json.Options)!.AsObject();
        var stored = JsonSerializer.SerializeToNode(WebhookInput.From(webhook), Json.Options)!.AsObject();
        return StrictJson.Bind<WebhookInput>(
            MergePatch.Apply(stored, patch.DeepClone().AsObject(), typeof(WebhookInput)),
            typeof(ManagedWebhook),
            present
        );
    }
}
