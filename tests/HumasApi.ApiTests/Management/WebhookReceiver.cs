using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Http;

namespace HumasApi.ApiTests.Management;

/// <summary>A message as it arrived.</summary>
internal sealed record Received(string Path, string Id, long Timestamp, string Signature, string Body);

/// <summary>A receiver of webhooks on this machine. Each path behaves as its name says, until another answer is set.</summary>
internal sealed class WebhookReceiver : LocalServer
{
    public ConcurrentQueue<Received> Messages { get; } = new();

    /// <summary>What a path answers; 200 where it is not said.</summary>
    public ConcurrentDictionary<string, Func<HttpContext, Task>> Answers { get; } = new();

    public static Task<WebhookReceiver> StartAsync() => StartAsync<WebhookReceiver>();

    public void Answer(string path, HttpStatusCode status, string? header = null, string? value = null) =>
        Answers[path] = http =>
        {
            http.Response.StatusCode = (int)status;
            if (header is not null)
                http.Response.Headers[header] = value;
            return http.Response.WriteAsync("said");
        };

    public IReadOnlyList<Received> Of(string path) => [.. Messages.Where(message => message.Path == path)];

    /// <summary>Waits until so many messages have come to a path.</summary>
    public async Task<IReadOnlyList<Received>> WaitAsync(string path, int count, double seconds = 20)
    {
        var until = DateTime.UtcNow.AddSeconds(seconds);
        while (Of(path).Count < count)
        {
            Assert.That(DateTime.UtcNow, Is.LessThan(until), $"{Of(path).Count} of {count} came to {path}");
            await Task.Delay(20);
        }
        return Of(path);
    }

    protected override async Task TakeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var headers = http.Request.Headers;
        var path = http.Request.Path.ToString();
        Messages.Enqueue(
            new Received(
                path,
                headers["webhook-id"].ToString(),
                long.Parse(headers["webhook-timestamp"].ToString(), null),
                headers["webhook-signature"].ToString(),
                await reader.ReadToEndAsync()
            )
        );
        if (Answers.TryGetValue(path, out var answer))
            await answer(http);
    }
}
