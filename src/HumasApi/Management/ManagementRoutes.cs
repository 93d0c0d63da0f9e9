using HumasApi.Access;
using HumasApi.Domain;
using HumasApi.Html;
using HumasApi.Http;
using HumasApi.Management.Articles;
using HumasApi.Management.Audit;
using HumasApi.Management.Authors;
using HumasApi.Management.Exports;
using HumasApi.Management.Imports;
using HumasApi.Management.Inbox;
using HumasApi.Management.Keys;
using HumasApi.Management.Records;
using HumasApi.Management.Schedules;
using HumasApi.Management.Search;
using HumasApi.Management.Tags;
using HumasApi.Management.Units;
using HumasApi.Management.Webhooks;

namespace HumasApi.Management;

/// <summary>The write wing: a bearer token always, nothing stored by caches.</summary>
internal static class ManagementRoutes
{
    public static void AddManagement(this IServiceCollection services)
    {
        services.AddScoped<UnitQuota>();
        services.AddRecords<Author, AuthorInput, ManagedAuthor, AuthorRecords>();
        services.AddRecords<Tag, TagInput, ManagedTag, TagRecords>();
        services.AddRecords<Unit, UnitInput, ManagedUnit, UnitRecords>();
        services.AddScoped<ArticleActions>();
        services.AddSingleton<ProcessorGate>(_ => new ProcessorGate());
        services.AddScoped<CleanBodies>();
        services.AddScoped<ArticleWriter>();
        services.AddScoped<ArticleReader>();
        services.AddScoped<ReferencesByName>();
        services.AddScoped<ArticleBatch>();
        services.AddImports();
        services.AddExports();
        services.AddSchedules();
        services.AddInbox();
        services.AddWorkingSearch();
    }

    public static void MapManagement(this IEndpointRouteBuilder app)
    {
        var signedIn = app.MapGroup("/manage/v1").WithGroupName("management.v1").RequireSignIn();
        signedIn.MapMe();
        signedIn.MapGet("", (PublicUrl url) => TypedResults.Json(ToCollections(url), Json.Options)).WithQuery().ExcludeFromDescription();
        // First of the filters, so that a caller without grants sees nothing, not even responses that were stored for a retry.
        var management = signedIn
            .MapGroup("")
            .AddEndpointFilter(RequireAnyGrant)
            .WithProblemShape<ForbiddenProblem>(StatusCodes.Status403Forbidden)
            .WithProblemShape<ConflictProblem>(StatusCodes.Status409Conflict)
            .AddEndpointFilter<AuditFilter>()
            .AddEndpointFilter<ReadYourWritesFilter>()
            .AddEndpointFilter<CleanBodyFilter>()
            .AddEndpointFilter<IdempotencyFilter>();
        management.MapArticles();
        management.MapAuthors();
        management.MapUnits();
        management.MapTags();
        management.MapKeys();
        management.MapAudit();
        management.MapImports();
        management.MapExports();
        management.MapSchedules();
        management.MapInbox();
        management.MapSearch();
        management.MapWebhooks();
    }

    // Where to go on from the root.
    private static object ToCollections(PublicUrl url) =>
        new
        {
            Me = url.To("/manage/v1/me"),
            Articles = url.To("/manage/v1/articles"),
            Units = url.To("/manage/v1/units"),
            Authors = url.To("/manage/v1/authors"),
            Tags = url.To("/manage/v1/tags"),
            Keys = url.To("/manage/v1/keys"),
            Inbox = url.To("/manage/v1/inbox"),
            Search = url.To("/manage/v1/search"),
            Schedule = url.To("/manage/v1/schedule"),
            Webhooks = url.To("/manage/v1/webhooks"),
            Imports = url.To("/manage/v1/imports"),
            Exports = url.To("/manage/v1/exports/articles"),
            Audit = url.To("/manage/v1/audit"),
            Docs = url.To("/docs/index.html?urls.primaryName=Management"),
        };

    // Units, authors and tags are seen by everyone who works here, hidden ones too; not by everyone whom a provider knows.
    private static ValueTask<object?> RequireAnyGrant(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.RequestServices.GetRequiredService<Rights>().RequireAny();
        return next(context);
    }
}
