using HumasApi.Data;
using HumasApi.Publishing;
using HumasApi.Publishing.Shapes;

namespace HumasApi.Delivery.Articles;

/// <summary>Turns rows of the read model into responses, with the same number of commands for one row and for a hundred.</summary>
internal static class ArticleCards
{
    public static async Task<IReadOnlyList<object>> ReadAsync(
        DeliveryDbContext database,
        ReferenceCache cache,
        IReadOnlyList<StoredArticle> rows,
        ArticleFields fields,
        CancellationToken cancellationToken
    )
    {
        var refs = await PublicRefs.ReadAsync(
            database,
            cache,
            rows.SelectMany(row => row.MentionedUnitIds.Prepend(row.UnitId)),
            rows.SelectMany(row => row.TagIds),
            rows.SelectMany(row => row.AuthorIds),
            cancellationToken
        );
        return [.. rows.Select(row => fields.Pick(row, refs))];
    }
}
