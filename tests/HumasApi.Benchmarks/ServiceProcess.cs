using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using HumasApi.Hosting;

namespace HumasApi.Benchmarks;

/// <summary>A program of our own on a free port: the service as operators start it, or one to compare it with.</summary>
internal sealed class ServiceProcess : IDisposable
{
    public const string AdminKey = "benchmark-admin-key-0123456789";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;

    private ServiceProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    // taskset becomes the program that it starts.
    public int Id => process.Id;

    /// <param name="target">The database it serves.</param>
    /// <param name="processor">The processor it is bound to; null for any.</param>
    /// <param name="settings">Further settings.</param>
    public static Task<ServiceProcess> ServeAsync(Target target, int? processor = null, params (string Name, string Value)[] settings)
    {
        var url = FreeAddress();
        return StartAsync(
            url,
            "health/ready",
            Command(processor, typeof(HumasSettings).Assembly.Location),
            new(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)))
            {
                ["ConnectionStrings__Humas"] = target.App,
                ["ConnectionStrings__HumasDelivery"] = target.Read,
                ["ConnectionStrings__HumasOwner"] = target.Owner,
                ["Humas__AdminKey"] = AdminKey,
                ["Humas__PublicUrl"] = "https://humas.example",
                ["ASPNETCORE_URLS"] = url,
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["Humas__RateLimits__Address"] = "0",
                ["Humas__RateLimits__Key"] = "0",
                ["Humas__RateLimits__SignIn"] = "0",
                ["Logging__LogLevel__Default"] = "Warning",
            }
        );
    }

    /// <summary>The answers that no framework of ours stands between, as a program of their own.</summary>
    public static Task<ServiceProcess> HandWrittenAsync(string connection, int? processor) =>
        LimitAsync(processor, "limit", "--connection", connection);

    /// <summary>Fixed answers from memory, as a program of their own.</summary>
    /// <param name="answers">A file: JSON, an answer for each path.</param>
    /// <param name="processor">The processor it is bound to.</param>
    public static Task<ServiceProcess> BareAsync(string answers, int? processor) => LimitAsync(processor, "bare", "--answers", answers);

    private static Task<ServiceProcess> LimitAsync(int? processor, params string[] arguments)
    {
        var url = FreeAddress();
        return StartAsync(url, "ready", Command(processor, [typeof(Benchmark).Assembly.Location, .. arguments, "--url", url]), []);
    }

    /// <summary>How to run a program of ours, bound to one processor where the system can.</summary>
    public static ProcessStartInfo Command(int? processor, params string[] arguments) =>
        processor is { } number
            ? new ProcessStartInfo("taskset", ["-c", number.ToString(CultureInfo.InvariantCulture), "dotnet", .. arguments])
            : new ProcessStartInfo("dotnet", arguments);

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private static async Task<ServiceProcess> StartAsync(
        string url,
        string ready,
        ProcessStartInfo info,
        Dictionary<string, string> settings
    )
    {
        foreach (var (name, value) in settings)
            info.Environment[name] = value;
        // A folder is used again for the next run, on the same day.
        info.Environment["Humas__Quotas__Articles"] = "0";
        // As in the image (Dockerfile).
        info.Environment["DOTNET_GCgen0size"] = "0x4000000";
        // Its welcome is not for a table.
        info.RedirectStandardOutput = true;
        var service = new ServiceProcess(Process.Start(info)!, new Uri(url));
        service.process.BeginOutputReadLine();
        using var client = new HttpClient { BaseAddress = service.Address };
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(100))
        {
            if (service.process.HasExited)
                throw new InvalidOperationException(
                    $"{info.FileName} {string.Join(' ', info.ArgumentList)} ended with {service.process.ExitCode}."
                );
            try
            {
                if ((await client.GetAsync(new Uri(ready, UriKind.Relative))).StatusCode == HttpStatusCode.OK)
                    return service;
            }
            catch (HttpRequestException) when (watch.Elapsed < Patience) { }
        }
    }

    private static string FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }
}
