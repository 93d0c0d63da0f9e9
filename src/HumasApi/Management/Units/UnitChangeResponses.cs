using System.Text.Json.Nodes;
using FluentValidation;
using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Publishing;
using Microsoft.EntityFrameworkCore;
using Unit = HumasApi.Domain.Unit;

namespace HumasApi.Management.Units;

/// <summary>A unit after a change of the organisation, or as it would be after one.</summary>
/// <param name="Data">The unit, as it is today.</param>
/// <param name="Meta">What the change does.</param>
/// <param name="Links">Related addresses.</param>
internal sealed record UnitChangeResponse(ManagedUnit Data, UnitChangeMeta Meta, ItemLinks Links);

/// <summary>What a change of the organisation does.</summary>
/// <param name="Outcome">done; planned, when its day is in the future; unchanged, when nothing changed; preview, when it was only
/// tried.</param>
/// <param name="Event">What was recorded; null for a correction of how the unit was from the start. That of a preview is not kept.</param>
/// <param name="Effects">The units that it changes.</param>
/// <param name="Articles">Live articles of these units and of those below them: shown in another place or with another name, none
/// of them rewritten.</param>
/// <param name="Slugs">Addresses that change; the old ones redirect.</param>
internal sealed record UnitChangeMeta(
    [property: ExtensibleEnum("done", "planned", "unchanged", "preview")] string Outcome,
    UnitEventItem? Event,
    IReadOnlyList<UnitEffectItem> Effects,
    long Articles,
    IReadOnlyList<SlugChange> Slugs
);

/// <summary>What a change does to a unit.</summary>
/// <param name="Change">renamed, moved or closed; for an event: corrected or cancelled.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Line">For moved: the administrative or the functional line (technical).</param>
/// <param name="From">For moved: the unit that it answered to.</param>
/// <param name="To">For moved: the unit that it answers to then.</param>
/// <param name="FromName">For renamed: its name before.</param>
/// <param name="ToName">For renamed: its name then.</param>
internal sealed record UnitEffectItem(
    [property: ExtensibleEnum("renamed", "moved", "closed", "corrected", "cancelled")] string Change,
    UnitRef Unit,
    [property: ExtensibleEnum(typeof(UnitLine))] string? Line,
    UnitRef? From,
    UnitRef? To,
    string? FromName,
    string? ToName
);

/// <summary>An address that changes.</summary>
/// <param name="From">The slug before; it redirects from now on.</param>
/// <param name="To">The slug from now on.</param>
internal sealed record SlugChange(string From, string To);

/// <summary>What happened, or will happen, to a unit.</summary>
/// <param name="Id">Identity; never changes.</param>
/// <param name="Kind">What happens.</param>
/// <param name="EffectiveOn">First day on which things are so, in the capital.</param>
/// <param name="State">past, or planned for a future day.</param>
/// <param name="LegalBasis">The decree; readers see it.</param>
/// <param name="Note">For administrators; null to others.</param>
/// <param name="Successors">The units that succeed it.</param>
/// <param name="Heir">The archive successor, one of these.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="RecordedBy">Who recorded it.</param>
internal sealed record UnitEventItem(
    Guid Id,
    [property: ExtensibleEnum(typeof(UnitEventKind))] string Kind,
    DateOnly EffectiveOn,
    [property: ExtensibleEnum("past", "planned")] string State,
    string? LegalBasis,
    string? Note,
    IReadOnlyList<UnitRef> Successors,
    UnitRef? Heir,
    DateTimeOffset RecordedAt,
    ActorRef RecordedBy
)
{
    public static UnitEventItem From(UnitEvent unitEvent, DateOnly today, References references) =>
        new(
            unitEvent.Id,
            unitEvent.Kind.ToWire(),
            unitEvent.EffectiveOn,
            unitEvent.EffectiveOn <= today ? "past" : "planned",
            unitEvent.LegalBasis,
            unitEvent.Note,
            references.Units(unitEvent.SuccessorIds),
            unitEvent.HeirId is { } heir ? references.Unit(heir) : null,
            unitEvent.RecordedAt,
            ActorRef.From(unitEvent.RecordedBy)
        );
}

/// <summary>What a change did to a unit, by id.</summary>
internal sealed record UnitEffect(string Change, Guid UnitId)
{
    public UnitLine? Line { get; init; }
    public Guid? FromId { get; init; }
    public Guid? ToId { get; init; }
    public string? FromName { get; init; }
    public string? ToName { get; init; }
}

/// <summary>When something takes effect, and on what basis: common to all changes of the organisation.</summary>
[FailsWith(
    nameof(Problems.EventOrder),
    nameof(Problems.LaterEvent),
    nameof(Problems.MalformedUrl),
    nameof(Problems.OutOfRange),
    nameof(Problems.UnitClosed)
)]
internal interface IDecree
{
    DateOnly? EffectiveOn { get; }
    string? LegalBasis { get; }
    string? Note { get; }
}

/// <summary>What the changes of the organisation have in common: the question what they would do, their rules, their answer.</summary>
internal static class UnitChange
{
    public static readonly QueryParameter Preview = new(
        "preview",
        ParameterType.Boolean,
        "true: answers what the change would do, and does nothing."
    )
    {
        Example = true,
    };

    public static void DecreeRules<T>(this AbstractValidator<T> validator)
        where T : IDecree
    {
        validator.DeclaredRules();
        validator.RuleFor(input => input.EffectiveOn).UnitDay();
    }

    /// <summary>The members that a body gives, null ones too; to be asked before binding, which leaves those out.</summary>
    public static IReadOnlySet<string> GivenIn(JsonObject body) => body.Select(member => member.Key).ToHashSet();

    /// <summary>
    /// The day from which a change holds: today where none is given; null for from the beginning, which only some changes allow.
    /// </summary>
    /// <exception cref="Problem">422 when null is given where it means nothing.</exception>
    public static DateOnly? DayOf(IReadOnlySet<string> given, IDecree input, TimeProvider clock, bool allowOpenStart)
    {
        if (!given.Contains("effectiveOn"))
            return clock.Today();
        return input.EffectiveOn is null && !allowOpenStart
            ? throw Problem.Invalid(
                Problems.Required.At(
                    "/effectiveOn",
                    Sentence.Of(
                        "Give the day on which it takes effect, or leave effectiveOn out for today.",
                        "Berikan tanggal mulai berlakunya, atau jangan sertakan effectiveOn untuk hari ini."
                    )
                )
            )
            : input.EffectiveOn;
    }

    public static bool IsPreview(HttpRequest request)
    {
        var query = new QueryReader(request);
        var preview = query.Flag("preview") == true;
        query.Done();
        return preview;
    }

    /// <summary>
    /// Locks the unit, changes it and reports what was done; a preview is rolled back. What a unit decides for itself requires an
    /// administrator of the unit, all else an administrator above it.
    /// </summary>
    public static Task<(ManagedUnit, UnitChangeMeta)> RunAsync(
        HumasDbContext database,
        Rights rights,
        Guid id,
        IfMatch match,
        Actor actor,
        DateTimeOffset now,
        bool preview,
        bool byItself,
        Func<Unit, UnitHistory, List<SlugChange>, Task<UnitEvent?>> change,
        CancellationToken cancellationToken
    )
    {
        async Task<(ManagedUnit, UnitChangeMeta)> ActAsync()
        {
            var unit = await database
                .Units.FromSql($"select * from units where id = {id} for no key update")
                .SingleOrDefaultAsync(cancellationToken)
                ?? throw UnitRecords.Missing();
            await (
                byItself ? rights.RequireAsync(Right.Administer, id, cancellationToken) : rights.RequireAboveAsync(id, cancellationToken)
            );
            match.Check(unit.Version, unit.EditedBy, unit.EditedAt);
            var (history, slugs) = (new UnitHistory(database, rights, actor, now), new List<SlugChange>());
            history.Touch(unit);
            var unitEvent = await change(unit, history, slugs);
            await history.SaveAsync(cancellationToken);
            if (history.Effects.Count == 0)
                unitEvent = null;
            var outcome =
                preview ? "preview"
                : history.Effects.Count == 0 && slugs.Count == 0 ? "unchanged"
                : unitEvent?.EffectiveOn > database.Today ? "planned"
                : "done";
            return (
                await ManagedUnit.ReadAsync(database, rights, unit, cancellationToken),
                await MetaAsync(database, outcome, unitEvent, history.Effects, slugs, cancellationToken)
            );
        }
        return preview ? database.DryRunAsync(ActAsync, cancellationToken) : database.InTransactionAsync(ActAsync, cancellationToken);
    }

    public static IResult Answer((ManagedUnit Unit, UnitChangeMeta Meta) changed, PublicUrl url) =>
        new ManagementResult<UnitChangeResponse>(
            new(changed.Unit, changed.Meta, new ItemLinks(url.To($"/manage/v1/units/{changed.Unit.Id}"))),
            changed.Meta.Outcome == "preview" ? null : changed.Unit.Version
        );

    private static async Task<UnitChangeMeta> MetaAsync(
        HumasDbContext database,
        string outcome,
        UnitEvent? unitEvent,
        List<UnitEffect> effects,
        List<SlugChange> slugs,
        CancellationToken cancellationToken
    )
    {
        var touched = effects.Select(effect => effect.UnitId).Distinct().ToArray();
        var articles =
            touched.Length == 0
                ? 0
                : (
                    await database
                        .Database.SqlQuery<long>(
                            $"""
                            select coalesce(sum(delta), 0)::bigint as "Value" from count_deltas
                            where kind = 'unit' and target_id in (select unit_id from unit_ancestors where ancestor_id = any({touched}))
                            """
                        )
                        .ToListAsync(cancellationToken)
                )[0];
        var references = await References.ReadAsync(
            database,
            [
                .. touched,
                .. effects.SelectMany(effect => new[] { effect.FromId, effect.ToId }).OfType<Guid>(),
                .. unitEvent?.SuccessorIds ?? [],
            ],
            [],
            [],
            cancellationToken
        );
        return new UnitChangeMeta(
            outcome,
            unitEvent is null ? null : UnitEventItem.From(unitEvent, database.Today, references),
            [
                .. effects.Select(effect => new UnitEffectItem(
                    effect.Change,
                    references.Unit(effect.UnitId),
                    effect.Line?.ToWire(),
                    effect.FromId is { } from ? references.Unit(from) : null,
                    effect.ToId is { } to ? references.Unit(to) : null,
                    effect.FromName,
                    effect.ToName
                )),
            ],
            articles,
            slugs
        );
    }
}
