using HumasApi.Domain;

namespace HumasApi.Access;

/// <summary>Who may sign in beside the keys of the service.</summary>
/// <param name="Oidc">The OpenID providers that people sign in with; none: only keys sign in.</param>
/// <param name="AdminKeyHash">Hash of the administrator's key that the settings give; null where they give none.</param>
internal sealed record SignInOptions(IReadOnlyList<OidcIssuer> Oidc, byte[]? AdminKeyHash)
{
    /// <summary>True for the administrator key that the settings give. Takes the same time wherever the two differ.</summary>
    public bool IsAdminKey(string text) => AdminKeyHash is not null && Secret.Matches(text, AdminKeyHash);
}
