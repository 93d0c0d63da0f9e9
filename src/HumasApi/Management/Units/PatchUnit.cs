using System.Text.Json;
using System.Text.Json.Nodes;
using FluentValidation;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Paging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Units;

/// <summary>PATCH /manage/v1/units/{id}: merge-patch (RFC 7396). What readers see changes with the commit.</summary>
internal static class PatchUnitEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var match = IfMatch.Required(http.Request);
        var patch = await StrictJson.ReadObjectAsync(http.Request);
        var unit = await mediator.Send(new PatchUnitCommand(ManagementIds.Parse(id), match, patch, http.Actor()), http.RequestAborted);
        return new ManagementAnswer<ManagedResponse<ManagedUnit>>(new(unit, new(null), new ItemLinks(url.To($"/manage/v1/units/{unit.Id}"))), unit.Version);
    }
}

internal sealed record PatchUnitCommand(Guid Id, IfMatch Match, JsonObject Patch, Actor Actor) : IRequest<ManagedUnit>;

internal sealed class PatchUnitHandler(HumasDbContext database, Rights rights, UnitInputValidator validator, TimeProvider clock) : IRequestHandler<PatchUnitCommand, ManagedUnit>
{
    public Task<ManagedUnit> Handle(PatchUnitCommand request, CancellationToken cancellationToken) => database.InTransactionAsync(async () =>
    {
        var unit = await database.Units.FromSql($"select * from units where id = {request.Id} for no key update").SingleOrDefaultAsync(cancellationToken) ?? throw GetUnitEndpoint.Missing();
        await rights.RequireAsync(Right.Administer, unit.Id, cancellationToken);
        request.Match.Check(unit.Version, unit.EditedBy, unit.EditedAt);
        var present = JsonSerializer.SerializeToNode(await ManagedUnit.ReadAsync(database, rights, unit, cancellationToken), Json.Options)!.AsObject();
        var stored = JsonSerializer.SerializeToNode(await UnitInput.From(database, unit, cancellationToken), Json.Options)!.AsObject();
        var input = StrictJson.Bind<UnitInput>(MergePatch.Apply(stored, request.Patch.DeepClone().AsObject(), typeof(UnitInput)), typeof(ManagedUnit), present);
        validator.ValidateAndThrow(input);
        await UnitDraft.UpdateAsync(database, rights, unit, input, request.Actor, clock.Now(), UnitDraft.IsReviewGiven(request.Patch), cancellationToken);
        return await ManagedUnit.ReadAsync(database, rights, unit, cancellationToken);
    }, cancellationToken);
}
