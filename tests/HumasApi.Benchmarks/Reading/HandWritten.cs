using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace HumasApi.Benchmarks.Reading;

/// <summary>
/// What could be had at best: JSON that is stored as it is sent, and one prepared query for an answer. An article is found by
/// its address, a list by the same index as the service uses, its cards then joined by commas. It knows no filters, no
/// cursors, no ETags and no names that change; what a request asks for is worked out before the first one.
/// </summary>
internal static class HandWritten
{
    public const string Schema = """
        drop schema if exists benchmark cascade;
        create schema benchmark;
        create table benchmark.answers (path text primary key, body text not null);
        create table benchmark.cards (id uuid primary key, card text not null);
        create table benchmark.requests (path text primary key, list text not null, time timestamptz, id uuid, tag uuid, units uuid[]);
        grant usage on schema benchmark to public; grant select on all tables in schema benchmark to public
        """;

    private const string Answer = "select body from benchmark.answers where path = $1";

    private static readonly Dictionary<string, string> Lists = new()
    {
        ["first"] = Cards("select id, published_at from published_articles order by published_at desc, id desc limit 20"),
        ["next"] = Cards(
            "select id, published_at from published_articles where (published_at, id) < ($1, $2) order by published_at desc, "
                + "id desc limit 20"
        ),
        ["tag"] = Cards(
            "select article_id as id, published_at from published_tag_links where tag_id = $1 order by published_at desc, "
                + "article_id desc limit 20"
        ),
        ["units"] = Cards(
            """
            select x.id, x.published_at from unnest($1) u(unit_id)
            cross join lateral (
                select id, published_at from published_articles where unit_id = u.unit_id order by published_at desc, id desc limit 20) x
            order by x.published_at desc, x.id desc limit 20
            """
        ),
    };

    /// <summary>The same bytes for each path, from memory: what the server alone can do.</summary>
    public static async Task ServeBareAsync(Options options)
    {
        var answers = JsonSerializer
            .Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(options.Text("answers")))!
            .ToDictionary(answer => answer.Key, answer => Encoding.UTF8.GetBytes(answer.Value));
        await using var app = Build(options);
        app.MapGet("/ready", () => "ready");
        app.MapFallback(http =>
        {
            var body = answers[http.Request.GetEncodedPathAndQuery()];
            http.Response.ContentType = "application/json; charset=utf-8";
            http.Response.ContentLength = body.Length;
            return http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask();
        });
        await app.RunAsync();
    }

    private static WebApplication Build(Options options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(options.Text("url"));
        return builder.Build();
    }

    public static async Task ServeAsync(Options options)
    {
        await using var database = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(options.Text("connection"))
            {
                MaxAutoPrepare = 10,
                AutoPrepareMinUsages = 2,
                NoResetOnClose = true,
            }.ConnectionString
        );
        var requests = await ReadAsync(database);
        await using var app = Build(options);
        app.MapGet("/ready", () => "ready");
        app.MapFallback(async http =>
        {
            var path = http.Request.GetEncodedPathAndQuery();
            var (sql, values) = requests.TryGetValue(path, out var list) ? list : (Answer, [path]);
            await using var command = database.CreateCommand(sql);
            foreach (var value in values)
                command.Parameters.Add(Parameter(value));
            var (body, count) = (new ArrayBufferWriter<byte>(32 * 1024), 0);
            if (list.Sql is not null)
                body.Write("{\"data\":["u8);
            await using (var reader = await command.ExecuteReaderAsync(http.RequestAborted))
                for (; await reader.ReadAsync(http.RequestAborted); count++)
                {
                    if (count > 0)
                        body.Write(","u8);
                    body.Write(reader.GetFieldValue<byte[]>(0));
                }
            if (list.Sql is not null)
                body.Write("]}"u8);
            if (count == 0)
                http.Response.StatusCode = StatusCodes.Status404NotFound;
            http.Response.ContentType = "application/json; charset=utf-8";
            http.Response.ContentLength = body.WrittenCount;
            await http.Response.Body.WriteAsync(body.WrittenMemory, http.RequestAborted);
        });
        await app.RunAsync();
    }

    private static string Cards(string found) =>
        $"select c.card from ({found}) w join benchmark.cards c on c.id = w.id order by w.published_at desc, w.id desc";

    private static async Task<Dictionary<string, (string Sql, object[] Values)>> ReadAsync(NpgsqlDataSource database)
    {
        var requests = new Dictionary<string, (string, object[])>();
        await using var command = database.CreateCommand("select path, list, time, id, tag, units from benchmark.requests");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            requests[reader.GetString(0)] = (
                Lists[reader.GetString(1)],
                [.. Enumerable.Range(2, 4).Where(column => !reader.IsDBNull(column)).Select(reader.GetValue)]
            );
        return requests;
    }

    private static NpgsqlParameter Parameter(object value) =>
        value switch
        {
            string text => new NpgsqlParameter<string> { TypedValue = text },
            Guid id => new NpgsqlParameter<Guid> { TypedValue = id },
            Guid[] ids => new NpgsqlParameter<Guid[]> { TypedValue = ids },
            var time => new NpgsqlParameter<DateTime> { TypedValue = (DateTime)time },
        };
}
