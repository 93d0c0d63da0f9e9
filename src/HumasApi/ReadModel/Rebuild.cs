using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Html;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.ReadModel;

/// <summary>What a rebuild found and did.</summary>
internal sealed record Rebuilt
{
    public int Articles { get; init; }
    public int Made { get; init; }
    public int Repaired { get; init; }
    public int Removed { get; init; }
    public int Others { get; init; }
    public int Told { get; init; }

    /// <summary>Inconsistencies that cannot be repaired: the articles themselves are damaged.</summary>
    public int Unrepaired { get; init; }

    public override string ToString() =>
        (
            Made + Repaired + Removed + Others + Told == 0
                ? $"Compared {Articles} articles with the read model: nothing to repair."
                : $"Compared {Articles} articles with the read model: created {Made}, repaired {Repaired} and removed {Removed}; "
                    + $"corrected {Others} counts, slugs, names, tombstones and units; logged changes of {Told} articles."
        )
        + (
            Unrepaired == 0 ? "" : $" {Unrepaired} inconsistent record(s) remain that only a person can repair: HumasApi verify lists them."
        );
}

/// <summary>
/// Recreates the read model from the articles and their live revisions. It writes only what differs, and may run
/// beside services that publish: article by article under the lock that a publish takes, a batch in a transaction, so
/// readers see an article as it was or as it should be, and writers wait for a batch at most.
/// </summary>
internal static class Rebuild
{
    private const int BatchSize = 200;
    private static readonly Actor SystemActor = new(null, "HumasApi");

    /// <param name="connectionString">The database.</param>
    /// <param name="clock">The time of what is changed.</param>
    /// <param name="cancellationToken">Ends it between two batches.</param>
    /// <param name="keepsTimes">For articles that were moved here: readers do not get something else than before.</param>
    public static async Task<Rebuilt> RunAsync(
        string connectionString,
        TimeProvider clock,
        CancellationToken cancellationToken,
        bool keepsTimes = false
    )
    {
        await using var database = Contexts.Open(connectionString, commandSeconds: 0);
        // All at once and first: two rows that have each other's slug cannot be repaired one after the other.
        var done = await RepairAsync(
            database,
            await StaleRowsAsync(database, cancellationToken),
            clock.Now(),
            keepsTimes,
            cancellationToken
        );
        for (var last = Guid.Empty; await NextAsync(database, last, cancellationToken) is { Length: > 0 } ids; last = ids[^1])
        {
            var batch = await RepairAsync(database, ids, clock.Now(), keepsTimes, cancellationToken);
            done = done with
            {
                Articles = done.Articles + ids.Length,
                Made = done.Made + batch.Made,
                Repaired = done.Repaired + batch.Repaired,
                Removed = done.Removed + batch.Removed,
                Others = done.Others + batch.Others,
            };
            database.ChangeTracker.Clear(); // Else each save would look through all that was read before.
        }
        var others =
            await RepairLeftoversAsync(database, clock.Now(), cancellationToken)
            + await RepairNamesAsync(database, cancellationToken)
            + await RepairCountsAsync(database, cancellationToken);

        var (found, _) = await ConsistencyCheck.CheckAsync(connectionString, int.MaxValue, cancellationToken);
        foreach (var unit in found.Where(one => one.ConcernsUnitTree))
            await RepairUnitAsync(database, unit.Id, unit.Detail!, clock.Now(), cancellationToken);
        var untold = found.Where(one => one.ConcernsChangeLog).Select(one => one.Id).Distinct().ToList();
        foreach (var ids in untold.Chunk(BatchSize))
            await TellAsync(database, ids, clock.Now(), cancellationToken);
        return done with
        {
            Others = done.Others + others + found.Count(one => one.ConcernsUnitTree),
            Told = untold.Count,
            Unrepaired = found.Count(one => !one.ConcernsUnitTree && !one.ConcernsChangeLog),
        };
    }

    private static Task<Guid[]> StaleRowsAsync(HumasDbContext database, CancellationToken cancellationToken) =>
        database
            .Database.SqlQuery<Guid>(
                $"""
                select p.id as "Value" from published_articles p left join articles a on a.id = p.id left join article_revisions r on
                    r.id = a.live_revision_id
                where a.publication is distinct from 'live' or r.slug <> p.slug
                """
            )
            .ToArrayAsync(cancellationToken);

    private static Task<Guid[]> NextAsync(HumasDbContext database, Guid last, CancellationToken cancellationToken) =>
        database
            .Database.SqlQuery<Guid>($"""select id as "Value" from articles where id > {last} order by id limit {BatchSize}""")
            .ToArrayAsync(cancellationToken);

    private static Task<Rebuilt> RepairAsync(
        HumasDbContext database,
        Guid[] ids,
        DateTimeOffset now,
        bool keepsTimes,
        CancellationToken cancellationToken
    ) =>
        database.InTransactionAsync(
            async () =>
            {
                var articles = await database
                    .Articles.FromSql($"select * from articles where id = any({ids}) order by id for update")
                    .AsNoTracking()
                    .ToDictionaryAsync(article => article.Id, cancellationToken);
                var revisionIds = articles.Values.Where(article => article.IsLive).Select(article => article.LiveRevisionId).ToArray();
                var revisions = await database
                    .Revisions.AsNoTracking()
                    .Where(revision => revisionIds.Contains(revision.Id))
                    // The excerpt is made from the body itself, in case the start that was kept of it is wrong.
                    .ToDictionaryAsync(revision => revision.Id, revision => revision with { BodyStart = null }, cancellationToken);
                var before = await database
                    .PublishedArticles.AsNoTracking()
                    .Where(row => ids.Contains(row.Id))
                    .ToDictionaryAsync(row => row.Id, cancellationToken);
                var live = articles.Values.Where(article => IsWhole(article, revisions)).ToList();
                var removed = before.Keys.Where(id => articles.GetValueOrDefault(id) is not { IsLive: true }).ToList();
                var again = live.Where(article =>
                        before.GetValueOrDefault(article.Id) is { } row && row.Slug != revisions[article.LiveRevisionId!.Value].Slug
                    )
                    .Select(article => article.Id)
                    .ToList();
                await database
                    .PublishedArticles.Where(row => removed.Contains(row.Id) || again.Contains(row.Id))
                    .ExecuteDeleteAsync(cancellationToken);

                var rows = await RowsAsync(database, live, revisions, before, cancellationToken);
                var changed = (
                    await ArticleProjection.WriteAsync(
                        database,
                        rows,
                        [.. live.Select(article => revisions[article.LiveRevisionId!.Value].Body ?? "")],
                        publish: null,
                        cancellationToken
                    )
                ).ToHashSet();

                if (!keepsTimes)
                    await TouchAsync(database, changed, removed, articles, before, now, cancellationToken);
                foreach (var id in changed.Concat(removed))
                {
                    var old = before.TryGetValue(id, out var row) ? ChangeScope.Of(row) : null;
                    database.PendingChanges.Add(Line(id, articles.GetValueOrDefault(id), old, rows.Find(one => one.Id == id), now));
                }
                var addresses = await RepairSlugsAsync(database, ids, cancellationToken);
                return new Rebuilt
                {
                    Made = changed.Count(id => !before.ContainsKey(id)),
                    Repaired = changed.Count(before.ContainsKey),
                    Removed = removed.Count,
                    Others = addresses,
                };
            },
            cancellationToken
        );

    // An article whose live revision is lost or without a time is left as readers have it: only a person knows what it said.
    private static bool IsWhole(Article article, Dictionary<Guid, ArticleRevision> revisions) =>
        article is { IsLive: true, PublishedAt: not null, FirstPublishedAt: not null, ModifiedAt: not null }
        && revisions.TryGetValue(article.LiveRevisionId ?? Guid.Empty, out var revision)
        && revision.ArticleId == article.Id
        && revision.Number == article.LiveRevisionNumber;

    // What is served has changed: readers that ask for what was modified since must get it.
    private static async Task TouchAsync(
        HumasDbContext database,
        HashSet<Guid> changed,
        List<Guid> removed,
        Dictionary<Guid, Article> articles,
        Dictionary<Guid, PublishedArticle> before,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var touched = changed.ToArray();
        await database.Database.ExecuteSqlAsync(
            $"""
            update articles set modified_at = {now} where id = any({touched}); update published_articles
            set modified_at = {now} where id = any({touched})
            """,
            cancellationToken
        );
        foreach (var id in changed.Where(id => !before.ContainsKey(id)).Concat(removed))
            if (articles.TryGetValue(id, out var article))
                await ArticleProjection.TouchTranslationsAsync(database, [article], now, cancellationToken);
    }

    private static async Task<List<PublishedArticle>> RowsAsync(
        HumasDbContext database,
        List<Article> live,
        Dictionary<Guid, ArticleRevision> revisions,
        Dictionary<Guid, PublishedArticle> before,
        CancellationToken cancellationToken
    )
    {
        var names = await Names.LockAsync(
            database,
            [.. live.SelectMany(article => revisions[article.LiveRevisionId!.Value].TagIds)],
            [],
            cancellationToken
        );
        var rows = new List<PublishedArticle>();
        foreach (var article in live)
        {
            var revision = revisions[article.LiveRevisionId!.Value];
            var row = PublishedArticle.Of(article, revision, ArticleProjection.Heirs(revision.TagIds, names.Heirs), Excerpt.Of(revision));
            rows.Add(
                article.HasDraft
                    ? row with
                    {
                        TranslationGroupId = await GroupAsync(
                            database,
                            article,
                            revision,
                            before.GetValueOrDefault(article.Id),
                            cancellationToken
                        ),
                    }
                    : row
            );
        }
        return rows;
    }

    // The article itself has the group of its draft; that of the live text stands in the read model only.
    private static async Task<Guid> GroupAsync(
        HumasDbContext database,
        Article article,
        ArticleRevision live,
        PublishedArticle? before,
        CancellationToken cancellationToken
    )
    {
        if (live.TranslationOf is null)
            return article.Id;
        if (before is not null)
            return before.TranslationGroupId;
        return await database
            .Articles.Where(original => original.Id == live.TranslationOf)
            .Select(original => (Guid?)original.TranslationGroupId)
            .SingleOrDefaultAsync(cancellationToken)
            ?? article.Id;
    }

    // A live article gets its address back from any other record; a draft takes a free one.
    private static Task<int> RepairSlugsAsync(HumasDbContext database, Guid[] ids, CancellationToken cancellationToken) =>
        database.Database.ExecuteSqlAsync(
            $"""
            update slugs set state = 'retired' from published_articles p
                where p.id = any({ids}) and slugs.kind = 'article' and slugs.target_id = p.id and slugs.slug <> p.slug and slugs.state
                    = 'current';
            insert into slugs (kind, slug, target_id, state) select 'article', slug, id, 'current' from published_articles where id =
                any({ids})
                on conflict (kind, slug) do update set target_id = excluded.target_id, state = excluded.state where (slugs.target_id,
                    slugs.state) is distinct from (excluded.target_id, excluded.state);
            insert into slugs (kind, slug, target_id, state) select 'article', r.slug, a.id, 'reserved' from articles a join
                article_revisions r on r.id = a.newest_revision_id
                where a.id = any({ids}) on conflict do nothing
            """,
            cancellationToken
        );

    // What no live article stands behind. An article that comes or goes meanwhile does so with all its rows at once.
    private static Task<int> RepairLeftoversAsync(HumasDbContext database, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            () =>
                database.Database.ExecuteSqlAsync(
                    $"""
                    delete from published_bodies b where not exists (select from published_articles p where p.id = b.article_id);
                    delete from published_tag_links l where not exists (select from published_articles p where p.id = l.article_id);
                    delete from published_author_links l where not exists (select from published_articles p where p.id = l.article_id);
                    delete from published_mention_links l where not exists (select from published_articles p where p.id = l.article_id);
                    delete from gone_articles g where not exists (select from articles a where a.id = g.article_id and a.publication =
                        'unpublished');
                    update articles a set live_unit_id = r.unit_id from (
                        select b.id, v.unit_id from articles b left join article_revisions v on v.id = b.live_revision_id where
                            b.live_unit_id is distinct from v.unit_id) r where r.id = a.id;
                    -- The reason is lost. Readers got a plain 404 without the tombstone, which is also safe for any of them.
                    insert into gone_articles (article_id, mode, at, see_also) select a.id, 'notFound', coalesce(a.modified_at, {now}),
                        array[]::uuid[] from articles a
                        where a.publication = 'unpublished' and not exists (select from gone_articles g where g.article_id = a.id) for
                            update of a on conflict do nothing;
                    delete from slugs s where s.state = 'reserved' and not exists (select from articles where id = s.target_id) and not
                        exists (select from units where id = s.target_id)
                        and not exists (select from tags where id = s.target_id) and not exists (select from authors where id = s.target_id)
                    """,
                    cancellationToken
                ),
            cancellationToken
        );

    // The lock keeps renames out, and withdrawals that hide a name, for as long as five short statements take.
    private static Task<int> RepairNamesAsync(HumasDbContext database, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async () =>
            {
                await database.Database.ExecuteSqlAsync($"lock table tags, authors, units in share row exclusive mode", cancellationToken);
                return await database.Database.ExecuteSqlAsync(
                    $"""
                    update tags set first_published_at = known.since from (
                        select l.tag_id, min(p.first_published_at) as since from published_tag_links l join published_articles p on
                            p.id = l.article_id group by 1) known
                    where known.tag_id = tags.id and tags.first_published_at is null;
                    update authors set first_published_at = known.since from (
                        select l.author_id, min(p.first_published_at) as since from published_author_links l join published_articles p
                            on p.id = l.article_id group by 1) known
                    where known.author_id = authors.id and authors.first_published_at is null;
                    with addresses as (
                        select 'unit' as kind, id, slug, 'current' as state from units
                        union all select 'tag', id, slug, case when first_published_at is null then 'reserved' else 'current' end from
                            tags where merged_into_id is null
                        union all select 'author', id, slug, case when first_published_at is null then 'reserved' else 'current' end
                            from authors),
                    superseded as (
                        update slugs set state = 'retired' from addresses where slugs.kind = addresses.kind and slugs.target_id =
                            addresses.id and slugs.slug <> addresses.slug and slugs.state = 'current')
                    insert into slugs (kind, slug, target_id, state) select kind, slug, id, state from addresses
                        on conflict (kind, slug) do update set target_id = excluded.target_id, state = excluded.state where
                            (slugs.target_id, slugs.state) is distinct from (excluded.target_id, excluded.state)
                    """,
                    cancellationToken
                );
            },
            cancellationToken
        );

    // Adds what is missing instead of setting what is right, so that what is published afterwards still adds up. The lock
    // is for a merge, which takes away all rows of a tag, those of this statement too.
    private static Task<int> RepairCountsAsync(HumasDbContext database, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async () =>
            {
                await database.Database.ExecuteSqlAsync(
                    $"lock table count_deltas, month_deltas in share row exclusive mode",
                    cancellationToken
                );
                return await database.Database.ExecuteSqlAsync(
                    $"""
                    insert into count_deltas (kind, target_id, delta)
                    select kind, target_id, coalesce(w.value, 0) - coalesce(c.value, 0)
                    from expected_counts w full join (select kind, target_id, sum(delta) as value from count_deltas group by 1, 2) c
                        using (kind, target_id)
                    where coalesce(w.value, 0) <> coalesce(c.value, 0);
                    insert into month_deltas (kind, target_id, part, delta)
                    select kind, target_id, part, coalesce(w.value, 0) - coalesce(c.value, 0)
                    from expected_months w full join (select kind, target_id, part, sum(delta) as value from month_deltas group by 1,
                        2, 3) c using (kind, target_id, part)
                    where coalesce(w.value, 0) <> coalesce(c.value, 0)
                    """,
                    cancellationToken
                );
            },
            cancellationToken
        );

    // Logged in the change log, because cached references of units hold what they inherit from above.
    private static Task<int> RepairUnitAsync(
        HumasDbContext database,
        Guid id,
        string line,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        database.InTransactionAsync(
            async () =>
            {
                await database.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('humas.unit_parents'))", cancellationToken);
                await database.Database.ExecuteSqlAsync($"select humas_refresh_unit_ancestors(array[{id}], {line})", cancellationToken);
                if (await database.Units.AsNoTracking().SingleOrDefaultAsync(unit => unit.Id == id, cancellationToken) is { } unit)
                    database.PendingChanges.Add(Change.Of("unit.moved", unit, SystemActor, now));
                return 1;
            },
            cancellationToken
        );

    // History is not written again: a further line says how it is now, and followers of the log end up with the right state.
    private static Task<int> TellAsync(HumasDbContext database, Guid[] ids, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async () =>
            {
                var articles = await database
                    .Articles.FromSql($"select * from articles where id = any({ids}) order by id for update")
                    .AsNoTracking()
                    .ToDictionaryAsync(article => article.Id, cancellationToken);
                var rows = await database
                    .PublishedArticles.AsNoTracking()
                    .Where(row => ids.Contains(row.Id))
                    .ToDictionaryAsync(row => row.Id, cancellationToken);
                foreach (var id in ids)
                {
                    var told = await database
                        .Changes.AsNoTracking()
                        .Where(change => change.Entity == ChangedEntity.Article && change.EntityId == id)
                        .OrderByDescending(change => change.Position)
                        .FirstOrDefaultAsync(cancellationToken);
                    database.PendingChanges.Add(Line(id, articles.GetValueOrDefault(id), told?.After, rows.GetValueOrDefault(id), now));
                }
                return ids.Length;
            },
            cancellationToken
        );

    private static Change Line(Guid id, Article? article, ChangeScope? before, PublishedArticle? now, DateTimeOffset at) =>
        new()
        {
            Kind =
                now is not null ? "article.updated"
                : article is { WasPublished: true } ? "article.unpublished"
                : "article.deleted",
            At = at,
            Entity = ChangedEntity.Article,
            EntityId = id,
            EntityVersion = article?.Version ?? 0,
            Significance = now is null ? null : Significance.Minor,
            Actor = SystemActor,
            Before = before,
            After = now is null ? null : ChangeScope.Of(now),
        };
}
