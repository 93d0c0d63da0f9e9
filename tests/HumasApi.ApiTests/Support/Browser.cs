using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace HumasApi.ApiTests;

/// <summary>
/// A headless Chromium, driven by the DevTools protocol. It reaches this machine and no other: all names but the loopback
/// are unknown to it. What pages ask for, compile and say is kept.
/// </summary>
internal sealed partial class Browser : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private readonly Process process;
    private readonly string profile;
    private readonly ClientWebSocket socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonObject>> waiting = new();
    private readonly SemaphoreSlim sending = new(1);
    private readonly CancellationTokenSource end = new();
    private Task reading = Task.CompletedTask;
    private string session = "";
    private int calls;

    private Browser(Process process, string profile) => (this.process, this.profile) = (process, profile);

    /// <summary>Events of the page since it was opened, such as Network.requestWillBeSent, with their parameters.</summary>
    public ConcurrentQueue<(string Name, JsonObject Parameters)> Events { get; } = new();

    [GeneratedRegex(@"DevTools listening on (ws://\S+)")]
    private static partial Regex Listening();

    /// <summary>
    /// Starts a browser with one empty page. Without one on this machine the test is ignored, on a build server it fails.
    /// </summary>
    public static async Task<Browser> StartAsync()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var program = Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
        if (program is null)
        {
            const string Missing = "Chromium is needed on the PATH for this test: apt-get install chromium.";
            if (Environment.GetEnvironmentVariable("CI") is { Length: > 0 })
                Assert.Fail(Missing);
            Assert.Ignore(Missing);
        }
        var profile = Directory.CreateTempSubdirectory("humas-browser-").FullName;
        var start = new ProcessStartInfo(program!) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (
            var option in new[]
            {
                "--headless=new",
                "--remote-debugging-port=0",
                $"--user-data-dir={profile}",
                "--no-first-run",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-extensions",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-proxy-server",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
                "about:blank",
            }
        )
            start.ArgumentList.Add(option);
        // The sandbox of the browser refuses root.
        if (Environment.UserName == "root")
            start.ArgumentList.Insert(0, "--no-sandbox");
        var browser = new Browser(Process.Start(start)!, profile);
        try
        {
            await browser.ConnectAsync();
            return browser;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    private async Task ConnectAsync()
    {
        var said = new List<string>();
        Match address = Match.Empty;
        while (!address.Success)
        {
            var line = await process.StandardError.ReadLineAsync().WaitAsync(Patience)
                ?? throw new InvalidOperationException("The browser ended: " + string.Join('\n', said));
            said.Add(line);
            address = Listening().Match(line);
        }
        // What it says from now on would fill the pipe.
        _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        await socket.ConnectAsync(new Uri(address.Groups[1].Value), CancellationToken.None).WaitAsync(Patience);
        reading = ReadAsync();
        var target = await CallAsync("Target.createTarget", new JsonObject { ["url"] = "about:blank" });
        session = (
            await CallAsync(
                "Target.attachToTarget",
                new JsonObject { ["targetId"] = target["targetId"]!.GetValue<string>(), ["flatten"] = true }
            )
        )["sessionId"]!.GetValue<string>();
        foreach (var domain in new[] { "Page", "Network", "Debugger", "Runtime" })
            await CallAsync(domain + ".enable");
    }

    /// <summary>Opens an address and waits until it has loaded.</summary>
    public async Task GoToAsync(Uri address)
    {
        Events.Clear();
        await CallAsync("Page.navigate", new JsonObject { ["url"] = address.AbsoluteUri });
        await EvaluateAsync("new Promise(done => document.readyState === 'complete' ? done() : addEventListener('load', () => done()))");
    }

    /// <summary>Runs JavaScript in the page and answers its value; a promise is awaited.</summary>
    public async Task<JsonNode?> EvaluateAsync(string script)
    {
        var answer = await CallAsync(
            "Runtime.evaluate",
            new JsonObject
            {
                ["expression"] = script + "\n//# sourceURL=" + OwnScript,
                ["awaitPromise"] = true,
                ["returnByValue"] = true,
            }
        );
        if (answer["exceptionDetails"] is { } fault)
            throw new InvalidOperationException(fault.ToJsonString());
        return answer["result"]?["value"];
    }

    /// <summary>How scripts that a test runs are named among the events.</summary>
    public const string OwnScript = "humas-test";

    /// <summary>Calls a method of the DevTools protocol.</summary>
    public async Task<JsonObject> CallAsync(string method, JsonObject? parameters = null)
    {
        var id = Interlocked.Increment(ref calls);
        var call = new JsonObject
        {
            ["id"] = id,
            ["method"] = method,
            ["params"] = parameters ?? [],
        };
        if (session.Length > 0)
            call["sessionId"] = session;
        var answer = waiting[id] = new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously);
        await sending.WaitAsync();
        try
        {
            await socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(call.ToJsonString()), WebSocketMessageType.Text, true, end.Token);
        }
        finally
        {
            sending.Release();
        }
        var message = await answer.Task.WaitAsync(Patience);
        return message["error"] is { } error
            ? throw new InvalidOperationException($"{method}: {error.ToJsonString()}")
            : message["result"]!.AsObject();
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                using var message = new MemoryStream();
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await socket.ReceiveAsync(buffer.AsMemory(), end.Token);
                    message.Write(buffer, 0, part.Count);
                } while (!part.EndOfMessage);
                if (JsonNode.Parse(message.ToArray()) is not JsonObject said)
                    continue;
                if (said["id"] is { } id)
                {
                    if (waiting.TryRemove(id.GetValue<int>(), out var answer))
                        answer.SetResult(said);
                }
                else
                {
                    var name = said["method"]!.GetValue<string>();
                    Events.Enqueue((name, said["params"]!.AsObject()));
                    // The page waits for an answer.
                    if (name == "Page.javascriptDialogOpening")
                        _ = CallAsync("Page.handleJavaScriptDialog", new JsonObject { ["accept"] = false });
                }
            }
        }
        catch (Exception exception)
        {
            foreach (var answer in waiting.Values)
                answer.TrySetException(exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await reading;
        socket.Dispose();
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        sending.Dispose();
        end.Dispose();
        // Its helpers may still be writing for a moment.
        try
        {
            Directory.Delete(profile, recursive: true);
        }
        catch (IOException) { }
    }
}
