using HumasApi.ApiTests.Embedded;
using HumasApi.Postgres;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace HumasApi.ApiTests.Hosting;

/// <summary>A wrong setting ends the start with a sentence that names it.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class SettingsTests : HostingTest
{
    // What is read from the settings alone is tested in HumasApi.UnitTests; here is what a process shows, and what needs a machine.
    [TestCase("Humas__TimeZone", "WIB", "Humas__TimeZone is WIB")]
    [TestCase("Humas__Postgres__BinDirectory", "/tmp", "Humas__Postgres__BinDirectory names '/tmp', but there are no working initdb")]
    [TestCase("ConnectionStrings__Humas", "Host=127.0.0.1;Port=1;Database=humas;Username=a;Password=b", "The database cannot be reached")]
    [TestCase(
        "ConnectionStrings__Humas",
        "Host=no-such-host.invalid;Database=humas;Username=a;Password=b",
        "The database cannot be reached"
    )]
    [TestCase("Humas__DataDirectory", "/proc/no", "/proc/no")]
    public async Task A_wrong_setting_is_told_in_a_sentence(string name, string value, string sentence)
    {
        var refused = await HumasProcess.RunAsync([], Data, NoDemo, (name, value));
        AssertRefused(refused, sentence);
    }

    [Test]
    public async Task A_database_that_refuses_is_told_in_a_sentence()
    {
        await PreparedCluster.CopyToAsync(Folder);
        await using var server = await EmbeddedPostgres.StartAsync(Folder.Options, NullLogger.Instance, CancellationToken.None);
        var password = new NpgsqlConnectionStringBuilder(server.OwnerConnectionString) { Password = "wrong" }.ConnectionString;
        var database = new NpgsqlConnectionStringBuilder(server.OwnerConnectionString) { Database = "nowhere" }.ConnectionString;
        foreach (var (setting, sentence) in new[] { (password, "The database cannot be reached"), (database, "nowhere") })
        {
            AssertRefused(await Verb.RunAsync(["migrate"], ("ConnectionStrings__Humas", setting)), sentence);
            AssertRefused(await HumasProcess.RunAsync([], ("ConnectionStrings__Humas", setting)), sentence);
        }
    }

    [TestCase("serve")]
    [TestCase("backup")]
    [TestCase("restore", "a", "b")]
    [TestCase("migrate", "now")]
    public async Task An_unknown_verb_is_answered_with_the_usage(params string[] arguments)
    {
        var (exitCode, output, error) = await Verb.RunAsync(arguments, Data);
        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(error, Does.StartWith("usage: HumasApi"));
        Assert.That(output, Is.Empty);
        Assert.That(Directory.Exists(Folder.Data), Is.False, "nothing was started");
    }

    [TestCase("help")]
    [TestCase("--help")]
    [TestCase("-h")]
    public async Task Help_is_the_usage(string argument)
    {
        var (exitCode, output, _) = await Verb.RunAsync([argument], Data);
        Assert.That(exitCode, Is.Zero);
        Assert.That(output, Does.StartWith("usage: HumasApi"));
    }

    [Test]
    public async Task Usage_and_help_have_their_exit_codes_and_streams()
    {
        var (unknown, help) = (await HumasProcess.RunAsync(["serve"], Data), await HumasProcess.RunAsync(["--help"], Data));
        Assert.That((unknown.ExitCode, unknown.Output, help.ExitCode, help.Error), Is.EqualTo((1, "", 0, "")));
        Assert.That(unknown.Error, Is.EqualTo(help.Output).And.StartsWith("usage: HumasApi"));
    }

    private static void AssertRefused((int ExitCode, string Output, string Error) refused, string sentence)
    {
        Assert.That(refused.ExitCode, Is.EqualTo(1), refused.Output + refused.Error);
        Assert.That(refused.Error, Does.Contain(sentence));
        Assert.That(refused.Output + refused.Error, Does.Not.Contain("   at ").And.Not.Contain("Unhandled"), "no stack trace");
    }
}
