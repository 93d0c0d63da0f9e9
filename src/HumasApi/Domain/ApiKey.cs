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

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Name { get; init; }
    public required byte[] SecretHash { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>Makes a key and its text; the text cannot be had again.</summary>
    public static (ApiKey Key, string Text) Generate(string name, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7();
        var secret = RandomNumberGenerator.GetHexString(64, lowercase: true);
        return (new ApiKey { Id = id, Name = name, SecretHash = Hash(secret), CreatedAt = now }, $"hk_{id:N}_{secret}");
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
    public bool Accepts(string secret) => CryptographicOperations.FixedTimeEquals(Hash(secret), SecretHash);
}
