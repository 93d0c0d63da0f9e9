using FluentValidation;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using MediatR;

namespace HumasApi.Management.Units;

/// <summary>
/// POST /manage/v1/units/{id}/merge, …/split and …/close: ends a unit on a day. Its archive stays under its own address and
/// counts under its heir from then on.
/// </summary>
internal static class CloseUnitEndpoint
{
    public static async Task<IResult> Merge(string id, HttpContext http, IMediator mediator, PublicUrl url, TimeProvider clock)
    {
        var (match, preview) = (IfMatch.Required(http.Request), UnitChange.IsPreview(http.Request));
        var body = await StrictJson.ReadObjectAsync(http.Request);
        var given = UnitChange.GivenIn(body);
        var input = StrictJson.Bind<MergeUnitInput>(body);
        if (input.Into is null) throw Required("/into");
        var close = new CloseUnitInput { Successors = [input.Into], Heir = input.Into, Moves = input.Moves, EffectiveOn = input.EffectiveOn, LegalBasis = input.LegalBasis, Note = input.Note };
        return await SendAsync(UnitEventKind.Merged, "/into", close, UnitChange.DayOf(given, input, clock, mayBeSinceEver: false)!.Value);

        async Task<IResult> SendAsync(UnitEventKind kind, string pointer, CloseUnitInput what, DateOnly day) =>
            UnitChange.Answer(await mediator.Send(new CloseUnitCommand(ManagementIds.Parse(id), match, kind, pointer, what, day, preview, http.Actor()), http.RequestAborted), url);
    }

    public static async Task<IResult> Split(string id, HttpContext http, IMediator mediator, PublicUrl url, TimeProvider clock)
    {
        var (match, preview) = (IfMatch.Required(http.Request), UnitChange.IsPreview(http.Request));
        var body = await StrictJson.ReadObjectAsync(http.Request);
        var given = UnitChange.GivenIn(body);
        var input = StrictJson.Bind<SplitUnitInput>(body);
        if (input.Into.Count < 2) throw Problem.Invalid(new ProblemError("required", Text.Of("Name the units that it is split into, two or more. For one use …/merge.", "Sebut unit-unit hasil pemecahan, dua atau lebih. Untuk satu unit gunakan …/merge."), "/into"));
        if (input.Heir is null) throw Required("/heir");
        var close = new CloseUnitInput { Successors = input.Into, Heir = input.Heir, Moves = input.Moves, EffectiveOn = input.EffectiveOn, LegalBasis = input.LegalBasis, Note = input.Note };
        return UnitChange.Answer(await mediator.Send(new CloseUnitCommand(ManagementIds.Parse(id), match, UnitEventKind.Split, "/into", close, UnitChange.DayOf(given, input, clock, mayBeSinceEver: false)!.Value, preview, http.Actor()), http.RequestAborted), url);
    }

    public static async Task<IResult> Close(string id, HttpContext http, IMediator mediator, PublicUrl url, TimeProvider clock)
    {
        var (match, preview) = (IfMatch.Required(http.Request), UnitChange.IsPreview(http.Request));
        var body = await StrictJson.ReadObjectAsync(http.Request, optional: true);
        var given = UnitChange.GivenIn(body);
        var input = StrictJson.Bind<CloseUnitInput>(body);
        return UnitChange.Answer(await mediator.Send(new CloseUnitCommand(ManagementIds.Parse(id), match, UnitEventKind.Closed, "/successors", input, UnitChange.DayOf(given, input, clock, mayBeSinceEver: false)!.Value, preview, http.Actor()), http.RequestAborted), url);
    }

    private static Problem Required(string pointer) => Problem.Invalid(new ProblemError("required", Text.Of("Name the unit that its archive goes to, by slug or id.", "Sebut unit pewaris arsipnya, dengan slug atau id."), pointer));
}

/// <summary>Where a unit below goes.</summary>
internal sealed record UnitPlaceInput
{
    /// <summary>The unit, directly below.</summary>
    public RefInput? Unit { get; init; }

    /// <summary>The unit that it answers to from then on; null makes it a root.</summary>
    public RefInput? Parent { get; init; }
}

/// <summary>What a unit is merged into.</summary>
internal sealed record MergeUnitInput : IDecree
{
    /// <summary>The unit that goes on in its place and inherits its archive.</summary>
    public RefInput? Into { get; init; }

    /// <summary>Where units below go; those not named go to the heir.</summary>
    public List<UnitPlaceInput> Moves { get; init; } = [];

    /// <summary>First day on which it is no more, in the capital; today when left out.</summary>
    public DateOnly? EffectiveOn { get; init; }

    /// <summary>The decree; shown to readers.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>For administrators.</summary>
    public string? Note { get; init; }
}

/// <summary>What a unit is split into.</summary>
internal sealed record SplitUnitInput : IDecree
{
    /// <summary>The units that go on in its place.</summary>
    public List<RefInput> Into { get; init; } = [];

    /// <summary>The one among them that inherits its archive.</summary>
    public RefInput? Heir { get; init; }

    /// <summary>Where units below go; those not named go to the heir.</summary>
    public List<UnitPlaceInput> Moves { get; init; } = [];

    /// <summary>First day on which it is no more, in the capital; today when left out.</summary>
    public DateOnly? EffectiveOn { get; init; }

    /// <summary>The decree; shown to readers.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>For administrators.</summary>
    public string? Note { get; init; }
}

/// <summary>How a unit ends.</summary>
internal sealed record CloseUnitInput : IDecree
{
    /// <summary>The units that go on in its place, if any.</summary>
    public List<RefInput> Successors { get; init; } = [];

    /// <summary>The one among them that inherits its archive; needed while there are units below.</summary>
    public RefInput? Heir { get; init; }

    /// <summary>Where units below go; those not named go to the heir.</summary>
    public List<UnitPlaceInput> Moves { get; init; } = [];

    /// <summary>First day on which it is no more, in the capital; today when left out.</summary>
    public DateOnly? EffectiveOn { get; init; }

    /// <summary>The decree; shown to readers.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>For administrators.</summary>
    public string? Note { get; init; }
}

/// <param name="Id">The unit.</param>
/// <param name="Match">Its expected version.</param>
/// <param name="Kind">How it ends.</param>
/// <param name="Pointer">The member that names successors, for errors.</param>
/// <param name="Input">What was sent.</param>
/// <param name="Day">First day on which it is no more.</param>
/// <param name="Preview">True: only tell what it would do.</param>
/// <param name="Actor">Who ends it.</param>
internal sealed record CloseUnitCommand(Guid Id, IfMatch Match, UnitEventKind Kind, string Pointer, CloseUnitInput Input, DateOnly Day, bool Preview, Actor Actor) : IRequest<(ManagedUnit, UnitChangeMeta)>;

internal sealed class CloseUnitInputValidator : AbstractValidator<CloseUnitInput>
{
    private const int MaxMoves = 1_000;

    public CloseUnitInputValidator()
    {
        this.References(input => input.Successors, UnitEvent.MaxSuccessors);
        RuleFor(input => input.Heir!).SetValidator(new RefInputValidator()).When(input => input.Heir is not null);
        RuleFor(input => input.Moves).Must(moves => moves.Count <= MaxMoves).WithErrorCode("too-many").WithMessage(_ => Text.Of($"At most {MaxMoves}.", $"Paling banyak {MaxMoves}."));
        RuleForEach(input => input.Moves).ChildRules(move =>
        {
            move.RuleFor(value => value.Unit).Required();
            move.RuleFor(value => value.Unit!).SetValidator(new RefInputValidator()).When(value => value.Unit is not null);
            move.RuleFor(value => value.Parent!).SetValidator(new RefInputValidator()).When(value => value.Parent is not null);
        }).When(input => input.Moves.Count <= MaxMoves);
        this.DecreeRules();
    }
}

internal sealed class CloseUnitValidator : AbstractValidator<CloseUnitCommand>
{
    public CloseUnitValidator(CloseUnitInputValidator input) => RuleFor(command => command.Input).SetValidator(input);
}

internal sealed class CloseUnitHandler(HumasDbContext database, TimeProvider clock) : IRequestHandler<CloseUnitCommand, (ManagedUnit, UnitChangeMeta)>
{
    public Task<(ManagedUnit, UnitChangeMeta)> Handle(CloseUnitCommand request, CancellationToken cancellationToken) => UnitChange.RunAsync(database, request.Id, request.Match, request.Actor, clock.Now(), request.Preview, async (unit, history, _) =>
    {
        var (successors, places) = (new List<Guid>(), new Dictionary<Guid, Guid?>());
        foreach (var successor in request.Input.Successors) successors.Add(await UnitReference.ResolveAsync(database, successor, request.Pointer, cancellationToken));
        var heir = request.Input.Heir is null ? (Guid?)null : await UnitReference.ResolveAsync(database, request.Input.Heir, request.Kind == UnitEventKind.Merged ? request.Pointer : "/heir", cancellationToken);
        if (successors.Contains(unit.Id))
            throw Problem.Invalid(new ProblemError("own-successor", Text.Of("A unit cannot succeed itself.", "Unit tidak dapat menjadi penerus dirinya sendiri."), request.Pointer));
        if (heir is { } one && !successors.Contains(one))
            throw Problem.Invalid(new ProblemError("heir-not-successor", Text.Of("The heir must be one of the successors.", "Pewaris harus salah satu dari penerusnya."), "/heir"));
        foreach (var (move, at) in request.Input.Moves.Select((move, at) => (move, at)))
            places[await UnitReference.ResolveAsync(database, move.Unit!, $"/moves/{at}/unit", cancellationToken)] =
                move.Parent is null ? null : await UnitReference.ResolveAsync(database, move.Parent, $"/moves/{at}/parent", cancellationToken);
        var reason = history.NewEvent(request.Kind, unit, request.Day, request.Input, [.. successors.Distinct()], heir);
        await history.CloseAsync(unit, reason, places, cancellationToken);
        return reason;
    }, cancellationToken);
}
