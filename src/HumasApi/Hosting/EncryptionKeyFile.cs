using System.Security.Cryptography;

namespace HumasApi.Hosting;

/// <summary>
/// The key that encrypts secrets in the embedded database, in a file beside it that only its owner may read: a copy of the database gives
/// no secret away. Keep the file with the backups; without it webhooks need new secrets.
/// </summary>
internal static class EncryptionKeyFile
{
    private const string Name = "encryption.key";

    /// <exception cref="SettingsException">The file cannot be read or written.</exception>
    public static string ReadOrCreate(string folder)
    {
        var path = Path.Combine(folder, Name);
        try
        {
            if (!File.Exists(path))
                Write(path);
            return File.ReadAllText(path).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"The file {path} cannot be used: {exception.Message}");
        }
    }

    // Whole or not at all, and under its name only when it is.
    private static void Write(string path)
    {
        var fresh = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(fresh, options))
            writer.WriteLine(RandomNumberGenerator.GetHexString(64, lowercase: true));
        File.Move(fresh, path);
    }
}
