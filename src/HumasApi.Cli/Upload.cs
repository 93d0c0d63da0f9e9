using System.IO.Compression;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using HumasApi.Domain;

namespace HumasApi.Cli;

/// <summary>
/// Sends a file: a small one at once, a larger one in chunks, of which a line that breaks costs one. Chunks are of the unpacked file, and
/// packed one by one.
/// </summary>
internal sealed class Upload(Api api, InputFile file, int chunkBytes, Shell shell, Ticker ticker)
{
    private byte[] buffer = new byte[chunkBytes];

    /// <summary>Sends it as a new import.</summary>
    /// <param name="query">The import, as parameters.</param>
    /// <param name="stop">Ends it; what was sent of a large file stays, and can be gone on with.</param>
    public async Task<JsonNode> SendAsync(string query, CancellationToken stop)
    {
        RequireCount();
        await using var content = file.OpenUnpacked();
        var first = await ReadAsync(content, stop);
        if (first < buffer.Length)
            return await RetryAsync(() => PostAsync($"manage/v1/imports?{query}", Packed(first), stop), stop);
        var import = Import.Of(await RetryAsync(() => PostAsync($"manage/v1/imports?{query}&chunked=true", null, stop), stop)).Id;
        return await GuardAsync(import, () => ChunksAsync(import, content, [], first, stop));
    }

    /// <summary>Sends what the server does not have of it.</summary>
    public async Task<JsonNode> ContinueAsync(Guid import, CancellationToken stop)
    {
        var answer = await Api.PatientlyAsync(() => api.GetAsync($"manage/v1/imports/{import}/chunks", stop), Wait, stop);
        var there = Api.Data<List<Chunk>>(answer);
        // As it was cut before.
        if (there.Find(chunk => chunk.Number == 1) is { Bytes: > 0 and <= int.MaxValue } begun && there.Count > 1)
            buffer = new byte[begun.Bytes];
        RequireCount();
        await using var content = file.OpenUnpacked();
        return await GuardAsync(import, async () => await ChunksAsync(import, content, there, await ReadAsync(content, stop), stop));
    }

    private async Task<JsonNode> ChunksAsync(Guid import, Stream content, IReadOnlyList<Chunk> there, int first, CancellationToken stop)
    {
        var (address, known) = ($"manage/v1/imports/{import}", there.ToDictionary(chunk => chunk.Number, chunk => chunk.Sha256));
        var (number, length) = (1, first);
        for (; length > 0; length = await ReadAsync(content, stop), number++)
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(buffer.AsSpan(0, length)));
            if (!known.TryGetValue(number, out var other))
            {
                var packed = Packed(length);
                await Api.PatientlyAsync(() => api.PutAsync($"{address}/chunks/{number}", Content(packed), stop), Wait, stop);
            }
            else if (other != hash)
                throw new Failure($"{file.Name} is not the file of this import, or --chunk-size is another. Nothing was changed.");
            ticker.Tell($"Sending {file.Name}", file.Part, $"{number} chunks of {Ticker.Size(buffer.Length)}");
        }
        return await Api.PatientlyAsync(() => api.PostAsync($"{address}/complete", new { chunks = number - 1 }, stop), Wait, stop);
    }

    // Says how to go on with what was not sent whole.
    private async Task<JsonNode> GuardAsync(Guid import, Func<Task<JsonNode>> send)
    {
        try
        {
            return await send();
        }
        // A file that ends too early: what was sent of it is of no use.
        catch (InvalidDataException)
        {
            using var time = new CancellationTokenSource(TimeSpan.FromSeconds(15));
            try
            {
                await api.PostAsync($"manage/v1/imports/{import}/cancel", null, time.Token);
            }
            catch (Exception other) when (other is RefusedException or UnreachableException or OperationCanceledException)
            {
                shell.Say($"The import {import} could not be cancelled; the server forgets it after three days.");
            }
            throw;
        }
        catch (Exception exception)
            when (exception is OperationCanceledException or UnreachableException or RefusedException { IsForNow: true })
        {
            shell.Say(
                file.IsStdin
                    ? $"It was not sent whole. Send it again; the server forgets the import {import} after three days."
                    : $"It was not sent whole. Go on with: humas import {file.Path} --resume {import}"
            );
            throw;
        }
    }

    private void RequireCount()
    {
        if (!file.IsGzip && file.Length > (long)buffer.Length * ImportChunk.MaxNumber)
            throw new Failure($"{file.Name} has more than {ImportChunk.MaxNumber} chunks of this size. Give a larger --chunk-size.");
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

    private sealed record Chunk(int Number, long Bytes, string Sha256);
}
