using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ZstdSharp;

namespace HumasApi.ApiTests.Delivery;

/// <summary>/v1/snapshot: the whole state as one file, and a sync from there.</summary>
internal sealed class SnapshotTests : ApiTest
{
    [Test]
    public async Task A_snapshot_is_the_state_and_a_sync_goes_on_from_it()
    {
        await Unit("kanwil");
        await Unit("rutan", "kanwil");
        await Tag("panen");
        for (var number = 0; number < 20; number++)
            await Live($"Berita {number}", "rutan", new { tags = new[] { new { slug = "panen" } } });
        await Draft("Rahasia", "rutan");
        const string Filter = "unit=kanwil&scope=subtree&include=body";
        var (client, end) = Read(await TextAsync($"/v1/snapshot?{Filter}", "gzip"));
        var truth = new SyncClient(Filter);
        await truth.PullAsync();
        Assert.That(client.Lines, Is.EqualTo(truth.Lines));
        Assert.That(end, Is.EqualTo(truth.Lines.Length));
        foreach (var coding in new[] { "br", "zstd", "identity" })
            Assert.That(Read(await TextAsync($"/v1/snapshot?{Filter}", coding)).Client.Lines, Is.EqualTo(truth.Lines), coding);

        var id = client.Ids("article").First();
        await UnpublishAsync(id);
        Assert.That(await client.PullAsync(), Is.EqualTo(new[] { $"article {id} unpublished" }));
    }

    [Test]
    public async Task It_is_made_once_and_again_when_something_changed()
    {
        await Unit("rutan");
        await Live("Satu", "rutan");
        var first = await Api.Get("/v1/snapshot");
        Assert.That((await Api.Get("/v1/snapshot")).ETag, Is.EqualTo(first.ETag));
        Assert.That((await Api.Get("/v1/snapshot", ("If-None-Match", first.ETag!))).Status, Is.EqualTo(HttpStatusCode.NotModified));
        Assert.That((await Api.Get("/v1/snapshot?type=article")).ETag, Is.Not.EqualTo(first.ETag));
        var (client, _) = Read(first.Text);
        await UnpublishAsync(client.Ids("article").Single());
        Assert.That((await Api.Get("/v1/snapshot")).Text, Does.Not.Contain("Satu"), "What was unpublished goes out no more.");
        await Live("Dua", "rutan");
        await client.PullAsync();
        Assert.That(client.Ids("article").Count(), Is.EqualTo(1));
        var second = await Api.Get("/v1/snapshot");
        Assert.That(second.ETag, Is.Not.EqualTo(first.ETag));
        Assert.That(Read(second.Text).Client.Lines, Is.EqualTo(client.Lines));
        Assert.That((await Api.Get("/v1/snapshot?tag=tiada")).Code, Is.EqualTo("unmatched-filter"));
    }

    private static async Task<string> TextAsync(string path, string coding)
    {
        using var client = new HttpClient { BaseAddress = Newsroom.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept-Encoding", coding);
        using var response = await client.SendAsync(request);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/x-ndjson"));
        Assert.That(response.Content.Headers.ContentEncoding, Is.EqualTo(coding == "identity" ? Array.Empty<string>() : [coding]));
        var body = await response.Content.ReadAsStreamAsync();
        await using var plain = coding switch
        {
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "zstd" => new DecompressionStream(body),
            _ => body,
        };
        using var reader = new StreamReader(plain, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    // Stores the lines; and the records that the last one counts.
    private static (SyncClient Client, long End) Read(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject()).ToList();
        Assert.That(lines, Has.All.Count.EqualTo(1));
        var token = lines[0]["meta"]!["token"]!.GetValue<string>();
        var client = new SyncClient();
        var page = new JsonObject { ["removed"] = new JsonArray() };
        foreach (var type in new[] { "unit", "author", "tag", "article" })
            page[$"{type}s"] = new JsonArray([.. lines.Where(line => line.ContainsKey(type)).Select(line => line[type]!.DeepClone())]);
        client.Store(page, token);
        return (client, lines[^1]["end"]!["records"]!.GetValue<long>());
    }
}
