using HumasApi.Data;
using HumasApi.Jobs;
using HumasApi.ReadModel;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace HumasApi.ApiTests;

/// <summary>
/// The newsroom of the running fixture: leased when the fixture first uses it (see <see cref="NewsroomPool"/>), its own until it ends.
/// </summary>
internal static class Newsroom
{
    public const string AdminKey = "test-admin-key-0123456789";

    /// <summary>The time that the service sees; each test begins at noon UTC of 24 November 2026.</summary>
    public static TestClock Clock => Current.Clock;

    /// <summary>Connection string of the owner, for what no API shows.</summary>
    public static string Owner => Current.Owner;
    public static string App => Current.App;
    public static string Read => Current.Read;
    public static Uri Address => Current.Address;
    public static IServiceProvider Services => Current.Services;

    public static LeasedNewsroom Current => NewsroomPool.Lease(Fixture());

    /// <summary>Gives the newsroom of the running fixture back, for another fixture to use.</summary>
    public static void Return() => NewsroomPool.Return(Fixture());

    /// <summary>A second instance of the service on the same database, or on another one, with settings of its own.</summary>
    public static WebApplicationFactory<Program> AnotherInstance(
        string? app = null,
        string? read = null,
        params (string Name, string Value)[] settings
    ) => TestService.Start(app ?? App, read ?? Read, Clock, settings);

    /// <summary>Empties the database and sets the clock back: about a millisecond.</summary>
    public static Task ResetAsync() => Current.ResetAsync();

    /// <summary>Drops the responses that are kept, so that the next ones are made.</summary>
    public static void ForgetResponses() => Current.ForgetResponses();

    /// <summary>Runs SQL as the owner, of another database where one is given, and answers the first column of the first row.</summary>
    public static async Task<object?> SqlAsync(string sql, string? owner = null)
    {
        await using var connection = new NpgsqlConnection(owner ?? Owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Runs a periodic job once, as one that has just started: in tests none runs by itself.</summary>
    /// <param name="now">The moment; null: what the clock says.</param>
    public static async Task RunJobAsync<T>(DateTimeOffset? now = null)
        where T : PeriodicJob
    {
        await using var scope = Services.CreateAsyncScope();
        var (job, database) = (
            ActivatorUtilities.CreateInstance<T>(scope.ServiceProvider),
            scope.ServiceProvider.GetRequiredService<HumasDbContext>()
        );
        await job.RunOnceAsync(database, now ?? Clock.GetUtcNow(), CancellationToken.None);
    }

    /// <summary>
    /// How many transactions are open. Taken from the locks: what other roles do, <c>pg_stat_activity</c> hides from the owner of the
    /// database.
    /// </summary>
    public static async Task<long> OpenTransactionsAsync() =>
        (long)
            (
                await SqlAsync(
                    """
                    select count(*) from pg_locks join pg_stat_activity using (pid)
                    where datname = current_database() and locktype = 'virtualxid' and pid <> pg_backend_pid()
                    """
                )
            )!;

    /// <summary>What <c>verify</c> would name.</summary>
    public static async Task<IReadOnlyList<Inconsistency>> InconsistenciesAsync() =>
        (await ConsistencyCheck.CheckAsync(Owner, 10, CancellationToken.None)).First;

    /// <summary>Counts the SQL commands that the instances of this newsroom send while something happens.</summary>
    public static Task<int> CountCommandsAsync(Func<Task> act) => Current.CountCommandsAsync(act);

    // The context flows into every task that a test starts.
    private static TestFixture Fixture()
    {
        for (ITest? test = TestExecutionContext.CurrentContext.CurrentTest; test is not null; test = test.Parent)
            if (test is TestFixture fixture)
                return fixture;
        throw new InvalidOperationException("No fixture runs here, so there is no newsroom.");
    }
}
