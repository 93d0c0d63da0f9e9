using System.Collections.Concurrent;
using HumasApi.ApiTests.Embedded;
using HumasApi.Data;
using HumasApi.Postgres;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using NUnit.Framework.Internal;

// Fixtures run beside one another, each with a newsroom of its own; the tests of a fixture run one after another.
// A fixture that measures something of the whole machine or process says NonParallelizable.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(3)]

namespace HumasApi.ApiTests;

/// <summary>
/// One PostgreSQL for all tests that talk HTTP, migrated once: each newsroom has a copy of that database. With
/// <c>HUMAS_TEST_CONNECTION</c> (connection string of an owner who may create databases, to an empty one) it uses that
/// server, else the service's own embedded one in a temporary folder.
/// </summary>
[SetUpFixture]
internal sealed class NewsroomPool
{
    // Each instance may hold ninety connections, and several run at once.
    private const int MostConnections = 400;

    private static readonly ConcurrentDictionary<TestFixture, Lazy<LeasedNewsroom>> Leases = new();
    private static readonly ConcurrentBag<LeasedNewsroom> Idle = [];
    private static readonly ConcurrentBag<LeasedNewsroom> All = [];
    private static readonly SemaphoreSlim OneCopyAtATime = new(1, 1);
    private static TemporaryFolder? folder;
    private static EmbeddedPostgres? server;
    private static string given = "";

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        given = Environment.GetEnvironmentVariable("HUMAS_TEST_CONNECTION") ?? "";
        if (given.Length == 0)
        {
            folder = new TemporaryFolder();
            server = await EmbeddedPostgres.StartAsync(folder.Options, NullLogger.Instance, CancellationToken.None);
            await Sql.ScalarAsync(server.SuperuserConnectionString, $"alter system set max_connections = {MostConnections}");
            await server.DisposeAsync();
            server = await EmbeddedPostgres.StartAsync(folder.Options, NullLogger.Instance, CancellationToken.None);
        }
        await Database.MigrateAsync(server?.OwnerConnectionString ?? given, CancellationToken.None);
        // A database in use cannot be copied.
        NpgsqlConnection.ClearAllPools();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await Screen.StopAsync();
        foreach (var newsroom in All)
            await newsroom.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        if (given.Length > 0)
            foreach (var newsroom in All)
                await Sql.ScalarAsync(Maintenance, $"drop database {NameOf(newsroom.Owner)} with (force)");
        if (server is not null)
            await server.DisposeAsync();
        folder?.Dispose();
        await PreparedCluster.DeleteAsync();
    }

    /// <summary>The newsroom of a fixture: the one that it has, an idle one, or a new one.</summary>
    public static LeasedNewsroom Lease(TestFixture fixture) =>
        Leases.GetOrAdd(fixture, _ => new Lazy<LeasedNewsroom>(() => Idle.TryTake(out var idle) ? idle : New())).Value;

    /// <summary>Takes the newsroom of a fixture back.</summary>
    public static void Return(TestFixture fixture)
    {
        if (Leases.TryRemove(fixture, out var lease) && lease.IsValueCreated)
            Idle.Add(lease.Value);
    }

    private static string Maintenance => server?.SuperuserConnectionStringFor("postgres") ?? In("postgres", given);

    private static LeasedNewsroom New()
    {
        OneCopyAtATime.Wait();
        try
        {
            var newsroom = Task.Run(CopyAsync).GetAwaiter().GetResult();
            newsroom.Start();
            All.Add(newsroom);
            return newsroom;
        }
        finally
        {
            OneCopyAtATime.Release();
        }
    }

    /// <summary>A newsroom on a database that was restored from a dump, and not migrated yet; its service is not started.</summary>
    public static async Task<LeasedNewsroom> RestoreAsync(string dump)
    {
        await OneCopyAtATime.WaitAsync();
        try
        {
            var newsroom = await MakeAsync("template0");
            All.Add(newsroom);
            await Sql.ScalarAsync(newsroom.Owner, dump);
            return newsroom;
        }
        finally
        {
            OneCopyAtATime.Release();
        }
    }

    private static Task<LeasedNewsroom> CopyAsync() => MakeAsync(NameOf(server?.OwnerConnectionString ?? given));

    private static async Task<LeasedNewsroom> MakeAsync(string template)
    {
        var name = $"{NameOf(server?.OwnerConnectionString ?? given)}_test_{All.Count + 1}";
        await Sql.ScalarAsync(Maintenance, $"drop database if exists {name} with (force)");
        await Sql.ScalarAsync(Maintenance, $"create database {name} template {template}{(server is null ? "" : " owner humas_owner")}");
        if (server is null)
            return new LeasedNewsroom(In(name, given), In(name, given), In(name, given));
        // Rights on a database are not copied with it.
        await using var content = NpgsqlDataSource.Create(server.SuperuserConnectionStringFor(name));
        await ClusterSetup.PrepareAsync(content, name, CancellationToken.None);
        return new LeasedNewsroom(
            In(name, server.OwnerConnectionString),
            In(name, server.AppConnectionString),
            In(name, server.ReadConnectionString)
        );
    }

    private static string In(string database, string connection) =>
        new NpgsqlConnectionStringBuilder(connection) { Database = database }.ConnectionString;

    private static string NameOf(string connection) => new NpgsqlConnectionStringBuilder(connection).Database!;
}
