-- What an article says of itself in a card, as it is sent. The database makes it whenever it writes the row, so it cannot
-- say anything else than the columns, and an answer needs no reading, escaping and writing of each member. What an article
-- names (units, tags, authors, translations, its web address) may change without it: that is spliced in when it is served
-- (Publishing/Shapes/ArticleJson.cs).
-- To change what a card says, edit this file: it runs again after the next migration and recreates all cards, which rewrites
-- the table.
alter table published_articles drop column if exists card;
drop function if exists humas_card_of(published_articles);
drop function if exists humas_card;

-- Immutable, as a generated column needs: neither session nor settings have a part in it. row_to_json, because it leaves no
-- spaces between members and keeps their order. It calls no other function of ours: a restore
-- may create the table before that one.
create function humas_card(id uuid, slug text, kind text, language text, title text, subtitle text, summary text, excerpt text,
    dateline text, byline text, sign_off text,
        event_date date, time_zone text, published_at timestamptz, first_published_at timestamptz, updated_at timestamptz, modified_at
            timestamptz, notices jsonb,
        cover_image jsonb, attribution_name text, attribution_url text, canonical_url text, seo_title text, seo_description text,
            seo_no_index boolean)
    returns text language sql immutable parallel safe as $$
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
        -- Null where it says what title and excerpt say already; a whole article has it written out (Publishing/Shapes/ArticleJson.cs).
        case when seo_no_index or coalesce(seo_title, title) <> title or coalesce(seo_description, summary, excerpt) <> excerpt then
            (select row_to_json(seo) from (select coalesce(seo_title, title) as "title", coalesce(seo_description, summary, excerpt) as
                "description", seo_no_index as "noIndex") seo) end as "seo") card
$$;

-- The same for a row that lies nowhere yet: a preview.
create function humas_card_of(a published_articles) returns text language sql immutable parallel safe as $$
    select public.humas_card(a.id, a.slug, a.kind, a.language, a.title, a.subtitle, a.summary, a.excerpt, a.dateline, a.byline, a.sign_off,
        a.event_date, a.time_zone, a.published_at, a.first_published_at, a.updated_at, a.modified_at, a.notices, a.cover_image,
            a.attribution_name, a.attribution_url, a.canonical_url, a.seo_title, a.seo_description, a.seo_no_index)
$$;

alter table published_articles add column card text generated always as (humas_card(id, slug, kind, language, title, subtitle, summary,
    excerpt, dateline, byline, sign_off,
    event_date, time_zone, published_at, first_published_at, updated_at, modified_at, notices, cover_image, attribution_name,
        attribution_url, canonical_url, seo_title, seo_description, seo_no_index)) stored;

-- A row with its card is often longer than the 2 kB from which PostgreSQL would compress it: unpacking would cost more than reading.
alter table published_articles set (toast_tuple_target = 8160);
