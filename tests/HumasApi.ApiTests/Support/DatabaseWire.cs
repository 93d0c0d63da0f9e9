using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace HumasApi.ApiTests;

/// <summary>A wire to PostgreSQL that can be cut.</summary>
internal sealed class DatabaseWire : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly EndPoint server;
    private readonly Task accepting;
    private CancellationTokenSource whole = new();

    /// <param name="address">Connection string of the server.</param>
    public DatabaseWire(string address)
    {
        var known = new NpgsqlConnectionStringBuilder(address);
        server = known.Host!.StartsWith('/')
            ? new UnixDomainSocketEndPoint($"{known.Host}/.s.PGSQL.{known.Port}")
            : new DnsEndPoint(known.Host, known.Port);
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>A connection string that goes over the wire.</summary>
    public string To(string address) =>
        new NpgsqlConnectionStringBuilder(address)
        {
            Host = "127.0.0.1",
            Port = ((IPEndPoint)listener.LocalEndpoint).Port,
        }.ConnectionString;

    public void Cut() => whole.Cancel();

    public void Mend() => whole = new CancellationTokenSource();

    public async ValueTask DisposeAsync()
    {
        Cut();
        await stop.CancelAsync();
        listener.Stop();
        await accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var near = await listener.AcceptSocketAsync(stop.Token);
            _ = Task.Run(() => CarryAsync(near, whole.Token));
        }
    }

    private async Task CarryAsync(Socket client, CancellationToken cut)
    {
        using var near = client;
        using var far = new Socket(
            server is DnsEndPoint ? AddressFamily.InterNetwork : server.AddressFamily,
            SocketType.Stream,
            ProtocolType.Unspecified
        );
        try
        {
            cut.ThrowIfCancellationRequested();
            await far.ConnectAsync(server, cut);
            await using var one = new NetworkStream(near);
            await using var other = new NetworkStream(far);
            await Task.WhenAny(one.CopyToAsync(other, cut), other.CopyToAsync(one, cut));
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException) { }
    }
}
