using HumasApi.Postgres;
using Microsoft.Extensions.Logging.Abstractions;

namespace HumasApi.ApiTests.Embedded;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class PostgresBinariesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public void Without_any_binaries_the_message_names_three_ways_out()
    {
        Assert.That(
            () => StartAsync(_folder.Options with { UseInstalled = false }),
            Throws
                .InstanceOf<EmbeddedPostgresException>()
                .With.Message.Contains("apt-get install postgresql")
                .And.Message.Contains("Humas__Postgres__BinDirectory")
                .And.Message.Contains("ConnectionStrings__Humas")
        );
    }

    [Test]
    public void A_folder_without_the_programs_is_named()
    {
        Assert.That(
            () => StartAsync(_folder.Options with { BinDirectory = _folder.Root }),
            Throws.InstanceOf<EmbeddedPostgresException>().With.Message.Contains(_folder.Root)
        );
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "no prepared cluster there")]
    public async Task A_database_of_a_version_that_is_not_installed_is_refused_by_name()
    {
        await PreparedCluster.CopyToAsync(_folder);
        await File.WriteAllTextAsync(Path.Combine(_folder.Cluster, "PG_VERSION"), "99\n");
        Assert.That(
            () => StartAsync(_folder.Options),
            Throws.InstanceOf<EmbeddedPostgresException>().With.Message.Contains("Install PostgreSQL 99")
        );
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "the stand-in programs are shell scripts")]
    public async Task Portable_binaries_are_fetched_once_and_run()
    {
        await using var repository = await PortableRepository.StartAsync("btree_gist", "pg_trgm");
        var options = _folder.Options with { UseInstalled = false, AllowDownload = true, DownloadRepository = repository.Address };
        await using (var server = await StartAsync(options))
        {
            Assert.That(server.BinDirectory, Does.StartWith(_folder.Data));
            Assert.That(await Sql.ScalarAsync(server.AppConnectionString, "select 1"), Is.EqualTo(1));
        }

        await using var again = await StartAsync(options with { AllowDownload = false });
        Assert.That(await Sql.ScalarAsync(again.AppConnectionString, "select 1"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_build_without_the_extensions_is_refused()
    {
        await using var repository = await PortableRepository.StartAsync("pg_trgm");
        var options = _folder.Options with { UseInstalled = false, AllowDownload = true, DownloadRepository = repository.Address };
        Assert.That(
            () => StartAsync(options),
            Throws
                .InstanceOf<EmbeddedPostgresException>()
                .With.Message.Contains("btree_gist")
                .And.Message.Contains("ConnectionStrings__Humas")
        );
    }

    [Test]
    public void An_unreachable_repository_is_told_with_the_ways_out()
    {
        var options = _folder.Options with { UseInstalled = false, AllowDownload = true, DownloadRepository = "http://127.0.0.1:9" };
        Assert.That(
            () => StartAsync(options),
            Throws
                .InstanceOf<EmbeddedPostgresException>()
                .With.Message.Contains("could not be fetched")
                .And.Message.Contains("ConnectionStrings__Humas")
        );
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "the stand-in programs are shell scripts")]
    public void The_reason_of_initdb_is_told_not_how_far_it_came()
    {
        Write("postgres", "echo 'postgres (PostgreSQL) 17.5'");
        Write("pg_ctl", "exit 1");
        Write(
            "initdb",
            """
            for folder in 1 2 3 4 5 6 7 8; do echo "creating subdirectory $folder ... ok"; done
            echo 'initdb: error: could not write to file "pg_wal": No space left on device' >&2
            echo 'initdb: removing contents of data directory' >&2
            exit 1
            """
        );
        Assert.That(
            () => StartAsync(_folder.Options with { BinDirectory = _folder.Root }),
            Throws
                .InstanceOf<EmbeddedPostgresException>()
                .With.Message.Contains("No space left on device")
                .And.Message.Not.Contains("creating subdirectory")
        );

        void Write(string program, string script)
        {
            File.WriteAllText(_folder.FileNamed(program), $"#!/bin/sh\n{script}\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(_folder.FileNamed(program), (UnixFileMode)0b111_101_101);
            }
        }
    }

    [Test]
    public void Backups_name_the_version_of_the_program_that_is_missing() =>
        Assert.That(
            () => PostgresBinaries.FindClientAsync("pg_dump", _folder.Root, 99, CancellationToken.None),
            Throws
                .InstanceOf<EmbeddedPostgresException>()
                .With.Message.Contains("'pg_dump' of PostgreSQL 99 or newer")
                .And.Message.Contains("postgresql-client-99")
        );

    private static Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions options) =>
        EmbeddedPostgres.StartAsync(options, NullLogger.Instance, CancellationToken.None);
}
