namespace HumasApi.Domain;

/// <summary>
/// Addresses as they are stored: as parsed, so that every reader sees the host that was checked. A backslash, a space or
/// what stands before an @ is read in one way here and in another one there.
/// </summary>
internal static class Addresses
{
    private const int MaxRelativeLength = 4_000;

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

    /// <summary>
    /// A relative address from a page on, as parsed. Null where there is no page, where the address has a scheme of its own or is too
    /// long for one, and where the result is no web address.
    /// </summary>
    public static string? Resolve(Uri? page, string relative) =>
        page is not null
        && relative.Length is > 0 and <= MaxRelativeLength
        && !HasScheme(relative)
        && !Text.HasControls(relative, multiline: false)
        && Uri.TryCreate(page, relative, out var uri)
            ? Web(uri.AbsoluteUri)
            : null;

    /// <summary>Whether an address begins with a scheme, known or not.</summary>
    public static bool HasScheme(string address) =>
        address.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0 && address.AsSpan(0, colon).IndexOfAny('/', '?', '#') < 0;

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
