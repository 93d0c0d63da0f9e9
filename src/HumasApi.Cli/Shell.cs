using Spectre.Console;

namespace HumasApi.Cli;

/// <summary>What a run has around it: streams, environment and whether people watch. A test gives it others.</summary>
/// <param name="In">Standard input as text.</param>
/// <param name="Out">Results, and nothing else.</param>
/// <param name="Error">Progress, remarks and errors.</param>
/// <param name="Variable">An environment variable; null when it is not set.</param>
internal sealed record Shell(TextReader In, TextWriter Out, TextWriter Error, Func<string, string?> Variable)
{
    /// <summary>Standard input as bytes.</summary>
    public Func<Stream> OpenIn { get; init; } = Console.OpenStandardInput;

    /// <summary>Standard output as bytes.</summary>
    public Func<Stream> OpenOut { get; init; } = Console.OpenStandardOutput;

    public bool IsInTerminal { get; init; }
    public bool IsOutTerminal { get; init; }
    public bool IsErrorTerminal { get; init; }

    public static Shell OfProcess() =>
        new(Console.In, Console.Out, Console.Error, name => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? text : null)
        {
            IsInTerminal = !Console.IsInputRedirected,
            IsOutTerminal = !Console.IsOutputRedirected,
            IsErrorTerminal = !Console.IsErrorRedirected,
        };

    /// <summary>Draws tables for results.</summary>
    public IAnsiConsole OutConsole() => ConsoleOf(Out, IsOutTerminal);

    /// <summary>Draws bars and asks questions.</summary>
    public IAnsiConsole ErrorConsole() => ConsoleOf(Error, IsErrorTerminal);

    /// <summary>Tells people something that is no result.</summary>
    public void Say(string text) => Error.WriteLine(text);

    /// <summary>Prints a table: with lines on a terminal, columns alone in a pipe.</summary>
    public void Print(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table { Border = IsOutTerminal ? TableBorder.Simple : TableBorder.None };
        // Only the first one, a name, is broken where a terminal is narrow.
        foreach (var column in columns)
            table.AddColumn(new TableColumn(new Text(column)) { NoWrap = !IsOutTerminal || table.Columns.Count > 0 });
        foreach (var row in rows)
            table.AddRow(row.Select(cell => new Text(Plain(cell))));
        OutConsole().Write(table);
    }

    /// <summary>A text of a server or a file without what a terminal would obey.</summary>
    public static string Plain(string? text) => string.Create(text?.Length ?? 0, text ?? "", (span, from) =>
        {
            for (var place = 0; place < span.Length; place++)
                span[place] = char.IsControl(from[place]) ? ' ' : from[place];
        });

    private IAnsiConsole ConsoleOf(TextWriter writer, bool isTerminal)
    {
        var hasColour = isTerminal && Variable("NO_COLOR") is null && Variable("TERM") != "dumb";
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = isTerminal && Variable("TERM") != "dumb" ? AnsiSupport.Detect : AnsiSupport.No,
                ColorSystem = hasColour ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
                Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
                Out = new AnsiConsoleOutput(writer),
            }
        );
        // Nothing breaks lines that programs read.
        if (!isTerminal)
            console.Profile.Width = 4000;
        return console;
    }
}
