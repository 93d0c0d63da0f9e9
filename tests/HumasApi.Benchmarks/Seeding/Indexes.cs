using Npgsql;

namespace HumasApi.Benchmarks.Seeding;

/// <summary>
/// Takes the indexes and foreign keys of tables away for a while, and makes them again as the schema has them: sorting a
/// million entries once is many times faster than placing each.
/// </summary>
internal sealed class Indexes
{
    private readonly List<string> again = [];

    /// <summary>Primary keys stay; the copy would find a mistake of ours at once.</summary>
    public static async Task<Indexes> DropAsync(NpgsqlConnection connection, IEnumerable<string> tables)
    {
        var (indexes, drops) = (new Indexes(), new List<string>());
        await using (
            var command = new NpgsqlCommand(
                """
                select format('alter table %s drop constraint %I', conrelid::regclass, conname), format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
                from pg_constraint where contype = 'f' and conrelid::regclass::text = any($1)
                union all
                select format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
                from pg_index where indrelid::regclass::text = any($1) and not exists (select from pg_constraint where conindid = indexrelid)
                """,
                connection
            )
            {
                Parameters = { new() { Value = tables.ToArray() } },
            }
        )
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync())
            {
                drops.Add(reader.GetString(0));
                indexes.again.Add(reader.GetString(1));
            }
        foreach (var drop in drops)
            await ExecuteAsync(connection, drop);
        return indexes;
    }

    public async Task MakeAgainAsync(NpgsqlConnection connection)
    {
        await ExecuteAsync(connection, "set local maintenance_work_mem = '512MB'");
        foreach (var statement in Enumerable.Reverse(again))
            await ExecuteAsync(connection, statement);
    }

    public static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
