using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace HumasApi.Data;

/// <summary>
/// The options of both contexts. Everything that opens a context uses these: with equal options EF maps the tables once for the
/// whole process, which takes half a second.
/// </summary>
internal static class Contexts
{
    // The longest a public request may take: after it the command is cancelled and the client gets 503.
    private const int DeliverySeconds = 10;

    /// <summary>A context outside a request: for a verb, a job or a test. It has no clock but the system's.</summary>
    /// <param name="address">A connection string.</param>
    /// <param name="commandSeconds">After how long a command is cancelled; 0 is never, null is the driver's 30 seconds.</param>
    public static HumasDbContext Open(string address, int? commandSeconds = null)
    {
        var options = new DbContextOptionsBuilder<HumasDbContext>();
        options.UseNpgsql(address, postgres => postgres.CommandTimeout(commandSeconds));
        return new(Common(options).Options);
    }

    /// <summary>The same on a connection that the caller keeps.</summary>
    public static HumasDbContext Open(NpgsqlConnection connection)
    {
        var options = new DbContextOptionsBuilder<HumasDbContext>();
        options.UseNpgsql(connection);
        return new(Common(options).Options);
    }

    /// <summary>For the requests of the write wing.</summary>
    public static void Manage(DbContextOptionsBuilder options, string address) => Common(options.UseNpgsql(address));

    /// <summary>For the requests of the read wing.</summary>
    public static void Deliver(DbContextOptionsBuilder options, string address) =>
        Common(options.UseNpgsql(address, postgres => postgres.CommandTimeout(DeliverySeconds)))
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);

    /// <summary>Maps the tables of both contexts, so that the first who needs a context finds that done. Needs no database.</summary>
    public static void MapTables()
    {
        const string Nowhere = "Host=nowhere";
        var deliver = new DbContextOptionsBuilder<DeliveryDbContext>();
        Deliver(deliver, Nowhere);
        using var write = Open(Nowhere);
        using var read = new DeliveryDbContext(deliver.Options);
        _ = write.Model;
        _ = read.Model;
    }

    private static TOptions Common<TOptions>(TOptions options)
        where TOptions : DbContextOptionsBuilder
    {
        options.UseSnakeCaseNamingConvention().ConfigureWarnings(SuppressHandledErrors);
        return options;
    }

    // Each of these comes with an exception that is logged once where it is handled. EF would log it as an error as well, with a
    // stack trace and several times over, even where a taken slug is an ordinary conflict.
    private static void SuppressHandledErrors(WarningsConfigurationBuilder warnings) =>
        warnings.Log(
            (CoreEventId.QueryIterationFailed, LogLevel.Debug),
            (CoreEventId.SaveChangesFailed, LogLevel.Debug),
            (CoreEventId.OptimisticConcurrencyException, LogLevel.Debug),
            (RelationalEventId.CommandError, LogLevel.Debug),
            (RelationalEventId.ConnectionError, LogLevel.Debug),
            (RelationalEventId.TransactionError, LogLevel.Debug)
        );
}
