using HumasApi.Data;
using HumasApi.Http;
using HumasApi.Jobs;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Hosting;

/// <summary>
/// For monitoring. Live: the process responds. Ready: the database responds too. Work: how far background work is behind.
/// </summary>
internal static class HealthRoutes
{
    public static void AddHealth(this IServiceCollection services)
    {
        services.AddSingleton(provider => new SchemaProbe(cancellationToken =>
            Database.IsNewerAsync(provider.GetRequiredService<DatabaseAddresses>().App, cancellationToken)
        ));
        services.AddSingleton<WorkLagMeter>();
        services.AddSingleton<PeriodicJob>(provider => provider.GetRequiredService<WorkLagMeter>());
    }

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").AllowAnonymous().ExcludeFromDescription();
        health.MapGet("/live", (HttpContext http) => Answer(http));
        health.MapGet("/ready", async (HttpContext http, DeliveryDbContext delivery, SchemaProbe schema) =>
        {
            // A lost database throws, and the one exception handler makes it a 503.
            await delivery.Database.ExecuteSqlRawAsync("select 1 from published_articles limit 1", http.RequestAborted);
            if (await schema.IsNewerAsync(http.RequestAborted))
                throw ProblemHandler.Upgraded();
            return Answer(http);
        });
        health.MapGet("/work", async (HttpContext http, WorkLagMeter meter) =>
            Answer(http, new { Status = "ok", LagSeconds = await meter.ReadAsync(http.RequestAborted) })
        );
    }

    private static IResult Answer(HttpContext http) => Answer(http, new { Status = "ok" });

    private static IResult Answer<T>(HttpContext http, T value)
    {
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(value, Json.Options);
    }
}
