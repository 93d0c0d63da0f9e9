using System.Globalization;

namespace HumasApi.Benchmarks;

/// <summary>What the command line says after the verb: <c>--name value</c>, or <c>--name</c> alone for yes.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> values = [];

    public static Options Read(string[] args, params string[] known)
    {
        var options = new Options();
        for (var at = 0; at < args.Length; at++)
        {
            var name = args[at].StartsWith("--", StringComparison.Ordinal) ? args[at][2..] : "";
            if (!known.Contains(name))
                throw new UsageException($"{args[at]} is not known here.");
            options.values[name] = at + 1 < args.Length && !args[at + 1].StartsWith("--", StringComparison.Ordinal) ? args[++at] : "true";
        }
        return options;
    }

    public string? Find(string name) => values.GetValueOrDefault(name);

    public string Text(string name) => Find(name) ?? throw new UsageException($"--{name} is missing.");

    public int Number(string name, int otherwise) =>
        Find(name) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new UsageException($"--{name} is a whole number.");
}

/// <summary>A command line that cannot be followed; the message says why.</summary>
internal sealed class UsageException(string message) : Exception(message);
