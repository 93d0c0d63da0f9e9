using FluentValidation;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Management.Records;
using HumasApi.Search;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Webhooks;

/// <summary>What is said of a webhook.</summary>
[FailsWith(
    nameof(Problems.AddressNotAllowed),
    nameof(Problems.MalformedUrl),
    nameof(Problems.NothingToSearch),
    nameof(Problems.ScopeNeedsUnit),
    nameof(Problems.TooMany),
    nameof(Problems.UnknownEvent)
)]
internal sealed record WebhookInput
{
    /// <summary>Where events are sent: an https address on a public network.</summary>
    [Required, WebUrl(Webhook.UrlMaxLength)]
    public string? Url { get; init; }

    /// <summary>Whose it is, and what for.</summary>
    [Line(Webhook.DescriptionMaxLength)]
    public string? Description { get; init; }

    /// <summary>The events that it gets; none: all.</summary>
    [Count(Webhook.MaxEvents), Shaped(100)]
    public List<string> Events { get; init; } = [];

    /// <summary>Articles of this unit only, and events of the unit itself; null: of all.</summary>
    public RefInput? Unit { get; init; }

    /// <summary>Whether units below it count, as the tree is at the moment.</summary>
    public WebhookScope Scope { get; init; } = WebhookScope.Self;

    /// <summary>Articles with this tag only; null: all.</summary>
    public RefInput? Tag { get; init; }

    /// <summary>
    /// Articles that a search for this finds only, as q of GET /v1/search, every word wanted; null: all. What an article says is looked
    /// at when its event is sent. One that is not found any more, or not public, is reported where the webhook got it before.
    /// </summary>
    [Line(Webhook.QueryMaxLength)]
    public string? Q { get; init; }

    /// <summary>Whether an event waits until all before it were delivered or given up.</summary>
    public bool Ordered { get; init; }

    /// <summary>False: events are kept from it. Those of that time can be sent by replay.</summary>
    public bool Active { get; init; } = true;

    public static WebhookInput From(Webhook webhook) =>
        new()
        {
            Url = webhook.Url,
            Description = webhook.Description,
            Events = webhook.EventTypes,
            Unit = webhook.UnitId is { } unit ? new RefInput { Id = unit } : null,
            Scope = webhook.Subtree ? WebhookScope.Subtree : WebhookScope.Self,
            Tag = webhook.TagId is { } tag ? new RefInput { Id = tag } : null,
            Q = webhook.Query,
            Ordered = webhook.Ordered,
            Active = webhook.DisabledAt is null,
        };

    /// <summary>Copies what is said to the webhook.</summary>
    /// <exception cref="Problem">422 for a unit or tag that does not exist.</exception>
    public async Task ApplyAsync(HumasDbContext database, Webhook webhook, DateTimeOffset now, CancellationToken cancellationToken)
    {
        (webhook.Url, webhook.Description, webhook.EventTypes, webhook.Query, webhook.Ordered) = (Url!, Description, Events, Q, Ordered);
        webhook.UnitId = Unit is null ? null : await UnitReference.ResolveAsync(database, Unit, "/unit", cancellationToken);
        webhook.Subtree = Scope == WebhookScope.Subtree;
        webhook.TagId = Tag is null ? null : await TagReference.ResolveAsync(database, Tag, "/tag", cancellationToken);
        if (!Active)
            webhook.Disable(now);
        else if (webhook.DisabledAt is not null || database.Entry(webhook).State == EntityState.Detached)
            webhook.Activate(await database.Changes.MaxAsync(change => (long?)change.Position, cancellationToken) ?? 0);
    }
}

/// <summary>How far below a unit a webhook reaches.</summary>
internal enum WebhookScope
{
    Self,
    Subtree,
}

internal sealed class WebhookInputValidator : AbstractValidator<WebhookInput>
{
    public WebhookInputValidator()
    {
        this.DeclaredRules();
        RuleForEach(input => input.Events)
            .Must(name => Webhook.Events.Contains(name))
            .WithProblem(Problems.UnknownEvent, _ =>
                Sentence.Of($"Known: {string.Join(", ", Webhook.Events)}.", $"Yang ada: {string.Join(", ", Webhook.Events)}.")
            )
            .When(input => input.Events.Count <= Webhook.MaxEvents);
        RuleFor(input => input.Q!)
            .Must(text => !SearchText.Parse(text).IsEmpty)
            .When(input => input.Q is not null)
            .WithProblem(Problems.NothingToSearch);
        RuleFor(input => input.Scope).Equal(WebhookScope.Self).When(input => input.Unit is null).WithProblem(Problems.ScopeNeedsUnit);
        RuleFor(input => input.Unit!).SetValidator(new RefInputValidator()).When(input => input.Unit is not null);
        RuleFor(input => input.Tag!).SetValidator(new RefInputValidator()).When(input => input.Tag is not null);
    }
}

/// <summary>Whether the service may call the address of a webhook. It asks DNS, so it is asked before a transaction.</summary>
internal static class WebhookAddress
{
    /// <exception cref="Problem">422 for an address that is not public, and that the operator has not allowed.</exception>
    public static async Task CheckAsync(OutgoingHttp outgoing, string url, CancellationToken cancellationToken)
    {
        if (Uri.TryCreate(url, UriKind.Absolute, out var address) && !await outgoing.MayCallAsync(address, cancellationToken))
            throw Problem.Invalid(Problems.AddressNotAllowed.At("/url"));
    }
}
