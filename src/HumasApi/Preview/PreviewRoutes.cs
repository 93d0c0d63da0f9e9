using HumasApi.Contract;
using HumasApi.Http;
using HumasApi.Jobs;
using HumasApi.Publishing.Shapes;

namespace HumasApi.Preview;

/// <summary>Unpublished drafts, for anyone who holds a link.</summary>
internal static class PreviewRoutes
{
    public static void AddPreview(this IServiceCollection services)
    {
        services.AddSingleton<PreviewReads>();
        services.AddSingleton<IBackgroundJob>(provider => provider.GetRequiredService<PreviewReads>());
    }

    public static void MapPreview(this IEndpointRouteBuilder app)
    {
        var preview = app.MapGroup("/preview/v1").WithGroupName(OpenApiDocuments.Management).WithTags("Preview");
        preview
            .MapGet("/articles/{token}", GetPreviewEndpoint.Handle)
            .AllowAnonymous()
            .WithQuery(ArticleFields.Fields)
            .Documented<ItemResponse<Article>>(
                "previewArticle",
                "Preview an article",
                "The newest revision in the shape that Delivery would give it if it were published now, for anyone who holds a "
                    + "preview link: point a front end here instead of at /v1/articles/{id}. A link of a key works only from the "
                    + "addresses that the key is bound to; elsewhere the response is that of a removed link. Never cached; its use "
                    + "is in the audit trail."
            )
            .FailsWith(Problems.NotFound, Problems.PreviewExpired, Problems.ServerBusy, Problems.UnknownField);
        preview
            .MapGet("/calendars/{token}", GetCalendarEndpoint.Handle)
            .AllowAnonymous()
            .WithQuery()
            .DocumentedText(
                "text/calendar",
                "getCalendar",
                "Read the calendar",
                "What was scheduled in the last 30 days and what is to come, 1,000 events at most, as iCalendar (RFC 5545), for anyone who "
                    + "holds a calendar link. A refused one is cancelled, with the reason. A link of a key works only from the addresses "
                    + "that the key is bound to."
            )
            .FailsWith(Problems.NotFound);
    }
}
