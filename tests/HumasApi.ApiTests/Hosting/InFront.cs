using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using HumasApi.ApiTests.Embedded;

namespace HumasApi.ApiTests.Hosting;

/// <summary>A real program in front of the service, with the settings that the README points to (InFront/).</summary>
internal sealed class InFront : IDisposable
{
    private readonly Process process;

    private InFront(Process process, int port) => (this.process, Port) = (process, port);

    /// <summary>Where it listens, instead of port 80.</summary>
    public int Port { get; }

    /// <summary>Starts it, and waits until it listens; ignores the test where the program is not installed.</summary>
    /// <param name="program">Its name.</param>
    /// <param name="folder">Where its files go.</param>
    /// <param name="settings">The file with its settings; its own port is 80 there, those of the services are 8080, 8081 and so on.</param>
    /// <param name="port">Where it listens.</param>
    /// <param name="services">The services behind it.</param>
    /// <param name="arguments">Its arguments, by the file with the settings as they are here.</param>
    public static async Task<InFront> StartAsync(
        string program,
        TemporaryFolder folder,
        string settings,
        int port,
        IReadOnlyList<HumasProcess> services,
        Func<string, string[]> arguments
    )
    {
        var path = Find(program);
        if (path is null)
            Assert.Ignore($"{program} is needed for this test: apt-get install varnish varnish-modules nginx-light haproxy.");
        var text = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Hosting", "InFront", settings));
        // Port 80 with what follows it, so that 8080 stays for now.
        text = text.Replace("127.0.0.1:80\n", $"127.0.0.1:{port}\n", StringComparison.Ordinal)
            .Replace("127.0.0.1:80;", $"127.0.0.1:{port};", StringComparison.Ordinal);
        foreach (var (number, service) in services.Index())
        {
            var (from, to) = ((8080 + number).ToString(CultureInfo.InvariantCulture), $"{service.Address.Port}");
            text = text.Replace($"127.0.0.1:{from}", $"127.0.0.1:{to}", StringComparison.Ordinal)
                .Replace($"\"{from}\"", $"\"{to}\"", StringComparison.Ordinal);
        }
        var file = folder.FileNamed(settings);
        await File.WriteAllTextAsync(file, text);
        var process = Process.Start(
            new ProcessStartInfo(path!, arguments(file)) { RedirectStandardError = true, RedirectStandardOutput = true }
        )!;
        var (error, output) = (process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
        Assert.That(() => process.HasExited || Listens(port), Is.True.After(30_000, 20));
        Assert.That(process.HasExited, Is.False, process.HasExited ? await error + await output : "");
        return new InFront(process, port);
    }

    /// <summary>The path of a program; null where it is not installed.</summary>
    public static string? Find(string program) =>
        // Debian puts these where only root looks.
        $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin"
            .Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    /// <summary>Whether a program listens on a port of this machine.</summary>
    public static bool Listens(int port)
    {
        try
        {
            using var client = new TcpClient("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        // With the workers that it started.
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }
}
