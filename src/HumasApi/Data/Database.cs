using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

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
        await using var context = new HumasDbContext(Options(ownerConnectionString));
        // First: EF would create a missing database, so a slip in its name would go unnoticed.
        await context.Database.OpenConnectionAsync(cancellationToken);
        await RequireKnownAsync(context, cancellationToken);
        var applied = (await context.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        await context.Database.MigrateAsync(cancellationToken);
        // In one transaction, so that readers find the old views or the new ones.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        foreach (var (name, text, hash) in await ChangedScriptsAsync(context, cancellationToken))
        {
            await context.Database.ExecuteSqlRawAsync(text, cancellationToken);
            await context.Database.ExecuteSqlAsync(
                $"""
                insert into schema_scripts (name, sha256, applied_at) values ({name}, {hash}, now())
                on conflict (name) do update set sha256 = excluded.sha256, applied_at = excluded.applied_at
                """,
                cancellationToken
            );
            applied.Add(name);
        }
        await GrantAsync(context, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return applied;
    }

    /// <summary>The migrations and repeatable scripts that this build has and the database has not.</summary>
    /// <exception cref="SchemaException">The database was migrated by a build that this one does not know.</exception>
    public static async Task<IReadOnlyList<string>> PendingAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var context = new HumasDbContext(Options(connectionString));
        await context.Database.OpenConnectionAsync(cancellationToken); // EF takes a database that does not exist for an empty one.
        await RequireKnownAsync(context, cancellationToken);
        var pending = (await context.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        return pending.Count > 0 ? pending : [.. (await ChangedScriptsAsync(context, cancellationToken)).Select(script => script.Name)];
    }

    /// <summary>Whether a build that this one does not know has migrated the database.</summary>
    public static async Task<bool> IsNewerAsync(HumasDbContext context, CancellationToken cancellationToken) =>
        (await UnknownAsync(context, cancellationToken)).Count > 0;

    private static async Task<IReadOnlyList<string>> UnknownAsync(HumasDbContext context, CancellationToken cancellationToken) =>
        [.. (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).Except(context.Database.GetMigrations())];

    // An older build on a newer schema would write rows that the newer one does not expect.
    private static async Task RequireKnownAsync(HumasDbContext context, CancellationToken cancellationToken)
    {
        if (await UnknownAsync(context, cancellationToken) is { Count: > 0 } unknown)
            throw new SchemaException(unknown);
    }

    private static async Task<IReadOnlyList<(string Name, string Text, string Hash)>> ChangedScriptsAsync(
        HumasDbContext context,
        CancellationToken cancellationToken
    )
    {
        var known = await context
            .Database.SqlQuery<string>($"select name || ' ' || sha256 as \"Value\" from schema_scripts")
            .ToListAsync(cancellationToken);
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

    public static DbContextOptions<HumasDbContext> Options(string connectionString) =>
        new DbContextOptionsBuilder<HumasDbContext>().UseNpgsql(connectionString).UseSnakeCaseNamingConvention().Options;

    // Roles belong to the server, not to the database: where they do not exist (one connection string for all) there is
    // nothing to grant. Nobody but the owner makes tables or functions beside ours, which PostgreSQL 14 lets everyone do. Done
    // after every migration, so that roles created later get their rights by running it again.
    private static async Task GrantAsync(HumasDbContext context, CancellationToken cancellationToken)
    {
        var readable = string.Join(", ", DeliveryDbContext.Readable);
        var sql = $$"""
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
                    grant select on {{readable}} to {{ReadRole}};
                end if;
            end $grant$
            """;
        await context.Database.ExecuteSqlRawAsync(sql, cancellationToken);
    }
}

/// <summary>The database has migrations that this build does not know.</summary>
internal sealed class SchemaException(IReadOnlyList<string> unknown)
    : Exception(
        $"The database was migrated by another version: this one does not know {unknown.Count} of its migrations ({unknown[0]} …). "
            + "Run the version that migrated it, or a newer one. Databases of before 0.1.0 cannot be upgraded; start with an empty one."
    );
