using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace HumasApi.Data;

/// <summary>Brings a database to the schema of this build and opens it to the three roles.</summary>
internal static class Database
{
    public const string AppRole = "humas_app";
    public const string ReadRole = "humas_read";

    // Run after the migrations, in this order, each when its text has changed. A migration that has to drop what one of them
    // made removes its row from schema_scripts, and the script runs again.
    private static readonly string[] Repeatable = ["Functions.sql", "Cards.sql", "Views.sql"];

    /// <summary>The SQL that a migration runs, frozen beside it: Data/Migrations/{name}.</summary>
    public static string Frozen(string name) => Read($"Migrations.{name}");

    /// <summary>
    /// Applies the missing migrations and the changed repeatable scripts, and grants the roles their rights. Safe to repeat.
    /// </summary>
    /// <returns>The names of the migrations and scripts applied.</returns>
    /// <exception cref="SchemaException">The database was migrated by a build that this one does not know.</exception>
    public static async Task<IReadOnlyList<string>> MigrateAsync(string ownerConnectionString, CancellationToken cancellationToken)
    {
        // First: EF would create a missing database, so a slip in its name would go unnoticed.
        await using var connection = new NpgsqlConnection(ownerConnectionString);
        await connection.OpenAsync(cancellationToken);
        var applied = await MissingAsync(connection, cancellationToken);
        if (applied.Count > 0)
        {
            await using var context = Contexts.Open(ownerConnectionString);
            await context.Database.MigrateAsync(cancellationToken);
        }
        // In one transaction, so that readers find the old views or the new ones.
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        foreach (var (name, text, hash) in await ChangedScriptsAsync(connection, cancellationToken))
        {
            await ExecuteAsync(connection, text, cancellationToken);
            await ExecuteAsync(
                connection,
                """
                insert into schema_scripts (name, sha256, applied_at) values ($1, $2, now())
                on conflict (name) do update set sha256 = excluded.sha256, applied_at = excluded.applied_at
                """,
                cancellationToken,
                name,
                hash
            );
            applied.Add(name);
        }
        await ExecuteAsync(connection, Grants, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return applied;
    }

    /// <summary>The migrations and repeatable scripts that this build has and the database has not.</summary>
    /// <exception cref="SchemaException">The database was migrated by a build that this one does not know.</exception>
    public static async Task<IReadOnlyList<string>> PendingAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        var missing = await MissingAsync(connection, cancellationToken);
        return missing.Count > 0 ? missing : [.. (await ChangedScriptsAsync(connection, cancellationToken)).Select(script => script.Name)];
    }

    /// <summary>Whether a build that this one does not know has migrated the database.</summary>
    public static async Task<bool> IsNewerAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        return (await AppliedAsync(connection, cancellationToken)).Except(Known.Value).Any();
    }

    /// <summary>Whether there is any API key, and any unit, in a database of this schema.</summary>
    public static async Task<(bool HasKeys, bool HasUnits)> ContentsAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("select exists (select from api_keys), exists (select from units)", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetBoolean(0), reader.GetBoolean(1));
    }

    // The migrations of this build, in their order. Asked without EF, which would build its model first: most starts find nothing to do,
    // and readers wait for them.
    private static readonly Lazy<IReadOnlyList<string>> Known = new(() =>
        [
            .. typeof(Database)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(Migration)))
                .Select(type => type.GetCustomAttribute<MigrationAttribute>()!.Id)
                .Order(StringComparer.Ordinal),
        ]
    );

    private static async Task<List<string>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        await ReadAsync(connection, """select to_regclass('"__EFMigrationsHistory"')::text""", cancellationToken) is { Count: > 0 }
            ? await ReadAsync(connection, "select migration_id from \"__EFMigrationsHistory\"", cancellationToken)
            : [];

    private static async Task<List<string>> MissingAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var applied = await AppliedAsync(connection, cancellationToken);
        // An older build on a newer schema would write rows that the newer one does not expect.
        return applied.Except(Known.Value).ToList() is { Count: > 0 } unknown
            ? throw new SchemaException(unknown)
            : [.. Known.Value.Except(applied)];
    }

    private static async Task<IReadOnlyList<(string Name, string Text, string Hash)>> ChangedScriptsAsync(
        NpgsqlConnection connection,
        CancellationToken cancellationToken
    )
    {
        var known = await ReadAsync(connection, "select name || ' ' || sha256 from schema_scripts", cancellationToken);
        var scripts = Repeatable
            .Select(name => (Name: name, Text: Read($"Sql.{name}")))
            .Select(script =>
                (script.Name, script.Text, Hash: Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(script.Text))))
            );
        return [.. scripts.Where(script => !known.Contains($"{script.Name} {script.Hash}"))];
    }

    private static string Read(string name)
    {
        using var stream = typeof(Database).Assembly.GetManifestResourceStream($"HumasApi.Data.{name}")
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    // Roles belong to the server, not to the database: where they do not exist (one connection string for all) there is
    // nothing to grant. Nobody but the owner makes tables or functions beside ours, which PostgreSQL 14 lets everyone do. Done
    // after every migration, so that roles created later get their rights by running it again.
    private static string Grants =>
        $$"""
            do $grant$ begin
                -- Where the schema is not the owner's, PostgreSQL says so and goes on; README.md says who sets up the database.
                revoke create on schema public from public;
                -- The migration revokes it too; a database restored without privileges has lost that.
                revoke execute on function humas_chain_audit() from public;
                if exists (select from pg_roles where rolname = '{{AppRole}}') then
                    grant usage on schema public to {{AppRole}};
                    grant select, insert, update, delete on all tables in schema public to {{AppRole}};
                    grant usage on all sequences in schema public to {{AppRole}};
                    revoke insert, update, delete on "__EFMigrationsHistory", schema_scripts, audit_head from {{AppRole}};
                    -- What was done stays on record, and who did it; only the owner can erase a person, which goes on record too.
                    revoke update, delete on audit, audit_persons, audit_values from {{AppRole}};
                end if;
                if exists (select from pg_roles where rolname = '{{ReadRole}}') then
                    revoke all on all tables in schema public from {{ReadRole}};
                    grant usage on schema public to {{ReadRole}};
                    grant select on {{string.Join(", ", DeliveryDbContext.Readable)}} to {{ReadRole}};
                end if;
            end $grant$
            """;

    private static async Task<List<string>> ReadAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var values = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
            if (!reader.IsDBNull(0))
                values.Add(reader.GetString(0));
        return values;
    }

    private static async Task ExecuteAsync(
        NpgsqlConnection connection,
        string sql,
        CancellationToken cancellationToken,
        params string[] values
    )
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

/// <summary>The database has migrations that this build does not know.</summary>
internal sealed class SchemaException(IReadOnlyList<string> unknown)
    : Exception(
        $"The database was migrated by another version: this one does not know {unknown.Count} of its migrations ({unknown[0]} …). "
            + "Run the version that migrated it, or a newer one. Databases of before 0.1.0 cannot be upgraded; start with an empty one."
    );
