namespace HumasApi.Management.Imports;

/// <summary>Options that are lists of pairs: <c>Judul:title,Isi:body</c>. A comma within a pair is written %2C.</summary>
internal static class Pairs
{
    /// <summary>Most characters of such an option.</summary>
    public const int MaxLength = 7_000;

    /// <summary>Most pairs.</summary>
    public const int MaxCount = 200;

    /// <summary>The pairs, divided at the last separator; right is null where it is missing.</summary>
    public static IReadOnlyList<(string Whole, string Left, string? Right)> Of(string? text, char separator) =>
        text is null ? [] : [.. text.Split(',', StringSplitOptions.TrimEntries).Select(pair => Divided(pair, separator))];

    private static (string Whole, string Left, string? Right) Divided(string pair, char separator)
    {
        var at = pair.LastIndexOf(separator);
        return at < 0
            ? (pair, Uri.UnescapeDataString(pair), null)
            : (pair, Uri.UnescapeDataString(pair[..at].Trim()), Uri.UnescapeDataString(pair[(at + 1)..].Trim()));
    }
}
