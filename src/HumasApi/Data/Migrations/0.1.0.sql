-- What EF cannot express of the schema of 0.1.0. Run once, by the migration Initial, after its tables. Frozen: never edit it.
-- Functions, cards and views that may change are in Data/Sql and run again when they do; the triggers below need the first of them.

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

-- The closure that subtree filters join, made again for the units below changed ones: whoever stood below at any time.
create or replace function humas_refresh_unit_ancestors(changed uuid[], changed_line text) returns void language plpgsql set search_path = public, pg_temp as $$
declare touched uuid[];
begin
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
            greatest(walk.from_at, humas_midnight(coalesce(p.valid_from, '-infinity'))), least(walk.to_at, humas_midnight(coalesce(p.valid_to, 'infinity')))
        from walk join unit_parents p on p.unit_id = walk.ancestor_id and p.line = changed_line and p.parent_id is not null
        where greatest(walk.from_at, humas_midnight(coalesce(p.valid_from, '-infinity'))) < least(walk.to_at, humas_midnight(coalesce(p.valid_to, 'infinity'))))
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
    perform humas_refresh_unit_ancestors(array_agg(distinct unit_id), line) from (select unit_id, line from before union select unit_id, line from after) changed group by line;
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

-- Units live in time ---------------------------------------------------------------------------------------------

-- Checked at the commit: an act that moves a row moves its neighbours too, and in between they may overlap.
alter table unit_names add constraint ex_unit_names_overlap
    exclude using gist (unit_id with =, daterange(valid_from, valid_to) with &&) deferrable initially deferred;
alter table unit_parents add constraint ex_unit_parents_overlap
    exclude using gist (unit_id with =, line with =, daterange(valid_from, valid_to) with &&) deferrable initially deferred;

create trigger unit_parents_check before insert or update on unit_parents
    for each row execute function humas_check_unit_parent();
create trigger unit_parents_leave before delete on unit_parents
    for each statement execute function humas_lock_unit_tree();
create trigger units_added after insert on units for each row execute function humas_unit_added();
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

create trigger unit_parents_added after insert on unit_parents
    referencing new table as after for each statement execute function humas_unit_parents_added();
create trigger unit_parents_removed after delete on unit_parents
    referencing old table as before for each statement execute function humas_unit_parents_removed();
create trigger unit_parents_changed after update on unit_parents
    referencing old table as before new table as after for each statement execute function humas_unit_parents_changed();
alter table unit_events add constraint ck_unit_events_heir check (heir_id is null or heir_id = any(successor_ids));

-- Plans of lists by unit need to know the many units.
alter table articles alter column unit_id set statistics 2000;

-- Live articles by piece of time (humas_month_part): of all, of each unit, of each tag. Rows are added and folded as those
-- of count_deltas are; new is what was not folded yet.
create table month_deltas (
    id bigint generated always as identity primary key,
    kind text not null,
    target_id uuid not null,
    part timestamptz not null,
    delta integer not null,
    new boolean not null default true);
create index ix_month_deltas_target on month_deltas (kind, target_id, part) include (delta);
create index ix_month_deltas_new on month_deltas (kind, target_id, part) where new;

-- Position order is commit order: whoever writes the first row of a transaction holds the lock until that commits, so a
-- reader that has seen position n will never see a smaller one appear. A statement trigger, because the lock must be held
-- before the identity gives out a number. NOTIFY only wakes readers; what they read is the table.
create function humas_order_changes() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
    perform pg_advisory_xact_lock(hashtext('humas.changes'));
    return null;
end $$;
create trigger changes_order before insert on changes for each statement execute function humas_order_changes();

create function humas_wake_readers() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
    perform pg_notify('humas_changes', '');
    return null;
end $$;
create trigger changes_wake after insert on changes for each statement execute function humas_wake_readers();

-- Who follows the log over a connection of its own, and how far it is: what it has not read is not forgotten.
create table change_readers (name text primary key, position bigint not null, seen_at timestamptz not null);

-- The last position that was forgotten; 0 before any was. One row.
create table change_retention (one boolean primary key default true check (one), forgotten_to bigint not null);
insert into change_retention (forgotten_to) values (0);

-- Who did what. Rows are only ever added: the role of the service may neither change nor remove them, and each holds the
-- hash of the one before it. The formula of the hash never changes, or old rows could not be checked any more.
create table audit (
    position bigint generated always as identity primary key,
    at timestamptz not null,
    action text not null,
    actor_id uuid,
    entity text,
    entity_id uuid,
    unit_ids uuid[] not null,
    changes jsonb not null,
    reason text,
    trace_id text,
    -- Salted hash of the person's values, which stand in audit_persons: they can be erased without breaking the chain.
    person bytea not null,
    previous bytea not null,
    hash bytea not null);
create index ix_audit_entity on audit (entity_id, position);
create index ix_audit_actor on audit (actor_id, position);

create table audit_persons (
    position bigint primary key references audit,
    salt bytea not null,
    person text not null);

-- The end of the chain, so that rows missing at the end are noticed too.
create table audit_head (one boolean primary key default true check (one), position bigint not null, hash bytea not null);
insert into audit_head (position, hash) values (0, '');

create function humas_audit_hash(line audit) returns bytea language sql stable as $$
    select sha256(line.previous || convert_to(jsonb_build_array(line.position, to_char(line.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), line.action, line.actor_id, line.entity, line.entity_id,
        to_jsonb(line.unit_ids), line.changes, line.reason, line.trace_id, encode(line.person, 'hex'))::text, 'UTF8'))
$$;

-- The lock of the change log, taken before the identity gives out a number: position order is commit order here too.
create trigger audit_order before insert on audit for each statement execute function humas_order_changes();

-- With the rights of the owner, since nobody else may move the head.
create function humas_chain_audit() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    select hash into new.previous from audit_head;
    new.hash := humas_audit_hash(new);
    update audit_head set position = new.position, hash = new.hash;
    return new;
end $$;
create trigger audit_chain before insert on audit for each row execute function humas_chain_audit();

-- Values that tell of a person, and reasons, beside the chain: the line holds their names and a salted hash, so they can be
-- erased without breaking it. Lines of before keep theirs.
create table audit_values (
    position bigint not null references audit,
    -- Which of the line's changes, from 0.
    place int not null,
    -- The record whose erasure takes the values along.
    entity_id uuid not null,
    salt bytea not null,
    value text not null,
    primary key (position, place));
create index ix_audit_values_entity on audit_values (entity_id);

-- What humas_audit_hash hashes after the hash of the line before, for those who check the trail elsewhere.
create function humas_audit_text(line audit) returns text language sql stable as $$
    select jsonb_build_array(line.position, to_char(line.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), line.action, line.actor_id, line.entity, line.entity_id,
        to_jsonb(line.unit_ids), line.changes, line.reason, line.trace_id, encode(line.person, 'hex'))::text
$$;

-- As it was, but for three things: it serves no other table than this one, whoever may make one beside it; it calls the function
-- of this schema; and no line is put in before the last.
create or replace function humas_chain_audit() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare last bigint;
begin
    if tg_relid <> 'public.audit'::regclass then raise exception 'humas_chain_audit serves the audit trail only'; end if;
    select position, hash into last, new.previous from public.audit_head;
    if new.position <= last then raise exception 'line % would stand before line %, the last one', new.position, last; end if;
    new.hash := public.humas_audit_hash(new);
    update public.audit_head set position = new.position, hash = new.hash;
    return new;
end $$;
revoke execute on function humas_chain_audit() from public;

-- What each unit stored on each day, for its quota. Rows are added and folded as those of count_deltas are.
create table unit_usage (
    id bigint generated always as identity primary key,
    unit_id uuid not null,
    day date not null,
    imported boolean not null,
    articles integer not null,
    bytes bigint not null);
create index ix_unit_usage on unit_usage (unit_id, day, imported) include (articles, bytes);

-- The repeatable scripts of Data/Sql, by the hash of their text when they last ran.
create table schema_scripts (name text primary key, sha256 text not null, applied_at timestamptz not null);
