using System.Text.Json;
using HumasApi.Data;
using HumasApi.Delivery.Articles;
using HumasApi.Delivery.Sync;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Publishing;
using HumasApi.Publishing.Shapes;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Webhooks;

/// <summary>The body of a delivery (Standard Webhooks).</summary>
/// <param name="Type">What happened: article.published.</param>
/// <param name="Timestamp">When it happened.</param>
/// <param name="Data">What it happened to.</param>
internal sealed record WebhookMessage(string Type, DateTimeOffset Timestamp, WebhookData Data);

/// <summary>What an event is about, as readers have it when it is sent.</summary>
/// <param name="Id">Identity of the record; null in a test.</param>
/// <param name="Position">Place of the change; grows with time.</param>
/// <param name="Significance">Of an article that was live before: minor or major.</param>
/// <param name="Article">The article, as in lists; null where it is not public any more.</param>
/// <param name="Author">The author.</param>
/// <param name="Tag">The tag.</param>
/// <param name="Unit">The unit.</param>
internal sealed record WebhookData(
    Guid? Id,
    long? Position,
    string? Significance,
    object? Article,
    SyncAuthor? Author,
    SyncTag? Tag,
    SyncUnit? Unit
);

/// <summary>
/// Makes the body of a delivery when it is sent, with what readers have then, through the role that cannot read anything else: an article
/// that was unpublished meanwhile does not go out once more.
/// </summary>
internal sealed class WebhookPayload(DeliveryDbContext database, ReferenceCache cache, SyncRows rows)
{
    /// <summary>Whether the database that is read from shows the change already; a standby may lag.</summary>
    public async Task<bool> HasSeenAsync(WebhookDelivery delivery, CancellationToken stop) =>
        delivery.Position is not { } position || (await rows.EndsAsync(position, stop)).Newest >= position;

    public async Task<byte[]> WriteAsync(WebhookDelivery delivery, CancellationToken stop)
    {
        var id = delivery.EntityId ?? Guid.Empty;
        var data = new WebhookData(
            delivery.EntityId,
            delivery.Position,
            delivery.Significance?.ToWire(),
            delivery.Entity == ChangedEntity.Article ? await CardAsync(id, stop) : null,
            delivery.Entity == ChangedEntity.Author ? await rows.Authors([id], Guid.Empty).SingleOrDefaultAsync(stop) : null,
            delivery.Entity == ChangedEntity.Tag ? await rows.Tags([id], Guid.Empty).SingleOrDefaultAsync(stop) : null,
            delivery.Entity == ChangedEntity.Unit ? await rows.Units([id], Guid.Empty).SingleOrDefaultAsync(stop) : null
        );
        return JsonSerializer.SerializeToUtf8Bytes(new WebhookMessage(delivery.Event, delivery.At, data), Json.Options);
    }

    private async Task<object?> CardAsync(Guid id, CancellationToken stop)
    {
        var found = await ArticleRows.ReadAsync(database, [id], stop);
        var fields = new ArticleFields(null, Body: false, IsWhole: false);
        return (await ArticleCards.ReadAsync(database, cache, found, fields, stop)).SingleOrDefault();
    }
}
