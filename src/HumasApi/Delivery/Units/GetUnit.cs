using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Publishing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Delivery.Units;

/// <summary>GET /v1/units/{id} and /v1/units/by-slug/{slug}: one unit, as it is today or was on a day.</summary>
internal static class GetUnitEndpoint
{
    public static readonly QueryParameter AsOf = new(
        "asOf",
        ParameterType.Date,
        "As it was on this day, in the capital; by default today. Slugs are those of today."
    )
    {
        Example = "2022-10-12",
    };

    public static Task<IResult> ById(string id, HttpContext http, IMediator mediator, PublicUrl url, TimeProvider clock) =>
        Answer(Addresses.ParseId(id, "units"), null, http, mediator, url, clock);

    public static Task<IResult> BySlug(string slug, HttpContext http, IMediator mediator, PublicUrl url, TimeProvider clock) =>
        Answer(null, slug, http, mediator, url, clock);

    private static async Task<IResult> Answer(
        Guid? id,
        string? slug,
        HttpContext http,
        IMediator mediator,
        PublicUrl url,
        TimeProvider clock
    )
    {
        var query = new QueryReader(http.Request);
        var day = query.Day("asOf", clock.Today()) ?? clock.Today();
        query.Done();
        var (unit, moved) = await mediator.Send(new GetUnitQuery(id, slug, day), http.RequestAborted);
        if (moved is not null)
            return Addresses.Redirect(http, url, "units", moved);
        if (unit is null)
            throw Addresses.Missing();
        return new DeliveryResult<ItemResponse<UnitItem>>(
            new(unit, new(), new(url.To($"/v1/units/{unit.Id}") + PublicUrl.Query(http.Request)))
        );
    }
}

internal sealed record GetUnitQuery(Guid? Id, string? Slug, DateOnly Day) : IRequest<(UnitItem? Unit, Moved? Moved)>;

internal sealed class GetUnitHandler(DeliveryDbContext database, ReferenceCache cache, NewsroomOptions newsroom)
    : IRequestHandler<GetUnitQuery, (UnitItem? Unit, Moved? Moved)>
{
    public async Task<(UnitItem? Unit, Moved? Moved)> Handle(GetUnitQuery request, CancellationToken cancellationToken)
    {
        var unit = await database
            .UnitsOpenedBy(request.Day)
            .SingleOrDefaultAsync(
                candidate => request.Slug == null ? candidate.Id == request.Id : candidate.Slug == request.Slug,
                cancellationToken
            );
        if (unit is not null)
            return ((await UnitItem.ReadAsync(database, cache, [unit], newsroom.TimeZone.Id, request.Day, cancellationToken))[0], null);
        return (null, request.Slug is null ? null : await Addresses.MovedToAsync(database, SlugKind.Unit, request.Slug, cancellationToken));
    }
}
