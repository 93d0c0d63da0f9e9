using System.Text.Json;
using HumasApi.Domain;
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
        if (Find(sent.GetBuffer().AsSpan(0, (int)sent.Length)) is { } body)
            await http.RequestServices.GetRequiredService<CleanBodies>().PrepareAsync(body, http.RequestAborted);
        return await next(context);
    }

    /// <summary>
    /// The body that the JSON of an article holds; null where there is none, or none that can be read: what is wrong with the JSON
    /// is reported by who reads it strictly.
    /// </summary>
    public static SentBody? Find(ReadOnlySpan<byte> json)
    {
        var (body, format, baseUrl) = ((string?)null, (string?)null, (string?)null);
        if (json.StartsWith("\uFEFF"u8))
            json = json[3..];
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Limits.MaxJsonDepth });
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name =
                    reader.ValueTextEquals("body"u8) ? 'b'
                    : reader.ValueTextEquals("bodyFormat"u8) ? 'f'
                    : reader.ValueTextEquals("baseUrl"u8) ? 'u'
                    : '-';
                if (!reader.Read())
                    return null;
                if (name == '-' || reader.TokenType != JsonTokenType.String)
                    reader.Skip();
                else if (name == 'b')
                    body = reader.GetString();
                else if (name == 'f')
                    format = reader.GetString();
                else
                    baseUrl = reader.GetString();
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
        return body is null || !EnumNames.Of<BodyFormat>().TryGetValue(format ?? "html", out var known)
            ? null
            : new ArticleInput
            {
                Body = body,
                BodyFormat = known,
                BaseUrl = baseUrl is null ? null : StrictJson.Line(baseUrl),
            }.Sent;
    }
}
