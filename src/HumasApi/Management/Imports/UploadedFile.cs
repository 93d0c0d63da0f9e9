using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using HumasApi.Contract;
using HumasApi.Http;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace HumasApi.Management.Imports;

/// <summary>
/// A file, or a chunk of one, in the body of a request: unpacked as it arrives, since a file is larger than memory, and compared with
/// the digest that its sender computed (<c>Content-Digest</c>, RFC 9530), where there is one.
/// </summary>
internal sealed partial class UploadedFile : ReadOnlyStream
{
    private const string Accepted = "gzip, br, zstd";

    // The longest window that a sender may use (RFC 9659): 8 MB.
    private const int ZstdWindowBits = 23;

    private readonly Stream file;
    private readonly IncrementalHash? sum;
    private readonly byte[]? digest;
    private bool isWhole;

    /// <exception cref="Problem">415 for another encoding, 400 for a digest that is none.</exception>
    public UploadedFile(HttpRequest request)
    {
        digest = DigestOf(request);
        sum = digest is null ? null : IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        file = Unpacked(new Sent(request.Body, sum), request.Headers.ContentEncoding.ToString().Trim().ToLowerInvariant());
    }

    /// <exception cref="InvalidDataException">It is not packed as its header says, or was cut off.</exception>
    /// <exception cref="Problem">400 at its end, when it is not what its digest says.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read;
        try
        {
            read = await file.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception exception) when (exception is ZstdException or EndOfStreamException or InvalidOperationException)
        {
            throw new InvalidDataException(exception.Message, exception);
        }
        if (read == 0 && buffer.Length > 0)
            RequireDigest();
        return read;
    }

    private void RequireDigest()
    {
        if (isWhole || sum is null)
            return;
        isWhole = true;
        if (!sum.GetHashAndReset().AsSpan().SequenceEqual(digest))
            throw Problem.Malformed(Problems.DigestMismatch.InHeader("Content-Digest"));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
            sum?.Dispose();
        }
        base.Dispose(disposing);
    }

    private static Stream Unpacked(Stream sent, string encoding)
    {
        switch (encoding)
        {
            case "" or "identity":
                return sent;
            case "gzip" or "x-gzip":
                return new WholeGzip(sent);
            case "br":
                return new BrotliStream(sent, CompressionMode.Decompress);
            case "zstd":
                var zstd = new DecompressionStream(sent, leaveOpen: true);
                zstd.SetParameter(ZSTD_dParameter.ZSTD_d_windowLogMax, ZstdWindowBits);
                return zstd;
            default:
                throw EncodedBodies.Unsupported(Accepted);
        }
    }

    // Other algorithms are ignored, as the standard says.
    private static byte[]? DigestOf(HttpRequest request)
    {
        if (Sha256().Match(request.Headers["Content-Digest"].ToString()) is not { Success: true } found)
            return null;
        var bytes = new byte[SHA256.HashSizeInBytes];
        return Convert.TryFromBase64String(found.Groups[1].Value, bytes, out var length) && length == bytes.Length
            ? bytes
            : throw Problem.Malformed(Problems.DigestMismatch.InHeader("Content-Digest"));
    }

    [GeneratedRegex("sha-256=:([^:]{0,100}):", RegexOptions.CultureInvariant)]
    private static partial Regex Sha256();

    // What came over the line, summed up.
    private sealed class Sent(Stream body, IncrementalHash? sum) : ReadOnlyStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await body.ReadAsync(buffer, cancellationToken);
            sum?.AppendData(buffer.Span[..read]);
            return read;
        }
    }
}
