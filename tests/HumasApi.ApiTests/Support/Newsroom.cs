using System.Diagnostics;
using HumasApi.ApiTests.Embedded;
using HumasApi.Data;
using HumasApi.Jobs;
using HumasApi.Postgres;
using HumasApi.Publishing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace HumasApi.ApiTests;

/// <summary>
/// One running service on real sockets and a real PostgreSQL, for all tests that talk HTTP. With
/// <c>HUMAS_TEST_CONNECTION</c> (an owner's connection string to an empty database) it uses that server, else the
/// service's own embedded one in a temporary folder.
/// </summary>
[SetUpFixture]
internal sealed class Newsroom
{
    public const string AdminKey = "test-admin-key-0123456789";

    private static TemporaryFolder? folder;
    private static EmbeddedPostgres? server;
    private static Service? service;

    /// <summary>The time that the service sees; each test begins at noon UTC of 24 November 2026.</summary>
    public static TestClock Clock { get; } = new();

    /// <summary>Connection string of the owner, for what no API shows.</summary>
    public static string Owner { get; private set; } = "";
    public static string App { get; private set; } = "";
    public static string Read { get; private set; } = "";
    public static Uri Address => service!.ClientOptions.BaseAddress;
    public static IServiceProvider Services => service!.Services;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        if (Environment.GetEnvironmentVariable("HUMAS_TEST_CONNECTION") is { Length: > 0 } given) Owner = App = Read = given;
        else
        {
            folder = new TemporaryFolder();
            server = await EmbeddedPostgres.StartAsync(folder.Options, NullLogger.Instance, CancellationToken.None);
            (Owner, App, Read) = (server.OwnerConnectionString, server.AppConnectionString, server.ReadConnectionString);
        }
        await Database.MigrateAsync(Owner, CancellationToken.None);
        service = new Service(App, Read, []);
        service.UseKestrel(0);
        service.StartServer();
    }

    /// <summary>A second instance of the service on the same database, or on another one, with settings of its own.</summary>
    public static WebApplicationFactory<Program> AnotherInstance(string? app = null, string? read = null, params (string Name, string Value)[] settings)
    {
        var other = new Service(app ?? App, read ?? Read, settings);
        other.UseKestrel(0);
        other.StartServer();
        return other;
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (service is not null) await service.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        if (server is not null) await server.DisposeAsync();
        folder?.Dispose();
        await PreparedCluster.DeleteAsync();
    }

    /// <summary>Empties the database and sets the clock back: about a millisecond.</summary>
    public static async Task ResetAsync()
    {
        Clock.Now = TestClock.Start;
        await SqlAsync("""
            delete from published_tag_links; delete from published_author_links; delete from published_mention_links;
            delete from published_bodies; delete from published_articles; delete from gone_articles; delete from count_deltas; delete from month_deltas; delete from unit_usage;
            delete from article_revisions; delete from articles; delete from authors; update tags set merged_into_id = null; delete from tags;
            delete from unit_parents; delete from unit_names; delete from unit_events; delete from units; delete from slugs; delete from idempotent_answers;
            delete from api_keys; delete from people; delete from preview_links; delete from changes; delete from change_readers;
            delete from audit_persons; delete from audit_values; delete from audit; update audit_head set position = 0, hash = ''; select setval(pg_get_serial_sequence('audit', 'position'), 1, false);
            """);
    }

    /// <summary>Runs SQL as the owner, of another database where one is given, and answers the first column of the first row.</summary>
    public static async Task<object?> SqlAsync(string sql, string? owner = null)
    {
        await using var connection = new NpgsqlConnection(owner ?? Owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>What <c>verify</c> would name.</summary>
    public static async Task<IReadOnlyList<Disagreement>> DisagreementsAsync() => (await Agreement.CheckAsync(Owner, 10, CancellationToken.None)).First;

    /// <summary>Counts the SQL commands that the service sends while something happens.</summary>
    public static async Task<int> CountCommandsAsync(Func<Task> act)
    {
        var count = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            // The follower of the change log asks by itself, at any time.
            ActivityStopped = command => { if (!$"{command.GetTagItem("db.query.text") ?? command.GetTagItem("db.statement")}".Contains("change", StringComparison.Ordinal)) Interlocked.Increment(ref count); },
        };
        ActivitySource.AddActivityListener(listener);
        await act();
        return count;
    }

    private sealed class Service(string app, string read, (string Name, string Value)[] settings) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production");
            builder.UseSetting("ConnectionStrings:Humas", app);
            builder.UseSetting("ConnectionStrings:HumasDelivery", read);
            builder.UseSetting("Humas:AdminKey", AdminKey);
            builder.UseSetting("Humas:PublicUrl", "https://humas.example");
            // Hundreds of tests are one client; those of the limits start an instance with some.
            foreach (var limit in new[] { "Address", "Key", "SignIn" }) builder.UseSetting("Humas:RateLimits:" + limit, "0");
            foreach (var (name, value) in settings) builder.UseSetting(name, value);
            builder.ConfigureLogging(logging => logging.ClearProviders());
            builder.ConfigureTestServices(services =>
            {
                services.RemoveAll<TimeProvider>();
                services.AddSingleton<TimeProvider>(Clock);
                services.RemoveAll<PeriodicJob>();
            });
        }
    }
}

/// <summary>A clock that stands still until it is set.</summary>
internal sealed class TestClock : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public DateTimeOffset Now { get; set; } = Start;

    public override DateTimeOffset GetUtcNow() => Now;

    public void Advance(TimeSpan time) => Now += time;
}
