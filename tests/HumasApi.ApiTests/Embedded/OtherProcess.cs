using System.Diagnostics;
using HumasApi.Postgres;
using Microsoft.Extensions.Logging.Abstractions;

namespace HumasApi.ApiTests.Embedded;

/// <summary>A second process that runs a private PostgreSQL until it is killed: this test assembly, started as a program.</summary>
internal sealed class OtherProcess : IDisposable
{
    private readonly Process _process;

    private OtherProcess(Process process) => _process = process;

    internal int Id => _process.Id;

    /// <summary>The program's entry: starts PostgreSQL on the folder, says so, and waits for its death.</summary>
    internal static async Task<int> Main(string[] args)
    {
        var options = new EmbeddedPostgresOptions
        {
            DataDirectory = args[0],
            Durable = false,
            AllowDownload = false,
        };
        await using var server = await EmbeddedPostgres.StartAsync(options, NullLogger.Instance, CancellationToken.None);
        await Console.Out.WriteLineAsync("ready");
        await Task.Delay(Timeout.Infinite);
        return 0;
    }

    internal static async Task<OtherProcess> StartAsync(string dataDirectory, bool waitUntilReady = true)
    {
        var info = new ProcessStartInfo(Environment.ProcessPath!, [typeof(OtherProcess).Assembly.Location, dataDirectory])
        {
            RedirectStandardOutput = true,
        };
        if (!Path.GetFileNameWithoutExtension(info.FileName).Equals("dotnet", StringComparison.OrdinalIgnoreCase))
        {
            info.FileName = "dotnet";
        }

        var other = new OtherProcess(Process.Start(info)!);
        if (waitUntilReady)
        {
            Assert.That(await other._process.StandardOutput.ReadLineAsync(), Is.EqualTo("ready"));
        }

        return other;
    }

    /// <summary>Kills the process alone, as the kernel would; what it started lives on.</summary>
    internal async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}
