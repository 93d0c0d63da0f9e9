using HumasApi.Contract;
using HumasApi.Http;

namespace HumasApi.Delivery.Units;

internal static class UnitRoutes
{
    public static void MapUnits(this IEndpointRouteBuilder routes)
    {
        var units = routes.MapGroup("/units").WithTags("Units");
        units
            .MapGet("", ListUnitsEndpoint.Handle)
            .Cached()
            .WithQuery(ListUnitsEndpoint.Parameters)
            .Documented<ListResponse<UnitItem>>(
                "listUnits",
                "List units",
                "All units by name, as they are today or were on a day; also those that are closed."
            )
            .FailsWith(Problems.LineNeedsParent);
        units
            .MapGet("/tree", GetUnitTreeEndpoint.Handle)
            .Cached()
            .WithQuery(GetUnitTreeEndpoint.Parameters)
            .Documented<UnitTreeResponse>(
                "getUnitTree",
                "Get the unit tree",
                "The organisation as it is today or was on a day, whole or below one unit."
            );
        units
            .MapGet("/{id}", GetUnitEndpoint.ById)
            .Cached(isItem: true)
            .WithQuery(GetUnitEndpoint.AsOf)
            .Documented<ItemResponse<UnitItem>>(
                "getUnit",
                "Get a unit",
                "One unit by id, as it is today or was on a day. A closed unit is found as well, with its successors."
            )
            .FailsWith(Problems.NotFound);
        units
            .MapGet("/by-slug/{slug}", GetUnitEndpoint.BySlug)
            .Cached(isItem: true)
            .WithQuery(GetUnitEndpoint.AsOf)
            .Documented<ItemResponse<UnitItem>>(
                "getUnitBySlug",
                "Get a unit by slug",
                "One unit by slug, as it is today or was on a day; a slug that was renamed redirects (301). A closed unit "
                    + "never redirects: it names its successors."
            )
            .FailsWith(Problems.NotFound)
            .Moves();
    }
}
