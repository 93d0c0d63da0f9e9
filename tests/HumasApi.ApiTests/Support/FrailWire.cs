using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace HumasApi.ApiTests;

/// <summary>
/// A wire to a server. It can be cut and restored; or it tears by itself: each of its first connections after so many bytes of answers.
/// </summary>
internal sealed class FrailWire : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly EndPoint server;
    private readonly Queue<long> bounds;
    private readonly Task accepting;
    private CancellationTokenSource whole = new();

    /// <param name="bounds">Bytes of answers after which each of the first connections to the service tears.</param>
    public FrailWire(params long[] bounds)
        : this(new DnsEndPoint(Newsroom.Address.Host, Newsroom.Address.Port), bounds) { }

    private FrailWire(EndPoint server, params long[] bounds)
    {
        (this.server, this.bounds) = (server, new Queue<long>(bounds));
        listener.Start();
        accepting = AcceptAsync();
    }

    public string Address => $"http://127.0.0.1:{Port}/";

    /// <summary>Connections that were torn.</summary>
    public int Torn { get; private set; }

    private int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>A wire to the PostgreSQL of a connection string.</summary>
    public static FrailWire ToDatabase(string connection)
    {
        var known = new NpgsqlConnectionStringBuilder(connection);
        return new FrailWire(
            known.Host!.StartsWith('/')
                ? new UnixDomainSocketEndPoint($"{known.Host}/.s.PGSQL.{known.Port}")
                : new DnsEndPoint(known.Host, known.Port)
        );
    }

    /// <summary>A connection string that goes over the wire.</summary>
    public string Over(string connection) =>
        new NpgsqlConnectionStringBuilder(connection) { Host = "127.0.0.1", Port = Port }.ConnectionString;

    public void Cut() => whole.Cancel();

    public void Restore() => whole = new CancellationTokenSource();

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
            _ = Task.Run(() => CarryAsync(near, bounds.TryDequeue(out var bound) ? bound : long.MaxValue, whole.Token));
        }
    }

    private async Task CarryAsync(Socket client, long bound, CancellationToken cut)
    {
        using var near = client;
        var family = server is DnsEndPoint ? AddressFamily.InterNetwork : server.AddressFamily;
        using var far = new Socket(family, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            cut.ThrowIfCancellationRequested();
            await far.ConnectAsync(server, cut);
            await using var questions = new NetworkStream(near);
            await using var answers = new NetworkStream(far);
            _ = questions.CopyToAsync(answers, cut);
            var (buffer, left) = (new byte[4096], bound);
            for (int read; left > 0 && (read = await answers.ReadAsync(buffer, cut)) > 0; left -= read)
                await questions.WriteAsync(buffer.AsMemory(0, (int)Math.Min(read, left)), cut);
            if (left <= 0)
                Torn++;
            // What arrived can still be read.
            near.Shutdown(SocketShutdown.Both);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException) { }
    }
}
