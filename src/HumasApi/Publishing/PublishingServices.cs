namespace HumasApi.Publishing;

internal static class PublishingServices
{
    public static void AddPublishing(this IServiceCollection services, ChangeLogSpan span)
    {
        services.AddSingleton(span);
        services.AddSingleton<PublicMemory>();
        services.AddSingleton<EditorMemory>();
        services.AddSingleton<ChangeFollower>();
        services.AddSingleton<IRunsInBackground>(provider => provider.GetRequiredService<ChangeFollower>());
        services.AddSingleton<IRunsInBackground, HouseKeeping>();
        services.AddHostedService<BackgroundWork>();
    }
}
