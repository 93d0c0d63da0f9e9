using System.Diagnostics.Metrics;
using HumasApi.Data;
using HumasApi.Delivery.Search;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Jobs;
using HumasApi.Management.Inbox;
using HumasApi.Publishing;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Hosting;

/// <summary>
/// How far background work is behind, in seconds: for how long the oldest thing waits that could be done now; 0 where nothing does.
/// </summary>
/// <param name="Changes">Changes that are not turned into webhook deliveries yet.</param>
/// <param name="Webhooks">Deliveries that are due. Those of a receiver that is down wait for their time and do not count.</param>
/// <param name="Schedule">Articles that were to be published or unpublished.</param>
/// <param name="Imports">Imports in the queue.</param>
/// <param name="Mail">Mails that are due.</param>
/// <param name="Search">Changes that searches of this instance do not find yet.</param>
internal sealed record WorkLag(double Changes, double Webhooks, double Schedule, double Imports, double Mail, double Search)
{
    public static async Task<WorkLag> ReadAsync(
        HumasDbContext database,
        long search,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        double Since(DateTimeOffset? at) => at is { } time && time < now ? Math.Round((now - time).TotalSeconds, 1) : 0;
        var position = await database.WebhookCursors.Select(one => (long?)one.Position).SingleOrDefaultAsync(cancellationToken);
        var change = await database
            .Changes.Where(one => one.Position > position)
            .OrderBy(one => one.Position)
            .Select(one => (DateTimeOffset?)one.At)
            .FirstOrDefaultAsync(cancellationToken);
        // Of each webhook the one that is next: of a receiver that is down a million may wait.
        var pending = database.WebhookDeliveries.Where(one =>
            one.State == WebhookDeliveryState.Pending && (one.LeasedUntil == null || one.LeasedUntil < now)
        );
        var active = database.Webhooks.Where(webhook => webhook.DisabledAt == null);
        var ordered = await active
            .Where(webhook => webhook.Ordered)
            .SelectMany(webhook => pending.Where(one => one.WebhookId == webhook.Id).OrderBy(one => one.Number).Take(1))
            .MinAsync(one => (DateTimeOffset?)one.NextAt, cancellationToken);
        var other = await active
            .Where(webhook => !webhook.Ordered)
            .SelectMany(webhook => pending.Where(one => one.WebhookId == webhook.Id).OrderBy(one => one.NextAt).Take(1))
            .MinAsync(one => (DateTimeOffset?)one.NextAt, cancellationToken);
        var found =
            search < 0
                ? null
                : await database
                    .Changes.Where(one => one.Position > search)
                    .OrderBy(one => one.Position)
                    .Select(one => (DateTimeOffset?)one.At)
                    .FirstOrDefaultAsync(cancellationToken);
        var schedule = await database
            .Schedules.Where(one => one.State == ScheduleState.Pending)
            .MinAsync(one => (DateTimeOffset?)one.DueAt, cancellationToken);
        var import = await database
            .Imports.Where(one => one.State == ImportState.Queued)
            .MinAsync(one => (DateTimeOffset?)one.CreatedAt, cancellationToken);
        var mail = await database.InboxItems.Where(one => one.MailAt != null).MinAsync(one => one.MailAt, cancellationToken);
        return new WorkLag(
            Since(change),
            Math.Max(Since(ordered), Since(other)),
            Since(schedule),
            Since(import),
            Since(mail),
            Since(found)
        );
    }
}

/// <summary>Measures the lag for /health/work, and as the gauge <c>humas.work.lag</c> of the meter <c>HumasApi</c>.</summary>
internal sealed class WorkLagMeter : PeriodicJob, IDisposable
{
    public const string LagName = "humas.work.lag";

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly IServiceScopeFactory scopes;
    private readonly TimeProvider clock;
    private readonly MailOptions mail;
    private readonly SearchStore search;
    private readonly Meter meter;
    private readonly SemaphoreSlim one = new(1);
    private volatile WorkLag last = new(0, 0, 0, 0, 0, 0);
    private DateTimeOffset readAt = DateTimeOffset.MinValue;

    public WorkLagMeter(
        IServiceScopeFactory scopes,
        TimeProvider clock,
        MailOptions mail,
        SearchStore search,
        IMeterFactory meters,
        ILogger<WorkLagMeter> logger
    )
        : base(scopes, clock, logger)
    {
        (this.scopes, this.clock, this.mail, this.search, meter) = (scopes, clock, mail, search, meters.Create(ResponseCache.MeterName));
        meter.CreateObservableGauge(LagName, Measure, "s", "For how long the oldest thing waits that could be done now.");
    }

    protected override TimeSpan Interval => TimeSpan.FromSeconds(15);

    public override async Task RunOnceAsync(HumasDbContext database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var lag = await WorkLag.ReadAsync(database, search.Position, now, cancellationToken);
        // Where no mail is sent, none is late.
        (last, readAt) = (mail.IsOn ? lag : lag with { Mail = 0 }, now);
    }

    /// <summary>The lag, measured a moment ago at most: anyone may ask, and the database is asked once for all.</summary>
    public async Task<WorkLag> ReadAsync(CancellationToken cancellationToken)
    {
        // Where the database hangs, nobody waits behind others who ask it.
        if (!await one.WaitAsync(Patience, cancellationToken))
            throw OpenResponses.Busy();
        try
        {
            var now = clock.GetUtcNow();
            if (now - readAt < Fresh)
                return last;
            await using var scope = scopes.CreateAsyncScope();
            await RunOnceAsync(scope.ServiceProvider.GetRequiredService<HumasDbContext>(), now, cancellationToken);
            return last;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose()
    {
        meter.Dispose();
        one.Dispose();
    }

    private IEnumerable<Measurement<double>> Measure()
    {
        var lag = last;
        return
        [
            Of(lag.Changes, "changes"),
            Of(lag.Webhooks, "webhooks"),
            Of(lag.Schedule, "schedule"),
            Of(lag.Imports, "imports"),
            Of(lag.Mail, "mail"),
            Of(lag.Search, "search"),
        ];
    }

    private static Measurement<double> Of(double seconds, string work) => new(seconds, new KeyValuePair<string, object?>("work", work));
}
