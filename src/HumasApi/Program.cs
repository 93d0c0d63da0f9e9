using HumasApi.Access;
using HumasApi.ChangeLog;
using HumasApi.Data;
using HumasApi.Delivery;
using HumasApi.Delivery.Search;
using HumasApi.Delivery.Sync;
using HumasApi.Docs;
using HumasApi.Hosting;
using HumasApi.Http;
using HumasApi.Jobs;
using HumasApi.Management;
using HumasApi.Messaging;
using HumasApi.Preview;
using HumasApi.Publishing;
using HumasApi.Webhooks;

return await CommandLine.RunAsync(args, Serve);

// The service, from its settings and an open database to a listening address.
static WebApplication Serve(WebApplicationBuilder builder, HumasSettings settings, DatabaseAddresses database)
{
    builder.Services.AddSingleton(settings.Newsroom);
    builder.Services.AddSingleton(settings.SignIn);
    builder.Services.AddSingleton(settings.EdgeOptions);
    builder.Services.AddSingleton(settings.Quotas);
    builder.Services.AddSingleton(settings.Mail);
    builder.Services.AddSingleton(new PublicUrl(settings.PublicUrl));
    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddData(database);
    builder.Services.AddMediation();
    builder.Services.AddAccess();
    builder.Services.AddManagement();
    builder.Services.AddHttp();
    builder.Services.AddOpenApiDocuments();
    builder.Services.AddPreview();
    builder.Services.AddPublishing(settings.ResponseCache, settings.EdgeLifetimes, settings.Purge);
    builder.Services.AddSync();
    builder.Services.AddSearch();
    builder.Services.AddChangeLog(new ChangeLogRetention(settings.ChangeLogDays));
    builder.Services.AddWebhooks(settings.Outgoing);
    builder.Services.AddJobs();
    builder.Services.AddHealth();
    builder.AddTelemetry(settings.ServesMetrics);
    builder.Services.AddScoped<DemoSeed>();

    var app = builder.Build();
    app.UseHttp(
        settings.EdgeOptions,
        app.Services.GetRequiredService<SignInLimit>().InvokeAsync,
        app.Services.GetRequiredService<ResponseCache>().ServeAsync
    );
    app.MapDelivery();
    app.MapManagement();
    app.MapPreview();
    app.MapHealth();
    app.MapMetrics(settings.ServesMetrics);
    app.MapOpenApiDocuments();
    app.MapDocs();
    return app;
}
