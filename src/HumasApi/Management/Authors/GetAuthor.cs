using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Paging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Authors;

/// <summary>GET /manage/v1/authors/{id} and …/by-slug/{slug}: one author.</summary>
internal static class GetAuthorEndpoint
{
    public static Task<IResult> ById(string id, HttpContext http, IMediator mediator, PublicUrl url) => Answer(new GetAuthorQuery(ManagementIds.Parse(id), null), http, mediator, url);

    public static Task<IResult> BySlug(string slug, HttpContext http, IMediator mediator, PublicUrl url) => Answer(new GetAuthorQuery(null, slug), http, mediator, url);

    public static Problem Missing() => Problem.NotFound(Text.Of("There is no such author.", "Tidak ada penulis seperti itu."));

    private static async Task<IResult> Answer(GetAuthorQuery query, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var author = await mediator.Send(query, http.RequestAborted) ?? throw Missing();
        return new ManagementAnswer<ManagedResponse<ManagedAuthor>>(new(author, new(null), new ItemLinks(url.To($"/manage/v1/authors/{author.Id}"))), author.Version);
    }
}

internal sealed record GetAuthorQuery(Guid? Id, string? Slug) : IRequest<ManagedAuthor?>;

internal sealed class GetAuthorHandler(HumasDbContext database) : IRequestHandler<GetAuthorQuery, ManagedAuthor?>
{
    public async Task<ManagedAuthor?> Handle(GetAuthorQuery request, CancellationToken cancellationToken)
    {
        var id = request.Id ?? await database.Slugs.Where(entry => entry.Kind == SlugKind.Author && entry.Slug == request.Slug).Select(entry => (Guid?)entry.TargetId).SingleOrDefaultAsync(cancellationToken);
        var author = await database.Authors.AsNoTracking().SingleOrDefaultAsync(candidate => candidate.Id == id, cancellationToken);
        return author is null ? null : await ManagedAuthor.ReadAsync(database, author, cancellationToken);
    }
}
