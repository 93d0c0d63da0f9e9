using HumasApi.Contract;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Management.Records;

namespace HumasApi.Management.Units;

internal static class UnitRoutes
{
    public static void MapUnits(this IEndpointRouteBuilder routes)
    {
        var units = routes.MapGroup("/units").WithTags("Units");
        units
            .MapGet("", ListUnitsEndpoint.Handle)
            .WithQuery(ListUnitsEndpoint.Parameters)
            .Documented<ListResponse<ManagedUnit>>("listManagedUnits", "List units", "All units by name, as they are today.");
        units.MapRecords<Unit, UnitInput, ManagedUnit>(
            "Unit",
            "a unit",
            "Merge-patch (RFC 7396). Readers see the change as soon as the response is sent."
        );
        units
            .MapPost("/{id}/rename", RenameUnitEndpoint.Handle)
            .WithQuery(UnitChange.Preview)
            .Reads<RenameUnitInput>()
            .NeedsIfMatch()
            .Documented<UnitChangeResponse>(
                "renameUnit",
                "Rename a unit",
                "Another name, class or kind from a day on. Older articles show the name of their day beside that of today."
            )
            .FailsWith(Problems.NotFound);
        units
            .MapPost("/{id}/move", MoveUnitEndpoint.Handle)
            .WithQuery(UnitChange.Preview)
            .Reads<MoveUnitInput>()
            .NeedsIfMatch()
            .Documented<UnitChangeResponse>(
                "moveUnit",
                "Move a unit",
                "Puts a unit, and all units below it, under another one from a day on. Articles stay as they are."
            )
            .FailsWith(Problems.NotFound);
        units
            .MapPost("/{id}/merge", CloseUnitEndpoint.Merge)
            .WithQuery(UnitChange.Preview)
            .Reads<MergeUnitInput>()
            .NeedsIfMatch()
            .Documented<UnitChangeResponse>(
                "mergeUnit",
                "Merge a unit into another",
                "Closes a unit on a day; the other one succeeds it and counts its archive."
            )
            .FailsWith(Problems.NotFound);
        units
            .MapPost("/{id}/split", CloseUnitEndpoint.Split)
            .WithQuery(UnitChange.Preview)
            .Reads<SplitUnitInput>()
            .NeedsIfMatch()
            .Documented<UnitChangeResponse>(
                "splitUnit",
                "Split a unit",
                "Closes a unit on a day; several units succeed it, and one of them counts its archive."
            )
            .FailsWith(Problems.NotFound);
        units
            .MapPost("/{id}/close", CloseUnitEndpoint.Close)
            .WithQuery(UnitChange.Preview)
            .Reads<CloseUnitInput>(optional: true)
            .NeedsIfMatch()
            .Documented<UnitChangeResponse>("closeUnit", "Close a unit", "Closes a unit on a day. Its archive stays.")
            .FailsWith(Problems.NotFound);
        units
            .MapGet("/{id}/events", ListUnitEventsEndpoint.Handle)
            .WithQuery()
            .Documented<UnitEventsResponse>(
                "listUnitEvents",
                "List events of a unit",
                "What happened to a unit, the latest first. Planned events and notes are shown to administrators of the unit only."
            )
            .FailsWith(Problems.NotFound);
        units
            .MapPatch("/{id}/events/{eventId}", PatchUnitEventEndpoint.Handle)
            .WithQuery(UnitChange.Preview)
            .Reads<UnitEventInput>(false, "application/merge-patch+json", "application/json")
            .NeedsIfMatch()
            .Documented<UnitChangeResponse>(
                "patchUnitEvent",
                "Correct an event",
                "Corrects the day, the legal basis or the note of an event. If-Match is the version of the unit."
            )
            .FailsWith(Problems.NotFound);
        units
            .MapDelete("/{id}/events/{eventId}", CancelUnitEventEndpoint.Handle)
            .WithQuery(UnitChange.Preview, Reasons.Parameter)
            .NeedsIfMatch()
            .Documented<UnitChangeResponse>(
                "cancelUnitEvent",
                "Cancel an event",
                "Cancels an event that is planned or was recorded by mistake, with everything that it changed. If-Match is the "
                    + "version of the unit."
            )
            .FailsWith(
                Problems.EventOrder,
                Problems.LaterEvent,
                Problems.NotFound,
                Problems.UnitClosed,
                Problems.UnitCycle,
                Problems.UnitTooDeep
            );
    }
}
