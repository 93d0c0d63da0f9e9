using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HumasApi.ApiTests.Management;

/// <summary>A message as it arrived.</summary>
internal sealed record Received(string Path, string Id, long Timestamp, string Signature, string Body);

/// <summary>A receiver of webhooks on this machine. Each path behaves as its name says, until another answer is set.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication app;

    private WebhookReceiver(WebApplication app) => this.app = app;

    public ConcurrentQueue<Received> Messages { get; } = new();

    /// <summary>What a path answers; 200 where it is not said.</summary>
    public ConcurrentDictionary<string, Func<HttpContext, Task>> Answers { get; } = new();

    public static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var receiver = new WebhookReceiver(app);
        app.Run(receiver.TakeAsync);
        await app.StartAsync();
        return receiver;
    }

    public string Url(string path) => app.Urls.Single() + path;

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

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
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
