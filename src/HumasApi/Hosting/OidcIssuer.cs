using HumasApi.Domain;

namespace HumasApi.Hosting;

/// <summary>
/// An OpenID provider whose access tokens sign people in (<c>Humas__Oidc__0__…</c>): any that publishes its keys by OpenID
/// Connect Discovery 1.0 and issues signed JWTs (RFC 7519).
/// </summary>
/// <param name="Issuer">What <c>iss</c> must say, to the letter; its keys are found below it, at /.well-known/openid-configuration.</param>
/// <param name="Audience">What <c>aud</c> must hold.</param>
/// <param name="GroupsClaim">Claim with the groups of the person; a dotted path leads into objects, as realm_access.roles does.</param>
/// <param name="NameClaim">Claim with the readable name; null: name, preferred_username, email, or sub, the first that there is.</param>
/// <param name="ClockSkew">How far its clock may be off.</param>
/// <param name="Grants">What its groups may do.</param>
internal sealed record OidcIssuer(
    string Issuer,
    string Audience,
    string GroupsClaim,
    string? NameClaim,
    TimeSpan ClockSkew,
    IReadOnlyList<GroupGrant> Grants
)
{
    private const int MaxClockSkewSeconds = 300;
    private static readonly string[] Names = ["Issuer", "Audience", "GroupsClaim", "NameClaim", "ClockSkewSeconds", "Grants"];

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
        GroupGrant.RequireKnown(section, name, Names);
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
            [.. section.GetSection("Grants").GetChildren().Select(one => GroupGrant.Read(one, $"{name}__Grants__{one.Key}"))]
        );
    }
}

/// <summary>What the members of a group may do.</summary>
/// <param name="Group">Name of the group. <c>{unit}</c> in it stands for the slug of a unit, so that one line serves all units:
/// /units/{unit}/editors.</param>
/// <param name="Role">The role that they have.</param>
/// <param name="Unit">Slug of the unit at which; * for the whole newsroom; null: the one in the name of the group.</param>
/// <param name="Scope">How far below the unit it reaches.</param>
internal sealed record GroupGrant(string Group, Role Role, string? Unit, GrantScope Scope)
{
    public const string WholeNewsroom = "*";
    private const string Place = "{unit}";
    private static readonly string[] Names = ["Group", "Role", "Unit", "Scope"];

    /// <summary>Slug of the unit that a group is for, or *; null when it is not this group.</summary>
    public string? UnitOf(string group)
    {
        if (Unit is not null)
            return group == Group ? Unit : null;
        var at = Group.IndexOf(Place, StringComparison.Ordinal);
        var (head, tail) = (Group[..at], Group[(at + Place.Length)..]);
        if (
            group.Length <= head.Length + tail.Length
            || !group.StartsWith(head, StringComparison.Ordinal)
            || !group.EndsWith(tail, StringComparison.Ordinal)
        )
            return null;
        var slug = group[head.Length..^tail.Length];
        return Slug.IsValid(slug) ? slug : null;
    }

    public static GroupGrant Read(IConfigurationSection section, string name)
    {
        SettingsException Wrong(string setting, string expected) =>
            new($"{name}__{setting} {(section[setting] is { Length: > 0 } given ? $"is {given}; " : "is missing: ")}{expected}");
        RequireKnown(section, name, Names);
        if (Text.NullIfBlank(section["Group"]) is not { } group)
            throw Wrong("Group", "the name of a group is expected, as it stands in the groups claim.");
        var role = Word<Role>(section["Role"]) ?? throw Wrong("Role", "viewer, writer, editor, importer or admin is expected.");
        var unit = Text.NullIfBlank(section["Unit"]);
        if (
            group.Contains(Place, StringComparison.Ordinal) == unit is not null
            || (unit is not null && unit != WholeNewsroom && !Slug.IsValid(unit))
        )
            throw Wrong(
                "Unit",
                $"the slug of a unit is expected, or * for the whole newsroom, or neither where the name of the group has {Place} in it."
            );
        var scope = section["Scope"] is null or ""
            ? GrantScope.Self
            : Word<GrantScope>(section["Scope"]) ?? throw Wrong("Scope", "self or subtree is expected.");
        return new GroupGrant(group, role, unit, unit == WholeNewsroom ? GrantScope.Subtree : scope);
    }

    // A setting that is misspelt would be one that is not set, without a word.
    public static void RequireKnown(IConfigurationSection section, string name, string[] names)
    {
        if (section.GetChildren().FirstOrDefault(child => !names.Contains(child.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            throw new SettingsException($"{name}__{unknown.Key} is not a setting. Known settings: {string.Join(", ", names)}.");
    }

    private static T? Word<T>(string? text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var word) && Enum.IsDefined(word) && !int.TryParse(text, out _) ? word : null;
}
