using FluentValidation;
using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Management.Records;
using MediatR;

namespace HumasApi.Management.Units;

/// <summary>
/// POST /manage/v1/units/{id}/move: puts a unit, and all units below it, under another one from a day on. No article row is
/// touched.
/// </summary>
internal static class MoveUnitEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator, PublicUrl url, TimeProvider clock)
    {
        var (match, preview) = (IfMatch.Required(http.Request), UnitChange.IsPreview(http.Request));
        var body = await StrictJson.ReadObjectAsync(http.Request);
        // null is an answer here (a root), so leaving the member out must not be taken for it.
        if (!body.ContainsKey("parent"))
            throw Problem.Invalid(
                Problems.Required.At(
                    "/parent",
                    Sentence.Of(
                        "Name the new parent by slug or id; null makes the unit a root.",
                        "Sebutkan induk baru dengan slug atau id; null menjadikan unit ini unit teratas."
                    )
                )
            );
        var given = UnitChange.GivenIn(body);
        var input = StrictJson.Bind<MoveUnitInput>(body);
        var day = UnitChange.DayOf(given, input, clock, allowOpenStart: true);
        return UnitChange.Answer(
            await mediator.Send(
                new MoveUnitCommand(ManagementIds.Parse(id), match, input, day, preview, http.Actor()),
                http.RequestAborted
            ),
            url
        );
    }
}

/// <summary>Where a unit goes.</summary>
[FailsWith(nameof(Problems.UnitCycle), nameof(Problems.UnitTooDeep))]
internal sealed record MoveUnitInput : IDecree
{
    /// <summary>The unit that it answers to from then on; null makes it a root.</summary>
    [Required(AllowsNull = true)]
    public RefInput? Parent { get; init; }

    /// <summary>The administrative line, or the functional line (technical).</summary>
    public UnitLine Line { get; init; } = UnitLine.Administrative;

    /// <summary>First day on which it holds, in the capital; today when left out. null: so it was from the start, a correction.</summary>
    public DateOnly? EffectiveOn { get; init; }

    /// <summary>The decree; shown to readers.</summary>
    [Line(UnitEvent.LegalBasisMaxLength)]
    public string? LegalBasis { get; init; }

    /// <summary>For administrators.</summary>
    [Paragraph(UnitEvent.NoteMaxLength)]
    public string? Note { get; init; }
}

internal sealed record MoveUnitCommand(Guid Id, IfMatch Match, MoveUnitInput Input, DateOnly? Day, bool Preview, Actor Actor)
    : IRequest<(ManagedUnit, UnitChangeMeta)>;

internal sealed class MoveUnitInputValidator : AbstractValidator<MoveUnitInput>
{
    public MoveUnitInputValidator()
    {
        RuleFor(input => input.Parent!).SetValidator(new RefInputValidator()).When(input => input.Parent is not null);
        this.DecreeRules();
    }
}

internal sealed class MoveUnitValidator : AbstractValidator<MoveUnitCommand>
{
    public MoveUnitValidator(MoveUnitInputValidator input) => RuleFor(command => command.Input).SetValidator(input);
}

internal sealed class MoveUnitHandler(HumasDbContext database, Rights rights, TimeProvider clock)
    : IRequestHandler<MoveUnitCommand, (ManagedUnit, UnitChangeMeta)>
{
    public Task<(ManagedUnit, UnitChangeMeta)> Handle(MoveUnitCommand request, CancellationToken cancellationToken) =>
        UnitChange.RunAsync(
            database,
            rights,
            request.Id,
            request.Match,
            request.Actor,
            clock.Now(),
            request.Preview,
            byItself: false,
            async (unit, history, _) =>
            {
                var parent = request.Input.Parent is null
                    ? (Guid?)null
                    : await UnitReference.ResolveAsync(database, request.Input.Parent, "/parent", cancellationToken);
                var reason = request.Day is { } day ? history.NewEvent(UnitEventKind.Moved, unit, day, request.Input) : null;
                if (await history.MoveAsync(unit, request.Input.Line, parent, request.Day, reason, cancellationToken) && reason is null)
                    database.PendingChanges.Add(Change.Of("unit.moved", unit, request.Actor, unit.EditedAt));
                return reason;
            },
            cancellationToken
        );
}
