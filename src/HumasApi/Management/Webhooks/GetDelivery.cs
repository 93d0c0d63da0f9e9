using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Webhooks;

/// <summary>
/// GET /manage/v1/webhooks/{id}/deliveries/{deliveryId}: one delivery with each attempt, what was sent and what came back.
/// </summary>
internal static class GetDeliveryEndpoint
{
    public static async Task<IResult> Handle(string id, string deliveryId, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var delivery = await mediator.Send(
            new GetDeliveryQuery(ManagementIds.Parse(id), ManagementIds.Parse(deliveryId)),
            http.RequestAborted
        );
        return new ManagementResult<ItemResponse<DeliveryView>>(
            new(delivery, new(), new ItemLinks(url.To($"/manage/v1/webhooks/{id}/deliveries/{delivery.Id}")))
        );
    }

    public static Problem Missing() =>
        Problem.NotFound(
            Sentence.Of("The webhook has no delivery with this id.", "Webhook ini tidak memiliki kiriman dengan id tersebut.")
        );
}

internal sealed record GetDeliveryQuery(Guid Webhook, Guid Id) : IRequest<DeliveryView>;

internal sealed class GetDeliveryHandler(HumasDbContext database, Rights rights) : IRequestHandler<GetDeliveryQuery, DeliveryView>
{
    public async Task<DeliveryView> Handle(GetDeliveryQuery request, CancellationToken cancellationToken)
    {
        var webhook = await AdministeredWebhooks.FindAsync(database, rights, request.Webhook, cancellationToken);
        var delivery = await database
            .WebhookDeliveries.AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == request.Id && one.WebhookId == webhook.Id, cancellationToken)
            ?? throw GetDeliveryEndpoint.Missing();
        var attempts = await database
            .WebhookAttempts.AsNoTracking()
            .Where(one => one.DeliveryId == delivery.Id)
            .OrderByDescending(one => one.Number)
            .Take(100)
            .ToListAsync(cancellationToken);
        return new DeliveryView(DeliveryRow.From(delivery))
        {
            Attempts =
            [
                .. attempts.Select(one => new AttemptRow(
                    one.Number,
                    one.At,
                    one.Milliseconds,
                    one.Status,
                    one.Error,
                    one.Request,
                    one.Response
                )),
            ],
        };
    }
}
