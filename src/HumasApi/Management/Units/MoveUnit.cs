using FluentValidation;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Paging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Units;

/// <summary>POST /manage/v1/units/{id}/move: puts a unit, and all units below it, under another one. No article row is touched.</summary>
internal static class MoveUnitEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var match = IfMatch.Required(http.Request);
        var body = await StrictJson.ReadObjectAsync(http.Request);
        // null is an answer here (a root), so leaving the member out must not be taken for it.
        if (!body.ContainsKey("parent"))
            throw Problem.Invalid(new ProblemError("required", Text.Of("Name the new parent by slug or id; null makes the unit a root.", "Sebut induk baru dengan slug atau id; null menjadikan unit ini akar."), "/parent"));
        var input = StrictJson.Bind<MoveUnitInput>(body);
        var unit = await mediator.Send(new MoveUnitCommand(ManagementIds.Parse(id), match, input, http.Actor()), http.RequestAborted);
        return new ManagementAnswer<ManagedResponse<ManagedUnit>>(new(unit, new(null), new ItemLinks(url.To($"/manage/v1/units/{unit.Id}"))), unit.Version);
    }
}

/// <summary>Where a unit goes.</summary>
internal sealed record MoveUnitInput
{
    /// <summary>The unit that it answers to from now on; null makes it a root.</summary>
    public RefInput? Parent { get; init; }
}

internal sealed record MoveUnitCommand(Guid Id, IfMatch Match, MoveUnitInput Input, Actor Actor) : IRequest<ManagedUnit>;

internal sealed class MoveUnitValidator : AbstractValidator<MoveUnitCommand>
{
    public MoveUnitValidator() => RuleFor(command => command.Input.Parent!).SetValidator(new RefInputValidator()).When(command => command.Input.Parent is not null);
}

internal sealed class MoveUnitHandler(HumasDbContext database, TimeProvider clock) : IRequestHandler<MoveUnitCommand, ManagedUnit>
{
    public Task<ManagedUnit> Handle(MoveUnitCommand request, CancellationToken cancellationToken) => database.InTransactionAsync(async () =>
    {
        var unit = await database.Units.FromSql($"select * from units where id = {request.Id} for no key update").SingleOrDefaultAsync(cancellationToken) ?? throw GetUnitEndpoint.Missing();
        request.Match.Check(unit.Version, unit.EditedBy, unit.EditedAt);
        var parent = request.Input.Parent is null ? (Guid?)null : await UnitReference.ResolveAsync(database, request.Input.Parent, "/parent", cancellationToken);
        (unit.Version, unit.EditedAt, unit.EditedBy) = (unit.Version + 1, clock.Now(), request.Actor);
        await UnitDraft.MoveAsync(database, unit, parent, cancellationToken);
        database.Happened.Add(Change.Of("unit.moved", unit, request.Actor, unit.EditedAt));
        return await ManagedUnit.ReadAsync(database, unit, cancellationToken);
    }, cancellationToken);
}
