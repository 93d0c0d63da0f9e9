using System.Globalization;

namespace HumasApi.Postgres;

/// <summary>
/// The right to run a data folder: an operating-system lock on a file in it, so that the death of its holder, however
/// violent, frees it. The file stays when the lock goes: deleting it would let two processes lock two files of one name.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    // EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows.
    private static readonly int[] LockedErrors = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>Takes the lock at once or refuses.</summary>
    /// <exception cref="EmbeddedPostgresException">Another process holds it, or the file cannot be opened.</exception>
    internal static FolderLock Take(string folder)
    {
        try
        {
            // .NET opens files close-on-exec, so a postmaster that outlives the service does not keep the lock.
            var file = new FileStream(Path.Combine(folder, "humas.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(HolderFile(folder), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new FolderLock(file);
        }
        catch (IOException e) when (LockedErrors.Contains(e.HResult))
        {
            throw new EmbeddedPostgresException(
                $"The data folder '{folder}' is in use by another running instance{Holder(folder)}. Stop that one, or give this "
                    + "one a folder of its own with Humas__DataDirectory.",
                e
            )
            {
                IsHeldByAnother = true,
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedPostgresException(
                $"The data folder '{folder}' cannot be locked: {e.Message} Set Humas__DataDirectory to a folder that this "
                    + "account may write to.",
                e
            );
        }
    }

    public void Dispose() => _file.Dispose();

    // In a file of its own: the locked one cannot be read by others.
    private static string HolderFile(string folder) => Path.Combine(folder, "humas.pid");

    private static string Holder(string folder)
    {
        try
        {
            return int.TryParse(File.ReadAllText(HolderFile(folder)), CultureInfo.InvariantCulture, out var id) ? $" (process {id})" : "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
