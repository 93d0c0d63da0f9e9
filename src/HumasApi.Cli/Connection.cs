using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;

namespace HumasApi.Cli;

/// <summary>The options that name the server and the key. An option wins over the environment, that over the file of the login.</summary>
internal sealed class Connection
{
    private readonly Option<string?> server = new("--server")
    {
        Description = "Address of the service [HUMAS_SERVER, or that of humas login]",
        HelpName = "URL",
    };
    private readonly Option<string?> key = new("--key")
    {
        Description = "Key of the Management API; - reads it from stdin [HUMAS_KEY, or that of humas login]",
        HelpName = "KEY",
    };
    private readonly Option<bool> insecure = new("--insecure")
    {
        Description = "Send the key over plain http to another machine, where others may read it",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(server);
        command.Options.Add(key);
        command.Options.Add(insecure);
    }

    /// <summary>The server and key that a command line means.</summary>
    /// <exception cref="Failure">There is none, or the key must not be sent there.</exception>
    public Api Open(ParseResult parsed, Shell shell)
    {
        var (address, text) = Read(parsed, shell);
        return text is null
            ? throw new Failure($"There is no key for {address}. Give --key or HUMAS_KEY, or run: humas login --server {address}")
            : new Api(address, text);
    }

    /// <summary>The same; a key is not required.</summary>
    public (Uri Server, string? Key) Read(ParseResult parsed, Shell shell)
    {
        var (given, text) = (parsed.GetValue(server) ?? shell.Variable("HUMAS_SERVER"), parsed.GetValue(key));
        if (text == "-")
            text = shell.In.ReadLine()?.Trim();
        text ??= shell.Variable("HUMAS_KEY");
        // Nothing is read from the file when nothing of it is needed.
        var stored = given is not null && text is not null ? null : Config.Read(shell);
        var address = given is null
            ? stored?.Server
                ?? throw new Failure("Which server? Give --server or HUMAS_SERVER, or run: humas login --server https://api.humas.example")
            : Addressed(given);
        // A key is for the server that it was stored with.
        text ??= stored?.Server == address ? stored.Key : null;
        if (text is not null)
            Keys.Require(text);
        RequireSecure(address, parsed.GetValue(insecure), shell);
        return (address, text);
    }

    /// <summary>What a login names: the file of an earlier login does not count, but for the server.</summary>
    public (Uri Server, string? Key) ReadNew(ParseResult parsed, Shell shell)
    {
        var named = parsed.GetValue(server) ?? shell.Variable("HUMAS_SERVER");
        var text = parsed.GetValue(key) is { } given ? given : shell.Variable("HUMAS_KEY");
        if (text == "-")
            text = shell.In.ReadLine()?.Trim() ?? "";
        var address = named is null
            ? Config.Read(shell)?.Server ?? throw new Failure("Which server? Example: humas login --server https://api.humas.example")
            : Addressed(named);
        RequireSecure(address, parsed.GetValue(insecure), shell);
        return (address, text);
    }

    private static Uri Addressed(string text) =>
        Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : $"https://{text}", UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https"
        && address is { UserInfo: "", Query: "", Fragment: "" }
            ? new Uri(address.AbsoluteUri.TrimEnd('/') + "/")
            : throw new Failure($"“{Keys.Hide(text)}” is not the address of a server. Example: https://api.humas.example");

    private static void RequireSecure(Uri address, bool allowed, Shell shell)
    {
        if (address.Scheme == "https" || address.IsLoopback)
            return;
        if (!allowed)
            throw new Failure(
                $"{address} is not encrypted: anyone on the network could read the key. "
                    + "Use https, or add --insecure if the way is safe."
            );
        shell.Say($"Warning: the key is sent to {address.Host} without encryption.");
    }
}

/// <summary>Keys, as texts that nobody else may see.</summary>
internal static partial class Keys
{
    /// <summary>Refuses what no header can carry, before something prints it in an error.</summary>
    public static void Require(string key)
    {
        if (key.Length == 0 || key.Any(letter => letter is <= ' ' or > '~'))
            throw new Failure("The key is empty, or has spaces or letters that no key has. Copy it again.");
    }

    /// <summary>When a key ends: days from now, the start of a day here, or a time with its offset.</summary>
    /// <exception cref="Failure">It is none of them.</exception>
    public static DateTimeOffset End(string text, DateTimeOffset now)
    {
        if (
            text is [.. var days, 'd']
            && int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count < 100_000
        )
            return now.AddDays(count);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Local));
        return WithOffset().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var time)
            ? time
            : throw new Failure($"“{text}” is no time. Examples: 90d, 2027-01-31, 2027-01-31T17:00:00+07:00");
    }

    /// <summary>The text without what is shaped like a key.</summary>
    public static string Hide(string text) => Shape().Replace(text, "hk_…");

    [GeneratedRegex("T.*(Z|[+-][0-9]{2}:[0-9]{2})$")]
    private static partial Regex WithOffset();

    [GeneratedRegex("hk_[0-9A-Za-z_]+")]
    private static partial Regex Shape();
}
