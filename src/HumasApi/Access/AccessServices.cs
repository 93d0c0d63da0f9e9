using HumasApi.Jobs;
using Microsoft.AspNetCore.Authentication;

namespace HumasApi.Access;

internal static class AccessServices
{
    public static void AddAccess(this IServiceCollection services)
    {
        // The framework would make the only scheme the default one and look at the key of every request, those of Delivery too.
        AppContext.SetSwitch("Microsoft.AspNetCore.Authentication.SuppressAutoDefaultScheme", true);
        // Not AddAuthentication: that brings data protection along, which writes key files that nothing here needs.
        services.AddAuthenticationCore();
        // The framework writes a line for each failure and one for each challenge; FailedSignIns writes one for each address and minute.
        services.AddLogging(logging => logging.AddFilter(typeof(BearerAuthentication).FullName, LogLevel.Warning));
        services.AddWebEncoders();
        new AuthenticationBuilder(services).AddScheme<AuthenticationSchemeOptions, BearerAuthentication>(
            BearerAuthentication.SchemeName,
            null
        );
        services.AddAuthorization();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<FailedSignIns>();
        services.AddSingleton<SignInLimit>();
        services.AddSingleton<IBackgroundJob>(provider => provider.GetRequiredService<FailedSignIns>());
        services.AddScoped<Rights>();
    }

    /// <summary>Routes for a bearer of a key or token only.</summary>
    public static TBuilder RequireSignIn<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder =>
        routes.RequireAuthorization(policy => policy.AddAuthenticationSchemes(BearerAuthentication.SchemeName).RequireAuthenticatedUser());
}
