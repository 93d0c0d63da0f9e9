using HumasApi.Http;
using HumasApi.Management.Access;
using HumasApi.Management.Articles;
using HumasApi.Management.Audit;
using HumasApi.Management.Authors;
using HumasApi.Management.Tags;
using HumasApi.Management.Units;
using HumasApi.Publishing;
using Microsoft.AspNetCore.Authentication;

namespace HumasApi.Management;

/// <summary>The write wing: a bearer token always, nothing stored by caches.</summary>
internal static class ManagementRoutes
{
    public static void AddManagement(this IServiceCollection services)
    {
        // Not AddAuthentication: that brings data protection along, which writes key files that nothing here needs.
        services.AddAuthenticationCore();
        services.AddWebEncoders();
        // The host signs in with an only scheme by itself, before anything of ours runs: a look into the database for a key sent to Delivery,
        // and from the proxy's address. The management routes name their scheme.
        AppContext.SetSwitch("Microsoft.AspNetCore.Authentication.SuppressAutoDefaultScheme", true);
        new AuthenticationBuilder(services).AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null);
        services.AddAuthorization();
        services.AddSingleton<FailedSignIns>();
        services.AddSingleton<IRunsInBackground>(provider => provider.GetRequiredService<FailedSignIns>());
        services.AddScoped<Rights>();
        services.AddScoped<ArticleActions>();
        services.AddScoped<ArticleDraft>();
        services.AddScoped<ArticleReader>();
    }

    public static void MapManagement(this IEndpointRouteBuilder app)
    {
        var management = app.MapGroup("/manage/v1").WithGroupName("management.v1").RequireAuthorization(policy => policy.AddAuthenticationSchemes(ApiKeyAuthentication.SchemeName).RequireAuthenticatedUser())
            .WithProblem<ForbiddenProblem>(StatusCodes.Status403Forbidden).WithProblem<ConflictProblem>(StatusCodes.Status409Conflict).AddEndpointFilter<AuditFilter>().AddEndpointFilter<ReadYourWritesFilter>().AddEndpointFilter<IdempotencyFilter>();
        management.MapArticles();
        management.MapAuthors();
        management.MapUnits();
        management.MapTags();
        management.MapAccess();
        management.MapAudit();
    }
}
