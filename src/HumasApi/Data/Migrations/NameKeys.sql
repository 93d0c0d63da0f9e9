-- The words of a name as they are compared and sorted: in lower case, without accents, apostrophes and characters that nobody sees, with
-- one space wherever something else stands between two words. Columns are made of it, so it never changes.
create function humas_name_key(name text) returns text language sql immutable strict parallel safe as $$
    select btrim(regexp_replace(replace(replace(replace(replace(translate(lower(regexp_replace(normalize(regexp_replace(name,
        '[''`\u00b4\u2018\u2019\u201b\u2032\u02b9\u02bb\u02bc\u02bd\u02c8\uff07]', '', 'g'), nfkd),
        '[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]', '', 'g')),
        'øłđðıħ', 'olddih'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
        '[\u0001-\u002f\u003a-\u0060\u007b-\u00bf\u2000-\u206f\u3000-\u303f]+', ' ', 'g'))
$$;

-- They read the columns that are made anew, and are created again after the migrations.
drop function if exists units_on(date);
drop view if exists public_unit_names, public_tags, public_authors;
delete from schema_scripts where name = 'Views.sql';
