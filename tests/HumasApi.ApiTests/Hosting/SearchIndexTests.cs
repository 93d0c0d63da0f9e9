using System.Net;

namespace HumasApi.ApiTests.Hosting;

/// <summary>The search index on disk: after a kill, without its folder, and with a damaged one.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class SearchIndexTests : HostingTest
{
    [Test]
    public async Task An_index_that_was_killed_lost_or_damaged_finds_all_again()
    {
        await (await PreparedNewsroom.Empty).CopyToAsync(Folder);
        var index = Folder.FileNamed("index");
        var where = ("Humas__Search__Directory", index);
        var service = await ServeAsync(NoDemo, AdminKey, where);
        (await service.SendAsync(HttpMethod.Put, "/manage/v1/units/by-slug/rutan-uji", new { name = "Rutan Uji" }, Key)).Must(
            HttpStatusCode.Created
        );
        for (var count = 1; count <= 3; count++)
        {
            await PublishAsync(service, $"Panen {count}");
            await FindsAsync(service, count);
        }
        // Killed at once after a publish: the index may know nothing of it.
        await PublishAsync(service, "Panen 4");
        service.Signal("KILL");
        await service.ExitAsync();
        service = await ServeAsync(NoDemo, AdminKey, where);
        await FindsAsync(service, 4);
        // Another instance on this machine has an index of its own in the folder.
        Assert.That(Directory.GetDirectories(index), Has.Length.EqualTo(1));
        await service.StopAsync();

        Directory.Delete(index, recursive: true);
        service = await ServeAsync(NoDemo, AdminKey, where);
        await FindsAsync(service, 4);
        await service.StopAsync();

        foreach (var file in Directory.GetFiles(Path.Combine(index, "0"), "segments_*"))
            await File.WriteAllBytesAsync(file, [1, 2, 3]);
        service = await ServeAsync(NoDemo, AdminKey, where);
        await FindsAsync(service, 4);
        await service.StopAsync();
    }

    private static async Task PublishAsync(HumasProcess service, string title) =>
        (
            await service.SendAsync(
                HttpMethod.Post,
                "/manage/v1/articles",
                new
                {
                    title,
                    unit = new { slug = "rutan-uji" },
                    publish = true,
                },
                Key
            )
        ).Must(HttpStatusCode.Created);

    private static async Task FindsAsync(HumasProcess service, int count)
    {
        var said = "";
        await Eventually.TrueAsync(
            async () =>
            {
                var answer = await service.GetAsync("/v1/search?q=panen");
                said = answer.Text;
                return answer.Status == HttpStatusCode.OK && answer.Data.AsArray().Count == count;
            },
            () => said + service.Output
        );
    }
}
