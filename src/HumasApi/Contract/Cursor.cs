using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace HumasApi.Contract;

/// <summary>
/// A place in a list: the sort key and id of the row beside it, and a hash of the list it belongs to. Opaque to clients and
/// unsigned on purpose: it names a place, the filters and rights of the request apply anyway. Valid as long as /v1 is.
/// </summary>
/// <param name="Key">Sort key of the row: text, or a whole number (microseconds since 1970 for times).</param>
/// <param name="Id">Breaks ties between rows with the same key.</param>
/// <param name="Backwards">True to read the rows before this place.</param>
internal sealed record Cursor(CursorKey Key, Guid Id, bool Backwards)
{
    private const byte Version = 1;
    private const int HashLength = 8;

    // The longest name has 300 characters of up to 3 bytes, and base64 makes 4 characters of 3 bytes.
    private const int MaxLength = 1600;

    public string Encode(string list)
    {
        var text = Key.Text is null ? null : Encoding.UTF8.GetBytes(Key.Text);
        var bytes = new byte[1 + HashLength + 16 + (text?.Length ?? 8)];
        bytes[0] = (byte)((Version << 4) | (text is null ? 0 : 2) | (Backwards ? 1 : 0));
        HashOf(list).CopyTo(bytes.AsSpan(1));
        Id.TryWriteBytes(bytes.AsSpan(1 + HashLength), bigEndian: true, out _);
        if (text is null)
            BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(1 + HashLength + 16), Key.Number);
        else
            text.CopyTo(bytes.AsSpan(1 + HashLength + 16));
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads a cursor; null when it is not one of ours.</summary>
    /// <param name="text">What the client sent.</param>
    /// <param name="list">Route, filters and sort of the request.</param>
    /// <param name="belongs">False when the cursor was made for another list.</param>
    public static Cursor? Decode(string text, string list, out bool belongs)
    {
        belongs = false;
        if (text.Length > MaxLength || !Base64Url.IsValid(text))
            return null;
        var bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length < 1 + HashLength + 16 || bytes[0] >> 4 != Version || (bytes[0] & 0b1100) != 0)
            return null;
        var rest = bytes.AsSpan(1 + HashLength + 16);
        CursorKey key;
        if ((bytes[0] & 2) != 0)
        {
            if (!System.Text.Unicode.Utf8.IsValid(rest) || rest.Contains((byte)0))
                return null;
            key = new CursorKey(Encoding.UTF8.GetString(rest), 0);
        }
        else if (rest.Length == 8)
            key = new CursorKey(null, BinaryPrimitives.ReadInt64BigEndian(rest));
        else
            return null;
        belongs = bytes.AsSpan(1, HashLength).SequenceEqual(HashOf(list));
        return new Cursor(key, new Guid(bytes.AsSpan(1 + HashLength, 16), bigEndian: true), (bytes[0] & 1) != 0);
    }

    private static byte[] HashOf(string list) => SHA256.HashData(Encoding.UTF8.GetBytes(list))[..HashLength];
}

/// <summary>Sort key of a row: text, or a number where <see cref="Text"/> is null.</summary>
internal readonly record struct CursorKey(string? Text, long Number)
{
    // Years 0001 to 9999: what PostgreSQL and .NET both know.
    private static readonly long MinMicroseconds = (DateTimeOffset.MinValue - DateTimeOffset.UnixEpoch).Ticks / 10;
    private static readonly long MaxMicroseconds = (DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch).Ticks / 10;

    public static CursorKey Of(DateTimeOffset time) => new(null, (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10);

    public static CursorKey Of(string text) => new(text, 0);

    public static CursorKey Of(long number) => new(null, number);

    public DateTimeOffset AsTime() => DateTimeOffset.UnixEpoch.AddTicks(Math.Clamp(Number, MinMicroseconds, MaxMicroseconds) * 10);
}
