namespace HumasApi.Domain;

/// <summary>
/// Addresses as they are stored: as parsed, so that every reader sees the host that was checked. A backslash, a space or
/// what stands before an @ is read in one way here and in another one there.
/// </summary>
internal static class Addresses
{
    // Lower-case unreserved characters, so that a parser leaves them unchanged, also in the host.
    private static readonly (string Name, string Substitute)[] OfArticle = [("{slug}", "xq7slugq7x"), ("{id}", "xq7idq7x")];
    private static readonly (string Name, string Substitute)[] OfPreview = [("{token}", "xq7tokenq7x")];

    /// <summary>The web address as parsed; null for what is no absolute http(s) address, or carries a user name or password.</summary>
    public static string? Web(string? value) => Parse(value) is { } uri ? uri.AbsoluteUri : null;

    /// <summary>The parsed web address; null as for <see cref="Web"/>.</summary>
    public static Uri? Parse(string? value) =>
        value is not null
        && !Text.HasControls(value, multiline: false)
        && Uri.TryCreate(value.Trim(), UriKind.Absolute, out var uri)
        && uri.Scheme is ("http" or "https")
        && uri.Host.Length > 0
        && uri.UserInfo.Length == 0
            ? uri
            : null;

    /// <summary>A relative address from a page on, as parsed; null where there is no such page, or the result is no web address.</summary>
    public static string? Resolve(string? page, string relative) =>
        Parse(page) is { } from && !Text.HasControls(relative, multiline: false) && Uri.TryCreate(from, relative.Trim(), out var uri)
            ? Web(uri.AbsoluteUri)
            : null;

    /// <summary>The address as it is stored; what is no address is left for the validator to refuse.</summary>
    public static string? Stored(string? value) => Web(value) ?? value;

    /// <summary>A template with {slug} or {id}, all but its placeholders percent-encoded; null for what is no template.</summary>
    public static string? ArticleTemplate(string? value) => Template(value, OfArticle);

    /// <summary>The same for a template with {token}, the secret of a preview link.</summary>
    public static string? PreviewTemplate(string? value) => Template(value, OfPreview);

    private static string? Template(string? value, (string Name, string Substitute)[] placeholders)
    {
        if (value is null || !placeholders.Any(placeholder => value.Contains(placeholder.Name, StringComparison.Ordinal)))
            return null;
        foreach (var (name, substitute) in placeholders)
            value = value.Replace(name, substitute, StringComparison.Ordinal);
        // Who writes a headline chooses its slug, and must not choose a host.
        if (
            value.AsSpan().ContainsAny('{', '}')
            || Parse(value) is not { } uri
            || placeholders.Any(one => uri.Host.Contains(one.Substitute))
        )
            return null;
        var address = uri.AbsoluteUri;
        foreach (var (name, substitute) in placeholders)
            address = address.Replace(substitute, name, StringComparison.Ordinal);
        return address;
    }
}
