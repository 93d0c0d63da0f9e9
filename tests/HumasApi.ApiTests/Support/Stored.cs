namespace HumasApi.ApiTests;

/// <summary>What the database holds, in one short line: enough to see that a refused request changed nothing.</summary>
internal static class Stored
{
    private static readonly string[] Tables =
    [
        "articles",
        "article_revisions",
        "article_notes",
        "authors",
        "tags",
        "units",
        "unit_names",
        "unit_parents",
        "unit_events",
        "unit_ancestors",
        "slugs",
        "published_articles",
        "published_bodies",
        "published_tag_links",
        "published_author_links",
        "published_mention_links",
        "gone_articles",
        "count_deltas",
        "month_deltas",
        "idempotent_responses",
        "api_keys",
        "api_key_grants",
        "people",
        "preview_links",
    ];

    private static readonly string Sql =
        "select concat_ws(' ', "
        + string.Join(", ", Tables.Select(table => $"'{table}=' || (select count(*) from {table})"))
        + ", "
        + string.Join(
            ", ",
            new[] { "articles", "authors", "tags", "units" }.Select(table =>
                $"'{table}.version=' || (select coalesce(sum(version), 0) from {table})"
            )
        )
        + ", 'audit=' || (select count(*) from audit where action <> 'signInFailed')"
        + ", (select md5(string_agg(kind || slug || target_id || state, ',' order by kind, slug)) from slugs))";

    public static async Task<string> LineAsync()
    {
        var newsroom = Newsroom.Current;
        // While the number of the next transaction that writes stays, nothing was written, in no newsroom: no need to count again.
        var next = (string)(await Newsroom.SqlAsync("select pg_snapshot_xmax(pg_current_snapshot())::text"))!;
        if (newsroom.Seen.Next != next)
            newsroom.Seen = (next, (string)(await Newsroom.SqlAsync(Sql))!);
        return newsroom.Seen.Line;
    }
}
