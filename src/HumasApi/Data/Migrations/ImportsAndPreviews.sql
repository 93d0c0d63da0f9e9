update published_articles p set legacy_urls = r.legacy_urls
from articles a join article_revisions r on r.id = a.live_revision_id where p.id = a.id and r.legacy_urls <> '{}';
update articles set imported_at = edited_at where import_source is not null;

-- What two addresses of the same page have in common: without scheme, "www.", fragment and closing slashes. The query stays, since
-- old systems number their pages there. Hosts are stored in lower case. The index is made of it, so it never changes.
create function humas_legacy_url_keys(urls text[]) returns text[] language sql immutable parallel safe as $$
    select coalesce(array_agg(rtrim(regexp_replace(regexp_replace(url, '#.*$', ''), '^[^:/]*://(www\.)?', ''), '/')), '{}')
    from unnest(urls) as one (url)
$$;

create index ix_published_articles_legacy_url on published_articles using gin (humas_legacy_url_keys(legacy_urls))
    where cardinality(legacy_urls) > 0;
