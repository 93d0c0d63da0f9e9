using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Paging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Webhooks;

/// <summary>GET /manage/v1/webhooks/{id}/deliveries: what was sent and what waits, the newest first.</summary>
internal static class ListDeliveriesEndpoint
{
    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        new("state", ParameterType.AnyOf, "How far they have come; several by comma.")
        {
            Words = [.. EnumNames.Of<WebhookDeliveryState>().Keys],
            WordsName = nameof(WebhookDeliveryState),
            Example = "failed",
        },
        .. PagingParameters.All,
    ];

    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var query = new QueryReader(http.Request);
        var request = new ListDeliveriesQuery(ManagementIds.Parse(id), query.Words<WebhookDeliveryState>("state"), query.Page());
        query.Done();
        return Lists.Manage(http, url, await mediator.Send(request, http.RequestAborted));
    }
}

internal sealed record ListDeliveriesQuery(Guid Id, IReadOnlyList<WebhookDeliveryState> States, PageRequest Page)
    : IRequest<ListPart<DeliveryRow>>;

internal sealed class ListDeliveriesHandler(HumasDbContext database, Rights rights)
    : IRequestHandler<ListDeliveriesQuery, ListPart<DeliveryRow>>
{
    private static readonly ListSort<WebhookDelivery> Sort = ListSort.ByNumber<WebhookDelivery>("-number", one => one.Number);

    public async Task<ListPart<DeliveryRow>> Handle(ListDeliveriesQuery request, CancellationToken cancellationToken)
    {
        var webhook = await AdministeredWebhooks.FindAsync(database, rights, request.Id, cancellationToken);
        var all = database.WebhookDeliveries.AsNoTracking().Where(one => one.WebhookId == webhook.Id);
        if (request.States.Count > 0)
            all = all.Where(one => request.States.Contains(one.State));
        var (deliveries, meta) = await Sort.PageAsync(all, request.Page, cancellationToken);
        return ListPart<DeliveryRow>.Of(([.. deliveries.Select(DeliveryRow.From)], meta));
    }
}
