using System.Net;
using System.Text;

namespace HumasApi.ApiTests.Hosting;

/// <summary>Settings that stand in files, and the sentences for files that are none.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class SecretFileTests : HostingTest
{
    private const string Secret = "rahasia-kunci-dari-berkas";

    [Test]
    public async Task Any_setting_may_stand_in_a_file()
    {
        await (await PreparedNewsroom.Empty).CopyToAsync(Folder);
        var service = await ServeAsync(
            NoDemo,
            ("Humas__AdminKey_FILE", File(Secret + "\n")),
            ("Humas__Name_FILE", File("Humas dari Berkas\r\n"))
        );
        (await service.SendAsync(HttpMethod.Get, "/manage/v1/me", key: Secret)).Must(HttpStatusCode.OK);
        Assert.That((await service.GetAsync("/v1")).Text, Does.Contain("Humas dari Berkas"));
        Assert.That(service.Output + service.Error, Does.Not.Contain(Secret));
    }

    // That the strings are read is seen by what is said of them: nothing listens on this port.
    [TestCase("ConnectionStrings__Humas_FILE", new string[0])]
    [TestCase("ConnectionStrings__HumasDelivery_FILE", new[] { "ConnectionStrings__Humas" })]
    [TestCase("ConnectionStrings__HumasOwner_FILE", new[] { "ConnectionStrings__Humas" })]
    public async Task A_connection_string_may_stand_in_a_file(string name, string[] others)
    {
        var given = others.Select(other => (other, (string?)"Host=127.0.0.1;Port=1;Database=humas;Username=a;Password=b")).ToArray();
        AssertRefused(
            await Verb.RunAsync(
                ["migrate"],
                [(name, File($"Host=127.0.0.1;Port=1;Database=humas;Username=a;Password={Secret}\n")), .. given]
            ),
            "The database cannot be reached"
        );
        AssertRefused(
            await Verb.RunAsync(["migrate"], [(name, File($"Host=127.0.0.1;Colour=red;Password={Secret}")), .. given]),
            $"{name[..^5]} is not a PostgreSQL connection string"
        );
    }

    [Test]
    public async Task A_password_may_be_a_setting_of_its_own()
    {
        const string Address = "Host=127.0.0.1;Port=1;Database=humas;Username=a";
        AssertRefused(
            await HumasProcess.RunAsync(
                ["migrate"],
                ("ConnectionStrings__Humas", Address),
                ("ConnectionStrings__Humas__Password_FILE", File(Secret + "\n"))
            ),
            "The database cannot be reached"
        );
        AssertRefused(
            await HumasProcess.RunAsync(["migrate"], ("ConnectionStrings__Humas__Password", Secret)),
            "ConnectionStrings__Humas__Password is set, but ConnectionStrings__Humas is not."
        );
        AssertRefused(
            await HumasProcess.RunAsync(
                ["migrate"],
                ("ConnectionStrings__Humas", Address),
                ("ConnectionStrings__Humas__Password", "change-me-owner")
            ),
            "has a placeholder"
        );
    }

    [Test]
    public async Task A_file_that_is_none_is_told_in_a_sentence_that_names_the_setting()
    {
        var whole = File(Secret);
        foreach (
            var (file, sentence) in new[]
            {
                (Path.Combine(Path.GetTempPath(), Secret), "does not exist"),
                (Secret, "does not exist"),
                (Path.GetTempPath(), "is a folder"),
                (File(""), "is empty"),
                (File("\r\n"), "is empty"),
                (File(new string('k', 65_537)), "is larger than 64 kB"),
                ("/dev/zero", "is larger than 64 kB"),
                (FileOf([0xFF, 0xFE, 0x80]), "is not UTF-8 text"),
                (File("short"), "Humas__AdminKey must have 16 to 400 characters"),
            }
        )
            AssertRefused(
                await Verb.RunAsync([], Data, NoDemo, ("Humas__AdminKey_FILE", file)),
                sentence.StartsWith("Humas", StringComparison.Ordinal) ? sentence : $"The file named by Humas__AdminKey_FILE {sentence}."
            );
        AssertRefused(
            await Verb.RunAsync([], Data, NoDemo, AdminKey, ("Humas__AdminKey_FILE", whole)),
            "Humas__AdminKey and Humas__AdminKey_FILE are both set."
        );
        AssertRefused(
            await Verb.RunAsync(["verify"], Data, ("ConnectionStrings__Humas", "Host=localhost"), ("ConnectionStrings__Humas_FILE", whole)),
            "ConnectionStrings__Humas and ConnectionStrings__Humas_FILE are both set."
        );
        Assert.That(Directory.Exists(Folder.Data), Is.False, "nothing was started");
    }

    private static void AssertRefused((int ExitCode, string Output, string Error) refused, string sentence)
    {
        Assert.That(refused.ExitCode, Is.EqualTo(1), refused.Output + refused.Error);
        Assert.That(refused.Error, Does.Contain(sentence));
        Assert.That(refused.Error.TrimEnd().Split('\n'), Has.Length.EqualTo(1), refused.Error);
        Assert.That(refused.Output + refused.Error, Does.Not.Contain(Secret));
    }

    private string File(string text) => FileOf(Encoding.UTF8.GetBytes(text));

    private string FileOf(byte[] bytes)
    {
        var file = Folder.FileNamed($"secret-{Guid.NewGuid():N}");
        System.IO.File.WriteAllBytes(file, bytes);
        return file;
    }
}
