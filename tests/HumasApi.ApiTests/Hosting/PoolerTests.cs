using System.Globalization;
using System.Net;
using HumasApi.ApiTests.Embedded;
using HumasApi.Postgres;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace HumasApi.ApiTests.Hosting;

/// <summary>Behind PgBouncer in transaction mode, as README.md says.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class PoolerTests : HostingTest
{
    private static readonly string? Program = InFront.Find("pgbouncer");

    private readonly CancellationTokenSource pooler = new();

    [TearDown]
    public void StopPooler()
    {
        pooler.Cancel();
        pooler.Dispose();
    }

    [Test]
    public async Task Behind_a_pooler_in_transaction_mode_writes_are_read_at_once()
    {
        if (Program is null)
            Assert.Ignore("PgBouncer is needed for this test: apt-get install pgbouncer.");
        await (await PreparedNewsroom.Empty).CopyToAsync(Folder);
        await using var server = await EmbeddedPostgres.StartAsync(Folder.Options, NullLogger.Instance, CancellationToken.None);
        var port = await StartPgBouncerAsync(server);
        var service = await ServeAsync(
            ("ConnectionStrings__Humas", Through(server.AppConnectionString, port)),
            ("ConnectionStrings__HumasDelivery", Through(server.ReadConnectionString, port)),
            ("ConnectionStrings__HumasOwner", server.OwnerConnectionString),
            ("ConnectionStrings__HumasDirect", server.AppConnectionString + ";Application Name=follower"),
            AdminKey
        );
        (await service.SendAsync(HttpMethod.Put, "/manage/v1/units/by-slug/rutan", new { name = "Rutan" }, Key)).Must(
            HttpStatusCode.Created
        );
        for (var number = 0; number < 20; number++)
        {
            (await service.SendAsync(HttpMethod.Put, "/manage/v1/units/by-slug/rutan", new { name = $"Rutan {number}" }, Key)).Must(
                HttpStatusCode.OK
            );
            Assert.That(
                (await service.GetAsync("/v1/units/by-slug/rutan")).Must(HttpStatusCode.OK).Data["name"]!.GetValue<string>(),
                Is.EqualTo($"Rutan {number}")
            );
        }
        // Without notifications each write would wait for the poll of half a second.
        Assert.That(
            await Sql.ScalarAsync(
                server.SuperuserConnectionString,
                "select count(*) from pg_stat_activity where application_name = 'follower'"
            ),
            Is.GreaterThan(0)
        );
    }

    private static string Through(string address, int port) =>
        new NpgsqlConnectionStringBuilder(address)
        {
            Host = "127.0.0.1",
            Port = port,
            MaxAutoPrepare = 0,
        }.ConnectionString;

    private async Task<int> StartPgBouncerAsync(EmbeddedPostgres server)
    {
        var port = HumasProcess.FreePort();
        var (app, read) = (
            new NpgsqlConnectionStringBuilder(server.AppConnectionString),
            new NpgsqlConnectionStringBuilder(server.ReadConnectionString)
        );
        var (settings, users) = (Folder.FileNamed("pgbouncer.ini"), Folder.FileNamed("users.txt"));
        await File.WriteAllLinesAsync(users, new[] { app, read }.Select(one => $"\"{one.Username}\" \"{one.Password}\""));
        await File.WriteAllTextAsync(
            settings,
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                [databases]
                * = host={app.Host} port={app.Port}
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = {port}
                unix_socket_dir =
                auth_type = plain
                auth_file = {users}
                pool_mode = transaction
                default_pool_size = 5
                """
            )
        );
        // It refuses to run as root; the account of PostgreSQL reaches the socket.
        var run = ChildProcess.RunAsync(new ChildCommand(Program!, settings) { User = server.Account }, pooler.Token);
        Assert.That(() => run.IsCompleted || InFront.Listens(port), Is.True.After(20_000, 20));
        Assert.That(run.IsCompleted, Is.False, run.IsCompleted ? (await run).Error : "");
        return port;
    }
}
