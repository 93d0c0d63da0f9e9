using HumasApi.Access;
using HumasApi.Docs;
using HumasApi.Publishing;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace HumasApi.Hosting;

/// <summary>
/// Traces, metrics and logs by OpenTelemetry: sent by OTLP where the standard variables name a collector (OTEL_EXPORTER_OTLP_ENDPOINT), and
/// metrics at /metrics for Prometheus, for a key with the role admin for the whole newsroom. Where nobody asks for either, nothing is
/// measured.
/// </summary>
internal static class Telemetry
{
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    public const string Path = "/metrics";

    // What is measured already: requests by route, connections, statements and their time, heap and threads, cache and lag.
    private static readonly string[] Meters =
    [
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Npgsql",
        "System.Runtime",
        ResponseCache.MeterName,
    ];

    public static void AddTelemetry(this WebApplicationBuilder builder, bool servesMetrics)
    {
        var sends = !string.IsNullOrWhiteSpace(builder.Configuration[Endpoint]);
        if (!sends && !servesMetrics)
            return;
        var telemetry = builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("humasapi", serviceVersion: HomePage.Version))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Meters);
                if (servesMetrics)
                    metrics.AddPrometheusExporter();
            });
        if (!sends)
            return;
        telemetry
            .WithTracing(traces =>
                traces.AddAspNetCoreInstrumentation(options => options.EnrichWithHttpRequest = HideSecrets).AddSource("Npgsql")
            )
            .WithLogging()
            .UseOtlpExporter();
    }

    // The address of a preview or calendar is a secret.
    private static void HideSecrets(System.Diagnostics.Activity activity, HttpRequest request)
    {
        if (request.Path.StartsWithSegments("/preview"))
            activity.SetTag("url.path", "/preview");
    }

    public static void MapMetrics(this WebApplication app, bool servesMetrics)
    {
        if (!servesMetrics)
            return;
        var branch = ((IEndpointRouteBuilder)app).CreateApplicationBuilder();
        branch.UseOpenTelemetryPrometheusScrapingEndpoint(_ => true);
        var scrape = branch.Build();
        app.MapGet(Path, async (HttpContext http, Rights rights) =>
            {
                await rights.RequireEverywhereAsync(Right.Administer, http.RequestAborted);
                http.Response.Headers.CacheControl = "no-store";
                await scrape(http);
            })
            .RequireSignIn()
            .ExcludeFromDescription();
    }
}
