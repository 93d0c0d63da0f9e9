-- What readers see: drafts and what was never public are left out. Recreated after the migrations whenever this file has
-- changed, so that it is always the whole truth. The role humas_read may SELECT from these and from the published tables, and nothing else.

drop function if exists units_on(date);
drop view if exists public_units, public_unit_names, public_unit_parents, public_unit_events, public_tags, public_authors,
    public_tag_heirs, public_slugs, public_counts, public_months, expected_counts, expected_months, public_changes, public_change_log,
    public_synonyms;

-- Articles of a unit, tag or author: the sum of its rows.
create view public_counts as
    select kind, target_id, delta from count_deltas;

-- Articles by piece of time; what an article is counted under is said in humas_month_part.
create view public_months as
    select kind, target_id, part, delta from month_deltas;

-- What counts and months should add up to; for checks, repairs and rebuilds.
create view expected_counts as
    select 'all' as kind, '00000000-0000-0000-0000-000000000000'::uuid as target_id, count(*)::integer as value from published_articles
        having count(*) > 0
    union all select 'unit', unit_id, count(*)::integer from published_articles group by 2
    union all select 'tag', tag_id, count(*)::integer from published_tag_links group by 2
    union all select 'author', author_id, count(*)::integer from published_author_links group by 2;

create view expected_months as
    select 'all' as kind, '00000000-0000-0000-0000-000000000000'::uuid as target_id, humas_month_part(published_at) as part,
        count(*)::integer as value from published_articles group by 3
    union all select 'unit', unit_id, humas_month_part(published_at), count(*)::integer from published_articles group by 2, 3
    union all select 'tag', tag_id, humas_month_part(published_at), count(*)::integer from published_tag_links group by 2, 3;

create view public_units as
    select id, slug, code, description, region_code, region_name, address, phone, whatsapp, email, website, logo, article_url_template,
        time_zone, active, opened_on, closed_on from units;

create view public_unit_names as
    select unit_id, name, sort_key, short_name, press_label, kind, sub_kind, unit_class,
        coalesce(valid_from, '-infinity') as from_on, coalesce(valid_to, 'infinity') as to_on from unit_names;

create view public_unit_parents as
    select unit_id, line, parent_id, coalesce(valid_from, '-infinity') as from_on, coalesce(valid_to, 'infinity') as to_on from
        unit_parents;

create view public_unit_events as
    select id, unit_id, kind, effective_on, legal_basis, successor_ids, heir_id from unit_events;

-- All units as they were on a day: whoever asks filters out what was not open yet. Plain SQL, so that the planner sees
-- through it, and with the rights of whoever asks. A unit that is closed answers to nobody; that the tables give it its
-- archive successor for a parent is for its archive only.
create function units_on(day date) returns table (
        id uuid, slug varchar, code varchar, name varchar, short_name varchar, press_label varchar, kind text, sub_kind text,
            unit_class text, description text, parent_id uuid, technical_parent_id uuid,
        region_code text, region_name text, address text, phone text, whatsapp text, email text, website text, logo jsonb,
            article_url_template text, effective_article_url_template text,
        time_zone text, effective_time_zone text, active boolean, opened_on date, closed_on date, sort_key text, article_count bigint)
    language sql stable as $$
    select u.id, u.slug, u.code, n.name, n.short_name, n.press_label, n.kind, n.sub_kind, n.unit_class, u.description,
        case when u.closed_on <= day then null else p.parent_id end, case when u.closed_on <= day then null else t.parent_id end,
        u.region_code, u.region_name, u.address, u.phone, u.whatsapp, u.email, u.website, u.logo, u.article_url_template,
        (select above.article_url_template from unit_ancestors a join public_units above on above.id = a.ancestor_id
            where a.unit_id = u.id and a.line = 'administrative' and a.from_at <= humas_midnight(day) and humas_midnight(day) < a.to_at
                and above.article_url_template is not null
            order by a.depth limit 1),
        u.time_zone,
        (select above.time_zone from unit_ancestors a join public_units above on above.id = a.ancestor_id
            where a.unit_id = u.id and a.line = 'administrative' and a.from_at <= humas_midnight(day) and humas_midnight(day) < a.to_at
                and above.time_zone is not null
            order by a.depth limit 1),
        u.active and coalesce(u.opened_on <= day, true) and coalesce(day < u.closed_on, true), u.opened_on, case when u.closed_on <=
            day then u.closed_on end,
        n.sort_key,
        (select coalesce(sum(c.delta), 0)::bigint from unit_ancestors a join public_counts c on c.kind = 'unit' and c.target_id = a.unit_id
            where a.ancestor_id = u.id and a.line = 'administrative' and a.from_at <= humas_midnight(day) and humas_midnight(day) < a.to_at)
    from public_units u
    join public_unit_names n on n.unit_id = u.id and n.from_on <= day and day < n.to_on
    left join public_unit_parents p on p.unit_id = u.id and p.line = 'administrative' and p.from_on <= day and day < p.to_on
    left join public_unit_parents t on t.unit_id = u.id and t.line = 'technical' and t.from_on <= day and day < t.to_on
$$;

create view public_tags as
    select t.id, t.slug, t.name, t.kind, t.description, t.sort_key,
        (select coalesce(sum(c.delta), 0)::bigint from count_deltas c where c.kind = 'tag' and c.target_id = t.id) as article_count
    from tags t where t.first_published_at is not null and t.merged_into_id is null;

create view public_authors as
    select a.id, a.slug, a.name, a.initials, a.position, a.unit_id, a.bio, a.photo, a.active, a.sort_key,
        (select coalesce(sum(c.delta), 0)::bigint from count_deltas c where c.kind = 'author' and c.target_id = a.id) as article_count
    from authors a where a.first_published_at is not null;

-- Where a merged tag went, for clients that kept its id.
create view public_tag_heirs as
    select id, merged_into_id as heir_id from tags where merged_into_id is not null and first_published_at is not null;

create view public_slugs as
    select kind, slug, target_id, state from slugs where state <> 'reserved';

-- The change log without who did it, and without slugs, which name drafts: what a reader of it has to read again. The mark tells this
-- change from another one that took its position after the database was restored from before.
create view public_changes as
    select position, kind, entity, entity_id,
        case when entity = 'article' then before - 'slug' - 'authors' end as before,
        ('x' || left(md5(entity_id::text || extract(epoch from at)::text || kind), 8))::bit(32)::integer as mark
    from changes;

-- Words that mean the same to a search, or do not.
create view public_synonyms as
    select id, kind = 'same' as is_same, words from synonym_rules;

-- Where the change log begins and ends.
create view public_change_log as
    select greatest((select max(position) from changes), forgotten_to) as newest, forgotten_to from change_retention;
