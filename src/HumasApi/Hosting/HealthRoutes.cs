using HumasApi.Data;
using HumasApi.Http;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Hosting;

/// <summary>For monitoring. Live: the process responds. Ready: the database responds too.</summary>
internal static class HealthRoutes
{
    public static void AddHealth(this IServiceCollection services) =>
        services.AddSingleton(provider => new SchemaProbe(cancellationToken =>
            Database.IsNewerAsync(provider.GetRequiredService<DatabaseAddresses>().App, cancellationToken)
        ));

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
    }

    private static IResult Answer(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(new { status = "ok" }, Json.Options);
    }
}
