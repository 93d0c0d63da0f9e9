namespace HumasApi.ApiTests.Hosting;

/// <summary>What must hold between the tables at every moment, however the last moment ended.</summary>
internal static class Agreement
{
    /// <summary>Names each disagreement between what readers get and the articles' live revisions; empty when there is none.</summary>
    public const string Violations = """
        with live as (
            select a.id, a.published_at as article_published_at, r.slug, r.title, r.unit_id, r.author_ids, r.mentioned_unit_ids, coalesce(r.body, '') as body,
                coalesce((select array_agg(heir order by first) from (
                    select coalesce(t.merged_into_id, t.id) as heir, min(place) as first from unnest(r.tag_ids) with ordinality as given(id, place) join tags t on t.id = given.id group by 1) heirs), '{}') as tag_ids
            from articles a join article_revisions r on r.id = a.live_revision_id and r.number = a.live_revision_number and r.article_id = a.id
            where a.publication = 'live'),
        expected_counts as (
            select kind, target_id, count(*) as value from (
                select 'unit' as kind, unit_id as target_id from live union all select 'tag', unnest(tag_ids) from live union all select 'author', unnest(author_ids) from live) named group by 1, 2)
        select coalesce(string_agg(violation, E'\n'), '') from (
            select 'a live article without its live revision: ' || id as violation from articles where publication = 'live' and id not in (select id from live)
            union all select 'an article without its newest revision: ' || a.id from articles a
                where not exists (select from article_revisions r where r.id = a.newest_revision_id and r.article_id = a.id and r.number = a.newest_revision_number)
            union all select 'a revision beyond the last: ' || r.id from article_revisions r join articles a on a.id = r.article_id where r.number > a.last_revision_number
            union all select 'published on one side only: ' || coalesce(live.id, p.id) from live full join published_articles p on p.id = live.id where live.id is null or p.id is null
            union all select 'published otherwise than its live revision: ' || id from live join published_articles p using (id)
                where (p.slug, p.title, p.unit_id, p.author_ids, p.mentioned_unit_ids, p.tag_ids, p.published_at)
                    is distinct from (live.slug, live.title, live.unit_id, live.author_ids, live.mentioned_unit_ids, live.tag_ids, live.article_published_at)
            union all select 'body on one side only or another: ' || coalesce(live.id, b.article_id) from live full join published_bodies b on b.article_id = live.id where b.body is distinct from live.body
            union all select 'tag link: ' || coalesce(w.article_id, l.article_id) from (select id as article_id, unnest(tag_ids) as tag_id, unit_id, article_published_at as published_at from live) w
                full join published_tag_links l using (article_id, tag_id, unit_id, published_at) where w.article_id is null or l.article_id is null
            union all select 'author link: ' || coalesce(w.article_id, l.article_id) from (select id as article_id, unnest(author_ids) as author_id, unit_id, article_published_at as published_at from live) w
                full join published_author_links l using (article_id, author_id, unit_id, published_at) where w.article_id is null or l.article_id is null
            union all select 'mention link: ' || coalesce(w.article_id, l.article_id) from (select id as article_id, unnest(mentioned_unit_ids) as mentioned_unit_id, unit_id, article_published_at as published_at from live) w
                full join published_mention_links l using (article_id, mentioned_unit_id, unit_id, published_at) where w.article_id is null or l.article_id is null
            union all select 'count of ' || kind || ' ' || target_id from expected_counts full join (select kind, target_id, sum(delta) as value from count_deltas group by kind, target_id having sum(delta) <> 0) counts using (kind, target_id)
                where expected_counts.value is distinct from counts.value
            union all select 'slug of a live article: ' || live.id from live left join slugs s on s.kind = 'article' and s.target_id = live.id and s.state = 'current'
                group by live.id, live.slug having count(s.slug) <> 1 or max(s.slug) <> live.slug
            union all select 'slug without a record: ' || kind || '/' || slug from slugs
                where target_id not in (select id from articles union all select id from units union all select id from tags union all select id from authors)
            union all select 'live and gone: ' || article_id from gone_articles join live on live.id = article_id
            union all select 'unpublished without a trace: ' || id from articles where publication = 'unpublished' and id not in (select article_id from gone_articles)
            union all select 'a tag or author of a live article that readers do not know: ' || id from (
                select id from tags where first_published_at is null and id in (select tag_id from published_tag_links)
                union all select id from authors where first_published_at is null and id in (select author_id from published_author_links)) hidden
        ) all_of_them
        """;
}
