using System.Globalization;
using System.Security.Cryptography;

namespace HumasApi.Postgres;

/// <summary>Copies what an address answers, bounded in size and in silence.</summary>
/// <param name="silence">How long nothing may come.</param>
internal sealed class Download(TimeSpan silence) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(10) })
    {
        // A slow line is none of our business, a silent one is: see below.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public void Dispose() => _client.Dispose();

    /// <summary>Copies it, and returns its SHA-512.</summary>
    /// <param name="address">What to fetch.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="maxBytes">The largest size.</param>
    /// <param name="progress">Receives the bytes so far, and the total where the server sends it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="EmbeddedPostgresException">It is too large, or nothing came for too long.</exception>
    /// <exception cref="HttpRequestException">The server refuses, or cannot be reached.</exception>
    internal async Task<byte[]> CopyAsync(
        Uri address,
        Stream output,
        long maxBytes,
        Action<long, long?>? progress,
        CancellationToken cancellationToken
    )
    {
        using var quiet = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        quiet.CancelAfter(silence);
        try
        {
            using var response = await _client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, quiet.Token);
            response.EnsureSuccessStatusCode();
            await using var input = await response.Content.ReadAsStreamAsync(quiet.Token);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
            var buffer = new byte[81_920];
            for (long done = 0; ; )
            {
                quiet.CancelAfter(silence);
                var read = await input.ReadAsync(buffer, quiet.Token);
                if (read == 0)
                {
                    return hash.GetHashAndReset();
                }

                done += read;
                if (done > maxBytes)
                {
                    throw new EmbeddedPostgresException($"what {address.Host} sends is larger than {maxBytes / 1024 / 1024} MB");
                }

                hash.AppendData(buffer, 0, read);
                await output.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                progress?.Invoke(done, response.Content.Headers.ContentLength);
            }
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new EmbeddedPostgresException(
                string.Create(CultureInfo.InvariantCulture, $"{address.Host} sent nothing for {silence.TotalSeconds:0.#} seconds"),
                e
            );
        }
    }
}
