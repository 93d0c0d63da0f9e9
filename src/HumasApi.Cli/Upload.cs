using System.IO.Compression;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace HumasApi.Cli;

/// <summary>
/// Sends a file: a small one at once, a larger one in chunks, of which a line that breaks costs one. Chunks are of the unpacked file, and
/// packed one by one.
/// </summary>
internal sealed class Upload(Api api, InputFile file, int chunkBytes, Shell shell, Ticker ticker)
{
    private readonly byte[] buffer = new byte[chunkBytes];

    /// <summary>Sends it as a new import.</summary>
    /// <param name="query">The import, as parameters.</param>
    /// <param name="stop">Ends it; what was sent of a large file stays, and can be gone on with.</param>
    public async Task<JsonNode> SendAsync(string query, CancellationToken stop)
    {
        await using var content = file.OpenUnpacked();
        var first = await ReadAsync(content, stop);
        if (first < chunkBytes)
            return await RetryAsync(() => PostAsync($"manage/v1/imports?{query}", Packed(first), stop), stop);
        var import = await RetryAsync(() => PostAsync($"manage/v1/imports?{query}&chunked=true", null, stop), stop);
        return await ChunksAsync(Import.Of(import).Id, content, first, stop);
    }

    /// <summary>Sends what the server does not have of it.</summary>
    public async Task<JsonNode> ContinueAsync(Guid import, CancellationToken stop)
    {
        await using var content = file.OpenUnpacked();
        return await ChunksAsync(import, content, await ReadAsync(content, stop), stop);
    }

    private async Task<JsonNode> ChunksAsync(Guid import, Stream content, int first, CancellationToken stop)
    {
        var address = $"manage/v1/imports/{import}";
        try
        {
            var there = Api.Data<List<Chunk>>(await Api.PatientlyAsync(() => api.GetAsync($"{address}/chunks", stop), Wait, stop))
                .ToDictionary(chunk => chunk.Number, chunk => chunk.Sha256);
            var (number, length) = (1, first);
            for (; length > 0; length = await ReadAsync(content, stop), number++)
            {
                var hash = Convert.ToHexStringLower(SHA256.HashData(buffer.AsSpan(0, length)));
                if (!there.TryGetValue(number, out var known))
                {
                    var packed = Packed(length);
                    await Api.PatientlyAsync(() => api.PutAsync($"{address}/chunks/{number}", Content(packed), stop), Wait, stop);
                }
                else if (known != hash)
                    throw new Failure($"{file.Name} is not the file of this import, or --chunk-size is another. Nothing was changed.");
                ticker.Tell($"Sending {file.Name}", file.Part, $"{number} chunks of {Ticker.Size(chunkBytes)}");
            }
            return await Api.PatientlyAsync(() => api.PostAsync($"{address}/complete", new { chunks = number - 1 }, stop), Wait, stop);
        }
        // A file that ends too early: what was sent of it is of no use.
        catch (InvalidDataException)
        {
            await api.PostAsync($"{address}/cancel", null, stop);
            throw;
        }
        catch (Exception exception) when (exception is OperationCanceledException or UnreachableException or RefusedException)
        {
            if (file.IsStdin)
                shell.Say($"It was not sent whole. Give it up with: POST /{address}/cancel");
            else
                shell.Say($"It was not sent whole. Go on with: humas import {file.Name} --resume {import}");
            throw;
        }
    }

    // Full, but for the last one.
    private async Task<int> ReadAsync(Stream content, CancellationToken stop)
    {
        try
        {
            return await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, stop);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"{file.Name} cannot be unpacked: {exception.Message}", exception);
        }
    }

    private byte[] Packed(int length)
    {
        var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest))
            zip.Write(buffer, 0, length);
        return packed.ToArray();
    }

    private static ByteArrayContent Content(byte[] packed)
    {
        var content = new ByteArrayContent(packed);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        content.Headers.ContentEncoding.Add("gzip");
        return content;
    }

    private async Task<JsonNode> PostAsync(string address, byte[]? packed, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Content = packed is null ? null : Content(packed);
        using var response = await api.SendAsync(request, stop);
        return await api.BodyAsync(response, stop);
    }

    // Not when there was no answer: the import may be there.
    private async Task<JsonNode> RetryAsync(Func<Task<JsonNode>> post, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                return await post();
            }
            catch (RefusedException refused) when (refused.IsForNow && attempt < 6)
            {
                var wait = refused.RetryAfter ?? TimeSpan.FromSeconds(attempt);
                ticker.Tell($"Sending {file.Name}", 0, $"{refused.Code ?? "busy"}: again in {Ticker.Time(wait)}");
                await Task.Delay(wait, stop);
            }
    }

    private void Wait(string why) => ticker.Tell($"Sending {file.Name}", file.Part, $"{why}: trying again");

    private sealed record Chunk(int Number, string Sha256);
}
