
-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;


CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;


SET default_tablespace = '';

SET default_table_access_method = heap;

CREATE TABLE public.audit (
    "position" bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    action text NOT NULL,
    actor_id uuid,
    entity text,
    entity_id uuid,
    unit_ids uuid[] NOT NULL,
    changes jsonb NOT NULL,
    reason text,
    trace_id text,
    person bytea NOT NULL,
    previous bytea NOT NULL,
    hash bytea NOT NULL
);


CREATE FUNCTION public.humas_audit_hash(line public.audit) RETURNS bytea
    LANGUAGE sql STABLE
    AS $$
    select sha256(line.previous || convert_to(jsonb_build_array(line.position, to_char(line.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), line.action, line.actor_id, line.entity, line.entity_id,
        to_jsonb(line.unit_ids), line.changes, line.reason, line.trace_id, encode(line.person, 'hex'))::text, 'UTF8'))
$$;


CREATE FUNCTION public.humas_audit_text(line public.audit) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    select jsonb_build_array(line.position, to_char(line.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), line.action, line.actor_id, line.entity, line.entity_id,
        to_jsonb(line.unit_ids), line.changes, line.reason, line.trace_id, encode(line.person, 'hex'))::text
$$;


CREATE FUNCTION public.humas_card(id uuid, slug text, kind text, language text, title text, subtitle text, summary text, excerpt text, dateline text, byline text, sign_off text, event_date date, time_zone text, published_at timestamp with time zone, first_published_at timestamp with time zone, updated_at timestamp with time zone, modified_at timestamp with time zone, notices jsonb, cover_image jsonb, attribution_name text, attribution_url text, canonical_url text, seo_title text, seo_description text, seo_no_index boolean) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    select row_to_json(card)::text from (select
        id as "id", slug as "slug", kind as "kind", language as "language", title as "title", subtitle as "subtitle", summary as
            "summary", excerpt as "excerpt", dateline as "dateline",
        byline as "byline", sign_off as "signOff",
        -- The driver stores the first and the last day that it knows as the two ends of time.
        case event_date when '-infinity' then '0001-01-01' when 'infinity' then '9999-12-31' else to_char(event_date, 'YYYY-MM-DD') end
            as "eventDate",
        time_zone as "timeZone", to_char(published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "publishedAt",
        to_char(first_published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "firstPublishedAt",
            to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "updatedAt",
            to_char(modified_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "modifiedAt",
        (select coalesce('[' || string_agg(row_to_json(line)::text, ',' order by place) || ']', '[]')::json from
            jsonb_array_elements(notices) with ordinality as all_of_them(notice, place)
            cross join lateral (select notice ->> 'kind' as "kind",
                to_char(((notice ->> 'at')::timestamptz) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "at",
                notice ->> 'text' as "text") line) as "notices",
        case when cover_image is not null then (select row_to_json(image) from (select
            null as "id", cover_image -> 'url' as "url", cover_image -> 'width' as "width", cover_image -> 'height' as "height",
                cover_image -> 'mediaType' as "mediaType",
            cover_image -> 'alt' as "alt", cover_image -> 'caption' as "caption", cover_image -> 'credit' as "credit", cover_image ->
                'focalPoint' as "focalPoint", '[]'::json as "variants") image) end as "coverImage",
        case when attribution_name is not null then (select row_to_json(outlet) from (select attribution_name as "name",
            attribution_url as "url") outlet) end as "attribution",
        canonical_url as "canonicalUrl",
        (select row_to_json(seo) from (select coalesce(seo_title, title) as "title", coalesce(seo_description, summary, excerpt) as
            "description", seo_no_index as "noIndex") seo) as "seo") card
$$;


CREATE TABLE public.published_articles (
    id uuid NOT NULL,
    slug text NOT NULL,
    kind text NOT NULL,
    language text NOT NULL,
    translation_group_id uuid NOT NULL,
    title text NOT NULL,
    subtitle text,
    summary text,
    excerpt text NOT NULL,
    dateline text,
    byline text,
    sign_off text,
    event_date date,
    time_zone text NOT NULL,
    published_at timestamp with time zone NOT NULL,
    first_published_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone,
    modified_at timestamp with time zone NOT NULL,
    notices jsonb NOT NULL,
    unit_id uuid NOT NULL,
    mentioned_unit_ids uuid[] NOT NULL,
    author_ids uuid[] NOT NULL,
    tag_ids uuid[] NOT NULL,
    cover_image jsonb,
    attribution_name text,
    attribution_url text,
    canonical_url text,
    seo_title text,
    seo_description text,
    seo_no_index boolean NOT NULL,
    card text GENERATED ALWAYS AS (public.humas_card(id, slug, kind, language, title, subtitle, summary, excerpt, dateline, byline, sign_off, event_date, time_zone, published_at, first_published_at, updated_at, modified_at, notices, cover_image, attribution_name, attribution_url, canonical_url, seo_title, seo_description, seo_no_index)) STORED
)
WITH (toast_tuple_target='8160');


CREATE FUNCTION public.humas_card_of(a public.published_articles) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    select public.humas_card(a.id, a.slug, a.kind, a.language, a.title, a.subtitle, a.summary, a.excerpt, a.dateline, a.byline, a.sign_off,
        a.event_date, a.time_zone, a.published_at, a.first_published_at, a.updated_at, a.modified_at, a.notices, a.cover_image,
            a.attribution_name, a.attribution_url, a.canonical_url, a.seo_title, a.seo_description, a.seo_no_index)
$$;


CREATE FUNCTION public.humas_chain_audit() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare last bigint;
begin
    if tg_relid <> 'public.audit'::regclass then raise exception 'humas_chain_audit serves the audit trail only'; end if;
    select position, hash into last, new.previous from public.audit_head;
    if new.position <= last then raise exception 'line % would stand before line %, the last one', new.position, last; end if;
    new.hash := public.humas_audit_hash(new);
    update public.audit_head set position = new.position, hash = new.hash;
    return new;
end $$;


CREATE FUNCTION public.humas_check_unit_parent() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
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


CREATE FUNCTION public.humas_lock_unit_tree() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
    perform pg_advisory_xact_lock(hashtext('humas.unit_parents'));
    return null;
end $$;


CREATE FUNCTION public.humas_midnight(day date) RETURNS timestamp with time zone
    LANGUAGE sql IMMUTABLE
    AS $$
    select day::timestamp at time zone interval '7 hours'
$$;


CREATE FUNCTION public.humas_month_part(at timestamp with time zone) RETURNS timestamp with time zone
    LANGUAGE sql IMMUTABLE
    AS $$
    select case when at < opens + interval '26 hours' then date_bin(interval '15 minutes', at, opens) else opens + interval '26 hours' end
    from (select date_trunc('month', at at time zone interval '14 hours') at time zone interval '14 hours' as opens) month
$$;


CREATE FUNCTION public.humas_order_changes() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
    perform pg_advisory_xact_lock(hashtext('humas.changes'));
    return null;
end $$;


CREATE FUNCTION public.humas_refresh_unit_ancestors(changed uuid[], changed_line text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
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


CREATE FUNCTION public.humas_unit_added() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
    insert into unit_ancestors (line, ancestor_id, unit_id, depth, from_at, to_at)
    values ('administrative', new.id, new.id, 0, '-infinity', 'infinity'), ('technical', new.id, new.id, 0, '-infinity', 'infinity');
    return null;
end $$;


CREATE FUNCTION public.humas_unit_parents_added() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
    perform humas_refresh_unit_ancestors(array_agg(distinct unit_id), line) from after group by line;
    return null;
end $$;


CREATE FUNCTION public.humas_unit_parents_changed() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
    perform humas_refresh_unit_ancestors(array_agg(distinct unit_id), line) from (select unit_id, line from before union select
        unit_id, line from after) changed group by line;
    return null;
end $$;


CREATE FUNCTION public.humas_unit_parents_removed() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
    perform humas_refresh_unit_ancestors(array_agg(distinct unit_id), line) from before group by line;
    return null;
end $$;


CREATE FUNCTION public.humas_unit_removed() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
    delete from unit_ancestors where unit_id = old.id or ancestor_id = old.id;
    return null;
end $$;


CREATE FUNCTION public.humas_wake_readers() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
    perform pg_notify('humas_changes', '');
    return null;
end $$;


CREATE FUNCTION public.units_on(day date) RETURNS TABLE(id uuid, slug character varying, code character varying, name character varying, short_name character varying, press_label character varying, kind text, sub_kind text, unit_class text, parent_id uuid, technical_parent_id uuid, region_code text, region_name text, address text, phone text, whatsapp text, email text, website text, logo jsonb, article_url_template text, effective_article_url_template text, time_zone text, effective_time_zone text, active boolean, opened_on date, closed_on date, sort_key text, article_count bigint)
    LANGUAGE sql STABLE
    AS $$
    select u.id, u.slug, u.code, n.name, n.short_name, n.press_label, n.kind, n.sub_kind, n.unit_class,
        case when u.closed_on <= day then null else p.parent_id end, case when u.closed_on <= day then null else t.parent_id end,
        u.region_code, u.region_name, u.address, u.phone, u.whatsapp, u.email, u.website, u.logo, u.article_url_template,
        (select above.article_url_template from unit_ancestors a join public_units above on above.id = a.ancestor_id
            where a.unit_id = u.id and a.line = 'administrative' and a.from_at <= humas_midnight(day) and humas_midnight(day) < a.to_at
                and above.article_url_template is not null
            order by a.depth limit 1),
        u.time_zone,
        (select above.time_zone from unit_ancestors a join public_units above on above.id = a.ancestor_id
            where a.unit_id = u.id and a.line = 'administrative' and a.from_at <= humas_midnight(day) and humas_midnight(day) < a.to_at
                and above.time_zone is not null
            order by a.depth limit 1),
        u.active and coalesce(u.opened_on <= day, true) and coalesce(day < u.closed_on, true), u.opened_on, case when u.closed_on <=
            day then u.closed_on end,
        n.sort_key,
        (select coalesce(sum(c.delta), 0)::bigint from unit_ancestors a join public_counts c on c.kind = 'unit' and c.target_id = a.unit_id
            where a.ancestor_id = u.id and a.line = 'administrative' and a.from_at <= humas_midnight(day) and humas_midnight(day) < a.to_at)
    from public_units u
    join public_unit_names n on n.unit_id = u.id and n.from_on <= day and day < n.to_on
    left join public_unit_parents p on p.unit_id = u.id and p.line = 'administrative' and p.from_on <= day and day < p.to_on
    left join public_unit_parents t on t.unit_id = u.id and t.line = 'technical' and t.from_on <= day and day < t.to_on
$$;


CREATE TABLE public."__EFMigrationsHistory" (
    migration_id character varying(150) NOT NULL,
    product_version character varying(32) NOT NULL
);


CREATE TABLE public.api_key_grants (
    id bigint NOT NULL,
    role text NOT NULL,
    unit_id uuid,
    scope text NOT NULL,
    key_id uuid NOT NULL
);


ALTER TABLE public.api_key_grants ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.api_key_grants_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.api_key_uses (
    key_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    address character varying(64) NOT NULL
);


CREATE TABLE public.api_keys (
    id uuid NOT NULL,
    version integer NOT NULL,
    name character varying(200) NOT NULL,
    owner character varying(200),
    secret_hash bytea NOT NULL,
    previous_secret_hash bytea,
    previous_secret_until timestamp with time zone,
    expires_at timestamp with time zone,
    allowed_addresses text[] NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by jsonb NOT NULL,
    edited_at timestamp with time zone NOT NULL,
    edited_by jsonb NOT NULL,
    revoked_at timestamp with time zone
);


CREATE TABLE public.article_notes (
    id uuid NOT NULL,
    article_id uuid NOT NULL,
    revision integer NOT NULL,
    kind text NOT NULL,
    text character varying(2000),
    at timestamp with time zone NOT NULL,
    by jsonb NOT NULL
);


CREATE TABLE public.article_revisions (
    id uuid NOT NULL,
    article_id uuid NOT NULL,
    number integer NOT NULL,
    slug character varying(120) NOT NULL,
    slug_follows_title boolean NOT NULL,
    kind text NOT NULL,
    language character varying(35) NOT NULL,
    translation_of uuid,
    title character varying(300) NOT NULL,
    subtitle character varying(300),
    summary character varying(1000),
    body_source text,
    body_start text,
    body text,
    dateline character varying(100),
    byline character varying(300),
    sign_off character varying(200),
    event_date date,
    time_zone text NOT NULL,
    published_at timestamp with time zone,
    unit_id uuid NOT NULL,
    mentioned_unit_ids uuid[] NOT NULL,
    author_ids uuid[] NOT NULL,
    tag_ids uuid[] NOT NULL,
    cover_image jsonb,
    attribution_name character varying(200),
    attribution_url text,
    canonical_url text,
    seo_title text,
    seo_description text,
    seo_no_index boolean NOT NULL,
    legacy_urls text[] NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by jsonb NOT NULL,
    note character varying(500)
);


CREATE TABLE public.articles (
    id uuid NOT NULL,
    version integer NOT NULL,
    newest_revision_id uuid NOT NULL,
    newest_revision_number integer NOT NULL,
    last_revision_number integer NOT NULL,
    last_published_revision_number integer NOT NULL,
    live_revision_id uuid,
    live_revision_number integer,
    live_unit_id uuid,
    title character varying(300) NOT NULL,
    language character varying(35) NOT NULL,
    unit_id uuid NOT NULL,
    tag_ids uuid[] NOT NULL,
    author_ids uuid[] NOT NULL,
    publication text NOT NULL,
    draft_state text,
    assignee jsonb,
    assignee_id uuid,
    submitted_by jsonb,
    published_at timestamp with time zone,
    first_published_at timestamp with time zone,
    updated_at timestamp with time zone,
    modified_at timestamp with time zone,
    notices jsonb NOT NULL,
    translation_group_id uuid NOT NULL,
    import_source character varying(200),
    import_external_id character varying(200),
    imported_revision_number integer,
    created_at timestamp with time zone NOT NULL,
    created_by jsonb NOT NULL,
    edited_at timestamp with time zone NOT NULL,
    edited_by jsonb NOT NULL
);
ALTER TABLE ONLY public.articles ALTER COLUMN unit_id SET STATISTICS 2000;


CREATE TABLE public.audit_head (
    one boolean DEFAULT true NOT NULL,
    "position" bigint NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT audit_head_one_check CHECK (one)
);


CREATE TABLE public.audit_persons (
    "position" bigint NOT NULL,
    salt bytea NOT NULL,
    person text NOT NULL
);


ALTER TABLE public.audit ALTER COLUMN "position" ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.audit_position_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.audit_values (
    "position" bigint NOT NULL,
    place integer NOT NULL,
    entity_id uuid NOT NULL,
    salt bytea NOT NULL,
    value text NOT NULL
);


CREATE TABLE public.authors (
    id uuid NOT NULL,
    version integer NOT NULL,
    slug character varying(120) NOT NULL,
    name character varying(200) NOT NULL,
    sort_key text GENERATED ALWAYS AS (lower((name)::text)) STORED NOT NULL COLLATE pg_catalog."C",
    initials character varying(20),
    "position" character varying(200),
    unit_id uuid,
    bio character varying(2000),
    photo jsonb,
    active boolean NOT NULL,
    first_published_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    created_by jsonb NOT NULL,
    edited_at timestamp with time zone NOT NULL,
    edited_by jsonb NOT NULL
);


CREATE TABLE public.change_readers (
    name text NOT NULL,
    "position" bigint NOT NULL,
    seen_at timestamp with time zone NOT NULL
);


CREATE TABLE public.change_retention (
    one boolean DEFAULT true NOT NULL,
    forgotten_to bigint NOT NULL,
    CONSTRAINT change_retention_one_check CHECK (one)
);


CREATE TABLE public.changes (
    "position" bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    kind text NOT NULL,
    entity text NOT NULL,
    entity_id uuid NOT NULL,
    entity_version integer NOT NULL,
    significance text,
    actor jsonb NOT NULL,
    before jsonb,
    after jsonb
);


ALTER TABLE public.changes ALTER COLUMN "position" ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.changes_position_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.count_deltas (
    id bigint NOT NULL,
    kind text NOT NULL,
    target_id uuid NOT NULL,
    delta integer NOT NULL
);


ALTER TABLE public.count_deltas ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.count_deltas_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.published_author_links (
    author_id uuid NOT NULL,
    article_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    published_at timestamp with time zone NOT NULL
);


CREATE TABLE public.published_tag_links (
    tag_id uuid NOT NULL,
    article_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    published_at timestamp with time zone NOT NULL
);


CREATE VIEW public.expected_counts AS
 SELECT 'all'::text AS kind,
    '00000000-0000-0000-0000-000000000000'::uuid AS target_id,
    (count(*))::integer AS value
   FROM public.published_articles
 HAVING (count(*) > 0)
UNION ALL
 SELECT 'unit'::text AS kind,
    published_articles.unit_id AS target_id,
    (count(*))::integer AS value
   FROM public.published_articles
  GROUP BY published_articles.unit_id
UNION ALL
 SELECT 'tag'::text AS kind,
    published_tag_links.tag_id AS target_id,
    (count(*))::integer AS value
   FROM public.published_tag_links
  GROUP BY published_tag_links.tag_id
UNION ALL
 SELECT 'author'::text AS kind,
    published_author_links.author_id AS target_id,
    (count(*))::integer AS value
   FROM public.published_author_links
  GROUP BY published_author_links.author_id;


CREATE VIEW public.expected_months AS
 SELECT 'all'::text AS kind,
    '00000000-0000-0000-0000-000000000000'::uuid AS target_id,
    public.humas_month_part(published_articles.published_at) AS part,
    (count(*))::integer AS value
   FROM public.published_articles
  GROUP BY (public.humas_month_part(published_articles.published_at))
UNION ALL
 SELECT 'unit'::text AS kind,
    published_articles.unit_id AS target_id,
    public.humas_month_part(published_articles.published_at) AS part,
    (count(*))::integer AS value
   FROM public.published_articles
  GROUP BY published_articles.unit_id, (public.humas_month_part(published_articles.published_at))
UNION ALL
 SELECT 'tag'::text AS kind,
    published_tag_links.tag_id AS target_id,
    public.humas_month_part(published_tag_links.published_at) AS part,
    (count(*))::integer AS value
   FROM public.published_tag_links
  GROUP BY published_tag_links.tag_id, (public.humas_month_part(published_tag_links.published_at));


CREATE TABLE public.gone_articles (
    article_id uuid NOT NULL,
    mode text NOT NULL,
    at timestamp with time zone NOT NULL,
    public_note text,
    see_also uuid[] NOT NULL
);


CREATE TABLE public.idempotent_responses (
    principal text NOT NULL,
    key text NOT NULL,
    request_hash bytea NOT NULL,
    status integer NOT NULL,
    location text,
    e_tag text,
    content_type text,
    body bytea NOT NULL,
    created_at timestamp with time zone NOT NULL
);


CREATE TABLE public.month_deltas (
    id bigint NOT NULL,
    kind text NOT NULL,
    target_id uuid NOT NULL,
    part timestamp with time zone NOT NULL,
    delta integer NOT NULL,
    new boolean DEFAULT true NOT NULL
);


ALTER TABLE public.month_deltas ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.month_deltas_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.people (
    id uuid NOT NULL,
    name character varying(200) NOT NULL,
    seen_at timestamp with time zone NOT NULL
);


CREATE TABLE public.preview_links (
    id uuid NOT NULL,
    article_id uuid NOT NULL,
    secret_hash bytea NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    note character varying(200),
    created_at timestamp with time zone NOT NULL,
    created_by jsonb NOT NULL,
    uses integer NOT NULL,
    last_used_at timestamp with time zone
);


CREATE VIEW public.public_authors AS
 SELECT a.id,
    a.slug,
    a.name,
    a.initials,
    a."position",
    a.unit_id,
    a.bio,
    a.photo,
    a.active,
    a.sort_key,
    ( SELECT COALESCE(sum(c.delta), (0)::bigint) AS "coalesce"
           FROM public.count_deltas c
          WHERE ((c.kind = 'author'::text) AND (c.target_id = a.id))) AS article_count
   FROM public.authors a
  WHERE (a.first_published_at IS NOT NULL);


CREATE VIEW public.public_counts AS
 SELECT count_deltas.kind,
    count_deltas.target_id,
    count_deltas.delta
   FROM public.count_deltas;


CREATE VIEW public.public_months AS
 SELECT month_deltas.kind,
    month_deltas.target_id,
    month_deltas.part,
    month_deltas.delta
   FROM public.month_deltas;


CREATE TABLE public.slugs (
    kind text NOT NULL,
    slug character varying(120) NOT NULL,
    target_id uuid NOT NULL,
    state text NOT NULL
);


CREATE VIEW public.public_slugs AS
 SELECT slugs.kind,
    slugs.slug,
    slugs.target_id,
    slugs.state
   FROM public.slugs
  WHERE (slugs.state <> 'reserved'::text);


CREATE TABLE public.tags (
    id uuid NOT NULL,
    version integer NOT NULL,
    slug character varying(120) NOT NULL,
    name character varying(100) NOT NULL,
    sort_key text GENERATED ALWAYS AS (lower((name)::text)) STORED NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL,
    description character varying(1000),
    merged_into_id uuid,
    first_published_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    created_by jsonb NOT NULL,
    edited_at timestamp with time zone NOT NULL,
    edited_by jsonb NOT NULL
);


CREATE VIEW public.public_tag_heirs AS
 SELECT tags.id,
    tags.merged_into_id AS heir_id
   FROM public.tags
  WHERE ((tags.merged_into_id IS NOT NULL) AND (tags.first_published_at IS NOT NULL));


CREATE VIEW public.public_tags AS
 SELECT t.id,
    t.slug,
    t.name,
    t.kind,
    t.description,
    t.sort_key,
    ( SELECT COALESCE(sum(c.delta), (0)::bigint) AS "coalesce"
           FROM public.count_deltas c
          WHERE ((c.kind = 'tag'::text) AND (c.target_id = t.id))) AS article_count
   FROM public.tags t
  WHERE ((t.first_published_at IS NOT NULL) AND (t.merged_into_id IS NULL));


CREATE TABLE public.unit_events (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    kind text NOT NULL,
    effective_on date NOT NULL,
    legal_basis character varying(300),
    note character varying(2000),
    successor_ids uuid[] NOT NULL,
    heir_id uuid,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by jsonb NOT NULL,
    logged_at timestamp with time zone,
    CONSTRAINT ck_unit_events_heir CHECK (((heir_id IS NULL) OR (heir_id = ANY (successor_ids))))
);


CREATE VIEW public.public_unit_events AS
 SELECT unit_events.id,
    unit_events.unit_id,
    unit_events.kind,
    unit_events.effective_on,
    unit_events.legal_basis,
    unit_events.successor_ids,
    unit_events.heir_id
   FROM public.unit_events;


CREATE TABLE public.unit_names (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    name character varying(300) NOT NULL,
    sort_key text GENERATED ALWAYS AS (lower((name)::text)) STORED NOT NULL COLLATE pg_catalog."C",
    short_name character varying(150),
    press_label character varying(150),
    kind text NOT NULL,
    sub_kind text,
    unit_class text,
    valid_from date,
    valid_to date,
    event_id uuid
);


CREATE VIEW public.public_unit_names AS
 SELECT unit_names.unit_id,
    unit_names.name,
    unit_names.sort_key,
    unit_names.short_name,
    unit_names.press_label,
    unit_names.kind,
    unit_names.sub_kind,
    unit_names.unit_class,
    COALESCE(unit_names.valid_from, '-infinity'::date) AS from_on,
    COALESCE(unit_names.valid_to, 'infinity'::date) AS to_on
   FROM public.unit_names;


CREATE TABLE public.unit_parents (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    parent_id uuid,
    line text NOT NULL,
    valid_from date,
    valid_to date,
    event_id uuid
);


CREATE VIEW public.public_unit_parents AS
 SELECT unit_parents.unit_id,
    unit_parents.line,
    unit_parents.parent_id,
    COALESCE(unit_parents.valid_from, '-infinity'::date) AS from_on,
    COALESCE(unit_parents.valid_to, 'infinity'::date) AS to_on
   FROM public.unit_parents;


CREATE TABLE public.units (
    id uuid NOT NULL,
    version integer NOT NULL,
    slug character varying(120) NOT NULL,
    code character varying(50),
    region_code text,
    region_name text,
    address text,
    phone text,
    whatsapp text,
    email text,
    website text,
    article_url_template text,
    logo jsonb,
    time_zone text,
    active boolean NOT NULL,
    excused_requirements uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    review_requirement uuid,
    review_required boolean,
    four_eyes boolean,
    opened_on date,
    closed_on date,
    created_at timestamp with time zone NOT NULL,
    created_by jsonb NOT NULL,
    edited_at timestamp with time zone NOT NULL,
    edited_by jsonb NOT NULL
);


CREATE VIEW public.public_units AS
 SELECT units.id,
    units.slug,
    units.code,
    units.region_code,
    units.region_name,
    units.address,
    units.phone,
    units.whatsapp,
    units.email,
    units.website,
    units.logo,
    units.article_url_template,
    units.time_zone,
    units.active,
    units.opened_on,
    units.closed_on
   FROM public.units;


CREATE TABLE public.published_bodies (
    article_id uuid NOT NULL,
    body text NOT NULL
);


CREATE TABLE public.published_mention_links (
    mentioned_unit_id uuid NOT NULL,
    article_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    published_at timestamp with time zone NOT NULL
);


CREATE TABLE public.schema_scripts (
    name text NOT NULL,
    sha256 text NOT NULL,
    applied_at timestamp with time zone NOT NULL
);


CREATE TABLE public.unit_ancestors (
    line text NOT NULL,
    ancestor_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    from_at timestamp with time zone NOT NULL,
    depth integer NOT NULL,
    to_at timestamp with time zone NOT NULL
);


CREATE TABLE public.unit_usage (
    id bigint NOT NULL,
    unit_id uuid NOT NULL,
    day date NOT NULL,
    imported boolean NOT NULL,
    articles integer NOT NULL,
    bytes bigint NOT NULL
);


ALTER TABLE public.unit_usage ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.unit_usage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


INSERT INTO public."__EFMigrationsHistory" VALUES
	('20261128214945_Initial', '10.0.15');


INSERT INTO public.api_key_grants OVERRIDING SYSTEM VALUE VALUES
	(1, 'writer', '01a225f5-3864-73f3-b92c-bd1a6efa392b', 'subtree', '01a225f5-4f07-72ba-88bd-5449abb3a520');


INSERT INTO public.api_key_uses VALUES
	('01a225f5-4f07-72ba-88bd-5449abb3a520', '2026-11-24 12:00:00+00', '192.0.2.1');


INSERT INTO public.api_keys VALUES
	('01a225f5-4f07-72ba-88bd-5449abb3a520', 1, 'writer kanwil-uji subtree', NULL, '\x60e05bd1b195af2f94112fa7197a5c88289058840ce7c6df9693756bc6250f55', NULL, NULL, NULL, '{}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', NULL);


INSERT INTO public.article_notes VALUES
	('01a225f5-4666-7c2d-901c-f4f755fbe031', '01a225f5-4586-7985-8a74-ac3243ee5955', 1, 'submitted', NULL, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}'),
	('01a225f5-4705-7c1a-9e56-20a06769d15f', '01a225f5-4586-7985-8a74-ac3243ee5955', 1, 'note', 'Periksa angka.', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}'),
	('01a225f5-4767-7d84-a868-4e33712f4098', '01a225f5-4743-767f-b434-129ff198649f', 1, 'submitted', NULL, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}'),
	('01a225f5-4786-75e7-99f5-134a7a4e0c4f', '01a225f5-4743-767f-b434-129ff198649f', 1, 'approved', NULL, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}');


INSERT INTO public.article_revisions VALUES
	('01a225f5-3d0b-7d10-966d-93151f04723c', '01a225f5-3cc1-772a-b100-a8c0a441c1a5', 1, 'panen-perdana', true, 'news', 'id', NULL, 'Panen Perdana', 'Kebun di Balik Tembok', 'Baris pertama; ''petik'', \. dan €.

-- bukan komentar
\bukan perintah', '<h2>Kebun</h2><p>Panen 40 kg cabai.</p>', 'Panen 40 kg cabai.', '<h2>Kebun</h2><p>Panen 40 kg cabai.</p>', 'KOTA UJI', 'Penulis Uji', 'P.Uji', '2026-11-20', 'Asia/Jakarta', NULL, '01a225f5-38c8-7085-9441-9217fe527ed2', '{01a225f5-3864-73f3-b92c-bd1a6efa392b}', '{01a225f5-39a2-7d6f-ab33-86b19f35a47e}', '{01a225f5-3b1a-7557-86bb-41405896a5f5,01a225f5-3a8e-7727-b179-4ff14c320096,01a225f5-3afa-7e43-bfdb-f2c227e0f7c0}', '{"alt": "Cabai di keranjang", "url": "https://media.example/panen.jpg", "width": 1200, "credit": "Humas", "height": 800, "caption": "Panen", "mediaType": null, "focalPoint": null}', 'Kantor Berita Uji', 'https://asal.example/', 'https://asal.example/panen', 'Panen', 'Panen perdana', false, '{https://lama.example/?p=17}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', NULL),
	('01a225f5-4521-7dbb-bfcf-28da2efc844b', '01a225f5-449c-7180-a829-22ee47fffe95', 1, 'first-harvest', true, 'news', 'en', '01a225f5-3cc1-772a-b100-a8c0a441c1a5', 'First Harvest', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'Asia/Jakarta', NULL, '01a225f5-38c8-7085-9441-9217fe527ed2', '{}', '{}', '{}', NULL, NULL, NULL, NULL, NULL, NULL, false, '{}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', NULL),
	('01a225f5-4572-775f-8906-285ace98a2ce', '01a225f5-456f-7e21-bc91-2b3264758487', 1, 'rencana-kegiatan', true, 'news', 'id', NULL, 'Rencana Kegiatan', NULL, NULL, '<h2>Kebun</h2><p>Panen 40 kg cabai.</p>', 'Panen 40 kg cabai.', '<h2>Kebun</h2><p>Panen 40 kg cabai.</p>', NULL, NULL, NULL, NULL, 'Asia/Jakarta', NULL, '01a225f5-38c8-7085-9441-9217fe527ed2', '{}', '{}', '{01a225f5-3a8e-7727-b179-4ff14c320096}', NULL, NULL, NULL, NULL, NULL, NULL, false, '{}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', NULL),
	('01a225f5-458c-75f9-b928-1a35fc2d1c38', '01a225f5-4586-7985-8a74-ac3243ee5955', 1, 'menunggu-tinjauan', true, 'news', 'id', NULL, 'Menunggu Tinjauan', NULL, NULL, '<h2>Kebun</h2><p>Panen 40 kg cabai.</p>', 'Panen 40 kg cabai.', '<h2>Kebun</h2><p>Panen 40 kg cabai.</p>', NULL, NULL, NULL, NULL, 'Asia/Jakarta', NULL, '01a225f5-38fa-75d8-934b-5fb4738d9a44', '{}', '{}', '{}', NULL, NULL, NULL, NULL, NULL, NULL, false, '{}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', NULL),
	('01a225f5-4745-77ce-ae90-91f9684599c8', '01a225f5-4743-767f-b434-129ff198649f', 1, 'sudah-disetujui', true, 'news', 'id', NULL, 'Sudah Disetujui', NULL, NULL, '<h2>Kebun</h2><p>Panen 40 kg cabai.</p>', 'Panen 40 kg cabai.', '<h2>Kebun</h2><p>Panen 40 kg cabai.</p>', NULL, NULL, NULL, NULL, 'Asia/Jakarta', NULL, '01a225f5-38c8-7085-9441-9217fe527ed2', '{}', '{}', '{}', NULL, NULL, NULL, NULL, NULL, NULL, false, '{}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', NULL),
	('01a225f5-4872-70af-8499-b4dc02346ba3', '01a225f5-486d-7adc-a95e-fcab6f935965', 1, 'kabar-lama', true, 'news', 'id', NULL, 'Kabar Lama', NULL, NULL, '<h2>Kebun</h2><p>Panen 40 kg cabai.</p>', 'Panen 40 kg cabai.', '<h2>Kebun</h2><p>Panen 40 kg cabai.</p>', NULL, NULL, NULL, NULL, 'Asia/Jakarta', NULL, '01a225f5-38fa-75d8-934b-5fb4738d9a44', '{}', '{}', '{}', NULL, NULL, NULL, NULL, NULL, NULL, false, '{}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', NULL),
	('01a225f5-48d3-70aa-8575-8af6ca1dfb0b', '01a225f5-486d-7adc-a95e-fcab6f935965', 2, 'kabar-baru', false, 'news', 'id', NULL, 'Kabar Baru', NULL, NULL, '<h2>Kebun</h2><p>Panen 40 kg cabai.</p>', 'Panen 40 kg cabai.', '<h2>Kebun</h2><p>Panen 40 kg cabai.</p>', NULL, NULL, NULL, NULL, 'Asia/Jakarta', NULL, '01a225f5-38fa-75d8-934b-5fb4738d9a44', '{}', '{}', '{}', NULL, NULL, NULL, NULL, NULL, NULL, false, '{}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', NULL),
	('01a225f5-49f2-71ef-bf8a-f45e3972d041', '01a225f5-49eb-7298-9184-af41c6700d7d', 1, 'diubah-setelah-terbit', true, 'news', 'id', NULL, 'Diubah Setelah Terbit', NULL, NULL, '<h2>Kebun</h2><p>Panen 40 kg cabai.</p>', 'Panen 40 kg cabai.', '<h2>Kebun</h2><p>Panen 40 kg cabai.</p>', NULL, NULL, NULL, NULL, 'Asia/Jakarta', NULL, '01a225f5-38c8-7085-9441-9217fe527ed2', '{}', '{}', '{}', NULL, NULL, NULL, NULL, NULL, NULL, false, '{}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', NULL),
	('01a225f5-4a1a-7e95-9d7d-3b47074a2611', '01a225f5-49eb-7298-9184-af41c6700d7d', 2, 'diubah-setelah-terbit', true, 'news', 'id', NULL, 'Diubah Setelah Terbit', NULL, 'Ringkasan baru', '<h2>Kebun</h2><p>Panen 40 kg cabai.</p>', 'Panen 40 kg cabai.', '<h2>Kebun</h2><p>Panen 40 kg cabai.</p>', NULL, NULL, NULL, NULL, 'Asia/Jakarta', NULL, '01a225f5-38c8-7085-9441-9217fe527ed2', '{}', '{}', '{}', NULL, NULL, NULL, NULL, NULL, NULL, false, '{}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', NULL),
	('01a225f5-4b53-7c63-a0f8-7ab292f1ba40', '01a225f5-4b4d-7926-8359-9f0ab62c0e1a', 1, 'arsip', true, 'news', 'id', NULL, 'Arsip', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'Asia/Jakarta', '2022-10-12 10:16:00+00', '01a225f5-38c8-7085-9441-9217fe527ed2', '{}', '{}', '{}', NULL, NULL, NULL, NULL, NULL, NULL, false, '{}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', NULL),
	('01a225f5-4b8b-767b-9090-0fc0660d0f4a', '01a225f5-4b88-74bd-b115-ad414bb30026', 1, 'ditarik', true, 'news', 'id', NULL, 'Ditarik', NULL, NULL, '<h2>Kebun</h2><p>Panen 40 kg cabai.</p>', 'Panen 40 kg cabai.', '<h2>Kebun</h2><p>Panen 40 kg cabai.</p>', NULL, NULL, NULL, NULL, 'Asia/Jakarta', NULL, '01a225f5-38c8-7085-9441-9217fe527ed2', '{}', '{}', '{}', NULL, NULL, NULL, NULL, NULL, NULL, false, '{}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', NULL),
	('01a225f5-4cb6-77cc-a1cd-5f5b548b2286', '01a225f5-4cb3-711e-be3a-5ab40e3399d6', 1, 'tidak-pernah-ada', true, 'news', 'id', NULL, 'Tidak Pernah Ada', NULL, NULL, '<h2>Kebun</h2><p>Panen 40 kg cabai.</p>', 'Panen 40 kg cabai.', '<h2>Kebun</h2><p>Panen 40 kg cabai.</p>', NULL, NULL, NULL, NULL, 'Asia/Jakarta', NULL, '01a225f5-38c8-7085-9441-9217fe527ed2', '{}', '{}', '{}', NULL, NULL, NULL, NULL, NULL, NULL, false, '{}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', NULL),
	('01a225f5-52a5-7ac6-a296-12c40c3b6daa', '01a225f5-52a4-71c6-a4e1-f45a10ac30fd', 1, 'sekali-saja', true, 'news', 'id', NULL, 'Sekali Saja', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'Asia/Jakarta', NULL, '01a225f5-38c8-7085-9441-9217fe527ed2', '{}', '{}', '{}', NULL, NULL, NULL, NULL, NULL, NULL, false, '{}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', NULL);


INSERT INTO public.articles VALUES
	('01a225f5-449c-7180-a829-22ee47fffe95', 2, '01a225f5-4521-7dbb-bfcf-28da2efc844b', 1, 1, 1, '01a225f5-4521-7dbb-bfcf-28da2efc844b', 1, '01a225f5-38c8-7085-9441-9217fe527ed2', 'First Harvest', 'en', '01a225f5-38c8-7085-9441-9217fe527ed2', '{}', '{}', 'live', NULL, NULL, NULL, NULL, '2026-11-24 12:00:00+00', '2026-11-24 12:00:00+00', NULL, '2026-11-24 12:00:00+00', '[]', '01a225f5-3cc1-772a-b100-a8c0a441c1a5', NULL, NULL, NULL, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}'),
	('01a225f5-456f-7e21-bc91-2b3264758487', 1, '01a225f5-4572-775f-8906-285ace98a2ce', 1, 1, 0, NULL, NULL, NULL, 'Rencana Kegiatan', 'id', '01a225f5-38c8-7085-9441-9217fe527ed2', '{01a225f5-3a8e-7727-b179-4ff14c320096}', '{}', 'none', 'draft', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '[]', '01a225f5-456f-7e21-bc91-2b3264758487', NULL, NULL, NULL, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}'),
	('01a225f5-4586-7985-8a74-ac3243ee5955', 2, '01a225f5-458c-75f9-b928-1a35fc2d1c38', 1, 1, 0, NULL, NULL, NULL, 'Menunggu Tinjauan', 'id', '01a225f5-38fa-75d8-934b-5fb4738d9a44', '{}', '{}', 'none', 'inReview', NULL, NULL, '{"id": null, "name": "Administrator"}', NULL, NULL, NULL, NULL, '[]', '01a225f5-4586-7985-8a74-ac3243ee5955', NULL, NULL, NULL, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}'),
	('01a225f5-4743-767f-b434-129ff198649f', 3, '01a225f5-4745-77ce-ae90-91f9684599c8', 1, 1, 0, NULL, NULL, NULL, 'Sudah Disetujui', 'id', '01a225f5-38c8-7085-9441-9217fe527ed2', '{}', '{}', 'none', 'approved', NULL, NULL, '{"id": null, "name": "Administrator"}', NULL, NULL, NULL, NULL, '[]', '01a225f5-4743-767f-b434-129ff198649f', NULL, NULL, NULL, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}'),
	('01a225f5-486d-7adc-a95e-fcab6f935965', 4, '01a225f5-48d3-70aa-8575-8af6ca1dfb0b', 2, 2, 2, '01a225f5-48d3-70aa-8575-8af6ca1dfb0b', 2, '01a225f5-38fa-75d8-934b-5fb4738d9a44', 'Kabar Baru', 'id', '01a225f5-38fa-75d8-934b-5fb4738d9a44', '{}', '{}', 'live', NULL, NULL, NULL, NULL, '2026-11-24 12:00:00+00', '2026-11-24 12:00:00+00', '2026-11-24 12:00:00+00', '2026-11-24 12:00:00+00', '[{"at": "2026-11-24T12:00:00+00:00", "kind": "update", "text": "Judul diperbaiki."}]', '01a225f5-486d-7adc-a95e-fcab6f935965', NULL, NULL, NULL, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}'),
	('01a225f5-49eb-7298-9184-af41c6700d7d', 3, '01a225f5-4a1a-7e95-9d7d-3b47074a2611', 2, 2, 1, '01a225f5-49f2-71ef-bf8a-f45e3972d041', 1, '01a225f5-38c8-7085-9441-9217fe527ed2', 'Diubah Setelah Terbit', 'id', '01a225f5-38c8-7085-9441-9217fe527ed2', '{}', '{}', 'live', 'draft', NULL, NULL, NULL, '2026-11-24 12:00:00+00', '2026-11-24 12:00:00+00', NULL, '2026-11-24 12:00:00+00', '[]', '01a225f5-49eb-7298-9184-af41c6700d7d', NULL, NULL, NULL, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}'),
	('01a225f5-4b4d-7926-8359-9f0ab62c0e1a', 2, '01a225f5-4b53-7c63-a0f8-7ab292f1ba40', 1, 1, 1, '01a225f5-4b53-7c63-a0f8-7ab292f1ba40', 1, '01a225f5-38c8-7085-9441-9217fe527ed2', 'Arsip', 'id', '01a225f5-38c8-7085-9441-9217fe527ed2', '{}', '{}', 'live', NULL, NULL, NULL, NULL, '2022-10-12 10:16:00+00', '2026-11-24 12:00:00+00', NULL, '2026-11-24 12:00:00+00', '[]', '01a225f5-4b4d-7926-8359-9f0ab62c0e1a', 'lama', '17', 1, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}'),
	('01a225f5-4b88-74bd-b115-ad414bb30026', 3, '01a225f5-4b8b-767b-9090-0fc0660d0f4a', 1, 1, 1, NULL, NULL, NULL, 'Ditarik', 'id', '01a225f5-38c8-7085-9441-9217fe527ed2', '{}', '{}', 'unpublished', 'draft', NULL, NULL, NULL, '2026-11-24 12:00:00+00', '2026-11-24 12:00:00+00', NULL, '2026-11-24 12:00:00+00', '[]', '01a225f5-4b88-74bd-b115-ad414bb30026', NULL, NULL, NULL, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}'),
	('01a225f5-4cb3-711e-be3a-5ab40e3399d6', 3, '01a225f5-4cb6-77cc-a1cd-5f5b548b2286', 1, 1, 1, NULL, NULL, NULL, 'Tidak Pernah Ada', 'id', '01a225f5-38c8-7085-9441-9217fe527ed2', '{}', '{}', 'unpublished', 'draft', NULL, NULL, NULL, '2026-11-24 12:00:00+00', '2026-11-24 12:00:00+00', NULL, '2026-11-24 12:00:00+00', '[]', '01a225f5-4cb3-711e-be3a-5ab40e3399d6', NULL, NULL, NULL, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}'),
	('01a225f5-52a4-71c6-a4e1-f45a10ac30fd', 1, '01a225f5-52a5-7ac6-a296-12c40c3b6daa', 1, 1, 0, NULL, NULL, NULL, 'Sekali Saja', 'id', '01a225f5-38c8-7085-9441-9217fe527ed2', '{}', '{}', 'none', 'draft', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '[]', '01a225f5-52a4-71c6-a4e1-f45a10ac30fd', NULL, NULL, NULL, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}'),
	('01a225f5-3cc1-772a-b100-a8c0a441c1a5', 2, '01a225f5-3d0b-7d10-966d-93151f04723c', 1, 1, 1, '01a225f5-3d0b-7d10-966d-93151f04723c', 1, '01a225f5-38c8-7085-9441-9217fe527ed2', 'Panen Perdana', 'id', '01a225f5-38c8-7085-9441-9217fe527ed2', '{01a225f5-3b1a-7557-86bb-41405896a5f5,01a225f5-3a8e-7727-b179-4ff14c320096,01a225f5-3afa-7e43-bfdb-f2c227e0f7c0}', '{01a225f5-39a2-7d6f-ab33-86b19f35a47e}', 'live', NULL, NULL, NULL, NULL, '2026-11-24 12:00:00+00', '2026-11-24 12:00:00+00', NULL, '2026-11-24 12:00:00+00', '[]', '01a225f5-3cc1-772a-b100-a8c0a441c1a5', NULL, NULL, NULL, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}');


INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES
	(1, '2026-11-24 12:00:00+00', 'putUnitBySlug', NULL, 'unit', '01a225f5-30d4-7a92-8cdc-91a598c46d93', '{01a225f5-30d4-7a92-8cdc-91a598c46d93}', '[{"id": "01a225f5-30d4-7a92-8cdc-91a598c46d93", "op": "added", "after": {"code": null, "logo": null, "slug": "kementerian-uji", "email": null, "phone": null, "active": true, "address": null, "website": null, "closedOn": null, "fourEyes": null, "openedOn": null, "timeZone": null, "whatsapp": null, "regionCode": null, "regionName": null, "reviewRequired": null, "reviewRequirement": null, "articleUrlTemplate": null, "excusedRequirements": []}, "before": null, "entity": "unit"}, {"id": "01a225f5-30d4-7a92-8cdc-91a598c46d93", "op": "added", "after": {"kind": "technicalUnit", "name": "Kementerian Uji", "eventId": null, "subKind": null, "validTo": null, "shortName": null, "unitClass": null, "validFrom": null, "pressLabel": null}, "before": null, "entity": "unitName"}]', NULL, '527d5066131b71a0860da1cca71a7684', '\x79f9e535a71f3d0ed60afd7457d9d44e8f5adac2e85fe6c767fecbeb26a1e56f', '\x', '\xc26bd37f499f1cd5ced2126629decd333277073988608bd6c7eeb67cf49e1d8d'),
	(2, '2026-11-24 12:00:00+00', 'putUnitBySlug', NULL, 'unit', '01a225f5-372a-7041-a9f3-a9268797ddcf', '{01a225f5-372a-7041-a9f3-a9268797ddcf}', '[{"id": "01a225f5-372a-7041-a9f3-a9268797ddcf", "op": "added", "after": {"code": null, "logo": null, "slug": "ditjen-uji", "email": null, "phone": null, "active": true, "address": null, "website": null, "closedOn": null, "fourEyes": null, "openedOn": null, "timeZone": null, "whatsapp": null, "regionCode": null, "regionName": null, "reviewRequired": null, "reviewRequirement": null, "articleUrlTemplate": null, "excusedRequirements": []}, "before": null, "entity": "unit"}, {"id": "01a225f5-372a-7041-a9f3-a9268797ddcf", "op": "added", "after": {"kind": "technicalUnit", "name": "Direktorat Jenderal Uji", "eventId": null, "subKind": null, "validTo": null, "shortName": null, "unitClass": null, "validFrom": null, "pressLabel": null}, "before": null, "entity": "unitName"}, {"id": "01a225f5-372a-7041-a9f3-a9268797ddcf", "op": "added", "after": {"line": "administrative", "eventId": null, "validTo": null, "parentId": "01a225f5-30d4-7a92-8cdc-91a598c46d93", "validFrom": null}, "before": null, "entity": "unitParent"}]', NULL, 'f70bc967b8479bcfc361b31e554e167a', '\x007d00449cd03863603d84855b86980aafea06abf632104adb04dd685beec907', '\xc26bd37f499f1cd5ced2126629decd333277073988608bd6c7eeb67cf49e1d8d', '\x406ca6122bf46c9fb332fd4ff1d3dbaf9471e0b26ef0596d77ab6407b9d2e93b'),
	(3, '2026-11-24 12:00:00+00', 'putUnitBySlug', NULL, 'unit', '01a225f5-3864-73f3-b92c-bd1a6efa392b', '{01a225f5-3864-73f3-b92c-bd1a6efa392b}', '[{"id": "01a225f5-3864-73f3-b92c-bd1a6efa392b", "op": "added", "after": {"code": null, "logo": null, "slug": "kanwil-uji", "email": null, "phone": null, "active": true, "address": null, "website": null, "closedOn": null, "fourEyes": null, "openedOn": null, "timeZone": null, "whatsapp": null, "regionCode": null, "regionName": null, "reviewRequired": null, "reviewRequirement": null, "articleUrlTemplate": null, "excusedRequirements": []}, "before": null, "entity": "unit"}, {"id": "01a225f5-3864-73f3-b92c-bd1a6efa392b", "op": "added", "after": {"kind": "technicalUnit", "name": "Kantor Wilayah Uji", "eventId": null, "subKind": null, "validTo": null, "shortName": null, "unitClass": null, "validFrom": null, "pressLabel": null}, "before": null, "entity": "unitName"}, {"id": "01a225f5-3864-73f3-b92c-bd1a6efa392b", "op": "added", "after": {"line": "administrative", "eventId": null, "validTo": null, "parentId": "01a225f5-30d4-7a92-8cdc-91a598c46d93", "validFrom": null}, "before": null, "entity": "unitParent"}]', NULL, 'e24b78becdf00c522d62305cb9a5be6b', '\xf3ade80ebcc188b16dc4a27baf86db4df04d7f598ced0ce334d23e525b9f6150', '\x406ca6122bf46c9fb332fd4ff1d3dbaf9471e0b26ef0596d77ab6407b9d2e93b', '\x5913a50f085f3310b321cfc6a3f2fb042c291b9b67012aea459fb39b841ce9b6'),
	(4, '2026-11-24 12:00:00+00', 'putUnitBySlug', NULL, 'unit', '01a225f5-38a6-76c9-a1fb-a43b4a982883', '{01a225f5-38a6-76c9-a1fb-a43b4a982883}', '[{"id": "01a225f5-38a6-76c9-a1fb-a43b4a982883", "op": "added", "after": {"code": null, "logo": null, "slug": "kanwil-timur", "email": null, "phone": null, "active": true, "address": null, "website": null, "closedOn": null, "fourEyes": null, "openedOn": null, "timeZone": null, "whatsapp": null, "regionCode": null, "regionName": null, "reviewRequired": null, "reviewRequirement": null, "articleUrlTemplate": null, "excusedRequirements": []}, "before": null, "entity": "unit"}, {"id": "01a225f5-38a6-76c9-a1fb-a43b4a982883", "op": "added", "after": {"kind": "technicalUnit", "name": "Kantor Wilayah Timur", "eventId": null, "subKind": null, "validTo": null, "shortName": null, "unitClass": null, "validFrom": null, "pressLabel": null}, "before": null, "entity": "unitName"}, {"id": "01a225f5-38a6-76c9-a1fb-a43b4a982883", "op": "added", "after": {"line": "administrative", "eventId": null, "validTo": null, "parentId": "01a225f5-30d4-7a92-8cdc-91a598c46d93", "validFrom": null}, "before": null, "entity": "unitParent"}]', NULL, 'c04e1df174875a2fea944b80dca523ee', '\xe94dc44d23fc3365dddee7098b18d2e635d492798d1ea67da3f44c9e75cc74b3', '\x5913a50f085f3310b321cfc6a3f2fb042c291b9b67012aea459fb39b841ce9b6', '\xbafccae38b19ceac05c68784afa2de1ea51faf76a252d9ebbaa42d5497163992'),
	(5, '2026-11-24 12:00:00+00', 'putUnitBySlug', NULL, 'unit', '01a225f5-38c8-7085-9441-9217fe527ed2', '{01a225f5-38c8-7085-9441-9217fe527ed2}', '[{"id": "01a225f5-38c8-7085-9441-9217fe527ed2", "op": "added", "after": {"code": null, "logo": null, "slug": "rutan-uji", "email": null, "phone": null, "active": true, "address": null, "website": null, "closedOn": null, "fourEyes": null, "openedOn": null, "timeZone": null, "whatsapp": null, "regionCode": null, "regionName": null, "reviewRequired": null, "reviewRequirement": null, "articleUrlTemplate": null, "excusedRequirements": []}, "before": null, "entity": "unit"}, {"id": "01a225f5-38c8-7085-9441-9217fe527ed2", "op": "added", "after": {"kind": "technicalUnit", "name": "Rutan Uji", "eventId": null, "subKind": null, "validTo": null, "shortName": null, "unitClass": null, "validFrom": null, "pressLabel": null}, "before": null, "entity": "unitName"}, {"id": "01a225f5-38c8-7085-9441-9217fe527ed2", "op": "added", "after": {"line": "administrative", "eventId": null, "validTo": null, "parentId": "01a225f5-3864-73f3-b92c-bd1a6efa392b", "validFrom": null}, "before": null, "entity": "unitParent"}]', NULL, 'ecd07d83414cb3c2cc3ddc71521ab670', '\x6cbdf12d90d5a60fca033ae89fd136bbc1be5e5a10208a7e4bb2b8e4183d4f36', '\xbafccae38b19ceac05c68784afa2de1ea51faf76a252d9ebbaa42d5497163992', '\x00066c1400fcc023d337db68ee75a228301cf05d207375b61ea729bcae62c59f'),
	(6, '2026-11-24 12:00:00+00', 'putUnitBySlug', NULL, 'unit', '01a225f5-38fa-75d8-934b-5fb4738d9a44', '{01a225f5-38fa-75d8-934b-5fb4738d9a44}', '[{"id": "01a225f5-38fa-75d8-934b-5fb4738d9a44", "op": "added", "after": {"code": null, "logo": null, "slug": "cabang-rutan", "email": null, "phone": null, "active": true, "address": null, "website": null, "closedOn": null, "fourEyes": null, "openedOn": null, "timeZone": null, "whatsapp": null, "regionCode": null, "regionName": null, "reviewRequired": null, "reviewRequirement": null, "articleUrlTemplate": null, "excusedRequirements": []}, "before": null, "entity": "unit"}, {"id": "01a225f5-38fa-75d8-934b-5fb4738d9a44", "op": "added", "after": {"kind": "technicalUnit", "name": "Cabang Rutan", "eventId": null, "subKind": null, "validTo": null, "shortName": null, "unitClass": null, "validFrom": null, "pressLabel": null}, "before": null, "entity": "unitName"}, {"id": "01a225f5-38fa-75d8-934b-5fb4738d9a44", "op": "added", "after": {"line": "administrative", "eventId": null, "validTo": null, "parentId": "01a225f5-38c8-7085-9441-9217fe527ed2", "validFrom": null}, "before": null, "entity": "unitParent"}]', NULL, '57c2f2472eb1cc33ede09b3fdaea3768', '\xbadec18cec47741af627caa452361d5ff9e7f18c01f983ca02ffe5d0c376b0a3', '\x00066c1400fcc023d337db68ee75a228301cf05d207375b61ea729bcae62c59f', '\x7e37f91ad79a8b68b7f3d517b120dbd0de7fcee45e823f36b81e39351f987655'),
	(7, '2026-11-24 12:00:00+00', 'putUnitBySlug', NULL, 'unit', '01a225f5-394b-76d3-9ee8-d40ed3768018', '{01a225f5-394b-76d3-9ee8-d40ed3768018}', '[{"id": "01a225f5-394b-76d3-9ee8-d40ed3768018", "op": "added", "after": {"code": null, "logo": null, "slug": "lapas-uji", "email": null, "phone": null, "active": true, "address": null, "website": null, "closedOn": null, "fourEyes": null, "openedOn": null, "timeZone": null, "whatsapp": null, "regionCode": null, "regionName": null, "reviewRequired": true, "reviewRequirement": "01a225f5-394c-731b-b255-5fd0ffd68956", "articleUrlTemplate": null, "excusedRequirements": []}, "before": null, "entity": "unit"}, {"id": "01a225f5-394b-76d3-9ee8-d40ed3768018", "op": "added", "after": {"kind": "technicalUnit", "name": "Lapas Uji", "eventId": null, "subKind": null, "validTo": null, "shortName": null, "unitClass": null, "validFrom": null, "pressLabel": null}, "before": null, "entity": "unitName"}, {"id": "01a225f5-394b-76d3-9ee8-d40ed3768018", "op": "added", "after": {"line": "administrative", "eventId": null, "validTo": null, "parentId": "01a225f5-3864-73f3-b92c-bd1a6efa392b", "validFrom": null}, "before": null, "entity": "unitParent"}]', NULL, 'f1059fe5583d746b83bc04497d6ef5a6', '\x50564304acd019c897cd692f078ccf54ff9d50c02846a749a37c5929f88016cc', '\x7e37f91ad79a8b68b7f3d517b120dbd0de7fcee45e823f36b81e39351f987655', '\x76259051d33196e8d95b70eae6f7c02b805be37f3ad47631a4b9b318c2fd6d91'),
	(8, '2026-11-24 12:00:00+00', 'putAuthorBySlug', NULL, 'author', '01a225f5-39a2-7d6f-ab33-86b19f35a47e', '{01a225f5-38c8-7085-9441-9217fe527ed2}', '[{"id": "01a225f5-39a2-7d6f-ab33-86b19f35a47e", "op": "added", "after": {"bio": null, "photo": null, "active": true, "unitId": "01a225f5-38c8-7085-9441-9217fe527ed2", "initials": null, "position": null, "firstPublishedAt": null}, "before": null, "entity": "author", "personal": {"id": "01a225f5-39a2-7d6f-ab33-86b19f35a47e", "members": ["name", "slug"], "commitment": "d6d4a1fd1f5048c9036f4ad11624b3af737fcf2d87242a201d52ebfecf5becc0"}}]', NULL, 'ac0717aaabffcf3063c5d8e1d79ddc86', '\x0a06074c6a9d47846c282b713479f8275f1ef8d4f9aa8ad7d70253593cef6c1f', '\x76259051d33196e8d95b70eae6f7c02b805be37f3ad47631a4b9b318c2fd6d91', '\xc5aed63ff8414b573c7f617794a25607aba0ee98f47f446936efe3b0181696f1'),
	(9, '2026-11-24 12:00:00+00', 'putTagBySlug', NULL, 'tag', '01a225f5-3a8e-7727-b179-4ff14c320096', '{}', '[{"id": "01a225f5-3a8e-7727-b179-4ff14c320096", "op": "added", "after": {"kind": "topic", "name": "panen", "slug": "panen", "description": null, "mergedIntoId": null, "firstPublishedAt": null}, "before": null, "entity": "tag"}]', NULL, 'efe7fb2b0a7a6b7492d01b6395e586f3', '\x4945eff4d8b2979e534159e400026468a628923589d275ca49e1a4094ac2d69c', '\xc5aed63ff8414b573c7f617794a25607aba0ee98f47f446936efe3b0181696f1', '\x8bca4f4b1ddf6994c12df154d8e69e54caf6dfb78468d1ca1972651402c2b5e6'),
	(10, '2026-11-24 12:00:00+00', 'putTagBySlug', NULL, 'tag', '01a225f5-3afa-7e43-bfdb-f2c227e0f7c0', '{}', '[{"id": "01a225f5-3afa-7e43-bfdb-f2c227e0f7c0", "op": "added", "after": {"kind": "topic", "name": "hasil-panen", "slug": "hasil-panen", "description": null, "mergedIntoId": null, "firstPublishedAt": null}, "before": null, "entity": "tag"}]', NULL, 'a583cfc66157e906e5b8072f6c407f52', '\xf9b70ed4598522875e5ac97d4ed8221e4a97baf2c2b134e7fd2bdafacfb34bcf', '\x8bca4f4b1ddf6994c12df154d8e69e54caf6dfb78468d1ca1972651402c2b5e6', '\xa6d966f3ec6e7cc2ce6f8220d08818a001b8e3877db75ca9c65199af0bf26a70'),
	(11, '2026-11-24 12:00:00+00', 'putTagBySlug', NULL, 'tag', '01a225f5-3b1a-7557-86bb-41405896a5f5', '{}', '[{"id": "01a225f5-3b1a-7557-86bb-41405896a5f5", "op": "added", "after": {"kind": "category", "name": "layanan", "slug": "layanan", "description": null, "mergedIntoId": null, "firstPublishedAt": null}, "before": null, "entity": "tag"}]', NULL, 'e292d81ab35169b1a23e5009167714a3', '\x649e794dcd6747c9c60fa8d4c22122868a2906efa130d69b831823e2a605c6bc', '\xa6d966f3ec6e7cc2ce6f8220d08818a001b8e3877db75ca9c65199af0bf26a70', '\x846a5182d3742b36cfcb82b1aad36a1399841912412df3736bd3642c2e11a630'),
	(12, '2026-11-24 12:00:00+00', 'createArticle', NULL, 'article', '01a225f5-3cc1-772a-b100-a8c0a441c1a5', '{01a225f5-38c8-7085-9441-9217fe527ed2}', '[{"id": "01a225f5-3cc1-772a-b100-a8c0a441c1a5", "op": "added", "after": {"title": "Panen Perdana", "tagIds": ["01a225f5-3b1a-7557-86bb-41405896a5f5", "01a225f5-3a8e-7727-b179-4ff14c320096", "01a225f5-3afa-7e43-bfdb-f2c227e0f7c0"], "unitId": "01a225f5-38c8-7085-9441-9217fe527ed2", "notices": [], "language": "id", "authorIds": ["01a225f5-39a2-7d6f-ab33-86b19f35a47e"], "updatedAt": null, "assigneeId": null, "draftState": "draft", "liveUnitId": null, "publication": "none", "publishedAt": null, "importSource": null, "firstPublishedAt": null, "importExternalId": null, "liveRevisionNumber": null, "translationGroupId": "01a225f5-3cc1-772a-b100-a8c0a441c1a5", "newestRevisionNumber": 1, "importedRevisionNumber": null}, "before": null, "entity": "article"}, {"id": "01a225f5-3cc1-772a-b100-a8c0a441c1a5", "op": "changed", "after": {"draftState": null, "liveUnitId": "01a225f5-38c8-7085-9441-9217fe527ed2", "publication": "live", "publishedAt": "2026-11-24T12:00:00Z", "firstPublishedAt": "2026-11-24T12:00:00Z", "liveRevisionNumber": 1}, "before": {"draftState": "draft", "liveUnitId": null, "publication": "none", "publishedAt": null, "firstPublishedAt": null, "liveRevisionNumber": null}, "entity": "article"}, {"id": "01a225f5-3cc1-772a-b100-a8c0a441c1a5", "op": "added", "after": {"number": 1, "contentHash": "eeceae3829a94d2905d0cabc43ebde6d4c77dec544b60b07d4b09e03aaedb3da"}, "before": null, "entity": "revision"}]', NULL, '36ac6fe34bc3d2bab790e1a074e821eb', '\x3b6b08bb160af498e49b4df2b81ef31fbd11c4a29f6b90c375941c1981b353e2', '\x846a5182d3742b36cfcb82b1aad36a1399841912412df3736bd3642c2e11a630', '\x60a070a7c9f3939d8797f5e7cdc49441aca9a30e502aaf198b8b1d61eb1ab89a'),
	(13, '2026-11-24 12:00:00+00', 'createArticle', NULL, 'article', '01a225f5-449c-7180-a829-22ee47fffe95', '{01a225f5-38c8-7085-9441-9217fe527ed2}', '[{"id": "01a225f5-449c-7180-a829-22ee47fffe95", "op": "added", "after": {"title": "First Harvest", "tagIds": [], "unitId": "01a225f5-38c8-7085-9441-9217fe527ed2", "notices": [], "language": "en", "authorIds": [], "updatedAt": null, "assigneeId": null, "draftState": "draft", "liveUnitId": null, "publication": "none", "publishedAt": null, "importSource": null, "firstPublishedAt": null, "importExternalId": null, "liveRevisionNumber": null, "translationGroupId": "01a225f5-3cc1-772a-b100-a8c0a441c1a5", "newestRevisionNumber": 1, "importedRevisionNumber": null}, "before": null, "entity": "article"}, {"id": "01a225f5-449c-7180-a829-22ee47fffe95", "op": "changed", "after": {"draftState": null, "liveUnitId": "01a225f5-38c8-7085-9441-9217fe527ed2", "publication": "live", "publishedAt": "2026-11-24T12:00:00Z", "firstPublishedAt": "2026-11-24T12:00:00Z", "liveRevisionNumber": 1}, "before": {"draftState": "draft", "liveUnitId": null, "publication": "none", "publishedAt": null, "firstPublishedAt": null, "liveRevisionNumber": null}, "entity": "article"}, {"id": "01a225f5-449c-7180-a829-22ee47fffe95", "op": "added", "after": {"number": 1, "contentHash": "d13d611b893327a005cd3dea469f45ca582f3adc7d030553790a2ced349db908"}, "before": null, "entity": "revision"}]', NULL, '451f197afeaed3ad07d538be760651d9', '\x9899ba17e359e5cdb420cd2a9a55f5aac8c69803e0e83f9b64a14c518b4916f8', '\x60a070a7c9f3939d8797f5e7cdc49441aca9a30e502aaf198b8b1d61eb1ab89a', '\x76e685980aaac4e2cdfbd92a98dd97eb6b9f0244610e089beab777b452fccc3e'),
	(14, '2026-11-24 12:00:00+00', 'createArticle', NULL, 'article', '01a225f5-456f-7e21-bc91-2b3264758487', '{01a225f5-38c8-7085-9441-9217fe527ed2}', '[{"id": "01a225f5-456f-7e21-bc91-2b3264758487", "op": "added", "after": {"title": "Rencana Kegiatan", "tagIds": ["01a225f5-3a8e-7727-b179-4ff14c320096"], "unitId": "01a225f5-38c8-7085-9441-9217fe527ed2", "notices": [], "language": "id", "authorIds": [], "updatedAt": null, "assigneeId": null, "draftState": "draft", "liveUnitId": null, "publication": "none", "publishedAt": null, "importSource": null, "firstPublishedAt": null, "importExternalId": null, "liveRevisionNumber": null, "translationGroupId": "01a225f5-456f-7e21-bc91-2b3264758487", "newestRevisionNumber": 1, "importedRevisionNumber": null}, "before": null, "entity": "article"}, {"id": "01a225f5-456f-7e21-bc91-2b3264758487", "op": "added", "after": {"number": 1, "contentHash": "02123cc51eb1d30c1f15b3c2ee0798b939021dfaaa541e3475e5e618ea94c2de"}, "before": null, "entity": "revision"}]', NULL, 'b0de319c9f9a8af959b2f29eaa0f72b6', '\x79322a19dc62b1fab644c44af98a7bfe95bb75bf7e57bba1c1d6e5eab3c45437', '\x76e685980aaac4e2cdfbd92a98dd97eb6b9f0244610e089beab777b452fccc3e', '\x63232691338c7c23d84aae78397804f66e6c553c2e46faa25c18f8d65d55e3b1'),
	(15, '2026-11-24 12:00:00+00', 'createArticle', NULL, 'article', '01a225f5-4586-7985-8a74-ac3243ee5955', '{01a225f5-38fa-75d8-934b-5fb4738d9a44}', '[{"id": "01a225f5-4586-7985-8a74-ac3243ee5955", "op": "added", "after": {"title": "Menunggu Tinjauan", "tagIds": [], "unitId": "01a225f5-38fa-75d8-934b-5fb4738d9a44", "notices": [], "language": "id", "authorIds": [], "updatedAt": null, "assigneeId": null, "draftState": "draft", "liveUnitId": null, "publication": "none", "publishedAt": null, "importSource": null, "firstPublishedAt": null, "importExternalId": null, "liveRevisionNumber": null, "translationGroupId": "01a225f5-4586-7985-8a74-ac3243ee5955", "newestRevisionNumber": 1, "importedRevisionNumber": null}, "before": null, "entity": "article"}, {"id": "01a225f5-4586-7985-8a74-ac3243ee5955", "op": "added", "after": {"number": 1, "contentHash": "a7fa85c7ce6b09d1c45161233edea4b5fe13330c7a7fbf986fb83fd728741287"}, "before": null, "entity": "revision"}]', NULL, '4bba6fc082092a33dd88796b48bf8fdc', '\x412ff6fc4e8ef4326543e92d488ddd282d38f772d2e370858ecf421884b4b1a8', '\x63232691338c7c23d84aae78397804f66e6c553c2e46faa25c18f8d65d55e3b1', '\xc4dff79ac4cbb46941ac73c4f09bc04922ad15c599e52ecdf3551a433fb7ae15'),
	(16, '2026-11-24 12:00:00+00', 'submitArticle', NULL, 'article', '01a225f5-4586-7985-8a74-ac3243ee5955', '{01a225f5-38fa-75d8-934b-5fb4738d9a44}', '[{"id": "01a225f5-4586-7985-8a74-ac3243ee5955", "op": "changed", "after": {"draftState": "inReview"}, "before": {"draftState": "draft"}, "entity": "article"}, {"id": "01a225f5-4586-7985-8a74-ac3243ee5955", "op": "added", "after": {"kind": "submitted", "revision": 1}, "before": null, "entity": "note"}]', NULL, '0686594cffd6daef61d46ad62b92d4ef', '\x80c55c5e00a5889f3f0d0feb1f187e18675bed7e04a6db44c5076063193d59b8', '\xc4dff79ac4cbb46941ac73c4f09bc04922ad15c599e52ecdf3551a433fb7ae15', '\x1b6561ac2771f30608fa6ce9a8400687ddf0ca582f61e0185328d241b0735086'),
	(17, '2026-11-24 12:00:00+00', 'addArticleNote', NULL, 'article', '01a225f5-4586-7985-8a74-ac3243ee5955', '{01a225f5-38fa-75d8-934b-5fb4738d9a44}', '[{"id": "01a225f5-4586-7985-8a74-ac3243ee5955", "op": "added", "after": {"kind": "note", "revision": 1}, "before": null, "entity": "note"}, {"id": "01a225f5-4586-7985-8a74-ac3243ee5955", "op": "said", "after": null, "before": null, "entity": "reason", "personal": {"id": "01a225f5-4586-7985-8a74-ac3243ee5955", "members": ["reason"], "commitment": "c5a08d71a2c99a372006df58a136faa9410e480c73a25eb3199d2f5053b475eb"}}]', NULL, 'e7427cb7b1fafd2315c1613a7c156d1d', '\x12e2277a0800e3529a943c3ff362635c7bd9c1c5765117ab87daa697c11e2c01', '\x1b6561ac2771f30608fa6ce9a8400687ddf0ca582f61e0185328d241b0735086', '\x118f1b11b5bf049ac6660695b86c7fa33cedc5e05b588057e08a3f09d9cb0438'),
	(18, '2026-11-24 12:00:00+00', 'createArticle', NULL, 'article', '01a225f5-4743-767f-b434-129ff198649f', '{01a225f5-38c8-7085-9441-9217fe527ed2}', '[{"id": "01a225f5-4743-767f-b434-129ff198649f", "op": "added", "after": {"title": "Sudah Disetujui", "tagIds": [], "unitId": "01a225f5-38c8-7085-9441-9217fe527ed2", "notices": [], "language": "id", "authorIds": [], "updatedAt": null, "assigneeId": null, "draftState": "draft", "liveUnitId": null, "publication": "none", "publishedAt": null, "importSource": null, "firstPublishedAt": null, "importExternalId": null, "liveRevisionNumber": null, "translationGroupId": "01a225f5-4743-767f-b434-129ff198649f", "newestRevisionNumber": 1, "importedRevisionNumber": null}, "before": null, "entity": "article"}, {"id": "01a225f5-4743-767f-b434-129ff198649f", "op": "added", "after": {"number": 1, "contentHash": "1d3f80c41c47f8efc54e37e34fbbf514f480f15c63c7abfe4cb29ffa8a37ae77"}, "before": null, "entity": "revision"}]', NULL, 'a1b93ca5af61def758b3c3ceebfbd019', '\x6e337e00080a085b929f81c3e2251eea9efd0d61224c7f9d276f27a0b072278d', '\x118f1b11b5bf049ac6660695b86c7fa33cedc5e05b588057e08a3f09d9cb0438', '\xd29d8a6725f985f912928dadfb2a0748980709c08f19d53c0d5f0540e801bcec'),
	(19, '2026-11-24 12:00:00+00', 'submitArticle', NULL, 'article', '01a225f5-4743-767f-b434-129ff198649f', '{01a225f5-38c8-7085-9441-9217fe527ed2}', '[{"id": "01a225f5-4743-767f-b434-129ff198649f", "op": "changed", "after": {"draftState": "inReview"}, "before": {"draftState": "draft"}, "entity": "article"}, {"id": "01a225f5-4743-767f-b434-129ff198649f", "op": "added", "after": {"kind": "submitted", "revision": 1}, "before": null, "entity": "note"}]', NULL, '21366a510bfbeb2f1dcacd4c299795a0', '\xb525f9e718fcc4a5eee5204cbb4ec059074c882f85841abb4d118232d78b4de7', '\xd29d8a6725f985f912928dadfb2a0748980709c08f19d53c0d5f0540e801bcec', '\x2d116cc9b768f99a9fe1c55dd1463e0ef6cdfbd94cbd464cff6b048fd1ad0688'),
	(20, '2026-11-24 12:00:00+00', 'approveArticle', NULL, 'article', '01a225f5-4743-767f-b434-129ff198649f', '{01a225f5-38c8-7085-9441-9217fe527ed2}', '[{"id": "01a225f5-4743-767f-b434-129ff198649f", "op": "changed", "after": {"draftState": "approved"}, "before": {"draftState": "inReview"}, "entity": "article"}, {"id": "01a225f5-4743-767f-b434-129ff198649f", "op": "added", "after": {"kind": "approved", "revision": 1}, "before": null, "entity": "note"}]', NULL, 'f0a3760585dc4cf4fdc41b173ae33299', '\x6e5dc69e6cb28a52b1bad8837975ecf86b45d05dc9fcf52d0174dd29a124f8a4', '\x2d116cc9b768f99a9fe1c55dd1463e0ef6cdfbd94cbd464cff6b048fd1ad0688', '\xecf468abb761e56e31fc714748b809677fa0e51600dffa6ebd6ad30e2460d284'),
	(21, '2026-11-24 12:00:00+00', 'createArticle', NULL, 'article', '01a225f5-4793-786b-8b45-93249aaf3fa5', '{01a225f5-38c8-7085-9441-9217fe527ed2}', '[{"id": "01a225f5-4793-786b-8b45-93249aaf3fa5", "op": "added", "after": {"title": "Dihapus", "tagIds": [], "unitId": "01a225f5-38c8-7085-9441-9217fe527ed2", "notices": [], "language": "id", "authorIds": [], "updatedAt": null, "assigneeId": null, "draftState": "draft", "liveUnitId": null, "publication": "none", "publishedAt": null, "importSource": null, "firstPublishedAt": null, "importExternalId": null, "liveRevisionNumber": null, "translationGroupId": "01a225f5-4793-786b-8b45-93249aaf3fa5", "newestRevisionNumber": 1, "importedRevisionNumber": null}, "before": null, "entity": "article"}, {"id": "01a225f5-4793-786b-8b45-93249aaf3fa5", "op": "added", "after": {"number": 1, "contentHash": "cb17040897e770116b8db105927ddc00f0baa3e53953d1769f274095bd97c87f"}, "before": null, "entity": "revision"}]', NULL, 'd294ac390d04fbf3c2c8a252a347950a', '\xdec51617247cfebffe74d6621096d5081add9a2c82393d8beef4f74dcc151699', '\xecf468abb761e56e31fc714748b809677fa0e51600dffa6ebd6ad30e2460d284', '\xaebbbcadc7245664629bf114364a2a4e2060ff7288c9964b8a52c2776d3aafee'),
	(22, '2026-11-24 12:00:00+00', 'deleteArticle', NULL, 'article', '01a225f5-4793-786b-8b45-93249aaf3fa5', '{01a225f5-38c8-7085-9441-9217fe527ed2}', '[{"id": "01a225f5-4793-786b-8b45-93249aaf3fa5", "op": "removed", "after": null, "before": {"title": "Dihapus", "tagIds": [], "unitId": "01a225f5-38c8-7085-9441-9217fe527ed2", "notices": [], "language": "id", "authorIds": [], "updatedAt": null, "assigneeId": null, "draftState": "draft", "liveUnitId": null, "publication": "none", "publishedAt": null, "importSource": null, "firstPublishedAt": null, "importExternalId": null, "liveRevisionNumber": null, "translationGroupId": "01a225f5-4793-786b-8b45-93249aaf3fa5", "newestRevisionNumber": 1, "importedRevisionNumber": null}, "entity": "article"}]', NULL, '932668d7ba1c296b7ade48351470df84', '\xe26626eeec50d42604cfe720efeb72dc3e9618ee3be73fe74dd6742d7b289a2c', '\xaebbbcadc7245664629bf114364a2a4e2060ff7288c9964b8a52c2776d3aafee', '\x7ffb3b3e947e14159238687f7645d36c5f16b2fd95b2709e96ea0a86d0e80a3d'),
	(23, '2026-11-24 12:00:00+00', 'createArticle', NULL, 'article', '01a225f5-486d-7adc-a95e-fcab6f935965', '{01a225f5-38fa-75d8-934b-5fb4738d9a44}', '[{"id": "01a225f5-486d-7adc-a95e-fcab6f935965", "op": "added", "after": {"title": "Kabar Lama", "tagIds": [], "unitId": "01a225f5-38fa-75d8-934b-5fb4738d9a44", "notices": [], "language": "id", "authorIds": [], "updatedAt": null, "assigneeId": null, "draftState": "draft", "liveUnitId": null, "publication": "none", "publishedAt": null, "importSource": null, "firstPublishedAt": null, "importExternalId": null, "liveRevisionNumber": null, "translationGroupId": "01a225f5-486d-7adc-a95e-fcab6f935965", "newestRevisionNumber": 1, "importedRevisionNumber": null}, "before": null, "entity": "article"}, {"id": "01a225f5-486d-7adc-a95e-fcab6f935965", "op": "changed", "after": {"draftState": null, "liveUnitId": "01a225f5-38fa-75d8-934b-5fb4738d9a44", "publication": "live", "publishedAt": "2026-11-24T12:00:00Z", "firstPublishedAt": "2026-11-24T12:00:00Z", "liveRevisionNumber": 1}, "before": {"draftState": "draft", "liveUnitId": null, "publication": "none", "publishedAt": null, "firstPublishedAt": null, "liveRevisionNumber": null}, "entity": "article"}, {"id": "01a225f5-486d-7adc-a95e-fcab6f935965", "op": "added", "after": {"number": 1, "contentHash": "3c1a03a2943426adef5c6d8dee1919fc2e0da803b401aed83081ce49ae76dd13"}, "before": null, "entity": "revision"}]', NULL, '4f524b3ef5026b30c59aab3fb56bcae8', '\x1e0c1af8566f180c426747a1563777c2f7ca7f0a2333bb5d15a4c109b22f9841', '\x7ffb3b3e947e14159238687f7645d36c5f16b2fd95b2709e96ea0a86d0e80a3d', '\xdb7654a4593a334388502a57c069a60e2af4330f294459151727ef25d52f5bc6'),
	(24, '2026-11-24 12:00:00+00', 'patchArticle', NULL, 'article', '01a225f5-486d-7adc-a95e-fcab6f935965', '{01a225f5-38fa-75d8-934b-5fb4738d9a44}', '[{"id": "01a225f5-486d-7adc-a95e-fcab6f935965", "op": "changed", "after": {"title": "Kabar Baru", "draftState": "draft", "newestRevisionNumber": 2}, "before": {"title": "Kabar Lama", "draftState": null, "newestRevisionNumber": 1}, "entity": "article"}, {"id": "01a225f5-486d-7adc-a95e-fcab6f935965", "op": "added", "after": {"number": 2, "contentHash": "e8a17af5beae53b993ae0b50dc796b214d7fa0b47e4f4c0b84262809fac6ed20"}, "before": null, "entity": "revision"}]', NULL, '0c0889d95f3ccf9c0a362b9b78321861', '\x4f63b4882472b7fff6bd1f26e9604d8ad0e8e035c02c649a60c38394363ebc86', '\xdb7654a4593a334388502a57c069a60e2af4330f294459151727ef25d52f5bc6', '\x7138d1e19f03d4fff2e4015e6cb1c8da8e5d14ee494ddaa2c6c45c592ceb99ca'),
	(25, '2026-11-24 12:00:00+00', 'publishArticle', NULL, 'article', '01a225f5-486d-7adc-a95e-fcab6f935965', '{01a225f5-38fa-75d8-934b-5fb4738d9a44}', '[{"id": "01a225f5-486d-7adc-a95e-fcab6f935965", "op": "changed", "after": {"notices": [{"at": "2026-11-24T12:00:00+00:00", "kind": "update", "text": "Judul diperbaiki."}], "updatedAt": "2026-11-24T12:00:00Z", "draftState": null, "liveRevisionNumber": 2}, "before": {"notices": [], "updatedAt": null, "draftState": "draft", "liveRevisionNumber": 1}, "entity": "article"}]', NULL, 'd54dc06cfab89a3641ec5dc404bb2e2a', '\xd05a48f3ca821bd4454c41496a6a754b28e776758c4ad194d3e0e6f3f74d55c8', '\x7138d1e19f03d4fff2e4015e6cb1c8da8e5d14ee494ddaa2c6c45c592ceb99ca', '\xe88d00247a5ca4b999d45645c023dcd5d2cd73531ba8f28ed4156026777358ee'),
	(26, '2026-11-24 12:00:00+00', 'createArticle', NULL, 'article', '01a225f5-49eb-7298-9184-af41c6700d7d', '{01a225f5-38c8-7085-9441-9217fe527ed2}', '[{"id": "01a225f5-49eb-7298-9184-af41c6700d7d", "op": "added", "after": {"title": "Diubah Setelah Terbit", "tagIds": [], "unitId": "01a225f5-38c8-7085-9441-9217fe527ed2", "notices": [], "language": "id", "authorIds": [], "updatedAt": null, "assigneeId": null, "draftState": "draft", "liveUnitId": null, "publication": "none", "publishedAt": null, "importSource": null, "firstPublishedAt": null, "importExternalId": null, "liveRevisionNumber": null, "translationGroupId": "01a225f5-49eb-7298-9184-af41c6700d7d", "newestRevisionNumber": 1, "importedRevisionNumber": null}, "before": null, "entity": "article"}, {"id": "01a225f5-49eb-7298-9184-af41c6700d7d", "op": "changed", "after": {"draftState": null, "liveUnitId": "01a225f5-38c8-7085-9441-9217fe527ed2", "publication": "live", "publishedAt": "2026-11-24T12:00:00Z", "firstPublishedAt": "2026-11-24T12:00:00Z", "liveRevisionNumber": 1}, "before": {"draftState": "draft", "liveUnitId": null, "publication": "none", "publishedAt": null, "firstPublishedAt": null, "liveRevisionNumber": null}, "entity": "article"}, {"id": "01a225f5-49eb-7298-9184-af41c6700d7d", "op": "added", "after": {"number": 1, "contentHash": "0e54bbb61b8b1ff1419416348677ce2b780e4832265db87aafb54ac703b5dac7"}, "before": null, "entity": "revision"}]', NULL, '8e9ec0ec48b05a04cb1aea426bb5be1c', '\x494759214680a1206ea7ed2d155bb752fe9ef7ce145488ccd8c35e96b018f481', '\xe88d00247a5ca4b999d45645c023dcd5d2cd73531ba8f28ed4156026777358ee', '\x63d6d68cf70ea0d7dd6d1daac503693b253ec45e92b8d6e00106b09ce32a0e53'),
	(27, '2026-11-24 12:00:00+00', 'patchArticle', NULL, 'article', '01a225f5-49eb-7298-9184-af41c6700d7d', '{01a225f5-38c8-7085-9441-9217fe527ed2}', '[{"id": "01a225f5-49eb-7298-9184-af41c6700d7d", "op": "changed", "after": {"draftState": "draft", "newestRevisionNumber": 2}, "before": {"draftState": null, "newestRevisionNumber": 1}, "entity": "article"}, {"id": "01a225f5-49eb-7298-9184-af41c6700d7d", "op": "added", "after": {"number": 2, "contentHash": "3b848ecba21afb6f9cfa3f95c3bfa35f52983458e4c7c8fb3629205f8861c42a"}, "before": null, "entity": "revision"}]', NULL, 'df75020ef27f71ff4854a94b45bd23f6', '\x5befd2cede0deebc6eb70aaf2eb4664428cf2ab77dd56ee4472ab41a1f2c46e5', '\x63d6d68cf70ea0d7dd6d1daac503693b253ec45e92b8d6e00106b09ce32a0e53', '\xaa6ee82990756e933777d9b7b5e3ed69584616e0f1a5ef34a10d81c331c921a4'),
	(28, '2026-11-24 12:00:00+00', 'createPreviewLink', NULL, 'article', '01a225f5-49eb-7298-9184-af41c6700d7d', '{01a225f5-38c8-7085-9441-9217fe527ed2}', '[{"id": "01a225f5-49eb-7298-9184-af41c6700d7d", "op": "added", "after": {"expiresAt": "2026-12-01T12:00:00Z"}, "before": null, "entity": "previewLink", "personal": {"id": "01a225f5-4a4c-7374-b31e-43cdb51a6363", "members": ["note"], "commitment": "1e6024ae925976ccb3ff618ea8887e9ea50064c7813d6c2b75175658a7a85812"}}]', NULL, '4659355a1b443b4f3d1f2e4bc024dfb3', '\x5b6c12f987e66d0879bf7424c5cd34139049af76c4718d023f3687c9056fef9c', '\xaa6ee82990756e933777d9b7b5e3ed69584616e0f1a5ef34a10d81c331c921a4', '\xacfb62fe84d89e70910cd056663c287a4696cf08262a3c3697ea2efc57549ce7'),
	(29, '2026-11-24 12:00:00+00', 'putArticleBySource', NULL, 'article', '01a225f5-4b4d-7926-8359-9f0ab62c0e1a', '{01a225f5-38c8-7085-9441-9217fe527ed2}', '[{"id": "01a225f5-4b4d-7926-8359-9f0ab62c0e1a", "op": "added", "after": {"title": "Arsip", "tagIds": [], "unitId": "01a225f5-38c8-7085-9441-9217fe527ed2", "notices": [], "language": "id", "authorIds": [], "updatedAt": null, "assigneeId": null, "draftState": "draft", "liveUnitId": null, "publication": "none", "publishedAt": null, "importSource": "lama", "firstPublishedAt": null, "importExternalId": "17", "liveRevisionNumber": null, "translationGroupId": "01a225f5-4b4d-7926-8359-9f0ab62c0e1a", "newestRevisionNumber": 1, "importedRevisionNumber": 1}, "before": null, "entity": "article"}, {"id": "01a225f5-4b4d-7926-8359-9f0ab62c0e1a", "op": "changed", "after": {"draftState": null, "liveUnitId": "01a225f5-38c8-7085-9441-9217fe527ed2", "publication": "live", "publishedAt": "2022-10-12T10:16:00Z", "firstPublishedAt": "2026-11-24T12:00:00Z", "liveRevisionNumber": 1}, "before": {"draftState": "draft", "liveUnitId": null, "publication": "none", "publishedAt": null, "firstPublishedAt": null, "liveRevisionNumber": null}, "entity": "article"}, {"id": "01a225f5-4b4d-7926-8359-9f0ab62c0e1a", "op": "added", "after": {"number": 1, "contentHash": "8eb033a1dc5be5530b2f9c4d250614b737d3f20d5b7d533e0c6f2b784aeadb18"}, "before": null, "entity": "revision"}]', NULL, '82157cc8fd02b1db58d5af09974eebf9', '\xb7e05cc2ea636053bf73fa50aa1285ef05bd37ab56a02d99e3c509ee710b3ffc', '\xacfb62fe84d89e70910cd056663c287a4696cf08262a3c3697ea2efc57549ce7', '\xf3b966be97025d9c96a3ddaac5829e6d910fcc03262eedec6e69db678d9b3bd2'),
	(30, '2026-11-24 12:00:00+00', 'createArticle', NULL, 'article', '01a225f5-4b88-74bd-b115-ad414bb30026', '{01a225f5-38c8-7085-9441-9217fe527ed2}', '[{"id": "01a225f5-4b88-74bd-b115-ad414bb30026", "op": "added", "after": {"title": "Ditarik", "tagIds": [], "unitId": "01a225f5-38c8-7085-9441-9217fe527ed2", "notices": [], "language": "id", "authorIds": [], "updatedAt": null, "assigneeId": null, "draftState": "draft", "liveUnitId": null, "publication": "none", "publishedAt": null, "importSource": null, "firstPublishedAt": null, "importExternalId": null, "liveRevisionNumber": null, "translationGroupId": "01a225f5-4b88-74bd-b115-ad414bb30026", "newestRevisionNumber": 1, "importedRevisionNumber": null}, "before": null, "entity": "article"}, {"id": "01a225f5-4b88-74bd-b115-ad414bb30026", "op": "changed", "after": {"draftState": null, "liveUnitId": "01a225f5-38c8-7085-9441-9217fe527ed2", "publication": "live", "publishedAt": "2026-11-24T12:00:00Z", "firstPublishedAt": "2026-11-24T12:00:00Z", "liveRevisionNumber": 1}, "before": {"draftState": "draft", "liveUnitId": null, "publication": "none", "publishedAt": null, "firstPublishedAt": null, "liveRevisionNumber": null}, "entity": "article"}, {"id": "01a225f5-4b88-74bd-b115-ad414bb30026", "op": "added", "after": {"number": 1, "contentHash": "77653c03912d612ba2588e51d8643cc1c883cc75bed5944452d0c732ebeb48aa"}, "before": null, "entity": "revision"}]', NULL, '0af13a28d2f87fb53e1ca02e7145b55a', '\x8673e8c57b5aca75cee8a978804ba180dfe904862952532c673d706020c94a87', '\xf3b966be97025d9c96a3ddaac5829e6d910fcc03262eedec6e69db678d9b3bd2', '\x8ea3b1940714f414860f46f13cba1a601a5b9c9e6eba5f75a0f968bbfd3063e7'),
	(31, '2026-11-24 12:00:00+00', 'unpublishArticle', NULL, 'article', '01a225f5-4b88-74bd-b115-ad414bb30026', '{01a225f5-38c8-7085-9441-9217fe527ed2}', '[{"id": "01a225f5-4b88-74bd-b115-ad414bb30026", "op": "changed", "after": {"draftState": "draft", "liveUnitId": null, "publication": "unpublished", "liveRevisionNumber": null}, "before": {"draftState": null, "liveUnitId": "01a225f5-38c8-7085-9441-9217fe527ed2", "publication": "live", "liveRevisionNumber": 1}, "entity": "article"}, {"id": "01a225f5-4b88-74bd-b115-ad414bb30026", "op": "added", "after": {"mode": "gone", "seeAlso": []}, "before": null, "entity": "gone", "personal": {"id": "01a225f5-4b88-74bd-b115-ad414bb30026", "members": ["publicNote"], "commitment": "a85cbfe9381351c2e72d84c427250e1ab8ab8826449eddf200a46df4832d98a4"}}, {"id": "01a225f5-4b88-74bd-b115-ad414bb30026", "op": "said", "after": null, "before": null, "entity": "reason", "personal": {"id": "01a225f5-4b88-74bd-b115-ad414bb30026", "members": ["reason"], "commitment": "7ead2be5fd834e761413844adbf07af5a121ccfc0946c28d67ae1a5fcfe7df5d"}}]', NULL, 'a28443b64ac8b1300b4c6c615a6d0ebb', '\x53e045b43423ca1395bb8edad2f64f12ddcf92a650c82b4fba14558d959d31be', '\x8ea3b1940714f414860f46f13cba1a601a5b9c9e6eba5f75a0f968bbfd3063e7', '\x85ec2e3e33f03d880f1162d3114c03e3c10b79433c67a775b67c189e70037b72'),
	(32, '2026-11-24 12:00:00+00', 'createArticle', NULL, 'article', '01a225f5-4cb3-711e-be3a-5ab40e3399d6', '{01a225f5-38c8-7085-9441-9217fe527ed2}', '[{"id": "01a225f5-4cb3-711e-be3a-5ab40e3399d6", "op": "added", "after": {"title": "Tidak Pernah Ada", "tagIds": [], "unitId": "01a225f5-38c8-7085-9441-9217fe527ed2", "notices": [], "language": "id", "authorIds": [], "updatedAt": null, "assigneeId": null, "draftState": "draft", "liveUnitId": null, "publication": "none", "publishedAt": null, "importSource": null, "firstPublishedAt": null, "importExternalId": null, "liveRevisionNumber": null, "translationGroupId": "01a225f5-4cb3-711e-be3a-5ab40e3399d6", "newestRevisionNumber": 1, "importedRevisionNumber": null}, "before": null, "entity": "article"}, {"id": "01a225f5-4cb3-711e-be3a-5ab40e3399d6", "op": "changed", "after": {"draftState": null, "liveUnitId": "01a225f5-38c8-7085-9441-9217fe527ed2", "publication": "live", "publishedAt": "2026-11-24T12:00:00Z", "firstPublishedAt": "2026-11-24T12:00:00Z", "liveRevisionNumber": 1}, "before": {"draftState": "draft", "liveUnitId": null, "publication": "none", "publishedAt": null, "firstPublishedAt": null, "liveRevisionNumber": null}, "entity": "article"}, {"id": "01a225f5-4cb3-711e-be3a-5ab40e3399d6", "op": "added", "after": {"number": 1, "contentHash": "667d6e5a3b863fa122dd6adcb7c75bf398749841fda5a7d54016e87e1eb6ff52"}, "before": null, "entity": "revision"}]', NULL, '27ce94cb8e9f195c0aa0e581d51dd26c', '\xca74ad91f6ab24646f69fc139a21d63094f13df2a0cdbbd5e9681f1cb9ff79a1', '\x85ec2e3e33f03d880f1162d3114c03e3c10b79433c67a775b67c189e70037b72', '\x97fd81e464733cfab5fe8f64a03015da80486cb3cd64f84b14e4b35e0a414ec0'),
	(33, '2026-11-24 12:00:00+00', 'unpublishArticle', NULL, 'article', '01a225f5-4cb3-711e-be3a-5ab40e3399d6', '{01a225f5-38c8-7085-9441-9217fe527ed2}', '[{"id": "01a225f5-4cb3-711e-be3a-5ab40e3399d6", "op": "changed", "after": {"draftState": "draft", "liveUnitId": null, "publication": "unpublished", "liveRevisionNumber": null}, "before": {"draftState": null, "liveUnitId": "01a225f5-38c8-7085-9441-9217fe527ed2", "publication": "live", "liveRevisionNumber": 1}, "entity": "article"}, {"id": "01a225f5-4cb3-711e-be3a-5ab40e3399d6", "op": "added", "after": {"mode": "notFound", "seeAlso": [], "publicNote": null}, "before": null, "entity": "gone"}]', NULL, '1af235680187d24773c57cf81a6ea8f7', '\x2ed9cc61d3377a8d52d6748037f9afefab0c662cfa05ba81c8304905335281b2', '\x97fd81e464733cfab5fe8f64a03015da80486cb3cd64f84b14e4b35e0a414ec0', '\xcfbca50deebb84ece8bcebac609043ec8aa03eb31d0fc120d82c53d16f6e6e94'),
	(34, '2026-11-24 12:00:00+00', 'createKey', NULL, 'key', '01a225f5-4f07-72ba-88bd-5449abb3a520', '{01a225f5-3864-73f3-b92c-bd1a6efa392b}', '[{"id": "01a225f5-4f07-72ba-88bd-5449abb3a520", "op": "added", "after": {"owner": null, "expiresAt": null, "revokedAt": null, "previousSecretUntil": null}, "before": null, "entity": "key", "personal": {"id": "01a225f5-4f07-72ba-88bd-5449abb3a520", "members": ["allowedAddresses", "name"], "commitment": "f57ebdd828cf38031b34fde84751fa32082091fb516c4095d2bfea706ea22c3c"}}, {"id": "01a225f5-4f07-72ba-88bd-5449abb3a520", "op": "added", "after": {"role": "writer", "scope": "subtree", "unitId": "01a225f5-3864-73f3-b92c-bd1a6efa392b"}, "before": null, "entity": "grant"}]', NULL, '3b297ea97485a51423ac2d592366fa9d', '\xe296874bf4f545835186c2ee1d7b4a8a6dc5eb008d627b73d7615253083e85a1', '\xcfbca50deebb84ece8bcebac609043ec8aa03eb31d0fc120d82c53d16f6e6e94', '\x2d1dfe8105d7d8a1f45e9608751c76d66cade2a54354048ac1a0fd539a4edd70'),
	(35, '2026-11-24 12:00:00+00', 'createArticle', NULL, 'article', '01a225f5-52a4-71c6-a4e1-f45a10ac30fd', '{01a225f5-38c8-7085-9441-9217fe527ed2}', '[{"id": "01a225f5-52a4-71c6-a4e1-f45a10ac30fd", "op": "added", "after": {"title": "Sekali Saja", "tagIds": [], "unitId": "01a225f5-38c8-7085-9441-9217fe527ed2", "notices": [], "language": "id", "authorIds": [], "updatedAt": null, "assigneeId": null, "draftState": "draft", "liveUnitId": null, "publication": "none", "publishedAt": null, "importSource": null, "firstPublishedAt": null, "importExternalId": null, "liveRevisionNumber": null, "translationGroupId": "01a225f5-52a4-71c6-a4e1-f45a10ac30fd", "newestRevisionNumber": 1, "importedRevisionNumber": null}, "before": null, "entity": "article"}, {"id": "01a225f5-52a4-71c6-a4e1-f45a10ac30fd", "op": "added", "after": {"number": 1, "contentHash": "6c718c1e92b9555bfb44a7b922db96ca3b5319b0792fc3412d7469f9b9a8f608"}, "before": null, "entity": "revision"}]', NULL, '288e6cde968a5c5853716b2818cca4f1', '\x3b7d105233c2324a5497453434a3ab28352880d0dff6140e8e46945bd10cda08', '\x2d1dfe8105d7d8a1f45e9608751c76d66cade2a54354048ac1a0fd539a4edd70', '\x86e333377181b8a17ca3b3cbb267781d4aaf22e19035449fffec3c3b2aadc007'),
	(36, '2026-11-24 12:00:00+00', 'mergeTag', NULL, 'tag', '01a225f5-3afa-7e43-bfdb-f2c227e0f7c0', '{}', '[{"id": "01a225f5-3afa-7e43-bfdb-f2c227e0f7c0", "op": "changed", "after": {"mergedIntoId": "01a225f5-3a8e-7727-b179-4ff14c320096"}, "before": {"mergedIntoId": null}, "entity": "tag"}]', NULL, '60f3a279797903dab1b61b98100ccdb9', '\x6fed4e77c09d71803a2e1f43fa9f08b38904988d99f6c13a644bf6233689b114', '\x86e333377181b8a17ca3b3cbb267781d4aaf22e19035449fffec3c3b2aadc007', '\xfc99ecbf55b62b393b22a0eb4a31e6df444231e10f6628925b8e00f893cceede'),
	(37, '2026-11-24 12:00:00+00', 'renameUnit', NULL, 'unit', '01a225f5-38c8-7085-9441-9217fe527ed2', '{01a225f5-38c8-7085-9441-9217fe527ed2}', '[{"id": "01a225f5-38c8-7085-9441-9217fe527ed2", "op": "changed", "after": {}, "before": {}, "entity": "unit"}, {"id": "01a225f5-38c8-7085-9441-9217fe527ed2", "op": "added", "after": {"kind": "technicalUnit", "name": "Rutan Uji Baru", "eventId": "01a225f5-5570-7aef-bfad-73c0e39e3905", "subKind": null, "validTo": null, "shortName": null, "unitClass": null, "validFrom": "2026-10-01", "pressLabel": null}, "before": null, "entity": "unitName"}, {"id": "01a225f5-38c8-7085-9441-9217fe527ed2", "op": "added", "after": {"kind": "renamed", "note": null, "heirId": null, "loggedAt": null, "legalBasis": null, "effectiveOn": "2026-10-01", "successorIds": []}, "before": null, "entity": "unitEvent"}, {"id": "01a225f5-38c8-7085-9441-9217fe527ed2", "op": "changed", "after": {"validTo": "2026-10-01"}, "before": {"validTo": null}, "entity": "unitName"}, {"id": "01a225f5-38c8-7085-9441-9217fe527ed2", "op": "changed", "after": {"loggedAt": "2026-11-24T12:00:00Z"}, "before": {"loggedAt": null}, "entity": "unitEvent"}]', NULL, 'd86cb0cfc7a430e9d750f2e64dbf6875', '\xf04d3d19753a9b4981629eafc5ddd8a1781c6ec68ceb289981d607c52c0e8939', '\xfc99ecbf55b62b393b22a0eb4a31e6df444231e10f6628925b8e00f893cceede', '\xd81fb21157216f119ec3f194e65aeeddd05fe5d9e50f66cf5dce65be7733a666'),
	(38, '2026-11-24 12:00:00+00', 'moveUnit', NULL, 'unit', '01a225f5-394b-76d3-9ee8-d40ed3768018', '{01a225f5-394b-76d3-9ee8-d40ed3768018}', '[{"id": "01a225f5-394b-76d3-9ee8-d40ed3768018", "op": "changed", "after": {}, "before": {}, "entity": "unit"}, {"id": "01a225f5-394b-76d3-9ee8-d40ed3768018", "op": "added", "after": {"line": "administrative", "eventId": "01a225f5-5700-73b9-9057-050a048b9433", "validTo": null, "parentId": "01a225f5-38a6-76c9-a1fb-a43b4a982883", "validFrom": "2026-09-01"}, "before": null, "entity": "unitParent"}, {"id": "01a225f5-394b-76d3-9ee8-d40ed3768018", "op": "added", "after": {"kind": "moved", "note": null, "heirId": null, "loggedAt": null, "legalBasis": null, "effectiveOn": "2026-09-01", "successorIds": []}, "before": null, "entity": "unitEvent"}, {"id": "01a225f5-394b-76d3-9ee8-d40ed3768018", "op": "changed", "after": {"validTo": "2026-09-01"}, "before": {"validTo": null}, "entity": "unitParent"}, {"id": "01a225f5-394b-76d3-9ee8-d40ed3768018", "op": "changed", "after": {"loggedAt": "2026-11-24T12:00:00Z"}, "before": {"loggedAt": null}, "entity": "unitEvent"}]', NULL, '9da8d44ae635a21c9bda623c576dcc6f', '\xf2ae00af87d3b9331ecf10a1598863457da752ee8c51eb5f45123231d97b1984', '\xd81fb21157216f119ec3f194e65aeeddd05fe5d9e50f66cf5dce65be7733a666', '\x0db9f57eadc431015ebede96cb47ad86a0f48d2f79cb1bddce77c81ef2885c00'),
	(39, '2026-11-24 12:00:00+00', 'moveUnit', NULL, 'unit', '01a225f5-394b-76d3-9ee8-d40ed3768018', '{01a225f5-394b-76d3-9ee8-d40ed3768018}', '[{"id": "01a225f5-394b-76d3-9ee8-d40ed3768018", "op": "changed", "after": {}, "before": {}, "entity": "unit"}, {"id": "01a225f5-394b-76d3-9ee8-d40ed3768018", "op": "added", "after": {"line": "technical", "eventId": "01a225f5-5759-7d9b-9231-163206dd3497", "validTo": null, "parentId": "01a225f5-372a-7041-a9f3-a9268797ddcf", "validFrom": "2026-11-24"}, "before": null, "entity": "unitParent"}, {"id": "01a225f5-394b-76d3-9ee8-d40ed3768018", "op": "added", "after": {"kind": "moved", "note": null, "heirId": null, "loggedAt": null, "legalBasis": null, "effectiveOn": "2026-11-24", "successorIds": []}, "before": null, "entity": "unitEvent"}, {"id": "01a225f5-394b-76d3-9ee8-d40ed3768018", "op": "changed", "after": {"loggedAt": "2026-11-24T12:00:00Z"}, "before": {"loggedAt": null}, "entity": "unitEvent"}]', NULL, '49fac24e17dd8909cf22cd5d1bb2c30c', '\xb6c41c64a3e455a65193389fe5d44609c543731d93074ca5cb2aa0008334ecd1', '\x0db9f57eadc431015ebede96cb47ad86a0f48d2f79cb1bddce77c81ef2885c00', '\xa17ad220a27be3f9ba88e5b6bce9dd5160df90385714db9d22085dc2afe910bc'),
	(40, '2026-11-24 12:00:00+00', 'mergeUnit', NULL, 'unit', '01a225f5-38fa-75d8-934b-5fb4738d9a44', '{01a225f5-38fa-75d8-934b-5fb4738d9a44}', '[{"id": "01a225f5-38fa-75d8-934b-5fb4738d9a44", "op": "changed", "after": {}, "before": {}, "entity": "unit"}, {"id": "01a225f5-38fa-75d8-934b-5fb4738d9a44", "op": "changed", "after": {"closedOn": "2026-11-01"}, "before": {"closedOn": null}, "entity": "unit"}, {"id": "01a225f5-38fa-75d8-934b-5fb4738d9a44", "op": "added", "after": {"kind": "merged", "note": null, "heirId": "01a225f5-38c8-7085-9441-9217fe527ed2", "loggedAt": null, "legalBasis": null, "effectiveOn": "2026-11-01", "successorIds": ["01a225f5-38c8-7085-9441-9217fe527ed2"]}, "before": null, "entity": "unitEvent"}, {"id": "01a225f5-38fa-75d8-934b-5fb4738d9a44", "op": "added", "after": {"line": "administrative", "eventId": "01a225f5-5803-71af-a648-0bd3cd991961", "validTo": null, "parentId": "01a225f5-38c8-7085-9441-9217fe527ed2", "validFrom": "2026-11-01"}, "before": null, "entity": "unitParent"}, {"id": "01a225f5-38fa-75d8-934b-5fb4738d9a44", "op": "added", "after": {"line": "technical", "eventId": "01a225f5-5803-71af-a648-0bd3cd991961", "validTo": null, "parentId": "01a225f5-38c8-7085-9441-9217fe527ed2", "validFrom": "2026-11-01"}, "before": null, "entity": "unitParent"}, {"id": "01a225f5-38fa-75d8-934b-5fb4738d9a44", "op": "changed", "after": {"validTo": "2026-11-01"}, "before": {"validTo": null}, "entity": "unitParent"}, {"id": "01a225f5-38fa-75d8-934b-5fb4738d9a44", "op": "changed", "after": {"loggedAt": "2026-11-24T12:00:00Z"}, "before": {"loggedAt": null}, "entity": "unitEvent"}]', NULL, 'a336728b56e0a9b0a921610398baae5e', '\xaeaafa280352f493157ed43d39165f96cc108c56f6c082aaaaa144b021d0a780', '\xa17ad220a27be3f9ba88e5b6bce9dd5160df90385714db9d22085dc2afe910bc', '\x1f3361aab979008cbf16875888e0a9061afbcc820ea726c6791e99c90f731064'),
	(41, '2026-11-24 12:00:00+00', 'renameUnit', NULL, 'unit', '01a225f5-38a6-76c9-a1fb-a43b4a982883', '{01a225f5-38a6-76c9-a1fb-a43b4a982883}', '[{"id": "01a225f5-38a6-76c9-a1fb-a43b4a982883", "op": "changed", "after": {}, "before": {}, "entity": "unit"}, {"id": "01a225f5-38a6-76c9-a1fb-a43b4a982883", "op": "added", "after": {"kind": "technicalUnit", "name": "Kantor Wilayah Timur Jauh", "eventId": "01a225f5-58c3-70c9-bd57-ed620127ec8f", "subKind": null, "validTo": null, "shortName": null, "unitClass": null, "validFrom": "2027-01-01", "pressLabel": null}, "before": null, "entity": "unitName"}, {"id": "01a225f5-38a6-76c9-a1fb-a43b4a982883", "op": "added", "after": {"kind": "renamed", "note": null, "heirId": null, "loggedAt": null, "legalBasis": null, "effectiveOn": "2027-01-01", "successorIds": []}, "before": null, "entity": "unitEvent"}, {"id": "01a225f5-38a6-76c9-a1fb-a43b4a982883", "op": "changed", "after": {"validTo": "2027-01-01"}, "before": {"validTo": null}, "entity": "unitName"}]', NULL, 'b075c19a61a04545fba6d94e612e5e4f', '\xb161cd7a0b43cc15b4b041ce4f6a5f714cc2bdc787f011984fe48eadf35c82aa', '\x1f3361aab979008cbf16875888e0a9061afbcc820ea726c6791e99c90f731064', '\x977b23fa97f14a68a5388fbf7b52d99c34c240f239680d8e109403c15d5fecaa');


INSERT INTO public.audit_head VALUES
	(true, 41, '\x977b23fa97f14a68a5388fbf7b52d99c34c240f239680d8e109403c15d5fecaa');


INSERT INTO public.audit_persons VALUES
	(1, '\xdaaacbe56c5d0e5c3f073c2b266c8ebe', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(2, '\xf9bb969173e63bb63edba5c553912bf0', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(3, '\x4bab35d250686285269ec399a68035f1', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(4, '\xfd88014e3627fe16ce8e08aa8ff9eff9', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(5, '\xa4258077a1058cc7ea9b445fa25d9a75', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(6, '\xe63884c90201bc8e68d68462f1e648d3', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(7, '\x9644a16ada7c001e73147666daca084c', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(8, '\x18c485e9052dc5494f17b948218e0347', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(9, '\x708957cf616f5f508134823a20301779', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(10, '\x057c3ec2edc1336e5e2857d14e8cd20f', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(11, '\x6cced1b08f2663fcd8e1d08423bd54f7', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(12, '\xe3a73524d17df278312c58f2265ddbf4', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(13, '\x0d7238feda4ed32f50f2df7c7044d900', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(14, '\xe1db3b0e72c1453c177fa8e7d198a477', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(15, '\x71229f5ef3f4297b4375f4edeaa653e9', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(16, '\x54bc57e1034366902fa5a13eedd09c5e', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(17, '\xde4c813ee75970c687ef829d4cfb12b2', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(18, '\x1cc08692003c989d1893b12f8b3fd5c6', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(19, '\xcbd804806e0ebc9b7577e700045ada25', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(20, '\x8d9bfed859a54eff15ccaf607b858b00', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(21, '\x557f24f0c149bc40d156ab7af0e9c254', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(22, '\x8840ff67f54ff1277358622fcbcc9712', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(23, '\xcd419c4712131eabde13530da6f7b41b', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(24, '\x5825a53dcffc6059ff80380023598578', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(25, '\x73d7cf3e30bc4ebc995555dec93c5ced', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(26, '\x04711b271ac1a9a6bfe055766f363a5b', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(27, '\x0803adef57084dbf2515e96da25ac33f', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(28, '\x7faba03f23c9b0140a35a0c08bc8da70', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(29, '\xa102ba4339a39cc7144cfe581f46bf62', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(30, '\x6b5ba65a449082e240b804f14a624bcd', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(31, '\x30f694e2cc809c699e8d8ccc45d4edf5', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(32, '\xc6557a45980370293d8be3f0df8813dd', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(33, '\x812ee803e19c5ce9667f70639466075b', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(34, '\xa95540bc25eec44f8270fd2a82b26fd3', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(35, '\xd4d02c8c4e7ad12a9402065aea8f21a7', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(36, '\x68adeb9ef7205c47436b9379751f332f', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(37, '\x52e13e1f0235382fbae41eeae37fb352', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(38, '\xb219da2b7573c7584b7883215409ceb2', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(39, '\xabbe657f334e76d33e90341739631837', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(40, '\xfc0d10cc74034e9243f24a838145b45a', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(41, '\x70a9303355274128c8fb760102bb954e', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}');


INSERT INTO public.audit_values VALUES
	(8, 0, '01a225f5-39a2-7d6f-ab33-86b19f35a47e', '\xee0a4a71d856fec1c43a8c4137756d56', '{"before":{},"after":{"name":"Penulis Uji","slug":"penulis-uji"}}'),
	(17, 1, '01a225f5-4586-7985-8a74-ac3243ee5955', '\xe0e7272f5c0c4b3b2deaf187cbe1e436', '{"before":{},"after":{"reason":"Periksa angka."}}'),
	(28, 0, '01a225f5-4a4c-7374-b31e-43cdb51a6363', '\x268c461ae8572c7179277bfb6f1518ee', '{"before":{},"after":{"note":"Untuk kantor"}}'),
	(31, 1, '01a225f5-4b88-74bd-b115-ad414bb30026', '\xaeb898d9ec1cb5dbfcc146f24444731b', '{"before":{},"after":{"publicNote":"Ditarik untuk diperiksa."}}'),
	(31, 2, '01a225f5-4b88-74bd-b115-ad414bb30026', '\xc5fa31da69b6b464accfe7fe8c8c7078', '{"before":{},"after":{"reason":"Ditarik untuk diperiksa."}}'),
	(34, 0, '01a225f5-4f07-72ba-88bd-5449abb3a520', '\x1e86f1bea233b66c639fecdd2e43dd21', '{"before":{},"after":{"allowedAddresses":[],"name":"writer kanwil-uji subtree"}}');


INSERT INTO public.authors VALUES
	('01a225f5-39a2-7d6f-ab33-86b19f35a47e', 1, 'penulis-uji', 'Penulis Uji', DEFAULT, NULL, NULL, '01a225f5-38c8-7085-9441-9217fe527ed2', NULL, NULL, true, '2026-11-24 12:00:00+00', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}');


INSERT INTO public.change_readers VALUES
	('cache of vm 01a225f5-119b-79b1-9bbe-36cde6347bab', 13, '2026-11-29 06:19:21.30533+00'),
	('uji', 1, '2026-11-24 12:00:00+00');


INSERT INTO public.change_retention VALUES
	(true, 0);


INSERT INTO public.changes OVERRIDING SYSTEM VALUE VALUES
	(1, '2026-11-24 12:00:00+00', 'unit.created', 'unit', '01a225f5-30d4-7a92-8cdc-91a598c46d93', 1, NULL, '{"id": null, "name": "Administrator"}', NULL, '{"slug": "kementerian-uji", "tags": [], "unit": "01a225f5-30d4-7a92-8cdc-91a598c46d93", "authors": [], "language": null}'),
	(2, '2026-11-24 12:00:00+00', 'unit.created', 'unit', '01a225f5-372a-7041-a9f3-a9268797ddcf', 1, NULL, '{"id": null, "name": "Administrator"}', NULL, '{"slug": "ditjen-uji", "tags": [], "unit": "01a225f5-372a-7041-a9f3-a9268797ddcf", "authors": [], "language": null}'),
	(3, '2026-11-24 12:00:00+00', 'unit.created', 'unit', '01a225f5-3864-73f3-b92c-bd1a6efa392b', 1, NULL, '{"id": null, "name": "Administrator"}', NULL, '{"slug": "kanwil-uji", "tags": [], "unit": "01a225f5-3864-73f3-b92c-bd1a6efa392b", "authors": [], "language": null}'),
	(4, '2026-11-24 12:00:00+00', 'unit.created', 'unit', '01a225f5-38a6-76c9-a1fb-a43b4a982883', 1, NULL, '{"id": null, "name": "Administrator"}', NULL, '{"slug": "kanwil-timur", "tags": [], "unit": "01a225f5-38a6-76c9-a1fb-a43b4a982883", "authors": [], "language": null}'),
	(5, '2026-11-24 12:00:00+00', 'unit.created', 'unit', '01a225f5-38c8-7085-9441-9217fe527ed2', 1, NULL, '{"id": null, "name": "Administrator"}', NULL, '{"slug": "rutan-uji", "tags": [], "unit": "01a225f5-38c8-7085-9441-9217fe527ed2", "authors": [], "language": null}'),
	(6, '2026-11-24 12:00:00+00', 'unit.created', 'unit', '01a225f5-38fa-75d8-934b-5fb4738d9a44', 1, NULL, '{"id": null, "name": "Administrator"}', NULL, '{"slug": "cabang-rutan", "tags": [], "unit": "01a225f5-38fa-75d8-934b-5fb4738d9a44", "authors": [], "language": null}'),
	(7, '2026-11-24 12:00:00+00', 'unit.created', 'unit', '01a225f5-394b-76d3-9ee8-d40ed3768018', 1, NULL, '{"id": null, "name": "Administrator"}', NULL, '{"slug": "lapas-uji", "tags": [], "unit": "01a225f5-394b-76d3-9ee8-d40ed3768018", "authors": [], "language": null}'),
	(8, '2026-11-24 12:00:00+00', 'author.created', 'author', '01a225f5-39a2-7d6f-ab33-86b19f35a47e', 1, NULL, '{"id": null, "name": "Administrator"}', NULL, '{"slug": "penulis-uji", "tags": [], "unit": "01a225f5-38c8-7085-9441-9217fe527ed2", "authors": [], "language": null}'),
	(9, '2026-11-24 12:00:00+00', 'tag.created', 'tag', '01a225f5-3a8e-7727-b179-4ff14c320096', 1, NULL, '{"id": null, "name": "Administrator"}', NULL, '{"slug": "panen", "tags": [], "unit": null, "authors": [], "language": null}'),
	(10, '2026-11-24 12:00:00+00', 'tag.created', 'tag', '01a225f5-3afa-7e43-bfdb-f2c227e0f7c0', 1, NULL, '{"id": null, "name": "Administrator"}', NULL, '{"slug": "hasil-panen", "tags": [], "unit": null, "authors": [], "language": null}'),
	(11, '2026-11-24 12:00:00+00', 'tag.created', 'tag', '01a225f5-3b1a-7557-86bb-41405896a5f5', 1, NULL, '{"id": null, "name": "Administrator"}', NULL, '{"slug": "layanan", "tags": [], "unit": null, "authors": [], "language": null}'),
	(12, '2026-11-24 12:00:00+00', 'article.published', 'article', '01a225f5-3cc1-772a-b100-a8c0a441c1a5', 2, NULL, '{"id": null, "name": "Administrator"}', NULL, '{"slug": "panen-perdana", "tags": ["01a225f5-3b1a-7557-86bb-41405896a5f5", "01a225f5-3a8e-7727-b179-4ff14c320096", "01a225f5-3afa-7e43-bfdb-f2c227e0f7c0"], "unit": "01a225f5-38c8-7085-9441-9217fe527ed2", "authors": ["01a225f5-39a2-7d6f-ab33-86b19f35a47e"], "language": "id"}'),
	(13, '2026-11-24 12:00:00+00', 'article.published', 'article', '01a225f5-449c-7180-a829-22ee47fffe95', 2, NULL, '{"id": null, "name": "Administrator"}', NULL, '{"slug": "first-harvest", "tags": [], "unit": "01a225f5-38c8-7085-9441-9217fe527ed2", "authors": [], "language": "en"}'),
	(14, '2026-11-24 12:00:00+00', 'article.deleted', 'article', '01a225f5-4793-786b-8b45-93249aaf3fa5', 1, NULL, '{"id": null, "name": "Administrator"}', NULL, NULL),
	(15, '2026-11-24 12:00:00+00', 'article.published', 'article', '01a225f5-486d-7adc-a95e-fcab6f935965', 2, NULL, '{"id": null, "name": "Administrator"}', NULL, '{"slug": "kabar-lama", "tags": [], "unit": "01a225f5-38fa-75d8-934b-5fb4738d9a44", "authors": [], "language": "id"}'),
	(16, '2026-11-24 12:00:00+00', 'article.updated', 'article', '01a225f5-486d-7adc-a95e-fcab6f935965', 4, 'major', '{"id": null, "name": "Administrator"}', '{"slug": "kabar-lama", "tags": [], "unit": "01a225f5-38fa-75d8-934b-5fb4738d9a44", "authors": [], "language": "id"}', '{"slug": "kabar-baru", "tags": [], "unit": "01a225f5-38fa-75d8-934b-5fb4738d9a44", "authors": [], "language": "id"}'),
	(17, '2026-11-24 12:00:00+00', 'article.published', 'article', '01a225f5-49eb-7298-9184-af41c6700d7d', 2, NULL, '{"id": null, "name": "Administrator"}', NULL, '{"slug": "diubah-setelah-terbit", "tags": [], "unit": "01a225f5-38c8-7085-9441-9217fe527ed2", "authors": [], "language": "id"}'),
	(18, '2026-11-24 12:00:00+00', 'article.published', 'article', '01a225f5-4b4d-7926-8359-9f0ab62c0e1a', 2, NULL, '{"id": null, "name": "Administrator"}', NULL, '{"slug": "arsip", "tags": [], "unit": "01a225f5-38c8-7085-9441-9217fe527ed2", "authors": [], "language": "id"}'),
	(19, '2026-11-24 12:00:00+00', 'article.published', 'article', '01a225f5-4b88-74bd-b115-ad414bb30026', 2, NULL, '{"id": null, "name": "Administrator"}', NULL, '{"slug": "ditarik", "tags": [], "unit": "01a225f5-38c8-7085-9441-9217fe527ed2", "authors": [], "language": "id"}'),
	(20, '2026-11-24 12:00:00+00', 'article.unpublished', 'article', '01a225f5-4b88-74bd-b115-ad414bb30026', 3, NULL, '{"id": null, "name": "Administrator"}', '{"slug": "ditarik", "tags": [], "unit": "01a225f5-38c8-7085-9441-9217fe527ed2", "authors": [], "language": "id"}', NULL),
	(21, '2026-11-24 12:00:00+00', 'article.published', 'article', '01a225f5-4cb3-711e-be3a-5ab40e3399d6', 2, NULL, '{"id": null, "name": "Administrator"}', NULL, '{"slug": "tidak-pernah-ada", "tags": [], "unit": "01a225f5-38c8-7085-9441-9217fe527ed2", "authors": [], "language": "id"}'),
	(22, '2026-11-24 12:00:00+00', 'article.unpublished', 'article', '01a225f5-4cb3-711e-be3a-5ab40e3399d6', 3, NULL, '{"id": null, "name": "Administrator"}', '{"slug": "tidak-pernah-ada", "tags": [], "unit": "01a225f5-38c8-7085-9441-9217fe527ed2", "authors": [], "language": "id"}', NULL),
	(23, '2026-11-24 12:00:00+00', 'tag.merged', 'tag', '01a225f5-3afa-7e43-bfdb-f2c227e0f7c0', 2, NULL, '{"id": null, "name": "Administrator"}', '{"slug": "hasil-panen", "tags": ["01a225f5-3afa-7e43-bfdb-f2c227e0f7c0"], "unit": null, "authors": [], "language": null}', '{"slug": "panen", "tags": ["01a225f5-3a8e-7727-b179-4ff14c320096"], "unit": null, "authors": [], "language": null}'),
	(24, '2026-11-24 12:00:00+00', 'unit.renamed', 'unit', '01a225f5-38c8-7085-9441-9217fe527ed2', 2, NULL, '{"id": null, "name": "Administrator"}', NULL, '{"slug": "rutan-uji", "tags": [], "unit": "01a225f5-38c8-7085-9441-9217fe527ed2", "authors": [], "language": null}'),
	(25, '2026-11-24 12:00:00+00', 'unit.moved', 'unit', '01a225f5-394b-76d3-9ee8-d40ed3768018', 2, NULL, '{"id": null, "name": "Administrator"}', NULL, '{"slug": "lapas-uji", "tags": [], "unit": "01a225f5-394b-76d3-9ee8-d40ed3768018", "authors": [], "language": null}'),
	(26, '2026-11-24 12:00:00+00', 'unit.moved', 'unit', '01a225f5-394b-76d3-9ee8-d40ed3768018', 3, NULL, '{"id": null, "name": "Administrator"}', NULL, '{"slug": "lapas-uji", "tags": [], "unit": "01a225f5-394b-76d3-9ee8-d40ed3768018", "authors": [], "language": null}'),
	(27, '2026-11-24 12:00:00+00', 'unit.merged', 'unit', '01a225f5-38fa-75d8-934b-5fb4738d9a44', 2, NULL, '{"id": null, "name": "Administrator"}', NULL, '{"slug": "cabang-rutan", "tags": [], "unit": "01a225f5-38fa-75d8-934b-5fb4738d9a44", "authors": [], "language": null}');


INSERT INTO public.count_deltas OVERRIDING SYSTEM VALUE VALUES
	(2, 'author', '01a225f5-39a2-7d6f-ab33-86b19f35a47e', 1),
	(3, 'tag', '01a225f5-3b1a-7557-86bb-41405896a5f5', 1),
	(4, 'all', '00000000-0000-0000-0000-000000000000', 1),
	(5, 'tag', '01a225f5-3a8e-7727-b179-4ff14c320096', 1),
	(6, 'unit', '01a225f5-38c8-7085-9441-9217fe527ed2', 1),
	(7, 'all', '00000000-0000-0000-0000-000000000000', 1),
	(8, 'unit', '01a225f5-38c8-7085-9441-9217fe527ed2', 1),
	(9, 'unit', '01a225f5-38fa-75d8-934b-5fb4738d9a44', 1),
	(10, 'all', '00000000-0000-0000-0000-000000000000', 1),
	(11, 'all', '00000000-0000-0000-0000-000000000000', 1),
	(12, 'unit', '01a225f5-38c8-7085-9441-9217fe527ed2', 1),
	(13, 'all', '00000000-0000-0000-0000-000000000000', 1),
	(14, 'unit', '01a225f5-38c8-7085-9441-9217fe527ed2', 1),
	(15, 'all', '00000000-0000-0000-0000-000000000000', 1),
	(16, 'unit', '01a225f5-38c8-7085-9441-9217fe527ed2', 1),
	(17, 'all', '00000000-0000-0000-0000-000000000000', -1),
	(18, 'unit', '01a225f5-38c8-7085-9441-9217fe527ed2', -1),
	(19, 'all', '00000000-0000-0000-0000-000000000000', 1),
	(20, 'unit', '01a225f5-38c8-7085-9441-9217fe527ed2', 1),
	(21, 'all', '00000000-0000-0000-0000-000000000000', -1),
	(22, 'unit', '01a225f5-38c8-7085-9441-9217fe527ed2', -1);


INSERT INTO public.gone_articles VALUES
	('01a225f5-4b88-74bd-b115-ad414bb30026', 'gone', '2026-11-24 12:00:00+00', 'Ditarik untuk diperiksa.', '{}'),
	('01a225f5-4cb3-711e-be3a-5ab40e3399d6', 'notFound', '2026-11-24 12:00:00+00', NULL, '{}');


INSERT INTO public.idempotent_responses VALUES
	('', 'kunci-1', '\x11f57c13856baa0aed54625ab08b4dbf9716dc2d9488fde27c87633409fc5bb3', 201, 'https://humas.example/manage/v1/articles/01a225f5-52a4-71c6-a4e1-f45a10ac30fd', '"1"', 'application/json; charset=utf-8', '\x7b2264617461223a7b226964223a2230316132323566352d353261342d373163362d613465312d663435613130616333306664222c2276657273696f6e223a312c22736c7567223a2273656b616c692d73616a61222c226b696e64223a226e657773222c226c616e6775616765223a226964222c227472616e736c6174696f6e4f66223a6e756c6c2c227472616e736c6174696f6e73223a5b5d2c227469746c65223a2253656b616c692053616a61222c227375627469746c65223a6e756c6c2c2273756d6d617279223a6e756c6c2c2265786365727074223a2253656b616c692053616a61222c22626f6479223a6e756c6c2c22626f6479536f75726365223a6e756c6c2c22646174656c696e65223a6e756c6c2c2262796c696e65223a6e756c6c2c227369676e4f6666223a6e756c6c2c226576656e7444617465223a6e756c6c2c2274696d655a6f6e65223a22417369612f4a616b61727461222c227075626c69736865644174223a6e756c6c2c2266697273745075626c69736865644174223a6e756c6c2c22757064617465644174223a6e756c6c2c226d6f6469666965644174223a6e756c6c2c226e6f7469636573223a5b5d2c22756e6974223a7b226964223a2230316132323566352d333863382d373038352d393434312d393231376665353237656432222c22736c7567223a22727574616e2d756a69222c226e616d65223a22527574616e20556a69222c2273686f72744e616d65223a6e756c6c2c226b696e64223a22746563686e6963616c556e6974227d2c226d656e74696f6e6564556e697473223a5b5d2c22617574686f7273223a5b5d2c2274616773223a5b5d2c22636f766572496d616765223a6e756c6c2c226174747269627574696f6e223a6e756c6c2c2277656255726c223a6e756c6c2c2263616e6f6e6963616c55726c223a6e756c6c2c2273656f223a7b227469746c65223a6e756c6c2c226465736372697074696f6e223a6e756c6c2c226e6f496e646578223a66616c73657d2c226c656761637955726c73223a5b5d2c227075626c69636174696f6e223a7b227374617465223a226e6f6e65222c227265766973696f6e223a6e756c6c2c227075626c69736865644174223a6e756c6c7d2c226472616674223a7b227374617465223a226472616674222c227265766973696f6e223a312c2261737369676e6565223a6e756c6c7d2c22616c6c6f776564416374696f6e73223a5b2265646974222c2264656c657465222c227375626d6974222c227075626c697368225d2c22696d706f72744b6579223a6e756c6c2c22637265617465644174223a22323032362d31312d32345431323a30303a30305a222c22637265617465644279223a7b226964223a6e756c6c2c226e616d65223a2241646d696e6973747261746f72227d2c226564697465644174223a22323032362d31312d32345431323a30303a30305a222c226564697465644279223a7b226964223a6e756c6c2c226e616d65223a2241646d696e6973747261746f72227d7d2c226d657461223a7b227761726e696e6773223a5b5d2c226f7574636f6d65223a6e756c6c7d2c226c696e6b73223a7b2273656c66223a2268747470733a2f2f68756d61732e6578616d706c652f6d616e6167652f76312f61727469636c65732f30316132323566352d353261342d373163362d613465312d663435613130616333306664227d7d', '2026-11-24 12:00:00+00');


INSERT INTO public.month_deltas OVERRIDING SYSTEM VALUE VALUES
	(2, 'unit', '01a225f5-38c8-7085-9441-9217fe527ed2', '2026-11-01 12:00:00+00', 1, true),
	(3, 'tag', '01a225f5-3a8e-7727-b179-4ff14c320096', '2026-11-01 12:00:00+00', 1, true),
	(4, 'tag', '01a225f5-3b1a-7557-86bb-41405896a5f5', '2026-11-01 12:00:00+00', 1, true),
	(5, 'all', '00000000-0000-0000-0000-000000000000', '2026-11-01 12:00:00+00', 1, true),
	(6, 'unit', '01a225f5-38c8-7085-9441-9217fe527ed2', '2026-11-01 12:00:00+00', 1, true),
	(7, 'all', '00000000-0000-0000-0000-000000000000', '2026-11-01 12:00:00+00', 1, true),
	(8, 'unit', '01a225f5-38fa-75d8-934b-5fb4738d9a44', '2026-11-01 12:00:00+00', 1, true),
	(9, 'all', '00000000-0000-0000-0000-000000000000', '2026-11-01 12:00:00+00', 1, true),
	(10, 'unit', '01a225f5-38c8-7085-9441-9217fe527ed2', '2026-11-01 12:00:00+00', 1, true),
	(11, 'all', '00000000-0000-0000-0000-000000000000', '2026-11-01 12:00:00+00', 1, true),
	(12, 'all', '00000000-0000-0000-0000-000000000000', '2022-10-01 12:00:00+00', 1, true),
	(13, 'unit', '01a225f5-38c8-7085-9441-9217fe527ed2', '2022-10-01 12:00:00+00', 1, true),
	(14, 'all', '00000000-0000-0000-0000-000000000000', '2026-11-01 12:00:00+00', 1, true),
	(15, 'unit', '01a225f5-38c8-7085-9441-9217fe527ed2', '2026-11-01 12:00:00+00', 1, true),
	(16, 'unit', '01a225f5-38c8-7085-9441-9217fe527ed2', '2026-11-01 12:00:00+00', -1, true),
	(17, 'all', '00000000-0000-0000-0000-000000000000', '2026-11-01 12:00:00+00', -1, true),
	(18, 'all', '00000000-0000-0000-0000-000000000000', '2026-11-01 12:00:00+00', 1, true),
	(19, 'unit', '01a225f5-38c8-7085-9441-9217fe527ed2', '2026-11-01 12:00:00+00', 1, true),
	(20, 'unit', '01a225f5-38c8-7085-9441-9217fe527ed2', '2026-11-01 12:00:00+00', -1, true),
	(21, 'all', '00000000-0000-0000-0000-000000000000', '2026-11-01 12:00:00+00', -1, true);


INSERT INTO public.people VALUES
	('00000000-0000-7000-8000-000000000001', 'Orang Uji', '2026-11-24 12:00:00+00');


INSERT INTO public.preview_links VALUES
	('01a225f5-4a4c-7374-b31e-43cdb51a6363', '01a225f5-49eb-7298-9184-af41c6700d7d', '\x60e05bd1b195af2f94112fa7197a5c88289058840ce7c6df9693756bc6250f55', '2026-12-01 12:00:00+00', 'Untuk kantor', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', 0, NULL);


INSERT INTO public.published_articles VALUES
	('01a225f5-449c-7180-a829-22ee47fffe95', 'first-harvest', 'news', 'en', '01a225f5-3cc1-772a-b100-a8c0a441c1a5', 'First Harvest', NULL, NULL, 'First Harvest', NULL, NULL, NULL, NULL, 'Asia/Jakarta', '2026-11-24 12:00:00+00', '2026-11-24 12:00:00+00', NULL, '2026-11-24 12:00:00+00', '[]', '01a225f5-38c8-7085-9441-9217fe527ed2', '{}', '{}', '{}', NULL, NULL, NULL, NULL, NULL, NULL, false, DEFAULT),
	('01a225f5-486d-7adc-a95e-fcab6f935965', 'kabar-baru', 'news', 'id', '01a225f5-486d-7adc-a95e-fcab6f935965', 'Kabar Baru', NULL, NULL, 'Panen 40 kg cabai.', NULL, NULL, NULL, NULL, 'Asia/Jakarta', '2026-11-24 12:00:00+00', '2026-11-24 12:00:00+00', '2026-11-24 12:00:00+00', '2026-11-24 12:00:00+00', '[{"at": "2026-11-24T12:00:00+00:00", "kind": "update", "text": "Judul diperbaiki."}]', '01a225f5-38fa-75d8-934b-5fb4738d9a44', '{}', '{}', '{}', NULL, NULL, NULL, NULL, NULL, NULL, false, DEFAULT),
	('01a225f5-49eb-7298-9184-af41c6700d7d', 'diubah-setelah-terbit', 'news', 'id', '01a225f5-49eb-7298-9184-af41c6700d7d', 'Diubah Setelah Terbit', NULL, NULL, 'Panen 40 kg cabai.', NULL, NULL, NULL, NULL, 'Asia/Jakarta', '2026-11-24 12:00:00+00', '2026-11-24 12:00:00+00', NULL, '2026-11-24 12:00:00+00', '[]', '01a225f5-38c8-7085-9441-9217fe527ed2', '{}', '{}', '{}', NULL, NULL, NULL, NULL, NULL, NULL, false, DEFAULT),
	('01a225f5-4b4d-7926-8359-9f0ab62c0e1a', 'arsip', 'news', 'id', '01a225f5-4b4d-7926-8359-9f0ab62c0e1a', 'Arsip', NULL, NULL, 'Arsip', NULL, NULL, NULL, NULL, 'Asia/Jakarta', '2022-10-12 10:16:00+00', '2026-11-24 12:00:00+00', NULL, '2026-11-24 12:00:00+00', '[]', '01a225f5-38c8-7085-9441-9217fe527ed2', '{}', '{}', '{}', NULL, NULL, NULL, NULL, NULL, NULL, false, DEFAULT),
	('01a225f5-3cc1-772a-b100-a8c0a441c1a5', 'panen-perdana', 'news', 'id', '01a225f5-3cc1-772a-b100-a8c0a441c1a5', 'Panen Perdana', 'Kebun di Balik Tembok', 'Baris pertama; ''petik'', \. dan €.

-- bukan komentar
\bukan perintah', 'Baris pertama; ''petik'', \. dan €. -- bukan komentar \bukan perintah', 'KOTA UJI', 'Penulis Uji', 'P.Uji', '2026-11-20', 'Asia/Jakarta', '2026-11-24 12:00:00+00', '2026-11-24 12:00:00+00', NULL, '2026-11-24 12:00:00+00', '[]', '01a225f5-38c8-7085-9441-9217fe527ed2', '{01a225f5-3864-73f3-b92c-bd1a6efa392b}', '{01a225f5-39a2-7d6f-ab33-86b19f35a47e}', '{01a225f5-3b1a-7557-86bb-41405896a5f5,01a225f5-3a8e-7727-b179-4ff14c320096}', '{"alt": "Cabai di keranjang", "url": "https://media.example/panen.jpg", "width": 1200, "credit": "Humas", "height": 800, "caption": "Panen", "mediaType": null, "focalPoint": null}', 'Kantor Berita Uji', 'https://asal.example/', 'https://asal.example/panen', 'Panen', 'Panen perdana', false, DEFAULT);


INSERT INTO public.published_author_links VALUES
	('01a225f5-39a2-7d6f-ab33-86b19f35a47e', '01a225f5-3cc1-772a-b100-a8c0a441c1a5', '01a225f5-38c8-7085-9441-9217fe527ed2', '2026-11-24 12:00:00+00');


INSERT INTO public.published_bodies VALUES
	('01a225f5-3cc1-772a-b100-a8c0a441c1a5', '<h2>Kebun</h2><p>Panen 40 kg cabai.</p>'),
	('01a225f5-449c-7180-a829-22ee47fffe95', ''),
	('01a225f5-486d-7adc-a95e-fcab6f935965', '<h2>Kebun</h2><p>Panen 40 kg cabai.</p>'),
	('01a225f5-49eb-7298-9184-af41c6700d7d', '<h2>Kebun</h2><p>Panen 40 kg cabai.</p>'),
	('01a225f5-4b4d-7926-8359-9f0ab62c0e1a', '');


INSERT INTO public.published_mention_links VALUES
	('01a225f5-3864-73f3-b92c-bd1a6efa392b', '01a225f5-3cc1-772a-b100-a8c0a441c1a5', '01a225f5-38c8-7085-9441-9217fe527ed2', '2026-11-24 12:00:00+00');


INSERT INTO public.published_tag_links VALUES
	('01a225f5-3b1a-7557-86bb-41405896a5f5', '01a225f5-3cc1-772a-b100-a8c0a441c1a5', '01a225f5-38c8-7085-9441-9217fe527ed2', '2026-11-24 12:00:00+00'),
	('01a225f5-3a8e-7727-b179-4ff14c320096', '01a225f5-3cc1-772a-b100-a8c0a441c1a5', '01a225f5-38c8-7085-9441-9217fe527ed2', '2026-11-24 12:00:00+00');


INSERT INTO public.schema_scripts VALUES
	('Functions.sql', '0fcad762260166be6640677b5c7298b6e23a1fce918e110a45c9348d69895eaa', '2026-11-29 06:19:03.969581+00'),
	('Cards.sql', 'eff02673f76879bc2e43ae9ebd04db4618be342333c98614caaedefc03309ef8', '2026-11-29 06:19:03.969581+00'),
	('Views.sql', 'b277ec766d46a443fe44275501ca5c57e5276b6414123e63c7a0252a93a3d4bf', '2026-11-29 06:19:03.969581+00');


INSERT INTO public.slugs VALUES
	('unit', 'kementerian-uji', '01a225f5-30d4-7a92-8cdc-91a598c46d93', 'current'),
	('unit', 'ditjen-uji', '01a225f5-372a-7041-a9f3-a9268797ddcf', 'current'),
	('unit', 'kanwil-uji', '01a225f5-3864-73f3-b92c-bd1a6efa392b', 'current'),
	('unit', 'kanwil-timur', '01a225f5-38a6-76c9-a1fb-a43b4a982883', 'current'),
	('unit', 'rutan-uji', '01a225f5-38c8-7085-9441-9217fe527ed2', 'current'),
	('unit', 'cabang-rutan', '01a225f5-38fa-75d8-934b-5fb4738d9a44', 'current'),
	('unit', 'lapas-uji', '01a225f5-394b-76d3-9ee8-d40ed3768018', 'current'),
	('tag', 'panen', '01a225f5-3a8e-7727-b179-4ff14c320096', 'current'),
	('tag', 'layanan', '01a225f5-3b1a-7557-86bb-41405896a5f5', 'current'),
	('author', 'penulis-uji', '01a225f5-39a2-7d6f-ab33-86b19f35a47e', 'current'),
	('article', 'panen-perdana', '01a225f5-3cc1-772a-b100-a8c0a441c1a5', 'current'),
	('article', 'first-harvest', '01a225f5-449c-7180-a829-22ee47fffe95', 'current'),
	('article', 'rencana-kegiatan', '01a225f5-456f-7e21-bc91-2b3264758487', 'reserved'),
	('article', 'menunggu-tinjauan', '01a225f5-4586-7985-8a74-ac3243ee5955', 'reserved'),
	('article', 'sudah-disetujui', '01a225f5-4743-767f-b434-129ff198649f', 'reserved'),
	('article', 'kabar-lama', '01a225f5-486d-7adc-a95e-fcab6f935965', 'retired'),
	('article', 'kabar-baru', '01a225f5-486d-7adc-a95e-fcab6f935965', 'current'),
	('article', 'diubah-setelah-terbit', '01a225f5-49eb-7298-9184-af41c6700d7d', 'current'),
	('article', 'arsip', '01a225f5-4b4d-7926-8359-9f0ab62c0e1a', 'current'),
	('article', 'ditarik', '01a225f5-4b88-74bd-b115-ad414bb30026', 'current'),
	('article', 'tidak-pernah-ada', '01a225f5-4cb3-711e-be3a-5ab40e3399d6', 'current'),
	('article', 'sekali-saja', '01a225f5-52a4-71c6-a4e1-f45a10ac30fd', 'reserved'),
	('tag', 'hasil-panen', '01a225f5-3a8e-7727-b179-4ff14c320096', 'retired');


INSERT INTO public.tags VALUES
	('01a225f5-3a8e-7727-b179-4ff14c320096', 1, 'panen', 'panen', DEFAULT, 'topic', NULL, NULL, '2026-11-24 12:00:00+00', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}'),
	('01a225f5-3b1a-7557-86bb-41405896a5f5', 1, 'layanan', 'layanan', DEFAULT, 'category', NULL, NULL, '2026-11-24 12:00:00+00', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}'),
	('01a225f5-3afa-7e43-bfdb-f2c227e0f7c0', 2, 'hasil-panen', 'hasil-panen', DEFAULT, 'topic', NULL, '01a225f5-3a8e-7727-b179-4ff14c320096', '2026-11-24 12:00:00+00', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}');


INSERT INTO public.unit_ancestors VALUES
	('administrative', '01a225f5-30d4-7a92-8cdc-91a598c46d93', '01a225f5-30d4-7a92-8cdc-91a598c46d93', '-infinity', 0, 'infinity'),
	('technical', '01a225f5-30d4-7a92-8cdc-91a598c46d93', '01a225f5-30d4-7a92-8cdc-91a598c46d93', '-infinity', 0, 'infinity'),
	('technical', '01a225f5-372a-7041-a9f3-a9268797ddcf', '01a225f5-372a-7041-a9f3-a9268797ddcf', '-infinity', 0, 'infinity'),
	('administrative', '01a225f5-372a-7041-a9f3-a9268797ddcf', '01a225f5-372a-7041-a9f3-a9268797ddcf', '-infinity', 0, 'infinity'),
	('administrative', '01a225f5-30d4-7a92-8cdc-91a598c46d93', '01a225f5-372a-7041-a9f3-a9268797ddcf', '-infinity', 1, 'infinity'),
	('technical', '01a225f5-3864-73f3-b92c-bd1a6efa392b', '01a225f5-3864-73f3-b92c-bd1a6efa392b', '-infinity', 0, 'infinity'),
	('administrative', '01a225f5-3864-73f3-b92c-bd1a6efa392b', '01a225f5-3864-73f3-b92c-bd1a6efa392b', '-infinity', 0, 'infinity'),
	('administrative', '01a225f5-30d4-7a92-8cdc-91a598c46d93', '01a225f5-3864-73f3-b92c-bd1a6efa392b', '-infinity', 1, 'infinity'),
	('technical', '01a225f5-38a6-76c9-a1fb-a43b4a982883', '01a225f5-38a6-76c9-a1fb-a43b4a982883', '-infinity', 0, 'infinity'),
	('administrative', '01a225f5-38a6-76c9-a1fb-a43b4a982883', '01a225f5-38a6-76c9-a1fb-a43b4a982883', '-infinity', 0, 'infinity'),
	('administrative', '01a225f5-30d4-7a92-8cdc-91a598c46d93', '01a225f5-38a6-76c9-a1fb-a43b4a982883', '-infinity', 1, 'infinity'),
	('technical', '01a225f5-38c8-7085-9441-9217fe527ed2', '01a225f5-38c8-7085-9441-9217fe527ed2', '-infinity', 0, 'infinity'),
	('administrative', '01a225f5-38c8-7085-9441-9217fe527ed2', '01a225f5-38c8-7085-9441-9217fe527ed2', '-infinity', 0, 'infinity'),
	('administrative', '01a225f5-3864-73f3-b92c-bd1a6efa392b', '01a225f5-38c8-7085-9441-9217fe527ed2', '-infinity', 1, 'infinity'),
	('administrative', '01a225f5-30d4-7a92-8cdc-91a598c46d93', '01a225f5-38c8-7085-9441-9217fe527ed2', '-infinity', 2, 'infinity'),
	('administrative', '01a225f5-394b-76d3-9ee8-d40ed3768018', '01a225f5-394b-76d3-9ee8-d40ed3768018', '-infinity', 0, 'infinity'),
	('administrative', '01a225f5-38a6-76c9-a1fb-a43b4a982883', '01a225f5-394b-76d3-9ee8-d40ed3768018', '2026-08-31 17:00:00+00', 1, 'infinity'),
	('administrative', '01a225f5-3864-73f3-b92c-bd1a6efa392b', '01a225f5-394b-76d3-9ee8-d40ed3768018', '-infinity', 1, '2026-08-31 17:00:00+00'),
	('administrative', '01a225f5-30d4-7a92-8cdc-91a598c46d93', '01a225f5-394b-76d3-9ee8-d40ed3768018', '2026-08-31 17:00:00+00', 2, 'infinity'),
	('administrative', '01a225f5-30d4-7a92-8cdc-91a598c46d93', '01a225f5-394b-76d3-9ee8-d40ed3768018', '-infinity', 2, '2026-08-31 17:00:00+00'),
	('technical', '01a225f5-394b-76d3-9ee8-d40ed3768018', '01a225f5-394b-76d3-9ee8-d40ed3768018', '-infinity', 0, 'infinity'),
	('technical', '01a225f5-372a-7041-a9f3-a9268797ddcf', '01a225f5-394b-76d3-9ee8-d40ed3768018', '2026-11-23 17:00:00+00', 1, 'infinity'),
	('administrative', '01a225f5-38fa-75d8-934b-5fb4738d9a44', '01a225f5-38fa-75d8-934b-5fb4738d9a44', '-infinity', 0, 'infinity'),
	('administrative', '01a225f5-38c8-7085-9441-9217fe527ed2', '01a225f5-38fa-75d8-934b-5fb4738d9a44', '2026-10-31 17:00:00+00', 1, 'infinity'),
	('administrative', '01a225f5-38c8-7085-9441-9217fe527ed2', '01a225f5-38fa-75d8-934b-5fb4738d9a44', '-infinity', 1, '2026-10-31 17:00:00+00'),
	('administrative', '01a225f5-3864-73f3-b92c-bd1a6efa392b', '01a225f5-38fa-75d8-934b-5fb4738d9a44', '2026-10-31 17:00:00+00', 2, 'infinity'),
	('administrative', '01a225f5-3864-73f3-b92c-bd1a6efa392b', '01a225f5-38fa-75d8-934b-5fb4738d9a44', '-infinity', 2, '2026-10-31 17:00:00+00'),
	('administrative', '01a225f5-30d4-7a92-8cdc-91a598c46d93', '01a225f5-38fa-75d8-934b-5fb4738d9a44', '2026-10-31 17:00:00+00', 3, 'infinity'),
	('administrative', '01a225f5-30d4-7a92-8cdc-91a598c46d93', '01a225f5-38fa-75d8-934b-5fb4738d9a44', '-infinity', 3, '2026-10-31 17:00:00+00'),
	('technical', '01a225f5-38fa-75d8-934b-5fb4738d9a44', '01a225f5-38fa-75d8-934b-5fb4738d9a44', '-infinity', 0, 'infinity'),
	('technical', '01a225f5-38c8-7085-9441-9217fe527ed2', '01a225f5-38fa-75d8-934b-5fb4738d9a44', '2026-10-31 17:00:00+00', 1, 'infinity');


INSERT INTO public.unit_events VALUES
	('01a225f5-5570-7aef-bfad-73c0e39e3905', '01a225f5-38c8-7085-9441-9217fe527ed2', 'renamed', '2026-10-01', NULL, NULL, '{}', NULL, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00'),
	('01a225f5-5700-73b9-9057-050a048b9433', '01a225f5-394b-76d3-9ee8-d40ed3768018', 'moved', '2026-09-01', NULL, NULL, '{}', NULL, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00'),
	('01a225f5-5759-7d9b-9231-163206dd3497', '01a225f5-394b-76d3-9ee8-d40ed3768018', 'moved', '2026-11-24', NULL, NULL, '{}', NULL, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00'),
	('01a225f5-5803-71af-a648-0bd3cd991961', '01a225f5-38fa-75d8-934b-5fb4738d9a44', 'merged', '2026-11-01', NULL, NULL, '{01a225f5-38c8-7085-9441-9217fe527ed2}', '01a225f5-38c8-7085-9441-9217fe527ed2', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00'),
	('01a225f5-58c3-70c9-bd57-ed620127ec8f', '01a225f5-38a6-76c9-a1fb-a43b4a982883', 'renamed', '2027-01-01', NULL, NULL, '{}', NULL, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', NULL);


INSERT INTO public.unit_names VALUES
	('01a225f5-31c7-7cd0-bcc0-11492c320816', '01a225f5-30d4-7a92-8cdc-91a598c46d93', 'Kementerian Uji', DEFAULT, NULL, NULL, 'technicalUnit', NULL, NULL, NULL, NULL, NULL),
	('01a225f5-372e-7a6b-9eb3-554fc4f4de81', '01a225f5-372a-7041-a9f3-a9268797ddcf', 'Direktorat Jenderal Uji', DEFAULT, NULL, NULL, 'technicalUnit', NULL, NULL, NULL, NULL, NULL),
	('01a225f5-3865-7873-ac19-424cac825ee8', '01a225f5-3864-73f3-b92c-bd1a6efa392b', 'Kantor Wilayah Uji', DEFAULT, NULL, NULL, 'technicalUnit', NULL, NULL, NULL, NULL, NULL),
	('01a225f5-38fa-710b-a0da-cb31f184f824', '01a225f5-38fa-75d8-934b-5fb4738d9a44', 'Cabang Rutan', DEFAULT, NULL, NULL, 'technicalUnit', NULL, NULL, NULL, NULL, NULL),
	('01a225f5-394d-74ae-8e99-7836a23e4827', '01a225f5-394b-76d3-9ee8-d40ed3768018', 'Lapas Uji', DEFAULT, NULL, NULL, 'technicalUnit', NULL, NULL, NULL, NULL, NULL),
	('01a225f5-38c8-728d-9491-91f91d1fccc5', '01a225f5-38c8-7085-9441-9217fe527ed2', 'Rutan Uji', DEFAULT, NULL, NULL, 'technicalUnit', NULL, NULL, NULL, '2026-10-01', NULL),
	('01a225f5-5571-71c3-8a82-af0993170302', '01a225f5-38c8-7085-9441-9217fe527ed2', 'Rutan Uji Baru', DEFAULT, NULL, NULL, 'technicalUnit', NULL, NULL, '2026-10-01', NULL, '01a225f5-5570-7aef-bfad-73c0e39e3905'),
	('01a225f5-38a6-7adf-a9d4-a484be9f2632', '01a225f5-38a6-76c9-a1fb-a43b4a982883', 'Kantor Wilayah Timur', DEFAULT, NULL, NULL, 'technicalUnit', NULL, NULL, NULL, '2027-01-01', NULL),
	('01a225f5-58c3-79d8-828f-34f7aef69cb9', '01a225f5-38a6-76c9-a1fb-a43b4a982883', 'Kantor Wilayah Timur Jauh', DEFAULT, NULL, NULL, 'technicalUnit', NULL, NULL, '2027-01-01', NULL, '01a225f5-58c3-70c9-bd57-ed620127ec8f');


INSERT INTO public.unit_parents VALUES
	('01a225f5-3769-718e-bdd1-3036e9785bd9', '01a225f5-372a-7041-a9f3-a9268797ddcf', '01a225f5-30d4-7a92-8cdc-91a598c46d93', 'administrative', NULL, NULL, NULL),
	('01a225f5-3869-7e58-85e2-331b189ecbf9', '01a225f5-3864-73f3-b92c-bd1a6efa392b', '01a225f5-30d4-7a92-8cdc-91a598c46d93', 'administrative', NULL, NULL, NULL),
	('01a225f5-38aa-7109-a2db-38ff306ad117', '01a225f5-38a6-76c9-a1fb-a43b4a982883', '01a225f5-30d4-7a92-8cdc-91a598c46d93', 'administrative', NULL, NULL, NULL),
	('01a225f5-38cb-790a-8700-4b2a387568d5', '01a225f5-38c8-7085-9441-9217fe527ed2', '01a225f5-3864-73f3-b92c-bd1a6efa392b', 'administrative', NULL, NULL, NULL),
	('01a225f5-3952-7e9c-b0c2-45d6330b2f32', '01a225f5-394b-76d3-9ee8-d40ed3768018', '01a225f5-3864-73f3-b92c-bd1a6efa392b', 'administrative', NULL, '2026-09-01', NULL),
	('01a225f5-5704-775e-b7f4-0af44ff9c3a0', '01a225f5-394b-76d3-9ee8-d40ed3768018', '01a225f5-38a6-76c9-a1fb-a43b4a982883', 'administrative', '2026-09-01', NULL, '01a225f5-5700-73b9-9057-050a048b9433'),
	('01a225f5-575c-7a4a-b8a0-14a471cae9b0', '01a225f5-394b-76d3-9ee8-d40ed3768018', '01a225f5-372a-7041-a9f3-a9268797ddcf', 'technical', '2026-11-24', NULL, '01a225f5-5759-7d9b-9231-163206dd3497'),
	('01a225f5-38fd-7fdd-9a2e-dbc41edb1148', '01a225f5-38fa-75d8-934b-5fb4738d9a44', '01a225f5-38c8-7085-9441-9217fe527ed2', 'administrative', NULL, '2026-11-01', NULL),
	('01a225f5-5881-7d6a-9031-bb250b7dc4f0', '01a225f5-38fa-75d8-934b-5fb4738d9a44', '01a225f5-38c8-7085-9441-9217fe527ed2', 'administrative', '2026-11-01', NULL, '01a225f5-5803-71af-a648-0bd3cd991961'),
	('01a225f5-5884-7ed4-99d8-4c4032c8561f', '01a225f5-38fa-75d8-934b-5fb4738d9a44', '01a225f5-38c8-7085-9441-9217fe527ed2', 'technical', '2026-11-01', NULL, '01a225f5-5803-71af-a648-0bd3cd991961');


INSERT INTO public.unit_usage OVERRIDING SYSTEM VALUE VALUES
	(1, '01a225f5-38c8-7085-9441-9217fe527ed2', '2026-11-24', false, 1, 78),
	(2, '01a225f5-38c8-7085-9441-9217fe527ed2', '2026-11-24', false, 1, 0),
	(3, '01a225f5-38c8-7085-9441-9217fe527ed2', '2026-11-24', false, 1, 78),
	(4, '01a225f5-38fa-75d8-934b-5fb4738d9a44', '2026-11-24', false, 1, 78),
	(5, '01a225f5-38c8-7085-9441-9217fe527ed2', '2026-11-24', false, 1, 78),
	(6, '01a225f5-38c8-7085-9441-9217fe527ed2', '2026-11-24', false, 1, 0),
	(7, '01a225f5-38fa-75d8-934b-5fb4738d9a44', '2026-11-24', false, 1, 78),
	(8, '01a225f5-38fa-75d8-934b-5fb4738d9a44', '2026-11-24', false, 0, 78),
	(9, '01a225f5-38c8-7085-9441-9217fe527ed2', '2026-11-24', false, 1, 78),
	(10, '01a225f5-38c8-7085-9441-9217fe527ed2', '2026-11-24', false, 0, 78),
	(11, '01a225f5-38c8-7085-9441-9217fe527ed2', '2026-11-24', true, 1, 0),
	(12, '01a225f5-38c8-7085-9441-9217fe527ed2', '2026-11-24', false, 1, 78),
	(13, '01a225f5-38c8-7085-9441-9217fe527ed2', '2026-11-24', false, 1, 78),
	(14, '01a225f5-38c8-7085-9441-9217fe527ed2', '2026-11-24', false, 1, 0);


INSERT INTO public.units VALUES
	('01a225f5-30d4-7a92-8cdc-91a598c46d93', 1, 'kementerian-uji', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, true, '{}', NULL, NULL, NULL, NULL, NULL, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}'),
	('01a225f5-372a-7041-a9f3-a9268797ddcf', 1, 'ditjen-uji', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, true, '{}', NULL, NULL, NULL, NULL, NULL, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}'),
	('01a225f5-3864-73f3-b92c-bd1a6efa392b', 1, 'kanwil-uji', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, true, '{}', NULL, NULL, NULL, NULL, NULL, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}'),
	('01a225f5-38c8-7085-9441-9217fe527ed2', 2, 'rutan-uji', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, true, '{}', NULL, NULL, NULL, NULL, NULL, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}'),
	('01a225f5-394b-76d3-9ee8-d40ed3768018', 3, 'lapas-uji', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, true, '{}', '01a225f5-394c-731b-b255-5fd0ffd68956', true, NULL, NULL, NULL, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}'),
	('01a225f5-38fa-75d8-934b-5fb4738d9a44', 2, 'cabang-rutan', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, true, '{}', NULL, NULL, NULL, NULL, '2026-11-01', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}'),
	('01a225f5-38a6-76c9-a1fb-a43b4a982883', 2, 'kanwil-timur', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, true, '{}', NULL, NULL, NULL, NULL, NULL, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}');


SELECT pg_catalog.setval('public.api_key_grants_id_seq', 1, true);


SELECT pg_catalog.setval('public.audit_position_seq', 41, true);


SELECT pg_catalog.setval('public.changes_position_seq', 27, true);


SELECT pg_catalog.setval('public.count_deltas_id_seq', 22, true);


SELECT pg_catalog.setval('public.month_deltas_id_seq', 21, true);


SELECT pg_catalog.setval('public.unit_usage_id_seq', 14, true);


ALTER TABLE ONLY public.audit_head
    ADD CONSTRAINT audit_head_pkey PRIMARY KEY (one);


ALTER TABLE ONLY public.audit_persons
    ADD CONSTRAINT audit_persons_pkey PRIMARY KEY ("position");


ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY ("position");


ALTER TABLE ONLY public.audit_values
    ADD CONSTRAINT audit_values_pkey PRIMARY KEY ("position", place);


ALTER TABLE ONLY public.change_readers
    ADD CONSTRAINT change_readers_pkey PRIMARY KEY (name);


ALTER TABLE ONLY public.change_retention
    ADD CONSTRAINT change_retention_pkey PRIMARY KEY (one);


ALTER TABLE ONLY public.count_deltas
    ADD CONSTRAINT count_deltas_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.unit_names
    ADD CONSTRAINT ex_unit_names_overlap EXCLUDE USING gist (unit_id WITH =, daterange(valid_from, valid_to) WITH &&) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.unit_parents
    ADD CONSTRAINT ex_unit_parents_overlap EXCLUDE USING gist (unit_id WITH =, line WITH =, daterange(valid_from, valid_to) WITH &&) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.month_deltas
    ADD CONSTRAINT month_deltas_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public."__EFMigrationsHistory"
    ADD CONSTRAINT pk___ef_migrations_history PRIMARY KEY (migration_id);


ALTER TABLE ONLY public.api_key_grants
    ADD CONSTRAINT pk_api_key_grants PRIMARY KEY (id);


ALTER TABLE ONLY public.api_key_uses
    ADD CONSTRAINT pk_api_key_uses PRIMARY KEY (key_id);


ALTER TABLE ONLY public.api_keys
    ADD CONSTRAINT pk_api_keys PRIMARY KEY (id);


ALTER TABLE ONLY public.article_notes
    ADD CONSTRAINT pk_article_notes PRIMARY KEY (id);


ALTER TABLE ONLY public.article_revisions
    ADD CONSTRAINT pk_article_revisions PRIMARY KEY (id);


ALTER TABLE ONLY public.articles
    ADD CONSTRAINT pk_articles PRIMARY KEY (id);


ALTER TABLE ONLY public.authors
    ADD CONSTRAINT pk_authors PRIMARY KEY (id);


ALTER TABLE ONLY public.changes
    ADD CONSTRAINT pk_changes PRIMARY KEY ("position");


ALTER TABLE ONLY public.gone_articles
    ADD CONSTRAINT pk_gone_articles PRIMARY KEY (article_id);


ALTER TABLE ONLY public.idempotent_responses
    ADD CONSTRAINT pk_idempotent_responses PRIMARY KEY (principal, key);


ALTER TABLE ONLY public.people
    ADD CONSTRAINT pk_people PRIMARY KEY (id);


ALTER TABLE ONLY public.preview_links
    ADD CONSTRAINT pk_preview_links PRIMARY KEY (id);


ALTER TABLE ONLY public.published_articles
    ADD CONSTRAINT pk_published_articles PRIMARY KEY (id);


ALTER TABLE ONLY public.published_author_links
    ADD CONSTRAINT pk_published_author_links PRIMARY KEY (author_id, article_id);


ALTER TABLE ONLY public.published_bodies
    ADD CONSTRAINT pk_published_bodies PRIMARY KEY (article_id);


ALTER TABLE ONLY public.published_mention_links
    ADD CONSTRAINT pk_published_mention_links PRIMARY KEY (mentioned_unit_id, article_id);


ALTER TABLE ONLY public.published_tag_links
    ADD CONSTRAINT pk_published_tag_links PRIMARY KEY (tag_id, article_id);


ALTER TABLE ONLY public.slugs
    ADD CONSTRAINT pk_slugs PRIMARY KEY (kind, slug);


ALTER TABLE ONLY public.tags
    ADD CONSTRAINT pk_tags PRIMARY KEY (id);


ALTER TABLE ONLY public.unit_ancestors
    ADD CONSTRAINT pk_unit_ancestors PRIMARY KEY (ancestor_id, unit_id, line, from_at);


ALTER TABLE ONLY public.unit_events
    ADD CONSTRAINT pk_unit_events PRIMARY KEY (id);


ALTER TABLE ONLY public.unit_names
    ADD CONSTRAINT pk_unit_names PRIMARY KEY (id);


ALTER TABLE ONLY public.unit_parents
    ADD CONSTRAINT pk_unit_parents PRIMARY KEY (id);


ALTER TABLE ONLY public.units
    ADD CONSTRAINT pk_units PRIMARY KEY (id);


ALTER TABLE ONLY public.schema_scripts
    ADD CONSTRAINT schema_scripts_pkey PRIMARY KEY (name);


ALTER TABLE ONLY public.unit_usage
    ADD CONSTRAINT unit_usage_pkey PRIMARY KEY (id);


CREATE INDEX ix_api_key_grants_key_id ON public.api_key_grants USING btree (key_id);


CREATE INDEX ix_api_key_grants_unit_id ON public.api_key_grants USING btree (unit_id);


CREATE INDEX ix_api_keys_created_at_id ON public.api_keys USING btree (created_at DESC, id DESC);


CREATE INDEX ix_article_notes_article_id_id ON public.article_notes USING btree (article_id, id DESC);


CREATE UNIQUE INDEX ix_article_revisions_article_id_number ON public.article_revisions USING btree (article_id, number);


CREATE INDEX ix_articles_assignee_id ON public.articles USING btree (assignee_id) WHERE (assignee_id IS NOT NULL);


CREATE INDEX ix_articles_author_ids ON public.articles USING gin (author_ids);


CREATE INDEX ix_articles_draft_state_edited_at ON public.articles USING btree (draft_state, edited_at) WHERE (draft_state = ANY (ARRAY['inReview'::text, 'approved'::text]));


CREATE INDEX ix_articles_edited_at_id ON public.articles USING btree (edited_at DESC, id DESC);


CREATE INDEX ix_articles_live_unit_id ON public.articles USING btree (live_unit_id) WHERE (live_unit_id <> unit_id);


CREATE INDEX ix_articles_tag_ids ON public.articles USING gin (tag_ids);


CREATE INDEX ix_articles_title_trigram ON public.articles USING gin (title public.gin_trgm_ops);


CREATE INDEX ix_articles_unit_id_edited_at_id ON public.articles USING btree (unit_id, edited_at DESC, id DESC);


CREATE INDEX ix_audit_actor ON public.audit USING btree (actor_id, "position");


CREATE INDEX ix_audit_entity ON public.audit USING btree (entity_id, "position");


CREATE INDEX ix_audit_values_entity ON public.audit_values USING btree (entity_id);


CREATE UNIQUE INDEX ix_authors_slug ON public.authors USING btree (slug);


CREATE INDEX ix_authors_sort_key_id ON public.authors USING btree (sort_key, id);


CREATE INDEX ix_authors_unit_id ON public.authors USING btree (unit_id);


CREATE INDEX ix_changes_entity_id_position ON public.changes USING btree (entity_id, "position");


CREATE INDEX ix_count_deltas_target ON public.count_deltas USING btree (kind, target_id) INCLUDE (delta);


CREATE INDEX ix_idempotent_responses_created_at ON public.idempotent_responses USING btree (created_at);


CREATE INDEX ix_month_deltas_new ON public.month_deltas USING btree (kind, target_id, part) WHERE new;


CREATE INDEX ix_month_deltas_target ON public.month_deltas USING btree (kind, target_id, part) INCLUDE (delta);


CREATE INDEX ix_preview_links_article_id_id ON public.preview_links USING btree (article_id, id);


CREATE INDEX ix_preview_links_expires_at ON public.preview_links USING btree (expires_at);


CREATE INDEX ix_published_articles_language_published_at_id ON public.published_articles USING btree (language, published_at DESC, id DESC) INCLUDE (unit_id);


CREATE INDEX ix_published_articles_modified_at_id ON public.published_articles USING btree (modified_at, id);


CREATE INDEX ix_published_articles_published_at_id ON public.published_articles USING btree (published_at DESC, id DESC) INCLUDE (unit_id);


CREATE UNIQUE INDEX ix_published_articles_slug ON public.published_articles USING btree (slug);


CREATE INDEX ix_published_articles_translation_group_id ON public.published_articles USING btree (translation_group_id);


CREATE INDEX ix_published_articles_unit_id_published_at_id ON public.published_articles USING btree (unit_id, published_at DESC, id DESC);


CREATE INDEX ix_published_author_links_article_id ON public.published_author_links USING btree (article_id);


CREATE INDEX ix_published_author_links_author_id_published_at_article_id ON public.published_author_links USING btree (author_id, published_at DESC, article_id DESC) INCLUDE (unit_id);


CREATE INDEX ix_published_mention_links_article_id ON public.published_mention_links USING btree (article_id);


CREATE INDEX ix_published_mention_links_mentioned_unit_id_published_at_arti ON public.published_mention_links USING btree (mentioned_unit_id, published_at DESC, article_id DESC) INCLUDE (unit_id);


CREATE INDEX ix_published_tag_links_article_id ON public.published_tag_links USING btree (article_id);


CREATE INDEX ix_published_tag_links_tag_id_published_at_article_id ON public.published_tag_links USING btree (tag_id, published_at DESC, article_id DESC) INCLUDE (unit_id);


CREATE INDEX ix_published_tag_links_tag_id_unit_id_published_at_article_id ON public.published_tag_links USING btree (tag_id, unit_id, published_at DESC, article_id DESC);


CREATE INDEX ix_slugs_target_id ON public.slugs USING btree (target_id);


CREATE INDEX ix_tags_merged_into_id ON public.tags USING btree (merged_into_id);


CREATE INDEX ix_tags_sort_key_id ON public.tags USING btree (sort_key, id);


CREATE INDEX ix_unit_ancestors_unit_id ON public.unit_ancestors USING btree (unit_id);


CREATE INDEX ix_unit_events_effective_on ON public.unit_events USING btree (effective_on) WHERE (logged_at IS NULL);


CREATE INDEX ix_unit_events_heir_id ON public.unit_events USING btree (heir_id);


CREATE INDEX ix_unit_events_unit_id_effective_on ON public.unit_events USING btree (unit_id, effective_on);


CREATE INDEX ix_unit_names_event_id ON public.unit_names USING btree (event_id);


CREATE INDEX ix_unit_names_unit_id ON public.unit_names USING btree (unit_id);


CREATE INDEX ix_unit_parents_event_id ON public.unit_parents USING btree (event_id);


CREATE INDEX ix_unit_parents_parent_id ON public.unit_parents USING btree (parent_id);


CREATE INDEX ix_unit_parents_unit_id ON public.unit_parents USING btree (unit_id);


CREATE INDEX ix_unit_usage ON public.unit_usage USING btree (unit_id, day, imported) INCLUDE (articles, bytes);


CREATE UNIQUE INDEX ix_units_slug ON public.units USING btree (slug);


CREATE UNIQUE INDEX ux_articles_import_key ON public.articles USING btree (import_source, import_external_id);


CREATE UNIQUE INDEX ux_articles_translation ON public.articles USING btree (translation_group_id, language);


CREATE UNIQUE INDEX ux_units_code ON public.units USING btree (code);


CREATE TRIGGER audit_chain BEFORE INSERT ON public.audit FOR EACH ROW EXECUTE FUNCTION public.humas_chain_audit();


CREATE TRIGGER audit_order BEFORE INSERT ON public.audit FOR EACH STATEMENT EXECUTE FUNCTION public.humas_order_changes();


CREATE TRIGGER changes_order BEFORE INSERT ON public.changes FOR EACH STATEMENT EXECUTE FUNCTION public.humas_order_changes();


CREATE TRIGGER changes_wake AFTER INSERT ON public.changes FOR EACH STATEMENT EXECUTE FUNCTION public.humas_wake_readers();


CREATE TRIGGER unit_parents_added AFTER INSERT ON public.unit_parents REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION public.humas_unit_parents_added();


CREATE TRIGGER unit_parents_changed AFTER UPDATE ON public.unit_parents REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION public.humas_unit_parents_changed();


CREATE TRIGGER unit_parents_check BEFORE INSERT OR UPDATE ON public.unit_parents FOR EACH ROW EXECUTE FUNCTION public.humas_check_unit_parent();


CREATE TRIGGER unit_parents_leave BEFORE DELETE ON public.unit_parents FOR EACH STATEMENT EXECUTE FUNCTION public.humas_lock_unit_tree();


CREATE TRIGGER unit_parents_removed AFTER DELETE ON public.unit_parents REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION public.humas_unit_parents_removed();


CREATE TRIGGER units_added AFTER INSERT ON public.units FOR EACH ROW EXECUTE FUNCTION public.humas_unit_added();


CREATE TRIGGER units_removed AFTER DELETE ON public.units FOR EACH ROW EXECUTE FUNCTION public.humas_unit_removed();


ALTER TABLE ONLY public.audit_persons
    ADD CONSTRAINT audit_persons_position_fkey FOREIGN KEY ("position") REFERENCES public.audit("position");


ALTER TABLE ONLY public.audit_values
    ADD CONSTRAINT audit_values_position_fkey FOREIGN KEY ("position") REFERENCES public.audit("position");


ALTER TABLE ONLY public.api_key_grants
    ADD CONSTRAINT fk_api_key_grants_api_keys_key_id FOREIGN KEY (key_id) REFERENCES public.api_keys(id) ON DELETE CASCADE;


ALTER TABLE ONLY public.api_key_grants
    ADD CONSTRAINT fk_api_key_grants_units_unit_id FOREIGN KEY (unit_id) REFERENCES public.units(id) ON DELETE CASCADE;


ALTER TABLE ONLY public.api_key_uses
    ADD CONSTRAINT fk_api_key_uses_api_keys_key_id FOREIGN KEY (key_id) REFERENCES public.api_keys(id) ON DELETE CASCADE;


ALTER TABLE ONLY public.article_notes
    ADD CONSTRAINT fk_article_notes_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles(id) ON DELETE CASCADE;


ALTER TABLE ONLY public.article_revisions
    ADD CONSTRAINT fk_article_revisions_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles(id) ON DELETE CASCADE;


ALTER TABLE ONLY public.authors
    ADD CONSTRAINT fk_authors_unit FOREIGN KEY (unit_id) REFERENCES public.units(id) ON DELETE RESTRICT;


ALTER TABLE ONLY public.preview_links
    ADD CONSTRAINT fk_preview_links_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles(id) ON DELETE CASCADE;


ALTER TABLE ONLY public.tags
    ADD CONSTRAINT fk_tags_tags_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES public.tags(id) ON DELETE RESTRICT;


ALTER TABLE ONLY public.unit_events
    ADD CONSTRAINT fk_unit_events_units_heir_id FOREIGN KEY (heir_id) REFERENCES public.units(id) ON DELETE RESTRICT;


ALTER TABLE ONLY public.unit_events
    ADD CONSTRAINT fk_unit_events_units_unit_id FOREIGN KEY (unit_id) REFERENCES public.units(id) ON DELETE CASCADE;


ALTER TABLE ONLY public.unit_names
    ADD CONSTRAINT fk_unit_names_units_unit_id FOREIGN KEY (unit_id) REFERENCES public.units(id) ON DELETE CASCADE;


ALTER TABLE ONLY public.unit_parents
    ADD CONSTRAINT fk_unit_parents_parent FOREIGN KEY (parent_id) REFERENCES public.units(id) ON DELETE RESTRICT;


ALTER TABLE ONLY public.unit_parents
    ADD CONSTRAINT fk_unit_parents_units_unit_id FOREIGN KEY (unit_id) REFERENCES public.units(id) ON DELETE CASCADE;



