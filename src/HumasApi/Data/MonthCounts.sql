-- Live articles by piece of time (humas_month_part): of all, of each unit, of each tag. Rows are added and folded as those
-- of count_deltas are; new is what was not folded yet.
create table month_deltas (
    id bigint generated always as identity primary key,
    kind text not null,
    target_id uuid not null,
    part timestamptz not null,
    delta integer not null,
    new boolean not null default true);
insert into month_deltas (kind, target_id, part, delta, new)
    select 'all', '00000000-0000-0000-0000-000000000000'::uuid, humas_month_part(published_at), count(*), false from published_articles group by 3
    union all select 'unit', unit_id, humas_month_part(published_at), count(*), false from published_articles group by 2, 3
    union all select 'tag', tag_id, humas_month_part(published_at), count(*), false from published_tag_links group by 2, 3;
create index ix_month_deltas_target on month_deltas (kind, target_id, part) include (delta);
create index ix_month_deltas_new on month_deltas (kind, target_id, part) where new;

-- All articles have a count of their own from now on.
insert into count_deltas (kind, target_id, delta)
    select 'all', '00000000-0000-0000-0000-000000000000', count(*) from published_articles having count(*) > 0;
