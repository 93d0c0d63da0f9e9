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
    /// <summary>Makes what readers get equal to the live revision.</summary>
    public static async Task PublishAsync(HumasDbContext database, Article article, ArticleRevision revision, UpdateKind update, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var tagIds = await HeirsAsync(database, revision.TagIds, cancellationToken);
        await ShowReferencesAsync(database, tagIds, revision.AuthorIds, now, cancellationToken);

        var row = await database.PublishedArticles.SingleOrDefaultAsync(published => published.Id == article.Id, cancellationToken);
        var (isNew, before, scope) = (row is null, row is null ? [] : Counted(row), row is null ? null : ChangeScope.Of(row));
        if (row is null)
        {
            row = NewRow(article.Id);
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
        // An article that is made and published in one act cannot be known to another one yet.
        if (article.CreatedAt != now || article.TranslationGroupId != article.Id) await TouchTranslationsAsync(database, article, now, cancellationToken);
        await CountAsync(database, before, Counted(row), cancellationToken);
        await SlugRegistry.MakeCurrentAsync(database, SlugKind.Article, article.Id, revision.Slug, cancellationToken);
        if (isNew) await database.GoneArticles.Where(gone => gone.ArticleId == article.Id).ExecuteDeleteAsync(cancellationToken);
        database.Happened.Add(new Change
        {
            Kind = scope is null ? "article.published" : "article.updated", At = now, Entity = ChangedEntity.Article, EntityId = article.Id, EntityVersion = article.Version,
            Significance = scope is null ? null : update == UpdateKind.Major ? Significance.Major : Significance.Minor, Actor = actor, Before = scope, After = ChangeScope.Of(row),
        });
    }

    /// <summary>Takes the article from readers and leaves what 410 tells.</summary>
    public static async Task WithdrawAsync(HumasDbContext database, Article article, GoneArticle gone, Actor actor, CancellationToken cancellationToken)
    {
        await database.GoneArticles.Where(trace => trace.ArticleId == article.Id).ExecuteDeleteAsync(cancellationToken);
        // Locked, because a merge that runs now would change the tags that are taken off the counts below.
        if (await database.PublishedArticles.FromSql($"select * from published_articles where id = {article.Id} for update").SingleOrDefaultAsync(cancellationToken) is not { } row)
        {
            // Taken down already: only what readers are told changes, say from 410 to 404 when a court orders it.
            database.GoneArticles.Add(gone);
            await database.SaveChangesAsync(cancellationToken);
            if (gone.Mode == UnpublishMode.NotFound) await HideReferencesAsync(database, article.TagIds, article.AuthorIds, gone.At, cancellationToken);
            return;
        }
        database.PublishedArticles.Remove(row);
        await database.PublishedBodies.Where(body => body.ArticleId == article.Id).ExecuteDeleteAsync(cancellationToken);
        await DeleteLinksAsync(database, article.Id, cancellationToken);
        await TouchTranslationsAsync(database, article, gone.At, cancellationToken);
        database.GoneArticles.Add(gone);
        await database.SaveChangesAsync(cancellationToken);
        await CountAsync(database, Counted(row), [], cancellationToken);
        if (gone.Mode == UnpublishMode.NotFound) await HideReferencesAsync(database, row.TagIds, row.AuthorIds, gone.At, cancellationToken);
        database.Happened.Add(new Change
        {
            Kind = "article.unpublished", At = gone.At, Entity = ChangedEntity.Article, EntityId = article.Id, EntityVersion = article.Version, Actor = actor, Before = ChangeScope.Of(row),
        });
    }

    public static PublishedArticle NewRow(Guid id) => new() { Id = id, Slug = "", Language = "", Title = "", Excerpt = "", TimeZone = "" };

    /// <summary>Makes a row say what the revision says. Tags are given as their heirs.</summary>
    public static void Fill(PublishedArticle row, Article article, ArticleRevision revision, List<Guid> tagIds)
    {
        row.Slug = revision.Slug;
        row.Kind = revision.Kind;
        row.Language = revision.Language;
        row.TranslationGroupId = article.TranslationGroupId;
        row.Title = revision.Title;
        row.Subtitle = revision.Subtitle;
        row.Summary = revision.Summary;
        row.Excerpt = Html.Excerpt.Of(revision);
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

    // The translations of an article are part of it: when one comes, goes or is renamed, its siblings have changed.
    public static Task TouchTranslationsAsync(HumasDbContext database, Article article, DateTimeOffset now, CancellationToken cancellationToken) => database.Database.ExecuteSqlAsync(
        $"""
         with siblings as (update published_articles set modified_at = {now} where translation_group_id = {article.TranslationGroupId} and id <> {article.Id} returning id)
         update articles set modified_at = {now} where id in (select id from siblings)
         """, cancellationToken);

    // Tags and authors exist for readers from their first live article on. Writes nothing once they are known. The authors
    // are locked, as the tags are already: who would hide them waits, and finds the link that is about to be written.
    private static async Task ShowReferencesAsync(HumasDbContext database, List<Guid> tagIds, List<Guid> authorIds, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (tags, authors) = (tagIds.ToArray(), authorIds.ToArray());
        await database.Database.ExecuteSqlAsync(
            $"""
             select from authors where id = any({authors}) order by id for key share;
             with shown as (update tags set first_published_at = {now} where id = any({tags}) and first_published_at is null returning id, slug)
             update slugs set state = 'current' from shown where slugs.kind = 'tag' and slugs.target_id = shown.id and slugs.slug = shown.slug;
             with shown as (update authors set first_published_at = {now} where id = any({authors}) and first_published_at is null returning id, slug)
             update slugs set state = 'current' from shown where slugs.kind = 'author' and slugs.target_id = shown.id and slugs.slug = shown.slug
             """, cancellationToken);
    }

    // An order that hides an article hides the names that only it made known: a person's tag, an author.
    private static async Task HideReferencesAsync(HumasDbContext database, List<Guid> tagIds, List<Guid> authorIds, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (tags, authors) = (tagIds.ToArray(), authorIds.ToArray());
        // Waits for those who publish under these names; the next statement sees what they wrote.
        await database.Database.ExecuteSqlAsync(
            $"""
             select from tags where id = any({tags}) order by id for update;
             select from authors where id = any({authors}) order by id for update
             """, cancellationToken);
        var hidden = await database.Database.SqlQuery<Guid>(
            $"""
             with tag as (update tags set first_published_at = null where id = any({tags}) and not exists (select from published_tag_links link where link.tag_id = tags.id) returning id),
                 author as (update authors set first_published_at = null where id = any({authors}) and not exists (select from published_author_links link where link.author_id = authors.id) returning id),
                 hidden as (select id from tag union all select id from author)
             update slugs set state = 'reserved' from hidden where slugs.kind in ('tag', 'author') and slugs.target_id = hidden.id returning slugs.target_id as "Value"
             """).ToListAsync(cancellationToken);
        foreach (var id in hidden.Distinct())
            database.Happened.Add(new Change { Kind = tagIds.Contains(id) ? "tag.hidden" : "author.hidden", At = now, Entity = tagIds.Contains(id) ? ChangedEntity.Tag : ChangedEntity.Author, EntityId = id, Actor = new Actor(null, "HumasApi") });
    }

    private static async Task<List<Guid>> HeirsAsync(HumasDbContext database, List<Guid> tagIds, CancellationToken cancellationToken) =>
        Heirs(tagIds, await LockHeirsAsync(database, tagIds, cancellationToken));

    /// <summary>The tags that stand for these, each at the first place of those it inherits from.</summary>
    public static List<Guid> Heirs(IEnumerable<Guid> tagIds, Dictionary<Guid, Guid> heirs) => [.. tagIds.Where(heirs.ContainsKey).Select(id => heirs[id]).Distinct()];

    /// <summary>
    /// The heir of each tag, itself where it was not merged. A merge waits for this lock, so it finds the link that is about
    /// to be written and moves it too. An heir must be locked as well, and all asked again: it may have been merged while
    /// the first lock was waited for.
    /// </summary>
    public static async Task<Dictionary<Guid, Guid>> LockHeirsAsync(HumasDbContext database, IEnumerable<Guid> tagIds, CancellationToken cancellationToken)
    {
        for (var wanted = tagIds.Distinct().ToArray(); ;)
        {
            var heirs = await database.Tags.FromSql($"select * from tags where id = any({wanted}) order by id for key share").AsNoTracking()
                .ToDictionaryAsync(tag => tag.Id, tag => tag.MergedIntoId ?? tag.Id, cancellationToken);
            Guid[] unlocked = [.. heirs.Values.Except(wanted)];
            if (unlocked.Length == 0) return heirs;
            wanted = [.. wanted, .. unlocked];
        }
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

    private static List<(string Kind, Guid Target, DateTimeOffset At)> Counted(PublishedArticle row) =>
        [("all", Guid.Empty, row.PublishedAt), ("unit", row.UnitId, row.PublishedAt), .. row.TagIds.Select(id => ("tag", id, row.PublishedAt)), .. row.AuthorIds.Select(id => ("author", id, row.PublishedAt))];

    // One line for each target that gains or loses an article, and one for each month of it. An article that moves in time
    // only is taken from one month and added to another, so the first sum leaves it out.
    private static Task CountAsync(HumasDbContext database, List<(string Kind, Guid Target, DateTimeOffset At)> before, List<(string Kind, Guid Target, DateTimeOffset At)> after, CancellationToken cancellationToken)
    {
        var changes = after.Except(before).Select(target => (target, delta: 1)).Concat(before.Except(after).Select(target => (target, delta: -1))).ToList();
        if (changes.Count == 0) return Task.CompletedTask;
        var kinds = changes.Select(change => change.target.Kind).ToArray();
        var targets = changes.Select(change => change.target.Target).ToArray();
        var times = changes.Select(change => change.target.At).ToArray();
        var deltas = changes.Select(change => change.delta).ToArray();
        return database.Database.ExecuteSqlAsync(
            $"""
             with changed as materialized (select * from unnest({kinds}, {targets}, {times}, {deltas}) changed (kind, target_id, at, delta)),
                 counted as (insert into count_deltas (kind, target_id, delta) select kind, target_id, sum(delta)::integer from changed group by 1, 2 having sum(delta) <> 0)
             insert into month_deltas (kind, target_id, part, delta) select kind, target_id, humas_month_part(at), delta from changed where kind <> 'author'
             """, cancellationToken);
    }
}
