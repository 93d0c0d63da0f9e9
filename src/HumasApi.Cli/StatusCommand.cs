using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HumasApi.Cli;

/// <summary><c>humas status</c>: whether the server is well, who you are there, and which imports are not finished.</summary>
internal sealed class StatusCommand : HumasCommand
{
    private readonly Connection connection = new();
    private readonly Option<bool> json = JsonOption();

    public StatusCommand(Shell shell)
        : base("status", "Show the server, who you are there, and imports that are not finished.", "humas status", "humas status --json")
    {
        connection.AddTo(this);
        Options.Add(json);
        SetAction((parsed, stop) => RunAsync(parsed, shell, stop));
    }

    private async Task<int> RunAsync(ParseResult parsed, Shell shell, CancellationToken stop)
    {
        var (server, key) = connection.Read(parsed, shell);
        using var api = new Api(server, key);
        var health = await api.GetAsync("health/ready", stop);
        var service = await api.GetAsync("", stop);
        var newsroom = await api.GetAsync("v1", stop);
        var me = key is null ? null : await api.GetAsync("manage/v1/me", stop);
        var imports = me is null ? [] : await ImportsAsync(api, stop);
        if (parsed.GetValue(json))
        {
            var all = new
            {
                server,
                health = health["status"],
                version = service["version"],
                newsroom = newsroom["data"],
                me = me?["data"],
                imports = imports.Select(import => import["data"]),
            };
            shell.Out.WriteLine(JsonSerializer.Serialize(all, Api.Json));
            return ExitCodes.Well;
        }
        shell.Out.WriteLine(
            $"Server: {server} ({Shell.Plain($"{newsroom["data"]?["name"]}, version {service["version"]}, {health["status"]}")})"
        );
        shell.Out.WriteLine(
            me is null
                ? $"You: not logged in (humas login --server {server})"
                : $"You: {Shell.Plain(Me.Of(me).Name)}: {LoginCommand.Grants(Me.Of(me))}"
        );
        if (me is not null && imports.Count == 0)
            shell.Out.WriteLine("Imports: none that is not finished");
        if (imports.Count > 0)
            shell.Print(["name", "import", "state", "done", "read", "failed"], imports.Select(Import.Of).Select(Row));
        return ExitCodes.Well;
    }

    private static string[] Row(Import import) =>
        [
            import.Name ?? import.Source,
            $"{import.Id}",
            import.State,
            $"{Math.Floor(import.Part * 100):0} %",
            $"{import.Items.Read}",
            $"{import.Items.Failed}",
        ];

    // Who may not import sees none.
    private static async Task<IReadOnlyList<JsonNode>> ImportsAsync(Api api, CancellationToken stop)
    {
        try
        {
            var list = await api.GetAsync("manage/v1/imports?state=receiving,queued,running,paused,failed&limit=100", stop);
            return [.. list["data"]!.AsArray().Select(import => new JsonObject { ["data"] = import!.DeepClone() })];
        }
        catch (RefusedException refused) when (refused.Status == System.Net.HttpStatusCode.Forbidden)
        {
            return [];
        }
    }
}
