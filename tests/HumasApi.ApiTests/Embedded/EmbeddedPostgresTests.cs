using System.Diagnostics;
using HumasApi.Postgres;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace HumasApi.ApiTests.Embedded;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [TearDown]
    public void EndTheServer() => KillServer();

    public void Dispose() => _folder.Dispose();

    [Test]
    [NonParallelizable]
    public async Task A_second_start_finds_the_data_of_the_first_and_is_quick()
    {
        await using (var first = await StartAsync())
        {
            Assert.That(first.IsNewCluster);
            await Sql.ScalarAsync(first.OwnerConnectionString, "create table note (text text); insert into note values ('kept')");
        }

        Assert.That(PostmasterPid.Read(_folder.Cluster), Is.Null, "the server is stopped with its owner");
        var watch = Stopwatch.StartNew();
        await using var second = await StartAsync();
        Assert.Multiple(() =>
        {
            Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(2)));
            Assert.That(second.IsNewCluster, Is.False);
        });
        Assert.That(await Sql.ScalarAsync(second.OwnerConnectionString, "select text from note"), Is.EqualTo("kept"));
    }

    [Test]
    public async Task Roles_have_their_rights_and_no_more()
    {
        await PreparedCluster.CopyToAsync(_folder);
        await using var server = await StartAsync();
        var reader = server.ReadConnectionString;
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(
                await Sql.ScalarAsync(
                    server.SuperuserConnectionString,
                    "select count(*) from pg_roles where rolname like 'humas%' and (rolsuper or rolcreatedb or rolcreaterole "
                        + "or not rolcanlogin)"
                ),
                Is.Zero
            );
            Assert.That(
                await Sql.ScalarAsync(reader, "select count(*) from pg_extension where extname in ('btree_gist', 'pg_trgm')"),
                Is.EqualTo(2)
            );
            Assert.That(
                await Sql.ScalarAsync(
                    reader,
                    "select current_setting('TimeZone') || current_setting('server_encoding') || current_setting('data_checksums')"
                ),
                Is.EqualTo("UTCUTF8on")
            );
            Assert.That(async () => await Sql.ScalarAsync(reader, "create table stolen (x int)"), Throws.InstanceOf<PostgresException>());
            Assert.That(
                async () => await Sql.ScalarAsync(server.AppConnectionString, "create table stolen (x int)"),
                Throws.InstanceOf<PostgresException>()
            );
        });
    }

    [Test]
    public async Task Only_this_machine_can_reach_it_and_only_with_the_password()
    {
        await PreparedCluster.CopyToAsync(_folder);
        await using var server = await StartAsync();
        Assert.That(
            await Sql.ScalarAsync(
                server.SuperuserConnectionString,
                "select count(*) from pg_hba_file_rules where auth_method <> 'scram-sha-256'"
            ),
            Is.Zero
        );
        var wrong = new NpgsqlConnectionStringBuilder(server.OwnerConnectionString) { Password = "guess" };
        Assert.That(
            async () => await Sql.ScalarAsync(wrong.ConnectionString, "select 1"),
            Throws.InstanceOf<PostgresException>().With.Property("SqlState").EqualTo("28P01")
        );
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Assert.That(await Sql.ScalarAsync(server.SuperuserConnectionString, "show listen_addresses"), Is.EqualTo(""));
        Assert.That(
            File.GetUnixFileMode(Path.Combine(_folder.Data, "secrets.json")),
            Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite)
        );
        Assert.That(
            File.GetUnixFileMode(_folder.Cluster),
            Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)
        );
    }

    [Test]
    public async Task A_second_instance_on_the_same_folder_is_refused_with_a_sentence()
    {
        await PreparedCluster.CopyToAsync(_folder);
        await using var server = await StartAsync();
        Assert.That(
            StartAsync,
            Throws
                .InstanceOf<EmbeddedPostgresException>()
                .With.Message.Contains(_folder.Data)
                .And.Message.Contains($"(process {Environment.ProcessId})")
        );
        Assert.That(await Sql.ScalarAsync(server.AppConnectionString, "select 1"), Is.EqualTo(1), "the first one is not disturbed");
    }

    [Test]
    public async Task A_killed_instance_leaves_a_server_that_the_next_one_takes_over()
    {
        await PreparedCluster.CopyToAsync(_folder);
        using var other = await OtherProcess.StartAsync(_folder.Data);
        Assert.That(StartAsync, Throws.InstanceOf<EmbeddedPostgresException>(), "while it lives, the folder is its own");
        await other.KillAsync();
        var abandoned = PostmasterPid.ReadRunning(_folder.Cluster);
        Assert.That(abandoned, Is.Not.Null);

        await using var server = await StartAsync();
        Assert.That(abandoned!.IsRunning(), Is.False);
        Assert.That(await Sql.ScalarAsync(server.AppConnectionString, "select 1"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_lock_that_outlives_its_holder_by_a_moment_is_waited_for()
    {
        await PreparedCluster.CopyToAsync(_folder);
        using var ended = System.Diagnostics.Process.Start("true");
        await ended.WaitForExitAsync();
        await File.WriteAllTextAsync(Path.Combine(_folder.Data, "humas.pid"), $"{ended.Id}");
        var left = new FileStream(Path.Combine(_folder.Data, "humas.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var freed = Task.Delay(500).ContinueWith(_ => left.Dispose(), TaskScheduler.Default);
        await using var server = await StartAsync();
        Assert.That(freed.IsCompleted);
    }

    [TestCase(0)]
    [TestCase(250)]
    [TestCase(700)]
    public async Task A_first_start_that_is_killed_at_any_moment_is_healed_by_the_next(int milliseconds)
    {
        using (var other = await OtherProcess.StartAsync(_folder.Data, waitUntilReady: false))
        {
            Assert.That(() => Directory.Exists(Path.Combine(_folder.Data, "log")), Is.True.After(10_000, 5));
            await Task.Delay(milliseconds);
            await other.KillAsync();
        }

        await using var server = await StartAsync();
        Assert.That(
            await Sql.ScalarAsync(
                server.OwnerConnectionString,
                "select count(*) from pg_extension where extname in ('btree_gist', 'pg_trgm')"
            ),
            Is.EqualTo(2)
        );
    }

    [Test]
    public async Task Leftovers_of_an_interrupted_start_are_removed_and_a_half_made_database_is_completed()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Data, "cluster.new-half", "data", "base"));
        await using (var first = await StartAsync())
        {
            Assert.That(Directory.GetDirectories(_folder.Data, "cluster.new-*"), Is.Empty);
            await Sql.ScalarAsync(first.SuperuserConnectionStringFor("postgres"), "drop database humas with (force)");
            await Sql.ScalarAsync(first.SuperuserConnectionStringFor("postgres"), "drop role humas_read");
            await Sql.ScalarAsync(first.SuperuserConnectionStringFor("postgres"), "create database humas_restoring");
        }

        await using var second = await StartAsync();
        Assert.That(
            await Sql.ScalarAsync(second.ReadConnectionString, "select count(*) from pg_database where datname like 'humas%'"),
            Is.EqualTo(1)
        );
    }

    [Test]
    public async Task A_server_that_dies_under_the_service_is_started_again()
    {
        await PreparedCluster.CopyToAsync(_folder);
        await using var server = await StartAsync();
        await Sql.ScalarAsync(server.OwnerConnectionString, "create table note (text text); insert into note values ('kept')");
        // Tests run with synchronous_commit off: bring the row to rest before the murder.
        await Sql.ScalarAsync(server.SuperuserConnectionString, "checkpoint");
        foreach (var round in new[] { 1, 2 })
        {
            KillServer();
            Assert.That(
                await Sql.EventuallyAsync(server.OwnerConnectionString, "select text from note"),
                Is.EqualTo("kept"),
                $"round {round}"
            );
        }
    }

    [TestCase(false)]
    [TestCase(true, Description = "as in a restarted container")]
    public async Task A_server_that_was_killed_with_the_service_recovers_at_the_next_start(bool idNowBelongsToAnother)
    {
        await PreparedCluster.CopyToAsync(_folder);
        using (var other = await OtherProcess.StartAsync(_folder.Data))
        {
            await other.KillAsync();
        }

        var abandoned = KillServer();
        Assert.That(PostmasterPid.Read(_folder.Cluster), Is.EqualTo(abandoned), "the stale file is there");
        if (idNowBelongsToAnother)
        {
            var file = Path.Combine(_folder.Cluster, "postmaster.pid");
            await File.WriteAllLinesAsync(file, (await File.ReadAllLinesAsync(file)).Skip(1).Prepend($"{Environment.ProcessId}"));
        }

        await using var server = await StartAsync();
        Assert.That(await Sql.ScalarAsync(server.AppConnectionString, "select 1"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_path_too_long_for_a_socket_gets_one_in_the_temporary_folder()
    {
        var data = Path.Combine(_folder.Data, new string('x', 90));
        Directory.CreateDirectory(_folder.Data);
        var server = await EmbeddedPostgres.StartAsync(
            _folder.Options with
            {
                DataDirectory = data,
            },
            NullLogger.Instance,
            CancellationToken.None
        );
        var socketFolder = new NpgsqlConnectionStringBuilder(server.AppConnectionString).Host!;
        Assert.That(await Sql.ScalarAsync(server.AppConnectionString, "select 1"), Is.EqualTo(1));
        await server.DisposeAsync();
        Assert.That(Directory.Exists(socketFolder), Is.False);
    }

    [Test]
    public async Task Lost_passwords_are_named_and_nothing_is_overwritten()
    {
        await PreparedCluster.CopyToAsync(_folder);
        await using (await StartAsync()) { }

        File.Delete(Path.Combine(_folder.Data, "secrets.json"));
        Assert.That(StartAsync, Throws.InstanceOf<EmbeddedPostgresException>().With.Message.Contains("secrets.json"));
    }

    [Test]
    public async Task A_server_that_cannot_start_says_why_and_frees_the_folder()
    {
        await PreparedCluster.CopyToAsync(_folder);
        await using (var server = await StartAsync())
        {
            await Sql.ScalarAsync(server.SuperuserConnectionString, "alter system set shared_preload_libraries = 'no_such_library'");
        }

        Assert.That(StartAsync, Throws.InstanceOf<EmbeddedPostgresException>().With.Message.Contains("no_such_library"));
        File.Delete(Path.Combine(_folder.Cluster, "postgresql.auto.conf"));
        await using var again = await StartAsync();
        Assert.That(await Sql.ScalarAsync(again.AppConnectionString, "select 1"), Is.EqualTo(1));
    }

    /// <summary>Kills the postmaster of this test's cluster, if one runs, without a goodbye.</summary>
    private PostmasterPid? KillServer()
    {
        var running = PostmasterPid.ReadRunning(_folder.Cluster);
        if (running is not null)
        {
            using var process = Process.GetProcessById(running.ProcessId);
            process.Kill();
            Assert.That(() => running.IsRunning(), Is.False.After(10_000, 5));
        }

        return running;
    }

    private Task<EmbeddedPostgres> StartAsync() =>
        EmbeddedPostgres.StartAsync(_folder.Options, NullLogger.Instance, CancellationToken.None);
}
