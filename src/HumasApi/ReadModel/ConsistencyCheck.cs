using System.Runtime.CompilerServices;
using HumasApi.Html;
using Npgsql;

namespace HumasApi.ReadModel;

/// <summary>Two tables that contradict each other.</summary>
/// <param name="What">Which rule is broken.</param>
/// <param name="Id">The record it is about.</param>
/// <param name="Detail">More of it; null where the rule says all.</param>
internal sealed record Inconsistency(string What, Guid Id, string? Detail)
{
    public bool ConcernsChangeLog => What is "the change log contradicts the record" or "a publication missing from the change log";
    public bool ConcernsUnitTree => What == "unit_ancestors that contradict unit_parents";

    public override string ToString() => Detail is null ? $"{What}: {Id}" : $"{What}: {Id} ({Detail})";
}

/// <summary>
/// What must hold between the tables at every moment, however the last moment ended: articles and their live revisions,
/// the read model, counts, addresses, the tree of units, the change log. Writes nothing.
/// </summary>
internal static class ConsistencyCheck
{
    /// <summary>Checks a database as it is at one moment, also while a service writes into it.</summary>
    /// <returns>The first inconsistencies, at most <paramref name="most"/>, and the number of all.</returns>
    public static async Task<(IReadOnlyList<Inconsistency> First, long All)> CheckAsync(
        string connectionString,
        int most,
        CancellationToken cancellationToken
    )
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString
        );
        await connection.OpenAsync(cancellationToken);
        // One snapshot for all queries: else what is published between two of them would look half published.
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        await using (var readOnly = new NpgsqlCommand("set transaction read only", connection))
            await readOnly.ExecuteNonQueryAsync(cancellationToken);
        var (first, all) = (new List<Inconsistency>(), 0L);
        await foreach (var found in FindAsync(connection, cancellationToken))
            if (++all <= most)
                first.Add(found);
        return (first, all);
    }

    /// <summary>Every inconsistency that the open transaction sees; outside of one, a service that writes causes false alarms.</summary>
    public static async IAsyncEnumerable<Inconsistency> FindAsync(
        NpgsqlConnection connection,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        foreach (var script in new[] { "ConsistencyCheck.sql", "UnitConsistencyCheck.sql" })
        {
            await using var command = new NpgsqlCommand(Script(script), connection) { CommandTimeout = 0 };
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
                yield return new Inconsistency(reader.GetString(0), reader.GetGuid(1), reader.IsDBNull(2) ? null : reader.GetString(2));
        }
        await foreach (var id in WrongExcerptsAsync(connection, cancellationToken))
            yield return new Inconsistency("a published row that differs from its live revision", id, "excerpt");
    }

    // An excerpt is made of the text of HTML, which SQL cannot compute. A short summary is the excerpt, so that most bodies
    // are not read; bytes are counted, because they are never fewer than the UTF-16 units that the code counts.
    private static async IAsyncEnumerable<Guid> WrongExcerptsAsync(
        NpgsqlConnection connection,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(
            """
            select p.id, p.excerpt, r.title, r.summary, case when r.summary is null then r.body end
            from published_articles p join articles a on a.id = p.id join article_revisions r on r.id = a.live_revision_id
            where a.publication = 'live' and not coalesce(octet_length(r.summary) <= $1 and p.excerpt = r.summary, false)
            """,
            connection
        )
        {
            CommandTimeout = 0,
            Parameters = { new NpgsqlParameter { Value = Excerpt.MaxLength } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
        while (await reader.ReadAsync(cancellationToken))
            if (reader.GetString(1) != Excerpt.Of(reader.GetString(2), Text(3), Text(4) is { } body ? Excerpt.StartOf(body) : null))
                yield return reader.GetGuid(0);
    }

    private static string Script(string name)
    {
        using var stream = typeof(ConsistencyCheck).Assembly.GetManifestResourceStream($"HumasApi.ReadModel.{name}")
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
