using System.Globalization;

namespace HumasApi.ApiTests;

/// <summary>
/// How often a race is run: a twentieth of the full number, or the part of it that HUMAS_TEST_SCALE names; 1 is the full run.
/// </summary>
internal static class Rounds
{
    public static int Of(int full) => Math.Max(5, (int)(full * Scale));

    /// <summary>True for the full run: large matrices go over HTTP as a whole.</summary>
    public static bool AreFull => Scale >= 1;

    private static double Scale =>
        double.TryParse(Environment.GetEnvironmentVariable("HUMAS_TEST_SCALE"), CultureInfo.InvariantCulture, out var scale) ? scale : 0.05;
}
