using System.Diagnostics;
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

    // A program that is being started when its parent is killed keeps the lock until it is loaded, which takes a moment on a busy machine.
    private static readonly TimeSpan MostAfterDeath = TimeSpan.FromSeconds(10);

    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>Takes the lock, at once unless its holder has just died.</summary>
    /// <exception cref="EmbeddedPostgresException">Another process holds it, or the file cannot be opened.</exception>
    internal static FolderLock Take(string folder)
    {
        for (var until = DateTime.UtcNow + MostAfterDeath; ; Thread.Sleep(50))
            try
            {
                return TakeNow(folder);
            }
            catch (EmbeddedPostgresException e) when (e.IsHeldByAnother && DateTime.UtcNow < until && !HolderLives(folder)) { }
    }

    private static FolderLock TakeNow(string folder)
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

    private static string Holder(string folder) => HolderId(folder) is { } id ? $" (process {id})" : "";

    private static int? HolderId(string folder)
    {
        try
        {
            return int.TryParse(File.ReadAllText(HolderFile(folder)), CultureInfo.InvariantCulture, out var id) ? id : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool HolderLives(string folder)
    {
        if (HolderId(folder) is not { } id)
            return false;
        try
        {
            using var holder = Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
