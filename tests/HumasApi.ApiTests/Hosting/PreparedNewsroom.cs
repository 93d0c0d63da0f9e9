using HumasApi.ApiTests.Embedded;
using HumasApi.Postgres;

namespace HumasApi.ApiTests.Hosting;

/// <summary>What the first start in an empty folder said and left, made once: whole with the demo, or without it.</summary>
internal sealed class PreparedNewsroom : IDisposable
{
    private static readonly Lazy<Task<PreparedNewsroom>> DemoOnce = new(() => MakeAsync("true"));
    private static readonly Lazy<Task<PreparedNewsroom>> EmptyOnce = new(() => MakeAsync("false"));

    private readonly TemporaryFolder folder = new();

    /// <summary>What the terminal showed.</summary>
    public string Output { get; private set; } = "";

    /// <summary>Seconds until it was ready.</summary>
    public double Seconds { get; private set; }

    public static Task<PreparedNewsroom> Demo => DemoOnce.Value;
    public static Task<PreparedNewsroom> Empty => EmptyOnce.Value;

    public Uri Address { get; private set; } = new("http://localhost");
    public string Data => folder.Data;

    public static async Task DeleteAsync()
    {
        foreach (var once in new[] { DemoOnce, EmptyOnce })
            if (once.IsValueCreated)
                (await once.Value).Dispose();
    }

    public void Dispose() => folder.Dispose();

    public async Task CopyToAsync(TemporaryFolder target)
    {
        var copy = await ChildProcess.RunAsync(new ChildCommand("cp", "-a", folder.Data, target.Data), CancellationToken.None);
        Assert.That(copy.ExitCode, Is.Zero, copy.Error);
    }

    private static async Task<PreparedNewsroom> MakeAsync(string demo)
    {
        var made = new PreparedNewsroom();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        // The demo is what comes unasked; only its absence is a setting.
        using var service = await HumasProcess.ServeAsync(made.Data, demo == "true" ? [] : [("Humas__Demo", demo)]);
        made.Seconds = watch.Elapsed.TotalSeconds;
        made.Address = service.Address;
        await service.StopAsync();
        made.Output = service.Output;
        Assert.That(PostmasterPid.ReadRunning(Path.Combine(made.Data, "cluster")), Is.Null);
        return made;
    }
}

/// <summary>Removes the prepared folders after the last test here.</summary>
[SetUpFixture]
internal sealed class PreparedNewsroomEnd
{
    [OneTimeTearDown]
    public Task Delete() => PreparedNewsroom.DeleteAsync();
}
