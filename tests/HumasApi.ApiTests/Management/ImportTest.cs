using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace HumasApi.ApiTests.Management;

/// <summary>A test that sends files to /manage/v1/imports.</summary>
internal abstract class ImportTest : ApiTest
{
    private static readonly string[] Ends = ["done", "failed", "paused", "cancelled", "reverted"];

    /// <summary>What the items of <see cref="Item"/> name.</summary>
    protected static async Task SceneAsync()
    {
        await Unit("rutan");
        await Tag("panen");
        await Author("sari");
    }

    /// <summary>A published item with a unit, an author and a tag.</summary>
    protected static JsonObject Item(string key, string title, object? more = null) =>
        Merge(
            new
            {
                externalId = key,
                title,
                body = $"<p>Isi {key}.</p>",
                unit = new { slug = "rutan" },
                authors = new[] { new { slug = "sari" } },
                tags = new[] { new { slug = "panen" } },
                publishedAt = "2019-09-10T08:00:00+07:00",
                publish = true,
            },
            more
        );

    /// <summary>A file of NDJSON.</summary>
    protected static string Lines(params JsonObject[] items) => string.Join('\n', items.Select(item => item.ToJsonString())) + "\n";

    protected static Task<Answer> SendAsync(object file, string query = "source=web-lama", string? key = null) =>
        Api.As(
            key ?? Newsroom.AdminKey,
            HttpMethod.Post,
            $"/imports?{query}",
            file as HttpContent ?? new StringContent((string)file, Encoding.UTF8, "application/x-ndjson")
        );

    protected static async Task<JsonNode> RunAsync(object file, string query = "source=web-lama") =>
        await EndAsync((await SendAsync(file, query)).Must(HttpStatusCode.Accepted).Id);

    protected static async Task<JsonNode> EndAsync(string id)
    {
        for (var wait = 0; wait < 600; wait++)
        {
            var import = (await Api.ManageGet($"/imports/{id}")).Must(HttpStatusCode.OK).Data;
            if (Ends.Contains(import["state"]!.GetValue<string>()))
                return import;
            await Task.Delay(100);
        }
        throw new TimeoutException("The import does not end.");
    }

    protected static string Counts(JsonNode import) =>
        string.Join(' ', import["items"]!.AsObject().Where(count => count.Key != "reverted").Select(count => $"{count.Key} {count.Value}"));

    protected static async Task<string> TextAsync(JsonNode import, string kind) =>
        (await Api.ManageGet($"/imports/{import["id"]}/{kind}")).Must(HttpStatusCode.OK).Text;

    protected static async Task<string[]> MessagesAsync(JsonNode import, string kind) =>
        [
            .. (await TextAsync(import, kind))
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonNode.Parse(line)!)
                .Select(line => $"{line["line"]} {line["code"]} {line["pointer"]}".TrimEnd()),
        ];
}
