using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HumasApi.ApiTests;

/// <summary>A server on this machine that the service calls in a test.</summary>
internal abstract class LocalServer : IAsyncDisposable
{
    private readonly WebApplication app;

    protected LocalServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Run(TakeAsync);
    }

    public static async Task<T> StartAsync<T>()
        where T : LocalServer, new()
    {
        var server = new T();
        await server.app.StartAsync();
        return server;
    }

    public string Url(string path = "") => app.Urls.Single() + path;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    protected abstract Task TakeAsync(HttpContext http);
}
