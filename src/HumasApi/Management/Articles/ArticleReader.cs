using System.Text.Json;
using System.Text.Json.Nodes;
using HumasApi.Access;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Publishing;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Articles;

/// <summary>Reads articles into the shapes that editors get.</summary>
internal sealed class ArticleReader(HumasDbContext database, Rights rights, ArticleActions actions, EditorMemory memory)
{
    /// <summary>An article with the content of one of its revisions.</summary>
    public async Task<ManagedArticle> ReadAsync(
        Article article,
        ArticleRevision revision,
        bool includeSource,
        CancellationToken cancellationToken,
        bool isNew = false
    )
    {
        var references = await References.ReadAsync(
            database,
            memory,
            [revision.UnitId, .. revision.MentionedUnitIds],
            revision.TagIds,
            revision.AuthorIds,
            cancellationToken
        );
        // What is made in this act, and names no original, cannot be known to another article yet.
        var translations = isNew && revision.TranslationOf is null ? [] : await TranslationsAsync(article, cancellationToken);
        var newestBy = await NewestByAsync(article, revision, cancellationToken);
        var publishedAt = article.RequestedPublishedAt(revision) ?? article.PublishedAt;
        var original = translations.Find(other => other.Id == revision.TranslationOf);
        return new ManagedArticle(revision)
        {
            Id = article.Id,
            Version = article.Version,
            Slug = revision.Slug,
            Kind = revision.Kind.ToWire(),
            Language = revision.Language,
            TranslationOf = original is null ? null : new ArticleRef(original.Id, original.Slug),
            Translations = translations,
            Title = revision.Title,
            Excerpt = Html.Excerpt.Of(revision),
            Body = revision.Body,
            BodySource = includeSource ? revision.BodySource : null,
            BodySourceFormat =
                includeSource && revision.BodySource is not null ? (revision.BodySourceFormat ?? BodyFormat.Html).ToWire() : null,
            TimeZone = revision.TimeZone,
            PublishedAt = publishedAt,
            FirstPublishedAt = article.FirstPublishedAt,
            UpdatedAt = article.UpdatedAt,
            ModifiedAt = article.ModifiedAt,
            Notices = Notice.From(article.Notices),
            Unit = references.Publisher(revision.UnitId, publishedAt ?? database.Clock.Now(), revision.TimeZone),
            MentionedUnits = references.Units(revision.MentionedUnitIds),
            Authors = references.Authors(revision.AuthorIds),
            Tags = references.Tags(revision.TagIds),
            Related = await RelatedReferences.ReadAsync(database, rights, revision.RelatedIds, cancellationToken),
            CoverImage = Image.From(revision.CoverImage),
            Attribution = Attribution.From(revision.AttributionName, revision.AttributionUrl),
            WebUrl = WebAddress.Of(references.ArticleUrlTemplate(revision.UnitId), article.Id, revision.Slug),
            Seo = new Seo(revision.SeoTitle, revision.SeoDescription, revision.SeoNoIndex),
            LegacyUrls = revision.LegacyUrls,
            Publication = PublicationInfo.From(article),
            Draft = DraftInfo.From(article),
            ImportKey = ImportKey.From(article),
            AllowedActions = (await actions.OfAsync([article], _ => newestBy, cancellationToken))[0],
            CreatedAt = article.CreatedAt,
            CreatedBy = ActorRef.From(article.CreatedBy),
            EditedAt = article.EditedAt,
            EditedBy = ActorRef.From(article.EditedBy),
        };
    }

    private async Task<Actor> NewestByAsync(Article article, ArticleRevision revision, CancellationToken cancellationToken) =>
        revision.Id == article.NewestRevisionId
            ? revision.CreatedBy
            : await database
                .Revisions.Where(newest => newest.Id == article.NewestRevisionId)
                .Select(newest => newest.CreatedBy)
                .SingleAsync(cancellationToken);

    // Those that the caller may see.
    private async Task<List<TranslationRef>> TranslationsAsync(Article article, CancellationToken cancellationToken) =>
        await (
            from other in await rights.VisibleAsync(database.Articles.AsNoTracking(), cancellationToken)
            join content in database.Revisions on other.NewestRevisionId equals content.Id
            where other.TranslationGroupId == article.TranslationGroupId && other.Id != article.Id
            orderby content.Language
            select new TranslationRef(other.Id, content.Slug, content.Language, content.Title)
        ).ToListAsync(cancellationToken);

    /// <summary>The article as JSON, to compare the read-only members of a change with; null when the change names none of them.</summary>
    public async Task<JsonObject?> ReadForComparisonAsync(
        Article article,
        ArticleRevision revision,
        JsonObject change,
        Type input,
        CancellationToken cancellationToken
    )
    {
        if (!StrictJson.NamesReadOnly(change, input, typeof(ManagedArticle)))
            return null;
        var read = await ReadAsync(article, revision, includeSource: true, cancellationToken);
        var json = JsonSerializer.SerializeToNode(read, Json.Options)!.AsObject();
        // Null in an answer that was not asked for them, whatever they are.
        foreach (var name in new[] { "bodySource", "bodySourceFormat" })
            if (change[name] is null)
                json[name] = null;
        return json;
    }

    /// <summary>Rows of a list, with the same number of commands for one row and for a hundred.</summary>
    public async Task<IReadOnlyList<ManagedArticleRow>> RowsAsync(IReadOnlyList<Article> articles, CancellationToken cancellationToken)
    {
        var newest = articles.Select(article => article.NewestRevisionId).ToArray();
        var contents = await database
            .Revisions.AsNoTracking()
            .Where(revision => newest.Contains(revision.Id))
            .Select(revision => new
            {
                revision.Id,
                revision.Number,
                revision.Slug,
                revision.Kind,
                revision.Language,
                revision.PublishedAt,
                revision.TimeZone,
                revision.CreatedBy,
            })
            .ToDictionaryAsync(revision => revision.Id, cancellationToken);
        var references = await References.ReadAsync(
            database,
            memory,
            articles.Select(article => article.UnitId),
            articles.SelectMany(article => article.TagIds),
            articles.SelectMany(article => article.AuthorIds),
            cancellationToken
        );
        var allowed = (await actions.OfAsync(articles, article => contents[article.NewestRevisionId].CreatedBy, cancellationToken))
            .Zip(articles)
            .ToDictionary(pair => pair.Second.Id, pair => pair.First);
        return
        [
            .. articles.Select(article =>
            {
                var content = contents[article.NewestRevisionId];
                var publishedAt = article.RequestedPublishedAt(content.Number, content.PublishedAt) ?? article.PublishedAt;
                return new ManagedArticleRow
                {
                    Id = article.Id,
                    Version = article.Version,
                    Slug = content.Slug,
                    Kind = content.Kind.ToWire(),
                    Language = content.Language,
                    Title = article.Title,
                    Unit = references.Publisher(article.UnitId, publishedAt ?? database.Clock.Now(), content.TimeZone),
                    Authors = references.Authors(article.AuthorIds),
                    Tags = references.Tags(article.TagIds),
                    PublishedAt = publishedAt,
                    Publication = PublicationInfo.From(article),
                    Draft = DraftInfo.From(article),
                    AllowedActions = allowed[article.Id],
                    ImportKey = ImportKey.From(article),
                    CreatedAt = article.CreatedAt,
                    CreatedBy = ActorRef.From(article.CreatedBy),
                    EditedAt = article.EditedAt,
                    EditedBy = ActorRef.From(article.EditedBy),
                };
            }),
        ];
    }
}
