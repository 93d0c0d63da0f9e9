using System.Diagnostics;
using System.Text.RegularExpressions;
using HumasApi.ApiTests.Contract;
using HumasApi.ApiTests.Embedded;

namespace HumasApi.ApiTests.Delivery;

/// <summary>The sync loop of the README in Kotlin, compiled and run.</summary>
internal sealed partial class ReadmeKotlinTests : ApiTest
{
    // The classes of Android, as Debian has them.
    private const string AndroidJson = "/usr/share/java/com.android.json.jar";

    // Syncs once for each line that it reads, and prints how many records of each kind it has.
    private const string Main = """

        fun main(args: Array<String>) {
            val db = sortedMapOf<String, String>()
            while (readLine() != null) {
                sync(db, args[0])
                val kinds = db.keys.filter { it != "next" }.groupBy { it.substringBefore(' ') }
                println(kinds.map { "${it.key}=${it.value.size}" }.joinToString(" "))
            }
        }
        """;

    [Test]
    public async Task It_stays_in_step()
    {
        if (!File.Exists("/usr/bin/kotlinc") || !File.Exists(AndroidJson))
            Assert.Ignore("Kotlin is needed for this test: apt-get install kotlin libandroid-json-java default-jre-headless.");
        await Unit("rutan");
        await Tag("panen");
        var id = (await Live("Satu", "rutan", new { tags = new[] { new { slug = "panen" } } })).Id;
        using var folder = new TemporaryFolder();
        var jar = await CompiledAsync(folder);
        using var program = Start(
            "java",
            "-cp",
            $"{jar}:{AndroidJson}",
            "SyncKt",
            new Uri(Newsroom.Address, "/v1/sync?limit=2").AbsoluteUri
        );
        Assert.That(await SyncAsync(program), Is.EqualTo("article=1 tag=1 unit=1"));
        await Live("Dua", "rutan");
        Assert.That(await SyncAsync(program), Is.EqualTo("article=2 tag=1 unit=1"));
        await UnpublishAsync(id);
        Assert.That(await SyncAsync(program), Is.EqualTo("article=1 tag=1 unit=1"));
        // It begins again.
        await Newsroom.SqlAsync("update change_retention set forgotten_to = (select max(position) + 1 from changes)");
        Assert.That(await SyncAsync(program), Is.EqualTo("article=1 tag=1 unit=1"));
        await Newsroom.SqlAsync("update change_retention set forgotten_to = 0");
        program.StandardInput.Close();
        await program.WaitForExitAsync();
        Assert.That(program.ExitCode, Is.Zero);
    }

    private static async Task<string> CompiledAsync(TemporaryFolder folder)
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"));
        var (source, jar) = (folder.FileNamed("Sync.kt"), folder.FileNamed("sync.jar"));
        // The public address of the newsroom is not where it can be reached.
        const string Address = "db[\"next\"] ?: start";
        var code = Block().Match(readme).Groups[1].Value;
        Assert.That(code, Does.Contain(Address));
        var reachable = $"({Address}).replace(\"https://humas.example/\", \"{Newsroom.Address}\")";
        await File.WriteAllTextAsync(source, code.Replace(Address, reachable, StringComparison.Ordinal) + Main);
        using var compiler = Start("kotlinc", "-nowarn", "-include-runtime", "-cp", AndroidJson, "-d", jar, source);
        var said = await compiler.StandardError.ReadToEndAsync();
        await compiler.WaitForExitAsync();
        Assert.That(compiler.ExitCode, Is.Zero, said);
        return jar;
    }

    private static async Task<string?> SyncAsync(Process program)
    {
        await program.StandardInput.WriteLineAsync();
        return await program.StandardOutput.ReadLineAsync();
    }

    private static Process Start(string name, params string[] arguments) =>
        Process.Start(
            new ProcessStartInfo(name, arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = name == "kotlinc",
            }
        )!;

    [GeneratedRegex("```kotlin\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
