using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace HumasApi.Http;

/// <summary>
/// A 200 of Delivery: the same bytes for everyone, with a strong ETag that is a hash of them, so that two instances agree
/// without talking. An encoded variant is another representation and gets a suffix (RFC 9110 8.8.3.3).
/// </summary>
internal sealed class DeliveryResult<T>(T value) : IResult
{
    // Below this, the headers outweigh what compression saves.
    private const int SmallestCompressed = 1024;

    /// <summary>Value of the Link header (RFC 8288); null for none.</summary>
    public string? Link { get; init; }

    /// <summary>The headers of a request that the response depends on.</summary>
    public string Vary { get; init; } = "Accept-Encoding";

    /// <summary>The place of a response that may be large; given back when it is sent.</summary>
    public LargeResponses.Place? Place { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var place = Place;
        var identity = JsonSerializer.SerializeToUtf8Bytes(value, Json.Options);
        var encoding = identity.Length < SmallestCompressed ? null : ContentCodings.Negotiate(httpContext.Request);
        var tag = $"\"{Base64Url.EncodeToString(SHA256.HashData(identity).AsSpan(0, 16))}{(encoding is null ? "" : "-" + encoding)}\"";

        var response = httpContext.Response;
        response.Headers.ETag = tag;
        response.Headers.CacheControl = CachePolicy.Fresh;
        response.Headers.Vary = Vary;
        if (Link is not null)
            response.Headers.Link = Link;
        if (EntityTags.IsKnown(httpContext.Request, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        response.ContentType = "application/json; charset=utf-8";
        if (encoding is not null)
            response.Headers.ContentEncoding = encoding;
        var body = encoding is null ? identity : Compress(identity, encoding);
        response.ContentLength = body.Length;
        place?.Built();
        await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }

    private static byte[] Compress(byte[] identity, string encoding)
    {
        using var buffer = new MemoryStream(identity.Length / 3);
        using (var stream = ContentCodings.Compress(buffer, encoding))
            stream.Write(identity);
        return buffer.ToArray();
    }
}
