using System.Diagnostics;
using System.Globalization;

namespace HumasApi.Postgres;

/// <summary>What a postmaster wrote into its cluster's postmaster.pid; the file outlives a killed postmaster.</summary>
internal sealed record PostmasterPid(int ProcessId, DateTimeOffset StartedAt, int Port, string SocketDirectory)
{
    // Above any possible process id of Linux, macOS and Windows, so that no process has it.
    private const string UnusedProcessId = "2147483646";

    /// <summary>Reads the file of a cluster; null when there is none or it is not complete.</summary>
    internal static PostmasterPid? Read(string cluster)
    {
        try
        {
            var lines = File.ReadAllLines(PathIn(cluster));
            return
                lines.Length >= 5
                && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var id)
                && id > 0
                && long.TryParse(lines[2], CultureInfo.InvariantCulture, out var startedAt)
                && int.TryParse(lines[3], CultureInfo.InvariantCulture, out var port)
                ? new PostmasterPid(id, DateTimeOffset.FromUnixTimeSeconds(startedAt), port, lines[4].Trim())
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The postmaster that runs on this cluster now; null when none does.</summary>
    internal static PostmasterPid? ReadRunning(string cluster) => Read(cluster) is { } pid && pid.IsRunning() ? pid : null;

    /// <summary>
    /// Lets a postmaster start despite a stale file whose process id now belongs to another process, as is usual in a restarted
    /// container. Only the id is replaced: the rest of the file lets PostgreSQL find orphaned backends.
    /// </summary>
    internal static void DiscardReusedId(string cluster)
    {
        var file = new FileInfo(PathIn(cluster));
        // Never write through a link: the folder belongs to a weaker account than the one this may run as.
        if (!file.Exists || file.LinkTarget is not null || ReadRunning(cluster) is not null)
        {
            return;
        }

        var lines = File.ReadAllLines(file.FullName);
        if (lines.Length > 0 && lines[0] != UnusedProcessId)
        {
            lines[0] = UnusedProcessId;
            File.WriteAllText(file.FullName, string.Join('\n', lines) + "\n");
        }
    }

    /// <summary>Whether the process of this id is that very postmaster: not a reused id, not a zombie.</summary>
    internal bool IsRunning()
    {
        if (OperatingSystem.IsLinux())
        {
            try
            {
                var stat = File.ReadAllText($"/proc/{ProcessId}/stat");
                return stat.Contains("(postgres)", StringComparison.Ordinal)
                    && stat[stat.LastIndexOf(')') + 2] is not ('Z' or 'X')
                    // A postmaster works in its cluster; backends do too, but the file there names only one of them.
                    && Read($"/proc/{ProcessId}/cwd") == this;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }

        try
        {
            using var process = Process.GetProcessById(ProcessId);
            return process.ProcessName.StartsWith("postgres", StringComparison.OrdinalIgnoreCase)
                && (process.StartTime.ToUniversalTime() - StartedAt.UtcDateTime).Duration() < TimeSpan.FromSeconds(10);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static string PathIn(string cluster) => Path.Combine(cluster, "postmaster.pid");
}
