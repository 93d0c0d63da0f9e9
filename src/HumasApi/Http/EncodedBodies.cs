using HumasApi.Contract;

namespace HumasApi.Http;

/// <summary>
/// Request bodies that were compressed on the way (Content-Encoding, RFC 9110 8.4): gzip, br and deflate. What is unpacked counts against
/// the limit of a body, so a small file that unpacks to a large one costs no more than a large one.
/// </summary>
internal static class EncodedBodies
{
    private const string Accepted = "gzip, br, deflate";

    /// <summary>Unpacks the bodies of who has signed in; strangers have nothing unpacked.</summary>
    public static void UseEncodedBodies(this IApplicationBuilder app) =>
        app.UseWhen(
            http =>
                http.Request.Headers.ContentEncoding.Count > 0
                && http.User.Identity?.IsAuthenticated == true
                && http.GetEndpoint()?.Metadata.GetMetadata<StreamsBody>() is null,
            branch =>
            {
                branch.UseRequestDecompression();
                branch.Use(UnpackAsync);
            }
        );

    /// <summary>415 with the codings that are taken.</summary>
    public static Problem Unsupported(string accepted) =>
        new(
            Problems.UnsupportedEncoding,
            Sentence.Of($"Send Content-Encoding: {accepted}, or none.", $"Kirim Content-Encoding: {accepted}, atau tanpa header itu.")
        )
        {
            Headers = new Dictionary<string, string> { ["Accept-Encoding"] = accepted },
        };

    // All of it at once: later nobody could tell a broken archive from a broken request.
    private static async Task UnpackAsync(HttpContext http, RequestDelegate next)
    {
        // The framework takes the header off when it can read the coding.
        if (http.Request.Headers.ContentEncoding.Count > 0)
            throw Unsupported(Accepted);
        var body = new MemoryStream();
        try
        {
            await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException)
        {
            throw Problem.Malformed(Problems.MalformedEncoding.InHeader("Content-Encoding"));
        }
        body.Position = 0;
        http.Request.Body = body;
        http.Request.ContentLength = body.Length;
        await next(http);
    }
}
