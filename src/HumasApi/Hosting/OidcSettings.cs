using HumasApi.Access;
using HumasApi.Domain;

namespace HumasApi.Hosting;

/// <summary>Reads the OpenID providers: Humas__Oidc__0__….</summary>
internal static class OidcSettings
{
    private const int MaxClockSkewSeconds = 300;
    private static readonly string[] GrantNames = ["Group", "Role", "Unit", "Scope"];
    private static readonly string[] IssuerNames = ["Issuer", "Audience", "GroupsClaim", "NameClaim", "ClockSkewSeconds", "Grants"];

    /// <exception cref="SettingsException">A setting is wrong; the message says which and what is expected.</exception>
    public static IReadOnlyList<OidcIssuer> Read(IConfigurationSection section)
    {
        var issuers = section.GetChildren().Select(one => Read(one, $"Humas__Oidc__{one.Key}")).ToList();
        return issuers.GroupBy(one => one.Issuer).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new SettingsException($"Humas__Oidc names {twice.Key} twice. Give one entry all its grants.")
            : issuers;
    }

    private static OidcIssuer Read(IConfigurationSection section, string name)
    {
        SettingsException Wrong(string setting, string expected) =>
            new($"{name}__{setting} {(section[setting] is { Length: > 0 } given ? $"is {given}; " : "is missing: ")}{expected}");
        RequireKnown(section, name, IssuerNames);
        // Keys that come over a wire that anybody can change are nobody's keys; on the machine itself there is no such wire.
        if (
            !Uri.TryCreate(section["Issuer"], UriKind.Absolute, out var issuer)
            || !(issuer.Scheme == Uri.UriSchemeHttps || (issuer.Scheme == Uri.UriSchemeHttp && issuer.IsLoopback))
        )
            throw Wrong(
                "Issuer",
                "an https address is expected, as the provider writes it in iss, such as https://sso.example.go.id/realms/humas."
            );
        if (Text.NullIfBlank(section["Audience"]) is not { } audience)
            throw Wrong("Audience", "the name of this service at the provider is expected, as it stands in aud.");
        var skew = 60;
        if (
            section["ClockSkewSeconds"] is { Length: > 0 } text
            && !(
                int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out skew)
                && skew <= MaxClockSkewSeconds
            )
        )
            throw Wrong("ClockSkewSeconds", $"a whole number of seconds from 0 to {MaxClockSkewSeconds} is expected.");
        return new OidcIssuer(
            section["Issuer"]!,
            audience,
            Text.NullIfBlank(section["GroupsClaim"]) ?? "groups",
            Text.NullIfBlank(section["NameClaim"]),
            TimeSpan.FromSeconds(skew),
            [.. section.GetSection("Grants").GetChildren().Select(one => ReadGrant(one, $"{name}__Grants__{one.Key}"))]
        );
    }

    private static GroupGrant ReadGrant(IConfigurationSection section, string name)
    {
        SettingsException Wrong(string setting, string expected) =>
            new($"{name}__{setting} {(section[setting] is { Length: > 0 } given ? $"is {given}; " : "is missing: ")}{expected}");
        RequireKnown(section, name, GrantNames);
        if (Text.NullIfBlank(section["Group"]) is not { } group)
            throw Wrong("Group", "the name of a group is expected, as it stands in the groups claim.");
        var role = Word<Role>(section["Role"]) ?? throw Wrong("Role", "viewer, writer, editor, importer or admin is expected.");
        var unit = Text.NullIfBlank(section["Unit"]);
        if (
            group.Contains(GroupGrant.Place, StringComparison.Ordinal) == unit is not null
            || (unit is not null && unit != GroupGrant.WholeNewsroom && !Slug.IsValid(unit))
        )
            throw Wrong(
                "Unit",
                "the slug of a unit is expected, or * for the whole newsroom, or neither where the name of the group has "
                    + $"{GroupGrant.Place} in it."
            );
        var scope = section["Scope"] is null or ""
            ? GrantScope.Self
            : Word<GrantScope>(section["Scope"]) ?? throw Wrong("Scope", "self or subtree is expected.");
        return new GroupGrant(group, role, unit, unit == GroupGrant.WholeNewsroom ? GrantScope.Subtree : scope);
    }

    // A setting that is misspelt would be one that is not set, without a word.
    private static void RequireKnown(IConfigurationSection section, string name, string[] names)
    {
        if (section.GetChildren().FirstOrDefault(child => !names.Contains(child.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            throw new SettingsException($"{name}__{unknown.Key} is not a setting. Known settings: {string.Join(", ", names)}.");
    }

    private static T? Word<T>(string? text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var word) && Enum.IsDefined(word) && !int.TryParse(text, out _) ? word : null;
}
