using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HumasApi.Domain;

namespace HumasApi.Cli;

/// <summary><c>humas keys</c>: lists, creates, rotates and revokes keys.</summary>
internal sealed class KeysCommand : HumasCommand
{
    public KeysCommand(Shell shell)
        : base(
            "keys",
            "List, create, rotate and revoke keys of the Management API.",
            "humas keys list",
            "humas keys create --name \"Import 2026\" --role importer --unit kanwil-jateng --scope subtree --expires 90d"
        )
    {
        Add(new ListKeys(shell));
        Add(new CreateKey(shell));
        Add(
            new ChangeKey(shell, "rotate", "Replace the secret of a key. The old one stays valid for a day, or as long as --overlap says.")
        );
        Add(new ChangeKey(shell, "revoke", "Revoke a key, for good and at once."));
    }

    /// <summary>Shows a new secret, once: as JSON, alone for a program, or with a word to a person.</summary>
    private static void ShowSecret(JsonNode answer, Shell shell, bool asJson)
    {
        var key = Api.Data<ManagedKey>(answer);
        if (asJson)
            shell.Out.WriteLine(answer["data"]!.ToJsonString(Api.Json));
        else if (!shell.IsOutTerminal)
            shell.Out.WriteLine(key.Key);
        else
            shell.Out.WriteLine($"{Shell.Plain(key.Name)} ({key.Id}). Its secret is shown this once:\n{key.Key}");
    }

    private sealed class ListKeys : HumasCommand
    {
        private readonly Connection connection = new();
        private readonly Option<bool> json = JsonOption();
        private readonly Option<bool> all = new("--all") { Description = "Revoked ones as well" };

        public ListKeys(Shell shell)
            : base("list", "List the keys that you administer, the newest first.", "humas keys list", "humas keys list --all --json")
        {
            Options.Add(all);
            connection.AddTo(this);
            Options.Add(json);
            SetAction((parsed, stop) => RunAsync(parsed, shell, stop));
        }

        private async Task<int> RunAsync(ParseResult parsed, Shell shell, CancellationToken stop)
        {
            using var api = connection.Open(parsed, shell);
            var (keys, cursor) = (new List<JsonNode>(), (string?)null);
            do
            {
                var page = await api.GetAsync(
                    "manage/v1/keys?"
                        + ImportCommand.Query([("limit", "100"), ("cursor", cursor), ("revoked", parsed.GetValue(all) ? null : "false")]),
                    stop
                );
                keys.AddRange(page["data"]!.AsArray().Select(key => key!));
                cursor = page["meta"]?["page"]?["nextCursor"]?.GetValue<string>();
            } while (cursor is not null);
            if (parsed.GetValue(json))
                shell.Out.WriteLine(JsonSerializer.Serialize(new { keys }, Api.Json));
            else
                shell.Print(
                    ["id", "name", "grants", "expires", "last use", "revoked"],
                    keys.Select(key => key.Deserialize<ManagedKey>(Api.Json)!).Select(Row)
                );
            return ExitCodes.Well;
        }

        private static string[] Row(ManagedKey key) =>
            [$"{key.Id}", key.Name, string.Join(", ", key.Grants), Day(key.ExpiresAt), Day(key.LastUse?.At), Day(key.RevokedAt)];

        private static string Day(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "-";
    }

    private sealed class CreateKey : HumasCommand
    {
        private readonly Connection connection = new();
        private readonly Option<bool> json = JsonOption();
        private readonly Option<string> name = new("--name")
        {
            Description = "What it is for",
            HelpName = "TEXT",
            Required = true,
        };
        private readonly Option<string?> owner = new("--owner") { Description = "Who is responsible for it", HelpName = "TEXT" };
        private readonly Option<string?> role = ItemOptions.Words<Role>("--role", "What it may do");
        private readonly Option<string?> unit = new("--unit") { Description = "At which unit; left out: everywhere", HelpName = "SLUG" };
        private readonly Option<string?> scope = ItemOptions.Words<GrantScope>("--scope", "The unit alone, or with all below it");
        private readonly Option<string?> expires = new("--expires")
        {
            Description = "When it ends: 90d, 2027-01-31, or a time with its offset; left out: never",
            HelpName = "TIME",
        };

        public CreateKey(Shell shell)
            : base(
                "create",
                "Create a key. Its secret is printed once; in a pipe, it alone.",
                "humas keys create --name \"Import 2026\" --role importer --unit kanwil-jateng --scope subtree --expires 90d",
                "humas keys create --name ci --role viewer > ci.key"
            )
        {
            role.Required = true;
            Option[] all = [name, owner, role, unit, scope, expires];
            foreach (var option in all)
                Options.Add(option);
            connection.AddTo(this);
            Options.Add(json);
            SetAction((parsed, stop) => RunAsync(parsed, shell, stop));
        }

        private async Task<int> RunAsync(ParseResult parsed, Shell shell, CancellationToken stop)
        {
            var end = parsed.GetValue(expires) is { } text ? Keys.End(text, DateTimeOffset.Now) : (DateTimeOffset?)null;
            if (parsed.GetValue(scope) is not null && parsed.GetValue(unit) is null)
                throw new Failure("--scope needs --unit.");
            using var api = connection.Open(parsed, shell);
            var grant = new JsonObject { ["role"] = parsed.GetValue(role) };
            if (parsed.GetValue(unit) is { } slug)
            {
                grant["unit"] = new JsonObject { ["slug"] = slug };
                grant["scope"] = parsed.GetValue(scope) ?? "self";
            }
            var input = new JsonObject { ["name"] = parsed.GetValue(name), ["grants"] = new JsonArray(grant) };
            if (parsed.GetValue(owner) is { } person)
                input["owner"] = person;
            if (end is not null)
                input["expiresAt"] = JsonValue.Create(end);
            ShowSecret(await api.PostAsync("manage/v1/keys", input, stop), shell, parsed.GetValue(json));
            return ExitCodes.Well;
        }
    }

    private sealed class ChangeKey : HumasCommand
    {
        private readonly Connection connection = new();
        private readonly Option<bool> json = JsonOption();
        private readonly Argument<Guid> id = new("ID") { Description = "Which key: see humas keys list" };
        private readonly Option<int?> overlap = new("--overlap")
        {
            Description = "Minutes that the old secret stays valid; 0 when it leaked",
        };
        private readonly Option<string?> reason = new("--reason") { Description = "Why, for the audit trail", HelpName = "TEXT" };

        public ChangeKey(Shell shell, string name, string description)
            : base(name, description, $"humas keys {name} 01a22858-74fa-7921-af4a-7fc974262c39 --reason \"laptop lost\"")
        {
            Arguments.Add(id);
            if (name == "rotate")
                Options.Add(overlap);
            Options.Add(reason);
            connection.AddTo(this);
            Options.Add(json);
            SetAction((parsed, stop) => RunAsync(parsed, shell, stop));
        }

        private async Task<int> RunAsync(ParseResult parsed, Shell shell, CancellationToken stop)
        {
            using var api = connection.Open(parsed, shell);
            var input = new JsonObject();
            if (Options.Contains(overlap) && parsed.GetValue(overlap) is { } minutes)
                input["overlapMinutes"] = minutes;
            if (parsed.GetValue(reason) is { } why)
                input["reason"] = why;
            var answer = await api.PostAsync($"manage/v1/keys/{parsed.GetValue(id)}/{Name}", input, stop, ifMatch: "*");
            if (Name == "rotate")
                ShowSecret(answer, shell, parsed.GetValue(json));
            else if (parsed.GetValue(json))
                shell.Out.WriteLine(answer["data"]!.ToJsonString(Api.Json));
            else
                shell.Out.WriteLine($"Revoked: {Shell.Plain(answer["data"]!["name"]!.GetValue<string>())}.");
            return ExitCodes.Well;
        }
    }
}
