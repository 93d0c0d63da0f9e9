using Microsoft.EntityFrameworkCore;

namespace HumasApi.Data;

/// <summary>Brings a database to the schema of this build and opens it to the three roles.</summary>
internal static class Database
{
    public const string AppRole = "humas_app";
    public const string ReadRole = "humas_read";

    /// <summary>SQL that stands beside this file and is part of the program.</summary>
    public static string Script(string name)
    {
        using var stream = typeof(Database).Assembly.GetManifestResourceStream($"HumasApi.Data.{name}")
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Applies the migrations that are missing and grants the roles what they need. Safe to repeat.</summary>
    /// <returns>The names of the migrations applied.</returns>
    public static async Task<IReadOnlyList<string>> MigrateAsync(string ownerConnectionString, CancellationToken cancellationToken)
    {
        await using var context = new HumasDbContext(Options(ownerConnectionString));
        // First: EF would make a database that does not exist, so a slip in its name would go unnoticed.
        await context.Database.OpenConnectionAsync(cancellationToken);
        var pending = (await context.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        await context.Database.MigrateAsync(cancellationToken);
        // In one transaction, so that readers find the old views or the new ones; always, so that a crash in between heals.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        foreach (var script in new[] { "Functions.sql", "Views.sql" }) await context.Database.ExecuteSqlRawAsync(Script(script), cancellationToken);
        await GrantAsync(context, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return pending;
    }

    /// <summary>The migrations that this build has and the database has not.</summary>
    public static async Task<IReadOnlyList<string>> PendingAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var context = new HumasDbContext(Options(connectionString));
        await context.Database.OpenConnectionAsync(cancellationToken); // EF takes a database that does not exist for an empty one.
        return [.. await context.Database.GetPendingMigrationsAsync(cancellationToken)];
    }

    public static DbContextOptions<HumasDbContext> Options(string connectionString) =>
        new DbContextOptionsBuilder<HumasDbContext>().UseNpgsql(connectionString).UseSnakeCaseNamingConvention().Options;

    // Roles belong to the server, not to the database: where they do not exist (one connection string for all) there is
    // nothing to grant. Nobody but the owner makes tables or functions beside ours, which PostgreSQL 14 lets everyone do. Done after every migration, so that roles made later get their rights by running it again.
    private static async Task GrantAsync(HumasDbContext context, CancellationToken cancellationToken)
    {
        var readable = string.Join(", ", DeliveryDbContext.Readable);
        var sql = $$"""
            do $grant$ begin
                -- Where the schema is not the owner's, PostgreSQL says so and goes on; README.md tells who sets up the database.
                revoke create on schema public from public;
                if exists (select from pg_roles where rolname = '{{AppRole}}') then
                    grant usage on schema public to {{AppRole}};
                    grant select, insert, update, delete on all tables in schema public to {{AppRole}};
                    grant usage on all sequences in schema public to {{AppRole}};
                    revoke insert, update, delete on "__EFMigrationsHistory", audit_head from {{AppRole}};
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
