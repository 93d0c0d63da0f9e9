using System.CommandLine;
using System.Text.Json;
using Spectre.Console;

namespace HumasApi.Cli;

/// <summary><c>humas login</c>: tries a server and a key, and remembers them.</summary>
internal sealed class LoginCommand : HumasCommand
{
    private readonly Connection connection = new();
    private readonly Option<bool> json = JsonOption();

    public LoginCommand(Shell shell)
        : base(
            "login",
            "Remember a server and a key, in a file that only you can read. Asks for the key on a terminal.",
            "humas login --server https://api.humas.example",
            "humas login --server https://api.humas.example --key - < key.txt"
        )
    {
        connection.AddTo(this);
        Options.Add(json);
        SetAction((parsed, stop) => RunAsync(parsed, shell, stop));
    }

    private async Task<int> RunAsync(ParseResult parsed, Shell shell, CancellationToken stop)
    {
        var (server, key) = connection.ReadNew(parsed, shell);
        key ??= await AskAsync(server, shell, stop);
        Keys.Require(key);
        using var api = new Api(server, key);
        var answer = await api.GetAsync("manage/v1/me", stop);
        var me = Me.Of(answer);
        new Config(server, key).Write(shell);
        if (parsed.GetValue(json))
            shell.Out.WriteLine(JsonSerializer.Serialize(new { server, me = answer["data"] }, Api.Json));
        else
            shell.Out.WriteLine($"Logged in to {server} as {Shell.Plain(me.Name)}: {Grants(me)}.");
        return ExitCodes.Well;
    }

    /// <summary>What a caller may do, in words.</summary>
    public static string Grants(Me me) =>
        me.Grants.Count > 0 ? string.Join(", ", me.Grants)
        : me.Kind == "settings" ? "the administrator of the settings"
        : "nothing granted";

    private static async Task<string> AskAsync(Uri server, Shell shell, CancellationToken stop) =>
        shell is { IsInTerminal: true, IsErrorTerminal: true }
            ? await shell.ErrorConsole().PromptAsync(new TextPrompt<string>($"Key for {Markup.Escape(server.Host)}:").Secret(null), stop)
            : throw new Failure("Give the key: --key - reads it from stdin, HUMAS_KEY from the environment.");
}

/// <summary><c>humas logout</c>: forgets them.</summary>
internal sealed class LogoutCommand : HumasCommand
{
    public LogoutCommand(Shell shell)
        : base("logout", "Forget the server and the key of humas login. The key stays valid: see humas keys revoke.", "humas logout") =>
        SetAction(_ =>
        {
            var path = Config.PathFor(shell);
            var isThere = File.Exists(path);
            File.Delete(path);
            shell.Say(isThere ? $"Removed {path}." : "There is no login to forget.");
            return ExitCodes.Well;
        });
}
