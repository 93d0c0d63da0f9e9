using FluentValidation;
using HumasApi.Access;
using HumasApi.ChangeLog;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Webhooks;

/// <summary>POST /manage/v1/webhooks/{id}/deliveries/{deliveryId}/replay: sends one event again, under the same id.</summary>
internal static class ReplayDeliveryEndpoint
{
    public static async Task<IResult> Handle(string id, string deliveryId, HttpContext http, IMediator mediator, PublicUrl url)
    {
        StrictJson.Bind<NothingInput>(await StrictJson.ReadObjectAsync(http.Request, optional: true));
        var delivery = await mediator.Send(
            new ReplayDeliveryCommand(ManagementIds.Parse(id), ManagementIds.Parse(deliveryId)),
            http.RequestAborted
        );
        return DeliveryAnswers.Of(id, delivery, url);
    }
}

internal sealed record ReplayDeliveryCommand(Guid Webhook, Guid Id) : IRequest<DeliveryRow>;

internal sealed class ReplayDeliveryHandler(HumasDbContext database, Rights rights, WebhookSignal signal, TimeProvider clock)
    : IRequestHandler<ReplayDeliveryCommand, DeliveryRow>
{
    public async Task<DeliveryRow> Handle(ReplayDeliveryCommand request, CancellationToken cancellationToken)
    {
        var delivery = await database.InTransactionAsync(
            async () =>
            {
                var webhook = await AdministeredWebhooks.LockAsync(database, rights, request.Webhook, cancellationToken);
                var found = await database
                    .WebhookDeliveries.FromSql(
                        $"select * from webhook_deliveries where id = {request.Id} and webhook_id = {webhook.Id} for update"
                    )
                    .SingleOrDefaultAsync(cancellationToken)
                    ?? throw GetDeliveryEndpoint.Missing();
                found.Resend(clock.Now());
                await database.SaveChangesAsync(cancellationToken);
                return found;
            },
            cancellationToken
        );
        signal.Set();
        return DeliveryRow.From(delivery);
    }
}

/// <summary>
/// POST /manage/v1/webhooks/{id}/replay: sends the events of a span again, and those that it did not get then: it was not there yet, or
/// not active.
/// </summary>
internal static class ReplayWebhookEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var input = StrictJson.Bind<ReplayInput>(await StrictJson.ReadObjectAsync(http.Request));
        var count = await mediator.Send(new ReplayWebhookCommand(ManagementIds.Parse(id), input), http.RequestAborted);
        return new ManagementResult<ItemResponse<ReplayView>>(
            new(new ReplayView(count), new(), new ItemLinks(url.To($"/manage/v1/webhooks/{id}/deliveries")))
        );
    }
}

/// <summary>Which events are sent again: a span of times, or of positions.</summary>
[FailsWith(nameof(Problems.InTheFuture), nameof(Problems.OffsetMissing), nameof(Problems.OutOfRange))]
internal sealed record ReplayInput
{
    // What a number of JSON holds in every language.
    public const long MaxPosition = 9_007_199_254_740_991;

    /// <summary>Events at or after this time.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Events before this time; left out: until now.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>Events at or after this position of the change log (<c>data.position</c>).</summary>
    [Between(0, MaxPosition)]
    public long? FromPosition { get; init; }

    /// <summary>Events up to this position, with it.</summary>
    [Between(0, MaxPosition)]
    public long? ToPosition { get; init; }
}

/// <summary>What is sent again.</summary>
/// <param name="Count">Events.</param>
internal sealed record ReplayView(int Count);

internal sealed record ReplayWebhookCommand(Guid Id, ReplayInput Input) : IRequest<int>;

internal sealed class ReplayWebhookValidator : AbstractValidator<ReplayWebhookCommand>
{
    public ReplayWebhookValidator(TimeProvider clock)
    {
        RuleFor(command => command.Input).ChildRules(input => input.DeclaredRules());
        RuleFor(command => command.Input.FromPosition).InclusiveBetween(0, ReplayInput.MaxPosition).WithProblem(Problems.OutOfRange);
        RuleFor(command => command.Input.ToPosition).InclusiveBetween(0, ReplayInput.MaxPosition).WithProblem(Problems.OutOfRange);
        RuleFor(command => command.Input.From).NotInTheFuture(clock);
        RuleFor(command => command.Input.Before).NotInTheFuture(clock);
        RuleFor(command => command.Input.From)
            .NotNull()
            .When(command => command.Input.FromPosition is null)
            .WithProblem(Problems.Required, _ => Sentence.Of("Give from, or fromPosition.", "Isi from atau fromPosition."));
    }
}

internal sealed class ReplayWebhookHandler(HumasDbContext database, Rights rights, WebhookSignal signal, TimeProvider clock)
    : IRequestHandler<ReplayWebhookCommand, int>
{
    private const int MaxEvents = 10_000;
    private const int BatchSize = 1_000;
    private const int MaxRead = 200_000;

    public async Task<int> Handle(ReplayWebhookCommand request, CancellationToken cancellationToken)
    {
        var count = await database.InTransactionAsync(
            async () =>
            {
                var webhook = await AdministeredWebhooks.LockAsync(database, rights, request.Id, cancellationToken);
                var input = request.Input;
                var changes = database.Changes.AsNoTracking().OrderBy(change => change.Position).AsQueryable();
                // What comes after it is sent anyway.
                var dispatched = await database.WebhookCursors.MaxAsync(cursor => (long?)cursor.Position, cancellationToken) ?? 0;
                changes = changes.Where(change => change.Position <= dispatched);
                if (input.From is { } from)
                    changes = changes.Where(change => change.At >= from);
                if (input.Before is { } before)
                    changes = changes.Where(change => change.At < before);
                if (input.FromPosition is { } first)
                    changes = changes.Where(change => change.Position >= first);
                if (input.ToPosition is { } last)
                    changes = changes.Where(change => change.Position <= last);
                return await AddAsync(webhook, changes, cancellationToken);
            },
            cancellationToken
        );
        signal.Set();
        return count;
    }

    private async Task<int> AddAsync(Webhook webhook, IQueryable<Change> changes, CancellationToken cancellationToken)
    {
        var (now, after, count, read) = (clock.GetUtcNow(), 0L, 0, 0);
        while (true)
        {
            var at = after;
            var batch = await changes.Where(change => change.Position > at).Take(BatchSize).ToListAsync(cancellationToken);
            if (batch.Count == 0)
                return count;
            after = batch[^1].Position;
            var wanted = await WebhookMatches.OfAsync(database, webhook.Id, batch, now, cancellationToken);
            count += wanted.Count;
            if (count > MaxEvents || (read += batch.Count) > MaxRead)
                throw Problem.Invalid(
                    Problems.OutOfRange.At(
                        "",
                        Sentence.Of(
                            $"This span is too long ({MaxEvents} events at most). Send it in parts, or let the receiver sync.",
                            $"Rentang ini terlalu panjang (paling banyak {MaxEvents} peristiwa). Kirim bertahap, atau minta penerima "
                                + "menyinkronkan."
                        )
                    )
                );
            var positions = wanted.Select(one => one.Position).ToList();
            var known = await database
                .WebhookDeliveries.Where(one => one.WebhookId == webhook.Id && positions.Contains(one.Position))
                .ToDictionaryAsync(one => one.Position!.Value, cancellationToken);
            foreach (var sent in known.Values)
                sent.Resend(now);
            await database.SaveChangesAsync(cancellationToken);
            await database.CopyAsync([.. wanted.Where(one => !known.ContainsKey(one.Position!.Value))], cancellationToken);
            database.ChangeTracker.Clear();
        }
    }
}
