using HumasApi.Contract;
using HumasApi.Http;

namespace HumasApi.Management.Webhooks;

internal static class WebhookRoutes
{
    public static void MapWebhooks(this IEndpointRouteBuilder routes)
    {
        var webhooks = routes.MapGroup("/webhooks").WithTags("Webhooks");
        webhooks
            .MapGet("", ListWebhooksEndpoint.Handle)
            .WithQuery(PagingParameters.All)
            .Documented<ListResponse<ManagedWebhook>>(
                "listWebhooks",
                "List webhooks",
                "The webhooks of units that the caller administers, the newest first."
            );
        webhooks
            .MapPost("", CreateWebhookEndpoint.Handle)
            .WithQuery()
            .WithMetadata(new SecretResponse())
            .Reads<WebhookInput>()
            .DocumentedCreate<ItemResponse<NewWebhook>>(
                "createWebhook",
                "Create a webhook",
                "An address that gets events from now on, as Standard Webhooks describe it: a POST with `webhook-id`, "
                    + "`webhook-timestamp` and `webhook-signature`; 2xx takes it, anything else is tried again for three days, 410 "
                    + "disables the webhook. The secret is in this response and cannot be retrieved again."
            )
            .FailsWith(Problems.NoEncryptionKey, Problems.SecretNotKept, Problems.TooManyWebhooks);
        webhooks
            .MapGet("/{id}", GetWebhookEndpoint.Handle)
            .WithQuery()
            .Documented<ManagedResponse<ManagedWebhook>>("getWebhook", "Get a webhook", "One webhook, without its secret.")
            .FailsWith(Problems.NotFound);
        webhooks
            .MapPatch("/{id}", PatchWebhookEndpoint.Handle)
            .WithQuery()
            .Reads<WebhookInput>(false, "application/merge-patch+json", "application/json")
            .NeedsIfMatch()
            .Documented<ManagedResponse<ManagedWebhook>>(
                "patchWebhook",
                "Change a webhook",
                "Merge-patch (RFC 7396). `active: true` goes on with what waits; what happened while it was not active is sent by replay."
            )
            .FailsWith(Problems.NotFound);
        webhooks
            .MapDelete("/{id}", DeleteWebhookEndpoint.Handle)
            .WithQuery(Reasons.Parameter)
            .NeedsIfMatch()
            .DocumentedDelete("deleteWebhook", "Delete a webhook", "Ends it, with what waits for it and its log.")
            .FailsWith(Problems.NotFound);
        webhooks
            .MapPost("/{id}/rotate", RotateWebhookEndpoint.Handle)
            .WithQuery()
            .WithMetadata(new SecretResponse())
            .Reads<RotateWebhookInput>(optional: true)
            .NeedsIfMatch()
            .Documented<ItemResponse<NewWebhook>>(
                "rotateWebhook",
                "Rotate the secret",
                "Another secret, shown once. For a day, or as long as `overlapMinutes` says, both sign each message."
            )
            .FailsWith(Problems.NoEncryptionKey, Problems.NotFound, Problems.SecretNotKept);
        webhooks
            .MapPost("/{id}/test", TestWebhookEndpoint.Handle)
            .WithQuery()
            .Reads<NothingInput>(optional: true)
            .DocumentedAccept<ItemResponse<DeliveryRow>>(
                "testWebhook",
                "Send a test",
                "Sends `webhook.test`. The delivery says what came back."
            )
            .FailsWith(Problems.NotFound);
        webhooks
            .MapPost("/{id}/replay", ReplayWebhookEndpoint.Handle)
            .WithQuery()
            .Reads<ReplayInput>()
            .Documented<ItemResponse<ReplayView>>(
                "replayWebhook",
                "Send a span again",
                "Sends the events of a span of times or positions that match the webhook, those before it was created as well. A receiver "
                    + "knows those that it has by `webhook-id`."
            )
            .FailsWith(Problems.NotFound);
        MapDeliveries(webhooks);
    }

    private static void MapDeliveries(RouteGroupBuilder webhooks)
    {
        webhooks
            .MapGet("/{id}/deliveries", ListDeliveriesEndpoint.Handle)
            .WithQuery(ListDeliveriesEndpoint.Parameters)
            .Documented<ListResponse<DeliveryRow>>(
                "listWebhookDeliveries",
                "List deliveries",
                "What was sent, what waits and what was given up, the newest first. Kept for 30 days."
            )
            .FailsWith(Problems.NotFound);
        webhooks
            .MapGet("/{id}/deliveries/{deliveryId}", GetDeliveryEndpoint.Handle)
            .WithQuery()
            .Documented<ItemResponse<DeliveryView>>(
                "getWebhookDelivery",
                "Get a delivery",
                "One delivery with its attempts: what was sent, what came back, and how long it took."
            )
            .FailsWith(Problems.NotFound);
        webhooks
            .MapPost("/{id}/deliveries/{deliveryId}/replay", ReplayDeliveryEndpoint.Handle)
            .WithQuery()
            .Reads<NothingInput>(optional: true)
            .DocumentedAccept<ItemResponse<DeliveryRow>>(
                "replayWebhookDelivery",
                "Send one again",
                "Sends the event again, under the same id."
            )
            .FailsWith(Problems.NotFound);
    }
}
