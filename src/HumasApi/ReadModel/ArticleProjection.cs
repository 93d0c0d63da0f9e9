using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Html;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace HumasApi.ReadModel;

/// <summary>A revision that has just become the live one of its article.</summary>
/// <param name="Article">The article, locked.</param>
/// <param name="Revision">Its live revision.</param>
/// <param name="WasLive">Whether readers had the article before.</param>
/// <param name="IsNew">Whether the article was made in this act: nothing can refer to it yet, and it has no rows.</param>
/// <param name="Update">For one that they had: whether they are told of the change.</param>
internal sealed record Publication(Article Article, ArticleRevision Revision, bool WasLive, bool IsNew, UpdateKind Update);

/// <summary>
/// Turns live revisions into the rows that Delivery reads, in the transaction of the act itself: after a commit readers see
/// all of it or nothing. It takes a batch; publishing one article is a batch of one, and costs as many statements.
/// </summary>
internal static class ArticleProjection
{
    /// <summary>Makes what readers get equal to the live revisions.</summary>
    /// <param name="database">The context, in a transaction that holds the articles.</param>
    /// <param name="batch">The revisions.</param>
    /// <param name="actor">Who publishes.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="names">Their tags and authors, where they are locked already.</param>
    /// <param name="trip">What is to be sent before the rows, with them. Nothing in the transaction may read what it writes of new
    /// articles that are no translations: it is sent with the commit.</param>
    public static async Task PublishAsync(
        HumasDbContext database,
        IReadOnlyList<Publication> batch,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancellationToken,
        Names? names = null,
        RoundTrip? trip = null
    )
    {
        trip ??= new RoundTrip(database);
        names ??= await NamesAsync(database, batch, cancellationToken);
        var before = await BeforeAsync(database, [.. batch.Where(one => one.WasLive).Select(one => one.Article.Id)], cancellationToken);
        var rows = RowsOf(batch, names);
        await names.ShowAsync(database, now, cancellationToken);
        Write(
            trip,
            database,
            rows,
            [.. batch.Select(one => one.Revision.Body ?? "")],
            new PublishSteps(CountChange.Between(before.Values, rows), batch.All(one => one.IsNew))
        );
        // No other row depends on new articles that are no translations.
        var translated = batch.Where(one => !one.IsNew || one.Article.TranslationGroupId != one.Article.Id).ToList();
        if (translated.Count == 0)
            database.Last = trip;
        else
        {
            await trip.SendAsync(cancellationToken);
            await TouchTranslationsAsync(database, [.. translated.Select(one => one.Article)], now, cancellationToken);
        }
        foreach (var (one, row) in batch.Zip(rows))
            database.PendingChanges.Add(Line(one, before.GetValueOrDefault(row.Id), row, actor, now));
    }

    /// <summary>
    /// The same for many articles that were made in this act, are no translations, and have slugs that are current already: by COPY.
    /// </summary>
    public static async Task PublishNewAsync(
        HumasDbContext database,
        IReadOnlyList<Publication> batch,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var names = await NamesAsync(database, batch, cancellationToken);
        await names.ShowAsync(database, now, cancellationToken);
        var rows = RowsOf(batch, names);
        await database.CopyAsync(rows, cancellationToken);
        await database.CopyAsync(
            [.. batch.Select(one => new PublishedBody { ArticleId = one.Article.Id, Body = one.Revision.Body ?? "" })],
            cancellationToken
        );
        await database.CopyAsync([.. rows.SelectMany(PublishedTagLink.Of)], cancellationToken);
        await database.CopyAsync([.. rows.SelectMany(PublishedAuthorLink.Of)], cancellationToken);
        await database.CopyAsync([.. rows.SelectMany(PublishedMentionLink.Of)], cancellationToken);
        await database.Database.ExecuteSqlRawAsync($"with {Counts} select", CountChange.Between([], rows).Parameters(), cancellationToken);
        foreach (var (one, row) in batch.Zip(rows))
            database.PendingChanges.Add(Line(one, null, row, actor, now));
    }

    private static Task<Names> NamesAsync(HumasDbContext database, IReadOnlyList<Publication> batch, CancellationToken cancellationToken) =>
        Names.LockAsync(
            database,
            [.. batch.SelectMany(one => one.Revision.TagIds)],
            [.. batch.SelectMany(one => one.Revision.AuthorIds)],
            cancellationToken
        );

    private static List<PublishedArticle> RowsOf(IReadOnlyList<Publication> batch, Names names) =>
        [
            .. batch.Select(one =>
                PublishedArticle.Of(one.Article, one.Revision, Heirs(one.Revision.TagIds, names.Heirs), Excerpt.Of(one.Revision))
            ),
        ];

    /// <summary>Takes the article from readers and leaves what 410 reports.</summary>
    public static async Task WithdrawAsync(
        HumasDbContext database,
        Article article,
        GoneArticle gone,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        await database.GoneArticles.Where(trace => trace.ArticleId == article.Id).ExecuteDeleteAsync(cancellationToken);
        var row = (await BeforeAsync(database, [article.Id], cancellationToken)).GetValueOrDefault(article.Id);
        if (row is not null)
        {
            await DeleteAsync(database, row, cancellationToken);
            await TouchTranslationsAsync(database, [article], gone.At, cancellationToken);
        }
        // Without a row it was taken down already: only the tombstone changes, for example from 410 to 404 after a court order.
        database.GoneArticles.Add(gone);
        await database.SaveChangesAsync(cancellationToken);
        if (gone.Mode == UnpublishMode.NotFound)
            await Names.HideAsync(database, row?.TagIds ?? article.TagIds, row?.AuthorIds ?? article.AuthorIds, gone.At, cancellationToken);
        if (row is not null)
            database.PendingChanges.Add(
                new Change
                {
                    Kind = "article.unpublished",
                    At = gone.At,
                    Entity = ChangedEntity.Article,
                    EntityId = article.Id,
                    EntityVersion = article.Version,
                    Actor = actor,
                    Before = ChangeScope.Of(row),
                }
            );
    }

    /// <summary>
    /// Writes what differs of rows, bodies and links, in one statement however many there are; a publish also moves counts and
    /// addresses and removes what 410 reported. The steps of a statement all see what was there before it, so none may touch a
    /// row of another one.
    /// </summary>
    /// <param name="database">The context, in a transaction that holds the articles.</param>
    /// <param name="rows">What readers shall get.</param>
    /// <param name="bodies">The body of each row.</param>
    /// <param name="publish">What a publish does besides; null for a rebuild, which puts counts and addresses right by itself.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The articles of which readers get something else now.</returns>
    public static async Task<IReadOnlyList<Guid>> WriteAsync(
        HumasDbContext database,
        IReadOnlyList<PublishedArticle> rows,
        string[] bodies,
        PublishSteps? publish,
        CancellationToken cancellationToken
    )
    {
        var trip = new RoundTrip(database);
        var changed = Write(trip, database, rows, bodies, publish);
        await trip.SendAsync(cancellationToken);
        return changed;
    }

    private static IReadOnlyList<Guid> Write(
        RoundTrip trip,
        HumasDbContext database,
        IReadOnlyList<PublishedArticle> rows,
        string[] bodies,
        PublishSteps? publish
    )
    {
        if (rows.Count == 0)
            return [];
        var columns = PublishedRows.Of(database);
        List<NpgsqlParameter> parameters =
        [
            new("rows", NpgsqlDbType.Jsonb) { Value = columns.ToJson(rows) },
            new("ids", rows.Select(row => row.Id).ToArray()),
            new("bodies", bodies),
            .. publish?.Counts.Parameters() ?? [],
        ];
        var statement = publish is { AllNew: true } ? NewStatement(columns) : Statement(columns, publish is not null);
        return trip.Add(statement, row => row.GetGuid(0), parameters);
    }

    private static string Statement(PublishedRows columns, bool isPublish) =>
        $"""
            with given as materialized (select * from jsonb_populate_recordset(null::published_articles, @rows)),
            {Rows(columns)},
            {Bodies},
            {Links("tag", "tag_id", "tag_ids")},
            {Links("author", "author_id", "author_ids")},
            {Links("mention", "mentioned_unit_id", "mentioned_unit_ids")}{(isPublish ? $",\n{Counts},\n{Addresses},\n{Gone}" : "")}
            select id from row union select id from body
                union select article_id from tag_less union select article_id from tag_more union select article_id from author_less
                    union select article_id from author_more
                union select article_id from mention_less union select article_id from mention_more
            """;

    // Where no row can be there yet, as in an import: a third of the work.
    private static string NewStatement(PublishedRows columns) =>
        $"""
            with given as materialized (select * from jsonb_populate_recordset(null::published_articles, @rows)),
            row as (insert into published_articles ({columns.Columns}) select {columns.Columns} from given),
            body as (insert into published_bodies (article_id, body) select * from unnest(@ids, @bodies)),
            tag as (insert into published_tag_links (tag_id, article_id, unit_id, published_at)
                select unnest(tag_ids), id, unit_id, published_at from given),
            author as (insert into published_author_links (author_id, article_id, unit_id, published_at)
                select unnest(author_ids), id, unit_id, published_at from given),
            mention as (insert into published_mention_links (mentioned_unit_id, article_id, unit_id, published_at)
                select unnest(mentioned_unit_ids), id, unit_id, published_at from given),
            {Counts},
            {Addresses}
            select id from given
            """;

    private static string Rows(PublishedRows columns) =>
        $"""
            row as (
                insert into published_articles as p ({columns.Columns}) select {columns.Columns} from given
                on conflict (id) do update set ({columns.Columns}) = row({columns.Excluded}) where ({columns.Present}) is distinct from
                    ({columns.Excluded}) returning id)
            """;

    private const string Bodies = """
        body as (
            insert into published_bodies as b (article_id, body) select * from unnest(@ids, @bodies)
            on conflict (article_id) do update set body = excluded.body where b.body is distinct from excluded.body returning
                article_id as id)
        """;

    private static string Links(string kind, string target, string targets) =>
        $"""
            {kind}_less as (
                delete from published_{kind}_links l using given where l.article_id = given.id and not l.{target} =
                    any(given.{targets}) returning l.article_id),
            {kind}_more as (
                insert into published_{kind}_links as l ({target}, article_id, unit_id, published_at) select unnest({targets}), id,
                    unit_id, published_at from given
                on conflict ({target}, article_id) do update set unit_id = excluded.unit_id, published_at = excluded.published_at
                    where (l.unit_id, l.published_at) is distinct from (excluded.unit_id, excluded.published_at) returning l.article_id)
            """;

    // One line for each target that gains or loses articles, and one for each month of it. An article that moves in time only
    // is taken from one month and added to another, so the first sum leaves it out.
    private const string Counts = """
        changed as materialized (select * from unnest(@kinds, @targets, @times, @deltas) changed (kind, target_id, at, delta)),
        counted as (
            insert into count_deltas (kind, target_id, delta) select kind, target_id, sum(delta)::integer from changed group by 1, 2
                having sum(delta) <> 0),
        months as (
            insert into month_deltas (kind, target_id, part, delta) select kind, target_id, humas_month_part(at), sum(delta)::integer
                from changed where kind <> 'author' group by 1, 2, 3 having sum(delta) <> 0)
        """;

    private const string Addresses = """
        address as (
            update slugs s set state = case when s.slug = given.slug then 'current' else 'retired' end from given
            where s.kind = 'article' and s.target_id = given.id and (s.slug = given.slug and s.state <> 'current' or s.slug <>
                given.slug and s.state = 'current'))
        """;

    private const string Gone = "gone as (delete from gone_articles g using given where g.article_id = given.id)";

    /// <summary>The translations of an article are part of it: when one comes, goes or is renamed, its siblings have changed.</summary>
    public static Task TouchTranslationsAsync(
        HumasDbContext database,
        IReadOnlyList<Article> articles,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        if (articles.Count == 0)
            return Task.CompletedTask;
        var (groups, ids) = (
            articles.Select(article => article.TranslationGroupId).Distinct().ToArray(),
            articles.Select(article => article.Id).ToArray()
        );
        return database.Database.ExecuteSqlAsync(
            $"""
            with siblings as (update published_articles set modified_at = {now} where translation_group_id = any({groups}) and not id =
                any({ids}) returning id)
            update articles set modified_at = {now} where id in (select id from siblings)
            """,
            cancellationToken
        );
    }

    /// <summary>The tags that stand for these, each at the first place of those it took over.</summary>
    public static List<Guid> Heirs(IEnumerable<Guid> tagIds, IReadOnlyDictionary<Guid, Guid> heirs) =>
        [.. tagIds.Where(heirs.ContainsKey).Select(id => heirs[id]).Distinct()];

    /// <summary>The tags that stand for these today, each at the first place of those it took over.</summary>
    public static async Task<List<Guid>> HeirsAsync(HumasDbContext database, List<Guid> tagIds, CancellationToken cancellationToken) =>
        Heirs(
            tagIds,
            await database
                .Tags.AsNoTracking()
                .Where(tag => tagIds.Contains(tag.Id))
                .ToDictionaryAsync(tag => tag.Id, tag => tag.MergedIntoId ?? tag.Id, cancellationToken)
        );

    // Locked, because a merge that runs now would change the tags that are taken off the counts.
    private static async Task<Dictionary<Guid, PublishedArticle>> BeforeAsync(
        HumasDbContext database,
        Guid[] ids,
        CancellationToken cancellationToken
    ) =>
        ids.Length == 0
            ? []
            : await database
                .PublishedArticles.FromSql($"select * from published_articles where id = any({ids}) order by id for update")
                .AsNoTracking()
                .ToDictionaryAsync(row => row.Id, cancellationToken);

    private static Task DeleteAsync(HumasDbContext database, PublishedArticle row, CancellationToken cancellationToken) =>
        database.Database.ExecuteSqlRawAsync(
            $"""
            with {Counts},
            row as (delete from published_articles where id = @id),
            body as (delete from published_bodies where article_id = @id),
            tag as (delete from published_tag_links where article_id = @id),
            author as (delete from published_author_links where article_id = @id)
            delete from published_mention_links where article_id = @id
            """,
            [new NpgsqlParameter("id", row.Id), .. CountChange.Between([row], []).Parameters()],
            cancellationToken
        );

    private static Change Line(Publication one, PublishedArticle? before, PublishedArticle row, Actor actor, DateTimeOffset now) =>
        new()
        {
            Kind = before is null ? "article.published" : "article.updated",
            At = now,
            Entity = ChangedEntity.Article,
            EntityId = row.Id,
            EntityVersion = one.Article.Version,
            Significance =
                before is null ? null
                : one.Update == UpdateKind.Major ? Significance.Major
                : Significance.Minor,
            Actor = actor,
            Before = before is null ? null : ChangeScope.Of(before),
            After = ChangeScope.Of(row),
        };
}

/// <summary>What a publish does besides writing rows: it moves counts and addresses.</summary>
/// <param name="Counts">What it adds and takes off.</param>
/// <param name="AllNew">Whether no row of the articles can be there yet.</param>
internal sealed record PublishSteps(CountChange Counts, bool AllNew);

/// <summary>What publishing or withdrawing articles adds to the counts of units, tags and authors, and takes off.</summary>
internal sealed record CountChange(string[] Kinds, Guid[] Targets, DateTimeOffset[] Times, int[] Deltas)
{
    public static CountChange Between(IEnumerable<PublishedArticle> before, IEnumerable<PublishedArticle> after)
    {
        var changes = after
            .SelectMany(Counted)
            .Select(target => (Target: target, Delta: 1))
            .Concat(before.SelectMany(Counted).Select(target => (Target: target, Delta: -1)))
            .GroupBy(change => change.Target)
            .Select(group => (Target: group.Key, Delta: group.Sum(change => change.Delta)))
            .Where(change => change.Delta != 0)
            .ToList();
        return new CountChange(
            [.. changes.Select(change => change.Target.Kind)],
            [.. changes.Select(change => change.Target.Id)],
            [.. changes.Select(change => change.Target.At)],
            [.. changes.Select(change => change.Delta)]
        );
    }

    public IEnumerable<NpgsqlParameter> Parameters() =>
        [new("kinds", Kinds), new("targets", Targets), new("times", Times), new("deltas", Deltas)];

    private static IEnumerable<(string Kind, Guid Id, DateTimeOffset At)> Counted(PublishedArticle row) =>
        [
            ("all", Guid.Empty, row.PublishedAt),
            ("unit", row.UnitId, row.PublishedAt),
            .. row.TagIds.Select(id => ("tag", id, row.PublishedAt)),
            .. row.AuthorIds.Select(id => ("author", id, row.PublishedAt)),
        ];
}
