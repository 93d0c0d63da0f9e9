using HumasApi.Access;
using HumasApi.Data;
using HumasApi.Http;
using MediatR;

namespace HumasApi.Management.Webhooks;

/// <summary>DELETE /manage/v1/webhooks/{id}: ends it, with what waits for it and its log.</summary>
internal static class DeleteWebhookEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator)
    {
        var match = IfMatch.Required(http.Request);
        await mediator.Send(new DeleteWebhookCommand(ManagementIds.Parse(id), match), http.RequestAborted);
        return Results.NoContent();
    }
}

internal sealed record DeleteWebhookCommand(Guid Id, IfMatch Match) : IRequest<int>;

internal sealed class DeleteWebhookHandler(HumasDbContext database, Rights rights) : IRequestHandler<DeleteWebhookCommand, int>
{
    public Task<int> Handle(DeleteWebhookCommand request, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async () =>
            {
                var webhook = await AdministeredWebhooks.LockAsync(database, rights, request.Id, cancellationToken);
                request.Match.Check(webhook.Version, webhook.EditedBy, webhook.EditedAt);
                database.Webhooks.Remove(webhook);
                return await database.SaveChangesAsync(cancellationToken);
            },
            cancellationToken
        );
}
