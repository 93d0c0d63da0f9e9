using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Publishing;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Webhooks;

/// <summary>An address that gets events; never its secret.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Version">Lock version; also the ETag.</param>
/// <param name="Url">Where events are sent.</param>
/// <param name="Description">Whose it is, and what for.</param>
/// <param name="Events">The events that it gets; none: all.</param>
/// <param name="Unit">Articles of this unit only; null: of all.</param>
/// <param name="Scope">Whether units below it count.</param>
/// <param name="Tag">Articles with this tag only; null: all.</param>
/// <param name="Q">Articles that a search for this finds only; null: all.</param>
/// <param name="Ordered">Whether an event waits until all before it were delivered or given up.</param>
/// <param name="Active">Whether events are sent.</param>
/// <param name="DisabledReason">Why not: gone, since the address answered 410; null: a person decided so, or it is active.</param>
/// <param name="FailingSince">Since when every attempt has failed; null: the last one did not.</param>
/// <param name="Pending">Events that wait for an attempt, counted up to 10,000.</param>
/// <param name="PreviousSecretUntil">Until when the previous secret signs as well; null: it does not.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="CreatedBy">Who created it.</param>
/// <param name="EditedAt">Last change.</param>
/// <param name="EditedBy">Who made that change.</param>
internal record ManagedWebhook(
    Guid Id,
    int Version,
    string Url,
    string? Description,
    IReadOnlyList<string> Events,
    UnitRef? Unit,
    [property: ExtensibleEnum(typeof(WebhookScope))] string Scope,
    TagRef? Tag,
    string? Q,
    bool Ordered,
    bool Active,
    string? DisabledReason,
    DateTimeOffset? FailingSince,
    int Pending,
    DateTimeOffset? PreviousSecretUntil,
    DateTimeOffset CreatedAt,
    ActorRef CreatedBy,
    DateTimeOffset EditedAt,
    ActorRef EditedBy
)
{
    private const int MaxCounted = 10_000;

    public static async Task<ManagedWebhook> ReadAsync(HumasDbContext database, Webhook webhook, CancellationToken cancellationToken) =>
        (await ReadAsync(database, [webhook], cancellationToken))[0];

    public static async Task<IReadOnlyList<ManagedWebhook>> ReadAsync(
        HumasDbContext database,
        IReadOnlyList<Webhook> webhooks,
        CancellationToken cancellationToken
    )
    {
        var references = await References.ReadAsync(
            database,
            webhooks.Select(one => one.UnitId).OfType<Guid>(),
            webhooks.Select(one => one.TagId).OfType<Guid>(),
            [],
            cancellationToken
        );
        var ids = webhooks.Select(one => one.Id).ToList();
        var pending = await database
            .Webhooks.Where(one => ids.Contains(one.Id))
            .Select(one => new
            {
                one.Id,
                Count = database
                    .WebhookDeliveries.Where(delivery => delivery.WebhookId == one.Id && delivery.State == WebhookDeliveryState.Pending)
                    .Take(MaxCounted)
                    .Count(),
            })
            .ToDictionaryAsync(one => one.Id, one => one.Count, cancellationToken);
        return
        [
            .. webhooks.Select(one => new ManagedWebhook(
                one.Id,
                one.Version,
                one.Url,
                one.Description,
                one.EventTypes,
                one.UnitId is { } unit ? references.Units([unit]).SingleOrDefault() : null,
                one.Subtree ? "subtree" : "self",
                one.TagId is { } tag ? references.Tags([tag]).SingleOrDefault() : null,
                one.Query,
                one.Ordered,
                one.DisabledAt is null,
                one.DisabledReason,
                one.FailingSince,
                pending.GetValueOrDefault(one.Id),
                one.PreviousSecretUntil,
                one.CreatedAt,
                ActorRef.From(one.CreatedBy),
                one.EditedAt,
                ActorRef.From(one.EditedBy)
            )),
        ];
    }

    public static Problem Missing() => Problem.NotFound(Sentence.Of("No webhook has this id.", "Tidak ada webhook dengan id ini."));
}

/// <summary>A webhook with its secret, which is shown once.</summary>
internal sealed record NewWebhook : ManagedWebhook
{
    public NewWebhook(ManagedWebhook webhook)
        : base(webhook) { }

    /// <summary>The secret that signs (Standard Webhooks), for the receiver. It cannot be retrieved again.</summary>
    public required string Secret { get; init; }
}

/// <summary>One event on its way to one address.</summary>
/// <param name="Id">Identity. The receiver gets it as <c>webhook-id</c>, with <c>msg_</c> before it and without hyphens.</param>
/// <param name="Event">What happened.</param>
/// <param name="At">When it happened.</param>
/// <param name="Position">Place of the change in the log; null for a test.</param>
/// <param name="EntityId">What it happened to; null for a test.</param>
/// <param name="State">How far it has come.</param>
/// <param name="AttemptCount">Attempts so far.</param>
/// <param name="NextAttemptAt">When the next one begins; null where there is none.</param>
/// <param name="EndedAt">When it was delivered or given up.</param>
internal record DeliveryRow(
    Guid Id,
    string Event,
    DateTimeOffset At,
    long? Position,
    Guid? EntityId,
    [property: ExtensibleEnum(typeof(WebhookDeliveryState))] string State,
    int AttemptCount,
    DateTimeOffset? NextAttemptAt,
    DateTimeOffset? EndedAt
)
{
    public static DeliveryRow From(WebhookDelivery delivery) =>
        new(
            delivery.Id,
            delivery.Event,
            delivery.At,
            delivery.Position,
            delivery.EntityId,
            delivery.State.ToWire(),
            delivery.Attempts,
            delivery.State == WebhookDeliveryState.Pending ? delivery.NextAt : null,
            delivery.EndedAt
        );
}

/// <summary>A delivery with its attempts.</summary>
internal sealed record DeliveryView : DeliveryRow
{
    public DeliveryView(DeliveryRow row)
        : base(row) { }

    /// <summary>The attempts, the newest first.</summary>
    public required IReadOnlyList<AttemptRow> Attempts { get; init; }
}

/// <summary>One attempt.</summary>
/// <param name="Number">1 for the first one.</param>
/// <param name="At">When it began.</param>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Status">The status of the response; null where there was none.</param>
/// <param name="Error">Why there was none.</param>
/// <param name="Request">The body that was sent, its first 4,000 characters.</param>
/// <param name="Response">The body of the response, its first 4,000 characters.</param>
internal sealed record AttemptRow(
    int Number,
    DateTimeOffset At,
    int Milliseconds,
    int? Status,
    string? Error,
    string? Request,
    string? Response
);
