-- What EF Core cannot say: rules that only the database can keep under concurrency, and the views that readers see.
-- Run once, by the first migration, after its tables.

-- Units live in time ---------------------------------------------------------------------------------------------

alter table unit_names add constraint ex_unit_names_overlap
    exclude using gist (unit_id with =, daterange(valid_from, valid_to) with &&);
alter table unit_parents add constraint ex_unit_parents_overlap
    exclude using gist (unit_id with =, line with =, daterange(valid_from, valid_to) with &&);

-- One lock for all changes of the tree: two moves that are harmless alone can close a circle together, so the second
-- must see what the first did. Moves are rare and short; reads never take it.
create function humas_check_unit_parent() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
    perform pg_advisory_xact_lock(hashtext('humas.unit_parents'));
    if exists (
        with recursive up(unit_id, valid) as (
            select new.parent_id, daterange(new.valid_from, new.valid_to)
            union all
            select p.parent_id, up.valid * daterange(p.valid_from, p.valid_to)
            from up join unit_parents p on p.unit_id = up.unit_id and p.line = new.line and p.id <> new.id
                and daterange(p.valid_from, p.valid_to) && up.valid
            where up.unit_id <> new.unit_id)
        select from up where up.unit_id = new.unit_id)
    then
        raise exception 'unit % would stand above itself', new.unit_id
            using errcode = 'check_violation', constraint = 'ck_unit_parents_cycle', table = 'unit_parents';
    end if;
    return new;
end $$;
create trigger unit_parents_check before insert or update on unit_parents
    for each row execute function humas_check_unit_parent();

-- Taking a parent away closes no circle, but what is computed below must see the moves of others, and they it.
create function humas_lock_unit_tree() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
    perform pg_advisory_xact_lock(hashtext('humas.unit_parents'));
    return null;
end $$;
create trigger unit_parents_leave before delete on unit_parents
    for each statement execute function humas_lock_unit_tree();

-- The closure that subtree filters join, made again for the units below a changed row. A day begins at midnight in the
-- capital, where decrees take effect.
create function humas_refresh_unit_ancestors(changed uuid, changed_line text) returns void language plpgsql set search_path = public, pg_temp as $$
declare touched uuid[];
begin
    with recursive below(unit_id) as (
        select changed
        union
        select p.unit_id from below join unit_parents p on p.parent_id = below.unit_id and p.line = changed_line)
    select array_agg(unit_id) into touched from below;
    delete from unit_ancestors where line = changed_line and unit_id = any(touched);
    insert into unit_ancestors (line, ancestor_id, unit_id, depth, from_at, to_at)
    with recursive walk(unit_id, ancestor_id, depth, from_at, to_at) as (
        select id, id, 0, '-infinity'::timestamptz, 'infinity'::timestamptz from units where id = any(touched)
        union all
        select walk.unit_id, p.parent_id, walk.depth + 1,
            greatest(walk.from_at, coalesce(p.valid_from::timestamp at time zone 'Asia/Jakarta', '-infinity')),
            least(walk.to_at, coalesce(p.valid_to::timestamp at time zone 'Asia/Jakarta', 'infinity'))
        from walk join unit_parents p on p.unit_id = walk.ancestor_id and p.line = changed_line
        where greatest(walk.from_at, coalesce(p.valid_from::timestamp at time zone 'Asia/Jakarta', '-infinity'))
            < least(walk.to_at, coalesce(p.valid_to::timestamp at time zone 'Asia/Jakarta', 'infinity')))
    select changed_line, ancestor_id, unit_id, depth, from_at, to_at from walk;
end $$;

create function humas_unit_parents_changed() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
    if tg_op in ('UPDATE', 'DELETE') then perform humas_refresh_unit_ancestors(old.unit_id, old.line); end if;
    if tg_op in ('INSERT', 'UPDATE') then perform humas_refresh_unit_ancestors(new.unit_id, new.line); end if;
    return null;
end $$;
create trigger unit_parents_changed after insert or update or delete on unit_parents
    for each row execute function humas_unit_parents_changed();

create function humas_unit_added() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
    insert into unit_ancestors (line, ancestor_id, unit_id, depth, from_at, to_at)
    values ('administrative', new.id, new.id, 0, '-infinity', 'infinity'), ('technical', new.id, new.id, 0, '-infinity', 'infinity');
    return null;
end $$;
create trigger units_added after insert on units for each row execute function humas_unit_added();

create function humas_unit_removed() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
    delete from unit_ancestors where unit_id = old.id or ancestor_id = old.id;
    return null;
end $$;
create trigger units_removed after delete on units for each row execute function humas_unit_removed();

-- Counts ----------------------------------------------------------------------------------------------------------

-- Each publish adds rows instead of updating one counter that every other publish would wait for; rows of one target are
-- folded into one in the background. The truth is always the sum.
create table count_deltas (
    id bigint generated always as identity primary key,
    kind text not null,
    target_id uuid not null,
    delta integer not null);
create index ix_count_deltas_target on count_deltas (kind, target_id) include (delta);

create view public_counts as
    select kind, target_id, sum(delta)::bigint as value from count_deltas group by kind, target_id;

-- What readers see ------------------------------------------------------------------------------------------------

create view public_units as
    select u.id, u.slug, u.code, n.name, n.short_name, u.kind, u.sub_kind, u.unit_class, p.parent_id,
        u.region_code, u.region_name, u.address, u.phone, u.whatsapp, u.email, u.website, u.logo, u.article_url_template,
        (select above.article_url_template from unit_ancestors a join units above on above.id = a.ancestor_id
            where a.unit_id = u.id and a.line = 'administrative' and a.from_at <= now() and now() < a.to_at
                and above.article_url_template is not null
            order by a.depth limit 1) as effective_article_url_template,
        u.time_zone,
        (select above.time_zone from unit_ancestors a join units above on above.id = a.ancestor_id
            where a.unit_id = u.id and a.line = 'administrative' and a.from_at <= now() and now() < a.to_at
                and above.time_zone is not null
            order by a.depth limit 1) as effective_time_zone,
        u.active,
        n.sort_key,
        (select coalesce(sum(c.delta), 0)::bigint from unit_ancestors a join count_deltas c on c.kind = 'unit' and c.target_id = a.unit_id
            where a.ancestor_id = u.id and a.line = 'administrative' and a.from_at <= now() and now() < a.to_at) as article_count
    from units u
    join unit_names n on n.unit_id = u.id
        and daterange(n.valid_from, n.valid_to) @> (now() at time zone 'Asia/Jakarta')::date
    left join unit_parents p on p.unit_id = u.id and p.line = 'administrative'
        and daterange(p.valid_from, p.valid_to) @> (now() at time zone 'Asia/Jakarta')::date;

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
