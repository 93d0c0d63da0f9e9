using HumasApi.Contract;
using HumasApi.Http;
using HumasApi.Jobs;

namespace HumasApi.Management.Schedules;

internal static class ScheduleRoutes
{
    public static void AddSchedules(this IServiceCollection services)
    {
        services.AddSingleton<ScheduleSignal>();
        services.AddScoped<ScheduleViews>();
        services.AddSingleton<IBackgroundJob, ScheduleWorker>();
        services.AddSingleton<PeriodicJob, PurgeSchedules>();
    }

    public static void MapSchedules(this IEndpointRouteBuilder routes)
    {
        var schedule = routes.MapGroup("").WithTags("Schedule");
        schedule
            .MapGet("/schedule", ListScheduleEndpoint.Handle)
            .WithQuery(ListScheduleEndpoint.Parameters)
            .Documented<ListResponse<ScheduleView>>(
                "listSchedule",
                "List what is scheduled",
                "The calendar: what happens to articles that the caller may see, the next first. With `state` also what was done, "
                    + "refused or cancelled."
            );
        schedule
            .MapGet("/schedule/calendars", ListCalendarLinksEndpoint.Handle)
            .WithQuery(PagingParameters.All)
            .Documented<ListResponse<CalendarLinkRow>>(
                "listCalendarLinks",
                "List calendar links",
                "The links that the caller made; for administrators of the whole newsroom those of all. Newest first."
            );
        schedule
            .MapPost("/schedule/calendars", CreateCalendarLinkEndpoint.Handle)
            .WithQuery()
            .WithMetadata(new SecretResponse())
            .Reads<CalendarLinkInput>(optional: true)
            .DocumentedCreate<ItemResponse<NewCalendarLink>>(
                "createCalendarLink",
                "Create a calendar link",
                "An address that a calendar subscribes to (iCalendar, RFC 5545). Anyone who holds it sees what is scheduled as far as its "
                    + "maker may see it. It is in this response and cannot be retrieved again."
            )
            .FailsWith(Problems.SecretNotKept, Problems.TooManyLinks);
        schedule
            .MapDelete("/schedule/calendars/{linkId}", DeleteCalendarLinkEndpoint.Handle)
            .WithQuery(Reasons.Parameter)
            .DocumentedDelete("deleteCalendarLink", "Delete a calendar link", "Ends it at once.")
            .FailsWith(Problems.NotFound);
        schedule
            .MapPost("/articles/{id}/schedule/publish", ScheduleArticleEndpoint.Publish)
            .WithQuery()
            .Reads<SchedulePublishInput>()
            .NeedsIfMatch(allowsAny: false)
            .Documented<ItemResponse<ScheduleView>>(
                "schedulePublish",
                "Publish at a time",
                "Publishes this revision at that second, as if the caller had sent the request then: the right and the review are asked "
                    + "for again. Sent again it moves the time. A later edit must be scheduled again, unless a review approves it. "
                    + "Until then the article is a draft, which keys with the right to read drafts and holders of a preview link see."
            )
            .FailsWith(Problems.NotFound, Problems.NothingToPublish, Problems.NotLive);
        schedule
            .MapPost("/articles/{id}/schedule/unpublish", ScheduleArticleEndpoint.Unpublish)
            .WithQuery()
            .Reads<ScheduleUnpublishInput>()
            .NeedsIfMatch()
            .Documented<ItemResponse<ScheduleView>>(
                "scheduleUnpublish",
                "Unpublish at a time",
                "Unpublishes the article at that second, as if the caller had sent the request then. Sent again it moves the time."
            )
            .FailsWith(Problems.NotFound, Problems.NotLive);
        schedule
            .MapDelete("/articles/{id}/schedule/publish", CancelScheduleEndpoint.Publish)
            .WithQuery(Reasons.Parameter)
            .DocumentedDelete("cancelScheduledPublish", "Cancel a scheduled publish", "It does not happen.")
            .FailsWith(Problems.NotFound);
        schedule
            .MapDelete("/articles/{id}/schedule/unpublish", CancelScheduleEndpoint.Unpublish)
            .WithQuery(Reasons.Parameter)
            .DocumentedDelete("cancelScheduledUnpublish", "Cancel a scheduled unpublish", "It does not happen.")
            .FailsWith(Problems.NotFound);
    }
}
