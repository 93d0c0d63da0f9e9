using Npgsql;

namespace HumasApi.Postgres;

/// <summary>Copies the database of a private PostgreSQL into one file (pg_dump's custom format) and back.</summary>
public static class EmbeddedBackup
{
    /// <summary>
    /// Writes a consistent copy of the database while it is in use. The file appears only when it is complete, is
    /// readable by its owner alone and never replaces an existing one.
    /// </summary>
    /// <exception cref="EmbeddedPostgresException">The file exists or cannot be written, or pg_dump is missing or failed.</exception>
    public static async Task BackupAsync(EmbeddedPostgres server, string file, CancellationToken cancellationToken)
    {
        file = Path.GetFullPath(file);
        if (Path.Exists(file))
        {
            throw new EmbeddedPostgresException($"The file '{file}' exists already and is not overwritten. Choose another name.");
        }

        var program = await PostgresBinaries.FindClientAsync("pg_dump", server.BinDirectory, server.ServerVersion.Major, cancellationToken);
        var draft = $"{file}.{Path.GetRandomFileName()}.partial";
        try
        {
            await using (var output = CreatePrivate(draft))
            {
                var result = await ChildProcess.RunAsync(
                    server.ClientCommand(program, ClusterSetup.Database, "--format", "custom") with
                    {
                        Output = output,
                    },
                    cancellationToken
                );
                if (result.ExitCode != 0)
                {
                    throw new EmbeddedPostgresException($"The backup failed and nothing was written: {result.LastLines}");
                }

                output.Flush(flushToDisk: true);
            }

            File.Move(draft, file, overwrite: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedPostgresException($"The backup could not be written to '{file}': {e.Message}", e);
        }
        finally
        {
            if (File.Exists(draft))
            {
                File.Delete(draft);
            }
        }
    }

    /// <summary>
    /// Replaces the database by the copy in a file. The copy is restored beside the database and takes its name only
    /// when it is complete: a bad file changes nothing. Connections to the replaced database are cut.
    /// </summary>
    /// <exception cref="EmbeddedPostgresException">The file cannot be read or restored; the database is as it was.</exception>
    public static async Task RestoreAsync(EmbeddedPostgres server, string file, CancellationToken cancellationToken)
    {
        if (server.IsAttached)
        {
            throw new EmbeddedPostgresException(
                "The service is running on this database and would serve cached data of the old one. Stop it, then restore."
            );
        }

        file = Path.GetFullPath(file);
        var program = await PostgresBinaries.FindClientAsync(
            "pg_restore",
            server.BinDirectory,
            server.ServerVersion.Major,
            cancellationToken
        );
        try
        {
            await using var input = File.OpenRead(file);
            await using var connection = new NpgsqlConnection(server.SuperuserConnectionStringFor("postgres"));
            await connection.OpenAsync(cancellationToken);
            await DropAsync(connection, ClusterSetup.RestoringDatabase, cancellationToken);
            await ClusterSetup.ExecuteAsync(
                connection,
                $"create database {ClusterSetup.RestoringDatabase} owner humas_owner template template0",
                cancellationToken
            );
            try
            {
                await FillAsync(server, program, input, file, cancellationToken);
                await SwapAsync(connection, cancellationToken);
            }
            catch
            {
                await DropAsync(connection, ClusterSetup.RestoringDatabase, CancellationToken.None);
                throw;
            }

            await DropAsync(connection, ClusterSetup.ReplacedDatabase, CancellationToken.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NpgsqlException)
        {
            throw new EmbeddedPostgresException($"'{file}' was not restored: {e.Message}", e);
        }
    }

    private static async Task FillAsync(
        EmbeddedPostgres server,
        string program,
        Stream input,
        string file,
        CancellationToken cancellationToken
    )
    {
        // Read through our own handle: PostgreSQL's account may not be able to reach the file.
        var result = await ChildProcess.RunAsync(
            server.ClientCommand(program, ClusterSetup.RestoringDatabase, "--exit-on-error", "--single-transaction") with
            {
                Input = input,
            },
            cancellationToken
        );
        if (result.ExitCode != 0)
        {
            throw new EmbeddedPostgresException(
                $"'{file}' is damaged or not a backup of this service; the database is as it was: {result.LastLines}"
            );
        }

        await using var content = NpgsqlDataSource.Create(server.SuperuserConnectionStringFor(ClusterSetup.RestoringDatabase));
        await ClusterSetup.PrepareAsync(content, ClusterSetup.RestoringDatabase, cancellationToken);
    }

    private static async Task SwapAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await DropAsync(connection, ClusterSetup.ReplacedDatabase, cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await ClusterSetup.ExecuteAsync(
                    connection,
                    $"select pg_terminate_backend(pid, 2000) from pg_stat_activity where datname in ('{ClusterSetup.Database}', "
                        + $"'{ClusterSetup.RestoringDatabase}')",
                    cancellationToken
                );
                // One message is one transaction: there is always a database of the service's name.
                await ClusterSetup.ExecuteAsync(
                    connection,
                    $"alter database {ClusterSetup.Database} rename to {ClusterSetup.ReplacedDatabase}; alter database "
                        + $"{ClusterSetup.RestoringDatabase} rename to {ClusterSetup.Database}",
                    cancellationToken
                );
                return;
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.ObjectInUse && attempt < 5)
            {
                // Somebody connected in between; the rename itself has waited a few seconds already.
            }
        }
    }

    private static Task DropAsync(NpgsqlConnection connection, string database, CancellationToken cancellationToken) =>
        ClusterSetup.ExecuteAsync(connection, $"drop database if exists {database} with (force)", cancellationToken);

    private static FileStream CreatePrivate(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
