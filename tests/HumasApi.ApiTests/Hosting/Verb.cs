using System.Text;
using HumasApi.Hosting;
using Npgsql;

namespace HumasApi.ApiTests.Hosting;

/// <summary>
/// Runs a verb of the program in this process: all of <see cref="CommandLine"/>, without the second that a start of .NET takes. What a
/// process alone can prove (signals, exit codes as the shell sees them, the environment) is left to <see cref="HumasProcess"/>.
/// </summary>
internal static class Verb
{
    private static readonly AsyncLocal<(StringWriter Output, StringWriter Error)?> Captured = new();

    // Whoever runs no verb at the moment writes where the console wrote before.
    static Verb()
    {
        Console.SetOut(new Switch(Console.Out, () => Captured.Value?.Output));
        Console.SetError(new Switch(Console.Error, () => Captured.Value?.Error));
    }

    /// <summary>The exit code and what the terminal would show; settings by the names of environment variables.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        string[] arguments,
        params (string Name, string? Value)[] settings
    )
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        Captured.Value = (output, error);
        var given = settings.Select(setting => $"--{setting.Name.Replace("__", ":", StringComparison.Ordinal)}={setting.Value}");
        var code = await CommandLine.RunAsync([.. arguments, .. given], (_, _, _) =>
            throw new InvalidOperationException("This is no verb: it serves.")
        );
        // The server may be stopped now, and another one start under the same address.
        NpgsqlConnection.ClearAllPools();
        return (code, output.ToString(), error.ToString());
    }

    private sealed class Switch(TextWriter otherwise, Func<TextWriter?> captured) : TextWriter
    {
        private TextWriter Target => captured() ?? otherwise;

        public override Encoding Encoding => otherwise.Encoding;

        public override void Write(char value) => Target.Write(value);

        public override void Write(string? value) => Target.Write(value);

        public override void WriteLine(string? value) => Target.WriteLine(value);

        public override void Flush() => Target.Flush();
    }
}
