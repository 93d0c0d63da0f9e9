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

-- Whoever was erased until now left no trace; from now on what is missing must be told.
with gone as (select distinct actor_id from audit a where actor_id is not null and not exists (select from audit_persons p where p.position = a.position)),
operator as (select '{"kind":"settings","id":null,"name":"HumasApi","address":null,"userAgent":null}' as person, uuid_send(gen_random_uuid()) as salt),
line as (
    insert into audit (at, action, unit_ids, changes, person)
    select now(), 'eraseFromAudit', '{}', (select jsonb_agg(jsonb_build_object('entity', 'audit', 'id', actor_id, 'op', 'erased', 'before', null, 'after', null)) from gone), sha256(salt || convert_to(person, 'UTF8'))
    from operator where exists (select from gone)
    returning position)
insert into audit_persons (position, salt, person) select position, salt, person from line, operator;
