using System.Text.Json;

namespace HumasApi.Cli;

/// <summary>What <c>humas login</c> remembers: a file that only its owner can read.</summary>
/// <param name="Server">The server.</param>
/// <param name="Key">The key for this server, and for no other one.</param>
internal sealed record Config(Uri Server, string Key)
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Where it is kept: $XDG_CONFIG_HOME/humas/config.json, else ~/.config; of Windows the application data.</summary>
    public static string PathFor(Shell shell) => Path.Combine(Folder(shell), "humas", "config.json");

    /// <summary>What was stored; null when nothing was.</summary>
    /// <exception cref="Failure">Others can read it, or it is no such file.</exception>
    public static Config? Read(Shell shell)
    {
        var path = PathFor(shell);
        if (!File.Exists(path))
            return null;
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~(Private | UnixFileMode.UserExecute)) != 0)
            throw new Failure($"Others can read the key in {path}, so it is not used. Run: chmod 600 {path}");
        try
        {
            return JsonSerializer.Deserialize<Config>(File.ReadAllBytes(path), Api.Json) is { Server: not null, Key: not null } config
                ? config
                : throw new JsonException();
        }
        catch (JsonException)
        {
            throw new Failure($"{path} cannot be read. Write it again: humas login");
        }
    }

    /// <summary>Stores it: whole or not at all, and never for a moment readable by others.</summary>
    public void Write(Shell shell)
    {
        var path = PathFor(shell);
        var part = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        else
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!, Private | UnixFileMode.UserExecute);
            options.UnixCreateMode = Private;
        }
        try
        {
            using (var file = new FileStream(part, options))
            {
                JsonSerializer.Serialize(file, this, Api.Json);
                file.Flush(flushToDisk: true);
            }
            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static string Folder(Shell shell)
    {
        if (shell.Variable("XDG_CONFIG_HOME") is { } chosen && Path.IsPathRooted(chosen))
            return chosen;
        return OperatingSystem.IsWindows()
            ? Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData)
            : Path.Combine(shell.Variable("HOME") ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".config");
    }
}
