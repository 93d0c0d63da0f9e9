using HumasApi.Data;
using HumasApi.Postgres;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace HumasApi.Benchmarks;

/// <summary>The database that is filled or measured: a private one in a data folder, or one that runs already.</summary>
internal sealed class Target : IAsyncDisposable
{
    private readonly EmbeddedPostgres? server;

    private Target(EmbeddedPostgres? server, string owner, string app, string read)
    {
        this.server = server;
        // Statements over a million rows outlast the usual half minute.
        (Owner, App, Read) = (new NpgsqlConnectionStringBuilder(owner) { CommandTimeout = 0 }.ConnectionString, app, read);
    }

    public string Owner { get; }
    public string App { get; }
    public string Read { get; }

    /// <summary>Only a private server has one that we know; without it plans cannot be captured.</summary>
    public string Superuser =>
        server?.SuperuserConnectionString ?? throw new UsageException("This needs --data: a database of our own, as its superuser.");
    public string LogFile => Path.Combine(server!.DataDirectory, "log", "postgres.log");
    public int PostmasterId => PostmasterPid.ReadRunning(Path.Combine(server!.DataDirectory, "cluster"))!.ProcessId;

    /// <param name="options">Where it is.</param>
    /// <param name="delivery">Settings of the driver for those who read.</param>
    public static async Task<Target> OpenAsync(Options options, string? delivery = null)
    {
        if (options.Find("connection") is { } given)
            return await MigratedAsync(new Target(null, given, given, given));
        // Not durable: figures of a disk that waits for its platter would say nothing of the queries.
        var server = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { DataDirectory = options.Text("data"), Durable = false },
            NullLogger.Instance,
            CancellationToken.None
        );
        // Settings of the driver to try out, as `Max Auto Prepare=50`.
        var read = string.Join(';', new[] { server.ReadConnectionString, delivery, options.Find("delivery") }.OfType<string>());
        return await MigratedAsync(new Target(server, server.OwnerConnectionString, server.AppConnectionString, read));
    }

    /// <summary>The same, counting statements where PostgreSQL has the extension for it.</summary>
    public static async Task<Target> OpenCountingAsync(Options options)
    {
        var target = await OpenAsync(options);
        if (await target.SuperuserAsync<long>("select count(*) from pg_available_extensions where name = 'pg_stat_statements'") == 0)
            return target;
        await target.SuperuserAsync<object>("alter system set shared_preload_libraries = pg_stat_statements");
        await target.DisposeAsync();
        target = await OpenAsync(options);
        await target.SuperuserAsync<object>("create extension if not exists pg_stat_statements");
        return target;
    }

    public HumasDbContext Context() => Contexts.Open(Owner);

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(Owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task<T> SuperuserAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(Superuser);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>The statements that took longest since the target was opened to count them, or since they were forgotten.</summary>
    public Task<string> DearestAsync() =>
        SuperuserAsync<string>(
            """
            select string_agg(format('%s ms, %s calls: %s', total::bigint, calls, query), E'\n') from (
                select total_exec_time + total_plan_time as total, calls, left(regexp_replace(query, '\s+', ' ', 'g'), 120) as query
                from pg_stat_statements order by 1 desc limit 25) dearest
            """
        );

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (server is not null)
            await server.DisposeAsync();
    }

    private static async Task<Target> MigratedAsync(Target target)
    {
        var applied = await Database.MigrateAsync(target.Owner, CancellationToken.None);
        // An archive of an older schema: the statistics that autovacuum would make in time.
        if (applied.Count > 0)
            await target.ScalarAsync<int>("analyze; select 1");
        return target;
    }
}
