using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace HumasApi.Cli;

/// <summary>What a run ends with, for scripts.</summary>
internal static class ExitCodes
{
    public const int Well = 0;

    /// <summary>It was done, but not with all items; or the check found errors.</summary>
    public const int SomeFailed = 1;

    /// <summary>It could not be done: wrong usage, no server, refused, no such file.</summary>
    public const int CouldNot = 2;

    /// <summary>Stopped by Ctrl-C, as shells have it.</summary>
    public const int Interrupted = 130;
}

/// <summary>Why something could not be done, in words for who typed the command.</summary>
internal sealed class Failure(string message) : Exception(message)
{
    /// <summary>Whether an exception is one of what can go wrong in a run, of which its message is enough.</summary>
    public static bool IsExpected(Exception exception) =>
        exception
            is Failure
                or InvalidDataException
                or RefusedException
                or UnreachableException
                or IOException
                or UnauthorizedAccessException;
}

/// <summary><c>humas</c>: a newsroom from the command line.</summary>
internal static class HumasCli
{
    public static readonly string Version = typeof(HumasCli)
        .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
        .InformationalVersion.Split('+')[0];

    public static async Task<int> Main(string[] args)
    {
        using var stop = new CancellationTokenSource();
        // The first one asks the command to end in order; the second one ends the process at once.
        void Interrupt(PosixSignalContext context)
        {
            context.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        }
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
        return await RunAsync(args, Shell.OfProcess(), stop.Token);
    }

    /// <summary>Runs one command line and answers its exit code.</summary>
    public static async Task<int> RunAsync(string[] args, Shell shell, CancellationToken stop = default)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("en"));
        // Names of files may begin with @.
        var parsed = Root(shell).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction && parsed.Errors.Count > 0)
            return await TellWrongUsageAsync(parsed, shell);
        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = shell.Out,
                    Error = shell.Error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null,
                },
                stop
            );
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await shell.Error.WriteLineAsync("Stopped.");
            return ExitCodes.Interrupted;
        }
        catch (Exception exception) when (Failure.IsExpected(exception))
        {
            await shell.Error.WriteLineAsync($"humas: {exception.Message}");
            return ExitCodes.CouldNot;
        }
    }

    private static RootCommand Root(Shell shell)
    {
        var root = new RootCommand("Imports into, exports from and checks files for a HumasApi newsroom.")
        {
            new LoginCommand(shell),
            new LogoutCommand(shell),
            new StatusCommand(shell),
            new ImportCommand(shell),
            new RevertCommand(shell),
            new CheckCommand(shell),
            new ExportCommand(shell),
            new KeysCommand(shell),
            new CompletionCommand(shell),
        };
        root.HelpName = "humas";
        foreach (var option in root.Options)
            if (option is VersionOption version)
                version.Action = new Does(_ => shell.Out.WriteLine(Version));
            else if (option is HelpOption help)
                help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }

    // Keys are easily typed in the wrong place, and terminals are shared and recorded.
    private static async Task<int> TellWrongUsageAsync(ParseResult parsed, Shell shell)
    {
        foreach (var message in parsed.Errors.Select(error => error.Message).Distinct())
            await shell.Error.WriteLineAsync($"humas: {Keys.Hide(message)}");
        var command = parsed.CommandResult.Command;
        if (command.Subcommands.Count > 0)
            await shell.Error.WriteLineAsync($"Commands: {string.Join(", ", command.Subcommands.Select(one => one.Name))}");
        await shell.Error.WriteLineAsync($"Help and examples: {NameOf(command)} --help");
        return ExitCodes.CouldNot;
    }

    /// <summary>The words that call a command.</summary>
    public static string NameOf(Command command) =>
        command is RootCommand ? "humas" : $"{NameOf(command.Parents.OfType<Command>().First())} {command.Name}";

    private sealed class Does(Action<ParseResult> act) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            act(parseResult);
            return ExitCodes.Well;
        }
    }

    private sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var code = help.Invoke(parseResult);
            var examples = (parseResult.CommandResult.Command as HumasCommand)?.Examples ?? HumasCommand.ExamplesOfAll;
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var example in examples)
                output.WriteLine($"  {example}");
            return code;
        }
    }
}

/// <summary>A command of <c>humas</c>, with examples for its help.</summary>
internal abstract class HumasCommand(string name, string description, params string[] examples) : Command(name, description)
{
    public static readonly IReadOnlyList<string> ExamplesOfAll =
    [
        "humas login --server https://api.humas.example",
        "humas check arsip.csv --unit rutan-salatiga",
        "humas import arsip.csv --source web-lama --unit rutan-salatiga --dry-run",
        "humas export articles --output artikel.ndjson",
    ];

    public IReadOnlyList<string> Examples { get; } = examples;

    protected static Option<bool> JsonOption() => new("--json") { Description = "Print JSON on stdout, for scripts" };
}
