using System.Runtime.InteropServices;

namespace HumasApi.Hosting;

/// <summary>
/// Stops the service when the <c>dotnet run</c> that started it is gone. Killed with -9 that command cannot pass the
/// signal on, and an orphan would keep the port and the data folder from the next start.
/// </summary>
internal static partial class ParentWatch
{
    /// <summary>True when <c>dotnet run</c> started this program: it sets a variable in the environment.</summary>
    public static bool UnderDotnetRun =>
        !OperatingSystem.IsWindows() && Environment.GetEnvironmentVariable("DOTNET_LAUNCH_PROFILE") is not null;

    public static Timer? Start(IHostApplicationLifetime lifetime)
    {
        if (!UnderDotnetRun)
            return null;
        var parent = GetParentId();
        return new Timer(
            _ =>
            {
                if (GetParentId() != parent)
                    lifetime.StopApplication();
            },
            null,
            TimeSpan.Zero,
            TimeSpan.FromMilliseconds(500)
        );
    }

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int GetParentId();
}
