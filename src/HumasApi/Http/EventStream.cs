using System.Text;

namespace HumasApi.Http;

/// <summary>A response of Server-Sent Events (WHATWG HTML 9.2).</summary>
internal static class EventStream
{
    public const string ContentType = "text/event-stream";

    public static void Begin(HttpResponse response)
    {
        response.ContentType = ContentType;
        response.Headers.CacheControl = "no-store";
        // nginx would collect events until its buffer is full.
        response.Headers["X-Accel-Buffering"] = "no";
    }

    /// <summary>Sends a part of the stream at once.</summary>
    public static Task WriteAsync(Stream body, string text, CancellationToken stop) => WriteAsync(body, Encoding.UTF8.GetBytes(text), stop);

    public static async Task WriteAsync(Stream body, byte[] bytes, CancellationToken stop)
    {
        await body.WriteAsync(bytes, stop);
        await body.FlushAsync(stop);
    }
}
