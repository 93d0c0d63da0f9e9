using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Units;

/// <summary>DELETE /manage/v1/units/{id}: removes a unit that nothing refers to.</summary>
internal static class DeleteUnitEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator)
    {
        await mediator.Send(new DeleteUnitCommand(ManagementIds.Parse(id), IfMatch.Required(http.Request), http.Actor()), http.RequestAborted);
        return TypedResults.NoContent();
    }
}

internal sealed record DeleteUnitCommand(Guid Id, IfMatch Match, Actor Actor) : IRequest<int>;

internal sealed class DeleteUnitHandler(HumasDbContext database, Rights rights, TimeProvider clock) : IRequestHandler<DeleteUnitCommand, int>
{
    public Task<int> Handle(DeleteUnitCommand request, CancellationToken cancellationToken) => database.InTransactionAsync(async () =>
    {
        // FOR UPDATE waits for every save that names this record, so the count below misses none.
        var unit = await database.Units.FromSql($"select * from units where id = {request.Id} for update").SingleOrDefaultAsync(cancellationToken) ?? throw GetUnitEndpoint.Missing();
        await rights.RequireAboveAsync(unit.Id, cancellationToken);
        request.Match.Check(unit.Version, unit.EditedBy, unit.EditedAt);
        (await Usage.OfAsync(database, SlugKind.Unit, unit.Id, cancellationToken)).RequireNone(Text.Of("Deactivate it: PATCH {\"active\": false}.", "Nonaktifkan: PATCH {\"active\": false}."));
        await Publishing.SlugRegistry.ForgetAsync(database, SlugKind.Unit, unit.Id, cancellationToken);
        database.Units.Remove(unit);
        database.Happened.Add(new Change { Kind = "unit.deleted", At = clock.Now(), Entity = ChangedEntity.Unit, EntityId = unit.Id, EntityVersion = unit.Version, Actor = request.Actor, Before = new ChangeScope { Slug = unit.Slug } });
        return await database.SaveChangesAsync(cancellationToken);
    }, cancellationToken);
}
