namespace HumasApi.Postgres;

/// <summary>Makes the cluster of an empty data folder.</summary>
internal static class NewCluster
{
    /// <summary>
    /// Runs initdb in a temporary folder and renames it when it is complete, so that a folder named "cluster" is always
    /// a whole one, however the first start ended.
    /// </summary>
    /// <exception cref="EmbeddedPostgresException">initdb failed; the message holds its last words.</exception>
    internal static async Task CreateAsync(
        DataFolder folder,
        PostgresBinaries binaries,
        ClusterSecrets secrets,
        bool durable,
        CancellationToken cancellationToken
    )
    {
        // Unique: an initdb that outlived a killed parent may still be writing into an earlier one.
        var name = $"cluster.new-{Path.GetRandomFileName()}";
        var draft = Path.Combine(folder.Root, name);
        await folder.CreateForPostgresAsync(draft, cancellationToken);
        var passwordFile = Path.Combine(draft, "password");
        var target = Path.Combine(draft, "data");
        await File.WriteAllTextAsync(passwordFile, secrets.Superuser, cancellationToken);
        await folder.ChownAsync(passwordFile, cancellationToken);

        string[] arguments =
        [
            "-D",
            target,
            "-U",
            "postgres",
            "--pwfile",
            passwordFile,
            "--auth",
            "scram-sha-256",
            "--encoding",
            "UTF8",
            "--data-checksums",
            .. durable ? Array.Empty<string>() : ["--no-sync"],
        ];
        ChildResult? result = null;
        foreach (var locale in Locales(binaries.Version.Major))
        {
            result = await ChildProcess.RunAsync(
                new ChildCommand(binaries.Program("initdb"), [.. arguments, .. locale]) { User = folder.Account },
                cancellationToken
            );
            if (result.ExitCode == 0 || !result.Error.Contains("locale", StringComparison.OrdinalIgnoreCase))
            {
                break;
            }
        }

        if (result!.ExitCode != 0)
        {
            throw new EmbeddedPostgresException($"The database in '{folder.Root}' could not be created: {result.LastLines}");
        }

        // Our settings stay outside the cluster, where its account cannot change them; the path is relative to the
        // cluster so that the data folder may be moved.
        await File.AppendAllTextAsync(
            Path.Combine(target, "postgresql.conf"),
            $"\ninclude_if_exists = '../{Path.GetFileName(folder.Settings)}'\n",
            cancellationToken
        );
        Directory.Move(target, folder.Cluster);
        Directory.Delete(draft, recursive: true);
    }

    // Byte order sorts the same everywhere and for ever; the letters' properties should be Unicode's where that exists.
    private static IEnumerable<string[]> Locales(int major)
    {
        yield return ["--locale=C.UTF-8"];
        if (major >= 17)
        {
            yield return ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
        }

        yield return ["--locale=C"];
    }
}
