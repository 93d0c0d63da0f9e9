using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace HumasApi.Postgres;

/// <summary>Starts and stops the PostgreSQL server process of one data folder.</summary>
internal sealed class Postmaster(DataFolder folder, PostgresBinaries binaries, bool durable, ILogger logger)
{
    private const long MaxLogBytes = 10 * 1024 * 1024;

    // A killed postmaster's backends hold its shared memory until they notice; a busy one can take a while.
    private static readonly TimeSpan OrphanTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Where clients connect: the socket folder on Unix, else the loopback address.</summary>
    internal string Host { get; private set; } = "127.0.0.1";

    internal int Port { get; private set; } = 5432;

    internal bool IsRunning => PostmasterPid.ReadRunning(folder.Cluster) is not null;

    /// <summary>Chooses the address and writes the settings; once per start of the service.</summary>
    internal async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
        {
            Port = FreePort();
        }
        else
        {
            Host = await folder.CreateSocketDirectoryAsync(cancellationToken);
        }

        await File.WriteAllTextAsync(folder.Settings, Settings(), cancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(
                folder.Settings,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead
            );
        }

        if (File.Exists(folder.Log) && new FileInfo(folder.Log).Length > MaxLogBytes)
        {
            File.Move(folder.Log, folder.Log + ".1", overwrite: true);
        }
    }

    /// <summary>
    /// Starts the server and waits until it takes connections, 60 seconds at most. pg_ctl gives it a session of its
    /// own, so a Ctrl-C in the terminal reaches the service alone, which drains before it stops the server.
    /// </summary>
    /// <exception cref="EmbeddedPostgresException">It did not start; the message holds the last lines of its log.</exception>
    internal async Task StartAsync(CancellationToken cancellationToken)
    {
        var giveUp = DateTimeOffset.UtcNow + OrphanTimeout;
        while (true)
        {
            DiscardStalePid();
            var logged = File.Exists(folder.Log) ? new FileInfo(folder.Log).Length : 0;
            cancellationToken.ThrowIfCancellationRequested();
            // Not broken off: a pg_ctl killed half-way leaves a server that has not written its process id yet, so nobody could stop it.
            var result = await ControlAsync(["start", "-w", "-t", "60", "-l", folder.Log], CancellationToken.None);
            if (result.ExitCode == 0)
            {
                return;
            }

            var log = LogSince(logged);
            if (DateTimeOffset.UtcNow > giveUp || !log.Contains("pre-existing shared memory block", StringComparison.Ordinal))
            {
                throw new EmbeddedPostgresException(
                    $"PostgreSQL did not start on the data folder '{folder.Root}'. The end of its log "
                        + $"({folder.Log}):{Environment.NewLine}{log}{(log.Length == 0 ? result.LastLines : "")}"
                );
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
        }
    }

    /// <summary>Stops the server if it runs: connections are cut and the data is brought to rest; if that hangs, at once.</summary>
    /// <exception cref="EmbeddedPostgresException">It still runs.</exception>
    internal async Task StopAsync(CancellationToken cancellationToken)
    {
        if (PostmasterPid.ReadRunning(folder.Cluster) is not { } pid)
        {
            return;
        }

        var result = await ControlAsync(["stop", "-w", "-t", "30", "-m", "fast"], cancellationToken);
        if (result.ExitCode != 0 && IsRunning)
        {
            logger.LogWarning("PostgreSQL did not stop in 30 seconds ({Reason}): stopping it at once", result.LastLines);
            result = await ControlAsync(["stop", "-w", "-t", "15", "-m", "immediate"], cancellationToken);
            if (result.ExitCode != 0 && IsRunning)
            {
                throw new EmbeddedPostgresException(
                    $"PostgreSQL (process {pid.ProcessId}) runs on the data folder '{folder.Root}' and does not stop: "
                        + $"{result.LastLines} Stop that process, then start again."
                );
            }
        }

        DataFolder.DeleteSocketDirectory(pid.SocketDirectory);
    }

    /// <summary>
    /// PostgreSQL believes any living process of a left-over id, even a zombie, to be its predecessor, and refuses to
    /// start. We hold the folder's lock and look closer.
    /// </summary>
    private void DiscardStalePid()
    {
        if (IsRunning)
        {
            return;
        }

        PostmasterPid.DiscardReusedId(folder.Cluster);
        if (Host.StartsWith('/'))
        {
            foreach (var file in Directory.GetFiles(Host, ".s.PGSQL.*"))
            {
                File.Delete(file);
            }
        }
    }

    private Task<ChildResult> ControlAsync(string[] arguments, CancellationToken cancellationToken) =>
        ChildProcess.RunAsync(
            new ChildCommand(binaries.Program("pg_ctl"), [.. arguments, "-s", "-D", folder.Cluster]) { User = folder.Account },
            cancellationToken
        );

    private string LogSince(long position)
    {
        try
        {
            using var file = new FileStream(folder.Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            file.Position = Math.Max(position, file.Length - 8192);
            using var reader = new StreamReader(file);
            return string.Join(Environment.NewLine, reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(12));
        }
        catch (IOException)
        {
            return "";
        }
    }

    private string Settings()
    {
        var settings = new List<(string Name, string Value)>
        {
            // Nobody reaches it over the network: on Unix there is no port at all.
            ("listen_addresses", OperatingSystem.IsWindows() ? "127.0.0.1" : ""),
            ("unix_socket_directories", OperatingSystem.IsWindows() ? "" : Host),
            ("unix_socket_permissions", "0700"),
            ("port", Port.ToString(CultureInfo.InvariantCulture)),
            ("max_connections", "100"),
            ("shared_buffers", "128MB"),
            ("wal_compression", "on"),
            ("max_wal_size", "1GB"),
            // Planner costs of a solid-state disk: the default's fear of random reads avoids our indexes.
            ("random_page_cost", "1.1"),
            ("timezone", "UTC"),
            ("log_timezone", "UTC"),
            ("logging_collector", "off"),
            ("log_destination", "stderr"),
            ("log_checkpoints", "off"),
        };
        if (!durable)
        {
            settings.AddRange([("fsync", "off"), ("synchronous_commit", "off"), ("full_page_writes", "off")]);
        }

        return "# Written by HumasApi at every start. Settings of your own: ALTER SYSTEM SET name = value; they win over these.\n"
            + string.Concat(settings.Select(s => $"{s.Name} = '{s.Value}'\n"));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
