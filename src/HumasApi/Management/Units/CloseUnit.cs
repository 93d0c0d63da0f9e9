using System.Text.Json.Nodes;
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
/// POST /manage/v1/units/{id}/merge, …/split and …/close: ends a unit on a day. Its archive keeps its addresses and counts under
/// the archive successor from then on.
/// </summary>
internal static class CloseUnitEndpoint
{
    public static Task<IResult> Merge(string id, HttpContext http, IMediator mediator, PublicUrl url, TimeProvider clock) =>
        EndAsync<MergeUnitInput>(id, http, mediator, url, clock);

    public static Task<IResult> Split(string id, HttpContext http, IMediator mediator, PublicUrl url, TimeProvider clock) =>
        EndAsync<SplitUnitInput>(id, http, mediator, url, clock);

    public static Task<IResult> Close(string id, HttpContext http, IMediator mediator, PublicUrl url, TimeProvider clock) =>
        EndAsync<CloseUnitInput>(id, http, mediator, url, clock, optional: true);

    private static async Task<IResult> EndAsync<TInput>(
        string id,
        HttpContext http,
        IMediator mediator,
        PublicUrl url,
        TimeProvider clock,
        bool optional = false
    )
        where TInput : class, IUnitEnd
    {
        var (match, preview) = (IfMatch.Required(http.Request), UnitChange.IsPreview(http.Request));
        var body = await StrictJson.ReadObjectAsync(http.Request, optional);
        var (given, placeless) = (UnitChange.GivenIn(body), MovesWithoutParent(body));
        var input = StrictJson.Bind<TInput>(body);
        if (placeless.Count > 0)
            throw Problem.Invalid(placeless);
        var day = UnitChange.DayOf(given, input, clock, allowOpenStart: false)!.Value;
        return UnitChange.Answer(
            await mediator.Send(
                new CloseUnitCommand(ManagementIds.Parse(id), match, input, day, preview, http.Actor()),
                http.RequestAborted
            ),
            url
        );
    }

    // null is an answer here (a root), so leaving the member out must not be taken for it. To be asked before binding, which
    // leaves nulls out.
    private static List<ProblemError> MovesWithoutParent(JsonObject body) =>
        body["moves"] is not JsonArray { Count: <= UnitEndValidator.MaxMoves } moves
            ? []
            :
            [
                .. moves
                    .Index()
                    .Where(move => move.Item is JsonObject one && !one.ContainsKey("parent"))
                    .Select(move =>
                        Problems.Required.At(
                            $"/moves/{move.Index}/parent",
                            Sentence.Of(
                                "Say where this unit goes, by slug or id; null makes it a top unit. Units that go to the archive "
                                    + "successor need not be named.",
                                "Sebutkan induk baru unit ini dengan slug atau id; null menjadikannya unit teratas. Unit yang ikut "
                                    + "ke unit penerus arsip tidak perlu disebutkan."
                            )
                        )
                    ),
            ];
}

/// <summary>A unit that an input names, and where in the body it stands, for errors.</summary>
internal readonly record struct NamedUnit(RefInput Unit, string Pointer);

/// <summary>What merge, split and close have in common. Written out in each so that it is no member of a body.</summary>
[FailsWith(
    nameof(Problems.HeirNotSuccessor),
    nameof(Problems.NamedTwice),
    nameof(Problems.NotBelow),
    nameof(Problems.OwnSuccessor),
    nameof(Problems.SuccessorNotOpen),
    nameof(Problems.TooMany),
    nameof(Problems.UnitCycle),
    nameof(Problems.UnitTooDeep),
    nameof(Problems.UnitsBelow)
)]
internal interface IUnitEnd : IDecree
{
    UnitEventKind Kind { get; }

    /// <summary>The units that succeed it.</summary>
    IEnumerable<NamedUnit> Successors { get; }

    /// <summary>The archive successor, one of these.</summary>
    NamedUnit? Heir { get; }

    List<UnitPlaceInput> Moves { get; }
}

/// <summary>Where a unit below goes.</summary>
internal sealed record UnitPlaceInput
{
    /// <summary>The unit, directly below.</summary>
    [Required]
    public RefInput? Unit { get; init; }

    /// <summary>The unit that it answers to from then on; null makes it a root.</summary>
    [Required(AllowsNull = true)]
    public RefInput? Parent { get; init; }
}

/// <summary>What a unit is merged into.</summary>
internal sealed record MergeUnitInput : IUnitEnd
{
    /// <summary>The unit that succeeds it and counts its archive.</summary>
    [Required]
    public RefInput? Into { get; init; }

    /// <summary>Where units below go; units not named go to the archive successor.</summary>
    [Count(UnitEndValidator.MaxMoves)]
    public List<UnitPlaceInput> Moves { get; init; } = [];

    /// <summary>First day on which it is closed, in the capital; today when left out.</summary>
    public DateOnly? EffectiveOn { get; init; }

    /// <summary>The decree; shown to readers.</summary>
    [Line(UnitEvent.LegalBasisMaxLength)]
    public string? LegalBasis { get; init; }

    /// <summary>For administrators.</summary>
    [Paragraph(UnitEvent.NoteMaxLength)]
    public string? Note { get; init; }

    UnitEventKind IUnitEnd.Kind => UnitEventKind.Merged;
    IEnumerable<NamedUnit> IUnitEnd.Successors => [new(Into!, "/into")];
    NamedUnit? IUnitEnd.Heir => new(Into!, "/into");
}

/// <summary>What a unit is split into.</summary>
internal sealed record SplitUnitInput : IUnitEnd
{
    /// <summary>The units that succeed it.</summary>
    [Required, Count(UnitEvent.MaxSuccessors, Minimum = 2)]
    public List<RefInput> Into { get; init; } = [];

    /// <summary>The archive successor, one of these.</summary>
    [Required]
    public RefInput? Heir { get; init; }

    /// <summary>Where units below go; units not named go to the archive successor.</summary>
    [Count(UnitEndValidator.MaxMoves)]
    public List<UnitPlaceInput> Moves { get; init; } = [];

    /// <summary>First day on which it is closed, in the capital; today when left out.</summary>
    public DateOnly? EffectiveOn { get; init; }

    /// <summary>The decree; shown to readers.</summary>
    [Line(UnitEvent.LegalBasisMaxLength)]
    public string? LegalBasis { get; init; }

    /// <summary>For administrators.</summary>
    [Paragraph(UnitEvent.NoteMaxLength)]
    public string? Note { get; init; }

    UnitEventKind IUnitEnd.Kind => UnitEventKind.Split;
    IEnumerable<NamedUnit> IUnitEnd.Successors => Into.Select((unit, at) => new NamedUnit(unit, $"/into/{at}"));
    NamedUnit? IUnitEnd.Heir => new(Heir!, "/heir");
}

/// <summary>How a unit ends.</summary>
internal sealed record CloseUnitInput : IUnitEnd
{
    /// <summary>The units that succeed it, if any.</summary>
    [Count(UnitEvent.MaxSuccessors)]
    public List<RefInput> Successors { get; init; } = [];

    /// <summary>The archive successor, one of these; required while there are units below.</summary>
    public RefInput? Heir { get; init; }

    /// <summary>Where units below go; units not named go to the archive successor.</summary>
    [Count(UnitEndValidator.MaxMoves)]
    public List<UnitPlaceInput> Moves { get; init; } = [];

    /// <summary>First day on which it is closed, in the capital; today when left out.</summary>
    public DateOnly? EffectiveOn { get; init; }

    /// <summary>The decree; shown to readers.</summary>
    [Line(UnitEvent.LegalBasisMaxLength)]
    public string? LegalBasis { get; init; }

    /// <summary>For administrators.</summary>
    [Paragraph(UnitEvent.NoteMaxLength)]
    public string? Note { get; init; }

    UnitEventKind IUnitEnd.Kind => UnitEventKind.Closed;
    IEnumerable<NamedUnit> IUnitEnd.Successors => Successors.Select((unit, at) => new NamedUnit(unit, $"/successors/{at}"));
    NamedUnit? IUnitEnd.Heir => Heir is null ? null : new(Heir, "/heir");
}

/// <param name="Id">The unit.</param>
/// <param name="Match">Its expected version.</param>
/// <param name="Input">What was sent: a merge, a split or a close.</param>
/// <param name="Day">First day on which it is closed.</param>
/// <param name="Preview">True: only show what it would do.</param>
/// <param name="Actor">Who ends it.</param>
internal sealed record CloseUnitCommand(Guid Id, IfMatch Match, IUnitEnd Input, DateOnly Day, bool Preview, Actor Actor)
    : IRequest<(ManagedUnit, UnitChangeMeta)>;

internal sealed class MergeUnitInputValidator : AbstractValidator<MergeUnitInput>
{
    public MergeUnitInputValidator()
    {
        this.DeclaredRules();
        RuleFor(input => input.Into!).SetValidator(new RefInputValidator()).When(input => input.Into is not null);
        Include(new UnitEndValidator());
    }
}

internal sealed class SplitUnitInputValidator : AbstractValidator<SplitUnitInput>
{
    public SplitUnitInputValidator()
    {
        this.DeclaredRules();
        RuleFor(input => input.Into)
            .Must(into => into.Count >= 2)
            .WithProblem(Problems.Required, _ =>
                Sentence.Of(
                    "Name the units that it is split into, two or more. For one use …/merge.",
                    "Sebutkan unit hasil pemecahan, dua atau lebih. Untuk satu unit gunakan …/merge."
                )
            );
        this.References(input => input.Into);
        RuleFor(input => input.Heir!).SetValidator(new RefInputValidator()).When(input => input.Heir is not null);
        Include(new UnitEndValidator());
    }
}

internal sealed class CloseUnitInputValidator : AbstractValidator<CloseUnitInput>
{
    public CloseUnitInputValidator()
    {
        this.DeclaredRules();
        this.References(input => input.Successors);
        RuleFor(input => input.Heir!).SetValidator(new RefInputValidator()).When(input => input.Heir is not null);
        Include(new UnitEndValidator());
    }
}

internal sealed class UnitEndValidator : AbstractValidator<IUnitEnd>
{
    public const int MaxMoves = 1_000;

    public UnitEndValidator()
    {
        RuleForEach(input => input.Moves)
            .ChildRules(move =>
            {
                move.DeclaredRules();
                move.RuleFor(value => value.Unit!).SetValidator(new RefInputValidator()).When(value => value.Unit is not null);
                move.RuleFor(value => value.Parent!).SetValidator(new RefInputValidator()).When(value => value.Parent is not null);
            })
            .When(input => input.Moves.Count <= MaxMoves);
        this.DecreeRules();
    }
}

internal sealed class CloseUnitValidator : AbstractValidator<CloseUnitCommand>
{
    public CloseUnitValidator(MergeUnitInputValidator merge, SplitUnitInputValidator split, CloseUnitInputValidator close) =>
        RuleFor(command => command.Input).SetInheritanceValidator(input => input.Add(merge).Add(split).Add(close));
}

internal sealed class CloseUnitHandler(HumasDbContext database, Rights rights, TimeProvider clock)
    : IRequestHandler<CloseUnitCommand, (ManagedUnit, UnitChangeMeta)>
{
    public Task<(ManagedUnit, UnitChangeMeta)> Handle(CloseUnitCommand request, CancellationToken cancellationToken) =>
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
                var input = request.Input;
                var (successors, heir) = await SuccessorsAsync(unit, input, cancellationToken);
                var places = await PlacesAsync(input.Moves, cancellationToken);
                var reason = history.NewEvent(input.Kind, unit, request.Day, input, successors, heir);
                await history.CloseAsync(unit, reason, places, cancellationToken);
                return reason;
            },
            cancellationToken
        );

    private async Task<(IReadOnlyList<Guid> Successors, Guid? Heir)> SuccessorsAsync(
        Domain.Unit unit,
        IUnitEnd input,
        CancellationToken cancellationToken
    )
    {
        var named = input.Successors.ToList();
        var successors = await UnitReference.ResolveAsync(database, [.. named.Select(one => (one.Unit, one.Pointer))], cancellationToken);
        foreach (var (successor, at) in successors.Select((successor, at) => (successor, at)))
        {
            if (successor == unit.Id)
                throw Problem.Invalid(Problems.OwnSuccessor.At(named[at].Pointer));
            if (successors.Take(at).Contains(successor))
                throw Problem.Invalid(
                    Problems.NamedTwice.At(
                        named[at].Pointer,
                        Sentence.Of(
                            "This unit was named before. Name each successor once.",
                            "Unit ini sudah disebutkan. Sebutkan setiap unit penerus satu kali."
                        )
                    )
                );
        }
        await rights.RequireAsync(Right.Administer, successors, cancellationToken);
        var heir = input.Heir is { } inherits
            ? await UnitReference.ResolveAsync(database, inherits.Unit, inherits.Pointer, cancellationToken)
            : (Guid?)null;
        return heir is { } one && !successors.Contains(one)
            ? throw Problem.Invalid(Problems.HeirNotSuccessor.At("/heir"))
            : (successors, heir);
    }

    // Where units below go, by unit: resolved together, for a ministry has hundreds of them.
    private async Task<Dictionary<Guid, Guid?>> PlacesAsync(IReadOnlyList<UnitPlaceInput> moves, CancellationToken cancellationToken)
    {
        var units = await UnitReference.ResolveAsync(
            database,
            [.. moves.Select((move, at) => (move.Unit!, $"/moves/{at}/unit"))],
            cancellationToken
        );
        var parents = new Queue<Guid>(
            await UnitReference.ResolveAsync(
                database,
                [.. moves.Select((move, at) => (move.Parent!, $"/moves/{at}/parent")).Where(named => named.Item1 is not null)],
                cancellationToken
            )
        );
        var places = new Dictionary<Guid, Guid?>();
        foreach (var (move, at) in moves.Select((move, at) => (move, at)))
            if (!places.TryAdd(units[at], move.Parent is null ? null : parents.Dequeue()))
                throw Problem.Invalid(
                    Problems.NamedTwice.At(
                        $"/moves/{at}/unit",
                        Sentence.Of(
                            "This unit was named before. Name its new parent once.",
                            "Unit ini sudah disebutkan. Sebutkan induk barunya satu kali."
                        )
                    )
                );
        return places;
    }
}
