using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Paging;
using HumasApi.Publishing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Delivery.Units;

/// <summary>
/// GET /v1/units/tree: the organisation as it is today or was on a day, whole or below one unit; without what was closed by then.
/// </summary>
internal static class GetUnitTreeEndpoint
{
    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        new("root", ParameterType.Slug, "Slug or id of the unit at the top; by default all units without a parent.")
        {
            Example = "kanwil-ditjenpas-jateng",
        },
        new(
            "line",
            ParameterType.OneOf,
            "The administrative line, or the functional line (technical), which leaves out units outside that line."
        )
        {
            Words = UnitScope.Line.Words,
            WordsName = UnitScope.Line.WordsName,
            Default = "administrative",
            Example = "administrative",
        },
        GetUnitEndpoint.AsOf,
        new("depth", ParameterType.Integer, "Levels below the top.")
        {
            Minimum = 0,
            Maximum = Domain.Unit.MaxDepth,
            Default = Domain.Unit.MaxDepth,
            Example = 1,
        },
    ];

    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, PublicUrl url, TimeProvider clock)
    {
        var query = new QueryReader(http.Request);
        var request = new GetUnitTreeQuery(
            query.Refs("root", 1),
            query.Word("line", UnitScope.Line.Words),
            query.Day("asOf", clock.Today()) ?? clock.Today(),
            query.Integer("depth", 0, Domain.Unit.MaxDepth) ?? Domain.Unit.MaxDepth
        );
        query.Done();
        var (nodes, filters) = await mediator.Send(request, http.RequestAborted);
        return new DeliveryResult<UnitTreeResponse>(new(nodes, new(filters.Resolved, filters.Unmatched), new(url.Self(http.Request))));
    }
}

/// <summary>Units at the top, each with the units below it.</summary>
/// <param name="Data">The units at the top, by name.</param>
/// <param name="Meta">How filter values were read.</param>
/// <param name="Links">Related addresses.</param>
internal sealed record UnitTreeResponse(IReadOnlyList<UnitNode> Data, FilterMeta Meta, ItemLinks Links);

internal sealed record GetUnitTreeQuery(IReadOnlyList<string> Root, string? Line, DateOnly Day, int Depth)
    : IRequest<(IReadOnlyList<UnitNode> Nodes, Filters Filters)>;

internal sealed class GetUnitTreeHandler(DeliveryDbContext database, ReferenceCache cache)
    : IRequestHandler<GetUnitTreeQuery, (IReadOnlyList<UnitNode> Nodes, Filters Filters)>
{
    public async Task<(IReadOnlyList<UnitNode> Nodes, Filters Filters)> Handle(
        GetUnitTreeQuery request,
        CancellationToken cancellationToken
    )
    {
        var filters = new Filters();
        var roots = await PublicFilter.ResolveAsync(database, cache, SlugKind.Unit, "root", request.Root, filters, cancellationToken);
        // An organisation has hundreds of units, not millions: reading them all once beats a command for each level.
        var technical = request.Line == "technical";
        var units = await database
            .UnitsOpenedBy(request.Day)
            .Where(unit => unit.ClosedOn == null)
            .OrderBy(unit => unit.SortKey)
            .ThenBy(unit => unit.Id)
            .Select(unit => new
            {
                unit.Id,
                ParentId = technical ? unit.TechnicalParentId : unit.ParentId,
                Node = new UnitNode(
                    unit.Id,
                    unit.Slug,
                    unit.Name,
                    unit.ShortName,
                    unit.Kind.ToWire(),
                    unit.SubKind,
                    unit.UnitClass,
                    unit.Active,
                    0,
                    Array.Empty<UnitNode>()
                ),
            })
            .ToListAsync(cancellationToken);
        var children = units.ToLookup(unit => unit.ParentId, unit => unit.Node);
        UnitNode Grow(UnitNode node, int depth) =>
            node with
            {
                ChildCount = children[node.Id].Count(),
                Children = depth == 0 ? [] : [.. children[node.Id].Select(child => Grow(child, depth - 1))],
            };
        var top =
            request.Root.Count == 0
                ? children[null].Where(unit => !technical || children[unit.Id].Any())
                : units.Where(unit => roots.Contains(unit.Id)).Select(unit => unit.Node);
        return ([.. top.Select(node => Grow(node, request.Depth))], filters);
    }
}
