using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace HumasApi.Domain;

/// <summary>
/// A key of the Management API: <c>hk_&lt;id&gt;_&lt;secret&gt;</c>. Only the hash of the secret is stored. The secret has
/// 256 random bits, so a plain SHA-256 cannot be reversed by guessing; a slow hash would only slow every request.
/// </summary>
internal sealed class ApiKey
{
    public const int NameMaxLength = 200;
    public const int OwnerMaxLength = 200;
    public const int MaxGrants = 50;
    public const int MaxAddresses = 50;
    public const int MaxOverlapMinutes = 30 * 24 * 60;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Grows by one with every change; what If-Match is compared with.</summary>
    public int Version { get; private set; } = 1;
    public required string Name { get; set; }

    /// <summary>Who answers for its use.</summary>
    public string? Owner { get; set; }
    public List<Grant> Grants { get; private set; } = [];
    public required byte[] SecretHash { get; set; }

    /// <summary>The secret before the last rotation, good until <see cref="PreviousSecretUntil"/>.</summary>
    public byte[]? PreviousSecretHash { get; private set; }
    public DateTimeOffset? PreviousSecretUntil { get; private set; }

    /// <summary>First moment at which it is no longer good; null: never.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>Addresses and networks (CIDR) that it may be used from; none: from anywhere.</summary>
    public List<string> AllowedAddresses { get; set; } = [];
    public required DateTimeOffset CreatedAt { get; init; }
    public required Actor CreatedBy { get; init; }
    public DateTimeOffset EditedAt { get; private set; }
    public Actor EditedBy { get; private set; } = new(null, "");
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Makes a key and its text; the text cannot be had again.</summary>
    public static (ApiKey Key, string Text) Generate(string name, IEnumerable<Grant> grants, Actor actor, DateTimeOffset now)
    {
        var (id, secret) = (Guid.CreateVersion7(), NewSecret());
        var key = new ApiKey { Id = id, Name = name, SecretHash = Hash(secret), CreatedAt = now, CreatedBy = actor, EditedAt = now, EditedBy = actor, Grants = [.. grants] };
        return (key, TextOf(id, secret));
    }

    /// <summary>Gives the key another secret. The one before stays good for a while, so that those who use it can change over.</summary>
    /// <returns>The new text; it cannot be had again.</returns>
    public string Rotate(TimeSpan overlap, Actor actor, DateTimeOffset now)
    {
        RequireLiving();
        var secret = NewSecret();
        PreviousSecretHash = overlap > TimeSpan.Zero ? SecretHash : null;
        PreviousSecretUntil = overlap > TimeSpan.Zero ? now + overlap : null;
        SecretHash = Hash(secret);
        Touch(actor, now);
        return TextOf(Id, secret);
    }

    /// <summary>Ends the key for good.</summary>
    public void Revoke(Actor actor, DateTimeOffset now)
    {
        RequireLiving();
        RevokedAt = now;
        (PreviousSecretHash, PreviousSecretUntil) = (null, null);
        Touch(actor, now);
    }

    public void Change(IEnumerable<Grant> grants, Actor actor, DateTimeOffset now)
    {
        RequireLiving();
        Grants.Clear();
        Grants.AddRange(grants);
        Touch(actor, now);
    }

    /// <summary>Takes a key apart; false when it is not shaped like one.</summary>
    public static bool TryParse(string text, out Guid id, out string secret)
    {
        (id, secret) = (Guid.Empty, "");
        var parts = text.Split('_');
        if (parts.Length != 3 || parts[0] != "hk" || !Guid.TryParseExact(parts[1], "N", out id)) return false;
        secret = parts[2];
        return secret.Length is >= 32 and <= 128;
    }

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>Compares in a time that does not depend on where the two differ.</summary>
    public bool Accepts(string secret, DateTimeOffset now)
    {
        var hash = Hash(secret);
        var isCurrent = CryptographicOperations.FixedTimeEquals(hash, SecretHash);
        var isPrevious = CryptographicOperations.FixedTimeEquals(hash, PreviousSecretHash ?? SecretHash) && now < PreviousSecretUntil;
        return isCurrent | isPrevious;
    }

    public bool HasExpired(DateTimeOffset now) => ExpiresAt <= now;

    public bool MayComeFrom(IPAddress? address) => AllowedAddresses.Count == 0
        || (address is not null && AllowedAddresses.Exists(allowed => Network(allowed) is { } network && network.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)));

    /// <summary>Reads an address or a network in CIDR notation; null when it is neither.</summary>
    public static IPNetwork? Network(string text) =>
        text.Contains('/', StringComparison.Ordinal) ? IPNetwork.TryParse(text, out var network) ? network : null
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8) : null;

    private static string NewSecret() => RandomNumberGenerator.GetHexString(64, lowercase: true);

    private static string TextOf(Guid id, string secret) => $"hk_{id:N}_{secret}";

    private void RequireLiving()
    {
        if (RevokedAt is not null) throw new RuleViolation("key-revoked", Text.Of("This key was revoked. Make a new one.", "Kunci ini sudah dicabut. Buat yang baru."));
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
