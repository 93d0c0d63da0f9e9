namespace HumasApi.ApiTests.Delivery;

/// <summary>Puts thousands of rows straight into the read model: publishing so many would take minutes.</summary>
internal static class Bulk
{
    /// <summary>
    /// Makes articles number <paramref name="first"/> to <paramref name="last"/>, one a minute, the highest number the newest.
    /// The expressions may use n.
    /// </summary>
    /// <param name="first">First number.</param>
    /// <param name="last">Last number.</param>
    /// <param name="unit">SQL expression of the unit's id.</param>
    /// <param name="kind">SQL expression of the kind.</param>
    /// <param name="tag">SQL expressions of the ids of tags, by comma; null for none.</param>
    /// <param name="author">SQL expression of the id of the only author; null for none.</param>
    /// <param name="mentioned">SQL expression of the id of the only unit it is about; null for none.</param>
    /// <param name="language">SQL expression of the language.</param>
    /// <param name="owner">Connection string of the owner of another database than that of all tests.</param>
    public static Task ArticlesAsync(
        int first,
        int last,
        string unit,
        string kind = "'news'",
        string? tag = null,
        string? author = null,
        string? mentioned = null,
        string language = "'id'",
        string? owner = null
    ) =>
        Newsroom.SqlAsync(
            $$"""
            insert into published_articles (id, slug, kind, language, translation_group_id, title, excerpt, time_zone, published_at, first_published_at, modified_at,
                notices, unit_id, mentioned_unit_ids, author_ids, tag_ids, seo_no_index)
            select id, 'artikel-' || n, kind, language, id, 'Artikel ' || n, rpad('Kutipan', 200, '.'), 'Asia/Jakarta', at, at, at, '[]', unit, mentioned, authors, tags, false
            from (select n, ('019b0000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as id, '2026-01-01T00:00:00Z'::timestamptz + n * interval '1 minute' as at,
                {{unit}} as unit, {{kind}} as kind, {{language}} as language, {{Ids(tag)}} as tags, {{Ids(author)}} as authors, {{Ids(
                mentioned
            )}} as mentioned from generate_series({{first}}, {{last}}) n) made;
            insert into published_bodies (article_id, body) select id, '<p>Isi</p>' from published_articles where slug like 'artikel-%' on conflict do nothing;
            insert into published_tag_links (tag_id, article_id, unit_id, published_at)
                select unnest(tag_ids), id, unit_id, published_at from published_articles where slug like 'artikel-%' on conflict do nothing;
            insert into published_author_links (author_id, article_id, unit_id, published_at)
                select unnest(author_ids), id, unit_id, published_at from published_articles where slug like 'artikel-%' on conflict do nothing;
            insert into published_mention_links (mentioned_unit_id, article_id, unit_id, published_at)
                select unnest(mentioned_unit_ids), id, unit_id, published_at from published_articles where slug like 'artikel-%' on conflict do nothing;
            delete from count_deltas; delete from month_deltas;
            insert into count_deltas (kind, target_id, delta) select kind, target_id, value from expected_counts;
            insert into month_deltas (kind, target_id, part, delta) select kind, target_id, part, value from expected_months;
            -- As autovacuum does within a minute or two: until then the planner may take the tables for as empty as a vacuum between two tests found them.
            analyze published_articles, published_tag_links, published_author_links, published_mention_links;
            """,
            owner
        );

    /// <summary>Gives the articles the rows that editors see, one revision each, and readers the counts.</summary>
    public static Task EditedAsync(string owner) =>
        Newsroom.SqlAsync(
            """
            insert into articles (id, version, newest_revision_id, newest_revision_number, last_revision_number, last_published_revision_number, live_revision_id, live_revision_number, live_unit_id,
                title, language, unit_id, tag_ids, author_ids, publication, published_at, first_published_at, modified_at, notices, translation_group_id, created_at, created_by, edited_at, edited_by)
            select id, 2, id, 1, 1, 1, id, 1, unit_id, title, language, unit_id, tag_ids, author_ids, 'live', published_at, published_at, published_at, '[]', id, published_at, '{"name":"Uji"}', published_at, '{"name":"Uji"}' from published_articles;
            insert into article_revisions (id, article_id, number, slug, slug_follows_title, kind, language, title, time_zone, unit_id, mentioned_unit_ids, author_ids, tag_ids, seo_no_index, legacy_urls, created_at, created_by)
            select id, id, 1, slug, false, kind, language, title, time_zone, unit_id, mentioned_unit_ids, author_ids, tag_ids, false, '{}', published_at, '{"name":"Uji"}' from published_articles;
            update tags set first_published_at = created_at;
            update authors set first_published_at = created_at;
            update slugs set state = 'current';
            """,
            owner
        );

    private static string Ids(string? expressions) => expressions is null ? "'{}'::uuid[]" : $"array_remove(array[{expressions}], null)";

    /// <summary>Id of the article of a number.</summary>
    public static string Id(int number) => $"019b0000-0000-7000-8000-{number:x12}";

    /// <summary>Ids of articles in order of time, the newest first, by the plainest query there is.</summary>
    public static async Task<IReadOnlyList<string>> NewestFirstAsync(string where) =>
        (
            (string)
                (
                    await Newsroom.SqlAsync(
                        "select coalesce(string_agg(id::text, ',' order by published_at desc, id desc), '') from "
                            + $"published_articles where {where}"
                    )
                )!
        ).Split(',', StringSplitOptions.RemoveEmptyEntries);
}
