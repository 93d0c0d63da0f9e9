using HumasApi.Domain;

namespace HumasApi.Access;

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
);

/// <summary>What the members of a group may do.</summary>
/// <param name="Group">Name of the group. <c>{unit}</c> in it stands for the slug of a unit, so that one line serves all units:
/// /units/{unit}/editors.</param>
/// <param name="Role">The role that they have.</param>
/// <param name="Unit">Slug of the unit at which; * for the whole newsroom; null: the one in the name of the group.</param>
/// <param name="Scope">How far below the unit it reaches.</param>
internal sealed record GroupGrant(string Group, Role Role, string? Unit, GrantScope Scope)
{
    public const string WholeNewsroom = "*";
    public const string Place = "{unit}";

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
}
