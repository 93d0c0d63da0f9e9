using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MimeKit;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace HumasApi.ApiTests.Management;

/// <summary>A mail server on this machine.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Task work;
    private readonly Inbox inbox = new();

    public MailServer()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Port = ((IPEndPoint)free.LocalEndpoint).Port;
        }
        var options = new SmtpServerOptionsBuilder()
            .ServerName("localhost")
            .Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, Port)))
            .Build();
        var services = new ServiceProvider();
        services.Add(inbox);
        work = new SmtpServer.SmtpServer(options, services).StartAsync(stop.Token);
    }

    public int Port { get; }
    public IReadOnlyList<MimeMessage> Mails => [.. inbox.Mails];

    /// <summary>What the next mails are answered with, one each.</summary>
    public ConcurrentQueue<SmtpResponse> Refusals => inbox.Refusals;

    public async Task<MimeMessage> WaitAsync(int count, double seconds = 20)
    {
        var until = DateTime.UtcNow.AddSeconds(seconds);
        while (inbox.Mails.Count < count)
        {
            Assert.That(DateTime.UtcNow, Is.LessThan(until), $"{inbox.Mails.Count} of {count} mails came");
            await Task.Delay(50);
        }
        return Mails[count - 1];
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private sealed class Inbox : MessageStore
    {
        public ConcurrentQueue<MimeMessage> Mails { get; } = new();
        public ConcurrentQueue<SmtpResponse> Refusals { get; } = new();

        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context,
            IMessageTransaction transaction,
            ReadOnlySequence<byte> buffer,
            CancellationToken cancellationToken
        )
        {
            if (Refusals.TryDequeue(out var refusal))
                return refusal;
            using var bytes = new MemoryStream(buffer.ToArray());
            Mails.Enqueue(await MimeMessage.LoadAsync(bytes, cancellationToken));
            return SmtpResponse.Ok;
        }
    }
}
