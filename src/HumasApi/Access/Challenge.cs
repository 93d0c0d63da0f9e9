namespace HumasApi.Access;

/// <summary>How an unauthenticated caller learns what to sign in with: the header that every 401 must have (RFC 9110 11.6.1).</summary>
internal static class Challenge
{
    /// <param name="error">A code of RFC 6750 3.1; null where no bearer token was sent.</param>
    public static IReadOnlyDictionary<string, string> Of(string? error) =>
        new Dictionary<string, string> { ["WWW-Authenticate"] = "Bearer realm=\"humas\"" + (error is null ? "" : $", error=\"{error}\"") };
}
