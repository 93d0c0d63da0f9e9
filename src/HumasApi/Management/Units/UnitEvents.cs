using FluentValidation;
using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Publishing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Units;

/// <summary>
/// GET /manage/v1/units/{id}/events: what happened to a unit, the latest first; to its administrators also what will happen, and
/// the notes.
/// </summary>
internal static class ListUnitEventsEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var events = await mediator.Send(new ListUnitEventsQuery(ManagementIds.Parse(id)), http.RequestAborted);
        return new ManagementResult<UnitEventsResponse>(new(events, new(), new ItemLinks(url.To($"/manage/v1/units/{id}/events"))));
    }
}

/// <summary>What happened and will happen to a unit.</summary>
/// <param name="Data">The events, the latest first.</param>
/// <param name="Meta">Remarks about this response.</param>
/// <param name="Links">Related addresses.</param>
internal sealed record UnitEventsResponse(IReadOnlyList<UnitEventItem> Data, ItemMeta Meta, ItemLinks Links);

internal sealed record ListUnitEventsQuery(Guid Id) : IRequest<IReadOnlyList<UnitEventItem>>;

internal sealed class ListUnitEventsHandler(HumasDbContext database, Rights rights)
    : IRequestHandler<ListUnitEventsQuery, IReadOnlyList<UnitEventItem>>
{
    public async Task<IReadOnlyList<UnitEventItem>> Handle(ListUnitEventsQuery request, CancellationToken cancellationToken)
    {
        if (!await database.Units.AnyAsync(unit => unit.Id == request.Id, cancellationToken))
            throw UnitRecords.Missing();
        var (today, administers) = (
            database.Today,
            await rights.UnitsAsync(Right.Administer, cancellationToken) is not { } mine || mine.Contains(request.Id)
        );
        var events = await database
            .UnitEvents.AsNoTracking()
            .Where(unitEvent => unitEvent.UnitId == request.Id && (administers || unitEvent.EffectiveOn <= today))
            .OrderByDescending(unitEvent => unitEvent.EffectiveOn)
            .ThenByDescending(unitEvent => unitEvent.Id)
            .ToListAsync(cancellationToken);
        var references = await References.ReadAsync(
            database,
            events.SelectMany(unitEvent => unitEvent.SuccessorIds),
            [],
            [],
            cancellationToken
        );
        return
        [
            .. events
                .Select(unitEvent => UnitEventItem.From(unitEvent, today, references))
                .Select(item => administers ? item : item with { Note = null }),
        ];
    }
}

/// <summary>PATCH …/units/{id}/events/{eventId}: corrects the day, the legal basis or the note of an event.</summary>
internal static class PatchUnitEventEndpoint
{
    public static async Task<IResult> Handle(string id, string eventId, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var (match, preview) = (IfMatch.Required(http.Request), UnitChange.IsPreview(http.Request));
        var body = await StrictJson.ReadObjectAsync(http.Request);
        var given = UnitChange.GivenIn(body);
        var input = StrictJson.Bind<UnitEventInput>(body);
        return UnitChange.Answer(
            await mediator.Send(
                new PatchUnitEventCommand(
                    ManagementIds.Parse(id),
                    ManagementIds.Parse(eventId),
                    match,
                    input,
                    given,
                    preview,
                    http.Actor()
                ),
                http.RequestAborted
            ),
            url
        );
    }
}

/// <summary>What can be corrected of an event; absent members stay as they are.</summary>
internal sealed record UnitEventInput : IDecree
{
    /// <summary>First day on which things are so; everything that the event changed moves with it.</summary>
    public DateOnly? EffectiveOn { get; init; }

    /// <summary>The decree; shown to readers.</summary>
    [Line(UnitEvent.LegalBasisMaxLength)]
    public string? LegalBasis { get; init; }

    /// <summary>For administrators.</summary>
    [Paragraph(UnitEvent.NoteMaxLength)]
    public string? Note { get; init; }
}

internal sealed record PatchUnitEventCommand(
    Guid Id,
    Guid EventId,
    IfMatch Match,
    UnitEventInput Input,
    IReadOnlySet<string> Given,
    bool Preview,
    Actor Actor
) : IRequest<(ManagedUnit, UnitChangeMeta)>;

internal sealed class UnitEventInputValidator : AbstractValidator<UnitEventInput>
{
    public UnitEventInputValidator() => this.DecreeRules();
}

internal sealed class PatchUnitEventValidator : AbstractValidator<PatchUnitEventCommand>
{
    public PatchUnitEventValidator(UnitEventInputValidator input)
    {
        RuleFor(command => command.Input).SetValidator(input);
        RuleFor(command => command.Input.EffectiveOn).Required().When(command => command.Given.Contains("effectiveOn"));
    }
}

internal sealed class PatchUnitEventHandler(HumasDbContext database, Rights rights, TimeProvider clock)
    : IRequestHandler<PatchUnitEventCommand, (ManagedUnit, UnitChangeMeta)>
{
    public Task<(ManagedUnit, UnitChangeMeta)> Handle(PatchUnitEventCommand request, CancellationToken cancellationToken) =>
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
                var reason = await CancelUnitEventHandler.FindAsync(database, rights, unit.Id, request.EventId, cancellationToken);
                if (request.Given.Contains("legalBasis"))
                    reason.LegalBasis = request.Input.LegalBasis;
                if (request.Given.Contains("note"))
                    reason.Note = request.Input.Note;
                if (request.Input.EffectiveOn is { } day && day != reason.EffectiveOn)
                    await history.RedateAsync(unit, reason, day, cancellationToken);
                history.Effects.Add(new UnitEffect("corrected", unit.Id));
                return reason;
            },
            cancellationToken
        );
}

/// <summary>
/// DELETE …/units/{id}/events/{eventId}: cancels an event that is planned or was recorded by mistake, with everything that it
/// changed.
/// </summary>
internal static class CancelUnitEventEndpoint
{
    public static async Task<IResult> Handle(string id, string eventId, HttpContext http, IMediator mediator, PublicUrl url) =>
        UnitChange.Answer(
            await mediator.Send(
                new CancelUnitEventCommand(
                    ManagementIds.Parse(id),
                    ManagementIds.Parse(eventId),
                    IfMatch.Required(http.Request),
                    UnitChange.IsPreview(http.Request),
                    http.Actor()
                ),
                http.RequestAborted
            ),
            url
        );
}

internal sealed record CancelUnitEventCommand(Guid Id, Guid EventId, IfMatch Match, bool Preview, Actor Actor)
    : IRequest<(ManagedUnit, UnitChangeMeta)>;

internal sealed class CancelUnitEventHandler(HumasDbContext database, Rights rights, TimeProvider clock)
    : IRequestHandler<CancelUnitEventCommand, (ManagedUnit, UnitChangeMeta)>
{
    public Task<(ManagedUnit, UnitChangeMeta)> Handle(CancelUnitEventCommand request, CancellationToken cancellationToken) =>
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
                var reason = await FindAsync(database, rights, unit.Id, request.EventId, cancellationToken);
                await history.CancelAsync(unit, reason, cancellationToken);
                history.Effects.Add(new UnitEffect("cancelled", unit.Id));
                return reason;
            },
            cancellationToken
        );

    /// <summary>
    /// Finds an event that is to be changed. A unit that has ended stands below its heir, who did not decide that: it takes an
    /// administrator of who stood above before. What is only planned takes the right to have planned it.
    /// </summary>
    /// <exception cref="Problem">404 when the unit has no such event, 403 when it was decided higher up.</exception>
    public static async Task<UnitEvent> FindAsync(
        HumasDbContext database,
        Rights rights,
        Guid unitId,
        Guid eventId,
        CancellationToken cancellationToken
    )
    {
        var reason = await database.UnitEvents.SingleOrDefaultAsync(
            unitEvent => unitEvent.Id == eventId && unitEvent.UnitId == unitId,
            cancellationToken
        )
            ?? throw Problem.NotFound(
                Sentence.Of(
                    "The unit has no such event. See GET …/events.",
                    "Unit tidak memiliki peristiwa seperti itu. Lihat GET …/events."
                )
            );
        if (UnitHistory.ClosesUnit(reason))
            await rights.RequireAboveAsync(unitId, reason.EffectiveOn.AddDays(-1), cancellationToken);
        if (reason.EffectiveOn <= database.Today)
            return reason;
        var places = new UnitPlaces(database, rights);
        foreach (
            var row in await database
                .UnitParents.AsNoTracking()
                .Where(row => row.EventId == reason.Id)
                .OrderBy(row => row.Id)
                .ToListAsync(cancellationToken)
        )
            await places.RequireParentAsync(row.Line, row.ParentId, cancellationToken);
        await rights.RequireAsync(Right.Administer, reason.SuccessorIds, cancellationToken);
        return reason;
    }
}
