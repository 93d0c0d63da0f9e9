using HumasApi.ChangeLog;
using HumasApi.Http;
using HumasApi.Jobs;

namespace HumasApi.Webhooks;

internal static class WebhookServices
{
    public static void AddWebhooks(this IServiceCollection services, OutgoingOptions outgoing)
    {
        services.AddSingleton(outgoing);
        services.AddSingleton<OutgoingHttp>();
        services.AddSingleton<WebhookSignal>();
        services.AddScoped<WebhookPayload>();
        services.AddSingleton<IBackgroundJob, WebhookDispatcher>();
        services.AddSingleton<IBackgroundJob, WebhookSender>();
        services.AddSingleton<PeriodicJob, PurgeDeliveries>();
    }
}
