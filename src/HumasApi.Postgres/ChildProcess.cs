using System.ComponentModel;
using System.Diagnostics;

namespace HumasApi.Postgres;

/// <summary>One run of a command-line tool.</summary>
/// <param name="File">The program: a full path, or a name found on PATH.</param>
/// <param name="Arguments">Its arguments; never a password, since every user of the machine can read them.</param>
internal sealed record ChildCommand(string File, params IReadOnlyList<string> Arguments)
{
    /// <summary>The account to run as, for a parent that is root; null keeps the parent's account.</summary>
    public string? User { get; init; }

    /// <summary>The database password, handed over in the child's environment.</summary>
    public string? Password { get; init; }

    /// <summary>What the child reads; null gives it an empty input.</summary>
    public Stream? Input { get; init; }

    /// <summary>Where the child's output goes; null collects it as text.</summary>
    public Stream? Output { get; init; }
}

/// <summary>The output of a tool and its exit code.</summary>
internal sealed record ChildResult(int ExitCode, string Output, string Error)
{
    /// <summary>
    /// The last lines of what went wrong, for a message. The output of a tool that fails tells only how far it had come, so it counts
    /// where there is nothing else.
    /// </summary>
    public string LastLines =>
        string.Join(
            ' ',
            (string.IsNullOrWhiteSpace(Error) ? Output : Error)
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .TakeLast(5)
        );
}

/// <summary>Runs PostgreSQL's tools: clean environment, chosen account, streams piped by us.</summary>
internal static class ChildProcess
{
    /// <summary>Runs the tool to its end; a cancelled wait kills it (the tool alone, not what it started).</summary>
    /// <exception cref="EmbeddedPostgresException">The program cannot be started at all.</exception>
    internal static async Task<ChildResult> RunAsync(ChildCommand command, CancellationToken cancellationToken)
    {
        using var process = Start(command);
        var input = WriteInputAsync(process, command.Input, cancellationToken);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = command.Output is null
            ? process.StandardOutput.ReadToEndAsync(CancellationToken.None)
            : DrainAsync(process, command.Output, cancellationToken);
        try
        {
            if (command.Output is not null)
            {
                // Before the exit: when it cannot be written, on a full disk, the tool waits for ever on its full pipe.
                await output;
            }

            await process.WaitForExitAsync(cancellationToken);
            await input;
        }
        catch
        {
            process.Kill();
            throw;
        }

        return new ChildResult(process.ExitCode, await ReadRestAsync(output), await ReadRestAsync(error));
    }

    private static Process Start(ChildCommand command)
    {
        var info = new ProcessStartInfo(command.File, command.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            // The account may not be able to enter the folder that the service was started in.
            WorkingDirectory = OperatingSystem.IsWindows() ? Path.GetTempPath() : "/",
        };
        if (command.User is not null)
        {
            info.UserName = command.User;
        }

        // PGHOST, PGDATA, PGOPTIONS and their kin would send the tools elsewhere; a postmaster that finds NOTIFY_SOCKET
        // reports itself to systemd in place of the service.
        foreach (
            var name in info
                .Environment.Keys.Where(k => k.StartsWith("PG", StringComparison.OrdinalIgnoreCase) || k == "NOTIFY_SOCKET")
                .ToList()
        )
        {
            info.Environment.Remove(name);
        }

        // English messages, whatever the operator's language: some of them are recognised here.
        info.Environment["LC_ALL"] = "C";
        if (command.Password is not null)
        {
            info.Environment["PGPASSWORD"] = command.Password;
        }

        try
        {
            return Process.Start(info)!;
        }
        catch (Win32Exception e)
        {
            var user = command.User is null ? "" : $" as user '{command.User}'";
            throw new EmbeddedPostgresException($"'{command.File}' cannot be started{user}: {e.Message}.", e);
        }
    }

    private static async Task WriteInputAsync(Process process, Stream? input, CancellationToken cancellationToken)
    {
        try
        {
            await using var pipe = process.StandardInput.BaseStream;
            if (input is not null)
            {
                await input.CopyToAsync(pipe, cancellationToken);
            }
        }
        catch (IOException)
        {
            // The tool ended before it read everything; its exit code tells why.
        }
    }

    private static async Task<string> DrainAsync(Process process, Stream output, CancellationToken cancellationToken)
    {
        await process.StandardOutput.BaseStream.CopyToAsync(output, cancellationToken);
        return "";
    }

    private static async Task<string> ReadRestAsync(Task<string> reading)
    {
        try
        {
            // On Windows a started postmaster inherits pg_ctl's pipes and keeps them open for as long as it lives.
            return await reading.WaitAsync(TimeSpan.FromSeconds(2));
        }
        catch (TimeoutException)
        {
            return "";
        }
    }
}
