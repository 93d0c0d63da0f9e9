using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;
using Npgsql;

namespace HumasApi.Benchmarks.Plans;

/// <summary>The order of a list, which tells what its cursors name.</summary>
internal enum ListOrder { None, Published, Modified, Edited, Revision, UnitName, TagName, TagCount, AuthorName, AuthorCount }

/// <summary>
/// Cursors to the middle of a list, made from one that the service gave: walking there would take half a million rows.
/// A cursor names a place in an order, not a row of the filtered list, so one place does for all filters.
/// </summary>
internal sealed class Middle
{
    // version, hash of the list, id, key (Paging/Cursor.cs)
    private const int IdAt = 9;
    private const int KeyAt = 25;
    private readonly Dictionary<ListOrder, (byte[] Key, Guid Id)> places = [];

    public static async Task<Middle> FindAsync(string connectionString)
    {
        var middle = new Middle();
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        foreach (var (order, key, from) in new[]
        {
            (ListOrder.Published, "published_at", "published_articles"), (ListOrder.Modified, "modified_at", "published_articles"), (ListOrder.Edited, "edited_at", "articles"),
            (ListOrder.UnitName, "sort_key", "public_units"), (ListOrder.TagName, "sort_key", "public_tags"), (ListOrder.TagCount, "article_count", "public_tags"),
            (ListOrder.AuthorName, "sort_key", "public_authors"), (ListOrder.AuthorCount, "article_count", "public_authors"),
        })
        {
            await using var command = new NpgsqlCommand($"select {key}, id from {from} order by {key}, id offset (select count(*) / 2 from {from}) limit 1", connection);
            await using var reader = await command.ExecuteReaderAsync();
            await reader.ReadAsync();
            middle.places[order] = (Bytes(reader.GetValue(0)), reader.GetGuid(1));
        }
        middle.places[ListOrder.Revision] = (Bytes((long)Seeding.StoryMaker.ManyRevisions / 2), Guid.Empty);
        return middle;
    }

    /// <summary>The cursor of the same list that names its middle.</summary>
    public string Of(string cursor, ListOrder order)
    {
        var ((key, id), given) = (places[order], Base64Url.DecodeFromChars(cursor));
        var bytes = new byte[KeyAt + key.Length];
        given.AsSpan(0, IdAt).CopyTo(bytes);
        id.TryWriteBytes(bytes.AsSpan(IdAt), bigEndian: true, out _);
        key.CopyTo(bytes, KeyAt);
        return Base64Url.EncodeToString(bytes);
    }

    private static byte[] Bytes(object key)
    {
        if (key is string text) return Encoding.UTF8.GetBytes(text);
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, key is DateTime time ? (time.Ticks - DateTime.UnixEpoch.Ticks) / 10 : (long)key);
        return bytes;
    }
}
