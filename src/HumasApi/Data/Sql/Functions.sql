-- The functions behind triggers, views and generated columns. Runs after the migrations whenever this file has changed.

-- A day of units begins at midnight in the capital, where decrees take effect. An offset and not a zone, so that dates
-- before 1964 mean the same here and in the program.
create or replace function humas_midnight(day date) returns timestamptz language sql immutable as $$
    select day::timestamp at time zone interval '7 hours'
$$;

-- The piece of time that an article is counted in for months of any zone, named by its start. Between 14 hours before a
-- month begins in UTC and 12 hours after it each quarter of an hour is a piece, since there a month begins somewhere on
-- earth; the rest of the month is one. All zones of today keep to quarters of an hour.
create or replace function humas_month_part(at timestamptz) returns timestamptz language sql immutable as $$
    select case when at < opens + interval '26 hours' then date_bin(interval '15 minutes', at, opens) else opens + interval '26 hours' end
    from (select date_trunc('month', at at time zone interval '14 hours') at time zone interval '14 hours' as opens) month
$$;

-- One lock for all changes of the tree: two moves that are harmless alone can close a circle together, so the second
-- must see what the first did. Moves are rare and short; reads never take it.
create or replace function humas_check_unit_parent() returns trigger language plpgsql set search_path = public, pg_temp as $$
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

-- Taking a parent away closes no circle, but what is computed below must see the moves of others, and they it.
create or replace function humas_lock_unit_tree() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
    perform pg_advisory_xact_lock(hashtext('humas.unit_parents'));
    return null;
end $$;

-- The closure that subtree filters join, recreated for all units that were ever below a changed one. An act that moves many units
-- says so in this setting of the transaction and calls it once at the end (Management/Units/UnitHistory.cs).
create or replace function humas_refresh_unit_ancestors(changed uuid[], changed_line text) returns void language plpgsql set
    search_path = public, pg_temp as $$
declare touched uuid[];
begin
    if current_setting('humas.unit_ancestors', true) = 'later' then
        return;
    end if;
    with recursive below(unit_id) as (
        select unnest(changed)
        union
        select p.unit_id from below join unit_parents p on p.parent_id = below.unit_id and p.line = changed_line)
    select array_agg(unit_id) into touched from below;
    delete from unit_ancestors where line = changed_line and unit_id = any(touched);
    insert into unit_ancestors (line, ancestor_id, unit_id, depth, from_at, to_at)
    with recursive walk(unit_id, ancestor_id, depth, from_at, to_at) as (
        select id, id, 0, '-infinity'::timestamptz, 'infinity'::timestamptz from units where id = any(touched)
        union all
        select walk.unit_id, p.parent_id, walk.depth + 1,
            greatest(walk.from_at, humas_midnight(coalesce(p.valid_from, '-infinity'))), least(walk.to_at,
                humas_midnight(coalesce(p.valid_to, 'infinity')))
        from walk join unit_parents p on p.unit_id = walk.ancestor_id and p.line = changed_line and p.parent_id is not null
        where greatest(walk.from_at, humas_midnight(coalesce(p.valid_from, '-infinity'))) < least(walk.to_at,
            humas_midnight(coalesce(p.valid_to, 'infinity'))))
    select changed_line, ancestor_id, unit_id, depth, from_at, to_at from walk;
    -- Domain.Unit.MaxDepth: bounds every walk, and what a tree nests in JSON.
    if exists (select from unit_ancestors where line = changed_line and unit_id = any(touched) and depth > 20) then
        raise exception 'the tree would be deeper than 20 levels below its root'
            using errcode = 'check_violation', constraint = 'ck_unit_parents_depth', table = 'unit_parents';
    end if;
end $$;

create or replace function humas_unit_parents_added() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
    perform humas_refresh_unit_ancestors(array_agg(distinct unit_id), line) from after group by line;
    return null;
end $$;
create or replace function humas_unit_parents_removed() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
    perform humas_refresh_unit_ancestors(array_agg(distinct unit_id), line) from before group by line;
    return null;
end $$;
create or replace function humas_unit_parents_changed() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
    perform humas_refresh_unit_ancestors(array_agg(distinct unit_id), line) from (select unit_id, line from before union select
        unit_id, line from after) changed group by line;
    return null;
end $$;

create or replace function humas_unit_added() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
    insert into unit_ancestors (line, ancestor_id, unit_id, depth, from_at, to_at)
    values ('administrative', new.id, new.id, 0, '-infinity', 'infinity'), ('technical', new.id, new.id, 0, '-infinity', 'infinity');
    return null;
end $$;

create or replace function humas_unit_removed() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
    delete from unit_ancestors where unit_id = old.id or ancestor_id = old.id;
    return null;
end $$;
