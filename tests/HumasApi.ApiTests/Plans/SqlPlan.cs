using System.Text.Json;

namespace HumasApi.ApiTests.Plans;

/// <summary>One SQL statement as PostgreSQL carried it out.</summary>
/// <param name="Sql">Its text.</param>
/// <param name="Rows">
/// Rows touched: over all scans of tables and indexes, rows returned plus rows thrown away by a filter or a recheck, times
/// loops; a scan that finds nothing counts one, for it looked. Rows of PostgreSQL are an average of all loops, rounded, so
/// a scan in a loop may be off by half a row each time. A bitmap counts twice: entries of its index, then rows of the table.
/// </param>
/// <param name="Pages">Pages of 8 kB looked at, in memory or not: what no rounding can hide.</param>
/// <param name="Scans">The scans with the rows of each, for who wants to know where they come from.</param>
internal sealed record SqlPlan(string Sql, long Rows, long Pages, IReadOnlyList<string> Scans)
{
    private static readonly HashSet<string> OfTables =
    [
        "Seq Scan",
        "Sample Scan",
        "Index Scan",
        "Index Only Scan",
        "Bitmap Index Scan",
        "Bitmap Heap Scan",
        "Tid Scan",
        "Tid Range Scan",
    ];

    /// <summary>Reads what auto_explain logs.</summary>
    public static SqlPlan Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var (root, scans) = (document.RootElement.GetProperty("Plan"), new List<(string Name, long Rows)>());
        Collect(root, scans);
        return new SqlPlan(
            document.RootElement.GetProperty("Query Text").GetString()!,
            scans.Sum(scan => scan.Rows),
            (long)(Number(root, "Shared Hit Blocks") + Number(root, "Shared Read Blocks")),
            [.. scans.Where(scan => scan.Rows > 0).Select(scan => $"{scan.Name}: {scan.Rows}")]
        );
    }

    private static void Collect(JsonElement node, List<(string Name, long Rows)> scans)
    {
        var type = node.GetProperty("Node Type").GetString()!;
        if (OfTables.Contains(type))
        {
            var each = Number(node, "Actual Rows") + Number(node, "Rows Removed by Filter") + Number(node, "Rows Removed by Index Recheck");
            scans.Add(
                (
                    $"{type} {Name(node, "Index Name") ?? Name(node, "Relation Name")}",
                    (long)(Math.Max(1, each) * Number(node, "Actual Loops"))
                )
            );
        }
        if (!node.TryGetProperty("Plans", out var below))
            return;
        foreach (var child in below.EnumerateArray())
            Collect(child, scans);
    }

    private static double Number(JsonElement node, string name) => node.TryGetProperty(name, out var value) ? value.GetDouble() : 0;

    private static string? Name(JsonElement node, string name) => node.TryGetProperty(name, out var value) ? value.GetString() : null;
}
