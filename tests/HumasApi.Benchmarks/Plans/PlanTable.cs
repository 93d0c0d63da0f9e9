using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace HumasApi.Benchmarks.Plans;

/// <summary>The table of one run, and the comparison of several.</summary>
internal static partial class PlanTable
{
    public static string Of(IReadOnlyList<Measured> measured)
    {
        var table = new StringBuilder("| request | place | found | commands | rows | pages | ms |\n|---|---|--:|--:|--:|--:|--:|\n");
        foreach (var one in measured)
            table.Append(
                CultureInfo.InvariantCulture,
                $"| `{Ids().Replace(one.Name, "…")}` | {one.Place} | {one.Found} | {one.Commands} | {one.Rows} | {one.Pages} | "
                    + $"{one.Milliseconds:0.0} |\n"
            );
        return table.ToString();
    }

    /// <summary>Puts tables of archives of different sizes side by side, in the order given.</summary>
    public static string Compare(IReadOnlyList<string> files)
    {
        var runs = files
            .Select(file =>
                File.ReadLines(file)
                    .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
                    .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
                    .GroupBy(cells => (Request: cells[1], Place: cells[2]))
                    .ToDictionary(group => group.Key, group => group.First())
            )
            .ToList();
        var titles = files.Select(Path.GetFileNameWithoutExtension).ToList();
        var table = new StringBuilder(
            $"| request | place | commands | rows {string.Join(" / ", titles)} | pages | ms |\n|---|---|--:|--:|--:|--:|\n"
        );
        foreach (var (key, last) in runs[^1])
        {
            string Cells(int column) => string.Join(" / ", runs.Select(run => run.TryGetValue(key, out var cells) ? cells[column] : "–"));
            table.Append(
                CultureInfo.InvariantCulture,
                $"| {key.Request} | {key.Place} | {last[4]} | {Cells(5)} | {Cells(6)} | {Cells(7)} |\n"
            );
        }
        return table.ToString();
    }

    // Ids differ from run to run; a table is compared by its requests.
    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}(,[0-9a-f]{8}-[0-9a-f-]{27})*|(?<=by-slug/)[a-z0-9-]+-[0-9]+$")]
    private static partial Regex Ids();
}
