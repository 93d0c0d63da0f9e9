using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HumasApi.Data;

/// <summary>How each wing reaches the database: with three roles, each may do only its part.</summary>
/// <param name="App">For the write wing.</param>
/// <param name="Delivery">For the read wing.</param>
internal sealed record DatabaseAddresses(string App, string Delivery);

internal static class DataServices
{
    // No answer to the public is worth more; past it the command is cancelled and the client gets 503.
    private const int DeliverySeconds = 10;

    public static void AddData(this IServiceCollection services, DatabaseAddresses database)
    {
        services.AddSingleton(database);
        services.AddDbContextPool<HumasDbContext>(options => options.UseNpgsql(database.App).UseSnakeCaseNamingConvention().ConfigureWarnings(LeaveToTheCatcher));
        services.AddDbContextPool<DeliveryDbContext>(options => options.UseNpgsql(database.Delivery, postgres => postgres.CommandTimeout(DeliverySeconds)).UseSnakeCaseNamingConvention().UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).ConfigureWarnings(LeaveToTheCatcher));
    }

    // Each of these comes with an exception that its catcher tells once. EF would log it as an error as well, with a
    // stack trace and several times over, even where a taken slug is an everyday answer.
    private static void LeaveToTheCatcher(WarningsConfigurationBuilder warnings) => warnings.Log(
        (CoreEventId.QueryIterationFailed, LogLevel.Debug), (CoreEventId.SaveChangesFailed, LogLevel.Debug), (CoreEventId.OptimisticConcurrencyException, LogLevel.Debug),
        (RelationalEventId.CommandError, LogLevel.Debug), (RelationalEventId.ConnectionError, LogLevel.Debug), (RelationalEventId.TransactionError, LogLevel.Debug));
}
