using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;

namespace HumasApi.Postgres;

/// <summary>
/// Unpacks PostgreSQL from an archive of npm. Such archives cannot hold links, so the package lists those that its libraries need in
/// a file, for a script that npm would run.
/// </summary>
internal static class NpmArchive
{
    private const int MaxFiles = 20_000;
    private const long MaxBytes = 1024L * 1024 * 1024;
    private const string LinkList = "native/pg-symlinks.json";

    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const UnixFileMode Runnable = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Unpacks the folder "native" of the archive into a new folder and makes its links.</summary>
    /// <exception cref="InvalidDataException">The archive is damaged, too large or writes elsewhere.</exception>
    internal static async Task UnpackAsync(string archive, string folder, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(archive);
        await using var unzipped = new GZipStream(file, CompressionMode.Decompress);
        await using var tar = new TarReader(unzipped);
        var (files, bytes) = (0, 0L);
        while (await tar.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
        {
            var name = entry.Name.StartsWith("package/", StringComparison.Ordinal) ? entry.Name["package/".Length..] : "";
            if (
                entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile)
                || !name.StartsWith("native/", StringComparison.Ordinal)
            )
            {
                continue;
            }

            bytes += entry.Length;
            if (++files > MaxFiles || bytes > MaxBytes)
            {
                throw new InvalidDataException($"the archive holds more than {MaxFiles} files or {MaxBytes / 1024 / 1024} MB");
            }

            var path = Inside(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = name.StartsWith("native/bin/", StringComparison.Ordinal) ? Runnable : Readable;
            }

            await using var output = new FileStream(path, options);
            if (entry.DataStream is not null)
            {
                await entry.DataStream.CopyToAsync(output, cancellationToken);
            }
        }

        Link(folder);
    }

    private static void Link(string folder)
    {
        var list = Inside(folder, LinkList);
        if (!File.Exists(list))
        {
            return;
        }

        foreach (var (source, target) in Links(list))
        {
            var (from, to) = (Inside(folder, source), Inside(folder, target));
            if (!File.Exists(from) || File.Exists(to))
            {
                continue;
            }

            if (OperatingSystem.IsWindows())
            {
                // Links take a right there that few accounts have.
                File.Copy(from, to);
            }
            else
            {
                // Relative, so that the folder may be moved.
                File.CreateSymbolicLink(to, Path.GetRelativePath(Path.GetDirectoryName(to)!, from));
            }
        }
    }

    private static List<(string Source, string Target)> Links(string list)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(list));
            return
            [
                .. json
                    .RootElement.EnumerateArray()
                    .Select(link => (link.GetProperty("source").GetString() ?? "", link.GetProperty("target").GetString() ?? "")),
            ];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException("the list of links in the archive cannot be read", e);
        }
    }

    private static string Inside(string folder, string name)
    {
        var path = Path.GetFullPath(Path.Combine(folder, name));
        return path.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new InvalidDataException($"the archive writes outside its folder: '{name}'");
    }
}
