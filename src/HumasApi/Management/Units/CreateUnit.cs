using FluentValidation;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Paging;
using MediatR;

namespace HumasApi.Management.Units;

/// <summary>POST /manage/v1/units: makes a unit.</summary>
internal static class CreateUnitEndpoint
{
    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, PublicUrl url)
    {
        var input = StrictJson.Bind<UnitInput>(await StrictJson.ReadObjectAsync(http.Request), typeof(ManagedUnit));
        var unit = await mediator.Send(new CreateUnitCommand(input, http.Actor()), http.RequestAborted);
        var self = url.To($"/manage/v1/units/{unit.Id}");
        return new ManagementAnswer<ManagedResponse<ManagedUnit>>(new(unit, new(null), new ItemLinks(self)), unit.Version, self);
    }
}

internal sealed record CreateUnitCommand(UnitInput Input, Actor Actor) : IRequest<ManagedUnit>;

internal sealed class CreateUnitValidator : AbstractValidator<CreateUnitCommand>
{
    public CreateUnitValidator(UnitInputValidator input) => RuleFor(command => command.Input).SetValidator(input);
}

internal sealed class CreateUnitHandler(HumasDbContext database, Rights rights, TimeProvider clock) : IRequestHandler<CreateUnitCommand, ManagedUnit>
{
    public Task<ManagedUnit> Handle(CreateUnitCommand request, CancellationToken cancellationToken) => database.InTransactionAsync(async () =>
        await ManagedUnit.ReadAsync(database, rights, await UnitDraft.CreateAsync(database, rights, request.Input, request.Actor, clock.Now(), cancellationToken), cancellationToken), cancellationToken);
}
