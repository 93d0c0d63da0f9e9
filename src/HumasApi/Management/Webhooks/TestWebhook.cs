using HumasApi.Access;
using HumasApi.ChangeLog;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using MediatR;

namespace HumasApi.Management.Webhooks;

/// <summary>POST /manage/v1/webhooks/{id}/test: sends an event that nothing has caused.</summary>
internal static class TestWebhookEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator, PublicUrl url)
    {
        StrictJson.Bind<NothingInput>(await StrictJson.ReadObjectAsync(http.Request, optional: true));
        var delivery = await mediator.Send(new TestWebhookCommand(ManagementIds.Parse(id)), http.RequestAborted);
        return DeliveryAnswers.Of(id, delivery, url);
    }
}

internal sealed record TestWebhookCommand(Guid Id) : IRequest<DeliveryRow>;

internal sealed class TestWebhookHandler(HumasDbContext database, Rights rights, WebhookSignal signal, TimeProvider clock)
    : IRequestHandler<TestWebhookCommand, DeliveryRow>
{
    public async Task<DeliveryRow> Handle(TestWebhookCommand request, CancellationToken cancellationToken)
    {
        var delivery = await database.InTransactionAsync(
            async () =>
            {
                var webhook = await AdministeredWebhooks.LockAsync(database, rights, request.Id, cancellationToken);
                var now = clock.Now();
                var test = new WebhookDelivery
                {
                    WebhookId = webhook.Id,
                    Event = Webhook.TestEvent,
                    At = now,
                    NextAt = now,
                };
                database.WebhookDeliveries.Add(test);
                await database.SaveChangesAsync(cancellationToken);
                return test;
            },
            cancellationToken
        );
        signal.Set();
        return DeliveryRow.From(delivery);
    }
}

/// <summary>The answer to a request that sends something.</summary>
internal static class DeliveryAnswers
{
    public static IResult Of(string webhook, DeliveryRow delivery, PublicUrl url)
    {
        var self = url.To($"/manage/v1/webhooks/{webhook}/deliveries/{delivery.Id}");
        return new ManagementResult<ItemResponse<DeliveryRow>>(new(delivery, new(), new ItemLinks(self)), created: self)
        {
            IsAccepted = true,
        };
    }
}
