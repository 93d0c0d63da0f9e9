using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Publishing;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Keys;

/// <summary>A key, as administrators see it; never its secret.</summary>
/// <param name="Id">Identity; the first part of its text.</param>
/// <param name="Version">Lock version; also the ETag.</param>
/// <param name="Name">What it is for; stands in the history of what it changes.</param>
/// <param name="Owner">Who is responsible for its use.</param>
/// <param name="Email">E-mail address to which its inbox is mailed; null: none.</param>
/// <param name="Grants">What it may do, and where.</param>
/// <param name="ExpiresAt">When it expires; null: never.</param>
/// <param name="AllowedAddresses">Addresses and networks that it may be used from; none: from anywhere.</param>
/// <param name="PreviousSecretUntil">Until when the previous secret is still valid; null: it is not.</param>
/// <param name="LastUse">Last use, to the minute; null: never used.</param>
/// <param name="RevokedAt">When it was revoked; null: it was not.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="CreatedBy">Who created it.</param>
/// <param name="EditedAt">Last change.</param>
/// <param name="EditedBy">Who made that change.</param>
internal record ManagedKey(
    Guid Id,
    int Version,
    string Name,
    string? Owner,
    string? Email,
    IReadOnlyList<GrantItem> Grants,
    DateTimeOffset? ExpiresAt,
    IReadOnlyList<string> AllowedAddresses,
    DateTimeOffset? PreviousSecretUntil,
    KeyUse? LastUse,
    DateTimeOffset? RevokedAt,
    DateTimeOffset CreatedAt,
    ActorRef CreatedBy,
    DateTimeOffset EditedAt,
    ActorRef EditedBy
)
{
    public static async Task<ManagedKey> ReadAsync(HumasDbContext database, ApiKey key, CancellationToken cancellationToken) =>
        (await ReadAsync(database, [key], cancellationToken))[0];

    public static async Task<IReadOnlyList<ManagedKey>> ReadAsync(
        HumasDbContext database,
        IReadOnlyList<ApiKey> keys,
        CancellationToken cancellationToken
    )
    {
        var ids = keys.Select(key => key.Id).ToArray();
        var uses = await database
            .ApiKeyUses.AsNoTracking()
            .Where(use => ids.Contains(use.KeyId))
            .ToDictionaryAsync(use => use.KeyId, cancellationToken);
        var references = await References.ReadAsync(
            database,
            keys.SelectMany(key => key.Grants).Select(grant => grant.UnitId).OfType<Guid>(),
            [],
            [],
            cancellationToken
        );
        return
        [
            .. keys.Select(key => new ManagedKey(
                key.Id,
                key.Version,
                key.Name,
                key.Owner,
                key.Email,
                GrantItem.From(key.Grants, references),
                key.ExpiresAt,
                key.AllowedAddresses,
                key.PreviousSecretUntil,
                uses.TryGetValue(key.Id, out var use) ? new KeyUse(use.At, use.Address) : null,
                key.RevokedAt,
                key.CreatedAt,
                ActorRef.From(key.CreatedBy),
                key.EditedAt,
                ActorRef.From(key.EditedBy)
            )),
        ];
    }

    public static Problem Missing() =>
        Problem.NotFound(
            Sentence.Of("There is no such key among those that you administer.", "Tidak ada kunci seperti itu di antara yang Anda kelola.")
        );
}

/// <summary>A role at a unit.</summary>
/// <param name="Role">viewer reads drafts; writer writes them; editor also publishes articles and maintains authors; importer
/// sends archives; admin does all of it and decides on structure and keys.</param>
/// <param name="Unit">The unit; null: the whole newsroom.</param>
/// <param name="Scope">self: the unit alone; subtree: with all units below it, as the administrative line is today.</param>
internal sealed record GrantItem(
    [property: ExtensibleEnum(typeof(Role))] string Role,
    UnitRef? Unit,
    [property: ExtensibleEnum(typeof(GrantScope))] string Scope
)
{
    // The database gives them in any order; the same answer for the same key.
    public static IReadOnlyList<GrantItem> From(IEnumerable<Grant> grants, References references) =>
        [
            .. grants
                .OrderBy(grant => grant.Role)
                .ThenBy(grant => grant.UnitId)
                .ThenBy(grant => grant.Scope)
                .Select(grant => new GrantItem(
                    grant.Role.ToWire(),
                    grant.UnitId is { } unit ? references.Unit(unit) : null,
                    grant.Scope.ToWire()
                )),
        ];
}

/// <summary>When and from where a key was used.</summary>
/// <param name="At">The moment.</param>
/// <param name="Address">The address of the caller.</param>
internal sealed record KeyUse(DateTimeOffset At, string Address);

/// <summary>A key with its text, which is shown only once.</summary>
internal sealed record NewKey : ManagedKey
{
    internal NewKey(ManagedKey managed)
        : base(managed) { }

    /// <summary>The text to send as Authorization: Bearer. It is not stored, and never shown again.</summary>
    public required string Key { get; init; }
}
