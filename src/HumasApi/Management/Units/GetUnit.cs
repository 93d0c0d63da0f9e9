using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Paging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Units;

/// <summary>GET /manage/v1/units/{id} and …/by-slug/{slug}: one unit.</summary>
internal static class GetUnitEndpoint
{
    public static Task<IResult> ById(string id, HttpContext http, IMediator mediator, PublicUrl url) => Answer(new GetUnitQuery(ManagementIds.Parse(id), null), http, mediator, url);

    public static Task<IResult> BySlug(string slug, HttpContext http, IMediator mediator, PublicUrl url) => Answer(new GetUnitQuery(null, slug), http, mediator, url);

    public static Problem Missing() => Problem.NotFound(Text.Of("There is no such unit.", "Tidak ada unit seperti itu."));

    private static async Task<IResult> Answer(GetUnitQuery query, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var unit = await mediator.Send(query, http.RequestAborted) ?? throw Missing();
        return new ManagementAnswer<ManagedResponse<ManagedUnit>>(new(unit, new(null), new ItemLinks(url.To($"/manage/v1/units/{unit.Id}"))), unit.Version);
    }
}

internal sealed record GetUnitQuery(Guid? Id, string? Slug) : IRequest<ManagedUnit?>;

internal sealed class GetUnitHandler(HumasDbContext database, Rights rights) : IRequestHandler<GetUnitQuery, ManagedUnit?>
{
    public async Task<ManagedUnit?> Handle(GetUnitQuery request, CancellationToken cancellationToken)
    {
        var id = request.Id ?? await database.Slugs.Where(entry => entry.Kind == SlugKind.Unit && entry.Slug == request.Slug).Select(entry => (Guid?)entry.TargetId).SingleOrDefaultAsync(cancellationToken);
        var unit = await database.Units.AsNoTracking().SingleOrDefaultAsync(candidate => candidate.Id == id, cancellationToken);
        return unit is null ? null : await ManagedUnit.ReadAsync(database, rights, unit, cancellationToken);
    }
}
