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
