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
	(1, 'writer', '01a225e0-5ffe-72de-a81b-b3699bea7db9', 'subtree', '01a225e0-66d2-7e64-a195-875260800f3d');
INSERT INTO public.api_keys VALUES
	('01a225e0-66d2-7e64-a195-875260800f3d', 1, 'writer kanwil-uji subtree', NULL, '\xf6524a50109982548a0f8b1efa855d942c1511abdc32b12ba67b5bdbdfa51626', NULL, NULL, NULL, '{}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', NULL);
INSERT INTO public.article_notes VALUES
	('01a225e0-64db-7f43-95af-3a19a4ab519f', '01a225e0-6494-7c1c-9ea5-0b9f7c76da6e', 1, 'submitted', NULL, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}'),
	('01a225e0-651c-7c9e-939c-4fe7c8feebff', '01a225e0-6494-7c1c-9ea5-0b9f7c76da6e', 1, 'note', 'Periksa angka.', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}');
INSERT INTO public.article_revisions VALUES
	('01a225e0-629c-70e3-9d2e-4d967055611a', '01a225e0-6262-7542-8bdc-c4cc355eef39', 1, 'panen-perdana', true, 'news', 'id', NULL, 'Panen Perdana', NULL, NULL, '<h2>Kebun</h2><p>Petani binaan memanen 40 kg cabai. Hasilnya dijual di pasar.</p>', 'Petani binaan memanen 40 kg cabai. Hasilnya dijual di pasar.', '<h2>Kebun</h2><p>Petani binaan memanen 40 kg cabai. Hasilnya dijual di pasar.</p>', NULL, NULL, NULL, NULL, 'Asia/Jakarta', NULL, '01a225e0-6097-7ecb-8741-9afba4703b38', '{01a225e0-5ffe-72de-a81b-b3699bea7db9}', '{01a225e0-60e2-7117-af4d-5f6a7fdde91c}', '{01a225e0-614e-7558-bbfc-7c27cfefa3eb,01a225e0-618a-7a95-baed-d68353c9b1de}', NULL, NULL, NULL, NULL, NULL, NULL, false, '{}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', NULL),
	('01a225e0-6444-7910-8ab1-d7b0c519666d', '01a225e0-6417-77cd-a0e2-faf06c6f0d55', 1, 'first-harvest', true, 'news', 'en', '01a225e0-6262-7542-8bdc-c4cc355eef39', 'First Harvest', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'Asia/Jakarta', NULL, '01a225e0-6097-7ecb-8741-9afba4703b38', '{}', '{}', '{}', NULL, NULL, NULL, NULL, NULL, NULL, false, '{}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', NULL),
	('01a225e0-647f-728a-94ac-7a5e43fddc5d', '01a225e0-6479-7cdf-922e-9e7803dc7d16', 1, 'rencana-kegiatan', true, 'news', 'id', NULL, 'Rencana Kegiatan', NULL, NULL, '<h2>Kebun</h2><p>Petani binaan memanen 40 kg cabai. Hasilnya dijual di pasar.</p>', 'Petani binaan memanen 40 kg cabai. Hasilnya dijual di pasar.', '<h2>Kebun</h2><p>Petani binaan memanen 40 kg cabai. Hasilnya dijual di pasar.</p>', NULL, NULL, NULL, NULL, 'Asia/Jakarta', NULL, '01a225e0-6097-7ecb-8741-9afba4703b38', '{}', '{}', '{01a225e0-614e-7558-bbfc-7c27cfefa3eb,01a225e0-618a-7a95-baed-d68353c9b1de}', NULL, NULL, NULL, NULL, NULL, NULL, false, '{}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', NULL),
	('01a225e0-6498-71df-bc1d-8613cf7942bb', '01a225e0-6494-7c1c-9ea5-0b9f7c76da6e', 1, 'menunggu-tinjauan', true, 'news', 'id', NULL, 'Menunggu Tinjauan', NULL, NULL, '<h2>Kebun</h2><p>Petani binaan memanen 40 kg cabai. Hasilnya dijual di pasar.</p>', 'Petani binaan memanen 40 kg cabai. Hasilnya dijual di pasar.', '<h2>Kebun</h2><p>Petani binaan memanen 40 kg cabai. Hasilnya dijual di pasar.</p>', NULL, NULL, NULL, NULL, 'Asia/Jakarta', NULL, '01a225e0-60b5-79e8-bbfc-41040435e41e', '{}', '{}', '{}', NULL, NULL, NULL, NULL, NULL, NULL, false, '{}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', NULL),
	('01a225e0-652e-7ef7-8f3a-7dca693068b0', '01a225e0-652b-74ec-b945-9c6e7c4ed0c0', 1, 'kabar-lama', true, 'news', 'id', NULL, 'Kabar Lama', NULL, NULL, '<h2>Kebun</h2><p>Petani binaan memanen 40 kg cabai. Hasilnya dijual di pasar.</p>', 'Petani binaan memanen 40 kg cabai. Hasilnya dijual di pasar.', '<h2>Kebun</h2><p>Petani binaan memanen 40 kg cabai. Hasilnya dijual di pasar.</p>', NULL, NULL, NULL, NULL, 'Asia/Jakarta', NULL, '01a225e0-60b5-79e8-bbfc-41040435e41e', '{}', '{}', '{}', NULL, NULL, NULL, NULL, NULL, NULL, false, '{}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', NULL),
	('01a225e0-655d-75a3-a069-69260667d922', '01a225e0-652b-74ec-b945-9c6e7c4ed0c0', 2, 'kabar-baru', false, 'news', 'id', NULL, 'Kabar Baru', NULL, NULL, '<h2>Kebun</h2><p>Petani binaan memanen 40 kg cabai. Hasilnya dijual di pasar.</p>', 'Petani binaan memanen 40 kg cabai. Hasilnya dijual di pasar.', '<h2>Kebun</h2><p>Petani binaan memanen 40 kg cabai. Hasilnya dijual di pasar.</p>', NULL, NULL, NULL, NULL, 'Asia/Jakarta', NULL, '01a225e0-60b5-79e8-bbfc-41040435e41e', '{}', '{}', '{}', NULL, NULL, NULL, NULL, NULL, NULL, false, '{}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', NULL),
	('01a225e0-65bc-70f8-8737-3a40c99b72cf', '01a225e0-65ba-7cbe-9e54-1a73dcad6015', 1, 'ditarik', true, 'news', 'id', NULL, 'Ditarik', NULL, NULL, '<h2>Kebun</h2><p>Petani binaan memanen 40 kg cabai. Hasilnya dijual di pasar.</p>', 'Petani binaan memanen 40 kg cabai. Hasilnya dijual di pasar.', '<h2>Kebun</h2><p>Petani binaan memanen 40 kg cabai. Hasilnya dijual di pasar.</p>', NULL, NULL, NULL, NULL, 'Asia/Jakarta', NULL, '01a225e0-6097-7ecb-8741-9afba4703b38', '{}', '{}', '{}', NULL, NULL, NULL, NULL, NULL, NULL, false, '{}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', NULL),
	('01a225e0-6628-7deb-b138-3270556e00d6', '01a225e0-6627-7732-9d7a-391d0017b75d', 1, 'diubah-setelah-terbit', true, 'news', 'id', NULL, 'Diubah Setelah Terbit', NULL, NULL, '<h2>Kebun</h2><p>Petani binaan memanen 40 kg cabai. Hasilnya dijual di pasar.</p>', 'Petani binaan memanen 40 kg cabai. Hasilnya dijual di pasar.', '<h2>Kebun</h2><p>Petani binaan memanen 40 kg cabai. Hasilnya dijual di pasar.</p>', NULL, NULL, NULL, NULL, 'Asia/Jakarta', NULL, '01a225e0-6097-7ecb-8741-9afba4703b38', '{}', '{}', '{}', NULL, NULL, NULL, NULL, NULL, NULL, false, '{}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', NULL),
	('01a225e0-664a-72d9-9a6f-7d6ddd90d6e9', '01a225e0-6627-7732-9d7a-391d0017b75d', 2, 'diubah-setelah-terbit', true, 'news', 'id', NULL, 'Diubah Setelah Terbit', NULL, 'Ringkasan baru', '<h2>Kebun</h2><p>Petani binaan memanen 40 kg cabai. Hasilnya dijual di pasar.</p>', 'Petani binaan memanen 40 kg cabai. Hasilnya dijual di pasar.', '<h2>Kebun</h2><p>Petani binaan memanen 40 kg cabai. Hasilnya dijual di pasar.</p>', NULL, NULL, NULL, NULL, 'Asia/Jakarta', NULL, '01a225e0-6097-7ecb-8741-9afba4703b38', '{}', '{}', '{}', NULL, NULL, NULL, NULL, NULL, NULL, false, '{}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', NULL),
	('01a225e0-6681-7e67-8201-030a890d3e20', '01a225e0-667f-734c-a827-611f8f77652b', 1, 'arsip', true, 'news', 'id', NULL, 'Arsip', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'Asia/Jakarta', NULL, '01a225e0-6097-7ecb-8741-9afba4703b38', '{}', '{}', '{}', NULL, NULL, NULL, NULL, NULL, NULL, false, '{}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', NULL),
	('01a225e0-6793-75f7-a5e3-4b14c51e6a26', '01a225e0-6792-779e-91d7-544f242470f3', 1, 'sekali-saja', true, 'news', 'id', NULL, 'Sekali Saja', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'Asia/Jakarta', NULL, '01a225e0-6097-7ecb-8741-9afba4703b38', '{}', '{}', '{}', NULL, NULL, NULL, NULL, NULL, NULL, false, '{}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', NULL);
INSERT INTO public.articles VALUES
	('01a225e0-6417-77cd-a0e2-faf06c6f0d55', 1, '01a225e0-6444-7910-8ab1-d7b0c519666d', 1, 1, 0, NULL, NULL, NULL, 'First Harvest', 'en', '01a225e0-6097-7ecb-8741-9afba4703b38', '{}', '{}', 'none', 'draft', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '[]', '01a225e0-6262-7542-8bdc-c4cc355eef39', NULL, NULL, NULL, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}'),
	('01a225e0-6479-7cdf-922e-9e7803dc7d16', 1, '01a225e0-647f-728a-94ac-7a5e43fddc5d', 1, 1, 0, NULL, NULL, NULL, 'Rencana Kegiatan', 'id', '01a225e0-6097-7ecb-8741-9afba4703b38', '{01a225e0-614e-7558-bbfc-7c27cfefa3eb,01a225e0-618a-7a95-baed-d68353c9b1de}', '{}', 'none', 'draft', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '[]', '01a225e0-6479-7cdf-922e-9e7803dc7d16', NULL, NULL, NULL, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}'),
	('01a225e0-6494-7c1c-9ea5-0b9f7c76da6e', 2, '01a225e0-6498-71df-bc1d-8613cf7942bb', 1, 1, 0, NULL, NULL, NULL, 'Menunggu Tinjauan', 'id', '01a225e0-60b5-79e8-bbfc-41040435e41e', '{}', '{}', 'none', 'inReview', NULL, NULL, '{"id": null, "name": "Administrator"}', NULL, NULL, NULL, NULL, '[]', '01a225e0-6494-7c1c-9ea5-0b9f7c76da6e', NULL, NULL, NULL, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}'),
	('01a225e0-652b-74ec-b945-9c6e7c4ed0c0', 4, '01a225e0-655d-75a3-a069-69260667d922', 2, 2, 2, '01a225e0-655d-75a3-a069-69260667d922', 2, '01a225e0-60b5-79e8-bbfc-41040435e41e', 'Kabar Baru', 'id', '01a225e0-60b5-79e8-bbfc-41040435e41e', '{}', '{}', 'live', NULL, NULL, NULL, NULL, '2026-11-24 12:00:00+00', '2026-11-24 12:00:00+00', NULL, '2026-11-24 12:00:00+00', '[]', '01a225e0-652b-74ec-b945-9c6e7c4ed0c0', NULL, NULL, NULL, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}'),
	('01a225e0-65ba-7cbe-9e54-1a73dcad6015', 3, '01a225e0-65bc-70f8-8737-3a40c99b72cf', 1, 1, 1, NULL, NULL, NULL, 'Ditarik', 'id', '01a225e0-6097-7ecb-8741-9afba4703b38', '{}', '{}', 'unpublished', 'draft', NULL, NULL, NULL, '2026-11-24 12:00:00+00', '2026-11-24 12:00:00+00', NULL, '2026-11-24 12:00:00+00', '[]', '01a225e0-65ba-7cbe-9e54-1a73dcad6015', NULL, NULL, NULL, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}'),
	('01a225e0-6627-7732-9d7a-391d0017b75d', 3, '01a225e0-664a-72d9-9a6f-7d6ddd90d6e9', 2, 2, 1, '01a225e0-6628-7deb-b138-3270556e00d6', 1, '01a225e0-6097-7ecb-8741-9afba4703b38', 'Diubah Setelah Terbit', 'id', '01a225e0-6097-7ecb-8741-9afba4703b38', '{}', '{}', 'live', 'draft', NULL, NULL, NULL, '2026-11-24 12:00:00+00', '2026-11-24 12:00:00+00', NULL, '2026-11-24 12:00:00+00', '[]', '01a225e0-6627-7732-9d7a-391d0017b75d', NULL, NULL, NULL, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}'),
	('01a225e0-667f-734c-a827-611f8f77652b', 2, '01a225e0-6681-7e67-8201-030a890d3e20', 1, 1, 1, '01a225e0-6681-7e67-8201-030a890d3e20', 1, '01a225e0-6097-7ecb-8741-9afba4703b38', 'Arsip', 'id', '01a225e0-6097-7ecb-8741-9afba4703b38', '{}', '{}', 'live', NULL, NULL, NULL, NULL, '2026-11-24 12:00:00+00', '2026-11-24 12:00:00+00', NULL, '2026-11-24 12:00:00+00', '[]', '01a225e0-667f-734c-a827-611f8f77652b', 'lama', '17', 1, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}'),
	('01a225e0-6792-779e-91d7-544f242470f3', 1, '01a225e0-6793-75f7-a5e3-4b14c51e6a26', 1, 1, 0, NULL, NULL, NULL, 'Sekali Saja', 'id', '01a225e0-6097-7ecb-8741-9afba4703b38', '{}', '{}', 'none', 'draft', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '[]', '01a225e0-6792-779e-91d7-544f242470f3', NULL, NULL, NULL, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}'),
	('01a225e0-6262-7542-8bdc-c4cc355eef39', 2, '01a225e0-629c-70e3-9d2e-4d967055611a', 1, 1, 1, '01a225e0-629c-70e3-9d2e-4d967055611a', 1, '01a225e0-6097-7ecb-8741-9afba4703b38', 'Panen Perdana', 'id', '01a225e0-6097-7ecb-8741-9afba4703b38', '{01a225e0-614e-7558-bbfc-7c27cfefa3eb,01a225e0-618a-7a95-baed-d68353c9b1de}', '{01a225e0-60e2-7117-af4d-5f6a7fdde91c}', 'live', NULL, NULL, NULL, NULL, '2026-11-24 12:00:00+00', '2026-11-24 12:00:00+00', NULL, '2026-11-24 12:00:00+00', '[]', '01a225e0-6262-7542-8bdc-c4cc355eef39', NULL, NULL, NULL, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}');
INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES
	(1, '2026-11-24 12:00:00+00', 'putUnitBySlug', NULL, 'unit', '01a225e0-5d65-7f2a-8129-ea6a5be94fe4', '{01a225e0-5d65-7f2a-8129-ea6a5be94fe4}', '[{"id": "01a225e0-5d65-7f2a-8129-ea6a5be94fe4", "op": "added", "after": {"code": null, "logo": null, "slug": "kementerian-uji", "email": null, "phone": null, "active": true, "address": null, "website": null, "closedOn": null, "fourEyes": null, "openedOn": null, "timeZone": null, "whatsapp": null, "regionCode": null, "regionName": null, "reviewRequired": null, "reviewRequirement": null, "articleUrlTemplate": null, "excusedRequirements": []}, "before": null, "entity": "unit"}, {"id": "01a225e0-5d65-7f2a-8129-ea6a5be94fe4", "op": "added", "after": {"kind": "technicalUnit", "name": "Kementerian Uji", "eventId": null, "subKind": null, "validTo": null, "shortName": null, "unitClass": null, "validFrom": null, "pressLabel": null}, "before": null, "entity": "unitName"}]', NULL, '969fa4ed7d55703cceaac43ee33c47e0', '\x79ab829b0a68506c84ef3fc84dc5bcbe54b7d33bdd6adc7d3f746ba42c1eb373', '\x', '\x4e9c82683d2e2ec3ca3e12271bb084139e0848dc7d3996ec4477ae8b3907357d'),
	(2, '2026-11-24 12:00:00+00', 'putUnitBySlug', NULL, 'unit', '01a225e0-5ffe-72de-a81b-b3699bea7db9', '{01a225e0-5ffe-72de-a81b-b3699bea7db9}', '[{"id": "01a225e0-5ffe-72de-a81b-b3699bea7db9", "op": "added", "after": {"code": null, "logo": null, "slug": "kanwil-uji", "email": null, "phone": null, "active": true, "address": null, "website": null, "closedOn": null, "fourEyes": null, "openedOn": null, "timeZone": null, "whatsapp": null, "regionCode": null, "regionName": null, "reviewRequired": null, "reviewRequirement": null, "articleUrlTemplate": null, "excusedRequirements": []}, "before": null, "entity": "unit"}, {"id": "01a225e0-5ffe-72de-a81b-b3699bea7db9", "op": "added", "after": {"kind": "technicalUnit", "name": "Kantor Wilayah Uji", "eventId": null, "subKind": null, "validTo": null, "shortName": null, "unitClass": null, "validFrom": null, "pressLabel": null}, "before": null, "entity": "unitName"}, {"id": "01a225e0-5ffe-72de-a81b-b3699bea7db9", "op": "added", "after": {"line": "administrative", "eventId": null, "validTo": null, "parentId": "01a225e0-5d65-7f2a-8129-ea6a5be94fe4", "validFrom": null}, "before": null, "entity": "unitParent"}]', NULL, '8979a78299d7a0b37809ee2fd82a362c', '\x825292fd16a189d7697d14b000325c0f24f89738bdcc6ac88acb363be29764b6', '\x4e9c82683d2e2ec3ca3e12271bb084139e0848dc7d3996ec4477ae8b3907357d', '\x6c7245f0a9b7f0e84677907dd2a746014d134825d8180d2aaff821f98f89bdea'),
	(3, '2026-11-24 12:00:00+00', 'putUnitBySlug', NULL, 'unit', '01a225e0-6097-7ecb-8741-9afba4703b38', '{01a225e0-6097-7ecb-8741-9afba4703b38}', '[{"id": "01a225e0-6097-7ecb-8741-9afba4703b38", "op": "added", "after": {"code": null, "logo": null, "slug": "rutan-uji", "email": null, "phone": null, "active": true, "address": null, "website": null, "closedOn": null, "fourEyes": null, "openedOn": null, "timeZone": null, "whatsapp": null, "regionCode": null, "regionName": null, "reviewRequired": null, "reviewRequirement": null, "articleUrlTemplate": null, "excusedRequirements": []}, "before": null, "entity": "unit"}, {"id": "01a225e0-6097-7ecb-8741-9afba4703b38", "op": "added", "after": {"kind": "technicalUnit", "name": "Rutan Uji", "eventId": null, "subKind": null, "validTo": null, "shortName": null, "unitClass": null, "validFrom": null, "pressLabel": null}, "before": null, "entity": "unitName"}, {"id": "01a225e0-6097-7ecb-8741-9afba4703b38", "op": "added", "after": {"line": "administrative", "eventId": null, "validTo": null, "parentId": "01a225e0-5ffe-72de-a81b-b3699bea7db9", "validFrom": null}, "before": null, "entity": "unitParent"}]', NULL, 'a2b77c4b8ba800711dbe98746b4f66dc', '\x75ae92773f98c0a9d8d7406f8e295a23e8da802d02ef39a2fb13a3c1ee0f0425', '\x6c7245f0a9b7f0e84677907dd2a746014d134825d8180d2aaff821f98f89bdea', '\xdc62a436b7eacbe6a72fd8c9269823c2efbd9722b536bdf56ea2d4d4417ffcaf'),
	(4, '2026-11-24 12:00:00+00', 'putUnitBySlug', NULL, 'unit', '01a225e0-60b5-79e8-bbfc-41040435e41e', '{01a225e0-60b5-79e8-bbfc-41040435e41e}', '[{"id": "01a225e0-60b5-79e8-bbfc-41040435e41e", "op": "added", "after": {"code": null, "logo": null, "slug": "cabang-rutan", "email": null, "phone": null, "active": true, "address": null, "website": null, "closedOn": null, "fourEyes": null, "openedOn": null, "timeZone": null, "whatsapp": null, "regionCode": null, "regionName": null, "reviewRequired": null, "reviewRequirement": null, "articleUrlTemplate": null, "excusedRequirements": []}, "before": null, "entity": "unit"}, {"id": "01a225e0-60b5-79e8-bbfc-41040435e41e", "op": "added", "after": {"kind": "technicalUnit", "name": "Cabang Rutan", "eventId": null, "subKind": null, "validTo": null, "shortName": null, "unitClass": null, "validFrom": null, "pressLabel": null}, "before": null, "entity": "unitName"}, {"id": "01a225e0-60b5-79e8-bbfc-41040435e41e", "op": "added", "after": {"line": "administrative", "eventId": null, "validTo": null, "parentId": "01a225e0-6097-7ecb-8741-9afba4703b38", "validFrom": null}, "before": null, "entity": "unitParent"}]', NULL, 'db9c061a3b8f5198c1754ada8263868e', '\x06b649f180f58a092b36b158897f676906029c0c7138f07e79aefaae36e5065c', '\xdc62a436b7eacbe6a72fd8c9269823c2efbd9722b536bdf56ea2d4d4417ffcaf', '\x0bb922ac733683071b1988b37bcdd212a7def9c536f78df567c6068d4614669b'),
	(5, '2026-11-24 12:00:00+00', 'putAuthorBySlug', NULL, 'author', '01a225e0-60e2-7117-af4d-5f6a7fdde91c', '{01a225e0-6097-7ecb-8741-9afba4703b38}', '[{"id": "01a225e0-60e2-7117-af4d-5f6a7fdde91c", "op": "added", "after": {"bio": null, "photo": null, "active": true, "unitId": "01a225e0-6097-7ecb-8741-9afba4703b38", "initials": null, "position": null, "firstPublishedAt": null}, "before": null, "entity": "author", "personal": {"id": "01a225e0-60e2-7117-af4d-5f6a7fdde91c", "members": ["name", "slug"], "commitment": "e5841993ad96e3ee1d428dbdced236b7e1a1bf0378315c3e4113651263cc8e8b"}}]', NULL, '5d964a0d915d512eb14d4f27a871b937', '\xd19b6b983f95a2ce0a6f4b6abad8abd40c4529a0eb690e56643a68ae74165924', '\x0bb922ac733683071b1988b37bcdd212a7def9c536f78df567c6068d4614669b', '\xb1c90c10bf5c8dd97e116e6682054d8861a2e8a8ee4dd30efdaca1cf1a45c509'),
	(6, '2026-11-24 12:00:00+00', 'putTagBySlug', NULL, 'tag', '01a225e0-614e-7558-bbfc-7c27cfefa3eb', '{}', '[{"id": "01a225e0-614e-7558-bbfc-7c27cfefa3eb", "op": "added", "after": {"kind": "topic", "name": "panen", "slug": "panen", "description": null, "mergedIntoId": null, "firstPublishedAt": null}, "before": null, "entity": "tag"}]', NULL, '1189337512e4c15186886552e7157c28', '\xe50d61e40e2401945cfb09ac233b028158380d1b0c611bdde8c8caa039a786d8', '\xb1c90c10bf5c8dd97e116e6682054d8861a2e8a8ee4dd30efdaca1cf1a45c509', '\xa577e1f3c3a881948ca46a687ad9e8004a6a4985157606dfc6eb4562a1dc6c46'),
	(7, '2026-11-24 12:00:00+00', 'putTagBySlug', NULL, 'tag', '01a225e0-618a-7a95-baed-d68353c9b1de', '{}', '[{"id": "01a225e0-618a-7a95-baed-d68353c9b1de", "op": "added", "after": {"kind": "topic", "name": "hasil-panen", "slug": "hasil-panen", "description": null, "mergedIntoId": null, "firstPublishedAt": null}, "before": null, "entity": "tag"}]', NULL, '48b6f75d92e6d41c604521e38a44b74f', '\x7de77da943595576f8e52696ee3b437e1c710d69c757ccd19f28bc7cc177c6b9', '\xa577e1f3c3a881948ca46a687ad9e8004a6a4985157606dfc6eb4562a1dc6c46', '\xc22156164dde0b0fddc539abf3e677b0bb799e2bbee0bfa3876ed6711dbbc8f0'),
	(8, '2026-11-24 12:00:00+00', 'putTagBySlug', NULL, 'tag', '01a225e0-619a-7113-af51-a9305fe64d6a', '{}', '[{"id": "01a225e0-619a-7113-af51-a9305fe64d6a", "op": "added", "after": {"kind": "topic", "name": "layanan", "slug": "layanan", "description": null, "mergedIntoId": null, "firstPublishedAt": null}, "before": null, "entity": "tag"}]', NULL, 'b2c3cdd5b787dd183d43879f4f08f433', '\x17c8de8f01dcec12576b1b359699d0ac307a6bfc081dff811035318adecde095', '\xc22156164dde0b0fddc539abf3e677b0bb799e2bbee0bfa3876ed6711dbbc8f0', '\x6887b51e718e1b667f00d00792912c29753450c77f5c24d884f1a8ed3304461d'),
	(16, '2026-11-24 12:00:00+00', 'patchArticle', NULL, 'article', '01a225e0-652b-74ec-b945-9c6e7c4ed0c0', '{01a225e0-60b5-79e8-bbfc-41040435e41e}', '[{"id": "01a225e0-652b-74ec-b945-9c6e7c4ed0c0", "op": "changed", "after": {"title": "Kabar Baru", "draftState": "draft", "newestRevisionNumber": 2}, "before": {"title": "Kabar Lama", "draftState": null, "newestRevisionNumber": 1}, "entity": "article"}, {"id": "01a225e0-652b-74ec-b945-9c6e7c4ed0c0", "op": "added", "after": {"number": 2, "contentHash": "d4d141e1a96deb7288a8617c00583900c57300e0fcfe32dac49863300fbc98f2"}, "before": null, "entity": "revision"}]', NULL, '8bccb8dfc5936405ec6a2d84816bd093', '\x958860a23a173fe6d9e05e7f15b041015ddf5d8355f99441b04eb1e24e0cd3f6', '\x13ed9fdade5cb075cd3437be58d1ac628258652b3dac968aa635326fe7f91539', '\x91a6e7bac60fc2eef26070b569ef07d88eb19ac4707f9d59c5c32829b571c6d0'),
	(9, '2026-11-24 12:00:00+00', 'createArticle', NULL, 'article', '01a225e0-6262-7542-8bdc-c4cc355eef39', '{01a225e0-6097-7ecb-8741-9afba4703b38}', '[{"id": "01a225e0-6262-7542-8bdc-c4cc355eef39", "op": "added", "after": {"title": "Panen Perdana", "tagIds": ["01a225e0-614e-7558-bbfc-7c27cfefa3eb", "01a225e0-618a-7a95-baed-d68353c9b1de"], "unitId": "01a225e0-6097-7ecb-8741-9afba4703b38", "notices": [], "language": "id", "authorIds": ["01a225e0-60e2-7117-af4d-5f6a7fdde91c"], "updatedAt": null, "assigneeId": null, "draftState": "draft", "liveUnitId": null, "publication": "none", "publishedAt": null, "importSource": null, "firstPublishedAt": null, "importExternalId": null, "liveRevisionNumber": null, "translationGroupId": "01a225e0-6262-7542-8bdc-c4cc355eef39", "newestRevisionNumber": 1, "importedRevisionNumber": null}, "before": null, "entity": "article"}, {"id": "01a225e0-6262-7542-8bdc-c4cc355eef39", "op": "changed", "after": {"draftState": null, "liveUnitId": "01a225e0-6097-7ecb-8741-9afba4703b38", "publication": "live", "publishedAt": "2026-11-24T12:00:00Z", "firstPublishedAt": "2026-11-24T12:00:00Z", "liveRevisionNumber": 1}, "before": {"draftState": "draft", "liveUnitId": null, "publication": "none", "publishedAt": null, "firstPublishedAt": null, "liveRevisionNumber": null}, "entity": "article"}, {"id": "01a225e0-6262-7542-8bdc-c4cc355eef39", "op": "added", "after": {"number": 1, "contentHash": "b78bc212f4070cb8ab16b88035646d85b58308106a7ca21041aa72e4fa42ecda"}, "before": null, "entity": "revision"}]', NULL, 'cf2faa03c54eba931304abdd91941726', '\xb69aa827605dfe04853415e5e13402a81dcdabd46218be1d731d40837d47e2df', '\x6887b51e718e1b667f00d00792912c29753450c77f5c24d884f1a8ed3304461d', '\x6842e19c2855c5771dd85cdf9df2a3f9b4e2ab8d546e1f6a1417b1c24fb178db'),
	(10, '2026-11-24 12:00:00+00', 'createArticle', NULL, 'article', '01a225e0-6417-77cd-a0e2-faf06c6f0d55', '{01a225e0-6097-7ecb-8741-9afba4703b38}', '[{"id": "01a225e0-6417-77cd-a0e2-faf06c6f0d55", "op": "added", "after": {"title": "First Harvest", "tagIds": [], "unitId": "01a225e0-6097-7ecb-8741-9afba4703b38", "notices": [], "language": "en", "authorIds": [], "updatedAt": null, "assigneeId": null, "draftState": "draft", "liveUnitId": null, "publication": "none", "publishedAt": null, "importSource": null, "firstPublishedAt": null, "importExternalId": null, "liveRevisionNumber": null, "translationGroupId": "01a225e0-6262-7542-8bdc-c4cc355eef39", "newestRevisionNumber": 1, "importedRevisionNumber": null}, "before": null, "entity": "article"}, {"id": "01a225e0-6417-77cd-a0e2-faf06c6f0d55", "op": "added", "after": {"number": 1, "contentHash": "df25e46e8044dd42f6e5a4869c289bde4401cbdfb7a4b5c64dbf09a9c8dc5e55"}, "before": null, "entity": "revision"}]', NULL, '31c32e6a13e9ce7238f362a0474c8c24', '\x440931af84aab924d3dfebb7192db2e82789422fa07c61cf435ef89506ccb661', '\x6842e19c2855c5771dd85cdf9df2a3f9b4e2ab8d546e1f6a1417b1c24fb178db', '\xfd1c5b22203236785e9384c7e4f19067982fa7826539b378c1fa9f8a8ce30aaa'),
	(11, '2026-11-24 12:00:00+00', 'createArticle', NULL, 'article', '01a225e0-6479-7cdf-922e-9e7803dc7d16', '{01a225e0-6097-7ecb-8741-9afba4703b38}', '[{"id": "01a225e0-6479-7cdf-922e-9e7803dc7d16", "op": "added", "after": {"title": "Rencana Kegiatan", "tagIds": ["01a225e0-614e-7558-bbfc-7c27cfefa3eb", "01a225e0-618a-7a95-baed-d68353c9b1de"], "unitId": "01a225e0-6097-7ecb-8741-9afba4703b38", "notices": [], "language": "id", "authorIds": [], "updatedAt": null, "assigneeId": null, "draftState": "draft", "liveUnitId": null, "publication": "none", "publishedAt": null, "importSource": null, "firstPublishedAt": null, "importExternalId": null, "liveRevisionNumber": null, "translationGroupId": "01a225e0-6479-7cdf-922e-9e7803dc7d16", "newestRevisionNumber": 1, "importedRevisionNumber": null}, "before": null, "entity": "article"}, {"id": "01a225e0-6479-7cdf-922e-9e7803dc7d16", "op": "added", "after": {"number": 1, "contentHash": "15d38f012d75df10e59c6ce461d9d734462ff0c4d5092ed58bf72583fb673f45"}, "before": null, "entity": "revision"}]', NULL, 'e8b6b83275dd4534f9e623909f4e3e36', '\x5bd6e4b43e83257a99e4d94b3c87819b16dc542082ae52c36d5c3c5c3b4f76aa', '\xfd1c5b22203236785e9384c7e4f19067982fa7826539b378c1fa9f8a8ce30aaa', '\xa0b3fde0fb7fcf82f944d08056cf3be4a1cddd72e3f104f5d7c212134e6017fe'),
	(12, '2026-11-24 12:00:00+00', 'createArticle', NULL, 'article', '01a225e0-6494-7c1c-9ea5-0b9f7c76da6e', '{01a225e0-60b5-79e8-bbfc-41040435e41e}', '[{"id": "01a225e0-6494-7c1c-9ea5-0b9f7c76da6e", "op": "added", "after": {"title": "Menunggu Tinjauan", "tagIds": [], "unitId": "01a225e0-60b5-79e8-bbfc-41040435e41e", "notices": [], "language": "id", "authorIds": [], "updatedAt": null, "assigneeId": null, "draftState": "draft", "liveUnitId": null, "publication": "none", "publishedAt": null, "importSource": null, "firstPublishedAt": null, "importExternalId": null, "liveRevisionNumber": null, "translationGroupId": "01a225e0-6494-7c1c-9ea5-0b9f7c76da6e", "newestRevisionNumber": 1, "importedRevisionNumber": null}, "before": null, "entity": "article"}, {"id": "01a225e0-6494-7c1c-9ea5-0b9f7c76da6e", "op": "added", "after": {"number": 1, "contentHash": "b655d7791b542ddfe8f90f191cf55154958f74e5046a2c25b2f36e273e50796e"}, "before": null, "entity": "revision"}]', NULL, '5f88b8ed58b68c9ca4fba71f83218bc5', '\xf6c1c9bf006c7e42456e6efc2e70f9aabd9a8972abf760ec00ffc1d9045da054', '\xa0b3fde0fb7fcf82f944d08056cf3be4a1cddd72e3f104f5d7c212134e6017fe', '\x7079900e26a07691a3cf0d476ca042238bc15528a7eab75859be1629692e4137'),
	(13, '2026-11-24 12:00:00+00', 'submitArticle', NULL, 'article', '01a225e0-6494-7c1c-9ea5-0b9f7c76da6e', '{01a225e0-60b5-79e8-bbfc-41040435e41e}', '[{"id": "01a225e0-6494-7c1c-9ea5-0b9f7c76da6e", "op": "changed", "after": {"draftState": "inReview"}, "before": {"draftState": "draft"}, "entity": "article"}, {"id": "01a225e0-6494-7c1c-9ea5-0b9f7c76da6e", "op": "added", "after": {"kind": "submitted", "revision": 1}, "before": null, "entity": "note"}]', NULL, '6406876059774d7762d5b4d455a8fa3b', '\xac40dd8f980e036ec371f4c2f8aa82338aa6d4076bc3b899724a63fce3d17b95', '\x7079900e26a07691a3cf0d476ca042238bc15528a7eab75859be1629692e4137', '\x2aa059366f17f3e3a2a60e0c2ef2b17c15fbd058deb72f8b6c184bc1f2d5465f'),
	(14, '2026-11-24 12:00:00+00', 'addArticleNote', NULL, 'article', '01a225e0-6494-7c1c-9ea5-0b9f7c76da6e', '{01a225e0-60b5-79e8-bbfc-41040435e41e}', '[{"id": "01a225e0-6494-7c1c-9ea5-0b9f7c76da6e", "op": "added", "after": {"kind": "note", "revision": 1}, "before": null, "entity": "note"}, {"id": "01a225e0-6494-7c1c-9ea5-0b9f7c76da6e", "op": "said", "after": null, "before": null, "entity": "reason", "personal": {"id": "01a225e0-6494-7c1c-9ea5-0b9f7c76da6e", "members": ["reason"], "commitment": "0c0f4a69a0f3e9e36131b86cb1d29987d59abed36551b687a5d558173b74b12e"}}]', NULL, '978bc503ad679cd4e922d1b082cebaca', '\x3c20bcefddbde2155ced760b69ff4875f01d8205e9f323a1c8bf64644d8148db', '\x2aa059366f17f3e3a2a60e0c2ef2b17c15fbd058deb72f8b6c184bc1f2d5465f', '\x9572f46c9284769a44c1df46be40972aaebd47a44d0f3adaf13deae7c57fc63f'),
	(15, '2026-11-24 12:00:00+00', 'createArticle', NULL, 'article', '01a225e0-652b-74ec-b945-9c6e7c4ed0c0', '{01a225e0-60b5-79e8-bbfc-41040435e41e}', '[{"id": "01a225e0-652b-74ec-b945-9c6e7c4ed0c0", "op": "added", "after": {"title": "Kabar Lama", "tagIds": [], "unitId": "01a225e0-60b5-79e8-bbfc-41040435e41e", "notices": [], "language": "id", "authorIds": [], "updatedAt": null, "assigneeId": null, "draftState": "draft", "liveUnitId": null, "publication": "none", "publishedAt": null, "importSource": null, "firstPublishedAt": null, "importExternalId": null, "liveRevisionNumber": null, "translationGroupId": "01a225e0-652b-74ec-b945-9c6e7c4ed0c0", "newestRevisionNumber": 1, "importedRevisionNumber": null}, "before": null, "entity": "article"}, {"id": "01a225e0-652b-74ec-b945-9c6e7c4ed0c0", "op": "changed", "after": {"draftState": null, "liveUnitId": "01a225e0-60b5-79e8-bbfc-41040435e41e", "publication": "live", "publishedAt": "2026-11-24T12:00:00Z", "firstPublishedAt": "2026-11-24T12:00:00Z", "liveRevisionNumber": 1}, "before": {"draftState": "draft", "liveUnitId": null, "publication": "none", "publishedAt": null, "firstPublishedAt": null, "liveRevisionNumber": null}, "entity": "article"}, {"id": "01a225e0-652b-74ec-b945-9c6e7c4ed0c0", "op": "added", "after": {"number": 1, "contentHash": "0750e584814ac23dcca0b09e03543345481ab542df6ef7c9a23b1d2c7b568430"}, "before": null, "entity": "revision"}]', NULL, '38d6c865f790221e31ba43d4e4806009', '\x9d3f5906d3e7197965880501439fb974e1bd5dba1494202e1dcd75f4a3226e71', '\x9572f46c9284769a44c1df46be40972aaebd47a44d0f3adaf13deae7c57fc63f', '\x13ed9fdade5cb075cd3437be58d1ac628258652b3dac968aa635326fe7f91539'),
	(17, '2026-11-24 12:00:00+00', 'publishArticle', NULL, 'article', '01a225e0-652b-74ec-b945-9c6e7c4ed0c0', '{01a225e0-60b5-79e8-bbfc-41040435e41e}', '[{"id": "01a225e0-652b-74ec-b945-9c6e7c4ed0c0", "op": "changed", "after": {"draftState": null, "liveRevisionNumber": 2}, "before": {"draftState": "draft", "liveRevisionNumber": 1}, "entity": "article"}]', NULL, '790b66272a690db0a03bddcda318df7b', '\x9748c9b17991ec50ad3a546e67a0e90e72ad0768bf091a82cbc9e8129f681e37', '\x91a6e7bac60fc2eef26070b569ef07d88eb19ac4707f9d59c5c32829b571c6d0', '\x8fd1097f0db2ec210050e5a0679c387f968a3358723f0d4f5adb1265d15c7ec9'),
	(18, '2026-11-24 12:00:00+00', 'createArticle', NULL, 'article', '01a225e0-65ba-7cbe-9e54-1a73dcad6015', '{01a225e0-6097-7ecb-8741-9afba4703b38}', '[{"id": "01a225e0-65ba-7cbe-9e54-1a73dcad6015", "op": "added", "after": {"title": "Ditarik", "tagIds": [], "unitId": "01a225e0-6097-7ecb-8741-9afba4703b38", "notices": [], "language": "id", "authorIds": [], "updatedAt": null, "assigneeId": null, "draftState": "draft", "liveUnitId": null, "publication": "none", "publishedAt": null, "importSource": null, "firstPublishedAt": null, "importExternalId": null, "liveRevisionNumber": null, "translationGroupId": "01a225e0-65ba-7cbe-9e54-1a73dcad6015", "newestRevisionNumber": 1, "importedRevisionNumber": null}, "before": null, "entity": "article"}, {"id": "01a225e0-65ba-7cbe-9e54-1a73dcad6015", "op": "changed", "after": {"draftState": null, "liveUnitId": "01a225e0-6097-7ecb-8741-9afba4703b38", "publication": "live", "publishedAt": "2026-11-24T12:00:00Z", "firstPublishedAt": "2026-11-24T12:00:00Z", "liveRevisionNumber": 1}, "before": {"draftState": "draft", "liveUnitId": null, "publication": "none", "publishedAt": null, "firstPublishedAt": null, "liveRevisionNumber": null}, "entity": "article"}, {"id": "01a225e0-65ba-7cbe-9e54-1a73dcad6015", "op": "added", "after": {"number": 1, "contentHash": "bbfe805a6f7eaae7a72829a2a04e5e80a5e0d301253fd3fde3fd2564eaa04c9f"}, "before": null, "entity": "revision"}]', NULL, '94ab895ed903fb51e24fc950576ec3aa', '\x1e6f0da47cb1fe28ec73c8abbadc5ada189d0514e1657c8f5215d48637061bd1', '\x8fd1097f0db2ec210050e5a0679c387f968a3358723f0d4f5adb1265d15c7ec9', '\xf0828947bafb00ef9a3eb52cde0bd633732af381892f60cb838e2fc5585a8357'),
	(19, '2026-11-24 12:00:00+00', 'unpublishArticle', NULL, 'article', '01a225e0-65ba-7cbe-9e54-1a73dcad6015', '{01a225e0-6097-7ecb-8741-9afba4703b38}', '[{"id": "01a225e0-65ba-7cbe-9e54-1a73dcad6015", "op": "changed", "after": {"draftState": "draft", "liveUnitId": null, "publication": "unpublished", "liveRevisionNumber": null}, "before": {"draftState": null, "liveUnitId": "01a225e0-6097-7ecb-8741-9afba4703b38", "publication": "live", "liveRevisionNumber": 1}, "entity": "article"}, {"id": "01a225e0-65ba-7cbe-9e54-1a73dcad6015", "op": "added", "after": {"mode": "gone", "seeAlso": []}, "before": null, "entity": "gone", "personal": {"id": "01a225e0-65ba-7cbe-9e54-1a73dcad6015", "members": ["publicNote"], "commitment": "89024806d017ba3c5b5665775654c7c033a62410954243127db116f5542f2f6f"}}, {"id": "01a225e0-65ba-7cbe-9e54-1a73dcad6015", "op": "said", "after": null, "before": null, "entity": "reason", "personal": {"id": "01a225e0-65ba-7cbe-9e54-1a73dcad6015", "members": ["reason"], "commitment": "241ec304ee1ba42cc1f58ef3220fe5ec1e8158ee2b4ce01e29ed3766d033ea41"}}]', NULL, '3519d6fbd13506293752f229244b1241', '\xab09e65d829975d6510fa101178367c64bc4bf55e3f3248b2eb270931ca189f9', '\xf0828947bafb00ef9a3eb52cde0bd633732af381892f60cb838e2fc5585a8357', '\x29588feda481097cb1b73eae07b50508ee589ca6ae8af4ca0083b0b18fb5de9c'),
	(20, '2026-11-24 12:00:00+00', 'createArticle', NULL, 'article', '01a225e0-6627-7732-9d7a-391d0017b75d', '{01a225e0-6097-7ecb-8741-9afba4703b38}', '[{"id": "01a225e0-6627-7732-9d7a-391d0017b75d", "op": "added", "after": {"title": "Diubah Setelah Terbit", "tagIds": [], "unitId": "01a225e0-6097-7ecb-8741-9afba4703b38", "notices": [], "language": "id", "authorIds": [], "updatedAt": null, "assigneeId": null, "draftState": "draft", "liveUnitId": null, "publication": "none", "publishedAt": null, "importSource": null, "firstPublishedAt": null, "importExternalId": null, "liveRevisionNumber": null, "translationGroupId": "01a225e0-6627-7732-9d7a-391d0017b75d", "newestRevisionNumber": 1, "importedRevisionNumber": null}, "before": null, "entity": "article"}, {"id": "01a225e0-6627-7732-9d7a-391d0017b75d", "op": "changed", "after": {"draftState": null, "liveUnitId": "01a225e0-6097-7ecb-8741-9afba4703b38", "publication": "live", "publishedAt": "2026-11-24T12:00:00Z", "firstPublishedAt": "2026-11-24T12:00:00Z", "liveRevisionNumber": 1}, "before": {"draftState": "draft", "liveUnitId": null, "publication": "none", "publishedAt": null, "firstPublishedAt": null, "liveRevisionNumber": null}, "entity": "article"}, {"id": "01a225e0-6627-7732-9d7a-391d0017b75d", "op": "added", "after": {"number": 1, "contentHash": "d0f71c5902bc99fb10d451c5ac0eec1c994cc926e26083dce634824d0c39c559"}, "before": null, "entity": "revision"}]', NULL, '67d1a61fb9ccf18db8978d27a639d26e', '\x9cffe540b8691b11597b16283879c0a178d6e2046f21e06cdfcd7fc9b5fa30aa', '\x29588feda481097cb1b73eae07b50508ee589ca6ae8af4ca0083b0b18fb5de9c', '\x2264934ebac12fd9662f28b326149339613e9d9abbb744d633339c8a07f36b60'),
	(21, '2026-11-24 12:00:00+00', 'patchArticle', NULL, 'article', '01a225e0-6627-7732-9d7a-391d0017b75d', '{01a225e0-6097-7ecb-8741-9afba4703b38}', '[{"id": "01a225e0-6627-7732-9d7a-391d0017b75d", "op": "changed", "after": {"draftState": "draft", "newestRevisionNumber": 2}, "before": {"draftState": null, "newestRevisionNumber": 1}, "entity": "article"}, {"id": "01a225e0-6627-7732-9d7a-391d0017b75d", "op": "added", "after": {"number": 2, "contentHash": "8ffd6c10f991deea38fb9e376c035dd4ec582bf667328e794c18c4cccebf89a7"}, "before": null, "entity": "revision"}]', NULL, '425b61c6bf1fff5101b4b0caf1e2fc34', '\x3d667d5176e2bb3d0db33987856ae2a67faf5f04ab9325681cdd51e0b773a0c2', '\x2264934ebac12fd9662f28b326149339613e9d9abbb744d633339c8a07f36b60', '\xa512cfbe80c41bf34f1eb1a67c8990070e2a4557f4e04b05b92993a5e274cfbb'),
	(22, '2026-11-24 12:00:00+00', 'putArticleBySource', NULL, 'article', '01a225e0-667f-734c-a827-611f8f77652b', '{01a225e0-6097-7ecb-8741-9afba4703b38}', '[{"id": "01a225e0-667f-734c-a827-611f8f77652b", "op": "added", "after": {"title": "Arsip", "tagIds": [], "unitId": "01a225e0-6097-7ecb-8741-9afba4703b38", "notices": [], "language": "id", "authorIds": [], "updatedAt": null, "assigneeId": null, "draftState": "draft", "liveUnitId": null, "publication": "none", "publishedAt": null, "importSource": "lama", "firstPublishedAt": null, "importExternalId": "17", "liveRevisionNumber": null, "translationGroupId": "01a225e0-667f-734c-a827-611f8f77652b", "newestRevisionNumber": 1, "importedRevisionNumber": 1}, "before": null, "entity": "article"}, {"id": "01a225e0-667f-734c-a827-611f8f77652b", "op": "changed", "after": {"draftState": null, "liveUnitId": "01a225e0-6097-7ecb-8741-9afba4703b38", "publication": "live", "publishedAt": "2026-11-24T12:00:00Z", "firstPublishedAt": "2026-11-24T12:00:00Z", "liveRevisionNumber": 1}, "before": {"draftState": "draft", "liveUnitId": null, "publication": "none", "publishedAt": null, "firstPublishedAt": null, "liveRevisionNumber": null}, "entity": "article"}, {"id": "01a225e0-667f-734c-a827-611f8f77652b", "op": "added", "after": {"number": 1, "contentHash": "cc5b0452a5742b4584940ff8ada32c5eb5ead5802b1b176e44896cd3b77cc0be"}, "before": null, "entity": "revision"}]', NULL, '3121a79ec8837c99ca7108d15be9104d', '\x98b19e88b8da3617a3ca5d28ebd9507b6da79067fb30202351770b23ef20c14b', '\xa512cfbe80c41bf34f1eb1a67c8990070e2a4557f4e04b05b92993a5e274cfbb', '\xc5ccbf8507e7a6624163cc0cb5dc6cc23482725564b4f69a82894d4c6d864b9c'),
	(23, '2026-11-24 12:00:00+00', 'createKey', NULL, 'key', '01a225e0-66d2-7e64-a195-875260800f3d', '{01a225e0-5ffe-72de-a81b-b3699bea7db9}', '[{"id": "01a225e0-66d2-7e64-a195-875260800f3d", "op": "added", "after": {"owner": null, "expiresAt": null, "revokedAt": null, "previousSecretUntil": null}, "before": null, "entity": "key", "personal": {"id": "01a225e0-66d2-7e64-a195-875260800f3d", "members": ["allowedAddresses", "name"], "commitment": "33e5dd13175c3371d819754aee94fa3cb4be5d6629a650927d41bb793da4f7ee"}}, {"id": "01a225e0-66d2-7e64-a195-875260800f3d", "op": "added", "after": {"role": "writer", "scope": "subtree", "unitId": "01a225e0-5ffe-72de-a81b-b3699bea7db9"}, "before": null, "entity": "grant"}]', NULL, '62c75598209bd46b3a7fccd8c2e4fccd', '\x17dc60e6b8609445a49079c573e49b08ec0b298e1e5e0f6a8ddd62b10029af2b', '\xc5ccbf8507e7a6624163cc0cb5dc6cc23482725564b4f69a82894d4c6d864b9c', '\xb6614dc3432fedb0175c31f1938967a5cc50fd79e46ecea2d354c7fd43a3d19c'),
	(24, '2026-11-24 12:00:00+00', 'createPreviewLink', NULL, 'article', '01a225e0-6627-7732-9d7a-391d0017b75d', '{01a225e0-6097-7ecb-8741-9afba4703b38}', '[{"id": "01a225e0-6627-7732-9d7a-391d0017b75d", "op": "added", "after": {"expiresAt": "2026-12-01T12:00:00Z"}, "before": null, "entity": "previewLink", "personal": {"id": "01a225e0-6758-7f2f-ba73-ff6e912d3635", "members": ["note"], "commitment": "b2685348a057b96784cbe727549e8ecc41d8d2ecef9a8bcb03f06e822411a545"}}]', NULL, '5edb926dae4d3a2d274d712b1bf132c4', '\x9418801044ed2b23158a2ec3da0122d6a5bb98523a279abb256f9842c9325366', '\xb6614dc3432fedb0175c31f1938967a5cc50fd79e46ecea2d354c7fd43a3d19c', '\x4f962daf049c166574c8a75f4b68637025df36b0ce8dc4905da2dfe9a1736b9e'),
	(25, '2026-11-24 12:00:00+00', 'createArticle', NULL, 'article', '01a225e0-6792-779e-91d7-544f242470f3', '{01a225e0-6097-7ecb-8741-9afba4703b38}', '[{"id": "01a225e0-6792-779e-91d7-544f242470f3", "op": "added", "after": {"title": "Sekali Saja", "tagIds": [], "unitId": "01a225e0-6097-7ecb-8741-9afba4703b38", "notices": [], "language": "id", "authorIds": [], "updatedAt": null, "assigneeId": null, "draftState": "draft", "liveUnitId": null, "publication": "none", "publishedAt": null, "importSource": null, "firstPublishedAt": null, "importExternalId": null, "liveRevisionNumber": null, "translationGroupId": "01a225e0-6792-779e-91d7-544f242470f3", "newestRevisionNumber": 1, "importedRevisionNumber": null}, "before": null, "entity": "article"}, {"id": "01a225e0-6792-779e-91d7-544f242470f3", "op": "added", "after": {"number": 1, "contentHash": "628f1fa3f5ddb87ca5bbea54ebd8abadfd4feae912121e4a3f8dc8d37bad59bc"}, "before": null, "entity": "revision"}]', NULL, '26cd7e9a884474202436d2447a3cea4f', '\xf99b49592c3d7fda725dd6a6083f157b1f2882d4d4e133786636e2cee3963bf9', '\x4f962daf049c166574c8a75f4b68637025df36b0ce8dc4905da2dfe9a1736b9e', '\x1ce9bac23eb20ad244c9b8f7ce975feab7a5240f1c553f3300e6544377c06b42'),
	(26, '2026-11-24 12:00:00+00', 'mergeTag', NULL, 'tag', '01a225e0-618a-7a95-baed-d68353c9b1de', '{}', '[{"id": "01a225e0-618a-7a95-baed-d68353c9b1de", "op": "changed", "after": {"mergedIntoId": "01a225e0-614e-7558-bbfc-7c27cfefa3eb"}, "before": {"mergedIntoId": null}, "entity": "tag"}]', NULL, '249c5211f6e779e1708f5646e3eb6e25', '\x1257c3c678ae409b9a7c40d1e0e14f7f6647b481895b704278027f141e576f3e', '\x1ce9bac23eb20ad244c9b8f7ce975feab7a5240f1c553f3300e6544377c06b42', '\x25ddb28495b562a980f366495b940f52753f848430c8ec4c16a08837137ddc5b'),
	(27, '2026-11-24 12:00:00+00', 'renameUnit', NULL, 'unit', '01a225e0-6097-7ecb-8741-9afba4703b38', '{01a225e0-6097-7ecb-8741-9afba4703b38}', '[{"id": "01a225e0-6097-7ecb-8741-9afba4703b38", "op": "changed", "after": {}, "before": {}, "entity": "unit"}, {"id": "01a225e0-6097-7ecb-8741-9afba4703b38", "op": "added", "after": {"kind": "technicalUnit", "name": "Rutan Uji Baru", "eventId": "01a225e0-685e-7ea0-8c16-1a6a93d076aa", "subKind": null, "validTo": null, "shortName": null, "unitClass": null, "validFrom": "2026-10-01", "pressLabel": null}, "before": null, "entity": "unitName"}, {"id": "01a225e0-6097-7ecb-8741-9afba4703b38", "op": "added", "after": {"kind": "renamed", "note": null, "heirId": null, "loggedAt": null, "legalBasis": null, "effectiveOn": "2026-10-01", "successorIds": []}, "before": null, "entity": "unitEvent"}, {"id": "01a225e0-6097-7ecb-8741-9afba4703b38", "op": "changed", "after": {"validTo": "2026-10-01"}, "before": {"validTo": null}, "entity": "unitName"}, {"id": "01a225e0-6097-7ecb-8741-9afba4703b38", "op": "changed", "after": {"loggedAt": "2026-11-24T12:00:00Z"}, "before": {"loggedAt": null}, "entity": "unitEvent"}]', NULL, '1d960fd9dcecabcb2212fbe7ff8037ec', '\xf47ac0f83bf9e20fcd4bd0578e057452ed756a72e56f6599faf84a665faf8f08', '\x25ddb28495b562a980f366495b940f52753f848430c8ec4c16a08837137ddc5b', '\x7c0546570e78099b55c20e00f9d0ed116b1ccf777ff2db55000aee2328d18dce'),
	(28, '2026-11-24 12:00:00+00', 'mergeUnit', NULL, 'unit', '01a225e0-60b5-79e8-bbfc-41040435e41e', '{01a225e0-60b5-79e8-bbfc-41040435e41e}', '[{"id": "01a225e0-60b5-79e8-bbfc-41040435e41e", "op": "changed", "after": {}, "before": {}, "entity": "unit"}, {"id": "01a225e0-60b5-79e8-bbfc-41040435e41e", "op": "changed", "after": {"closedOn": "2026-11-01"}, "before": {"closedOn": null}, "entity": "unit"}, {"id": "01a225e0-60b5-79e8-bbfc-41040435e41e", "op": "added", "after": {"kind": "merged", "note": null, "heirId": "01a225e0-6097-7ecb-8741-9afba4703b38", "loggedAt": null, "legalBasis": null, "effectiveOn": "2026-11-01", "successorIds": ["01a225e0-6097-7ecb-8741-9afba4703b38"]}, "before": null, "entity": "unitEvent"}, {"id": "01a225e0-60b5-79e8-bbfc-41040435e41e", "op": "added", "after": {"line": "administrative", "eventId": "01a225e0-6910-7e6b-bfd3-4ad802f6d81c", "validTo": null, "parentId": "01a225e0-6097-7ecb-8741-9afba4703b38", "validFrom": "2026-11-01"}, "before": null, "entity": "unitParent"}, {"id": "01a225e0-60b5-79e8-bbfc-41040435e41e", "op": "added", "after": {"line": "technical", "eventId": "01a225e0-6910-7e6b-bfd3-4ad802f6d81c", "validTo": null, "parentId": "01a225e0-6097-7ecb-8741-9afba4703b38", "validFrom": "2026-11-01"}, "before": null, "entity": "unitParent"}, {"id": "01a225e0-60b5-79e8-bbfc-41040435e41e", "op": "changed", "after": {"validTo": "2026-11-01"}, "before": {"validTo": null}, "entity": "unitParent"}, {"id": "01a225e0-60b5-79e8-bbfc-41040435e41e", "op": "changed", "after": {"loggedAt": "2026-11-24T12:00:00Z"}, "before": {"loggedAt": null}, "entity": "unitEvent"}]', NULL, 'dd5d0bb3f28f79764bb61a613129c7ca', '\x143ed674386d495549fb6e5692b9afbd4adf939e972ef4c98553ce7d83beacc5', '\x7c0546570e78099b55c20e00f9d0ed116b1ccf777ff2db55000aee2328d18dce', '\xb01442a1d8f0048da297ae077c779eca9d1bf84904b6f5f94ae093b02d199afd');
INSERT INTO public.audit_head VALUES
	(true, 28, '\xb01442a1d8f0048da297ae077c779eca9d1bf84904b6f5f94ae093b02d199afd');
INSERT INTO public.audit_persons VALUES
	(1, '\xee523fbe1ba1f5b12249546d0bd52026', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(2, '\x2e105318883158034b059bac1503e9f2', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(3, '\x6e6ecf8eab47d2ddd1cc9bed507d55e6', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(4, '\xc169eef7c4360e4409c240ee792a7206', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(5, '\x95e710a30380120742445914b678cb3c', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(6, '\x801d3bd5ba85f4d76846a1d82aa33e53', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(7, '\x9cf733acfcfe8bd5ab0dc599d0f07add', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(8, '\x899bbfa5a08211f18e4849df945ab33f', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(9, '\x26db82a746c683f01ddc70c418d61845', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(10, '\x898a2a54f188cfdb101f7a544286b8ac', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(11, '\x7f6940f7e4fa07bbf20c3af54423cafd', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(12, '\xf6b59b051cdb5d801f65f5cf868e2200', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(13, '\xb94cabf9f65f4fee62dc735743f3ec9d', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(14, '\x7532ffb12160d2e745148ebe94199aef', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(15, '\xf27a3014041aafa99f71e792e5e20f64', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(16, '\x24b024746e819cd2903ad2a44759a206', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(17, '\x059dec37294d649ea31f37525581fad5', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(18, '\xec705415c4f7bee342143c27782e822d', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(19, '\x4d5715e36336036ca60face9ac346905', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(20, '\x17ab9464f23bcd7d4fab8a5d38678a72', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(21, '\x884eae453890af4584ac5f3474f2e906', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(22, '\x6479628e80549f852788850df93acf18', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(23, '\xf2e96e8cb9c9815b111df50db54c77a2', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(24, '\x0dc140bf47e9c057c51c4490c44f43a3', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(25, '\x1f19b7a7be640fd04ca546536f3c5511', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(26, '\x4d0177d105b9e720a41f36ca6bb47c4f', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(27, '\xf0144bc1ac3624236fce53d57b3cdb29', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}'),
	(28, '\x4eaf349b38a2f350dcee618eaa369fcb', '{"kind":"settings","id":null,"name":"Administrator","address":"127.0.0.1","userAgent":null}');
INSERT INTO public.audit_values VALUES
	(5, 0, '01a225e0-60e2-7117-af4d-5f6a7fdde91c', '\xdd658c7acfe20a244795cd5ea09b4015', '{"before":{},"after":{"name":"Penulis Uji","slug":"penulis-uji"}}'),
	(14, 1, '01a225e0-6494-7c1c-9ea5-0b9f7c76da6e', '\x3401a504d3ac33f427bf5f2d4d2456fa', '{"before":{},"after":{"reason":"Periksa angka."}}'),
	(19, 1, '01a225e0-65ba-7cbe-9e54-1a73dcad6015', '\xf797faa83730bd2f20f29bac34e16335', '{"before":{},"after":{"publicNote":"Ditarik untuk diperiksa."}}'),
	(19, 2, '01a225e0-65ba-7cbe-9e54-1a73dcad6015', '\x53f0bc4286659de540f2f52cfcd7714a', '{"before":{},"after":{"reason":"Ditarik untuk diperiksa."}}'),
	(23, 0, '01a225e0-66d2-7e64-a195-875260800f3d', '\x114e0f586c0550d46ae971110fe85cd4', '{"before":{},"after":{"allowedAddresses":[],"name":"writer kanwil-uji subtree"}}'),
	(24, 0, '01a225e0-6758-7f2f-ba73-ff6e912d3635', '\x2e4bbd03b16b13deb9b797612a2aa437', '{"before":{},"after":{"note":"Untuk kantor"}}');
INSERT INTO public.authors VALUES
	('01a225e0-60e2-7117-af4d-5f6a7fdde91c', 1, 'penulis-uji', 'Penulis Uji', DEFAULT, NULL, NULL, '01a225e0-6097-7ecb-8741-9afba4703b38', NULL, NULL, true, '2026-11-24 12:00:00+00', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}');
INSERT INTO public.change_retention VALUES
	(true, 0);
INSERT INTO public.changes OVERRIDING SYSTEM VALUE VALUES
	(1, '2026-11-24 12:00:00+00', 'unit.created', 'unit', '01a225e0-5d65-7f2a-8129-ea6a5be94fe4', 1, NULL, '{"id": null, "name": "Administrator"}', NULL, '{"slug": "kementerian-uji", "tags": [], "unit": "01a225e0-5d65-7f2a-8129-ea6a5be94fe4", "authors": [], "language": null}'),
	(2, '2026-11-24 12:00:00+00', 'unit.created', 'unit', '01a225e0-5ffe-72de-a81b-b3699bea7db9', 1, NULL, '{"id": null, "name": "Administrator"}', NULL, '{"slug": "kanwil-uji", "tags": [], "unit": "01a225e0-5ffe-72de-a81b-b3699bea7db9", "authors": [], "language": null}'),
	(3, '2026-11-24 12:00:00+00', 'unit.created', 'unit', '01a225e0-6097-7ecb-8741-9afba4703b38', 1, NULL, '{"id": null, "name": "Administrator"}', NULL, '{"slug": "rutan-uji", "tags": [], "unit": "01a225e0-6097-7ecb-8741-9afba4703b38", "authors": [], "language": null}'),
	(4, '2026-11-24 12:00:00+00', 'unit.created', 'unit', '01a225e0-60b5-79e8-bbfc-41040435e41e', 1, NULL, '{"id": null, "name": "Administrator"}', NULL, '{"slug": "cabang-rutan", "tags": [], "unit": "01a225e0-60b5-79e8-bbfc-41040435e41e", "authors": [], "language": null}'),
	(5, '2026-11-24 12:00:00+00', 'author.created', 'author', '01a225e0-60e2-7117-af4d-5f6a7fdde91c', 1, NULL, '{"id": null, "name": "Administrator"}', NULL, '{"slug": "penulis-uji", "tags": [], "unit": "01a225e0-6097-7ecb-8741-9afba4703b38", "authors": [], "language": null}'),
	(6, '2026-11-24 12:00:00+00', 'tag.created', 'tag', '01a225e0-614e-7558-bbfc-7c27cfefa3eb', 1, NULL, '{"id": null, "name": "Administrator"}', NULL, '{"slug": "panen", "tags": [], "unit": null, "authors": [], "language": null}'),
	(7, '2026-11-24 12:00:00+00', 'tag.created', 'tag', '01a225e0-618a-7a95-baed-d68353c9b1de', 1, NULL, '{"id": null, "name": "Administrator"}', NULL, '{"slug": "hasil-panen", "tags": [], "unit": null, "authors": [], "language": null}'),
	(8, '2026-11-24 12:00:00+00', 'tag.created', 'tag', '01a225e0-619a-7113-af51-a9305fe64d6a', 1, NULL, '{"id": null, "name": "Administrator"}', NULL, '{"slug": "layanan", "tags": [], "unit": null, "authors": [], "language": null}'),
	(9, '2026-11-24 12:00:00+00', 'article.published', 'article', '01a225e0-6262-7542-8bdc-c4cc355eef39', 2, NULL, '{"id": null, "name": "Administrator"}', NULL, '{"slug": "panen-perdana", "tags": ["01a225e0-614e-7558-bbfc-7c27cfefa3eb", "01a225e0-618a-7a95-baed-d68353c9b1de"], "unit": "01a225e0-6097-7ecb-8741-9afba4703b38", "authors": ["01a225e0-60e2-7117-af4d-5f6a7fdde91c"], "language": "id"}'),
	(10, '2026-11-24 12:00:00+00', 'article.published', 'article', '01a225e0-652b-74ec-b945-9c6e7c4ed0c0', 2, NULL, '{"id": null, "name": "Administrator"}', NULL, '{"slug": "kabar-lama", "tags": [], "unit": "01a225e0-60b5-79e8-bbfc-41040435e41e", "authors": [], "language": "id"}'),
	(11, '2026-11-24 12:00:00+00', 'article.updated', 'article', '01a225e0-652b-74ec-b945-9c6e7c4ed0c0', 4, 'minor', '{"id": null, "name": "Administrator"}', '{"slug": "kabar-lama", "tags": [], "unit": "01a225e0-60b5-79e8-bbfc-41040435e41e", "authors": [], "language": "id"}', '{"slug": "kabar-baru", "tags": [], "unit": "01a225e0-60b5-79e8-bbfc-41040435e41e", "authors": [], "language": "id"}'),
	(12, '2026-11-24 12:00:00+00', 'article.published', 'article', '01a225e0-65ba-7cbe-9e54-1a73dcad6015', 2, NULL, '{"id": null, "name": "Administrator"}', NULL, '{"slug": "ditarik", "tags": [], "unit": "01a225e0-6097-7ecb-8741-9afba4703b38", "authors": [], "language": "id"}'),
	(13, '2026-11-24 12:00:00+00', 'article.unpublished', 'article', '01a225e0-65ba-7cbe-9e54-1a73dcad6015', 3, NULL, '{"id": null, "name": "Administrator"}', '{"slug": "ditarik", "tags": [], "unit": "01a225e0-6097-7ecb-8741-9afba4703b38", "authors": [], "language": "id"}', NULL),
	(14, '2026-11-24 12:00:00+00', 'article.published', 'article', '01a225e0-6627-7732-9d7a-391d0017b75d', 2, NULL, '{"id": null, "name": "Administrator"}', NULL, '{"slug": "diubah-setelah-terbit", "tags": [], "unit": "01a225e0-6097-7ecb-8741-9afba4703b38", "authors": [], "language": "id"}'),
	(15, '2026-11-24 12:00:00+00', 'article.published', 'article', '01a225e0-667f-734c-a827-611f8f77652b', 2, NULL, '{"id": null, "name": "Administrator"}', NULL, '{"slug": "arsip", "tags": [], "unit": "01a225e0-6097-7ecb-8741-9afba4703b38", "authors": [], "language": "id"}'),
	(16, '2026-11-24 12:00:00+00', 'tag.merged', 'tag', '01a225e0-618a-7a95-baed-d68353c9b1de', 2, NULL, '{"id": null, "name": "Administrator"}', '{"slug": "hasil-panen", "tags": ["01a225e0-618a-7a95-baed-d68353c9b1de"], "unit": null, "authors": [], "language": null}', '{"slug": "panen", "tags": ["01a225e0-614e-7558-bbfc-7c27cfefa3eb"], "unit": null, "authors": [], "language": null}'),
	(17, '2026-11-24 12:00:00+00', 'unit.renamed', 'unit', '01a225e0-6097-7ecb-8741-9afba4703b38', 2, NULL, '{"id": null, "name": "Administrator"}', NULL, '{"slug": "rutan-uji", "tags": [], "unit": "01a225e0-6097-7ecb-8741-9afba4703b38", "authors": [], "language": null}'),
	(18, '2026-11-24 12:00:00+00', 'unit.merged', 'unit', '01a225e0-60b5-79e8-bbfc-41040435e41e', 2, NULL, '{"id": null, "name": "Administrator"}', NULL, '{"slug": "cabang-rutan", "tags": [], "unit": "01a225e0-60b5-79e8-bbfc-41040435e41e", "authors": [], "language": null}');
INSERT INTO public.count_deltas OVERRIDING SYSTEM VALUE VALUES
	(1, 'tag', '01a225e0-614e-7558-bbfc-7c27cfefa3eb', 1),
	(3, 'author', '01a225e0-60e2-7117-af4d-5f6a7fdde91c', 1),
	(4, 'unit', '01a225e0-6097-7ecb-8741-9afba4703b38', 1),
	(5, 'all', '00000000-0000-0000-0000-000000000000', 1),
	(6, 'all', '00000000-0000-0000-0000-000000000000', 1),
	(7, 'unit', '01a225e0-60b5-79e8-bbfc-41040435e41e', 1),
	(8, 'unit', '01a225e0-6097-7ecb-8741-9afba4703b38', 1),
	(9, 'all', '00000000-0000-0000-0000-000000000000', 1),
	(10, 'unit', '01a225e0-6097-7ecb-8741-9afba4703b38', -1),
	(11, 'all', '00000000-0000-0000-0000-000000000000', -1),
	(12, 'unit', '01a225e0-6097-7ecb-8741-9afba4703b38', 1),
	(13, 'all', '00000000-0000-0000-0000-000000000000', 1),
	(14, 'unit', '01a225e0-6097-7ecb-8741-9afba4703b38', 1),
	(15, 'all', '00000000-0000-0000-0000-000000000000', 1);
INSERT INTO public.gone_articles VALUES
	('01a225e0-65ba-7cbe-9e54-1a73dcad6015', 'gone', '2026-11-24 12:00:00+00', 'Ditarik untuk diperiksa.', '{}');
INSERT INTO public.idempotent_responses VALUES
	('', 'kunci-1', '\x11f57c13856baa0aed54625ab08b4dbf9716dc2d9488fde27c87633409fc5bb3', 201, 'https://humas.example/manage/v1/articles/01a225e0-6792-779e-91d7-544f242470f3', '"1"', 'application/json; charset=utf-8', '\x7b2264617461223a7b226964223a2230316132323565302d363739322d373739652d393164372d353434663234323437306633222c2276657273696f6e223a312c22736c7567223a2273656b616c692d73616a61222c226b696e64223a226e657773222c226c616e6775616765223a226964222c227472616e736c6174696f6e4f66223a6e756c6c2c227472616e736c6174696f6e73223a5b5d2c227469746c65223a2253656b616c692053616a61222c227375627469746c65223a6e756c6c2c2273756d6d617279223a6e756c6c2c2265786365727074223a2253656b616c692053616a61222c22626f6479223a6e756c6c2c22626f6479536f75726365223a6e756c6c2c22646174656c696e65223a6e756c6c2c2262796c696e65223a6e756c6c2c227369676e4f6666223a6e756c6c2c226576656e7444617465223a6e756c6c2c2274696d655a6f6e65223a22417369612f4a616b61727461222c227075626c69736865644174223a6e756c6c2c2266697273745075626c69736865644174223a6e756c6c2c22757064617465644174223a6e756c6c2c226d6f6469666965644174223a6e756c6c2c226e6f7469636573223a5b5d2c22756e6974223a7b226964223a2230316132323565302d363039372d376563622d383734312d396166626134373033623338222c22736c7567223a22727574616e2d756a69222c226e616d65223a22527574616e20556a69222c2273686f72744e616d65223a6e756c6c2c226b696e64223a22746563686e6963616c556e6974227d2c226d656e74696f6e6564556e697473223a5b5d2c22617574686f7273223a5b5d2c2274616773223a5b5d2c22636f766572496d616765223a6e756c6c2c226174747269627574696f6e223a6e756c6c2c2277656255726c223a6e756c6c2c2263616e6f6e6963616c55726c223a6e756c6c2c2273656f223a7b227469746c65223a6e756c6c2c226465736372697074696f6e223a6e756c6c2c226e6f496e646578223a66616c73657d2c226c656761637955726c73223a5b5d2c227075626c69636174696f6e223a7b227374617465223a226e6f6e65222c227265766973696f6e223a6e756c6c2c227075626c69736865644174223a6e756c6c7d2c226472616674223a7b227374617465223a226472616674222c227265766973696f6e223a312c2261737369676e6565223a6e756c6c7d2c22616c6c6f776564416374696f6e73223a5b2265646974222c2264656c657465222c227375626d6974222c227075626c697368225d2c22696d706f72744b6579223a6e756c6c2c22637265617465644174223a22323032362d31312d32345431323a30303a30305a222c22637265617465644279223a7b226964223a6e756c6c2c226e616d65223a2241646d696e6973747261746f72227d2c226564697465644174223a22323032362d31312d32345431323a30303a30305a222c226564697465644279223a7b226964223a6e756c6c2c226e616d65223a2241646d696e6973747261746f72227d7d2c226d657461223a7b227761726e696e6773223a5b5d2c226f7574636f6d65223a6e756c6c7d2c226c696e6b73223a7b2273656c66223a2268747470733a2f2f68756d61732e6578616d706c652f6d616e6167652f76312f61727469636c65732f30316132323565302d363739322d373739652d393164372d353434663234323437306633227d7d', '2026-11-24 12:00:00+00');
INSERT INTO public.month_deltas OVERRIDING SYSTEM VALUE VALUES
	(2, 'unit', '01a225e0-6097-7ecb-8741-9afba4703b38', '2026-11-01 12:00:00+00', 1, true),
	(3, 'all', '00000000-0000-0000-0000-000000000000', '2026-11-01 12:00:00+00', 1, true),
	(4, 'tag', '01a225e0-614e-7558-bbfc-7c27cfefa3eb', '2026-11-01 12:00:00+00', 1, true),
	(5, 'unit', '01a225e0-60b5-79e8-bbfc-41040435e41e', '2026-11-01 12:00:00+00', 1, true),
	(6, 'all', '00000000-0000-0000-0000-000000000000', '2026-11-01 12:00:00+00', 1, true),
	(7, 'unit', '01a225e0-6097-7ecb-8741-9afba4703b38', '2026-11-01 12:00:00+00', 1, true),
	(8, 'all', '00000000-0000-0000-0000-000000000000', '2026-11-01 12:00:00+00', 1, true),
	(9, 'unit', '01a225e0-6097-7ecb-8741-9afba4703b38', '2026-11-01 12:00:00+00', -1, true),
	(10, 'all', '00000000-0000-0000-0000-000000000000', '2026-11-01 12:00:00+00', -1, true),
	(11, 'unit', '01a225e0-6097-7ecb-8741-9afba4703b38', '2026-11-01 12:00:00+00', 1, true),
	(12, 'all', '00000000-0000-0000-0000-000000000000', '2026-11-01 12:00:00+00', 1, true),
	(13, 'unit', '01a225e0-6097-7ecb-8741-9afba4703b38', '2026-11-01 12:00:00+00', 1, true),
	(14, 'all', '00000000-0000-0000-0000-000000000000', '2026-11-01 12:00:00+00', 1, true);
INSERT INTO public.preview_links VALUES
	('01a225e0-6758-7f2f-ba73-ff6e912d3635', '01a225e0-6627-7732-9d7a-391d0017b75d', '\x54ebdaeeb73394b0a2981091fa2374d9ca1170f817e05c17f7186955c5738a78', '2026-12-01 12:00:00+00', 'Untuk kantor', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', 0, NULL);
INSERT INTO public.published_articles VALUES
	('01a225e0-652b-74ec-b945-9c6e7c4ed0c0', 'kabar-baru', 'news', 'id', '01a225e0-652b-74ec-b945-9c6e7c4ed0c0', 'Kabar Baru', NULL, NULL, 'Petani binaan memanen 40 kg cabai. Hasilnya dijual di pasar.', NULL, NULL, NULL, NULL, 'Asia/Jakarta', '2026-11-24 12:00:00+00', '2026-11-24 12:00:00+00', NULL, '2026-11-24 12:00:00+00', '[]', '01a225e0-60b5-79e8-bbfc-41040435e41e', '{}', '{}', '{}', NULL, NULL, NULL, NULL, NULL, NULL, false, DEFAULT),
	('01a225e0-6627-7732-9d7a-391d0017b75d', 'diubah-setelah-terbit', 'news', 'id', '01a225e0-6627-7732-9d7a-391d0017b75d', 'Diubah Setelah Terbit', NULL, NULL, 'Petani binaan memanen 40 kg cabai. Hasilnya dijual di pasar.', NULL, NULL, NULL, NULL, 'Asia/Jakarta', '2026-11-24 12:00:00+00', '2026-11-24 12:00:00+00', NULL, '2026-11-24 12:00:00+00', '[]', '01a225e0-6097-7ecb-8741-9afba4703b38', '{}', '{}', '{}', NULL, NULL, NULL, NULL, NULL, NULL, false, DEFAULT),
	('01a225e0-667f-734c-a827-611f8f77652b', 'arsip', 'news', 'id', '01a225e0-667f-734c-a827-611f8f77652b', 'Arsip', NULL, NULL, 'Arsip', NULL, NULL, NULL, NULL, 'Asia/Jakarta', '2026-11-24 12:00:00+00', '2026-11-24 12:00:00+00', NULL, '2026-11-24 12:00:00+00', '[]', '01a225e0-6097-7ecb-8741-9afba4703b38', '{}', '{}', '{}', NULL, NULL, NULL, NULL, NULL, NULL, false, DEFAULT),
	('01a225e0-6262-7542-8bdc-c4cc355eef39', 'panen-perdana', 'news', 'id', '01a225e0-6262-7542-8bdc-c4cc355eef39', 'Panen Perdana', NULL, NULL, 'Petani binaan memanen 40 kg cabai. Hasilnya dijual di pasar.', NULL, NULL, NULL, NULL, 'Asia/Jakarta', '2026-11-24 12:00:00+00', '2026-11-24 12:00:00+00', NULL, '2026-11-24 12:00:00+00', '[]', '01a225e0-6097-7ecb-8741-9afba4703b38', '{01a225e0-5ffe-72de-a81b-b3699bea7db9}', '{01a225e0-60e2-7117-af4d-5f6a7fdde91c}', '{01a225e0-614e-7558-bbfc-7c27cfefa3eb}', NULL, NULL, NULL, NULL, NULL, NULL, false, DEFAULT);
INSERT INTO public.published_author_links VALUES
	('01a225e0-60e2-7117-af4d-5f6a7fdde91c', '01a225e0-6262-7542-8bdc-c4cc355eef39', '01a225e0-6097-7ecb-8741-9afba4703b38', '2026-11-24 12:00:00+00');
INSERT INTO public.published_bodies VALUES
	('01a225e0-6262-7542-8bdc-c4cc355eef39', '<h2>Kebun</h2><p>Petani binaan memanen 40 kg cabai. Hasilnya dijual di pasar.</p>'),
	('01a225e0-652b-74ec-b945-9c6e7c4ed0c0', '<h2>Kebun</h2><p>Petani binaan memanen 40 kg cabai. Hasilnya dijual di pasar.</p>'),
	('01a225e0-6627-7732-9d7a-391d0017b75d', '<h2>Kebun</h2><p>Petani binaan memanen 40 kg cabai. Hasilnya dijual di pasar.</p>'),
	('01a225e0-667f-734c-a827-611f8f77652b', '');
INSERT INTO public.published_mention_links VALUES
	('01a225e0-5ffe-72de-a81b-b3699bea7db9', '01a225e0-6262-7542-8bdc-c4cc355eef39', '01a225e0-6097-7ecb-8741-9afba4703b38', '2026-11-24 12:00:00+00');
INSERT INTO public.published_tag_links VALUES
	('01a225e0-614e-7558-bbfc-7c27cfefa3eb', '01a225e0-6262-7542-8bdc-c4cc355eef39', '01a225e0-6097-7ecb-8741-9afba4703b38', '2026-11-24 12:00:00+00');
INSERT INTO public.schema_scripts VALUES
	('Functions.sql', '0fcad762260166be6640677b5c7298b6e23a1fce918e110a45c9348d69895eaa', '2026-11-29 05:56:28.334148+00'),
	('Cards.sql', 'eff02673f76879bc2e43ae9ebd04db4618be342333c98614caaedefc03309ef8', '2026-11-29 05:56:28.334148+00'),
	('Views.sql', 'b277ec766d46a443fe44275501ca5c57e5276b6414123e63c7a0252a93a3d4bf', '2026-11-29 05:56:28.334148+00');
INSERT INTO public.slugs VALUES
	('unit', 'kementerian-uji', '01a225e0-5d65-7f2a-8129-ea6a5be94fe4', 'current'),
	('unit', 'kanwil-uji', '01a225e0-5ffe-72de-a81b-b3699bea7db9', 'current'),
	('unit', 'rutan-uji', '01a225e0-6097-7ecb-8741-9afba4703b38', 'current'),
	('unit', 'cabang-rutan', '01a225e0-60b5-79e8-bbfc-41040435e41e', 'current'),
	('tag', 'layanan', '01a225e0-619a-7113-af51-a9305fe64d6a', 'reserved'),
	('tag', 'panen', '01a225e0-614e-7558-bbfc-7c27cfefa3eb', 'current'),
	('author', 'penulis-uji', '01a225e0-60e2-7117-af4d-5f6a7fdde91c', 'current'),
	('article', 'panen-perdana', '01a225e0-6262-7542-8bdc-c4cc355eef39', 'current'),
	('article', 'first-harvest', '01a225e0-6417-77cd-a0e2-faf06c6f0d55', 'reserved'),
	('article', 'rencana-kegiatan', '01a225e0-6479-7cdf-922e-9e7803dc7d16', 'reserved'),
	('article', 'menunggu-tinjauan', '01a225e0-6494-7c1c-9ea5-0b9f7c76da6e', 'reserved'),
	('article', 'kabar-lama', '01a225e0-652b-74ec-b945-9c6e7c4ed0c0', 'retired'),
	('article', 'kabar-baru', '01a225e0-652b-74ec-b945-9c6e7c4ed0c0', 'current'),
	('article', 'ditarik', '01a225e0-65ba-7cbe-9e54-1a73dcad6015', 'current'),
	('article', 'diubah-setelah-terbit', '01a225e0-6627-7732-9d7a-391d0017b75d', 'current'),
	('article', 'arsip', '01a225e0-667f-734c-a827-611f8f77652b', 'current'),
	('article', 'sekali-saja', '01a225e0-6792-779e-91d7-544f242470f3', 'reserved'),
	('tag', 'hasil-panen', '01a225e0-614e-7558-bbfc-7c27cfefa3eb', 'retired');
INSERT INTO public.tags VALUES
	('01a225e0-619a-7113-af51-a9305fe64d6a', 1, 'layanan', 'layanan', DEFAULT, 'topic', NULL, NULL, NULL, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}'),
	('01a225e0-614e-7558-bbfc-7c27cfefa3eb', 1, 'panen', 'panen', DEFAULT, 'topic', NULL, NULL, '2026-11-24 12:00:00+00', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}'),
	('01a225e0-618a-7a95-baed-d68353c9b1de', 2, 'hasil-panen', 'hasil-panen', DEFAULT, 'topic', NULL, '01a225e0-614e-7558-bbfc-7c27cfefa3eb', '2026-11-24 12:00:00+00', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}');
INSERT INTO public.unit_ancestors VALUES
	('administrative', '01a225e0-5d65-7f2a-8129-ea6a5be94fe4', '01a225e0-5d65-7f2a-8129-ea6a5be94fe4', '-infinity', 0, 'infinity'),
	('technical', '01a225e0-5d65-7f2a-8129-ea6a5be94fe4', '01a225e0-5d65-7f2a-8129-ea6a5be94fe4', '-infinity', 0, 'infinity'),
	('technical', '01a225e0-5ffe-72de-a81b-b3699bea7db9', '01a225e0-5ffe-72de-a81b-b3699bea7db9', '-infinity', 0, 'infinity'),
	('administrative', '01a225e0-5ffe-72de-a81b-b3699bea7db9', '01a225e0-5ffe-72de-a81b-b3699bea7db9', '-infinity', 0, 'infinity'),
	('administrative', '01a225e0-5d65-7f2a-8129-ea6a5be94fe4', '01a225e0-5ffe-72de-a81b-b3699bea7db9', '-infinity', 1, 'infinity'),
	('technical', '01a225e0-6097-7ecb-8741-9afba4703b38', '01a225e0-6097-7ecb-8741-9afba4703b38', '-infinity', 0, 'infinity'),
	('administrative', '01a225e0-6097-7ecb-8741-9afba4703b38', '01a225e0-6097-7ecb-8741-9afba4703b38', '-infinity', 0, 'infinity'),
	('administrative', '01a225e0-5ffe-72de-a81b-b3699bea7db9', '01a225e0-6097-7ecb-8741-9afba4703b38', '-infinity', 1, 'infinity'),
	('administrative', '01a225e0-5d65-7f2a-8129-ea6a5be94fe4', '01a225e0-6097-7ecb-8741-9afba4703b38', '-infinity', 2, 'infinity'),
	('administrative', '01a225e0-60b5-79e8-bbfc-41040435e41e', '01a225e0-60b5-79e8-bbfc-41040435e41e', '-infinity', 0, 'infinity'),
	('administrative', '01a225e0-6097-7ecb-8741-9afba4703b38', '01a225e0-60b5-79e8-bbfc-41040435e41e', '2026-10-31 17:00:00+00', 1, 'infinity'),
	('administrative', '01a225e0-6097-7ecb-8741-9afba4703b38', '01a225e0-60b5-79e8-bbfc-41040435e41e', '-infinity', 1, '2026-10-31 17:00:00+00'),
	('administrative', '01a225e0-5ffe-72de-a81b-b3699bea7db9', '01a225e0-60b5-79e8-bbfc-41040435e41e', '2026-10-31 17:00:00+00', 2, 'infinity'),
	('administrative', '01a225e0-5ffe-72de-a81b-b3699bea7db9', '01a225e0-60b5-79e8-bbfc-41040435e41e', '-infinity', 2, '2026-10-31 17:00:00+00'),
	('administrative', '01a225e0-5d65-7f2a-8129-ea6a5be94fe4', '01a225e0-60b5-79e8-bbfc-41040435e41e', '2026-10-31 17:00:00+00', 3, 'infinity'),
	('administrative', '01a225e0-5d65-7f2a-8129-ea6a5be94fe4', '01a225e0-60b5-79e8-bbfc-41040435e41e', '-infinity', 3, '2026-10-31 17:00:00+00'),
	('technical', '01a225e0-60b5-79e8-bbfc-41040435e41e', '01a225e0-60b5-79e8-bbfc-41040435e41e', '-infinity', 0, 'infinity'),
	('technical', '01a225e0-6097-7ecb-8741-9afba4703b38', '01a225e0-60b5-79e8-bbfc-41040435e41e', '2026-10-31 17:00:00+00', 1, 'infinity');
INSERT INTO public.unit_events VALUES
	('01a225e0-685e-7ea0-8c16-1a6a93d076aa', '01a225e0-6097-7ecb-8741-9afba4703b38', 'renamed', '2026-10-01', NULL, NULL, '{}', NULL, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00'),
	('01a225e0-6910-7e6b-bfd3-4ad802f6d81c', '01a225e0-60b5-79e8-bbfc-41040435e41e', 'merged', '2026-11-01', NULL, NULL, '{01a225e0-6097-7ecb-8741-9afba4703b38}', '01a225e0-6097-7ecb-8741-9afba4703b38', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00');
INSERT INTO public.unit_names VALUES
	('01a225e0-5dd6-75ee-9b98-4607c07d9d1d', '01a225e0-5d65-7f2a-8129-ea6a5be94fe4', 'Kementerian Uji', DEFAULT, NULL, NULL, 'technicalUnit', NULL, NULL, NULL, NULL, NULL),
	('01a225e0-6001-70fc-baec-780160e20001', '01a225e0-5ffe-72de-a81b-b3699bea7db9', 'Kantor Wilayah Uji', DEFAULT, NULL, NULL, 'technicalUnit', NULL, NULL, NULL, NULL, NULL),
	('01a225e0-60b6-72db-b6dc-f6a3d42ddf51', '01a225e0-60b5-79e8-bbfc-41040435e41e', 'Cabang Rutan', DEFAULT, NULL, NULL, 'technicalUnit', NULL, NULL, NULL, NULL, NULL),
	('01a225e0-6097-7661-a5dd-0902c4391405', '01a225e0-6097-7ecb-8741-9afba4703b38', 'Rutan Uji', DEFAULT, NULL, NULL, 'technicalUnit', NULL, NULL, NULL, '2026-10-01', NULL),
	('01a225e0-685e-7af0-97db-dc4c43050e38', '01a225e0-6097-7ecb-8741-9afba4703b38', 'Rutan Uji Baru', DEFAULT, NULL, NULL, 'technicalUnit', NULL, NULL, '2026-10-01', NULL, '01a225e0-685e-7ea0-8c16-1a6a93d076aa');
INSERT INTO public.unit_parents VALUES
	('01a225e0-602c-7210-9209-e9eecd1b9b50', '01a225e0-5ffe-72de-a81b-b3699bea7db9', '01a225e0-5d65-7f2a-8129-ea6a5be94fe4', 'administrative', NULL, NULL, NULL),
	('01a225e0-609a-724e-a38d-a43265bb7b90', '01a225e0-6097-7ecb-8741-9afba4703b38', '01a225e0-5ffe-72de-a81b-b3699bea7db9', 'administrative', NULL, NULL, NULL),
	('01a225e0-60ba-77d9-bab9-f168fbf576d3', '01a225e0-60b5-79e8-bbfc-41040435e41e', '01a225e0-6097-7ecb-8741-9afba4703b38', 'administrative', NULL, '2026-11-01', NULL),
	('01a225e0-693c-76a2-a245-7a639c8997c0', '01a225e0-60b5-79e8-bbfc-41040435e41e', '01a225e0-6097-7ecb-8741-9afba4703b38', 'administrative', '2026-11-01', NULL, '01a225e0-6910-7e6b-bfd3-4ad802f6d81c'),
	('01a225e0-693f-7137-97fe-4fabae2c2d57', '01a225e0-60b5-79e8-bbfc-41040435e41e', '01a225e0-6097-7ecb-8741-9afba4703b38', 'technical', '2026-11-01', NULL, '01a225e0-6910-7e6b-bfd3-4ad802f6d81c');
INSERT INTO public.unit_usage OVERRIDING SYSTEM VALUE VALUES
	(1, '01a225e0-6097-7ecb-8741-9afba4703b38', '2026-11-24', false, 1, 162),
	(2, '01a225e0-6097-7ecb-8741-9afba4703b38', '2026-11-24', false, 1, 0),
	(3, '01a225e0-6097-7ecb-8741-9afba4703b38', '2026-11-24', false, 1, 162),
	(4, '01a225e0-60b5-79e8-bbfc-41040435e41e', '2026-11-24', false, 1, 162),
	(5, '01a225e0-60b5-79e8-bbfc-41040435e41e', '2026-11-24', false, 1, 162),
	(6, '01a225e0-60b5-79e8-bbfc-41040435e41e', '2026-11-24', false, 0, 162),
	(7, '01a225e0-6097-7ecb-8741-9afba4703b38', '2026-11-24', false, 1, 162),
	(8, '01a225e0-6097-7ecb-8741-9afba4703b38', '2026-11-24', false, 1, 162),
	(9, '01a225e0-6097-7ecb-8741-9afba4703b38', '2026-11-24', false, 0, 162),
	(10, '01a225e0-6097-7ecb-8741-9afba4703b38', '2026-11-24', true, 1, 0),
	(11, '01a225e0-6097-7ecb-8741-9afba4703b38', '2026-11-24', false, 1, 0);
INSERT INTO public.units VALUES
	('01a225e0-5d65-7f2a-8129-ea6a5be94fe4', 1, 'kementerian-uji', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, true, '{}', NULL, NULL, NULL, NULL, NULL, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}'),
	('01a225e0-5ffe-72de-a81b-b3699bea7db9', 1, 'kanwil-uji', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, true, '{}', NULL, NULL, NULL, NULL, NULL, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}'),
	('01a225e0-6097-7ecb-8741-9afba4703b38', 2, 'rutan-uji', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, true, '{}', NULL, NULL, NULL, NULL, NULL, '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}'),
	('01a225e0-60b5-79e8-bbfc-41040435e41e', 2, 'cabang-rutan', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, true, '{}', NULL, NULL, NULL, NULL, '2026-11-01', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}', '2026-11-24 12:00:00+00', '{"id": null, "name": "Administrator"}');
SELECT pg_catalog.setval('public.api_key_grants_id_seq', 1, true);
SELECT pg_catalog.setval('public.audit_position_seq', 28, true);
SELECT pg_catalog.setval('public.changes_position_seq', 18, true);
SELECT pg_catalog.setval('public.count_deltas_id_seq', 15, true);
SELECT pg_catalog.setval('public.month_deltas_id_seq', 14, true);
SELECT pg_catalog.setval('public.unit_usage_id_seq', 11, true);
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
