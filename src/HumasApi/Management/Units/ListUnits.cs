using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Management.Records;
using HumasApi.Paging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Units;

/// <summary>GET /manage/v1/units: all units by name, as they are today.</summary>
internal static class ListUnitsEndpoint
{
    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        new("q", ParameterType.Text, "Start of any word of the name or the short name.") { Example = "rumah tahanan" },
        new("kind", ParameterType.AnyOf, "What it is in the organisation; several by comma.")
        {
            Words = [.. EnumNames.Of<UnitKind>().Keys],
            WordsName = nameof(UnitKind),
            Example = "technicalUnit",
        },
        new("parent", ParameterType.Slug, "Slug or id of the unit directly above.") { Example = "kanwil-kemenkumham-jateng" },
        new("active", ParameterType.Boolean, "Whether the unit still works.") { Example = true },
        new("right", ParameterType.OneOf, "Only units at which the caller has this right, in the words of `GET /manage/v1/me`.")
        {
            Words = [.. EnumNames.Of<Right>().Keys],
            WordsName = nameof(Right),
            Example = "writeDrafts",
        },
        .. PagingParameters.All,
    ];

    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, PublicUrl url)
    {
        var query = new QueryReader(http.Request);
        var request = new ListUnitsQuery(
            query.Text("q"),
            query.Words<UnitKind>("kind"),
            query.Refs("parent", 1).SingleOrDefault(),
            query.Flag("active"),
            query.Word<Right>("right"),
            query.Page()
        );
        query.Done();
        return Lists.Manage(http, url, await mediator.Send(request, http.RequestAborted));
    }
}

internal sealed record ListUnitsQuery(
    string? NamePrefix,
    IReadOnlyList<UnitKind> Kinds,
    string? Parent,
    bool? Active,
    Right? Right,
    PageRequest Page
) : IRequest<ListPart<ManagedUnit>>;

internal sealed class ListUnitsHandler(HumasDbContext database, Rights rights) : IRequestHandler<ListUnitsQuery, ListPart<ManagedUnit>>
{
    private static readonly ListSort<PublicUnit> Sort = ListSort.ByName<PublicUnit>();

    public async Task<ListPart<ManagedUnit>> Handle(ListUnitsQuery request, CancellationToken cancellationToken)
    {
        var (filters, all) = (new Filters(), database.UnitsToday);
        IQueryable<PublicUnit> rows = all;
        if (request.NamePrefix is { } prefix)
            rows = rows.WithWord(prefix);
        if (request.Kinds.Count > 0)
            rows = rows.Where(unit => request.Kinds.Contains(unit.Kind));
        if (request.Active is { } active)
            rows = rows.Where(unit => unit.Active == active);
        if (request.Right is { } right && await rights.UnitsAsync(right, cancellationToken) is { } mine)
            rows = rows.Where(unit => mine.Contains(unit.Id));
        if (request.Parent is { } parent)
        {
            var ids = await FilterIds.ResolveAsync(database, SlugKind.Unit, "parent", [parent], filters, cancellationToken);
            rows = rows.Where(unit => unit.ParentId != null && ids.Contains(unit.ParentId.Value));
        }
        var (page, meta) = await Sort.PageAsync(rows, request.Page, cancellationToken);
        return ListPart<ManagedUnit>.Of((await ManagedUnit.ReadAsync(database, rights, page, cancellationToken), meta), filters);
    }
}
