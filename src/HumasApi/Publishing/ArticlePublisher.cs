using HumasApi.Data;
using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Publishing;

/// <summary>
/// The bridge between the wings: turns a live revision into the rows that Delivery reads, in the transaction of the act
/// itself. After a commit readers see all of it or nothing.
/// </summary>
internal static class ArticlePublisher
{
    private const int ExcerptMaxLength = 240;

    /// <summary>Makes what readers get equal to the live revision.</summary>
    public static async Task PublishAsync(HumasDbContext database, Article article, ArticleRevision revision, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await ShowReferencesAsync(database, revision, now, cancellationToken);
        var tagIds = await HeirsAsync(database, revision.TagIds, cancellationToken);

        var row = await database.PublishedArticles.SingleOrDefaultAsync(published => published.Id == article.Id, cancellationToken);
        var (isNew, before) = (row is null, row is null ? [] : Counted(row));
        if (row is null)
        {
            row = new PublishedArticle { Id = article.Id, Slug = "", Language = "", Title = "", Excerpt = "", TimeZone = "" };
            database.PublishedArticles.Add(row);
        }
        Fill(row, article, revision, tagIds);
        var body = isNew ? null : await database.PublishedBodies.SingleOrDefaultAsync(published => published.ArticleId == article.Id, cancellationToken);
        if (body is null) database.PublishedBodies.Add(new PublishedBody { ArticleId = article.Id, Body = revision.Body ?? "" });
        else body.Body = revision.Body ?? "";
        await database.SaveChangesAsync(cancellationToken);

        // What was not live has no body and no links: withdrawing takes them all.
        if (!isNew) await DeleteLinksAsync(database, row.Id, cancellationToken);
        await AddLinksAsync(database, row, cancellationToken);
        await CountAsync(database, before, Counted(row), cancellationToken);
        await SlugRegistry.MakeCurrentAsync(database, SlugKind.Article, article.Id, revision.Slug, cancellationToken);
        if (isNew) await database.GoneArticles.Where(gone => gone.ArticleId == article.Id).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Takes the article from readers and leaves what 410 tells.</summary>
    public static async Task WithdrawAsync(HumasDbContext database, Article article, GoneArticle gone, CancellationToken cancellationToken)
    {
        var row = await database.PublishedArticles.SingleAsync(published => published.Id == article.Id, cancellationToken);
        database.PublishedArticles.Remove(row);
        await database.PublishedBodies.Where(body => body.ArticleId == article.Id).ExecuteDeleteAsync(cancellationToken);
        await DeleteLinksAsync(database, article.Id, cancellationToken);
        database.GoneArticles.Add(gone);
        await database.SaveChangesAsync(cancellationToken);
        await CountAsync(database, Counted(row), [], cancellationToken);
    }

    /// <summary>The short text that a card shows: the summary, else the start of the body.</summary>
    public static string Excerpt(ArticleRevision revision)
    {
        var text = revision.Summary ?? (revision.Body is null ? "" : BodyHtml.ToText(revision.Body));
        return Text.Shorten(text.Length == 0 ? revision.Title : text, ExcerptMaxLength);
    }

    private static void Fill(PublishedArticle row, Article article, ArticleRevision revision, List<Guid> tagIds)
    {
        row.Slug = revision.Slug;
        row.Kind = revision.Kind;
        row.Language = revision.Language;
        row.TranslationGroupId = article.TranslationGroupId;
        row.Title = revision.Title;
        row.Subtitle = revision.Subtitle;
        row.Summary = revision.Summary;
        row.Excerpt = Excerpt(revision);
        row.Dateline = revision.Dateline;
        row.Byline = revision.Byline;
        row.SignOff = revision.SignOff;
        row.EventDate = revision.EventDate;
        row.TimeZone = revision.TimeZone;
        row.PublishedAt = article.PublishedAt!.Value;
        row.FirstPublishedAt = article.FirstPublishedAt!.Value;
        row.UpdatedAt = article.UpdatedAt;
        row.ModifiedAt = article.ModifiedAt!.Value;
        row.Notices = article.Notices;
        row.UnitId = revision.UnitId;
        row.MentionedUnitIds = revision.MentionedUnitIds;
        row.AuthorIds = revision.AuthorIds;
        row.TagIds = tagIds;
        row.CoverImage = revision.CoverImage;
        row.AttributionName = revision.AttributionName;
        row.AttributionUrl = revision.AttributionUrl;
        row.CanonicalUrl = revision.CanonicalUrl;
        row.SeoTitle = revision.SeoTitle;
        row.SeoDescription = revision.SeoDescription;
        row.SeoNoIndex = revision.SeoNoIndex;
    }

    // Tags and authors exist for readers from their first live article on. Writes nothing once they are known.
    private static async Task ShowReferencesAsync(HumasDbContext database, ArticleRevision revision, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (tags, authors) = (revision.TagIds.ToArray(), revision.AuthorIds.ToArray());
        await database.Database.ExecuteSqlAsync(
            $"""
             with shown as (update tags set first_published_at = {now}
                 where id in (select coalesce(merged_into_id, id) from tags where id = any({tags})) and first_published_at is null returning id)
             update slugs set state = 'current' from shown, tags
             where slugs.kind = 'tag' and slugs.target_id = shown.id and tags.id = shown.id and slugs.slug = tags.slug;
             with shown as (update authors set first_published_at = {now} where id = any({authors}) and first_published_at is null returning id, slug)
             update slugs set state = 'current' from shown where slugs.kind = 'author' and slugs.target_id = shown.id and slugs.slug = shown.slug
             """, cancellationToken);
    }

    // A merge waits for this lock, so it finds the link that is about to be written and moves it too.
    private static async Task<List<Guid>> HeirsAsync(HumasDbContext database, List<Guid> tagIds, CancellationToken cancellationToken)
    {
        var ids = tagIds.ToArray();
        var heirs = await database.Tags.FromSql($"select * from tags where id = any({ids}) order by id for share").AsNoTracking()
            .ToDictionaryAsync(tag => tag.Id, tag => tag.MergedIntoId ?? tag.Id, cancellationToken);
        return [.. tagIds.Where(heirs.ContainsKey).Select(id => heirs[id]).Distinct()];
    }

    private static async Task AddLinksAsync(HumasDbContext database, PublishedArticle row, CancellationToken cancellationToken)
    {
        var (tags, authors, mentioned) = (row.TagIds.ToArray(), row.AuthorIds.ToArray(), row.MentionedUnitIds.ToArray());
        await database.Database.ExecuteSqlAsync(
            $"""
             with tag as (insert into published_tag_links (tag_id, article_id, unit_id, published_at) select unnest({tags}), {row.Id}, {row.UnitId}, {row.PublishedAt}),
                 author as (insert into published_author_links (author_id, article_id, unit_id, published_at) select unnest({authors}), {row.Id}, {row.UnitId}, {row.PublishedAt})
             insert into published_mention_links (mentioned_unit_id, article_id, unit_id, published_at) select unnest({mentioned}), {row.Id}, {row.UnitId}, {row.PublishedAt}
             """, cancellationToken);
    }

    private static Task DeleteLinksAsync(HumasDbContext database, Guid articleId, CancellationToken cancellationToken) => database.Database.ExecuteSqlAsync(
        $"""
         with tag as (delete from published_tag_links where article_id = {articleId}),
             author as (delete from published_author_links where article_id = {articleId})
         delete from published_mention_links where article_id = {articleId}
         """, cancellationToken);

    private static List<(string Kind, Guid Target)> Counted(PublishedArticle row) =>
        [("unit", row.UnitId), .. row.TagIds.Select(id => ("tag", id)), .. row.AuthorIds.Select(id => ("author", id))];

    private static Task CountAsync(HumasDbContext database, List<(string Kind, Guid Target)> before, List<(string Kind, Guid Target)> after, CancellationToken cancellationToken)
    {
        var changes = after.Except(before).Select(target => (target, delta: 1)).Concat(before.Except(after).Select(target => (target, delta: -1))).ToList();
        if (changes.Count == 0) return Task.CompletedTask;
        var kinds = changes.Select(change => change.target.Kind).ToArray();
        var targets = changes.Select(change => change.target.Target).ToArray();
        var deltas = changes.Select(change => change.delta).ToArray();
        return database.Database.ExecuteSqlAsync($"insert into count_deltas (kind, target_id, delta) select * from unnest({kinds}, {targets}, {deltas})", cancellationToken);
    }
}
