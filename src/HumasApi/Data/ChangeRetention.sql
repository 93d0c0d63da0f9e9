-- Who follows the log over a connection of its own, and how far it is: what it has not read is not forgotten.
create table change_readers (name text primary key, position bigint not null, seen_at timestamptz not null);

-- The last position that was forgotten; 0 before any was. One row.
create table change_retention (one boolean primary key default true check (one), forgotten_to bigint not null);
insert into change_retention (forgotten_to) values (0);
