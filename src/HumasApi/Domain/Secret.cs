using System.Security.Cryptography;
using System.Text;

namespace HumasApi.Domain;

/// <summary>
/// A secret that gives access to anyone who holds it: <c>prefix_id_secret</c>. Only the hash of the secret is stored. It has
/// 256 random bits, so a plain SHA-256 cannot be reversed by guessing; a slow hash would only slow every request.
/// </summary>
internal static class Secret
{
    public static string New() => RandomNumberGenerator.GetHexString(64, lowercase: true);

    public static string TextOf(string prefix, Guid id, string secret) => $"{prefix}_{id:N}_{secret}";

    /// <summary>Takes a text apart; false when it is not shaped like one.</summary>
    public static bool TryParse(string prefix, string text, out Guid id, out string secret)
    {
        (id, secret) = (Guid.Empty, "");
        var parts = text.Split('_');
        if (parts.Length != 3 || parts[0] != prefix || !Guid.TryParseExact(parts[1], "N", out id))
            return false;
        secret = parts[2];
        return secret.Length is >= 32 and <= 128;
    }

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>Compares in a time that does not depend on where the two differ.</summary>
    public static bool Matches(string secret, byte[] hash) => CryptographicOperations.FixedTimeEquals(Hash(secret), hash);
}
