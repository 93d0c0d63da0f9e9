using HumasApi.Contract;
using HumasApi.Http;
using HumasApi.Jobs;

namespace HumasApi.Management.Inbox;

internal static class InboxRoutes
{
    public static void AddInbox(this IServiceCollection services)
    {
        services.AddScoped<InboxItems>();
        services.AddSingleton<InboxWatch>();
        services.AddSingleton<IBackgroundJob>(provider => provider.GetRequiredService<InboxWatch>());
        services.AddSingleton<IBackgroundJob, MailSender>();
        services.AddSingleton<PeriodicJob, PurgeInbox>();
    }

    public static void MapInbox(this IEndpointRouteBuilder routes)
    {
        var inbox = routes.MapGroup("/inbox").WithTags("Inbox");
        inbox
            .MapGet("", ListInboxEndpoint.Handle)
            .WithQuery(ListInboxEndpoint.Parameters)
            .Documented<ListResponse<InboxRow>>(
                "listInbox",
                "List the inbox",
                "What the caller has to know or to do, the newest first: reviews that wait, what was approved or sent back, remarks, and "
                    + "schedules that were refused. What waits for anyone who may review is there while it waits; the rest for 90 days."
            );
        inbox
            .MapGet("/count", CountInboxEndpoint.Handle)
            .WithQuery()
            .Documented<ItemResponse<InboxCount>>("countInbox", "Count the inbox", "How much the caller has not read, and how much waits.");
        inbox
            .MapGet("/events", FollowInboxEndpoint.Handle)
            .WithQuery()
            .DocumentedEvents<InboxCount>(
                "followInbox",
                "Follow the inbox",
                "An event `inbox` at once, and whenever the counts change, as Server-Sent Events. Its data is the state, so nothing is "
                    + "missed by a client that was away. The stream ends when the key or token does."
            )
            .FailsWith(Problems.Busy);
        inbox
            .MapPost("/read", ReadInboxEndpoint.Handle)
            .WithQuery()
            .Reads<ReadInboxInput>(optional: true)
            .Documented<ItemResponse<InboxCount>>(
                "readInbox",
                "Mark all as read",
                "Marks everything as read that the caller has, or everything up to an item."
            );
        inbox
            .MapPost("/{id}/read", MarkInboxItemEndpoint.Read)
            .WithQuery()
            .Reads<NothingInput>(optional: true)
            .Documented<ItemResponse<InboxRow>>("readInboxItem", "Mark as read", "Marks an item as read, for the caller alone.")
            .FailsWith(Problems.NotFound);
        inbox
            .MapPost("/{id}/unread", MarkInboxItemEndpoint.Unread)
            .WithQuery()
            .Reads<NothingInput>(optional: true)
            .Documented<ItemResponse<InboxRow>>("unreadInboxItem", "Mark as unread", "Takes the mark of an item away.")
            .FailsWith(Problems.NotFound);
        inbox
            .MapGet("/mail", MailPreferencesEndpoint.Get)
            .WithQuery()
            .Documented<ItemResponse<MailPreferencesView>>(
                "getInboxMail",
                "Get what is mailed",
                "What of the inbox the caller gets by mail too, and where to."
            );
        inbox
            .MapPatch("/mail", MailPreferencesEndpoint.Patch)
            .WithQuery()
            .Reads<MailPreferencesInput>(false, "application/merge-patch+json", "application/json")
            .Documented<ItemResponse<MailPreferencesView>>(
                "patchInboxMail",
                "Choose what is mailed",
                "Chooses the kinds of items that the caller gets by mail. The address is that of the key or of the OpenID provider."
            );
    }
}
