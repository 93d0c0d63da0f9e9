using System.Collections.Concurrent;
using System.Security.Cryptography;
using Base64Url = System.Buffers.Text.Base64Url;

namespace HumasApi.Http;

/// <summary>
/// The JSON of a 200 of Delivery. Its strong ETag is a hash of it, so that two instances agree without talking. An encoded variant is
/// another representation and gets a suffix (RFC 9110 8.8.3.3); each is made once.
/// </summary>
/// <param name="identity">The JSON in UTF-8.</param>
/// <param name="link">Value of the Link header (RFC 8288); null for none.</param>
/// <param name="vary">The headers of a request that it depends on.</param>
/// <param name="shows">The keys of what it shows, for caches in front; null where there is none.</param>
internal sealed class Representation(byte[] identity, string? link, string vary, string? shows)
{
    // Below this, the headers outweigh what compression saves.
    private const int SmallestCompressed = 1024;

    private readonly string hash = Base64Url.EncodeToString(SHA256.HashData(identity).AsSpan(0, 16));
    private readonly ConcurrentDictionary<string, Lazy<byte[]>> encoded = new();

    /// <summary>Bytes of the JSON.</summary>
    public int Length => identity.Length;

    /// <summary>The keys of what it shows, for caches in front.</summary>
    public string? Shows => shows;

    /// <summary>Sends it, or 304 to who has it. For how long it may be kept is said before.</summary>
    /// <param name="http">The request.</param>
    /// <param name="built">Called when nothing is left to do but to send.</param>
    public Task SendAsync(HttpContext http, Action? built = null)
    {
        var encoding = identity.Length < SmallestCompressed ? null : ContentCodings.Negotiate(http.Request);
        var tag = encoding is null ? $"\"{hash}\"" : $"\"{hash}-{encoding}\"";
        var response = http.Response;
        response.Headers.ETag = tag;
        response.Headers.Vary = vary;
        if (link is not null)
            response.Headers.Link = link;
        if (EntityTags.IsKnown(http.Request, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        response.ContentType = "application/json; charset=utf-8";
        if (encoding is not null)
            response.Headers.ContentEncoding = encoding;
        var body = encoding is null ? identity : encoded.GetOrAdd(encoding, Compressed).Value;
        response.ContentLength = body.Length;
        built?.Invoke();
        return response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }

    private Lazy<byte[]> Compressed(string encoding) =>
        new(() =>
        {
            using var buffer = new MemoryStream(identity.Length / 3);
            using (var stream = ContentCodings.Compress(buffer, encoding))
                stream.Write(identity);
            return buffer.ToArray();
        });
}
