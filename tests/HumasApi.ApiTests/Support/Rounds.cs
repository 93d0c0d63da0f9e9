using System.Globalization;

namespace HumasApi.ApiTests;

/// <summary>How often a race is run: the full number, or a part of it where HUMAS_TEST_SCALE says so (CI).</summary>
internal static class Rounds
{
    public static int Of(int full) => double.TryParse(Environment.GetEnvironmentVariable("HUMAS_TEST_SCALE"), CultureInfo.InvariantCulture, out var scale)
        ? Math.Max(5, (int)(full * scale)) : full;
}
