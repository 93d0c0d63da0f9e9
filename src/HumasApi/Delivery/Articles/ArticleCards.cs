using HumasApi.Data;
using HumasApi.Publishing;
using HumasApi.Publishing.Shapes;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Delivery.Articles;

/// <summary>Turns rows of the read model into what readers get, with the same number of commands for one row and for a hundred.</summary>
internal static class ArticleCards
{
    public static async Task<IReadOnlyList<ArticleCard>> ReadAsync(DeliveryDbContext database, PublicMemory memory, IReadOnlyList<ArticleRow> rows, CancellationToken cancellationToken)
    {
        var articles = rows.Select(row => row.Article).ToList();
        var refs = await PublicRefs.ReadAsync(database, memory, articles.SelectMany(row => row.MentionedUnitIds.Prepend(row.UnitId)),
            articles.SelectMany(row => row.TagIds), articles.SelectMany(row => row.AuthorIds), cancellationToken);
        return [.. rows.Select(row => ArticleCard.Of(row.Article, row.Translations, refs))];
    }

    /// <summary>Bodies of several articles at once.</summary>
    public static Task<Dictionary<Guid, string>> BodiesAsync(DeliveryDbContext database, IEnumerable<Guid> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.ToArray();
        return database.Bodies.Where(body => wanted.Contains(body.ArticleId)).ToDictionaryAsync(body => body.ArticleId, body => body.Body, cancellationToken);
    }
}
