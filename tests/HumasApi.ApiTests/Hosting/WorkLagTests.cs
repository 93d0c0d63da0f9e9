using System.Diagnostics.Metrics;
using System.Net;
using HumasApi.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace HumasApi.ApiTests.Hosting;

/// <summary>How far background work is behind, for monitoring.</summary>
internal sealed class WorkLagTests : ApiTest
{
    private static double Lag(Answer answer, string work) => answer.Json["lagSeconds"]![work]!.GetValue<double>();

    [Test]
    public async Task What_waits_is_a_health_detail_and_a_metric()
    {
        await Unit("rutan");
        var none = (await Api.Get("/health/work")).Must(HttpStatusCode.OK);
        foreach (var work in new[] { "changes", "webhooks", "schedule", "imports", "mail", "search" })
            Assert.That(Lag(none, work), Is.Zero, work);
        // A queue that nobody works on: a schedule that is held, as by an instance that hangs.
        var id = (await Draft("Panen", "rutan")).Id;
        var at = (Newsroom.Clock.Now + TimeSpan.FromHours(1)).ToString("yyyy-MM-ddTHH:mm:ssZ", null);
        (await Api.Post($"/articles/{id}/schedule/publish", new { at }, 1)).Must(HttpStatusCode.OK);
        await using var connection = new Npgsql.NpgsqlConnection(Newsroom.Owner);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var hold = new Npgsql.NpgsqlCommand("select 1 from schedules for update", connection, transaction))
            await hold.ExecuteScalarAsync();
        Newsroom.Clock.Advance(TimeSpan.FromMinutes(90));
        Assert.That(Lag(await Api.Get("/health/work"), "schedule"), Is.EqualTo(1_800).Within(1));

        var seen = new Dictionary<string, double>();
        using var listener = new MeterListener();
        var own = Newsroom.Services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, of) =>
        {
            if (instrument.Name == WorkLagMeter.LagName && instrument.Meter.Scope == own)
                of.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, value, tags, _) => seen[$"{tags[0].Value}"] = value);
        listener.Start();
        listener.RecordObservableInstruments();
        Assert.That((seen.Count, seen["schedule"]), Is.EqualTo((6, 1_800.0)));
    }
}
