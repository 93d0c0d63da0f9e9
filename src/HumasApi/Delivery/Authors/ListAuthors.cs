using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Paging;
using HumasApi.Publishing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Delivery.Authors;

/// <summary>GET /v1/authors: the authors whose articles have been live.</summary>
internal static class ListAuthorsEndpoint
{
    private static readonly IReadOnlyList<ListSort<PublicAuthor>> Sorts =
    [
        ListSort.ByName<PublicAuthor>(),
        ListSort.ByArticles<PublicAuthor>(),
    ];

    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        new("q", ParameterType.Text, "Start of any word of the name.") { Example = "nar" },
        new("unit", ParameterType.SlugList, "Slug or id of the unit the author works for; several by comma.")
        {
            Example = "rutan-kelas-ii-b-salatiga",
        },
        new("active", ParameterType.Boolean, "Whether the author still writes.") { Example = true },
        ListSort.Parameter("AuthorSort", Sorts),
        .. PagingParameters.All,
    ];

    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, PublicUrl url)
    {
        var query = new QueryReader(http.Request);
        var request = new ListAuthorsQuery(query.Text("q"), query.Refs("unit"), query.Flag("active"), Sorts.Read(query), query.Page());
        query.Done();
        return Lists.Deliver(http, url, await mediator.Send(request, http.RequestAborted));
    }
}

internal sealed record ListAuthorsQuery(
    string? NamePrefix,
    IReadOnlyList<string> Units,
    bool? Active,
    ListSort<PublicAuthor> Sort,
    PageRequest Page
) : IRequest<ListPart<AuthorItem>>;

internal sealed class ListAuthorsHandler(DeliveryDbContext database, ReferenceCache cache)
    : IRequestHandler<ListAuthorsQuery, ListPart<AuthorItem>>
{
    public async Task<ListPart<AuthorItem>> Handle(ListAuthorsQuery request, CancellationToken cancellationToken)
    {
        var filters = new Filters();
        IQueryable<PublicAuthor> all = database.Authors;
        if (request.NamePrefix is { } prefix)
            all = all.WithWord(prefix);
        if (request.Active is { } active)
            all = all.Where(author => author.Active == active);
        if (request.Units.Count > 0)
        {
            var units = await PublicFilter.ResolveAsync(database, cache, SlugKind.Unit, "unit", request.Units, filters, cancellationToken);
            all = all.Where(author => author.UnitId != null && units.Contains(author.UnitId.Value));
        }
        var (rows, meta) = await request.Sort.PageAsync(all, request.Page, cancellationToken);
        return ListPart<AuthorItem>.Of((await AuthorItem.ReadAsync(database, cache, rows, cancellationToken), meta), filters);
    }
}
