using System.Text.Json.Nodes;

namespace HumasApi.ApiTests.Cli;

/// <summary>Who humas is at which server: <c>login</c>, <c>logout</c>, <c>status</c> and <c>keys</c>.</summary>
internal sealed class LoginCommandTests : CliTest
{
    private string ConfigFile => Path.Combine(Folder, "config", "humas", "config.json");

    [SetUp]
    public void Forget()
    {
        Variables.Remove("HUMAS_SERVER");
        Variables.Remove("HUMAS_KEY");
    }

    [Test]
    public async Task A_login_is_remembered_in_a_file_that_only_its_owner_can_read()
    {
        var address = Newsroom.Address.ToString();
        Assert.That((await HumasAsync("status")).Must(2).Error, Does.Contain("humas login"));
        (await PipedAsync(Newsroom.AdminKey + "\n", default, "login", "--server", address, "--key", "-")).Must(0);
        if (!OperatingSystem.IsWindows())
            Assert.That(File.GetUnixFileMode(ConfigFile), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.That(Directory.GetFiles(Path.GetDirectoryName(ConfigFile)!), Has.Length.EqualTo(1));
        var status = (await HumasAsync("status", "--json")).Must(0);
        Assert.That(status.Json["me"]!["kind"]!.GetValue<string>(), Is.EqualTo("settings"));
        Assert.That(status.Json["health"]!.GetValue<string>(), Is.EqualTo("ok"));
        Assert.That(status.Json["version"]!.GetValue<string>(), Is.EqualTo("0.1.0"));
        (await HumasAsync("logout")).Must(0);
        Assert.That(File.Exists(ConfigFile), Is.False);
        (await HumasAsync("status")).Must(2);
    }

    [Test]
    public async Task A_key_that_is_refused_is_not_remembered()
    {
        var refused = (await HumasAsync("login", "--server", Newsroom.Address.ToString(), "--key", "hk_salah_sekali")).Must(2);
        Assert.That(refused.Error, Does.Not.Contain("salah"));
        Assert.That(File.Exists(ConfigFile), Is.False);
        (await HumasAsync("login", "--server", Newsroom.Address.ToString())).Must(2);
        Assert.That((await HumasAsync("login", "hk_0199_rahasia")).Must(2).Error, Does.Not.Contain("rahasia"), "typed in the wrong place");
        var broken = (await HumasAsync("login", "--server", Newsroom.Address.ToString(), "--key", "hk_rahasia baru")).Must(2);
        Assert.That(broken.Error, Does.Not.Contain("rahasia"));
    }

    [Test]
    public async Task A_file_that_others_can_read_is_not_used()
    {
        if (OperatingSystem.IsWindows())
            return;
        (await HumasAsync("login", "--server", Newsroom.Address.ToString(), "--key", Newsroom.AdminKey)).Must(0);
        File.SetUnixFileMode(ConfigFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Assert.That((await HumasAsync("status")).Must(2).Error, Does.Contain($"chmod 600 {ConfigFile}"));
        Variables["HUMAS_SERVER"] = Newsroom.Address.ToString();
        Variables["HUMAS_KEY"] = Newsroom.AdminKey;
        (await HumasAsync("status")).Must(0);
    }

    [Test]
    public async Task An_option_wins_over_the_environment_and_that_over_the_file()
    {
        var (address, viewer, writer) = (Newsroom.Address.ToString(), await Key("viewer"), await Key("writer"));
        (await HumasAsync("login", "--server", address, "--key", Newsroom.AdminKey)).Must(0);
        Assert.That(await RoleAsync(), Is.EqualTo("settings"));
        Variables["HUMAS_KEY"] = viewer;
        Assert.That(await RoleAsync(), Is.EqualTo("viewer"));
        Assert.That(await RoleAsync("--key", writer), Is.EqualTo("writer"));
        Variables["HUMAS_SERVER"] = "http://127.0.0.1:9";
        (await HumasAsync("status")).Must(2);
        Assert.That(await RoleAsync("--server", address), Is.EqualTo("viewer"));
    }

    // Else whoever gets another to type an address would get the key.
    [Test]
    public async Task A_remembered_key_goes_to_its_own_server_only()
    {
        (await HumasAsync("login", "--server", Newsroom.Address.ToString(), "--key", Newsroom.AdminKey)).Must(0);
        await using var other = new FrailWire();
        Assert.That((await HumasAsync("status", "--server", other.Address)).Must(0).Out, Does.Contain("not logged in"));
        Assert.That((await HumasAsync("export", "units", "--server", other.Address)).Must(2).Error, Does.Contain("There is no key for"));
    }

    [Test]
    public async Task A_key_is_not_sent_to_another_machine_in_the_clear()
    {
        Variables["HUMAS_KEY"] = Newsroom.AdminKey;
        var refused = (await HumasAsync("status", "--server", "http://humas.invalid")).Must(2);
        Assert.That(refused.Error, Does.Contain("--insecure"));
        var warned = (await HumasAsync("status", "--server", "http://humas.invalid", "--insecure")).Must(2);
        Assert.That(warned.Error, Does.StartWith("Warning: the key is sent to humas.invalid without encryption."));
        Assert.That(warned.Error, Does.Contain("There is no answer from http://humas.invalid/"));
    }

    [Test]
    public async Task Keys_are_made_shown_once_rotated_and_revoked()
    {
        await Unit("rutan");
        Variables["HUMAS_SERVER"] = Newsroom.Address.ToString();
        Variables["HUMAS_KEY"] = Newsroom.AdminKey;
        string[] create = ["keys", "create", "--name", "Impor", "--role", "importer", "--unit", "rutan", "--scope", "subtree"];
        var secret = (await HumasAsync([.. create, "--expires", "2099-01-31"])).Must(0).Out.Trim();
        Assert.That(secret, Does.StartWith("hk_"), "the secret and nothing else");
        Variables["HUMAS_KEY"] = secret;
        Assert.That((await HumasAsync("status")).Must(0).Out, Does.Contain("importer at rutan and below"));
        Variables["HUMAS_KEY"] = Newsroom.AdminKey;
        var list = (await HumasAsync("keys", "list", "--json")).Must(0).Json["keys"]!.AsArray();
        Assert.That(list, Has.Count.EqualTo(1));
        var id = list[0]!["id"]!.GetValue<string>();
        Assert.That((await HumasAsync("keys", "list")).Must(0).Out, Does.Match($"{id} +Impor +importer at rutan and below +2099-01-"));

        var rotated = (await HumasAsync("keys", "rotate", id, "--overlap", "0", "--json")).Must(0).Json["key"]!.GetValue<string>();
        Variables["HUMAS_KEY"] = secret;
        (await HumasAsync("status")).Must(2);
        Variables["HUMAS_KEY"] = rotated;
        (await HumasAsync("status")).Must(0);
        Variables["HUMAS_KEY"] = Newsroom.AdminKey;
        Assert.That((await HumasAsync("keys", "revoke", id, "--reason", "hilang")).Must(0).Out, Is.EqualTo("Revoked: Impor.\n"));
        Variables["HUMAS_KEY"] = rotated;
        (await HumasAsync("status")).Must(2);
        Variables["HUMAS_KEY"] = Newsroom.AdminKey;
        (await HumasAsync("keys", "revoke", "satu")).Must(2);
        (await HumasAsync("keys", "create", "--name", "x")).Must(2);
        (await HumasAsync([.. create, "--expires", "besok"])).Must(2);
    }

    private async Task<string> RoleAsync(params string[] options)
    {
        JsonNode me = (await HumasAsync(["status", "--json", .. options])).Must(0).Json["me"]!;
        return me["kind"]!.GetValue<string>() == "settings" ? "settings" : me["grants"]![0]!["role"]!.GetValue<string>();
    }
}
