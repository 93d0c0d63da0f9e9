using System.Text;
using HumasApi.Data;
using HumasApi.Delivery.Articles;
using HumasApi.Search;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace HumasApi.Delivery.Search;

/// <summary>Reads live articles for the index, from what readers get and nothing else.</summary>
internal sealed class SearchRows(DeliveryDbContext database)
{
    // As many as fit in memory. Text and references are of one moment.
    private const string Documents = $"""
        with fitting as ({ArticleRows.Fitting})
        select a.id, a.published_at, a.language, a.kind, a.unit_id, a.mentioned_unit_ids, a.author_ids, a.tag_ids, a.title,
            concat_ws(' ', a.subtitle, a.summary),
            concat_ws(' ',
                (select string_agg(n.name || coalesce(' ' || n.short_name, ''), ' ') from public_unit_names n where n.unit_id = a.unit_id),
                (select string_agg(w.name, ' ') from public_authors w where w.id = any(a.author_ids)),
                (select string_agg(t.name, ' ') from public_tags t where t.id = any(a.tag_ids)), a.byline, a.sign_off, a.dateline),
            b.body, (select count(*)::integer from fitting)
        from fitting join published_articles a on a.id = fitting.id join published_bodies b on b.article_id = a.id
        order by fitting.place -- search
        """;

    private const string Newest = """
        select id, published_at from published_articles where ($1::timestamptz is null or (published_at, id) < ($1, $2))
        order by published_at desc, id desc limit $3 -- search
        """;

    private const string Moment = """
        select newest, (select concat(count(*), ' ', sum(hashtext(id::text))) from public_synonyms) from public_change_log -- search
        """;

    /// <summary>The newest change that readers see, and a text that is another one when the rules of synonyms are others.</summary>
    public async Task<(long Newest, string Synonyms)> MomentAsync(CancellationToken stop)
    {
        var moment = (0L, "");
        await database.ReadAsync(Moment, [], row => moment = (row.GetInt64(0), row.GetString(1)), stop);
        return moment;
    }

    /// <summary>What administrators said of synonyms.</summary>
    public async Task<(List<string[]> Same, List<string[]> Apart)> SynonymsAsync(CancellationToken stop)
    {
        var (same, apart) = (new List<string[]>(), new List<string[]>());
        await database.ReadAsync(
            "select is_same, words from public_synonyms order by id",
            [],
            row => (row.GetBoolean(0) ? same : apart).Add(row.GetFieldValue<string[]>(1)),
            stop
        );
        return (same, apart);
    }

    /// <summary>The next articles of the archive, the newest first.</summary>
    /// <param name="after">The last one before them; null: from the start.</param>
    /// <param name="most">How many.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task<List<FoundRow>> NextAsync(FoundRow? after, int most, CancellationToken stop)
    {
        var rows = new List<FoundRow>();
        await database.ReadAsync(
            Newest,
            [
                new NpgsqlParameter { Value = after is null ? DBNull.Value : after.PublishedAt, NpgsqlDbType = NpgsqlDbType.TimestampTz },
                new NpgsqlParameter<Guid> { TypedValue = after?.Id ?? Guid.Empty },
                new NpgsqlParameter<int> { TypedValue = most },
            ],
            row => rows.Add(new FoundRow(row.GetGuid(0), row.GetFieldValue<DateTimeOffset>(1))),
            stop
        );
        return rows;
    }

    /// <summary>
    /// What an article is about, without its text, and what editors chose to be read next; null where none is live under this id.
    /// </summary>
    public Task<ArticleAbout?> AboutAsync(Guid id, CancellationToken stop) =>
        database
            .Articles.Where(article => article.Id == id)
            .Select(article => new ArticleAbout(
                new SearchDocument
                {
                    Id = article.Id,
                    PublishedAt = article.PublishedAt,
                    Language = article.Language,
                    Kind = "",
                    UnitId = article.UnitId,
                    MentionedUnitIds = article.MentionedUnitIds,
                    AuthorIds = article.AuthorIds,
                    TagIds = article.TagIds,
                    Title = article.Title,
                    Summary = "",
                    Names = "",
                    Body = "",
                },
                article.RelatedIds
            ))
            .SingleOrDefaultAsync(stop);

    /// <summary>What highlights are cut from, by id; without bodies where these are too large together.</summary>
    public async Task<Dictionary<Guid, SearchableText>> TextsAsync(Guid[] ids, CancellationToken stop)
    {
        var bodies = ids.Length == 0 ? [] : await ArticleRows.BodiesAsync(database, ids, stop);
        var texts = ids.Zip(bodies).ToDictionary(pair => pair.First, pair => pair.Second);
        return await database
            .Articles.Where(article => ids.Contains(article.Id))
            .Select(article => new
            {
                article.Id,
                article.Title,
                article.Language,
            })
            .ToDictionaryAsync(
                article => article.Id,
                article => new SearchableText(
                    article.Title,
                    article.Language,
                    texts.TryGetValue(article.Id, out var body) ? Encoding.UTF8.GetString(body) : ""
                ),
                stop
            );
    }

    /// <summary>The first of these articles with their bodies, as many as fit in memory; those that are not live are left out.</summary>
    /// <returns>The documents, and how many of the ids they answer.</returns>
    public async Task<(IReadOnlyList<SearchDocument> Documents, int Answered)> ReadAsync(Guid[] ids, CancellationToken stop)
    {
        // Where none is live, none has a body.
        var (documents, answered) = (new List<SearchDocument>(), ids.Length);
        await database.ReadAsync(
            Documents,
            ArticleRows.FittingParameters(ids),
            row =>
            {
                documents.Add(
                    new SearchDocument
                    {
                        Id = row.GetGuid(0),
                        PublishedAt = row.GetFieldValue<DateTimeOffset>(1),
                        Language = row.GetString(2),
                        Kind = row.GetString(3),
                        UnitId = row.GetGuid(4),
                        MentionedUnitIds = row.GetFieldValue<Guid[]>(5),
                        AuthorIds = row.GetFieldValue<Guid[]>(6),
                        TagIds = row.GetFieldValue<Guid[]>(7),
                        Title = row.GetString(8),
                        Summary = row.GetString(9),
                        Names = row.GetString(10),
                        Body = row.GetString(11),
                    }
                );
                answered = row.GetInt32(12);
            },
            stop
        );
        return (documents, answered);
    }
}

/// <summary>What is known of an article before related ones are looked for.</summary>
/// <param name="Document">What it is about, without its text.</param>
/// <param name="Chosen">The articles that editors chose; some may not be live.</param>
internal sealed record ArticleAbout(SearchDocument Document, List<Guid> Chosen);

/// <summary>What highlights are cut from.</summary>
/// <param name="Title">Headline.</param>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Body">The body, as sanitized HTML.</param>
internal sealed record SearchableText(string Title, string Language, string Body);
