using System.Net;
using HumasApi.Contract;
using HumasApi.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using NUnit.Framework;

namespace HumasApi.UnitTests.Http;

/// <summary>Large responses are few at once, for one client and for all.</summary>
internal sealed class LargeResponsesTests
{
    [Test]
    public async Task A_client_has_few_open()
    {
        using var large = new LargeResponses();
        var open = new List<LargeResponses.Place>();
        for (var number = 0; number < LargeResponses.MaxOpenOfClient; number++)
        {
            open.Add(await large.EnterAsync(From("203.0.113.7")));
            open[^1].Built();
        }
        var refused = (await Assert.ThrowsAsync<Problem>(() => large.EnterAsync(From("203.0.113.7"))))!;
        Assert.That((refused.Status, refused.Code, refused.Headers["Retry-After"]), Is.EqualTo((503, "busy", "2")));
        (await large.EnterAsync(From("203.0.113.8"))).Dispose();
        open[0].Dispose();
        (await large.EnterAsync(From("203.0.113.7"))).Dispose();
    }

    [Test]
    public async Task All_clients_together_have_a_bound()
    {
        using var large = new LargeResponses();
        for (var client = 0; client < LargeResponses.MaxOpen; client++)
            (await large.EnterAsync(From($"203.0.113.{client}"))).Built();
        await Assert.ThrowsAsync<Problem>(() => large.EnterAsync(From("203.0.113.200")));
    }

    [Test]
    public async Task Only_a_few_are_built_at_once()
    {
        using var large = new LargeResponses();
        var building = new List<LargeResponses.Place>();
        for (var number = 0; number < LargeResponses.MaxBuilding; number++)
            building.Add(await large.EnterAsync(From($"203.0.113.{number}")));
        var next = large.EnterAsync(From("203.0.113.100"));
        Assert.That(next.IsCompleted, Is.False);
        building[0].Built();
        (await next).Dispose();
        foreach (var place in building)
            place.Dispose();
    }

    [Test]
    public async Task A_client_must_read_at_some_speed()
    {
        using var large = new LargeResponses();
        var (http, rate) = (From("203.0.113.7"), new Rate());
        http.Features.Set<IHttpMinResponseDataRateFeature>(rate);
        (await large.EnterAsync(http)).Dispose();
        Assert.That(rate.MinDataRate?.BytesPerSecond, Is.EqualTo(16_000));
    }

    private sealed class Rate : IHttpMinResponseDataRateFeature
    {
        public MinDataRate? MinDataRate { get; set; }
    }

    private static DefaultHttpContext From(string address) => new() { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };
}
