using System.Net;
using HumasApi.ApiTests.Embedded;
using HumasApi.ApiTests.Management;
using HumasApi.Postgres;
using Microsoft.Extensions.Logging.Abstractions;

namespace HumasApi.ApiTests.Hosting;

/// <summary>In production: a PostgreSQL of the operator's own, given by connection strings.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class ExternalDatabaseTests : HostingTest
{
    private EmbeddedPostgres server = null!;

    [SetUp]
    public async Task StartServer()
    {
        await PreparedCluster.CopyToAsync(Folder);
        await StartServerAsync();
    }

    [TearDown]
    public async Task StopServer() => await server.DisposeAsync();

    private (string, string?)[] ThreeRoles => RolesOf(server);

    private (string, string?)[] OneForAll => [("ConnectionStrings__Humas", server.OwnerConnectionString)];

    [Test]
    public async Task Serving_needs_a_migrated_database_and_never_migrates_by_itself()
    {
        foreach (var settings in new[] { ThreeRoles, OneForAll })
        {
            var (exitCode, output, error) = await HumasProcess.RunAsync([], settings);
            Assert.That(exitCode, Is.EqualTo(1), output);
            Assert.That(error, Does.Contain("Run `HumasApi migrate`").And.Contain("Initial").And.Not.Contain("   at "));
        }
        Assert.That(
            await Sql.ScalarAsync(server.OwnerConnectionString, "select count(*) from pg_tables where schemaname = 'public'"),
            Is.Zero
        );

        var first = await HumasProcess.RunAsync(["migrate"], ThreeRoles);
        Assert.That(first.ExitCode, Is.Zero, first.Error);
        Assert.That(first.Output, Does.StartWith("Applied ").And.Contain("Initial"));
        var second = await Verb.RunAsync(["migrate"], ThreeRoles);
        Assert.That((second.ExitCode, second.Output.Trim()), Is.EqualTo((0, "The database is up to date.")), second.Error);

        // Behind: as after an upgrade of the program alone.
        await Sql.ScalarAsync(server.OwnerConnectionString, """delete from "__EFMigrationsHistory" """);
        var behind = await HumasProcess.RunAsync([], ThreeRoles);
        Assert.That(behind.ExitCode, Is.EqualTo(1), behind.Output);
        Assert.That(behind.Error, Does.Match("lacks [1-9][0-9]* migration").And.Contain("Run `HumasApi migrate`"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Serves_with_three_roles_and_with_one(bool threeRoles)
    {
        var settings = threeRoles ? ThreeRoles : OneForAll;
        Assert.That((await Verb.RunAsync(["migrate"], settings)).ExitCode, Is.Zero);
        var service = await ServeAsync([.. settings, AdminKey]);
        Assert.That(
            service.Output,
            Does.Contain("  Data            the database of ConnectionStrings__Humas").And.Not.Contain("key").IgnoreCase
        );
        Assert.That(service.Output, Does.Not.Contain("Password").IgnoreCase);
        Assert.That(
            await Sql.ScalarAsync(server.OwnerConnectionString, "select count(*) from units"),
            Is.Zero,
            "no demo in a database of somebody's own, not even in Development"
        );
        Assert.That(await Sql.ScalarAsync(server.OwnerConnectionString, "select count(*) from api_keys"), Is.Zero);
        await PublishAsync(service, "halo");
        (await service.GetAsync("/v1/articles/by-slug/halo")).Must(HttpStatusCode.OK);
        (await service.GetAsync("/health/ready")).Must(HttpStatusCode.OK);
        await service.StopAsync();
        Assert.That(Postgres, Is.Not.Null, "a server of somebody else's is left alone");
    }

    [Test]
    public async Task Without_a_key_it_says_so_and_makes_none()
    {
        Assert.That((await Verb.RunAsync(["migrate"], ThreeRoles)).ExitCode, Is.Zero);
        var service = await ServeAsync(ThreeRoles);
        Assert.That(service.Output, Does.Contain("No key yet      Set Humas__AdminKey to use the Management API.").And.Not.Contain("hk_"));
        Assert.That(await Sql.ScalarAsync(server.OwnerConnectionString, "select count(*) from api_keys"), Is.Zero);
        (await service.SendAsync(HttpMethod.Get, "/manage/v1/units", key: "no-such-key-anywhere")).IsProblem(
            HttpStatusCode.Unauthorized,
            "unauthorized"
        );
    }

    [Test]
    public async Task Survives_a_restart_of_the_database_under_it()
    {
        Assert.That((await Verb.RunAsync(["migrate"], ThreeRoles)).ExitCode, Is.Zero);
        var service = await ServeAsync([.. ThreeRoles, AdminKey]);
        await PublishAsync(service, "halo");
        var before = (await service.GetAsync("/v1/articles/by-slug/halo")).Must(HttpStatusCode.OK);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => service.GetAsync("/v1/articles")));

        await server.DisposeAsync();
        Assert.That((await service.GetAsync("/v1/articles/by-slug/halo")).Must(HttpStatusCode.OK).Text, Is.EqualTo(before.Text), "kept");
        foreach (
            var answer in await Task.WhenAll(
                service.GetAsync("/v1/articles/by-slug/lain"),
                service.GetAsync("/v1/units/tree"),
                service.GetAsync("/health/ready"),
                service.SendAsync(HttpMethod.Get, "/manage/v1/tags", key: Key)
            )
        )
        {
            answer.IsProblem(HttpStatusCode.ServiceUnavailable, "database-unavailable");
            Assert.That(answer.Header("Retry-After"), Is.EqualTo("5"));
        }
        (await service.GetAsync("/health/live")).Must(HttpStatusCode.OK);

        await StartServerAsync();
        var after = await Task.WhenAll(
            Enumerable.Range(0, 40).Select(number => service.GetAsync(number % 2 == 0 ? "/v1/articles/by-slug/halo" : "/health/ready"))
        );
        Assert.That(after.Select(answer => answer.Status), Is.All.EqualTo(HttpStatusCode.OK));
        Assert.That(after[0].Text, Is.EqualTo(before.Text));
        await PublishAsync(service, "lagi");
    }

    // What an instance had in its hands when it was killed is sent again by another one, under the same id; nothing else comes twice.
    [Test]
    public async Task Webhooks_are_sent_by_the_instance_that_is_left()
    {
        Assert.That((await Verb.RunAsync(["migrate"], ThreeRoles)).ExitCode, Is.Zero);
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answers["/hook"] = http => Task.Delay(20, http.RequestAborted);
        (string, string?)[] settings =
        [
            .. ThreeRoles,
            AdminKey,
            ("Humas__EncryptionKey", "0123456789abcdef0123456789abcdef"),
            ("Humas__Outgoing__AllowedNetworks", "127.0.0.1"),
        ];
        var (first, second) = (await ServeAsync(settings), await ServeAsync(settings));
        await PublishAsync(first, "sebelum");
        var body = new { url = receiver.Url("/hook"), events = new[] { "article.published" } };
        (await first.SendAsync(HttpMethod.Post, "/manage/v1/webhooks", body, Key)).Must(HttpStatusCode.Created);
        var (count, killed) = (0, 0);
        for (var round = 0; round < 4; round++)
        {
            for (var number = 0; number < 15; number++)
                await PublishAsync(first, $"berita-{count++}");
            // Whichever is sending: the other one takes over.
            (round % 2 == 0 ? second : first).Signal("KILL");
            killed++;
            var next = await ServeAsync(settings);
            (first, second) = round % 2 == 0 ? (first, next) : (second, next);
        }
        // A lease is a minute, of which nobody who lives needs ten seconds here.
        await Eventually.TrueAsync(
            async () =>
                (long)
                    (
                        await Sql.ScalarAsync(
                            server.OwnerConnectionString,
                            "update webhook_deliveries set leased_until = null where state = 'pending' and leased_until < now() + interval '50 seconds';"
                                + "select count(*) from webhook_deliveries where state <> 'delivered'"
                        )
                    )! == 0,
            () => $"{receiver.Messages.Count} messages"
        );
        var ids = receiver.Of("/hook").Select(one => one.Id).ToList();
        Assert.That(ids.Distinct().Count(), Is.EqualTo(count), "every event arrives");
        // Four at once may be under way to one address.
        Assert.That(ids, Has.Count.LessThanOrEqualTo(count + 4 * killed));
        var log = "select count(*) from webhook_attempts a where a.status = 200 group by a.delivery_id order by 1 desc limit 1";
        Assert.That(await Sql.ScalarAsync(server.OwnerConnectionString, log), Is.EqualTo(1), "one success for each");
    }

    [TestCase("backup")]
    [TestCase("restore")]
    public async Task Backup_and_restore_point_to_the_tools_of_that_server(string verb)
    {
        var (exitCode, _, error) = await Verb.RunAsync([verb, Folder.FileNamed("file")], ThreeRoles);
        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(
            error,
            Does.StartWith($"{verb} is for the embedded database.").And.Contain(verb == "backup" ? "pg_dump" : "pg_restore")
        );
    }

    private async Task StartServerAsync() =>
        server = await EmbeddedPostgres.StartAsync(Folder.Options, NullLogger.Instance, CancellationToken.None);

    private new async Task<HumasProcess> ServeAsync(params (string Name, string? Value)[] settings)
    {
        var service = Keep(HumasProcess.Launch([], [("ASPNETCORE_ENVIRONMENT", "Development"), .. settings]));
        await service.ReadyAsync();
        return service;
    }

    private static async Task PublishAsync(HumasProcess service, string slug)
    {
        var unit = await service.SendAsync(HttpMethod.Put, "/manage/v1/units/by-slug/rutan-uji", new { name = "Rutan Uji" }, Key);
        Assert.That(unit.Message.IsSuccessStatusCode, unit.Text);
        (
            await service.SendAsync(
                HttpMethod.Post,
                "/manage/v1/articles",
                new
                {
                    title = slug,
                    unit = new { slug = "rutan-uji" },
                    publish = true,
                },
                Key
            )
        ).Must(HttpStatusCode.Created);
    }
}
