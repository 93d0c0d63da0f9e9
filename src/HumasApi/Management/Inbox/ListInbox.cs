using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Paging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Inbox;

/// <summary>GET /manage/v1/inbox: what the caller has to know or to do, the newest first.</summary>
internal static class ListInboxEndpoint
{
    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        new("state", ParameterType.OneOf, "unread, or what was read. Left out: both.")
        {
            Words = ["unread", "read"],
            WordsName = "InboxState",
            Example = "unread",
        },
        new("kind", ParameterType.AnyOf, "What it reports; several by comma.")
        {
            Words = [.. EnumNames.Of<InboxKind>().Keys],
            WordsName = nameof(InboxKind),
            Example = "assigned,rejected",
        },
        new("waits", ParameterType.Boolean, "`true`: only what is still to be done.") { Default = false, Example = true },
        .. PagingParameters.All,
    ];

    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, PublicUrl url)
    {
        var query = new QueryReader(http.Request);
        var request = new ListInboxQuery(
            query.Word("state", ["unread", "read"]),
            query.Words<InboxKind>("kind"),
            query.Flag("waits") == true,
            query.Page()
        );
        query.Done();
        return Lists.Manage(http, url, await mediator.Send(request, http.RequestAborted));
    }
}

internal sealed record ListInboxQuery(string? State, IReadOnlyList<InboxKind> Kinds, bool Waits, PageRequest Page)
    : IRequest<ListPart<InboxRow>>;

internal sealed class ListInboxHandler(HumasDbContext database, InboxItems inbox) : IRequestHandler<ListInboxQuery, ListPart<InboxRow>>
{
    private static readonly ListSort<InboxEntry> Sort = ListSort.ByNumber<InboxEntry>("-number", entry => entry.Item.Number);

    public async Task<ListPart<InboxRow>> Handle(ListInboxQuery request, CancellationToken cancellationToken)
    {
        var all = await inbox.AllAsync(cancellationToken);
        if (request.State is { } state)
            all = all.Where(entry => entry.IsRead == (state == "read"));
        if (request.Kinds.Count > 0)
            all = all.Where(entry => request.Kinds.Contains(entry.Item.Kind));
        if (request.Waits)
            all = all.Where(entry => entry.Waits);
        var (entries, meta) = await Sort.PageAsync(all, request.Page, cancellationToken);
        return ListPart<InboxRow>.Of((await InboxItems.RowsAsync(database, entries, cancellationToken), meta));
    }
}
