using System.Security.Cryptography;

namespace HumasApi.Domain;

/// <summary>An address that gets events (Standard Webhooks).</summary>
internal sealed class Webhook
{
    public const int UrlMaxLength = 2_048;
    public const int DescriptionMaxLength = 500;
    public const int MaxEvents = 30;
    public const int QueryMaxLength = 500;

    /// <summary>Most webhooks of the newsroom: each change is compared with all of them.</summary>
    public const int MaxCount = 500;
    public const int MaxOverlapMinutes = 30 * 24 * 60;
    public const string SecretPrefix = "whsec_";
    private const int SecretBytes = 32;

    /// <summary>The events that it can get: what readers see.</summary>
    public static readonly IReadOnlyList<string> Events =
    [
        "article.published",
        "article.updated",
        "article.unpublished",
        "author.changed",
        "tag.changed",
        "tag.merged",
        "unit.created",
        "unit.opened",
        "unit.changed",
        "unit.renamed",
        "unit.moved",
        "unit.merged",
        "unit.split",
        "unit.closed",
        "unit.deleted",
    ];

    /// <summary>The event of a test delivery.</summary>
    public const string TestEvent = "webhook.test";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Grows by one with every change; what If-Match is compared with.</summary>
    public int Version { get; private set; } = 1;
    public required string Url { get; set; }
    public string? Description { get; set; }

    /// <summary>The events that it gets; none: all of <see cref="Events"/>.</summary>
    public List<string> EventTypes { get; set; } = [];

    /// <summary>Articles of this unit only; null: of all.</summary>
    public Guid? UnitId { get; set; }

    /// <summary>Whether units below it count.</summary>
    public bool Subtree { get; set; }

    /// <summary>Articles with this tag only; null: all.</summary>
    public Guid? TagId { get; set; }

    /// <summary>Articles that a search for this finds only; null: all.</summary>
    public string? Query { get; set; }

    /// <summary>Whether an event waits until all before it were delivered or given up.</summary>
    public bool Ordered { get; set; }

    /// <summary>The secret that signs, encrypted (<see cref="SecretBox"/>).</summary>
    public required byte[] SealedSecret { get; set; }

    /// <summary>The secret before it, which signs as well until <see cref="PreviousSecretUntil"/>.</summary>
    public byte[]? PreviousSealedSecret { get; private set; }
    public DateTimeOffset? PreviousSecretUntil { get; private set; }

    /// <summary>The newest change when it became active: it gets those after it.</summary>
    public long SincePosition { get; private set; }

    /// <summary>Since when nothing is sent; null: it is active.</summary>
    public DateTimeOffset? DisabledAt { get; private set; }

    /// <summary>Why: by a person (null), or because the address answered 410 (gone).</summary>
    public string? DisabledReason { get; private set; }

    /// <summary>Since when every attempt has failed; null: the last one did not.</summary>
    public DateTimeOffset? FailingSince { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required Actor CreatedBy { get; init; }
    public DateTimeOffset EditedAt { get; private set; }
    public Actor EditedBy { get; private set; } = new(null, "");

    /// <summary>A new secret, and its text for the receiver.</summary>
    public static (byte[] Secret, string Text) NewSecret()
    {
        var secret = RandomNumberGenerator.GetBytes(SecretBytes);
        return (secret, SecretPrefix + Convert.ToBase64String(secret));
    }

    public void Rotate(byte[] sealedSecret, TimeSpan overlap, Actor actor, DateTimeOffset now)
    {
        PreviousSealedSecret = overlap > TimeSpan.Zero ? SealedSecret : null;
        PreviousSecretUntil = overlap > TimeSpan.Zero ? now + overlap : null;
        SealedSecret = sealedSecret;
        Touch(actor, now);
    }

    /// <summary>Goes on with what is waiting, and with what happens from now on.</summary>
    /// <param name="newest">Position of the newest change.</param>
    public void Activate(long newest) => (DisabledAt, DisabledReason, FailingSince, SincePosition) = (null, null, null, newest);

    /// <summary>Sends nothing any more.</summary>
    public void Disable(DateTimeOffset now) => DisabledAt ??= now;

    /// <summary>The address wants no more (410).</summary>
    public void DisableAsGone(DateTimeOffset now) => (DisabledAt, DisabledReason) = (DisabledAt ?? now, "gone");

    public void Created(Actor actor, DateTimeOffset now) => (EditedAt, EditedBy) = (now, actor);

    public void Touch(Actor actor, DateTimeOffset now) => (Version, EditedAt, EditedBy) = (Version + 1, now, actor);
}

/// <summary>How far a delivery has come.</summary>
internal enum WebhookDeliveryState
{
    /// <summary>It waits for its first or next attempt.</summary>
    Pending,

    /// <summary>The address took it.</summary>
    Delivered,

    /// <summary>All attempts failed. It can be sent again by hand.</summary>
    Failed,
}

/// <summary>One event on its way to one address.</summary>
internal sealed class WebhookDelivery
{
    /// <summary>
    /// Pauses before the second and each further attempt: about three days in all (Standard Webhooks, deliverability).
    /// </summary>
    public static readonly IReadOnlyList<TimeSpan> Pauses =
    [
        TimeSpan.FromSeconds(5),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(5),
        TimeSpan.FromHours(10),
        TimeSpan.FromHours(14),
        TimeSpan.FromHours(20),
        TimeSpan.FromHours(24),
    ];

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Place among all deliveries; given by the database.</summary>
    public long Number { get; init; }
    public required Guid WebhookId { get; init; }

    /// <summary>The change that it reports; null for a test.</summary>
    public long? Position { get; init; }
    public required string Event { get; init; }

    /// <summary>When that happened.</summary>
    public required DateTimeOffset At { get; init; }
    public ChangedEntity? Entity { get; init; }
    public Guid? EntityId { get; init; }
    public Significance? Significance { get; init; }
    public WebhookDeliveryState State { get; set; }
    public int Attempts { get; set; }

    /// <summary>Those before it was sent again by hand; the pauses begin again behind them.</summary>
    public int AttemptsBefore { get; private set; }

    /// <summary>When the next attempt may begin.</summary>
    public required DateTimeOffset NextAt { get; set; }

    /// <summary>Until when an instance works on it; it is taken up by another one after that.</summary>
    public DateTimeOffset? LeasedUntil { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Sends it again, under the same id.</summary>
    public void Resend(DateTimeOffset now) =>
        (State, NextAt, EndedAt, LeasedUntil, AttemptsBefore) = (WebhookDeliveryState.Pending, now, null, null, Attempts);

    /// <summary>The pause after the last attempt, a little longer or shorter, so that not all come back at once; null: no more.</summary>
    public TimeSpan? Pause() =>
        Attempts - AttemptsBefore is var made && made > Pauses.Count
            ? null
            : Pauses[Math.Max(0, made - 1)] * (0.9 + 0.2 * Random.Shared.NextDouble());
}

/// <summary>One attempt at a delivery.</summary>
internal sealed class WebhookAttempt
{
    public const int TextMaxLength = 4_000;

    public required Guid DeliveryId { get; init; }

    /// <summary>1 for the first one.</summary>
    public required int Number { get; init; }
    public required DateTimeOffset At { get; init; }
    public required int Milliseconds { get; init; }

    /// <summary>The status of the response; null where there was none.</summary>
    public int? Status { get; init; }

    /// <summary>Why there was none.</summary>
    public string? Error { get; init; }

    /// <summary>The body that was sent, its beginning.</summary>
    public string? Request { get; init; }

    /// <summary>The body of the response, its beginning.</summary>
    public string? Response { get; init; }
}

/// <summary>How far the change log was read for webhooks. One row.</summary>
internal sealed class WebhookCursor
{
    public int Id { get; init; }
    public long Position { get; set; }
}
