using System.Globalization;
using System.Text.RegularExpressions;

namespace HumasApi.Postgres;

/// <summary>A folder with PostgreSQL's programs, and their version.</summary>
internal sealed partial record PostgresBinaries(string Directory, Version Version)
{
    /// <summary>The oldest PostgreSQL the service runs on.</summary>
    internal const int OldestMajor = 14;

    private const string Remedies =
        "Do one of three things: install PostgreSQL 14 or newer (for example 'apt-get install postgresql'); "
        + "or set Humas__Postgres__BinDirectory to the folder that holds initdb, pg_ctl and postgres; "
        + "or set ConnectionStrings__Humas to use a PostgreSQL server of your own.";

    private static readonly string[] UsualFolders =
        OperatingSystem.IsWindows() ? [@"C:\Program Files\PostgreSQL\*\bin"]
        : OperatingSystem.IsMacOS()
            ? ["/opt/homebrew/opt/postgresql*/bin", "/usr/local/opt/postgresql*/bin", "/Applications/Postgres.app/Contents/Versions/*/bin"]
        : ["/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/usr/libexec/postgresql*", "/usr/local/pgsql*/bin"];

    /// <summary>The full path of one of the programs.</summary>
    internal string Program(string name) => PathOf(Directory, name);

    /// <summary>
    /// The binaries to use: those of the setting, else the first on PATH, else the newest of the usual folders, else
    /// the portable ones, fetched when that is allowed. An existing cluster takes its own major version only.
    /// </summary>
    /// <exception cref="EmbeddedPostgresException">There are none; the message names the remedies.</exception>
    internal static async Task<PostgresBinaries> FindAsync(
        EmbeddedPostgresOptions options,
        string dataDirectory,
        string? account,
        ILogger logger,
        CancellationToken cancellationToken
    )
    {
        var major = ReadMajor(DataFolder.ClusterIn(dataDirectory));
        if (options.BinDirectory is not null)
        {
            var chosen = await ProbeAsync(options.BinDirectory, account, cancellationToken)
                ?? throw new EmbeddedPostgresException(
                    $"Humas__Postgres__BinDirectory names '{options.BinDirectory}', but there are no working initdb, pg_ctl and "
                        + "postgres in that folder."
                );
            return chosen.Version.Major < OldestMajor
                    ? throw new EmbeddedPostgresException(
                        $"Humas__Postgres__BinDirectory names PostgreSQL {chosen.Version}; {OldestMajor} or newer is needed."
                    )
                : major is null || chosen.Version.Major == major ? chosen
                : throw WrongMajor(dataDirectory, major.Value, [chosen]);
        }

        var found = new List<PostgresBinaries>();
        foreach (var folder in (options.UseInstalled ? InstalledFolders() : []).Concat(PortableBinaries.Installed(dataDirectory)))
        {
            if (await ProbeAsync(folder, account, cancellationToken) is { } candidate && candidate.Version.Major >= OldestMajor)
            {
                if (major is null || candidate.Version.Major == major)
                {
                    return candidate;
                }

                found.Add(candidate);
            }
        }

        if (!options.AllowDownload)
        {
            throw found.Count > 0
                ? WrongMajor(dataDirectory, major!.Value, found)
                : new EmbeddedPostgresException($"No PostgreSQL was found on this machine. {Remedies}");
        }

        try
        {
            var folder = await PortableBinaries.FetchAsync(options, dataDirectory, major, logger, cancellationToken);
            return await ProbeAsync(folder, account, cancellationToken)
                ?? throw new EmbeddedPostgresException($"the fetched programs in '{folder}' do not run on this machine.");
        }
        catch (EmbeddedPostgresException e)
        {
            throw found.Count > 0
                ? WrongMajor(dataDirectory, major!.Value, found)
                : new EmbeddedPostgresException(
                    "No PostgreSQL was found on this machine, and portable binaries could not be used: "
                        + $"{e.Message.TrimEnd('.')}. {Remedies}",
                    e
                );
        }
    }

    /// <summary>A client program (pg_dump, pg_restore) at least as new as the server; portable binaries come without them.</summary>
    /// <exception cref="EmbeddedPostgresException">None is installed.</exception>
    internal static async Task<string> FindClientAsync(
        string name,
        string serverDirectory,
        int serverMajor,
        CancellationToken cancellationToken
    )
    {
        var older = new List<int>();
        foreach (var folder in InstalledFolders().Prepend(serverDirectory))
        {
            var program = PathOf(folder, name);
            if (File.Exists(program) && await ReadVersionAsync(program, null, cancellationToken) is { } version)
            {
                if (version.Major >= serverMajor)
                {
                    return program;
                }

                older.Add(version.Major);
            }
        }

        var found = older.Count > 0 ? $"; only that of version {string.Join(", ", older.Distinct())} is" : "";
        throw new EmbeddedPostgresException(
            $"Backups need '{name}' of PostgreSQL {serverMajor} or newer, which is not installed{found}. Install PostgreSQL's client "
                + $"programs of version {serverMajor} (for example 'apt-get install postgresql-client-{serverMajor}')."
        );
    }

    private static IEnumerable<string> InstalledFolders()
    {
        // Debian keeps only links to the programs on PATH; their siblings are in the folder that the link points into.
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(folder => PathOf(folder, "postgres"))
            .Where(File.Exists)
            .Select(program => Path.GetDirectoryName(File.ResolveLinkTarget(program, returnFinalTarget: true)?.FullName ?? program)!);
        var usual = UsualFolders.SelectMany(Expand).OrderByDescending(folder => folder, NewestFirst);
        return onPath.Concat(usual).Distinct();
    }

    private static readonly Comparer<string> NewestFirst = Comparer<string>.Create((a, b) => VersionIn(a).CompareTo(VersionIn(b)));

    private static Version VersionIn(string folder) =>
        VersionPattern().Match(folder) is { Success: true } match ? ToVersion(match) : new Version(0, 0);

    private static IEnumerable<string> Expand(string pattern)
    {
        var root = pattern[..(pattern.LastIndexOfAny(['/', '\\'], pattern.IndexOf('*')) + 1)];
        var rest = pattern[root.Length..].Split('/', '\\');
        return System.IO.Directory.Exists(root)
            ? System.IO.Directory.EnumerateDirectories(root, rest[0]).Select(folder => Path.Combine([folder, .. rest[1..]]))
            : [];
    }

    private static async Task<PostgresBinaries?> ProbeAsync(string folder, string? account, CancellationToken cancellationToken)
    {
        if (!File.Exists(PathOf(folder, "initdb")) || !File.Exists(PathOf(folder, "pg_ctl")) || !File.Exists(PathOf(folder, "postgres")))
        {
            return null;
        }

        return await ReadVersionAsync(PathOf(folder, "postgres"), account, cancellationToken) is { } version
            ? new PostgresBinaries(Path.GetFullPath(folder), version)
            : null;
    }

    private static async Task<Version?> ReadVersionAsync(string program, string? account, CancellationToken cancellationToken)
    {
        try
        {
            var result = await ChildProcess.RunAsync(new ChildCommand(program, "--version") { User = account }, cancellationToken);
            var match = VersionPattern().Match(result.Output);
            return result.ExitCode == 0 && match.Success ? ToVersion(match) : null;
        }
        catch (EmbeddedPostgresException)
        {
            // Built for another machine, or closed to this account: as good as absent.
            return null;
        }
    }

    private static int? ReadMajor(string cluster)
    {
        var file = Path.Combine(cluster, "PG_VERSION");
        return File.Exists(file) && int.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, out var major) ? major : null;
    }

    private static EmbeddedPostgresException WrongMajor(string dataDirectory, int major, IEnumerable<PostgresBinaries> found) =>
        new(
            $"The database in '{dataDirectory}' was made by PostgreSQL {major}, and only version "
                + $"{string.Join(", ", found.Select(b => b.Version.Major).Distinct())} was found. "
                + $"Install PostgreSQL {major}, or set Humas__Postgres__BinDirectory to the folder of its programs; to move to "
                + $"another version, back up with {major} and restore into a new folder."
        );

    private static string PathOf(string folder, string name) => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    private static Version ToVersion(Match match) =>
        new(
            int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture),
            match.Groups[2].Success ? int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture) : 0
        );

    [GeneratedRegex(@"(\d+)(?:\.(\d+))?")]
    private static partial Regex VersionPattern();
}
