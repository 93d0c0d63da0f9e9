using System.Diagnostics;
using HumasApi.Cli;

namespace HumasApi.ApiTests.Cli;

/// <summary>The program itself: its help, completion, and signals, where a terminal or a process matters.</summary>
internal sealed class ProgramTests : CliTest
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "HumasApi.Cli");

    [TestCase("login")]
    [TestCase("logout")]
    [TestCase("status")]
    [TestCase("import")]
    [TestCase("check")]
    [TestCase("export")]
    [TestCase("keys")]
    [TestCase("keys list")]
    [TestCase("keys create")]
    [TestCase("keys rotate")]
    [TestCase("keys revoke")]
    [TestCase("completion")]
    public async Task Every_command_has_help_with_an_example(string command)
    {
        var help = (await HumasAsync([.. command.Split(' '), "--help"])).Must(0).Out;
        Assert.That(help, Does.Contain($"humas {command}"));
        Assert.That(help[help.IndexOf("Examples:", StringComparison.Ordinal)..], Does.Contain($"humas {command}"));
        Assert.That(help, Does.Contain("-h, --help"));
    }

    [Test]
    public async Task It_tells_its_version_and_its_commands()
    {
        Assert.That((await HumasAsync("--version")).Must(0).Out, Is.EqualTo("0.1.0\n"));
        var help = (await HumasAsync("--help")).Must(0).Out;
        foreach (var command in new[] { "login", "logout", "status", "import", "check", "export", "keys", "completion" })
            Assert.That(help, Does.Contain($"  {command}"));
    }

    [TestCase("humas im", "import")]
    [TestCase("humas import --format w", "wordpress wordpressRest")]
    [TestCase("humas keys r", "revoke rotate")]
    [TestCase("humas import --date", "--date-order")]
    [TestCase("humas export a", "archive articles authors")]
    public async Task Bash_completes(string line, string expected)
    {
        if (!File.Exists("/bin/bash"))
            Assert.Ignore("There is no bash.");
        Directory.CreateSymbolicLink(Path.Combine(Folder, "humas"), Program);
        var words = string.Join(' ', line.Split(' ').Select(word => $"'{word}'"));
        var script = $$"""
            source <(humas completion bash)
            complete -p humas >/dev/null || exit 3
            COMP_LINE='{{line}}' COMP_POINT={{line.Length}} COMP_WORDS=({{words}}) COMP_CWORD={{line.Split(' ').Length - 1}}
            _humas
            echo "${COMPREPLY[*]}"
            """;
        using var bash = Start("/bin/bash", "-c", script);
        Assert.That(
            (await bash.StandardOutput.ReadToEndAsync()).Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries),
            Is.EquivalentTo(expected.Split(' '))
        );
    }

    [Test]
    public async Task A_script_for_each_shell_asks_for_suggestions()
    {
        foreach (var shell in new[] { "bash", "zsh", "fish", "pwsh" })
            Assert.That((await HumasAsync("completion", shell)).Must(0).Out, Does.Contain("[suggest:"));
        (await HumasAsync("completion", "cmd")).Must(2);
    }

    [Test]
    public async Task An_interrupted_process_pauses_its_import_and_prints_no_colours_in_a_pipe()
    {
        if (OperatingSystem.IsWindows())
            Assert.Ignore("Signals are of Unix.");
        await SceneAsync();
        var file = Written("arsip.ndjson", Items(10_000));
        using var humas = Start(Program, "import", file, "--source", "web-lama");
        var (output, error) = (humas.StandardOutput.ReadToEndAsync(), humas.StandardError.ReadToEndAsync());
        while (Convert.ToInt64(await Newsroom.SqlAsync("select count(*) from articles"), null) == 0)
            await Task.Delay(20);
        using (var kill = Process.Start("kill", ["-INT", $"{humas.Id}"]))
            await kill.WaitForExitAsync();
        await humas.WaitForExitAsync();
        Assert.That(humas.ExitCode, Is.EqualTo(ExitCodes.Interrupted), await error);
        var import = (await Api.ManageGet("/imports")).Data[0]!;
        Assert.That(import["state"]!.GetValue<string>(), Is.EqualTo("paused"));
        Assert.That(await error, Does.Contain($"humas import --resume {import["id"]}"));
        var said = await output + await error;
        Assert.That(said, Does.Not.Contain(Newsroom.AdminKey));
        // By code: a comparison of a culture passes over such characters.
        Assert.That(said.Contains('\u001b'), Is.False);
    }

    private Process Start(string program, params string[] args)
    {
        var info = Interruptible.Command(program, args);
        info.RedirectStandardOutput = info.RedirectStandardError = true;
        foreach (var (name, value) in Variables)
            info.Environment[name] = value;
        info.Environment["PATH"] = $"{Folder}:{info.Environment["PATH"]}";
        return Process.Start(info)!;
    }
}
