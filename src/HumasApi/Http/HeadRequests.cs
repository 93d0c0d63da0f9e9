namespace HumasApi.Http;

/// <summary>Answers HEAD as GET without the body, so that the headers are equal by construction (RFC 9110 9.3.2).</summary>
internal static class HeadRequests
{
    public static async Task AsGet(HttpContext http, RequestDelegate next)
    {
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await next(http);
            return;
        }
        // The server itself still knows that this is HEAD and sends no body, whatever is written.
        http.Request.Method = HttpMethods.Get;
        try
        {
            await next(http);
        }
        finally
        {
            http.Request.Method = HttpMethods.Head;
        }
    }
}
