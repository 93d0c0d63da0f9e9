using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Publishing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Delivery.Authors;

/// <summary>GET /v1/authors/{id} and /v1/authors/by-slug/{slug}: one author.</summary>
internal static class GetAuthorEndpoint
{
    public static Task<IResult> ById(string id, HttpContext http, IMediator mediator, PublicUrl url) =>
        Answer(new GetAuthorQuery(Addresses.ParseId(id, "authors"), null), http, mediator, url);

    public static Task<IResult> BySlug(string slug, HttpContext http, IMediator mediator, PublicUrl url) =>
        Answer(new GetAuthorQuery(null, slug), http, mediator, url);

    private static async Task<IResult> Answer(GetAuthorQuery query, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var (author, moved) = await mediator.Send(query, http.RequestAborted);
        if (moved is not null)
            return Addresses.Redirect(http, url, "authors", moved);
        if (author is null)
            throw Addresses.Missing();
        return new DeliveryResult<ItemResponse<AuthorItem>>(new(author, new(), new(url.To($"/v1/authors/{author.Id}"))));
    }
}

internal sealed record GetAuthorQuery(Guid? Id, string? Slug) : IRequest<(AuthorItem? Author, Moved? Moved)>;

internal sealed class GetAuthorHandler(DeliveryDbContext database, ReferenceCache cache)
    : IRequestHandler<GetAuthorQuery, (AuthorItem? Author, Moved? Moved)>
{
    public async Task<(AuthorItem? Author, Moved? Moved)> Handle(GetAuthorQuery request, CancellationToken cancellationToken)
    {
        var author = await database.Authors.SingleOrDefaultAsync(
            candidate => request.Slug == null ? candidate.Id == request.Id : candidate.Slug == request.Slug,
            cancellationToken
        );
        if (author is not null)
            return ((await AuthorItem.ReadAsync(database, cache, [author], cancellationToken))[0], null);
        return (
            null,
            request.Slug is null ? null : await Addresses.MovedToAsync(database, SlugKind.Author, request.Slug, cancellationToken)
        );
    }
}
