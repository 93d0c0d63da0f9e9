using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Delivery.Tags;

/// <summary>GET /v1/tags/{id} and /v1/tags/by-slug/{slug}: one tag. A merged one redirects to its merge target.</summary>
internal static class GetTagEndpoint
{
    public static Task<IResult> ById(string id, HttpContext http, IMediator mediator, PublicUrl url) =>
        Answer(new GetTagQuery(Addresses.ParseId(id, "tags"), null), http, mediator, url);

    public static Task<IResult> BySlug(string slug, HttpContext http, IMediator mediator, PublicUrl url) =>
        Answer(new GetTagQuery(null, slug), http, mediator, url);

    private static async Task<IResult> Answer(GetTagQuery query, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var (tag, moved) = await mediator.Send(query, http.RequestAborted);
        if (moved is not null)
            return Addresses.Redirect(http, url, "tags", moved);
        if (tag is null)
            throw Addresses.Missing();
        return new DeliveryResult<ItemResponse<TagItem>>(new(tag, new(), new(url.To($"/v1/tags/{tag.Id}"))));
    }
}

internal sealed record GetTagQuery(Guid? Id, string? Slug) : IRequest<(TagItem? Tag, Moved? Moved)>;

internal sealed class GetTagHandler(DeliveryDbContext database) : IRequestHandler<GetTagQuery, (TagItem? Tag, Moved? Moved)>
{
    public async Task<(TagItem? Tag, Moved? Moved)> Handle(GetTagQuery request, CancellationToken cancellationToken)
    {
        var tag = await database.Tags.SingleOrDefaultAsync(
            candidate => request.Slug == null ? candidate.Id == request.Id : candidate.Slug == request.Slug,
            cancellationToken
        );
        if (tag is not null)
            return (TagItem.From(tag), null);
        if (request.Slug is not null)
            return (null, await Addresses.MovedToAsync(database, SlugKind.Tag, request.Slug, cancellationToken));
        return (
            null,
            await (
                from merged in database.TagMerges
                join target in database.Tags on merged.HeirId equals target.Id
                where merged.Id == request.Id
                select new Moved(target.Id, target.Slug)
            ).SingleOrDefaultAsync(cancellationToken)
        );
    }
}
