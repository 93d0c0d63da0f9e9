using FluentValidation;
using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.ReadModel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Units;

/// <summary>
/// POST /manage/v1/units/{id}/rename: gives a unit another name, class or kind from a day on. Earlier names stay valid for their
/// time.
/// </summary>
internal static class RenameUnitEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator, PublicUrl url, TimeProvider clock)
    {
        var (match, preview) = (IfMatch.Required(http.Request), UnitChange.IsPreview(http.Request));
        var body = await StrictJson.ReadObjectAsync(http.Request);
        var given = UnitChange.GivenIn(body);
        var input = StrictJson.Bind<RenameUnitInput>(body);
        var day = UnitChange.DayOf(given, input, clock, allowOpenStart: true);
        return UnitChange.Answer(
            await mediator.Send(
                new RenameUnitCommand(ManagementIds.Parse(id), match, input, given, day, preview, http.Actor()),
                http.RequestAborted
            ),
            url
        );
    }
}

/// <summary>What a unit is called, and is, from a day on; absent members stay as they are.</summary>
[FailsWith(nameof(Problems.MalformedSlug), nameof(Problems.MalformedSubKind), nameof(Problems.SlugNotDated), nameof(Problems.SlugTaken))]
internal sealed record RenameUnitInput : IDecree
{
    /// <summary>Full name.</summary>
    [Line(Domain.Unit.NameMaxLength)]
    public string? Name { get; init; }

    /// <summary>Short name; null for none.</summary>
    [Line(Domain.Unit.ShortNameMaxLength)]
    public string? ShortName { get; init; }

    /// <summary>How its press office signs; null for none.</summary>
    [Line(Domain.Unit.PressLabelMaxLength)]
    public string? PressLabel { get; init; }

    /// <summary>What it is in the organisation.</summary>
    public UnitKind? Kind { get; init; }

    /// <summary>What kind of technical unit; null for none.</summary>
    [Shaped(Domain.Unit.SubKindMaxLength, Shape = Domain.Slug.Shape)]
    public string? SubKind { get; init; }

    /// <summary>Class as the decree writes it; null for none.</summary>
    [Line(Domain.Unit.UnitClassMaxLength)]
    public string? UnitClass { get; init; }

    /// <summary>Another address, from now on; only for a change that holds already. The old one redirects.</summary>
    [Shaped(Domain.Slug.MaxLength, Shape = Domain.Slug.Shape)]
    public string? Slug { get; init; }

    /// <summary>First day on which it holds, in the capital; today when left out. null: so it was from the start, a correction.</summary>
    public DateOnly? EffectiveOn { get; init; }

    /// <summary>The decree; shown to readers.</summary>
    [Line(UnitEvent.LegalBasisMaxLength)]
    public string? LegalBasis { get; init; }

    /// <summary>For administrators.</summary>
    [Paragraph(UnitEvent.NoteMaxLength)]
    public string? Note { get; init; }
}

internal sealed record RenameUnitCommand(
    Guid Id,
    IfMatch Match,
    RenameUnitInput Input,
    IReadOnlySet<string> Given,
    DateOnly? Day,
    bool Preview,
    Actor Actor
) : IRequest<(ManagedUnit, UnitChangeMeta)>;

internal sealed class RenameUnitInputValidator : AbstractValidator<RenameUnitInput>
{
    public RenameUnitInputValidator()
    {
        RuleFor(input => input.SubKind).SubKind();
        RuleFor(input => input.Slug).SlugShape();
        this.DecreeRules();
    }
}

internal sealed class RenameUnitValidator : AbstractValidator<RenameUnitCommand>
{
    public RenameUnitValidator(RenameUnitInputValidator input, TimeProvider clock)
    {
        RuleFor(command => command.Input).SetValidator(input);
        RuleFor(command => command.Input.Name).Required().When(command => command.Given.Contains("name"));
        RuleFor(command => command.Input.Slug)
            .Must((command, slug) => slug is null || !(command.Day > clock.Today()))
            .WithProblem(Problems.SlugNotDated);
    }
}

internal sealed class RenameUnitHandler(HumasDbContext database, Rights rights, TimeProvider clock)
    : IRequestHandler<RenameUnitCommand, (ManagedUnit, UnitChangeMeta)>
{
    public Task<(ManagedUnit, UnitChangeMeta)> Handle(RenameUnitCommand request, CancellationToken cancellationToken) =>
        UnitChange.RunAsync(
            database,
            rights,
            request.Id,
            request.Match,
            request.Actor,
            clock.Now(),
            request.Preview,
            byItself: true,
            async (unit, history, slugs) =>
            {
                var (input, given, on) = (request.Input, request.Given, request.Day ?? DateOnly.MinValue);
                var names = await database.UnitNames.Where(name => name.UnitId == unit.Id).ToListAsync(cancellationToken);
                var present = names.Single(name => ((IDated)name).HoldsOn(on));
                var reason = request.Day is { } day ? history.NewEvent(UnitEventKind.Renamed, unit, day, input) : null;
                if (input.Slug is not null && input.Slug != unit.Slug)
                {
                    slugs.Add(new SlugChange(unit.Slug, input.Slug));
                    unit.Slug = await SlugRegistry.RenameAsync(
                        database,
                        SlugKind.Unit,
                        unit.Id,
                        unit.Slug,
                        input.Slug,
                        isPublic: true,
                        cancellationToken
                    );
                }
                await history.RenameAsync(
                    unit,
                    new UnitName
                    {
                        UnitId = unit.Id,
                        ValidFrom = request.Day,
                        EventId = reason?.Id,
                        Name = input.Name ?? present.Name,
                        Kind = input.Kind ?? present.Kind,
                        ShortName = given.Contains("shortName") ? input.ShortName : present.ShortName,
                        PressLabel = given.Contains("pressLabel") ? input.PressLabel : present.PressLabel,
                        SubKind = given.Contains("subKind") ? input.SubKind : present.SubKind,
                        UnitClass = given.Contains("unitClass") ? input.UnitClass : present.UnitClass,
                    },
                    reason,
                    cancellationToken
                );
                if (reason is null)
                    database.PendingChanges.Add(Change.Of("unit.changed", unit, request.Actor, unit.EditedAt));
                return reason;
            },
            cancellationToken
        );
}
