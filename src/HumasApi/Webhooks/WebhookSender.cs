using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using HumasApi.ChangeLog;
using HumasApi.Data;
using HumasApi.Delivery.Search;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Jobs;
using Microsoft.EntityFrameworkCore;
using StandardWebhooks;

namespace HumasApi.Webhooks;

/// <summary>
/// Sends what is due, several at once and a few to each address, so that one that hangs holds up no other. A delivery is leased while it is
/// sent, without a connection to the database; what a dead instance leased is sent by another one when the lease ends.
/// </summary>
internal sealed class WebhookSender(
    IServiceScopeFactory scopes,
    OutgoingHttp outgoing,
    SecretBox box,
    WebhookSignal signal,
    TimeProvider clock,
    ILogger<WebhookSender> logger
) : IBackgroundJob
{
    private const int MaxSending = 32;
    private const int MaxSendingToOne = 4;
    private const int MaxResponseBytes = 16_384;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan MaxRetryAfter = TimeSpan.FromDays(1);
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(3);

    public async Task RunAsync(CancellationToken stop)
    {
        var sending = new List<Task>();
        // What is under way when the service stops is ended and noted, or it would be sent twice.
        using var finish = new CancellationTokenSource();
        await using var ending = stop.Register(() => finish.CancelAfter(ShutdownTimeout));
        while (!stop.IsCancellationRequested)
        {
            try
            {
                sending.RemoveAll(one => one.IsCompleted);
                var due = sending.Count < MaxSending ? await LeaseAsync(MaxSending - sending.Count, stop) : [];
                sending.AddRange(due.Select(delivery => Task.Run(() => SendAsync(delivery, finish.Token), CancellationToken.None)));
                if (due.Count == 0)
                    await signal.WaitAsync(MaxWait, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception)
            {
                logger.LogWarning("Webhooks wait for the database: {Reason}", exception.GetBaseException().Message);
                await Task.Delay(MaxWait, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        await Task.WhenAll(sending);
    }

    // The oldest of each address first; where its order counts, one at a time.
    private async Task<List<WebhookDelivery>> LeaseAsync(int most, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<HumasDbContext>();
        var now = clock.GetUtcNow();
        return await database
            .WebhookDeliveries.FromSql(
                $"""
                with due as (
                    select d.id from (select * from webhooks where disabled_at is null order by random()) w cross join lateral (
                        select one.id from webhook_deliveries one
                        where one.webhook_id = w.id and one.state = 'pending' and one.next_at <= {now}
                            and (one.leased_until is null or one.leased_until <= {now})
                            and not (w.ordered and exists (select 1 from webhook_deliveries e
                                where e.webhook_id = w.id and e.state = 'pending' and e.number < one.number))
                        order by one.number
                        limit greatest(0, {MaxSendingToOne} - (select count(*) from webhook_deliveries o
                            where o.webhook_id = w.id and o.state = 'pending' and o.leased_until > {now}))
                        for update skip locked) d
                    limit {most})
                update webhook_deliveries set attempts = attempts + 1, leased_until = {now + Lease}
                from due where webhook_deliveries.id = due.id returning webhook_deliveries.*
                """
            )
            .AsNoTracking()
            .ToListAsync(stop);
    }

    private async Task SendAsync(WebhookDelivery delivery, CancellationToken stop)
    {
        try
        {
            var (webhook, body) = await PrepareAsync(delivery, stop);
            if (webhook is null || body is null)
                return;
            var (began, at) = (Stopwatch.GetTimestamp(), clock.GetUtcNow());
            var answer = await PostAsync(webhook, delivery, body, at, stop);
            var attempt = new WebhookAttempt
            {
                DeliveryId = delivery.Id,
                Number = delivery.Attempts,
                At = at,
                Milliseconds = (int)Stopwatch.GetElapsedTime(began).TotalMilliseconds,
                Status = answer.Status is { } status ? (int)status : null,
                Error = answer.Error,
                Request = Start(body),
                Response = answer.Body,
            };
            await RecordAsync(delivery, attempt, answer.RetryAfter, stop);
        }
        catch (Exception exception)
        {
            logger.LogWarning("A delivery is tried again: {Reason}", exception.GetBaseException().Message);
            await GiveBackAsync(delivery, stop);
        }
        finally
        {
            signal.Set();
        }
    }

    private async Task<(Webhook? Webhook, byte[]? Body)> PrepareAsync(WebhookDelivery delivery, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (services, database) = (scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<HumasDbContext>());
        var webhook = await database.Webhooks.AsNoTracking().SingleOrDefaultAsync(one => one.Id == delivery.WebhookId, stop);
        var payload = services.GetRequiredService<WebhookPayload>();
        // A standby may not have seen the change yet: what it has would be told as what is there now.
        if (await payload.HasSeenAsync(delivery, stop))
        {
            if (webhook is null || await IsWantedAsync(services, webhook, delivery, stop))
                return (webhook, await payload.WriteAsync(delivery, stop));
            await database.WebhookDeliveries.Where(one => one.Id == delivery.Id).ExecuteDeleteAsync(stop);
            return (webhook, null);
        }
        var later = clock.GetUtcNow() + MaxWait;
        await database
            .WebhookDeliveries.Where(one => one.Id == delivery.Id && one.Attempts == delivery.Attempts)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(one => one.Attempts, one => one.Attempts - 1)
                        .SetProperty(one => one.NextAt, later)
                        .SetProperty(one => one.LeasedUntil, (DateTimeOffset?)null),
                stop
            );
        return (webhook, null);
    }

    // An article that the search does not find, or not any more, is reported only where the webhook got it before.
    private static async Task<bool> IsWantedAsync(
        IServiceProvider services,
        Webhook webhook,
        WebhookDelivery delivery,
        CancellationToken stop
    ) =>
        webhook.Query is not { } query
        || delivery is not { Entity: ChangedEntity.Article, EntityId: { } article }
        || await services.GetRequiredService<SavedSearch>().FindsAsync(article, query, stop)
        || await services
            .GetRequiredService<HumasDbContext>()
            .WebhookDeliveries.AnyAsync(
                one =>
                    one.WebhookId == webhook.Id
                    && one.EntityId == article
                    && one.Number < delivery.Number
                    && one.Attempts > 0
                    && one.LeasedUntil == null,
                stop
            );

    // What could not be sent, or whose answer could not be noted, is an attempt too: it waits as after any other that failed. Where even
    // that cannot be written, the lease ends and it is sent again.
    private async Task GiveBackAsync(WebhookDelivery delivery, CancellationToken stop)
    {
        try
        {
            var failed = new WebhookAttempt
            {
                DeliveryId = delivery.Id,
                Number = delivery.Attempts,
                At = clock.GetUtcNow(),
                Milliseconds = 0,
                Error = "The attempt could not be made or noted; see the log of the service.",
            };
            await RecordAsync(delivery, failed, null, stop);
        }
        catch (Exception exception)
        {
            logger.LogWarning("It could not be noted either: {Reason}", exception.GetBaseException().Message);
        }
    }

    private async Task<Answer> PostAsync(Webhook webhook, WebhookDelivery delivery, byte[] body, DateTimeOffset at, CancellationToken stop)
    {
        if (Sign(webhook, delivery, body, at) is not { Length: > 0 } signatures)
            return new Answer(null, "The secret cannot be read with the present Humas__EncryptionKey; rotate it.", null, null);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Timeout);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            request.Headers.Add("webhook-id", MessageId(delivery));
            request.Headers.Add("webhook-timestamp", at.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
            request.Headers.Add("webhook-signature", signatures);
            using var response = await outgoing.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return new Answer(
                response.StatusCode,
                null,
                await ReadAsync(response, limit.Token),
                RetryAfter(response.Headers.RetryAfter, at)
            );
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new Answer(null, $"No response in {Timeout.TotalSeconds:F0} seconds.", null, null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new Answer(null, exception.GetBaseException().Message, null, null);
        }
    }

    // With both secrets while they overlap (Standard Webhooks, zero-downtime rotation).
    private string Sign(Webhook webhook, WebhookDelivery delivery, byte[] body, DateTimeOffset at) =>
        string.Join(
            ' ',
            new[] { webhook.SealedSecret, at < webhook.PreviousSecretUntil ? webhook.PreviousSealedSecret : null }
                .OfType<byte[]>()
                .Select(secret => box.Open(secret, webhook.Id))
                .OfType<byte[]>()
                .Select(secret => new StandardWebhook(secret).Sign(MessageId(delivery), at, Encoding.UTF8.GetString(body)))
        );

    private static string MessageId(WebhookDelivery delivery) => $"msg_{delivery.Id:N}";

    // The beginning only: a response may have no end.
    private static async Task<string?> ReadAsync(HttpResponseMessage response, CancellationToken stop)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(stop);
        var buffer = new byte[MaxResponseBytes];
        var read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, stop);
        return read == 0 ? null : Start(buffer.AsSpan(0, read));
    }

    private static string Start(ReadOnlySpan<byte> bytes)
    {
        // PostgreSQL stores no NUL.
        var text = Encoding.UTF8.GetString(bytes).Replace('\0', '\uFFFD');
        if (text.Length <= WebhookAttempt.TextMaxLength)
            return text;
        // Half a character cannot be stored.
        var end = WebhookAttempt.TextMaxLength;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)];
    }

    private static DateTimeOffset? RetryAfter(RetryConditionHeaderValue? value, DateTimeOffset now)
    {
        var wait = value?.Delta ?? value?.Date - now;
        return wait is not { } time ? null : now + (time > MaxRetryAfter ? MaxRetryAfter : time);
    }

    private async Task RecordAsync(WebhookDelivery delivery, WebhookAttempt attempt, DateTimeOffset? retryAfter, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<HumasDbContext>();
        await database.InTransactionAsync(
            async () =>
            {
                // In the order of those who change a webhook.
                var webhook = await database
                    .Webhooks.FromSql($"select * from webhooks where id = {delivery.WebhookId} for no key update")
                    .SingleOrDefaultAsync(stop);
                // Another one has it now when the lease has ended.
                var held = await database
                    .WebhookDeliveries.FromSql(
                        $"select * from webhook_deliveries where id = {delivery.Id} and attempts = {delivery.Attempts} for update"
                    )
                    .SingleOrDefaultAsync(stop);
                if (
                    webhook is null
                    || held is null
                    || await database.WebhookAttempts.AnyAsync(one => one.DeliveryId == held.Id && one.Number == attempt.Number, stop)
                )
                    return 0;
                database.WebhookAttempts.Add(attempt);
                End(webhook, held, attempt, retryAfter);
                await database.SaveChangesAsync(stop);
                return 0;
            },
            stop
        );
    }

    private void End(Webhook webhook, WebhookDelivery delivery, WebhookAttempt attempt, DateTimeOffset? retryAfter)
    {
        var now = clock.GetUtcNow();
        delivery.LeasedUntil = null;
        if (attempt.Status is >= 200 and < 300)
        {
            (delivery.State, delivery.EndedAt, webhook.FailingSince) = (WebhookDeliveryState.Delivered, now, null);
            return;
        }
        webhook.FailingSince ??= now;
        if (attempt.Status == (int)HttpStatusCode.Gone)
            webhook.DisableAsGone(now);
        if (delivery.Pause() is not { } pause)
            (delivery.State, delivery.EndedAt) = (WebhookDeliveryState.Failed, now);
        else
            delivery.NextAt = retryAfter > now + pause ? retryAfter.Value : now + pause;
    }

    private sealed record Answer(HttpStatusCode? Status, string? Error, string? Body, DateTimeOffset? RetryAfter);
}

/// <summary>Removes what was delivered, or given up, a month ago.</summary>
internal sealed class PurgeDeliveries(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PurgeDeliveries> logger)
    : PeriodicJob(scopes, clock, logger)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    protected override TimeSpan Interval => TimeSpan.FromMinutes(10);

    public override Task RunOnceAsync(HumasDbContext database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = now - Kept;
        return database.WebhookDeliveries.Where(one => one.EndedAt < before).Take(10_000).ExecuteDeleteAsync(cancellationToken);
    }
}
