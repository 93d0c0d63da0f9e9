using System.Text;

namespace HumasApi.Hosting;

/// <summary>
/// Settings that stand in files, as container engines hand secrets over: <c>Humas__AdminKey_FILE=/run/secrets/key</c> instead of
/// <c>Humas__AdminKey=…</c>, for anything under <c>Humas</c> and <c>ConnectionStrings</c>. An environment variable shows up in the lists
/// of processes and containers; a file does not.
/// </summary>
internal static class SecretFiles
{
    /// <summary>Largest file in bytes: far above any key or connection string, and a wrong path cannot fill the memory.</summary>
    public const int MaxBytes = 65_536;

    private const string Suffix = "_FILE";
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="SettingsException">A file cannot be read, or its setting is given twice; the message names the setting.</exception>
    public static void AddTo(IConfigurationBuilder builder)
    {
        var configuration = (IConfiguration)builder;
        var read = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (
            var (name, file) in configuration
                .GetSection("Humas")
                .AsEnumerable()
                .Concat(configuration.GetSection("ConnectionStrings").AsEnumerable())
        )
        {
            if (!name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) || string.IsNullOrWhiteSpace(file))
                continue;
            var (setting, displayName) = (name[..^Suffix.Length], name.Replace(":", "__", StringComparison.Ordinal));
            if (!string.IsNullOrWhiteSpace(configuration[setting]))
                throw new SettingsException($"{displayName[..^Suffix.Length]} and {displayName} are both set. Set one of them.");
            read[setting] = Read(displayName, file.Trim());
        }
        if (read.Count > 0)
            builder.AddInMemoryCollection(read);
    }

    // Neither the content nor the path is shown: a mixed-up setting has the secret where the path belongs.
    private static string Read(string name, string file)
    {
        var bytes = new byte[MaxBytes + 1];
        int length;
        try
        {
            using var stream = File.OpenRead(file);
            length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Wrong("does not exist");
        }
        catch (UnauthorizedAccessException)
        {
            throw Wrong(Directory.Exists(file) ? "is a folder" : "may not be read by this account");
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or NotSupportedException)
        {
            throw Wrong("cannot be read");
        }
        if (length > MaxBytes)
            throw Wrong($"is larger than {MaxBytes / 1024} kB");
        try
        {
            var text = Strict.GetString(bytes, 0, length).TrimStart('\uFEFF').TrimEnd('\r', '\n');
            return text.Length > 0 ? text : throw Wrong("is empty");
        }
        catch (DecoderFallbackException)
        {
            throw Wrong("is not UTF-8 text");
        }

        SettingsException Wrong(string what) => new($"The file named by {name} {what}.");
    }
}
