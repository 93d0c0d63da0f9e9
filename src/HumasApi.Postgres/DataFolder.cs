using System.Text;

namespace HumasApi.Postgres;

/// <summary>
/// The data folder: where each thing lies in it and which account owns it. Root keeps the passwords, the lock and the
/// settings; PostgreSQL's account owns only the cluster, the log and the socket, so it cannot turn root against the machine.
/// </summary>
internal sealed class DataFolder
{
    // sun_path holds 104 bytes on macOS and 108 on Linux, and PostgreSQL appends "/.s.PGSQL.5432.lock" to the folder.
    private const int MaxSocketDirectoryLength = 84;

    private DataFolder(string path, string? account)
    {
        Root = path;
        Account = account;
    }

    internal string Root { get; }

    /// <summary>The account PostgreSQL runs as; null when that is our own.</summary>
    internal string? Account { get; }

    internal string Cluster => ClusterIn(Root);

    internal string Settings => Path.Combine(Root, "postgres.conf");

    internal string Log => Path.Combine(Root, "log", "postgres.log");

    /// <summary>The folder of portable binaries that were fetched.</summary>
    internal string Binaries => BinariesIn(Root);

    internal bool HasCluster => File.Exists(Path.Combine(Cluster, "PG_VERSION"));

    internal static string ClusterIn(string root) => Path.Combine(root, "cluster");

    internal static string BinariesIn(string root) => Path.Combine(root, "binaries");

    /// <summary>Makes the folder itself, before anything in it may be touched without the lock.</summary>
    /// <exception cref="EmbeddedPostgresException">The account may not create it or write to it.</exception>
    internal static void Create(string root)
    {
        try
        {
            if (!Directory.Exists(root))
            {
                // Root lets PostgreSQL's account pass through, not look around.
                var pass = Environment.IsPrivilegedProcess ? UnixFileMode.GroupExecute | UnixFileMode.OtherExecute : UnixFileMode.None;
                CreatePrivate(root, pass);
            }

            Directory.CreateDirectory(Path.Combine(root, "log"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedPostgresException(
                $"The data folder '{root}' cannot be written: {e.Message} Set Humas__DataDirectory to a folder that this "
                    + "account may write to.",
                e
            );
        }
    }

    /// <summary>Opens the folder, under its lock: settles PostgreSQL's account and removes what an interrupted start left.</summary>
    /// <exception cref="EmbeddedPostgresException">PostgreSQL's account cannot reach the folder.</exception>
    internal static async Task<DataFolder> OpenAsync(string root, CancellationToken cancellationToken)
    {
        var account =
            !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess
                ? await ChooseAccountAsync(ClusterIn(root), cancellationToken)
                : null;
        var folder = new DataFolder(root, account);
        foreach (var leftover in Directory.GetDirectories(root, "cluster.new-*"))
        {
            Delete(leftover);
        }

        if (account is not null)
        {
            await folder.ChownAsync(Path.Combine(root, "log"), cancellationToken);
            await folder.EnsureReachableAsync(cancellationToken);
        }

        return folder;
    }

    /// <summary>Makes a folder that PostgreSQL's account alone may use (and root, of course).</summary>
    internal async Task CreateForPostgresAsync(string path, CancellationToken cancellationToken)
    {
        CreatePrivate(path, UnixFileMode.None);
        await ChownAsync(path, cancellationToken);
    }

    /// <summary>Gives a path, and all below it, to PostgreSQL's account.</summary>
    internal async Task ChownAsync(string path, CancellationToken cancellationToken)
    {
        if (Account is not null)
        {
            await MustRunAsync(new ChildCommand("chown", "-R", "-h", Account, path), cancellationToken);
        }
    }

    /// <summary>The folder of the Unix socket: in the data folder, or a fresh one with a short path when that is too long.</summary>
    /// <exception cref="EmbeddedPostgresException">Even the temporary folder's path is too long.</exception>
    internal async Task<string> CreateSocketDirectoryAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(Root, "run");
        if (Encoding.UTF8.GetByteCount(path) > MaxSocketDirectoryLength)
        {
            // A random name rather than one derived from the folder's: nobody can wait for us there.
            path = Directory.CreateTempSubdirectory("humas-").FullName;
            if (Encoding.UTF8.GetByteCount(path) > MaxSocketDirectoryLength)
            {
                Directory.Delete(path);
                throw new EmbeddedPostgresException(
                    $"The path of the data folder '{Root}' is too long for a Unix socket, and so is that of the temporary "
                        + "folder. Set Humas__DataDirectory to a shorter path."
                );
            }

            await ChownAsync(path, cancellationToken);
        }
        else if (!Directory.Exists(path))
        {
            await CreateForPostgresAsync(path, cancellationToken);
        }
        else
        {
            await ChownAsync(path, cancellationToken);
        }

        return path;
    }

    /// <summary>Removes a socket folder that lies outside the data folder.</summary>
    internal static void DeleteSocketDirectory(string path)
    {
        // The path comes from a file of PostgreSQL's account: believe no other shape than the one made above.
        if (
            Path.GetFileName(path).StartsWith("humas-", StringComparison.Ordinal)
            && Path.GetDirectoryName(path) == Path.TrimEndingDirectorySeparator(Path.GetTempPath())
        )
        {
            Delete(path);
        }
    }

    private static async Task<string> ChooseAccountAsync(string cluster, CancellationToken cancellationToken)
    {
        // Who made the cluster keeps it: one start by root must not lock the usual account out of its own data.
        if (Directory.Exists(cluster))
        {
            string[] format = OperatingSystem.IsMacOS() ? ["-f", "%Su"] : ["-c", "%U"];
            var owner = (await ChildProcess.RunAsync(new ChildCommand("stat", [.. format, cluster]), cancellationToken)).Output.Trim();
            if (owner.Length > 0 && owner is not ("root" or "UNKNOWN") && !char.IsDigit(owner[0]))
            {
                return owner;
            }
        }

        var account =
            (await ChildProcess.RunAsync(new ChildCommand("id", "-u", "postgres"), cancellationToken)).ExitCode == 0
                ? "postgres"
                : "nobody";
        if (Directory.Exists(cluster))
        {
            // Made under a number that means nothing here, as in another image: take it over.
            await MustRunAsync(new ChildCommand("chown", "-R", "-h", account, cluster), cancellationToken);
        }

        return account;
    }

    private async Task EnsureReachableAsync(CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Root, File.GetUnixFileMode(Root) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }

        var enter = await ChildProcess.RunAsync(new ChildCommand("/bin/sh", "-c", "cd \"$0\"", Root) { User = Account }, cancellationToken);
        if (enter.ExitCode != 0)
        {
            throw new EmbeddedPostgresException(
                $"PostgreSQL refuses to run as root, and user '{Account}' cannot reach the data folder '{Root}' because a "
                    + $"folder above it is closed to others. Set Humas__DataDirectory to a folder that '{Account}' can reach, such as "
                    + "/var/lib/humasapi."
            );
        }
    }

    private static async Task MustRunAsync(ChildCommand command, CancellationToken cancellationToken)
    {
        var result = await ChildProcess.RunAsync(command, cancellationToken);
        if (result.ExitCode != 0)
        {
            throw new EmbeddedPostgresException($"'{command.File} {string.Join(' ', command.Arguments)}' failed: {result.LastLines}");
        }
    }

    private static void CreatePrivate(string path, UnixFileMode others)
    {
        if (OperatingSystem.IsWindows())
        {
            // Profile folders are private to their account already.
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | others);
        }
    }

    private static void Delete(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // An initdb that outlived its parent may still be writing there; the next start tries again.
        }
    }
}
