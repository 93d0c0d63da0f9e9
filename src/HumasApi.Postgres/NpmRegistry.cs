using System.Text.RegularExpressions;

namespace HumasApi.Postgres;

/// <summary>Finds the npm registry of this machine. None is written down here: the operator chooses whom to trust.</summary>
internal static partial class NpmRegistry
{
    internal const string Remedy = "name an npm registry to fetch PostgreSQL from (Humas__Postgres__NpmRegistry, or registry in .npmrc)";

    // npm reads these names in any case.
    private const string Variable = "npm_config_registry";

    /// <summary>
    /// The address in the setting, else in the environment, in .npmrc of this folder or of the account (one for the scope first), else what
    /// an installed npm uses. Null when there is none.
    /// </summary>
    /// <exception cref="EmbeddedPostgresException">It is no address.</exception>
    internal static async Task<Uri?> FindAsync(string? setting, CancellationToken cancellationToken)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var text = setting
            ?? Configured(FromEnvironment(), [Path.Combine(Environment.CurrentDirectory, ".npmrc"), Path.Combine(home, ".npmrc")])
            ?? await AskNpmAsync(cancellationToken);
        if (text is null)
        {
            return null;
        }

        return
            Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https"
            && address.UserInfo.Length == 0
            ? address
            : throw new EmbeddedPostgresException("the npm registry of this machine is no http(s) address without a password");
    }

    /// <summary>The address in the environment's value or in the first of the files that has one.</summary>
    internal static string? Configured(string? environment, IReadOnlyList<string> files) =>
        string.IsNullOrWhiteSpace(environment) ? files.Select(InFile).FirstOrDefault(address => address is not null) : environment.Trim();

    private static string? FromEnvironment() =>
        Environment
            .GetEnvironmentVariables()
            .Cast<System.Collections.DictionaryEntry>()
            .Where(variable => string.Equals((string)variable.Key, Variable, StringComparison.OrdinalIgnoreCase))
            .Select(variable => (string?)variable.Value)
            .FirstOrDefault();

    private static string? InFile(string file)
    {
        try
        {
            var values = File.Exists(file)
                ? File.ReadAllLines(file)
                    .Select(line => Line().Match(line))
                    .Where(match => match.Success)
                    .ToLookup(match => match.Groups[1].Value, match => match.Groups[2].Value)
                : null;
            return values is null
                ? null
                : Expanded(values[$"{NpmBinaries.Scope}:registry"].LastOrDefault() ?? values["registry"].LastOrDefault());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? Expanded(string? value) =>
        value is null ? null : Name().Replace(value, name => Environment.GetEnvironmentVariable(name.Groups[1].Value) ?? name.Value);

    private static async Task<string?> AskNpmAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            enough.CancelAfter(TimeSpan.FromSeconds(20));
            var result = await ChildProcess.RunAsync(new ChildCommand("npm", "config", "get", "registry"), enough.Token);
            return result.ExitCode == 0 && result.Output.Trim() is { Length: > 0 } address and not ("undefined" or "null") ? address : null;
        }
        catch (Exception e)
            when (e is EmbeddedPostgresException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // There is no npm, which is usual, or it does not answer.
            return null;
        }
    }

    [GeneratedRegex("""^\s*(registry|@embedded-postgres:registry)\s*=\s*"?([^"\s]+)"?\s*$""")]
    private static partial Regex Line();

    [GeneratedRegex(@"\$\{(\w+)\}")]
    private static partial Regex Name();
}
