using System.Globalization;
using Npgsql;

namespace HumasApi.Benchmarks.Writing;

/// <summary>
/// The limit: what publishing a new article must write at least, as one prepared batch in one round trip. It checks nothing and
/// asks for no rights. Values that do not matter are those of an article that the service has published.
/// </summary>
internal sealed class HandWrittenWrite
{
    private readonly IReadOnlyList<string> statements;

    private HandWrittenWrite(IReadOnlyList<string> statements) => this.statements = statements;

    /// <param name="target">The database.</param>
    /// <param name="template">The article whose values are taken.</param>
    public static async Task<HandWrittenWrite> PrepareAsync(Target target, Guid template)
    {
        async Task<string> CopyAsync(string table, string key, params (string Column, string Value)[] changed)
        {
            var columns = (
                await target.ScalarAsync<string>(
                    $"""
                    select string_agg(column_name, ' ' order by ordinal_position) from information_schema.columns
                    where table_name = '{table}' and is_generated = 'NEVER' and is_identity = 'NO'
                    """
                )
            ).Split(' ');
            var values = columns.Select(column => changed.FirstOrDefault(one => one.Column == column).Value ?? column);
            return $"insert into {table} ({string.Join(", ", columns)}) select {string.Join(", ", values)} from {table} where {key}";
        }
        var (of, article, revision, slug, body) = ($"= '{template}'", "$1::uuid", "$2::uuid", "$3::text", "$4::text");
        var line = (await target.ScalarAsync<long>($"select max(position) from audit where entity_id {of}")).ToString(
            CultureInfo.InvariantCulture
        );
        var audit = await CopyAsync("audit", $"position = {line}", ("entity_id", article));
        return new HandWrittenWrite([
            await CopyAsync(
                "articles",
                $"id {of}",
                ("id", article),
                ("newest_revision_id", revision),
                ("live_revision_id", revision),
                ("translation_group_id", article)
            ),
            await CopyAsync(
                "article_revisions",
                $"article_id {of}",
                ("id", revision),
                ("article_id", article),
                ("slug", slug),
                ("body", body),
                ("body_source", body)
            ),
            $"insert into slugs (kind, slug, target_id, state) values ('article', {slug}, {article}, 'current')",
            await CopyAsync("published_articles", $"id {of}", ("id", article), ("slug", slug), ("translation_group_id", article)),
            $"insert into published_bodies (article_id, body) values ({article}, {body})",
            await CopyAsync("published_tag_links", $"article_id {of}", ("article_id", article)),
            await CopyAsync("published_author_links", $"article_id {of}", ("article_id", article)),
            Counts("count_deltas (kind, target_id, delta)", "target.kind, target_id, 1", "true", of),
            Counts(
                "month_deltas (kind, target_id, part, delta)",
                "target.kind, target_id, humas_month_part(published_at), 1",
                "target.kind <> 'author'",
                of
            ),
            await CopyAsync("changes", $"entity_id {of}", ("entity_id", article)),
            $"""
            with line as ({audit} returning position)
            insert into audit_persons (position, salt, person)
            select line.position, p.salt, p.person from line, audit_persons p where p.position = {line}
            """,
        ]);
    }

    /// <summary>Writes articles on one connection until the time is over, and returns how many.</summary>
    public async Task<int> RunAsync(NpgsqlDataSource source, string body, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(CancellationToken.None);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var statement in statements)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
        var written = 0;
        for (; !stop.IsCancellationRequested; written++)
        {
            var (article, revision) = (Guid.CreateVersion7(), Guid.CreateVersion7());
            object[] values = [article, revision, $"limit-{article:N}", body];
            foreach (var command in batch.BatchCommands)
            {
                command.Parameters.Clear();
                foreach (var value in values.Take(Used(command.CommandText)))
                    command.Parameters.Add(new NpgsqlParameter { Value = value });
            }
            if (written == 0)
                await batch.PrepareAsync(CancellationToken.None);
            // One batch is one transaction.
            await batch.ExecuteNonQueryAsync(CancellationToken.None);
        }
        return written;
    }

    // Parameters go by number, so those before the last one used must be there. PostgreSQL knows the types only of those it can see.
    private static int Used(string statement) =>
        Enumerable.Range(1, 4).LastOrDefault(number => statement.Contains($"${number}::", StringComparison.Ordinal));

    private static string Counts(string into, string values, string where, string of) =>
        $"""
            insert into {into} select {values} from published_articles a cross join lateral (
                select 'all' as kind, '00000000-0000-0000-0000-000000000000'::uuid as target_id union all select 'unit', a.unit_id
                union all select 'tag', unnest(a.tag_ids) union all select 'author', unnest(a.author_ids)) target
            where a.id {of} and {where}
            """;
}
