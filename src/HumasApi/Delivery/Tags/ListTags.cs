using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Paging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Delivery.Tags;

/// <summary>GET /v1/tags: the tags that articles have been live with.</summary>
internal static class ListTagsEndpoint
{
    private static readonly IReadOnlyList<ListSort<PublicTag>> Sorts = [ListSort.ByName<PublicTag>(), ListSort.ByArticles<PublicTag>()];

    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        new("q", ParameterType.Text, "Start of any word of the name.") { Example = "pem" },
        new("kind", ParameterType.AnyOf, "What the tag says; several by comma.")
        {
            Words = [.. EnumNames.Of<TagKind>().Keys],
            WordsName = nameof(TagKind),
            Example = "category",
        },
        ListSort.Parameter("TagSort", Sorts),
        .. PagingParameters.All,
    ];

    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, PublicUrl url)
    {
        var query = new QueryReader(http.Request);
        var request = new ListTagsQuery(query.Text("q"), query.Words<TagKind>("kind"), Sorts.Read(query), query.Page());
        query.Done();
        return Lists.Deliver(http, url, await mediator.Send(request, http.RequestAborted));
    }
}

internal sealed record ListTagsQuery(string? NamePrefix, IReadOnlyList<TagKind> Kinds, ListSort<PublicTag> Sort, PageRequest Page)
    : IRequest<ListPart<TagItem>>;

internal sealed class ListTagsHandler(DeliveryDbContext database) : IRequestHandler<ListTagsQuery, ListPart<TagItem>>
{
    public async Task<ListPart<TagItem>> Handle(ListTagsQuery request, CancellationToken cancellationToken)
    {
        IQueryable<PublicTag> all = database.Tags;
        if (request.NamePrefix is { } prefix)
            all = all.WithWord(prefix);
        if (request.Kinds.Count > 0)
            all = all.Where(tag => request.Kinds.Contains(tag.Kind));
        var (rows, meta) = await request.Sort.PageAsync(all, request.Page, cancellationToken);
        return ListPart<TagItem>.Of(([.. rows.Select(TagItem.From)], meta));
    }
}
