using HumasApi.ChangeLog;

namespace HumasApi.Publishing;

internal static class PublishingServices
{
    public static void AddPublishing(this IServiceCollection services)
    {
        services.AddSingleton<ReferenceCache>();
        services.AddSingleton<IChangeConsumer>(provider => provider.GetRequiredService<ReferenceCache>());
        services.AddSingleton<EditorMemory>();
        services.AddSingleton<IChangeConsumer>(provider => provider.GetRequiredService<EditorMemory>());
    }
}
