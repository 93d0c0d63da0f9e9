using HumasApi.Postgres;
using Microsoft.Extensions.Logging.Abstractions;

namespace HumasApi.ApiTests.Embedded;

[Parallelizable]
internal sealed class EmbeddedBackupTests
{
    private TemporaryFolder _folder = null!;
    private EmbeddedPostgres _server = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = new TemporaryFolder();
        await PreparedCluster.CopyToAsync(_folder);
        _server = await EmbeddedPostgres.StartAsync(_folder.Options, NullLogger.Instance, CancellationToken.None);
        await Sql.ScalarAsync(
            _server.OwnerConnectionString,
            """
            create table note (id int primary key, text text not null);
            create index on note using gin (text gin_trgm_ops);
            grant select on note to humas_read;
            insert into note select i, md5(i::text) from generate_series(1, 2000) i;
            """
        );
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task A_backup_restores_data_owners_and_rights()
    {
        var file = _folder.FileNamed("round-trip.backup");
        await EmbeddedBackup.BackupAsync(_server, file, CancellationToken.None);
        await Sql.ScalarAsync(_server.OwnerConnectionString, "insert into note values (-1, 'after the backup')");
        await EmbeddedBackup.RestoreAsync(_server, file, CancellationToken.None);
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(await Sql.ScalarAsync(_server.ReadConnectionString, "select count(*) from note"), Is.EqualTo(2000));
            Assert.That(
                await Sql.ScalarAsync(_server.OwnerConnectionString, "select tableowner from pg_tables where tablename = 'note'"),
                Is.EqualTo("humas_owner")
            );
            Assert.That(
                await Sql.ScalarAsync(
                    _server.OwnerConnectionString,
                    "select pg_get_userbyid(datdba)::text from pg_database where datname = 'humas'"
                ),
                Is.EqualTo("humas_owner")
            );
            Assert.That(
                await Sql.ScalarAsync(_server.OwnerConnectionString, "select count(*) from pg_database where datname like 'humas_%'"),
                Is.Zero
            );
            Assert.That(
                async () => await Sql.ScalarAsync(_server.AppConnectionString, "create table stolen (x int)"),
                Throws.InstanceOf<Npgsql.PostgresException>()
            );
        });
        if (!OperatingSystem.IsWindows())
        {
            Assert.That(File.GetUnixFileMode(file), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }
    }

    [TestCase(0.0, 0)]
    [TestCase(0.05, 0)]
    [TestCase(0.5, 0)]
    [TestCase(1.0, -1)]
    public async Task A_truncated_file_changes_nothing(double share, int bytes)
    {
        var file = _folder.FileNamed($"truncated-{share}-{bytes}.backup");
        await EmbeddedBackup.BackupAsync(_server, file, CancellationToken.None);
        using (var handle = new FileStream(file, FileMode.Open))
        {
            handle.SetLength((long)(handle.Length * share) + bytes);
        }

        Assert.That(
            () => EmbeddedBackup.RestoreAsync(_server, file, CancellationToken.None),
            Throws.InstanceOf<EmbeddedPostgresException>().With.Message.Contains("is as it was")
        );
        Assert.That(await Sql.ScalarAsync(_server.ReadConnectionString, "select count(*) from note"), Is.EqualTo(2000));
        Assert.That(
            await Sql.ScalarAsync(_server.OwnerConnectionString, "select count(*) from pg_database where datname like 'humas_%'"),
            Is.Zero
        );
    }

    [Test]
    public async Task An_existing_file_is_not_overwritten()
    {
        var file = _folder.FileNamed("mine.txt");
        await File.WriteAllTextAsync(file, "mine");
        Assert.That(
            () => EmbeddedBackup.BackupAsync(_server, file, CancellationToken.None),
            Throws.InstanceOf<EmbeddedPostgresException>().With.Message.Contains("exists already")
        );
        Assert.That(await File.ReadAllTextAsync(file), Is.EqualTo("mine"));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "needs a program that never stops talking")]
    public void An_output_that_cannot_be_written_ends_the_tool_instead_of_waiting_for_it()
    {
        using var full = new FullDisk();
        Assert.That(
            () =>
                ChildProcess
                    .RunAsync(new ChildCommand("yes") { Output = full }, CancellationToken.None)
                    .WaitAsync(TimeSpan.FromSeconds(20)),
            Throws.InstanceOf<IOException>()
        );
    }

    [Test]
    public void A_missing_file_or_folder_is_told_in_a_sentence()
    {
        Assert.Multiple(() =>
        {
            Assert.That(
                () => EmbeddedBackup.RestoreAsync(_server, _folder.FileNamed("none.backup"), CancellationToken.None),
                Throws.InstanceOf<EmbeddedPostgresException>()
            );
            Assert.That(
                () => EmbeddedBackup.BackupAsync(_server, _folder.FileNamed("none/x.backup"), CancellationToken.None),
                Throws.InstanceOf<EmbeddedPostgresException>()
            );
        });
    }

    [Test]
    public async Task A_backup_needs_no_stop_of_the_running_instance()
    {
        await using var attached = await EmbeddedPostgres.AttachAsync(_folder.Options, NullLogger.Instance, CancellationToken.None);
        Assert.That(attached, Is.Not.Null);
        await EmbeddedBackup.BackupAsync(attached!, _folder.FileNamed("attached.backup"), CancellationToken.None);
        Assert.That(
            () => EmbeddedBackup.RestoreAsync(attached!, _folder.FileNamed("attached.backup"), CancellationToken.None),
            Throws.InstanceOf<EmbeddedPostgresException>().With.Message.Contains("Stop it")
        );
        await attached!.DisposeAsync();
        Assert.That(await Sql.ScalarAsync(_server.ReadConnectionString, "select count(*) from note"), Is.EqualTo(2000));
    }
}

/// <summary>A stream on which every write fails.</summary>
internal sealed class FullDisk : MemoryStream
{
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        throw new IOException("No space left on device");
}
