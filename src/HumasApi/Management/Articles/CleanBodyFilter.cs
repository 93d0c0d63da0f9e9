using System.Text.Json;
using HumasApi.Html;
using HumasApi.Http;

namespace HumasApi.Management.Articles;

/// <summary>Marks a route that takes the body of an article.</summary>
internal sealed class TakesArticleBody;

/// <summary>
/// Cleans the body of an article before anything else of the request happens: no connection is held by then, and the
/// transaction of an Idempotency-Key has not begun.
/// </summary>
internal sealed class CleanBodyFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.GetEndpoint()?.Metadata.GetMetadata<TakesArticleBody>() is null)
            return await next(context);
        using var sent = new MemoryStream();
        await http.Request.Body.CopyToAsync(sent, http.RequestAborted);
        sent.Position = 0;
        http.Request.Body = sent;
        await http
            .RequestServices.GetRequiredService<CleanBodies>()
            .PrepareAsync(FindText(sent.GetBuffer().AsSpan(0, (int)sent.Length), "body"u8), http.RequestAborted);
        return await next(context);
    }

    // What is wrong with the JSON is reported by the endpoint, which reads it strictly.
    private static string? FindText(ReadOnlySpan<byte> json, ReadOnlySpan<byte> name)
    {
        if (json.StartsWith("\uFEFF"u8))
            json = json[3..];
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Limits.MaxJsonDepth });
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isIt = reader.ValueTextEquals(name);
                if (!reader.Read())
                    return null;
                if (isIt)
                    return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                reader.Skip();
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException) { }
        return null;
    }
}
