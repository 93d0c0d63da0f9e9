using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace HumasApi.ApiTests.Access;

/// <summary>
/// A change of a key while the key is at work: it does not wait for ever, and nothing begins or ends under what the key was
/// before.
/// </summary>
[NonParallelizable] // It measures time.
internal sealed class RevocationTests : ApiTest
{
    private const int Writers = 24;

    [Test]
    public async Task A_key_that_never_rests_is_revoked_within_seconds()
    {
        await Unit("rutan");
        var (id, key) = await MadeAsync("writer");
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var (revokedAt, late) = (long.MaxValue, new ConcurrentBag<HttpStatusCode>());
        var writers = Enumerable
            .Range(0, Writers)
            .Select(number =>
                Task.Run(async () =>
                {
                    for (var count = 0; !stop.IsCancellationRequested; count++)
                    {
                        var began = Stopwatch.GetTimestamp();
                        var status = (
                            await Api.As(
                                key,
                                HttpMethod.Post,
                                "/articles",
                                new { title = $"Artikel {number} {count}", unit = new { slug = "rutan" } }
                            )
                        ).Status;
                        if (began > Volatile.Read(ref revokedAt))
                            late.Add(status);
                        if (status != HttpStatusCode.Created)
                            return status;
                    }
                    return HttpStatusCode.Created;
                })
            )
            .ToList();
        try
        {
            await UntilAsync(async () => await Newsroom.SqlAsync("select count(*) from articles") is > 100L);
            var watch = Stopwatch.StartNew();
            (await Api.Post($"/keys/{id}/revoke", null, 1)).Must(HttpStatusCode.OK);
            Volatile.Write(ref revokedAt, Stopwatch.GetTimestamp());
            Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
            Assert.That(await Task.WhenAll(writers).WaitAsync(TimeSpan.FromSeconds(30)), Has.All.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(late, Has.None.EqualTo(HttpStatusCode.Created), "Nothing begins after the answer.");
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(writers);
        }
    }

    [Test]
    public async Task An_act_that_waited_while_its_grants_were_taken_away_does_without_them()
    {
        await Unit("rutan");
        var (id, key) = await MadeAsync("writer");
        (await Api.As(key, HttpMethod.Get, "/me")).Must(HttpStatusCode.OK);
        await using var connection = new NpgsqlConnection(Newsroom.Owner);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        // The locks that a change of the key takes.
        await RunAsync(
            connection,
            $"select pg_advisory_xact_lock(hashtextextended('key {id}', 0)); update api_keys set version = version + 1 where id "
                + $"= '{id}'; delete from api_key_grants where key_id = '{id}'"
        );
        var act = Api.As(key, HttpMethod.Post, "/articles", new { title = "Terlambat", unit = new { slug = "rutan" } });
        await UntilAsync(async () =>
            act.IsCompleted
            || await Newsroom.SqlAsync(
                "select count(*) from pg_locks join pg_stat_activity using (pid) where datname = current_database() and not granted"
            )
                is > 0L
        );
        Assert.That(act.IsCompleted, Is.False, "It waits for the change.");
        await transaction.CommitAsync();
        (await act).IsProblem(HttpStatusCode.Forbidden, "missing-grant");
        Assert.That(await Newsroom.SqlAsync("select count(*) from articles"), Is.EqualTo(0L));
    }

    [TestCase("rotated")]
    [TestCase("bound to another network")]
    [TestCase("expired")]
    public async Task A_body_that_comes_late_does_nothing_with_a_key_that_is_good_no_more(string change)
    {
        await Unit("rutan");
        var (id, key) = await MadeAsync("writer");
        const string Body = """{"title":"Terlambat","unit":{"slug":"rutan"}}""";
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(Newsroom.Address.Host, Newsroom.Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"POST /manage/v1/articles HTTP/1.1\r\nHost: {Newsroom.Address.Authority}\r\nAuthorization: Bearer "
                    + $"{key}\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\nConnection: "
                    + $"close\r\n\r\n{Body[..1]}"
            )
        );
        await UntilAsync(async () => (await Api.ManageGet($"/keys/{id}")).Data["lastUse"] is not null);
        if (change == "rotated")
            (await Api.Post($"/keys/{id}/rotate", new { overlapMinutes = 0 }, 1)).Must(HttpStatusCode.OK);
        else if (change == "expired")
            (await Api.Patch($"/keys/{id}", new { expiresAt = "2026-11-24T12:00:01Z" }, 1)).Must(HttpStatusCode.OK);
        else
            (await Api.Patch($"/keys/{id}", new { allowedAddresses = new[] { "192.0.2.0/24" } }, 1)).Must(HttpStatusCode.OK);
        if (change == "expired")
            Newsroom.Clock.Advance(TimeSpan.FromSeconds(1));

        await stream.WriteAsync(Encoding.ASCII.GetBytes(Body[1..]));
        using var reader = new StreamReader(stream);
        Assert.That(await reader.ReadToEndAsync(), Does.StartWith("HTTP/1.1 401").And.Contain("error=\"invalid_token\""));
        Assert.That(await Newsroom.SqlAsync("select count(*) from articles"), Is.EqualTo(0L));
    }

    private static async Task<(string Id, string Key)> MadeAsync(string role)
    {
        var made = (await Api.Post("/keys", new { name = "a", grants = new[] { new { role, unit = new { slug = "rutan" } } } })).Must(
            HttpStatusCode.Created
        );
        return (made.Id, made.Json["data"]!["key"]!.GetValue<string>());
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var watch = Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)), "It did not come to that.");
            await Task.Delay(20);
        }
    }
}
