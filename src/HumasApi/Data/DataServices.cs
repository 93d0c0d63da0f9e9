using Npgsql;

namespace HumasApi.Data;

/// <summary>How each wing reaches the database: with three roles, each may do only its part.</summary>
/// <param name="App">For the write wing.</param>
/// <param name="Delivery">For the read wing; may be a standby.</param>
/// <param name="Direct">As App, but past a pooler that gives each transaction another connection: for LISTEN. Null: App is direct.</param>
internal sealed record DatabaseAddresses(string App, string Delivery, string? Direct = null);

internal static class DataServices
{
    // The same few statements all day: planned once for each connection. No statement leaves anything behind on a connection that
    // could matter to the next one (locks and settings end with their transaction), so the round of resets between them is
    // saved. A connection string that says otherwise is obeyed: behind a pooler that mixes up connections, Max Auto Prepare=0.
    private static string Prepared(string address)
    {
        var settings = new NpgsqlConnectionStringBuilder(address) { NoResetOnClose = true };
        if (!settings.ShouldSerialize("Max Auto Prepare"))
            (settings.MaxAutoPrepare, settings.AutoPrepareMinUsages) = (100, 2);
        return settings.ConnectionString;
    }

    // What is sent with a commit goes in one piece: while the rest of it were on its way, the lock that orders commits would be held.
    private static string InOnePiece(string address) =>
        new NpgsqlConnectionStringBuilder(address) { WriteBufferSize = RoundTrip.PieceBytes }.ConnectionString;

    public static void AddData(this IServiceCollection services, DatabaseAddresses database)
    {
        database = database with { App = InOnePiece(Prepared(database.App)), Delivery = Prepared(database.Delivery) };
        services.AddSingleton(database);
        // Not pooled: it carries what the act of one request leaves behind, and the next request must find none of it.
        services.AddDbContext<HumasDbContext>(
            options => Contexts.Manage(options, database.App),
            optionsLifetime: ServiceLifetime.Singleton
        );
        services.AddDbContextPool<DeliveryDbContext>(options => Contexts.Deliver(options, database.Delivery));
    }
}
