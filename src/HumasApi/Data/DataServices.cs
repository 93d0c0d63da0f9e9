using Microsoft.EntityFrameworkCore;

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
        services.AddDbContextPool<HumasDbContext>(options => options.UseNpgsql(database.App).UseSnakeCaseNamingConvention());
        services.AddDbContextPool<DeliveryDbContext>(options => options.UseNpgsql(database.Delivery, postgres => postgres.CommandTimeout(DeliverySeconds)).UseSnakeCaseNamingConvention().UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking));
    }
}
