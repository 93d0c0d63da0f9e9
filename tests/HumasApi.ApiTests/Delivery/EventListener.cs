using System.Net;

namespace HumasApi.ApiTests.Delivery;

/// <summary>An event as it arrived; without a name it only moved the id.</summary>
internal sealed record ServerEvent(string? Name, string? Id, string? Data);

/// <summary>Listens to /v1/events as a browser does.</summary>
internal sealed class EventListener : IDisposable
{
    private readonly HttpClient client;
    private readonly HttpResponseMessage response;
    private readonly StreamReader reader;

    private EventListener(HttpClient client, HttpResponseMessage response, StreamReader reader) =>
        (this.client, this.response, this.reader) = (client, response, reader);

    /// <param name="query">What follows /v1/events, with its question mark; or another path.</param>
    /// <param name="lastEventId">Where it was; null for a first connection.</param>
    /// <param name="address">The instance; null for the usual one.</param>
    /// <param name="key">The key of the listener; null for none.</param>
    public static async Task<EventListener> OpenAsync(string query, string? lastEventId = null, Uri? address = null, string? key = null)
    {
        var client = new HttpClient { BaseAddress = address ?? Newsroom.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, query.StartsWith('/') ? query : "/v1/events" + query);
        if (key is not null)
            request.Headers.Add("Authorization", $"Bearer {key}");
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId);
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/event-stream"));
        return new(client, response, new StreamReader(await response.Content.ReadAsStreamAsync()));
    }

    /// <summary>The next event, or move of the id; null at the end of the stream.</summary>
    public async Task<ServerEvent?> NextAsync(double seconds = 10)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        var (name, id, data) = ((string?)null, (string?)null, (string?)null);
        while (await reader.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.Length == 0)
                return new ServerEvent(name, id, data);
            var value = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
            if (line.StartsWith("event:", StringComparison.Ordinal))
                name = value;
            else if (line.StartsWith("id:", StringComparison.Ordinal))
                id = value;
            else if (line.StartsWith("data:", StringComparison.Ordinal))
                data = value;
        }
        return null;
    }

    public void Dispose()
    {
        reader.Dispose();
        response.Dispose();
        client.Dispose();
    }
}
