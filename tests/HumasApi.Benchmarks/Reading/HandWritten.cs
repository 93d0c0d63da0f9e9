using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace HumasApi.Benchmarks.Reading;

/// <summary>
/// What could be had at best: one prepared query for an answer that is stored whole, sent as it is. It knows no filters,
/// no cursors, no ETags, and nothing it sends ever changes.
/// </summary>
internal static class HandWritten
{
    public static async Task ServeAsync(Options options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(options.Text("url"));
        await using var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(options.Text("connection")) { MaxAutoPrepare = 10, AutoPrepareMinUsages = 2 }.ConnectionString);
        await using var app = builder.Build();
        app.MapGet("/ready", () => "ready");
        app.MapFallback(async http =>
        {
            await using var command = database.CreateCommand("select body from benchmark.answers where path = $1");
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = http.Request.GetEncodedPathAndQuery() });
            await using var reader = await command.ExecuteReaderAsync(http.RequestAborted);
            if (!await reader.ReadAsync(http.RequestAborted))
            {
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }
            var body = reader.GetFieldValue<byte[]>(0);
            http.Response.ContentType = "application/json; charset=utf-8";
            http.Response.ContentLength = body.Length;
            await http.Response.Body.WriteAsync(body, http.RequestAborted);
        });
        await app.RunAsync();
    }
}
