namespace HumasApi.Benchmarks.Seeding;

/// <summary>
/// What saving and publishing would have written of each story. The tables of units, tags and authors are not here: the
/// product writes those itself.
/// </summary>
internal static class Tables
{
    private const string Zone = "Asia/Jakarta";
    private const string By = """{"id":null,"name":"Benchmark"}""";

    public static readonly IReadOnlyList<ITable> All =
    [
        new Table<Story>(
            "articles",
            story => [story],
            Column<Story>.Id("id", story => story.Id),
            Column<Story>.Number("version", story => story.Revisions + (story.State == StoryState.Draft ? 0 : 1)),
            Column<Story>.Id("newest_revision_id", story => story.Revision(story.Revisions)),
            Column<Story>.Number("newest_revision_number", story => story.Revisions),
            Column<Story>.Number("last_revision_number", story => story.Revisions),
            Column<Story>.Number("last_published_revision_number", story =>
                story.Live ?? (story.State == StoryState.Draft ? 0 : story.Revisions)
            ),
            Column<Story>.Id("live_revision_id", story => story.Live is { } live ? story.Revision(live) : null),
            Column<Story>.Number("live_revision_number", story => story.Live),
            Column<Story>.Id("live_unit_id", story => story.IsLive ? story.Unit : null),
            Column<Story>.Text("title", story => story.Title),
            Column<Story>.Text("language", story => story.Language),
            Column<Story>.Id("unit_id", story => story.Unit),
            Column<Story>.Ids("tag_ids", story => story.Tags),
            Column<Story>.Ids("author_ids", story => story.Authors),
            Column<Story>.Text("publication", story => story.State switch
                {
                    StoryState.Live => "live",
                    StoryState.Unpublished => "unpublished",
                    _ => "none",
                }),
            Column<Story>.Text("draft_state", story => story.HasDraft ? "draft" : null),
            Column<Story>.Time("published_at", story => story.PublishedAt),
            Column<Story>.Time("first_published_at", story => story.PublishedAt),
            Column<Story>.Time("modified_at", story => story.PublishedAt),
            Column<Story>.Json("notices", _ => "[]"),
            Column<Story>.Id("translation_group_id", story => story.Group),
            Column<Story>.Text("import_source", story => story.Number % 2 == 0 ? "arsip" : null),
            Column<Story>.Text("import_external_id", story => story.Number % 2 == 0 ? $"{story.Number}" : null),
            Column<Story>.Time("created_at", story => story.At),
            Column<Story>.Json("created_by", _ => By),
            Column<Story>.Time("edited_at", story => story.At),
            Column<Story>.Json("edited_by", _ => By)
        ),
        new Table<Revision>(
            "article_revisions",
            story => Enumerable.Range(1, story.Revisions).Select(number => new Revision(story, number)),
            Column<Revision>.Id("id", row => row.Story.Revision(row.Number)),
            Column<Revision>.Id("article_id", row => row.Story.Id),
            Column<Revision>.Number("number", row => row.Number),
            Column<Revision>.Text("slug", row => row.Story.Slug),
            Column<Revision>.Flag("slug_follows_title", _ => false),
            Column<Revision>.Text("kind", row => row.Story.Kind),
            Column<Revision>.Text("language", row => row.Story.Language),
            Column<Revision>.Id("translation_of", row => row.Story.TranslationOf),
            Column<Revision>.Text("title", row => row.Story.Title),
            Column<Revision>.Text("summary", row => row.Story.Summary),
            Column<Revision>.Text("body_source", row => row.Story.Body),
            Column<Revision>.Text("body", row => row.Story.Body),
            Column<Revision>.Text("dateline", _ => "SEMARANG"),
            Column<Revision>.Text("sign_off", _ => "Humas"),
            Column<Revision>.Text("time_zone", _ => Zone),
            Column<Revision>.Time("published_at", row => row.Story.At),
            Column<Revision>.Id("unit_id", row => row.Story.Unit),
            Column<Revision>.Ids("mentioned_unit_ids", row => row.Story.Mentioned),
            Column<Revision>.Ids("author_ids", row => row.Story.Authors),
            Column<Revision>.Ids("tag_ids", row => row.Story.Tags),
            Column<Revision>.Flag("seo_no_index", _ => false),
            Column<Revision>.Texts("legacy_urls", _ => []),
            Column<Revision>.Time("created_at", row => row.Story.At),
            Column<Revision>.Json("created_by", _ => By)
        ),
        new Table<Story>(
            "published_articles",
            Live,
            Column<Story>.Id("id", story => story.Id),
            Column<Story>.Text("slug", story => story.Slug),
            Column<Story>.Text("kind", story => story.Kind),
            Column<Story>.Text("language", story => story.Language),
            Column<Story>.Id("translation_group_id", story => story.Group),
            Column<Story>.Text("title", story => story.Title),
            Column<Story>.Text("summary", story => story.Summary),
            Column<Story>.Text("excerpt", story => story.Summary),
            Column<Story>.Text("dateline", _ => "SEMARANG"),
            Column<Story>.Text("sign_off", _ => "Humas"),
            Column<Story>.Text("time_zone", _ => Zone),
            Column<Story>.Time("published_at", story => story.At),
            Column<Story>.Time("first_published_at", story => story.At),
            Column<Story>.Time("modified_at", story => story.At),
            Column<Story>.Json("notices", _ => "[]"),
            Column<Story>.Id("unit_id", story => story.Unit),
            Column<Story>.Ids("mentioned_unit_ids", story => story.Mentioned),
            Column<Story>.Ids("author_ids", story => story.Authors),
            Column<Story>.Ids("tag_ids", story => story.Tags),
            Column<Story>.Flag("seo_no_index", _ => false)
        ),
        new Table<Story>(
            "published_bodies",
            Live,
            Column<Story>.Id("article_id", story => story.Id),
            Column<Story>.Text("body", story => story.Body)
        ),
        Links("published_tag_links", "tag_id", story => story.Tags),
        Links("published_author_links", "author_id", story => story.Authors),
        Links("published_mention_links", "mentioned_unit_id", story => story.Mentioned),
        new Table<Story>(
            "gone_articles",
            story => story.State == StoryState.Unpublished ? [story] : [],
            Column<Story>.Id("article_id", story => story.Id),
            Column<Story>.Text("mode", _ => "gone"),
            Column<Story>.Time("at", story => story.At),
            Column<Story>.Ids("see_also", _ => [])
        ),
        new Table<Story>(
            "slugs",
            story => [story],
            Column<Story>.Text("kind", _ => "article"),
            Column<Story>.Text("slug", story => story.Slug),
            Column<Story>.Id("target_id", story => story.Id),
            Column<Story>.Text("state", story => story.State == StoryState.Draft ? "reserved" : "current")
        ),
    ];

    /// <summary>
    /// What follows from the rows above: counts in the form that the background work folds them to, and names that readers know.
    /// </summary>
    public const string Afterwards = """
        insert into count_deltas (kind, target_id, delta) select kind, target_id, value from expected_counts;
        insert into month_deltas (kind, target_id, part, delta, new) select kind, target_id, part, value, false from expected_months;
        update tags set first_published_at = known.at from (select tag_id, min(published_at) as at from published_tag_links group by 1) known where tags.id = known.tag_id;
        update authors set first_published_at = known.at from (select author_id, min(published_at) as at from published_author_links group by 1) known where authors.id = known.author_id;
        update slugs set state = 'current' where kind = 'tag' and target_id in (select id from tags where first_published_at is not null)
            or kind = 'author' and target_id in (select id from authors where first_published_at is not null);
        """;

    private static IEnumerable<Story> Live(Story story) => story.IsLive ? [story] : [];

    private static Table<Link> Links(string table, string column, Func<Story, Guid[]> targets) =>
        new(
            table,
            story => story.IsLive ? targets(story).Select(target => new Link(target, story)) : [],
            Column<Link>.Id(column, link => link.Target),
            Column<Link>.Id("article_id", link => link.Story.Id),
            Column<Link>.Id("unit_id", link => link.Story.Unit),
            Column<Link>.Time("published_at", link => link.Story.At)
        );

    private sealed record Revision(Story Story, int Number);

    private sealed record Link(Guid Target, Story Story);
}
