using HumasApi.ApiTests.Plans;
using Npgsql;

namespace HumasApi.Benchmarks.Plans;

/// <summary>The order of a list, which tells what its cursors name.</summary>
internal enum ListOrder
{
    None,
    Published,
    Modified,
    Edited,
    Revision,
    UnitName,
    TagName,
    TagCount,
    AuthorName,
    AuthorCount,
}

/// <summary>The row in the middle of each order.</summary>
internal sealed class Middle
{
    private readonly Dictionary<ListOrder, (object Key, Guid Id)> places = [];

    public static async Task<Middle> FindAsync(string connectionString)
    {
        var middle = new Middle();
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        foreach (
            var (order, key, from) in new[]
            {
                (ListOrder.Published, "published_at", "published_articles"),
                (ListOrder.Modified, "modified_at", "published_articles"),
                (ListOrder.Edited, "edited_at", "articles"),
                (ListOrder.UnitName, "sort_key", "units_on(current_date)"),
                (ListOrder.TagName, "sort_key", "public_tags"),
                (ListOrder.TagCount, "article_count", "public_tags"),
                (ListOrder.AuthorName, "sort_key", "public_authors"),
                (ListOrder.AuthorCount, "article_count", "public_authors"),
            }
        )
        {
            await using var command = new NpgsqlCommand(
                $"select {key}, id from {from} order by {key}, id offset (select count(*) / 2 from {from}) limit 1",
                connection
            );
            await using var reader = await command.ExecuteReaderAsync();
            await reader.ReadAsync();
            middle.places[order] = (reader.GetValue(0), reader.GetGuid(1));
        }
        middle.places[ListOrder.Revision] = ((long)Seeding.StoryMaker.ManyRevisions / 2, Guid.Empty);
        return middle;
    }

    /// <summary>The cursor of the same list that names its middle.</summary>
    public string Of(string cursor, ListOrder order) => Cursors.At(cursor, places[order].Key, places[order].Id);
}
