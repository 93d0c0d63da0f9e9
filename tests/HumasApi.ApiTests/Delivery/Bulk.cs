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
    /// <param name="tag">SQL expression of the id of the only tag; null for none.</param>
    public static Task ArticlesAsync(int first, int last, string unit, string kind = "'news'", string? tag = null) => Newsroom.SqlAsync($$"""
        insert into published_articles (id, slug, kind, language, translation_group_id, title, excerpt, time_zone, published_at, first_published_at, modified_at,
            notices, unit_id, mentioned_unit_ids, author_ids, tag_ids, seo_no_index)
        select id, 'artikel-' || n, kind, 'id', id, 'Artikel ' || n, 'Kutipan', 'Asia/Jakarta', at, at, at, '[]', unit, '{}', '{}', tags, false
        from (select n, ('019b0000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as id, '2026-01-01T00:00:00Z'::timestamptz + n * interval '1 minute' as at,
            {{unit}} as unit, {{kind}} as kind, {{(tag is null ? "'{}'::uuid[]" : $"array_remove(array[{tag}], null)")}} as tags from generate_series({{first}}, {{last}}) n) made;
        insert into published_bodies (article_id, body) select id, '<p>Isi</p>' from published_articles where slug like 'artikel-%' on conflict do nothing;
        insert into published_tag_links (tag_id, article_id, unit_id, published_at)
            select unnest(tag_ids), id, unit_id, published_at from published_articles where slug like 'artikel-%' on conflict do nothing;
        """);

    /// <summary>Id of the article of a number.</summary>
    public static string Id(int number) => $"019b0000-0000-7000-8000-{number:x12}";

    /// <summary>Ids of articles in order of time, the newest first, by the plainest query there is.</summary>
    public static async Task<IReadOnlyList<string>> NewestFirstAsync(string where) =>
        ((string)(await Newsroom.SqlAsync($"select coalesce(string_agg(id::text, ',' order by published_at desc, id desc), '') from published_articles where {where}"))!)
            .Split(',', StringSplitOptions.RemoveEmptyEntries);
}
