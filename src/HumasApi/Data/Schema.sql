-- What EF Core cannot say: rules that only the database can keep under concurrency. Run once, by the first migration,
-- after its tables. Functions and views stand in files of their own, which are run again after every migration.

-- Units live in time ---------------------------------------------------------------------------------------------

alter table unit_names add constraint ex_unit_names_overlap
    exclude using gist (unit_id with =, daterange(valid_from, valid_to) with &&);
alter table unit_parents add constraint ex_unit_parents_overlap
    exclude using gist (unit_id with =, line with =, daterange(valid_from, valid_to) with &&);

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
