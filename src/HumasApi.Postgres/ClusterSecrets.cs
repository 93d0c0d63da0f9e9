using System.Security.Cryptography;
using System.Text.Json;

namespace HumasApi.Postgres;

/// <summary>The random passwords of a private cluster, kept in a file that only the service's own account can read.</summary>
internal sealed record ClusterSecrets(string Superuser, string Owner, string App, string Read)
{
    private const string FileName = "secrets.json";

    /// <summary>
    /// Reads the file, or draws new passwords when there is no cluster yet. They are written before the cluster is
    /// made: a crash in between then leaves passwords without a cluster, never a cluster that nobody can enter.
    /// </summary>
    /// <exception cref="EmbeddedPostgresException">A cluster exists, but its passwords are gone or unreadable.</exception>
    internal static ClusterSecrets LoadOrCreate(string dataDirectory, bool clusterExists)
    {
        var path = Path.Combine(dataDirectory, FileName);
        if (File.Exists(path))
        {
            return Load(path);
        }

        if (clusterExists)
        {
            throw new EmbeddedPostgresException(
                $"The file '{path}' with the passwords of the database in '{dataDirectory}' is missing. Put it back from a copy "
                    + "of the folder, or start with a new folder (Humas__DataDirectory) and restore a backup there."
            );
        }

        var secrets = new ClusterSecrets(NewPassword(), NewPassword(), NewPassword(), NewPassword());
        var draft = path + ".new";
        File.Delete(draft);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(draft, options))
        {
            JsonSerializer.Serialize(file, secrets);
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path);
        return secrets;
    }

    /// <summary>Reads the passwords of an existing cluster.</summary>
    /// <exception cref="EmbeddedPostgresException">The file is missing, unreadable or damaged.</exception>
    internal static ClusterSecrets LoadExisting(string dataDirectory) => Load(Path.Combine(dataDirectory, FileName));

    private static ClusterSecrets Load(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var secrets = JsonSerializer.Deserialize<ClusterSecrets>(file);
            if (secrets is { Superuser.Length: > 0, Owner.Length: > 0, App.Length: > 0, Read.Length: > 0 })
            {
                return secrets;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new EmbeddedPostgresException($"The passwords of the database cannot be read from '{path}': {e.Message}", e);
        }

        throw new EmbeddedPostgresException(
            $"The file '{path}' does not hold the four passwords of the database. Put it back from a copy of the folder."
        );
    }

    // Hexadecimal: needs no quoting in SQL, in a connection string or in an environment variable.
    private static string NewPassword() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
}
