using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Publishing;
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
        return [.. rows.Select(row => Card(row.Article, row.Translations, refs))];
    }

    private static ArticleCard Card(PublishedArticle row, List<TranslationRef> translations, PublicRefs refs) => new(
            row.Id, row.Slug, row.Kind.ToWire(), row.Language, translations,
            row.Title, row.Subtitle, row.Summary, row.Excerpt, row.Dateline, row.Byline, row.SignOff, row.EventDate, row.TimeZone,
            row.PublishedAt, row.FirstPublishedAt, row.UpdatedAt, row.ModifiedAt, Notice.From(row.Notices),
            refs.Publisher(row.UnitId, row.PublishedAt, row.TimeZone), refs.Units(row.MentionedUnitIds), refs.Authors(row.AuthorIds), refs.Tags(row.TagIds),
            Image.From(row.CoverImage), Attribution.From(row.AttributionName, row.AttributionUrl),
            WebAddress.Of(refs.ArticleUrlTemplate(row.UnitId), row.Id, row.Slug), row.CanonicalUrl,
            new Seo(row.SeoTitle ?? row.Title, row.SeoDescription ?? row.Summary ?? row.Excerpt, row.SeoNoIndex));

    /// <summary>Bodies of several articles at once.</summary>
    public static Task<Dictionary<Guid, string>> BodiesAsync(DeliveryDbContext database, IEnumerable<Guid> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.ToArray();
        return database.Bodies.Where(body => wanted.Contains(body.ArticleId)).ToDictionaryAsync(body => body.ArticleId, body => body.Body, cancellationToken);
    }
}
