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
