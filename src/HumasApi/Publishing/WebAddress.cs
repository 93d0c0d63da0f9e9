namespace HumasApi.Publishing;

/// <summary>Where an article stands on the web, from the pattern of its unit.</summary>
internal static class WebAddress
{
    /// <summary>The address; null where neither the unit nor one above it has a pattern.</summary>
    public static string? Of(string? template, Guid id, string slug) =>
        template?.Replace("{slug}", slug, StringComparison.Ordinal).Replace("{id}", id.ToString(), StringComparison.Ordinal);
}
