namespace HumasApi.ApiTests.Cli;

/// <summary><c>humas revert</c>.</summary>
internal sealed class RevertCommandTests : CliTest
{
    [Test]
    public async Task It_tells_what_it_would_do_and_does_it_when_told()
    {
        await SceneAsync();
        var file = Written("arsip.ndjson", Items(3));
        var sent = (await HumasAsync("import", file, "--source", "web-lama", "--json")).Must(0);
        var id = sent.Json["imports"]![0]!["import"]!["id"]!.GetValue<string>();

        var asked = (await HumasAsync("revert", id)).Must(2);
        Assert.That(asked.Out, Does.Match("0 +3 +0 +0"));
        Assert.That(asked.Error, Does.Contain("--yes"));
        Assert.That(
            (await HumasAsync("revert", id, "--dry-run", "--json")).Must(0).Json["plan"]!["unpublished"]!.GetValue<int>(),
            Is.EqualTo(3)
        );
        Assert.That(await Newsroom.SqlAsync("select count(*) from published_articles"), Is.EqualTo(3), "nothing was changed");

        Assert.That((await HumasAsync("revert", id, "--yes")).Must(0).Out, Does.Contain("3 articles are as they were before"));
        Assert.That(await Newsroom.SqlAsync("select count(*) from published_articles"), Is.EqualTo(0));
        (await HumasAsync("revert", "satu", "--yes")).Must(2);
        (await HumasAsync("revert", $"{Guid.NewGuid()}", "--yes")).Must(2);
    }
}
