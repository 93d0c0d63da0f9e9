using FluentValidation;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Paging;
using HumasApi.Publishing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Delivery.Units;

/// <summary>GET /v1/units: all units, as they are today or were on a day; also those that are closed.</summary>
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
        new("parent", ParameterType.Slug, "Slug or id of the unit directly above, on either line.") { Example = "kanwil-ditjenpas-jateng" },
        new("line", ParameterType.OneOf, "With parent: only the administrative line, or only the functional line (technical).")
        {
            Words = UnitScope.Line.Words,
            WordsName = UnitScope.Line.WordsName,
            Example = "administrative",
        },
        new("active", ParameterType.Boolean, "Whether the unit still works.") { Example = true },
        GetUnitEndpoint.AsOf,
        .. PagingParameters.All,
    ];

    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, PublicUrl url, TimeProvider clock)
    {
        var query = new QueryReader(http.Request);
        var request = new ListUnitsQuery(
            query.Text("q"),
            query.Words<UnitKind>("kind"),
            query.Refs("parent", 1),
            query.Word("line", UnitScope.Line.Words),
            query.Flag("active"),
            query.Day("asOf", clock.Today()) ?? clock.Today(),
            query.Page()
        );
        query.Done();
        return Lists.Deliver(http, url, await mediator.Send(request, http.RequestAborted));
    }
}

internal sealed record ListUnitsQuery(
    string? NamePrefix,
    IReadOnlyList<UnitKind> Kinds,
    IReadOnlyList<string> Parent,
    string? Line,
    bool? Active,
    DateOnly Day,
    PageRequest Page
) : IRequest<ListPart<UnitItem>>;

internal sealed class ListUnitsValidator : AbstractValidator<ListUnitsQuery>
{
    public ListUnitsValidator() =>
        RuleFor(query => query.Line).Must((query, line) => line is null || query.Parent.Count > 0).WithProblem(Problems.LineNeedsParent);
}

internal sealed class ListUnitsHandler(DeliveryDbContext database, ReferenceCache cache, NewsroomOptions newsroom)
    : IRequestHandler<ListUnitsQuery, ListPart<UnitItem>>
{
    private static readonly ListSort<PublicUnit> Sort = ListSort.ByName<PublicUnit>();

    public async Task<ListPart<UnitItem>> Handle(ListUnitsQuery request, CancellationToken cancellationToken)
    {
        var filters = new Filters();
        var all = database.UnitsOpenedBy(request.Day);
        if (request.NamePrefix is { } prefix)
            all = all.WithWord(prefix);
        if (request.Kinds.Count > 0)
            all = all.Where(unit => request.Kinds.Contains(unit.Kind));
        if (request.Active is { } active)
            all = all.Where(unit => unit.Active == active);
        if (request.Parent.Count > 0)
        {
            var parents = await PublicFilter.ResolveAsync(
                database,
                cache,
                SlugKind.Unit,
                "parent",
                request.Parent,
                filters,
                cancellationToken
            );
            var (administrative, technical) = (request.Line != "technical", request.Line != "administrative");
            all = all.Where(unit =>
                (administrative && unit.ParentId != null && parents.Contains(unit.ParentId.Value))
                || (technical && unit.TechnicalParentId != null && parents.Contains(unit.TechnicalParentId.Value))
            );
        }
        var (rows, meta) = await Sort.PageAsync(all, request.Page, cancellationToken);
        return ListPart<UnitItem>.Of(
            (await UnitItem.ReadAsync(database, cache, rows, newsroom.TimeZone.Id, request.Day, cancellationToken), meta),
            filters
        );
    }
}
