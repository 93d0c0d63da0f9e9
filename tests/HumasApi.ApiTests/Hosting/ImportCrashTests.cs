using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HumasApi.ApiTests.Embedded;

namespace HumasApi.ApiTests.Hosting;

/// <summary>Imports while the service and its PostgreSQL are killed: each item is done once, whatever happens.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class ImportCrashTests : HostingTest
{
    // Every second one kills PostgreSQL, the others the service.
    private static readonly int Kills = Rounds.Of(20);

    // So many that the last kill comes in the middle.
    private static readonly int Items = 400 * Kills;

    [Test]
    public async Task An_import_that_is_killed_again_and_again_ends_as_one_that_was_not()
    {
        await (await PreparedNewsroom.Empty).CopyToAsync(Folder);
        var service = await ServeAsync(NoDemo, AdminKey);
        await SceneAsync(service);
        // One in fifty is sent twice with another title, so that both ways of writing are met.
        var lines = Enumerable
            .Range(0, Items)
            .Select(number =>
                JsonSerializer.Serialize(
                    new
                    {
                        externalId = $"a{(number % 50 == 49 ? number - 40 : number)}",
                        title = $"Panen {number}",
                        body = "<p>Isi.</p>",
                        unit = new { slug = "rutan-uji" },
                        tags = new[] { new { slug = "panen" } },
                        publishedAt = $"2019-09-{1 + (number % 30):00}T08:00:00+07:00",
                        publish = true,
                    }
                )
            );
        var file = string.Join('\n', lines);
        var import = await SendAsync(service, file);
        var random = new Random(7);
        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(random.Next(100, 900));
            if (kill % 2 == 1)
            {
                KillPostgres();
                continue;
            }
            service.Signal("KILL");
            await service.ExitAsync();
            service = await ServeAsync(NoDemo, AdminKey);
        }
        var state = "";
        await Eventually.TrueAsync(
            async () =>
            {
                var answer = await service.SendAsync(HttpMethod.Get, $"/manage/v1/imports/{import.Id}", key: Key);
                if (answer.Status != HttpStatusCode.OK)
                    return false;
                state = answer.Data.ToJsonString();
                return answer.Data["state"]!.GetValue<string>() == "done";
            },
            () => state + service.Output
        );
        Assert.That(
            state,
            Does.Contain($"\"items\":{{\"read\":{Items},\"created\":{Items - (Items / 50)},\"updated\":{Items / 50},\"unchanged\":0")
        );
        var list = (await service.GetAsync("/v1/articles?limit=1&count=exact")).Must(HttpStatusCode.OK);
        Assert.That(list.Json["meta"]!["page"]!["total"]!.GetValue<int>(), Is.EqualTo(Items - (Items / 50)));
        var written = await ExportAsync(service);
        await service.StopAsync();
        await AllAgreesAsync();

        using var folder = new TemporaryFolder();
        await (await PreparedNewsroom.Empty).CopyToAsync(folder);
        var calm = Keep(await HumasProcess.ServeAsync(folder.Data, NoDemo, AdminKey));
        await SceneAsync(calm);
        var other = await SendAsync(calm, file);
        await Eventually.TrueAsync(
            async () =>
                (await calm.SendAsync(HttpMethod.Get, $"/manage/v1/imports/{other.Id}", key: Key)).Data["state"]!.GetValue<string>()
                == "done",
            () => calm.Output
        );
        Assert.That(written, Has.Length.EqualTo(Items - (Items / 50)));
        Assert.That(written, Is.EqualTo(await ExportAsync(calm)));
        await calm.StopAsync();
    }

    private static async Task SceneAsync(HumasProcess service)
    {
        foreach (var path in new[] { "units/by-slug/rutan-uji", "tags/by-slug/panen" })
            (await service.SendAsync(HttpMethod.Put, $"/manage/v1/{path}", new { name = path }, Key)).Must(HttpStatusCode.Created);
    }

    private static async Task<Answer> SendAsync(HumasProcess service, string file) =>
        (
            await service.SendAsync(
                HttpMethod.Post,
                "/manage/v1/imports?source=arsip",
                new StringContent(file, Encoding.UTF8, "application/x-ndjson"),
                Key
            )
        ).Must(HttpStatusCode.Accepted);

    // All that an article is, but for its identity, by key.
    private static async Task<string[]> ExportAsync(HumasProcess service)
    {
        var export = (await service.SendAsync(HttpMethod.Get, "/manage/v1/exports/articles", key: Key)).Must(HttpStatusCode.OK);
        var articles = export
            .Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!.AsObject())
            .ToList();
        foreach (var article in articles)
            article.Remove("id");
        return [.. articles.Select(article => article.ToJsonString()).Order(StringComparer.Ordinal)];
    }
}
