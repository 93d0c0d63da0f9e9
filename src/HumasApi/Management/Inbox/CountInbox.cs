using HumasApi.Contract;
using HumasApi.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Inbox;

/// <summary>GET /manage/v1/inbox/count: how much there is.</summary>
internal static class CountInboxEndpoint
{
    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, PublicUrl url) =>
        new ManagementResult<ItemResponse<InboxCount>>(
            new(await mediator.Send(new CountInboxQuery(), http.RequestAborted), new(), new ItemLinks(url.To("/manage/v1/inbox/count")))
        );
}

/// <summary>How much is in the inbox.</summary>
/// <param name="Unread">Items that the caller has not read; 1,000 stands for more as well.</param>
/// <param name="Waiting">Items about which something is still to be done; 1,000 stands for more as well.</param>
/// <param name="Newest">The newest item; null: there is none.</param>
internal sealed record InboxCount(int Unread, int Waiting, Guid? Newest)
{
    public const int Bound = 1_000;
}

internal sealed record CountInboxQuery : IRequest<InboxCount>;

internal sealed class CountInboxHandler(InboxItems inbox) : IRequestHandler<CountInboxQuery, InboxCount>
{
    public async Task<InboxCount> Handle(CountInboxQuery request, CancellationToken cancellationToken)
    {
        var all = await inbox.AllAsync(cancellationToken);
        return new InboxCount(
            await all.Where(entry => !entry.IsRead).Take(InboxCount.Bound).CountAsync(cancellationToken),
            await all.Where(entry => entry.Waits).Take(InboxCount.Bound).CountAsync(cancellationToken),
            await all.OrderByDescending(entry => entry.Item.Number)
                .Select(entry => (Guid?)entry.Item.Id)
                .FirstOrDefaultAsync(cancellationToken)
        );
    }
}
