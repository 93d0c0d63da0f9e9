using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Paging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Tags;

/// <summary>GET /manage/v1/tags/{id} and …/by-slug/{slug}: one tag.</summary>
internal static class GetTagEndpoint
{
    public static Task<IResult> ById(string id, HttpContext http, IMediator mediator, PublicUrl url) => Answer(new GetTagQuery(ManagementIds.Parse(id), null), http, mediator, url);

    public static Task<IResult> BySlug(string slug, HttpContext http, IMediator mediator, PublicUrl url) => Answer(new GetTagQuery(null, slug), http, mediator, url);

    public static Problem Missing() => Problem.NotFound(Text.Of("There is no such tag.", "Tidak ada tag seperti itu."));

    private static async Task<IResult> Answer(GetTagQuery query, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var tag = await mediator.Send(query, http.RequestAborted) ?? throw Missing();
        return new ManagementAnswer<ManagedResponse<ManagedTag>>(new(tag, new(null), new ItemLinks(url.To($"/manage/v1/tags/{tag.Id}"))), tag.Version);
    }
}

internal sealed record GetTagQuery(Guid? Id, string? Slug) : IRequest<ManagedTag?>;

internal sealed class GetTagHandler(HumasDbContext database) : IRequestHandler<GetTagQuery, ManagedTag?>
{
    public async Task<ManagedTag?> Handle(GetTagQuery request, CancellationToken cancellationToken)
    {
        var id = request.Id ?? await database.Slugs.Where(entry => entry.Kind == SlugKind.Tag && entry.Slug == request.Slug).Select(entry => (Guid?)entry.TargetId).SingleOrDefaultAsync(cancellationToken);
        var tag = await database.Tags.AsNoTracking().SingleOrDefaultAsync(candidate => candidate.Id == id, cancellationToken);
        return tag is null ? null : await ManagedTag.ReadAsync(database, tag, cancellationToken);
    }
}
