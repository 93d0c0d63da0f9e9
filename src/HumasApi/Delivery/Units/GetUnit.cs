using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Hosting;
using HumasApi.Http;
using HumasApi.Paging;
using HumasApi.Publishing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Delivery.Units;

/// <summary>GET /v1/units/{id} and /v1/units/by-slug/{slug}: one unit, as it is today.</summary>
internal static class GetUnitEndpoint
{
    public static Task<IResult> ById(string id, HttpContext http, IMediator mediator, PublicUrl url) => Answer(new GetUnitQuery(Addresses.ParseId(id, "units"), null), http, mediator, url);

    public static Task<IResult> BySlug(string slug, HttpContext http, IMediator mediator, PublicUrl url) => Answer(new GetUnitQuery(null, slug), http, mediator, url);

    private static async Task<IResult> Answer(GetUnitQuery query, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var (unit, moved) = await mediator.Send(query, http.RequestAborted);
        if (moved is not null) return Addresses.Redirect(http, url, "units", moved);
        if (unit is null) throw Addresses.Missing();
        return new DeliveryAnswer<ItemResponse<UnitItem>>(new(unit, new(), new(url.To($"/v1/units/{unit.Id}"))));
    }
}

internal sealed record GetUnitQuery(Guid? Id, string? Slug) : IRequest<(UnitItem? Unit, Moved? Moved)>;

internal sealed class GetUnitHandler(DeliveryDbContext database, PublicCards cards, HumasSettings settings, TimeProvider clock) : IRequestHandler<GetUnitQuery, (UnitItem? Unit, Moved? Moved)>
{
    public async Task<(UnitItem? Unit, Moved? Moved)> Handle(GetUnitQuery request, CancellationToken cancellationToken)
    {
        var unit = await database.Units.SingleOrDefaultAsync(candidate => request.Slug == null ? candidate.Id == request.Id : candidate.Slug == request.Slug, cancellationToken);
        if (unit is not null) return ((await UnitItem.ReadAsync(database, cards, [unit], settings.TimeZone.Id, clock.GetUtcNow().UtcDateTime, cancellationToken))[0], null);
        return (null, request.Slug is null ? null : await Addresses.MovedToAsync(database, SlugKind.Unit, request.Slug, cancellationToken));
    }
}
