using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;

namespace HumasApi.ApiTests.Plans;

/// <summary>
/// Cursors to any place of a list, made from one that the service gave: walking to row 500,000 would take hours. A cursor
/// names a place in an order, not a row of a filtered list, so one place does for all filters.
/// </summary>
internal static class Cursors
{
    // version, hash of the list, id, key (Paging/Cursor.cs)
    private const int IdAt = 9;
    private const int KeyAt = 25;

    /// <summary>The cursor of the same list that names another place.</summary>
    /// <param name="cursor">A cursor of the list.</param>
    /// <param name="key">Sort key of the row at the place: text, a number or a time.</param>
    /// <param name="id">Id of that row.</param>
    public static string At(string cursor, object key, Guid id)
    {
        var (bytesOfKey, given) = (Bytes(key), Base64Url.DecodeFromChars(cursor));
        var bytes = new byte[KeyAt + bytesOfKey.Length];
        given.AsSpan(0, IdAt).CopyTo(bytes);
        id.TryWriteBytes(bytes.AsSpan(IdAt), bigEndian: true, out _);
        bytesOfKey.CopyTo(bytes, KeyAt);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The id of the row that a cursor names.</summary>
    public static Guid IdOf(string cursor) => new(Base64Url.DecodeFromChars(cursor).AsSpan(IdAt, KeyAt - IdAt), bigEndian: true);

    private static byte[] Bytes(object key)
    {
        if (key is string text)
            return Encoding.UTF8.GetBytes(text);
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(
            bytes,
            key switch
            {
                DateTimeOffset time => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10,
                DateTime time => (time.Ticks - DateTime.UnixEpoch.Ticks) / 10,
                _ => (long)key,
            }
        );
        return bytes;
    }
}
