using Npgsql;

namespace HumasApi.Postgres;

/// <summary>
/// The roles, the database and the extensions of the service. Safe to repeat: a start that was killed half-way is
/// completed by the next one, and a complete cluster costs one query.
/// </summary>
internal static class ClusterSetup
{
    internal const string Database = "humas";

    /// <summary>A database being restored: incomplete, hence worthless after a crash.</summary>
    internal const string RestoringDatabase = "humas_restoring";

    /// <summary>The database that a complete restore has replaced.</summary>
    internal const string ReplacedDatabase = "humas_replaced";

    // Written last, so its presence means that every step before it was done. Raise it when the steps change.
    private const string SetupMarker = "HumasApi private database, setup 1";

    private const string Inspect = $"""
        select (select count(*) from pg_roles where rolname in ('humas_owner', 'humas_app', 'humas_read')) = 3
               and exists (select from pg_database where datname = '{Database}' and shobj_description(oid, 'pg_database') =
                   '{SetupMarker}'),
               array(select datname::text from pg_database where datname in ('{RestoringDatabase}', '{ReplacedDatabase}'))
        """;

    /// <summary>Completes the cluster through the superuser's connections to its two databases.</summary>
    /// <exception cref="EmbeddedPostgresException">An extension is not installed, or PostgreSQL refused a step.</exception>
    internal static async Task EnsureAsync(
        NpgsqlDataSource maintenance,
        NpgsqlDataSource content,
        ClusterSecrets secrets,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using var connection = await maintenance.OpenConnectionAsync(cancellationToken);
            var (complete, leftovers) = await InspectAsync(connection, cancellationToken);
            foreach (var leftover in leftovers)
            {
                await ExecuteAsync(connection, $"drop database if exists {leftover} with (force)", cancellationToken);
            }

            if (!complete)
            {
                await CreateRolesAsync(connection, secrets, cancellationToken);
                if (!await ExistsAsync(connection, cancellationToken))
                {
                    await ExecuteAsync(connection, $"create database {Database} owner humas_owner", cancellationToken);
                }

                await PrepareAsync(content, Database, cancellationToken);
            }
        }
        catch (NpgsqlException e)
        {
            throw new EmbeddedPostgresException($"The database could not be set up: {e.Message}", e);
        }
    }

    /// <summary>Gives a database its extensions, its rights and the mark of completeness.</summary>
    /// <exception cref="EmbeddedPostgresException">An extension is not installed.</exception>
    internal static async Task PrepareAsync(NpgsqlDataSource content, string database, CancellationToken cancellationToken)
    {
        await using var connection = await content.OpenConnectionAsync(cancellationToken);
        try
        {
            await ExecuteAsync(
                connection,
                "create extension if not exists btree_gist; create extension if not exists pg_trgm",
                cancellationToken
            );
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedFile or PostgresErrorCodes.FeatureNotSupported)
        {
            throw new EmbeddedPostgresException(
                $"This PostgreSQL lacks an extension that the service needs ({e.MessageText}). Install PostgreSQL's contrib "
                    + "modules (for example 'postgresql-contrib') and start again.",
                e
            );
        }

        await ExecuteAsync(
            connection,
            $"""
            revoke all on database {database} from public;
            grant connect, temporary on database {database} to humas_app;
            grant connect on database {database} to humas_read;
            revoke create on schema public from public;
            grant usage, create on schema public to humas_owner;
            grant usage on schema public to humas_app, humas_read;
            comment on database {database} is '{SetupMarker}';
            """,
            cancellationToken
        );
    }

    internal static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task CreateRolesAsync(NpgsqlConnection connection, ClusterSecrets secrets, CancellationToken cancellationToken)
    {
        // A failing statement is written to the server's log with the password in it.
        await ExecuteAsync(
            connection,
            "set log_min_error_statement = panic; revoke connect on database postgres from public",
            cancellationToken
        );
        foreach (var (role, password) in new[] { ("humas_owner", secrets.Owner), ("humas_app", secrets.App), ("humas_read", secrets.Read) })
        {
            await ExecuteAsync(
                connection,
                $"""
                do $$ begin if not exists (select from pg_roles where rolname = '{role}') then create role {role}; end if; end $$;
                alter role {role} with login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password '{password}';
                """,
                cancellationToken
            );
        }
    }

    private static async Task<(bool Complete, string[] Leftovers)> InspectAsync(
        NpgsqlConnection connection,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(Inspect, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetBoolean(0), reader.GetFieldValue<string[]>(1));
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"select exists (select from pg_database where datname = '{Database}')", connection);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
