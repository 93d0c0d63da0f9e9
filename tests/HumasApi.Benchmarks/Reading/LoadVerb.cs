using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HumasApi.Benchmarks.Reading;

/// <summary>
/// A load generator of the plainest kind: each client keeps one connection and asks again as soon as it has its answer.
/// Sockets instead of HttpClient, so that one processor can ask for more than one can answer.
/// </summary>
internal static class LoadVerb
{
    public static async Task RunAsync(Options options)
    {
        var url = new Uri(options.Text("url"));
        var paths = await File.ReadAllLinesAsync(options.Text("paths"));
        var known = options.Find("known") is null ? [] : await TagsAsync(url, paths);
        var requests = paths
            .Select(
                (path, at) =>
                    Encoding.ASCII.GetBytes(
                        $"GET {path} HTTP/1.1\r\nHost: {url.Authority}\r\n{(known.Length > 0 ? $"If-None-Match: {known[at]}\r\n" : "")}\r\n"
                    )
            )
            .ToArray();
        var (clients, watch, length) = (
            options.Number("clients", 32),
            Stopwatch.StartNew(),
            TimeSpan.FromSeconds(options.Number("seconds", 10))
        );
        var all = await Task.WhenAll(
            Enumerable.Range(0, clients).Select(client => Task.Run(() => AskAsync(url, requests, client * 31, watch, length)))
        );
        var times = all.SelectMany(client => client.Times).Order().ToList();
        Console.WriteLine(
            new LoadResult(
                times.Count,
                times.Count / watch.Elapsed.TotalSeconds,
                times[times.Count / 2] / 1000.0,
                times[(int)(times.Count * 0.99)] / 1000.0,
                (int)(all.Sum(client => client.Bytes) / times.Count)
            )
        );
    }

    // What clients have that ask whether it is still valid.
    private static async Task<string[]> TagsAsync(Uri url, string[] paths)
    {
        using var client = new HttpClient { BaseAddress = url };
        var tags = new string[paths.Length];
        foreach (var (at, path) in paths.Index())
            tags[at] = (await client.GetAsync(new Uri(path, UriKind.Relative))).Headers.ETag?.ToString() ?? "\"none\"";
        return tags;
    }

    private static async Task<(List<int> Times, long Bytes)> AskAsync(Uri url, byte[][] requests, int at, Stopwatch watch, TimeSpan length)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, url.Port);
        var (times, bytes, buffer) = (new List<int>(100_000), 0L, new byte[256 * 1024]);
        while (watch.Elapsed < length)
        {
            var start = Stopwatch.GetTimestamp();
            await socket.SendAsync(requests[at++ % requests.Length]);
            bytes += await ReadAsync(socket, buffer);
            times.Add((int)Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }
        return (times, bytes);
    }

    // Answers must be 304, or 200 with their length, as all that is measured here are. Returns the bytes of the body.
    private static async Task<int> ReadAsync(Socket socket, byte[] buffer)
    {
        var (received, end, body) = (0, -1, 0);
        while (end < 0 || received < end + body)
        {
            var more = await socket.ReceiveAsync(buffer.AsMemory(received));
            if (more == 0)
                throw new IOException("The server hung up.");
            received += more;
            if (end >= 0)
                continue;
            var head = buffer.AsSpan(0, received).IndexOf("\r\n\r\n"u8);
            if (head < 0)
                continue;
            end = head + 4;
            body = BodyLength(buffer.AsSpan(0, end));
        }
        return body;
    }

    private static int BodyLength(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("HTTP/1.1 304"u8))
            return 0;
        if (!head.StartsWith("HTTP/1.1 200"u8))
            throw new IOException(Encoding.ASCII.GetString(head));
        var name = "\r\nContent-Length: "u8;
        var rest = head[(head.IndexOf(name) + name.Length)..];
        return int.Parse(rest[..rest.IndexOf((byte)'\r')], NumberStyles.None, CultureInfo.InvariantCulture);
    }
}

/// <summary>What a load of some seconds gave.</summary>
/// <param name="Answers">Answers.</param>
/// <param name="PerSecond">Answers a second.</param>
/// <param name="Median">Milliseconds that half of the answers kept.</param>
/// <param name="Slow">Milliseconds that 99 of 100 answers kept.</param>
/// <param name="Bytes">Of a body, on average.</param>
internal sealed record LoadResult(int Answers, double PerSecond, double Median, double Slow, int Bytes)
{
    public static LoadResult Parse(string line)
    {
        var parts = line.Split(' ', StringSplitOptions.TrimEntries);
        return new LoadResult(
            int.Parse(parts[0], CultureInfo.InvariantCulture),
            double.Parse(parts[1], CultureInfo.InvariantCulture),
            double.Parse(parts[2], CultureInfo.InvariantCulture),
            double.Parse(parts[3], CultureInfo.InvariantCulture),
            int.Parse(parts[4], CultureInfo.InvariantCulture)
        );
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Answers} {PerSecond} {Median} {Slow} {Bytes}");
}
