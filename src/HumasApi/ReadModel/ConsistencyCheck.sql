-- Every inconsistency between the articles, the read model and the change log. One statement,
-- so that what is live is put together once. Joins only, never IN over a table: a set that does not fit into memory would
-- be searched again for each row.
with live as materialized (
    select a.id, r.id as revision_id, a.published_at, r.slug, r.language, r.unit_id, r.author_ids, r.mentioned_unit_ids,
        -- A merged tag stands for its merge target, at the first place of either.
        coalesce((select array_agg(heir order by place) from (
            select coalesce(t.merged_into_id, t.id) as heir, min(place) as place
            from unnest(r.tag_ids) with ordinality as given(id, place) join tags t on t.id = given.id group by 1) heirs), '{}') as tag_ids
    from articles a join article_revisions r on r.id = a.live_revision_id and r.number = a.live_revision_number and r.article_id = a.id
    where a.publication = 'live'),
told as materialized (
    select distinct on (entity_id) entity_id, kind, after from changes
    where entity = 'article' and kind like 'article.%' order by entity_id, position desc),
newest_version as (select entity, entity_id, max(entity_version) as version from changes group by 1, 2),
counts_of_live as (
    select kind, target_id, count(*) as value from (
        select 'all' as kind, '00000000-0000-0000-0000-000000000000'::uuid as target_id from live
        union all select 'unit', unit_id from live
        union all select 'tag', unnest(tag_ids) from live
        union all select 'author', unnest(author_ids) from live) named
    group by 1, 2),
addresses as (
    select 'article' as kind, id, slug, 'current' as state from live
    union all select 'unit', id, slug, 'current' from units
    union all select 'tag', id, slug, case when first_published_at is null then 'reserved' else 'current' end from tags where
        merged_into_id is null
    union all select 'author', id, slug, case when first_published_at is null then 'reserved' else 'current' end from authors)

select 'a live article without its live revision' as what, a.id as id, null as detail
    from articles a left join live using (id) where a.publication = 'live' and live.id is null

union all select 'an article that differs from its newest revision', a.id, null
    from articles a left join article_revisions r on r.id = a.newest_revision_id and r.article_id = a.id and r.number =
        a.newest_revision_number
    where r.id is null or a.newest_revision_number > a.last_revision_number
        or (a.title, a.language, a.unit_id, a.tag_ids, a.author_ids) is distinct from (r.title, r.language, r.unit_id, r.tag_ids,
            r.author_ids)
        or (a.draft_state is null) <> (a.newest_revision_id is not distinct from a.live_revision_id)

union all select 'a wrong unit of the live revision', a.id, null
    from articles a left join live using (id) where a.live_unit_id is distinct from live.unit_id

union all select 'a revision beyond the last of its article', r.article_id, 'number ' || r.number
    from article_revisions r join articles a on a.id = r.article_id where r.number > a.last_revision_number

union all select 'published on one side only', coalesce(live.id, p.id), case when p.id is null then 'readers lack it' else
    'readers have it' end
    from live full join published_articles p on p.id = live.id where live.id is null or p.id is null

-- Every column of published_articles is that of the revision, but for those that are named here. The card is made of the
-- others by the database, the excerpt of the text of the body (ConsistencyCheck.cs). A column that nothing here knows is reported.
union all select 'a published row that differs from its live revision', p.id, string_agg(read.key, ', ' order by read.key)
    from live join articles a on a.id = live.id join article_revisions r on r.id = live.revision_id join published_articles p on p.id =
        live.id
    cross join lateral (select to_jsonb(r) || jsonb_build_object(
        'id', a.id, 'published_at', a.published_at, 'first_published_at', a.first_published_at, 'updated_at', a.updated_at,
            'modified_at', a.modified_at, 'notices', a.notices,
        'tag_ids', live.tag_ids,
        -- A draft may belong to other translations already; what is live then stands in the read model only.
        'translation_group_id', case when r.translation_of is null then a.id when a.newest_revision_id = a.live_revision_id then
            a.translation_group_id else p.translation_group_id end) as members) expected
    cross join lateral jsonb_each(to_jsonb(p) - array['card', 'excerpt']) read
    where read.value is distinct from expected.members -> read.key
    group by p.id

union all select 'a body on one side only, or another one', coalesce(live.id, b.article_id), null
    from live join article_revisions r on r.id = live.revision_id full join published_bodies b on b.article_id = live.id
    where live.id is null or b.body is distinct from coalesce(r.body, '')

union all select 'a tag link on one side only, or another one', coalesce(w.article_id, l.article_id), 'tag ' || coalesce(w.tag_id, l.tag_id)
    from (select id as article_id, unnest(tag_ids) as tag_id, unit_id, published_at from live) w
    full join published_tag_links l using (article_id, tag_id, unit_id, published_at) where w.article_id is null or l.article_id is null
union all select 'an author link on one side only, or another one', coalesce(w.article_id, l.article_id), 'author ' ||
    coalesce(w.author_id, l.author_id)
    from (select id as article_id, unnest(author_ids) as author_id, unit_id, published_at from live) w
    full join published_author_links l using (article_id, author_id, unit_id, published_at) where w.article_id is null or l.article_id
        is null
union all select 'a mention link on one side only, or another one', coalesce(w.article_id, l.article_id), 'unit ' ||
    coalesce(w.mentioned_unit_id, l.mentioned_unit_id)
    from (select id as article_id, unnest(mentioned_unit_ids) as mentioned_unit_id, unit_id, published_at from live) w
    full join published_mention_links l using (article_id, mentioned_unit_id, unit_id, published_at) where w.article_id is null or
        l.article_id is null

union all select 'a wrong count of ' || case kind when 'all' then 'all articles' when 'unit' then 'a unit' when 'tag' then 'a tag' else
    'an author' end, target_id, coalesce(c.value, 0) || ' instead of ' || coalesce(w.value, 0)
    from counts_of_live w full join (select kind, target_id, sum(delta) as value from count_deltas group by 1, 2 having sum(delta) <>
        0) c using (kind, target_id)
    where w.value is distinct from c.value

union all select 'a wrong count of a month', target_id, kind || ' ' || part || ': ' || coalesce(c.value, 0) || ' instead of ' ||
    coalesce(w.value, 0)
    from expected_months w full join (select kind, target_id, part, sum(delta) as value from month_deltas group by 1, 2, 3 having
        sum(delta) <> 0) c using (kind, target_id, part)
    where w.value is distinct from c.value

union all select 'an address that is not the ' || w.kind || '''s as it should be', w.id, w.slug || ' is not ' || w.state
    from addresses w left join slugs s on s.kind = w.kind and s.slug = w.slug and s.target_id = w.id and s.state = w.state where s.slug
        is null
union all select 'a second current address', s.target_id, s.kind || '/' || s.slug
    from slugs s join addresses w on w.kind = s.kind and w.id = s.target_id where s.state = 'current' and s.slug <> w.slug
union all select 'the address of a newest revision is not its article''s', a.id, r.slug
    from articles a join article_revisions r on r.id = a.newest_revision_id left join slugs s on s.kind = 'article' and s.slug = r.slug
        and s.target_id = a.id where s.slug is null
-- Those that readers knew outlive their record: they are never given away.
union all select 'a reserved address without a record', s.target_id, s.kind || '/' || s.slug
    from slugs s left join articles a on a.id = s.target_id left join units u on u.id = s.target_id left join tags t on t.id =
        s.target_id left join authors b on b.id = s.target_id
    where s.state = 'reserved' and coalesce(a.id, u.id, t.id, b.id) is null

union all select 'a tombstone of an article that is not unpublished', g.article_id, null
    from gone_articles g left join articles a on a.id = g.article_id where a.publication is distinct from 'unpublished'
union all select 'unpublished without a tombstone', a.id, null
    from articles a left join gone_articles g on g.article_id = a.id where a.publication = 'unpublished' and g.article_id is null

union all select distinct 'a tag of a live article that readers do not know', t.id, null
    from live cross join unnest(live.tag_ids) named(id) join tags t on t.id = named.id where t.first_published_at is null
union all select distinct 'an author of a live article that readers do not know', b.id, null
    from live cross join unnest(live.author_ids) named(id) join authors b on b.id = named.id where b.first_published_at is null

-- What followers of the log believe after the last line of an article. Merges of tags come later without such a line, so
-- the logged tags stand for their merge targets.
union all select 'the change log contradicts the record', live.id, told.kind
    from live join told on told.entity_id = live.id
    where told.kind not in ('article.published', 'article.updated')
        or (told.after ->> 'slug', told.after ->> 'language', (told.after ->> 'unit')::uuid) is distinct from (live.slug,
            live.language, live.unit_id)
        or array(select jsonb_array_elements_text(told.after -> 'authors')::uuid) <> live.author_ids
        or coalesce((select array_agg(heir order by place) from (
            select coalesce(t.merged_into_id, t.id) as heir, min(place) as place
            from jsonb_array_elements_text(told.after -> 'tags') with ordinality as given(id, place) join tags t on t.id =
                given.id::uuid group by 1) heirs), '{}') <> live.tag_ids
union all select 'the change log contradicts the record', told.entity_id, told.kind
    from told left join articles a on a.id = told.entity_id
    where a.publication is distinct from 'live' and told.kind <> case a.publication when 'unpublished' then 'article.unpublished' else
        'article.deleted' end
-- The log may have been cut at its old end, by time. Everything published since its oldest line must be in it.
union all select 'a publication missing from the change log', a.id, a.publication
    from articles a left join told on told.entity_id = a.id left join live using (id) left join article_revisions r on r.id =
        live.revision_id
    where told.entity_id is null and a.publication <> 'none' and greatest(a.first_published_at, r.created_at) >= (select min(at) from
        changes)
union all select 'the change log is ahead of a record', id, 'version ' || v.version || ' of ' || record.version
    from newest_version v join (
        select 'article' as entity, id, version from articles union all select 'author', id, version from authors
        union all select 'tag', id, version from tags union all select 'unit', id, version from units) record
        on record.entity = v.entity and record.id = v.entity_id
    where v.version > record.version
