using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Publishing;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Delivery.Articles;

/// <summary>Turns rows of the read model into what readers get, with the same number of commands for one row and for a hundred.</summary>
internal static class ArticleCards
{
    public static async Task<IReadOnlyList<ArticleCard>> ReadAsync(DeliveryDbContext database, IReadOnlyList<PublishedArticle> rows, CancellationToken cancellationToken)
    {
        var refs = await PublicRefs.ReadAsync(database, rows.SelectMany(row => row.MentionedUnitIds.Prepend(row.UnitId)),
            rows.SelectMany(row => row.TagIds), rows.SelectMany(row => row.AuthorIds), cancellationToken);
        var groups = rows.Select(row => row.TranslationGroupId).Distinct().ToArray();
        var translations = (await database.Articles.Where(article => groups.Contains(article.TranslationGroupId)).OrderBy(article => article.Language)
            .Select(article => new { article.TranslationGroupId, Ref = new TranslationRef(article.Id, article.Slug, article.Language, article.Title) }).ToListAsync(cancellationToken))
            .ToLookup(article => article.TranslationGroupId, article => article.Ref);
        return [.. rows.Select(row => new ArticleCard(
            row.Id, row.Slug, row.Kind.ToWire(), row.Language, [.. translations[row.TranslationGroupId].Where(other => other.Id != row.Id)],
            row.Title, row.Subtitle, row.Summary, row.Excerpt, row.Dateline, row.Byline, row.SignOff, row.EventDate, row.TimeZone,
            row.PublishedAt, row.FirstPublishedAt, row.UpdatedAt, row.ModifiedAt, Notice.From(row.Notices),
            refs.Unit(row.UnitId), refs.Units(row.MentionedUnitIds), refs.Authors(row.AuthorIds), refs.Tags(row.TagIds),
            Image.From(row.CoverImage), Attribution.From(row.AttributionName, row.AttributionUrl),
            WebAddress.Of(refs.ArticleUrlTemplate(row.UnitId), row.Id, row.Slug), row.CanonicalUrl,
            new Seo(row.SeoTitle ?? row.Title, row.SeoDescription ?? row.Summary ?? row.Excerpt, row.SeoNoIndex)))];
    }

    /// <summary>Bodies of several articles at once.</summary>
    public static Task<Dictionary<Guid, string>> BodiesAsync(DeliveryDbContext database, IEnumerable<Guid> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.ToArray();
        return database.Bodies.Where(body => wanted.Contains(body.ArticleId)).ToDictionaryAsync(body => body.ArticleId, body => body.Body, cancellationToken);
    }
}
