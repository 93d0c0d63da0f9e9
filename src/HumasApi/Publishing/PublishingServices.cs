namespace HumasApi.Publishing;

internal static class PublishingServices
{
    public static void AddPublishing(this IServiceCollection services)
    {
        services.AddSingleton<PublicCards>();
        services.AddSingleton<ChangeFollower>();
        services.AddHostedService(provider => provider.GetRequiredService<ChangeFollower>());
        services.AddHostedService<HouseKeeping>();
    }
}
