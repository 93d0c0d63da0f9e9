using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HumasApi.ApiTests.Http;

/// <summary>Those who send a byte now and then hold a connection, and keep nobody else from reading or writing.</summary>
[NonParallelizable] // It measures time.
internal sealed class SlowSenderTests : ApiTest
{
    private const int Attackers = 1000;

    [Test]
    public async Task A_thousand_slow_senders_leave_reads_and_writes_working()
    {
        await Unit("rutan");
        var article = await Live("Halo", "rutan");
        var expected = (await Api.Get($"/v1/articles/{article.Id}")).Must(HttpStatusCode.OK).Text;
        using var stop = new CancellationTokenSource();
        var sockets = new List<Socket>();
        try
        {
            for (var i = 0; i < Attackers; i++)
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(Newsroom.Address.Host, Newsroom.Address.Port);
                sockets.Add(socket);
            }
            // Half of them never end their headers, half have a right key and never end their body.
            var watch = Stopwatch.StartNew();
            var attacks = sockets
                .Select(
                    (socket, number) =>
                        AttackAsync(
                            socket,
                            number % 2 == 0
                                ? $"GET /v1/articles HTTP/1.1\r\nHost: {Newsroom.Address.Authority}\r\nX-Slow: "
                                : $"POST /manage/v1/articles HTTP/1.1\r\nHost: {Newsroom.Address.Authority}\r\nAuthorization: "
                                    + $"Bearer {Newsroom.AdminKey}\r\nContent-Type: application/json\r\nContent-Length: "
                                    + "100000\r\n\r\n{",
                            stop.Token
                        )
                )
                .ToList();
            await Task.Delay(TimeSpan.FromSeconds(1));
            var read = 0;
            for (; watch.Elapsed < TimeSpan.FromSeconds(4); read++)
                Assert.That((await Api.Get($"/v1/articles/{article.Id}")).Must(HttpStatusCode.OK).Text, Is.EqualTo(expected));
            Assert.That(read, Is.GreaterThan(20));
            (await Api.Patch($"/articles/{article.Id}", new { title = "Halo lagi" }, 2)).Must(HttpStatusCode.OK);
            Assert.That(Newsroom.OpenTransactionsAsync, Is.Zero.After(2_000, 20), "They hold no transaction.");
            Assert.That(attacks.Count(attack => attack.IsCompleted), Is.LessThan(Attackers), "The attack was still on.");
            await Task.WhenAll(attacks).WaitAsync(TimeSpan.FromSeconds(40));
        }
        finally
        {
            await stop.CancelAsync();
            sockets.ForEach(socket => socket.Dispose());
        }
        (await Api.Get($"/v1/articles/{article.Id}")).Must(HttpStatusCode.OK);
        Assert.That((await Api.ManageGet("/articles")).Data.AsArray(), Has.Count.EqualTo(1), "Nothing of theirs was taken.");
    }

    // Ends when the service hangs up.
    private static async Task AttackAsync(Socket socket, string head, CancellationToken stop)
    {
        try
        {
            await socket.SendAsync(Encoding.ASCII.GetBytes(head), stop);
            var answer = new byte[4096];
            var closed = Task.Run(
                async () =>
                {
                    while (await socket.ReceiveAsync(answer, stop) > 0) { }
                },
                stop
            );
            while (!closed.IsCompleted)
            {
                await Task.WhenAny(closed, Task.Delay(1000, stop));
                if (!closed.IsCompleted)
                    await socket.SendAsync("a"u8.ToArray(), stop);
            }
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException) { }
    }
}
