using System.Text.Json.Nodes;
using HumasApi.Data;
using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HumasApi.Audit;

/// <summary>Verifies the audit trail, and erases persons from it.</summary>
internal static class AuditChain
{
    /// <summary>What an erasure is called in the trail. It covers what is missing of the lines before it.</summary>
    public const string Erasure = "eraseFromAudit";

    // Each line against the formula, against the line before it, and against the values beside it, unless these were erased; and the end.
    // What an owner may have made of the changes must not end the check, so all of it is compared as text.
    private const string Sql = $"""
        with changes as (
            select a.position, a.action, a.entity_id::text as entity_id, change, place - 1 as place
            from audit a, jsonb_array_elements(case jsonb_typeof(a.changes) when 'array' then a.changes else '[]' end) with ordinality
                as each (change, place)),
        erased as (select position, change ->> 'id' as id from changes where action = '{Erasure}'),
        chained as (
            select a.position, a.previous, a.hash, humas_audit_hash(a) as expected, lag(a.position) over in_order as before,
                coalesce(lag(a.hash) over in_order, '') as prior,
                sha256(p.salt || convert_to(p.person, 'UTF8')) <> a.person as is_forged,
                p.position is null and not exists (select from erased where erased.id = a.actor_id::text and erased.position >
                    a.position) as is_missing
            from audit a left join audit_persons p on p.position = a.position window in_order as (order by a.position)),
        beside as (
            select c.position, encode(sha256(v.salt || convert_to(v.value, 'UTF8')), 'hex') <> c.change -> 'personal' ->> 'commitment'
                as is_forged,
                v.position is null and not exists (select from erased where erased.id in (c.change -> 'personal' ->> 'id', c.entity_id)
                    and erased.position > c.position) as is_missing
            from changes c left join audit_values v on v.position = c.position and v.place = c.place where c.change -> 'personal' is
                not null),
        head as (select h.position, h.hash, last.position as last, last.hash as last_hash from audit_head h left join (select position,
            hash from audit order by position desc limit 1) last on true)
        select position, 'line ' || position || ' was changed' as what from chained where hash <> expected
        union all select position, 'a line is missing, or stands elsewhere, between ' || coalesce(before::text, 'the start') || ' and '
            || position from chained where previous <> prior
        union all select position, 'the person of line ' || position || ' was changed' from chained where is_forged
        union all select position, 'the person of line ' || position || ' is missing' from chained where is_missing
        union all select distinct position, 'values of line ' || position || ' were changed' from beside where is_forged
        union all select distinct position, 'values of line ' || position || ' are missing' from beside where is_missing
        union all select position, 'lines are missing after ' || coalesce(last::text, 'the start') || ': the last one was ' || position
            from head where position <> coalesce(last, 0) or hash <> coalesce(last_hash, '')
        order by 1
        """;

    /// <summary>What is wrong with the trail, by line; and how many lines there are.</summary>
    /// <param name="connectionString">Of any role that reads the trail.</param>
    /// <param name="kept">A hash that was kept elsewhere, and its line: an owner who rebuilds the whole chain cannot match it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<(IReadOnlyList<string> Wrong, long Lines)> VerifyAsync(
        string connectionString,
        (long Position, byte[] Hash)? kept,
        CancellationToken cancellationToken
    )
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        // One moment: lines that are added meanwhile must not look as if others were missing.
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var wrong = new List<string>();
        await using (var command = new NpgsqlCommand(Sql, connection, transaction) { CommandTimeout = 0 })
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
            while (await reader.ReadAsync(cancellationToken))
                wrong.Add(reader.GetString(1));
        if (kept is { } line)
        {
            await using var same = new NpgsqlCommand(
                "select exists (select from audit where position = $1 and hash = $2)",
                connection,
                transaction
            )
            {
                Parameters =
                {
                    new() { Value = line.Position },
                    new() { Value = line.Hash },
                },
            };
            if (!(bool)(await same.ExecuteScalarAsync(cancellationToken))!)
                wrong.Add($"line {line.Position} does not have the hash that was kept: the chain was rebuilt");
        }
        await using var count = new NpgsqlCommand("select count(*) from audit", connection, transaction) { CommandTimeout = 0 };
        return (wrong, (long)(await count.ExecuteScalarAsync(cancellationToken))!);
    }

    /// <summary>
    /// Erases the name, address and program of the actor with this identity, the record that this person has signed in, and, of a
    /// record with this identity, its personal values and the reasons of its changes. The lines and the chain stay; the erasure
    /// itself is recorded.
    /// </summary>
    /// <param name="ownerConnectionString">The service may only add to the trail, so this takes the owner of the tables.</param>
    /// <param name="id">The identity: of a key, a person, a preview link, an author, an article or any other record.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>In how many lines the actor was erased, and of how many changes the values.</returns>
    public static async Task<(int Persons, int Values)> EraseAsync(
        string ownerConnectionString,
        Guid id,
        CancellationToken cancellationToken
    )
    {
        await using var database = Contexts.Open(ownerConnectionString);
        database.Database.SetCommandTimeout(0);
        return await database.InTransactionAsync(
            async () =>
            {
                await database.People.Where(person => person.Id == id).ExecuteDeleteAsync(cancellationToken);
                await database.CalendarLinks.Where(link => link.MakerId == id).ExecuteDeleteAsync(cancellationToken);
                // Imports and schedules are kept for some time. One that is not done yet goes on without a name.
                foreach (var import in await database.Imports.Where(import => import.SenderId == id).ToListAsync(cancellationToken))
                    import.ErasePersons();
                foreach (
                    var schedule in await database
                        .Schedules.FromSql($"select * from schedules where requester -> 'act' -> 'actor' ->> 'id' = {id.ToString()}")
                        .ToListAsync(cancellationToken)
                )
                    schedule.Requester = schedule.Requester.Erased();
                await database.SaveChangesAsync(cancellationToken);
                var persons = await database
                    .AuditPersons.Where(person => database.Audit.Any(line => line.Position == person.Position && line.ActorId == id))
                    .ExecuteDeleteAsync(cancellationToken);
                var values = await database
                    .AuditValues.Where(value =>
                        value.EntityId == id || database.Audit.Any(line => line.Position == value.Position && line.EntityId == id)
                    )
                    .ExecuteDeleteAsync(cancellationToken);
                if (persons + values == 0)
                    return (0, 0);
                var changes = new JsonArray(
                    new JsonObject
                    {
                        ["entity"] = "audit",
                        ["id"] = id,
                        ["op"] = "erased",
                        ["before"] = null,
                        ["after"] = new JsonObject { ["persons"] = persons, ["values"] = values },
                    }
                ).ToJsonString();
                await AuditTrail.WriteAsync(
                    database,
                    new Act(Erasure, "settings", new Actor(null, "HumasApi"), null, null, null),
                    null,
                    id,
                    [],
                    changes,
                    cancellationToken
                );
                return (persons, values);
            },
            cancellationToken
        );
    }
}
