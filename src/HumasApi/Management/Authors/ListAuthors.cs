using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Management.Records;
using HumasApi.Paging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Authors;

/// <summary>GET /manage/v1/authors: all authors by name, those unknown to readers included.</summary>
internal static class ListAuthorsEndpoint
{
    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        new("q", ParameterType.Text, "Start of any word of the name.") { Example = "nar" },
        new("unit", ParameterType.Slug, "Slug or id of the unit the author works for.") { Example = "rutan-kelas-ii-b-salatiga" },
        new("active", ParameterType.Boolean, "Whether the author still writes.") { Example = true },
        .. PagingParameters.All,
    ];

    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, PublicUrl url)
    {
        var query = new QueryReader(http.Request);
        var request = new ListAuthorsQuery(query.Text("q"), query.Refs("unit", 1).SingleOrDefault(), query.Flag("active"), query.Page());
        query.Done();
        return Lists.Manage(http, url, await mediator.Send(request, http.RequestAborted));
    }
}

internal sealed record ListAuthorsQuery(string? NamePrefix, string? Unit, bool? Active, PageRequest Page)
    : IRequest<ListPart<ManagedAuthor>>;

internal sealed class ListAuthorsHandler(HumasDbContext database) : IRequestHandler<ListAuthorsQuery, ListPart<ManagedAuthor>>
{
    private static readonly ListSort<Author> Sort = ListSort.ByName<Author>();

    public async Task<ListPart<ManagedAuthor>> Handle(ListAuthorsQuery request, CancellationToken cancellationToken)
    {
        var (filters, all) = (new Filters(), database.Authors.AsNoTracking());
        if (request.NamePrefix is { } prefix)
            all = all.WithWord(prefix);
        if (request.Active is { } active)
            all = all.Where(author => author.Active == active);
        if (request.Unit is { } unit)
        {
            var ids = await FilterIds.ResolveAsync(database, SlugKind.Unit, "unit", [unit], filters, cancellationToken);
            all = all.Where(author => author.UnitId != null && ids.Contains(author.UnitId.Value));
        }
        var (page, meta) = await Sort.PageAsync(all, request.Page, cancellationToken);
        return ListPart<ManagedAuthor>.Of((await ManagedAuthor.ReadAsync(database, page, cancellationToken), meta), filters);
    }
}
