using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HumasApi.ApiTests.Management;
using HumasApi.Cli;

namespace HumasApi.ApiTests.Cli;

/// <summary>What a run of <c>humas</c> ended with.</summary>
internal sealed record Ran(int Code, string Out, string Error)
{
    public JsonNode Json => JsonNode.Parse(Out)!;

    /// <summary>Fails with all that was said when the exit code is another one.</summary>
    public Ran Must(int code)
    {
        Assert.That(Code, Is.EqualTo(code), $"{Out}\n{Error}");
        return this;
    }
}

/// <summary>A test that runs <c>humas</c> against the newsroom of its fixture, in a folder and with a home of its own.</summary>
internal abstract class CliTest : ImportTest
{
    protected string Folder { get; private set; } = "";

    /// <summary>The environment of the runs.</summary>
    protected Dictionary<string, string> Variables { get; } = [];

    [SetUp]
    public void Prepare()
    {
        Folder = Directory.CreateTempSubdirectory("humas-cli").FullName;
        Variables.Clear();
        Variables["HUMAS_SERVER"] = Newsroom.Address.ToString();
        Variables["HUMAS_KEY"] = Newsroom.AdminKey;
        Variables["XDG_CONFIG_HOME"] = Path.Combine(Folder, "config");
    }

    [TearDown]
    public void CleanUp() => Directory.Delete(Folder, recursive: true);

    protected Task<Ran> HumasAsync(params string[] args) => PipedAsync("", default, args);

    protected async Task<Ran> PipedAsync(string input, CancellationToken stop, params string[] args)
    {
        using var output = new MemoryStream();
        await using var text = new StreamWriter(output, new UTF8Encoding(false)) { AutoFlush = true };
        var error = new StringWriter();
        var shell = new Shell(new StringReader(input), text, TextWriter.Synchronized(error), Variables.GetValueOrDefault)
        {
            OpenIn = () => new MemoryStream(Encoding.UTF8.GetBytes(input)),
            OpenOut = () => new Unclosed(output),
        };
        var code = await HumasCli.RunAsync(args, shell, stop);
        var ran = new Ran(code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
        Assert.That(ran.Out + ran.Error, Does.Not.Contain(Newsroom.AdminKey), "a key is never printed");
        return ran;
    }

    /// <summary>Writes a file and answers its path.</summary>
    protected string Written(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>An item as a line of NDJSON.</summary>
    protected static new string Item(string key, string title, object? more = null) =>
        ImportTest.Item(key, title, more).ToJsonString() + "\n";

    protected static string Items(int count) =>
        string.Concat(Enumerable.Range(1, count).Select(number => Item($"a{number}", $"Panen {number}")));

    protected static string[] LinesOf(string path) => File.ReadAllLines(path);

    protected static string Compact(string line)
    {
        var message = JsonDocument.Parse(line).RootElement;
        return $"{message.GetProperty("severity")} {message.GetProperty("line")} {message.GetProperty("code")} {message.GetProperty("pointer")} "
            + $"{message.GetProperty("externalId")} {message.GetProperty("message")}";
    }

    private sealed class Unclosed(MemoryStream inner) : Stream
    {
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => inner.Length;
        public override long Position
        {
            get => inner.Position;
            set => throw new NotSupportedException();
        }

        public override void Flush() { }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    }
}
