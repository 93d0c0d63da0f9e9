using System.Net;

namespace HumasApi.ApiTests.Hosting;

/// <summary><c>backup</c> and <c>restore</c> as an operator types them.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class BackupVerbTests : HostingTest
{
    [Test]
    public async Task A_backup_brings_back_the_state_it_was_taken_in()
    {
        var (running, stopped) = (Folder.FileNamed("running.humas"), Folder.FileNamed("stopped.humas"));
        await (await PreparedNewsroom.Empty).CopyToAsync(Folder);
        var service = await ServeAsync(NoDemo, AdminKey);
        await UnitAsync(service, "satu");
        await SucceedsAsync($"Wrote {running}.", "backup", running);
        await UnitAsync(service, "dua");
        await FailsAsync("is in use by another running instance", "restore", running);
        await FailsAsync("exists already and is not overwritten", "backup", running);
        Assert.That(
            (await service.GetAsync("/v1/units/by-slug/dua")).Status,
            Is.EqualTo(HttpStatusCode.OK),
            "the refused restore changed nothing"
        );
        await service.StopAsync();

        await SucceedsAsync($"Wrote {stopped}.", "backup", stopped);
        await SucceedsAsync($"Restored {running}.", "restore", running);
        Assert.That(Postgres, Is.Null);
        service = await ServeAsync(NoDemo, AdminKey);
        (await service.GetAsync("/v1/units/by-slug/satu")).Must(HttpStatusCode.OK);
        (await service.GetAsync("/v1/units/by-slug/dua")).Must(HttpStatusCode.NotFound);
        await UnitAsync(service, "tiga");
        await service.StopAsync();

        await SucceedsAsync($"Restored {stopped}.", "restore", stopped);
        service = await ServeAsync(NoDemo, AdminKey);
        (await service.GetAsync("/v1/units/by-slug/dua")).Must(HttpStatusCode.OK);
        (await service.GetAsync("/v1/units/by-slug/tiga")).Must(HttpStatusCode.NotFound);
        await service.StopAsync();

        var garbage = Folder.FileNamed("garbage");
        await File.WriteAllTextAsync(garbage, "this is no backup");
        await FailsAsync("is damaged or not a backup of this service; the database is as it was", "restore", garbage);
        await File.WriteAllBytesAsync(garbage, (await File.ReadAllBytesAsync(stopped))[..20_000]);
        await FailsAsync("the database is as it was", "restore", garbage);
        await FailsAsync("was not restored", "restore", Folder.FileNamed("missing"));
        Assert.That(Postgres, Is.Null);
        service = await ServeAsync(NoDemo, AdminKey);
        (await service.GetAsync("/v1/units/by-slug/dua")).Must(HttpStatusCode.OK);
    }

    [Test]
    public async Task A_restore_into_a_new_folder_is_a_way_to_move()
    {
        var file = Folder.FileNamed("moved.humas");
        await (await PreparedNewsroom.Empty).CopyToAsync(Folder);
        var service = await ServeAsync(NoDemo, AdminKey);
        await UnitAsync(service, "satu");
        await service.StopAsync();
        await SucceedsAsync($"Wrote {file}.", "backup", file);
        Directory.Delete(Folder.Data, recursive: true);
        await SucceedsAsync($"Restored {file}.", "restore", file);
        service = await ServeAsync(AdminKey);
        (await service.GetAsync("/v1/units/by-slug/satu")).Must(HttpStatusCode.OK);
        await UnitAsync(service, "dua");
    }

    private async Task SucceedsAsync(string says, params string[] arguments)
    {
        var (exitCode, output, error) = await HumasProcess.RunAsync(arguments, Data);
        Assert.That(exitCode, Is.Zero, error);
        Assert.That(output.Trim(), Is.EqualTo(says));
    }

    private async Task FailsAsync(string says, params string[] arguments)
    {
        var (exitCode, output, error) = await Verb.RunAsync(arguments, Data);
        Assert.That(exitCode, Is.EqualTo(1), output);
        Assert.That(error, Does.Contain(says).And.Not.Contain("   at "));
    }

    private static async Task UnitAsync(HumasProcess service, string slug) =>
        (await service.SendAsync(HttpMethod.Put, $"/manage/v1/units/by-slug/{slug}", new { name = slug }, Key)).Must(
            HttpStatusCode.Created
        );
}
