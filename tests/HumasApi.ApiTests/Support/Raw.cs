using System.Net.Sockets;
using System.Text;

namespace HumasApi.ApiTests;

/// <summary>Sends bytes that no HTTP client would send.</summary>
internal static class Raw
{
    /// <summary>The status and the whole answer to a request given line by line; the connection is closed after it.</summary>
    public static async Task<(int Status, string Text)> Send(string head, byte[]? body = null)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(Newsroom.Address.Host, Newsroom.Address.Port);
        await using var stream = client.GetStream();
        var text = head.ReplaceLineEndings("\r\n").TrimEnd() + $"\r\nHost: {Newsroom.Address.Authority}\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.Latin1.GetBytes(text));
        // The service may refuse and hang up before it has read all: what it said is what counts.
        try
        {
            if (body is not null)
                await stream.WriteAsync(body);
        }
        catch (IOException) { }
        using var answer = new MemoryStream();
        var buffer = new byte[8192];
        try
        {
            for (int read; (read = await stream.ReadAsync(buffer)) > 0; )
                answer.Write(buffer, 0, read);
        }
        catch (IOException) when (answer.Length > 0) { }
        var all = Encoding.UTF8.GetString(answer.ToArray());
        return (all.Length == 0 ? 0 : int.Parse(all.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), all);
    }
}
