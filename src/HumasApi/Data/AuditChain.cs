using Npgsql;

namespace HumasApi.Data;

/// <summary>Checks the audit trail, and takes persons out of it.</summary>
internal static class AuditChain
{
    // Each line against the formula, against the line before it, and against the person's values that are left; and the end.
    private const string Sql = """
        with chained as (
            select a.position, a.previous, a.hash, humas_audit_hash(a) as expected, lag(a.position) over in_order as before, coalesce(lag(a.hash) over in_order, '') as prior,
                p.position is not null and sha256(p.salt || convert_to(p.person, 'UTF8')) <> a.person as is_forged
            from audit a left join audit_persons p on p.position = a.position window in_order as (order by a.position)),
        head as (select h.position, h.hash, last.position as last, last.hash as last_hash from audit_head h left join (select position, hash from audit order by position desc limit 1) last on true)
        select position, 'line ' || position || ' was changed' as what from chained where hash <> expected
        union all select position, 'a line is missing, or stands elsewhere, between ' || coalesce(before::text, 'the start') || ' and ' || position from chained where previous <> prior
        union all select position, 'the person of line ' || position || ' was changed' from chained where is_forged
        union all select position, 'lines are missing after ' || coalesce(last::text, 'the start') || ': the last one was ' || position from head where position <> coalesce(last, 0) or hash <> coalesce(last_hash, '')
        order by 1
        """;

    /// <summary>What is wrong with the trail, by line; and how many lines there are.</summary>
    public static async Task<(IReadOnlyList<string> Wrong, long Lines)> VerifyAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        // One moment: lines that are added meanwhile must not look as if others were missing.
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var wrong = new List<string>();
        await using (var command = new NpgsqlCommand(Sql, connection, transaction) { CommandTimeout = 0 })
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
            while (await reader.ReadAsync(cancellationToken)) wrong.Add(reader.GetString(1));
        await using var count = new NpgsqlCommand("select count(*) from audit", connection, transaction) { CommandTimeout = 0 };
        return (wrong, (long)(await count.ExecuteScalarAsync(cancellationToken))!);
    }

    /// <summary>Erases name, address and program of whoever acted under an identity, and that a person of this identity was seen. The lines stay, and so does the chain.</summary>
    /// <returns>The number of lines that no longer tell who it was.</returns>
    public static async Task<int> EraseAsync(string connectionString, Guid actor, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("with gone as (delete from people where id = $1) delete from audit_persons using audit where audit.position = audit_persons.position and audit.actor_id = $1", connection) { CommandTimeout = 0, Parameters = { new() { Value = actor } } };
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
