namespace HumasApi.Paging;

/// <summary>Finds words in names.</summary>
internal static class ByName
{
    /// <summary>ILIKE patterns for a word of a name that begins so: the first word, or one inside. Escaped with a backslash.</summary>
    public static (string First, string Inside) WordPrefix(string prefix)
    {
        var escaped = prefix
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal);
        return (escaped + "%", "% " + escaped + "%");
    }
}
