using System.Diagnostics;

namespace HumasApi.ApiTests;

/// <summary>Programs that SIGINT reaches: one that is started in the background inherits that it is ignored.</summary>
internal static class Interruptible
{
    public static ProcessStartInfo Command(string program, IReadOnlyList<string> arguments) =>
        OperatingSystem.IsLinux()
            ? new ProcessStartInfo("env", ["--default-signal=INT", program, .. arguments])
            : new ProcessStartInfo(program, arguments);
}
