using System.Security.Cryptography;
using System.Text;

namespace HumasApi.Domain;

/// <summary>
/// Encrypts secrets that the service must be able to read again, such as those that sign webhooks (AES-256-GCM). The key is not in the
/// database, so that a copy of the database gives none of them away.
/// </summary>
/// <param name="key">The key of the service; null where none is set.</param>
internal sealed class SecretBox(string? key)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[]? key = key is null
        ? null
        : HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(key), 32, info: "humas secrets"u8.ToArray());

    /// <summary>Whether secrets can be kept at all.</summary>
    public bool IsReady => key is not null;

    /// <param name="secret">What is kept.</param>
    /// <param name="owner">What it belongs to; it can be read with the same one only.</param>
    public byte[] Seal(byte[] secret, Guid owner)
    {
        var all = new byte[NonceBytes + secret.Length + TagBytes];
        RandomNumberGenerator.Fill(all.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(key!, TagBytes);
        aes.Encrypt(all.AsSpan(0, NonceBytes), secret, all.AsSpan(NonceBytes..^TagBytes), all.AsSpan(^TagBytes..), owner.ToByteArray());
        return all;
    }

    /// <returns>Null where it was sealed with another key, or for another owner.</returns>
    public byte[]? Open(byte[] all, Guid owner)
    {
        if (key is null || all.Length < NonceBytes + TagBytes)
            return null;
        var secret = new byte[all.Length - NonceBytes - TagBytes];
        try
        {
            using var aes = new AesGcm(key, TagBytes);
            aes.Decrypt(all.AsSpan(0, NonceBytes), all.AsSpan(NonceBytes..^TagBytes), all.AsSpan(^TagBytes..), secret, owner.ToByteArray());
            return secret;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
