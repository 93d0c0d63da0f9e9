using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HumasApi.ApiTests.Embedded;

namespace HumasApi.ApiTests.Hosting;

/// <summary>
/// What newcomers do first: open /docs of a new service with the demo, press "Try it out" and "Execute". Every read and the main writes
/// succeed, in a real browser.
/// </summary>
internal sealed partial class DocsPageTests
{
    // In this order: articles name the author and the tags of the examples before them.
    private static readonly string[] Writes =
    [
        "createUnit",
        "createAuthor",
        "createTag",
        "putTagBySlug",
        "createArticle",
        "createKey",
        "addArticleNote",
        "createPreviewLink",
        "createCalendarLink",
        "createSynonym",
        "patchTag",
        "patchAuthor",
        "patchUnit",
        "patchArticle",
    ];

    [Test]
    public async Task Every_read_and_the_main_writes_succeed_as_they_stand()
    {
        using var folder = new TemporaryFolder();
        var prepared = await PreparedNewsroom.Demo;
        await prepared.CopyToAsync(folder);
        using var service = await HumasProcess.ServeAsync(folder.Data, []);
        var key = AdminKey().Match(prepared.Output).Groups[1].Value;
        await using var browser = await Browser.StartAsync();
        var failures = new List<string>();
        await OpenAsync(browser, service.Address, "Delivery", key);
        foreach (var operation in await OperationsAsync(service.Address, "delivery.v1"))
            // A stream has no end that the page could show.
            if (operation.Id != "followEvents")
                failures.AddRange(await PressAsync(browser, operation, []));
        await OpenAsync(browser, service.Address, "Management", key);
        var operations = await OperationsAsync(service.Address, "management.v1");
        var known = new Dictionary<string, string>();
        foreach (var write in Writes)
        {
            // Changes name the version that was read; here it is any.
            failures.AddRange(await PressAsync(browser, operations.Single(one => one.Id == write), new() { ["If-Match"] = "*" }));
            var answer = await browser.EvaluateAsync("window.lastBody ?? ''");
            if (write is "createKey" or "createPreviewLink" or "createCalendarLink" && answer is not null)
                known[write] = answer.GetValue<string>();
        }
        var typed = new Dictionary<string, Dictionary<string, string>>
        {
            // Secrets, which the documents cannot name.
            ["getKey"] = new() { ["id"] = Of(known, "createKey")?["data"]?["id"]?.GetValue<string>() ?? "" },
            ["previewArticle"] = new()
            {
                ["token"] = Of(known, "createPreviewLink")?["data"]?["url"]?.GetValue<string>().Split('/')[^1] ?? "",
            },
        };
        typed["getCalendar"] = new()
        {
            ["token"] = Of(known, "createCalendarLink")?["data"]?["url"]?.GetValue<string>().Split('/')[^1] ?? "",
        };
        // A file, for which the page has a button only.
        var import = await PostAsync(service.Address, key, "imports?source=uji", "{}");
        foreach (var read in new[] { "getImport", "listImportChunks", "previewImportRevert", "listImportErrors", "listImportWarnings" })
            typed[read] = new() { ["id"] = import };
        var webhook = await PostAsync(service.Address, key, "webhooks", """{"url":"https://penerima.example/humas","active":false}""");
        var delivery = await PostAsync(service.Address, key, $"webhooks/{webhook}/test", "{}");
        foreach (var read in new[] { "getWebhook", "listWebhookDeliveries", "getWebhookDelivery" })
            typed[read] = new() { ["id"] = webhook, ["deliveryId"] = delivery };
        foreach (var read in operations.Where(one => one.Method == "get" && one.Id != "followInbox"))
            failures.AddRange(await PressAsync(browser, read, typed.GetValueOrDefault(read.Id) ?? []));
        Assert.That(failures, Is.Empty, string.Join('\n', failures));
        await service.StopAsync();
    }

    // Makes something, and answers its id.
    private static async Task<string> PostAsync(Uri address, string key, string path, string body)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "/manage/v1/" + path));
        request.Headers.Add("Authorization", $"Bearer {key}");
        request.Content = new StringContent(
            body,
            Encoding.UTF8,
            path.StartsWith("imports", StringComparison.Ordinal) ? "text/plain" : "application/json"
        );
        using var answer = await http.SendAsync(request);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["data"]!["id"]!.GetValue<string>();
    }

    private static JsonNode? Of(Dictionary<string, string> known, string write) =>
        known.TryGetValue(write, out var text) && text.StartsWith('{') ? JsonNode.Parse(text) : null;

    private sealed record Operation(string Id, string Tag, string Path, string Method);

    private static async Task<List<Operation>> OperationsAsync(Uri address, string name)
    {
        using var http = new HttpClient();
        var document = JsonNode.Parse(await http.GetStringAsync(new Uri(address, $"/openapi/{name}.json")))!;
        return
        [
            .. document["paths"]!
                .AsObject()
                .SelectMany(path =>
                    path.Value!.AsObject()
                        .Select(operation => new Operation(
                            operation.Value!["operationId"]!.GetValue<string>(),
                            operation.Value["tags"]![0]!.GetValue<string>(),
                            path.Key,
                            operation.Key
                        ))
                ),
        ];
    }

    private static async Task OpenAsync(Browser browser, Uri address, string name, string key)
    {
        // In a window that nobody looks at, timers run once a second.
        await browser.CallAsync("Page.bringToFront");
        await browser.CallAsync("Emulation.setFocusEmulationEnabled", new JsonObject { ["enabled"] = true });
        await browser.GoToAsync(new Uri(address, $"/docs/index.html?urls.primaryName={name}"));
        await browser.EvaluateAsync(
            $$"""
            (async () => {
              const until = async found => {
                for (let i = 0; i < 3000; i++) {
                  const it = found();
                  if (it) return it;
                  await new Promise(go => setTimeout(go, 10));
                }
                throw new Error("not seen: " + found);
              };
              window.until = until;
              const fetched = window.fetch;
              window.fetch = async (...all) => {
                const answer = await fetched(...all);
                answer.clone().text().then(text => window.lastBody = text);
                return answer;
              };
              await until(() => window.ui && document.querySelector(".opblock"));
              {{(name == "Management" ? $"window.ui.preauthorizeApiKey('bearer', '{key}');" : "")}}
              {{Alone}}
            })()
            """
        );
    }

    // At each change the page goes through its whole document, which costs most of a second for Management. The first operation that is
    // pressed is drawn among all others; then the page is given each operation alone, out of the document that it has loaded.
    private const string Alone = """
        const whole = window.ui.specSelectors.specJson().toJS();
        window.showAlone = async (path, method) => {
          const operation = whole.paths[path][method];
          const { schemas, responses, ...components } = whole.components;
          const keep = node => {
            if (typeof node === "string" && node.startsWith("#/components/")) {
              const [, , kind, name] = node.split("/");
              if ((components[kind] ??= {})[name]) return;
              keep(components[kind][name] = whole.components[kind][name]);
            } else if (node && typeof node === "object") Object.values(node).forEach(keep);
          };
          keep(operation);
          window.ui.specActions.updateJsonSpec({ ...whole, paths: { [path]: { [method]: operation } }, components });
          await until(() => {
            const drawn = document.querySelectorAll(".opblock");
            return drawn.length === 1 && drawn[0].id.endsWith("-" + operation.operationId);
          });
        };
        """;

    // Opens the operation, presses both buttons, and returns the response when it is no success.
    private static async Task<List<string>> PressAsync(Browser browser, Operation operation, Dictionary<string, string> typed)
    {
        var seen = await browser.EvaluateAsync(
            $$"""
            (async () => {
              const typed = {{System.Text.Json.JsonSerializer.Serialize(typed)}};
              if (window.pressed) await window.showAlone("{{operation.Path}}", "{{operation.Method}}");
              window.pressed = true;
              const block = document.getElementById("operations-{{operation.Tag}}-{{operation.Id}}");
              block.querySelector(".opblock-summary-control").click();
              (await until(() => block.querySelector(".try-out__btn"))).click();
              const execute = await until(() => block.querySelector(".execute"));
              for (const [name, value] of Object.entries(typed)) {
                const input = block.querySelector(`tr[data-param-name="${name}"] input`);
                if (!input) continue;
                Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(input, value);
                input.dispatchEvent(new Event("input", { bubbles: true }));
                // The page waits for the end of typing.
                await new Promise(go => setTimeout(go, 500));
              }
              execute.click();
              const cell = name => block.querySelector(".live-responses-table tbody .response-col_" + name);
              const status = await until(() => cell("status") ?? block.querySelector(".invalid"));
              return status.innerText.trim() + " " + (cell("description")?.innerText ?? "").slice(0, 600);
            })()
            """
        );
        var text = seen?.GetValue<string>() ?? "";
        return text.StartsWith('2') ? [] : [$"{operation.Id}: {text}"];
    }

    [GeneratedRegex(@"Admin key +(\S+)")]
    private static partial Regex AdminKey();
}
