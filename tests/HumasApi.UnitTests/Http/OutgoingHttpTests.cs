using System.Net;
using System.Net.Sockets;
using HumasApi.Http;
using NUnit.Framework;

namespace HumasApi.UnitTests.Http;

/// <summary>Calls to addresses that somebody has typed: none reaches a network that is not public.</summary>
internal sealed class OutgoingHttpTests
{
    private static readonly string[] Hosts =
    [
        "127.0.0.1",
        "localhost",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "0x7f.1",
        "2130706433",
        "0.0.0.0",
        "10.0.0.7",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "[fd00:ec2::254]",
        "[fe80::1]",
        "[fc00::1]",
        "224.0.0.1",
    ];

    // As it is when a connection is made, whatever was checked before.
    [TestCaseSource(nameof(Hosts))]
    public async Task It_connects_to_no_address_that_is_not_public(string host)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        using var outgoing = new OutgoingHttp(new OutgoingOptions([]));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        Assert.That(
            async () => await outgoing.Client.GetAsync(new Uri($"https://{host}:{port}/"), limit.Token),
            Throws.Exception.Not.InstanceOf<OperationCanceledException>()
        );
        Assert.That(listener.Pending(), Is.False, "Nothing came.");
        Assert.That(await outgoing.MayCallAsync(new Uri($"https://{host}:{port}/"), default), Is.False, "It is refused early, too.");
    }

    [Test]
    public async Task Plain_http_is_for_what_the_operator_allows()
    {
        using var open = new OutgoingHttp(new OutgoingOptions(["127.0.0.0/8"]));
        using var closed = new OutgoingHttp(new OutgoingOptions([]));
        Assert.That(await open.MayCallAsync(new Uri("http://127.0.0.1:9/"), default), Is.True);
        Assert.That(await open.MayCallAsync(new Uri("http://10.0.0.1/"), default), Is.False);
        Assert.That(await closed.MayCallAsync(new Uri("http://93.184.215.14/"), default), Is.False);
        Assert.That(await closed.MayCallAsync(new Uri("https://93.184.215.14/"), default), Is.True);
    }
}
