using System.Net;

namespace HumasApi.Domain;

/// <summary>
/// A key for the Management API: <c>hk_&lt;id&gt;_&lt;secret&gt;</c> (<see cref="Secret"/>).
/// </summary>
internal sealed class ApiKey
{
    public const string Prefix = "hk";
    public const int NameMaxLength = 200;
    public const int OwnerMaxLength = 200;
    public const int MaxGrants = 50;
    public const int MaxAddresses = 50;
    public const int MaxOverlapMinutes = 30 * 24 * 60;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Grows by one with every change; what If-Match is compared with.</summary>
    public int Version { get; private set; } = 1;
    public required string Name { get; set; }

    /// <summary>Who is responsible for its use.</summary>
    public string? Owner { get; set; }

    /// <summary>Where its inbox is mailed to; null: nowhere.</summary>
    public string? Email { get; set; }
    public List<Grant> Grants { get; private set; } = [];
    public required byte[] SecretHash { get; set; }

    /// <summary>The secret before the last rotation, valid until <see cref="PreviousSecretUntil"/>.</summary>
    public byte[]? PreviousSecretHash { get; private set; }
    public DateTimeOffset? PreviousSecretUntil { get; private set; }

    /// <summary>When it expires; null: never.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>Addresses and networks (CIDR) that it may be used from; none: from anywhere.</summary>
    public List<string> AllowedAddresses { get; set; } = [];
    public required DateTimeOffset CreatedAt { get; init; }
    public required Actor CreatedBy { get; init; }
    public DateTimeOffset EditedAt { get; private set; }
    public Actor EditedBy { get; private set; } = new(null, "");
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Name of the lock that acts of a key share, and that changes of it take alone.</summary>
    public static string LockOf(Guid id) => $"key {id}";

    /// <summary>Creates a key and its text; the text cannot be retrieved again.</summary>
    public static (ApiKey Key, string Text) Generate(string name, IEnumerable<Grant> grants, Actor actor, DateTimeOffset now)
    {
        var (id, secret) = (Guid.CreateVersion7(), Secret.New());
        var key = new ApiKey
        {
            Id = id,
            Name = name,
            SecretHash = Secret.Hash(secret),
            CreatedAt = now,
            CreatedBy = actor,
            EditedAt = now,
            EditedBy = actor,
            Grants = [.. grants],
        };
        return (key, Secret.TextOf(Prefix, id, secret));
    }

    /// <summary>Gives the key another secret. The previous one stays valid for a while, so that clients can switch.</summary>
    /// <returns>The new text; it cannot be retrieved again.</returns>
    public string Rotate(TimeSpan overlap, Actor actor, DateTimeOffset now)
    {
        RequireNotRevoked();
        var secret = Secret.New();
        PreviousSecretHash = overlap > TimeSpan.Zero ? SecretHash : null;
        PreviousSecretUntil = overlap > TimeSpan.Zero ? now + overlap : null;
        SecretHash = Secret.Hash(secret);
        Touch(actor, now);
        return Secret.TextOf(Prefix, Id, secret);
    }

    /// <summary>Revokes the key for good.</summary>
    public void Revoke(Actor actor, DateTimeOffset now)
    {
        RequireNotRevoked();
        RevokedAt = now;
        (PreviousSecretHash, PreviousSecretUntil) = (null, null);
        Touch(actor, now);
    }

    /// <summary>Changes what an administrator sets. Nothing new leaves no trace: neither a version nor a line of the audit trail.</summary>
    public void Change(
        string name,
        string? owner,
        string? email,
        DateTimeOffset? expiresAt,
        List<string> allowedAddresses,
        IReadOnlyList<Grant> grants,
        Actor actor,
        DateTimeOffset now
    )
    {
        RequireNotRevoked();
        var (lost, gained) = (Grants.Except(grants).ToList(), grants.Except(Grants).ToList());
        if (
            (Name, Owner, Email, ExpiresAt) == (name, owner, email, expiresAt)
            && AllowedAddresses.SequenceEqual(allowedAddresses)
            && lost.Count + gained.Count == 0
        )
            return;
        (Name, Owner, Email, ExpiresAt, AllowedAddresses) = (name, owner, email, expiresAt, allowedAddresses);
        Grants.RemoveAll(lost.Contains);
        Grants.AddRange(gained);
        Touch(actor, now);
    }

    /// <summary>Compares in a time that does not depend on where the two differ.</summary>
    public bool Accepts(string secret, DateTimeOffset now)
    {
        var isCurrent = Secret.Matches(secret, SecretHash);
        var isPrevious = Secret.Matches(secret, PreviousSecretHash ?? SecretHash) && now < PreviousSecretUntil;
        return isCurrent | isPrevious;
    }

    public bool HasExpired(DateTimeOffset now) => ExpiresAt <= now;

    /// <summary>Whether it was neither revoked nor has expired.</summary>
    public bool IsActive(DateTimeOffset now) => RevokedAt is null && !HasExpired(now);

    public bool AllowsAddress(IPAddress? address) =>
        AllowedAddresses.Count == 0
        || (
            address is not null
            && AllowedAddresses.Exists(allowed =>
                Network(allowed) is { } network && network.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)
            )
        );

    /// <summary>Whether it is valid at least until that time; null: for ever.</summary>
    public bool IsValidUntil(DateTimeOffset? time) => ExpiresAt is null || time <= ExpiresAt;

    /// <summary>Whether it may come from all of these addresses and networks; none: from anywhere.</summary>
    public bool AllowsAddresses(List<string> addresses) =>
        AllowedAddresses.Count == 0
        || (
            addresses.Count > 0
            && addresses.TrueForAll(text =>
                Network(text) is { } inner
                && AllowedAddresses.Exists(allowed =>
                    Network(allowed) is { } outer && outer.PrefixLength <= inner.PrefixLength && outer.Contains(inner.BaseAddress)
                )
            )
        );

    /// <summary>Reads an address or a network in CIDR notation; null when it is neither.</summary>
    public static IPNetwork? Network(string text) =>
        text.Contains('/', StringComparison.Ordinal)
            ? IPNetwork.TryParse(text, out var network)
                ? network
                : null
            : IPAddress.TryParse(text, out var address)
                ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
                : null;

    private void RequireNotRevoked()
    {
        if (RevokedAt is not null)
            throw new RuleViolation(Rule.KeyRevoked);
    }

    private void Touch(Actor actor, DateTimeOffset now) => (Version, EditedAt, EditedBy) = (Version + 1, now, actor);
}

/// <summary>When and from where a key was last used. A row of its own, so that using a key does not wait for changing it.</summary>
internal sealed class ApiKeyUse
{
    public required Guid KeyId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Address { get; init; }
}
