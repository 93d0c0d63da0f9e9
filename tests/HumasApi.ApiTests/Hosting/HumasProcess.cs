using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using HumasApi.Hosting;

namespace HumasApi.ApiTests.Hosting;

/// <summary>
/// The built program as an operator starts it: a process of its own with nothing set but what the test sets. Every wait
/// watches for its condition and gives up after a limit that even a busy machine keeps.
/// </summary>
internal sealed partial class HumasProcess : IDisposable
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(150);
    private static readonly HttpClient Client = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.Zero }
    )
    {
        Timeout = Limit,
    };

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder error = new();

    private HumasProcess(ProcessStartInfo info, int port)
    {
        Address = new Uri($"http://127.0.0.1:{port}");
        info.RedirectStandardOutput = info.RedirectStandardError = true;
        foreach (var name in info.Environment.Keys.Where(IsOurs).ToList())
            info.Environment.Remove(name);
        info.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        info.Environment["DOTNET_NOLOGO"] = "1";
        // Made when a test searches; no test leaves anything in the folder of the account.
        info.Environment["Humas__Search__Directory"] = "memory";
        process = new Process { StartInfo = info };
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(error, line.Data);
    }

    public int Id => process.Id;
    public Uri Address { get; }
    public bool HasExited => process.HasExited;
    public string Output
    {
        get
        {
            lock (output)
                return output.ToString();
        }
    }
    public string Error
    {
        get
        {
            lock (error)
                return error.ToString();
        }
    }
    private string Said => $"stdout:\n{Output}\nstderr:\n{Error}";

    /// <summary>Starts the program with a verb or none; settings as environment variables.</summary>
    public static HumasProcess Launch(string[] arguments, params (string Name, string? Value)[] settings) =>
        Start(
            Interruptible.Command("dotnet", [typeof(HumasSettings).Assembly.Location, .. arguments]),
            Path.GetTempPath(),
            FreePort(),
            settings
        );

    /// <summary>Starts <c>dotnet run</c> in the sources, without building.</summary>
    public static HumasProcess LaunchDotnetRun(params (string Name, string? Value)[] settings)
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "HumasApi.sln")))
            root = Path.GetDirectoryName(root)!;
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return Start(
            Interruptible.Command("dotnet", ["run", "--no-build", "--configuration", configuration, "--project", "src/HumasApi"]),
            root,
            FreePort(),
            settings
        );
    }

    /// <summary>Serves a data folder in Development, as a newcomer does, and waits until it is ready.</summary>
    public static async Task<HumasProcess> ServeAsync(string dataDirectory, params (string Name, string? Value)[] settings)
    {
        var service = Launch([], [("Humas__DataDirectory", dataDirectory), ("ASPNETCORE_ENVIRONMENT", "Development"), .. settings]);
        await service.ReadyAsync();
        return service;
    }

    /// <summary>What it logged that is wrong. That Kestrel's heartbeat was late says something of the machine only.</summary>
    public static IEnumerable<string> Complaints(string output) =>
        Complaint().Matches(output).Select(match => match.Value).Where(text => !text.Contains("the heartbeat has been running"));

    [GeneratedRegex(@"^(?:warn|fail|crit):.*(?:\n +.*)*", RegexOptions.Multiline)]
    private static partial Regex Complaint();

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        string[] arguments,
        params (string Name, string? Value)[] settings
    )
    {
        using var program = Launch(arguments, settings);
        return (await program.ExitAsync(), program.Output, program.Error);
    }

    /// <summary>Waits for the welcome, all of it: its lines arrive one by one, and an empty one ends it.</summary>
    public async Task ReadyAsync()
    {
        await Eventually.TrueAsync(() => HasWelcomed(Output) || process.HasExited, () => Said);
        Assert.That(process.HasExited, Is.False, Said);
    }

    private static bool HasWelcomed(string output) =>
        output.IndexOf("is ready", StringComparison.Ordinal) is var start and >= 0
        && output.IndexOf("\n\n", start, StringComparison.Ordinal) >= 0;

    /// <summary>Waits for the end and answers the exit code.</summary>
    public async Task<int> ExitAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"It does not end. {Said}");
        }
        return process.ExitCode;
    }

    /// <summary>Sends TERM, INT or KILL to the process alone.</summary>
    public void Signal(string signal)
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -{signal} {process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Stops it as a service manager does; fails unless that works.</summary>
    public async Task StopAsync(string signal = "TERM")
    {
        Signal(signal);
        Assert.That(await ExitAsync(), Is.Zero, Said);
    }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public async Task<Answer> SendAsync(HttpMethod method, string path, object? body = null, string? key = null, int? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Address, path));
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{ifMatch}\"");
        if (body is HttpContent content)
            request.Content = content;
        else if (body is not null)
            request.Content = new StringContent(
                JsonSerializer.Serialize(body),
                Encoding.UTF8,
                new MediaTypeHeaderValue(method == HttpMethod.Patch ? "application/merge-patch+json" : "application/json")
            );
        var answer = await Client.SendAsync(request);
        return new Answer(answer.StatusCode, answer, await answer.Content.ReadAsStringAsync());
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }
        process.Dispose();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static HumasProcess Start(ProcessStartInfo info, string folder, int port, (string Name, string? Value)[] settings)
    {
        info.WorkingDirectory = folder;
        var program = new HumasProcess(info, port);
        foreach (var (name, value) in settings)
            info.Environment[name] = value;
        program.process.Start();
        program.process.BeginOutputReadLine();
        program.process.BeginErrorReadLine();
        return program;
    }

    // What the test run itself was started with must not reach the program.
    private static bool IsOurs(string name) =>
        name.StartsWith("Humas__", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("ConnectionStrings__", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("ASPNETCORE_", StringComparison.Ordinal)
        || name
            is "DOTNET_LAUNCH_PROFILE"
                or "DOTNET_ENVIRONMENT"
                or "URLS"
                or "MSBUILD_EXE_PATH"
                or "MSBuildSDKsPath"
                or "MSBuildExtensionsPath";

    private static void Append(StringBuilder to, string? line)
    {
        if (line is null)
            return;
        lock (to)
            to.AppendLine(line);
    }
}

/// <summary>Watches for a condition instead of sleeping.</summary>
internal static class Eventually
{
    public static Task TrueAsync(Func<bool> condition, Func<string> otherwise) => TrueAsync(() => Task.FromResult(condition()), otherwise);

    public static async Task TrueAsync(Func<Task<bool>> condition, Func<string> otherwise)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > HumasProcess.Limit)
                Assert.Fail($"It did not happen in {HumasProcess.Limit.TotalSeconds} seconds. {otherwise()}");
            await Task.Delay(15);
        }
    }
}
