using HumasApi.ChangeLog;

namespace HumasApi.Publishing;

internal static class PublishingServices
{
    public static void AddPublishing(this IServiceCollection services, ResponseCacheOptions cache)
    {
        services.AddSingleton<ReferenceCache>();
        services.AddSingleton<IChangeConsumer>(provider => provider.GetRequiredService<ReferenceCache>());
        services.AddSingleton<EditorMemory>();
        services.AddSingleton<IChangeConsumer>(provider => provider.GetRequiredService<EditorMemory>());
        // After the references: a response that is begun between the two is older than the change for both.
        services.AddSingleton(cache);
        services.AddSingleton<ResponseCache>();
        services.AddSingleton<IChangeConsumer>(provider => provider.GetRequiredService<ResponseCache>());
    }
}
