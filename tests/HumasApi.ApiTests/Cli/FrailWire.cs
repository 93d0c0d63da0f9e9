using System.Net;
using System.Net.Sockets;

namespace HumasApi.ApiTests.Cli;

/// <summary>A wire to the service that tears: each of its first connections ends after so many bytes of answers.</summary>
internal sealed class FrailWire : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Queue<long> bounds;
    private readonly Task accepting;

    public FrailWire(params long[] bounds)
    {
        this.bounds = new Queue<long>(bounds);
        listener.Start();
        accepting = AcceptAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/";

    /// <summary>Connections that were torn.</summary>
    public int Torn { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var service = Newsroom.Address;
        while (true)
        {
            var client = await listener.AcceptTcpClientAsync(stop.Token);
            _ = Task.Run(() => CarryAsync(client, service, bounds.TryDequeue(out var bound) ? bound : long.MaxValue));
        }
    }

    private async Task CarryAsync(TcpClient client, Uri service, long bound)
    {
        using var near = client;
        using var far = new TcpClient();
        try
        {
            await far.ConnectAsync(service.Host, service.Port, stop.Token);
            _ = near.GetStream().CopyToAsync(far.GetStream(), stop.Token);
            var (buffer, left) = (new byte[4096], bound);
            for (int read; left > 0 && (read = await far.GetStream().ReadAsync(buffer, stop.Token)) > 0; left -= read)
                await near.GetStream().WriteAsync(buffer.AsMemory(0, (int)Math.Min(read, left)), stop.Token);
            if (left <= 0)
                Torn++;
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException) { }
    }
}
