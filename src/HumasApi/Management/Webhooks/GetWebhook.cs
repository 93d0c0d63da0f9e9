using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Http;
using MediatR;

namespace HumasApi.Management.Webhooks;

/// <summary>GET /manage/v1/webhooks/{id}: one webhook, without its secret.</summary>
internal static class GetWebhookEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator, PublicUrl url) =>
        Answer(await mediator.Send(new GetWebhookQuery(ManagementIds.Parse(id)), http.RequestAborted), url);

    public static IResult Answer(ManagedWebhook webhook, PublicUrl url) =>
        new ManagementResult<ManagedResponse<ManagedWebhook>>(
            new(webhook, new(null), new ItemLinks(url.To($"/manage/v1/webhooks/{webhook.Id}"))),
            webhook.Version
        );
}

internal sealed record GetWebhookQuery(Guid Id) : IRequest<ManagedWebhook>;

internal sealed class GetWebhookHandler(HumasDbContext database, Rights rights) : IRequestHandler<GetWebhookQuery, ManagedWebhook>
{
    public async Task<ManagedWebhook> Handle(GetWebhookQuery request, CancellationToken cancellationToken) =>
        await ManagedWebhook.ReadAsync(
            database,
            await AdministeredWebhooks.FindAsync(database, rights, request.Id, cancellationToken),
            cancellationToken
        );
}
