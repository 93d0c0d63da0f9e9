using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Publishing;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Delivery.Units;

/// <summary>A unit, as it is today, or as it was on the day asked for.</summary>
/// <param name="Id">Identity; never changes.</param>
/// <param name="Slug">Readable part of the address.</param>
/// <param name="Code">Code in the ministry's own registers.</param>
/// <param name="Name">Full name.</param>
/// <param name="ShortName">Short name.</param>
/// <param name="PressLabel">How its press office signs.</param>
/// <param name="Kind">What it is in the organisation.</param>
/// <param name="SubKind">What kind of technical unit: lapas, rutan, bapas, lpka, …</param>
/// <param name="UnitClass">Class as the decree writes it.</param>
/// <param name="Description">What it does, in plain text.</param>
/// <param name="Parent">The unit that it answers to; null for the topmost, and for one that is closed.</param>
/// <param name="TechnicalParent">The unit above it on the functional line, where that is another one.</param>
/// <param name="Ancestors">The units above it, the topmost first.</param>
/// <param name="Region">Where it works.</param>
/// <param name="Contact">How the public reaches it.</param>
/// <param name="Website">Its website.</param>
/// <param name="Logo">Emblem.</param>
/// <param name="TimeZone">IANA zone, its own or inherited.</param>
/// <param name="Active">False: no longer active; its archive stays.</param>
/// <param name="OpenedOn">First day of its work; null where that is not known.</param>
/// <param name="ClosedOn">First day on which it was closed; null while it is open.</param>
/// <param name="Predecessors">Its predecessors.</param>
/// <param name="Successors">Its successors; the archive successor first.</param>
/// <param name="FormerNames">The names it bore before, the latest first.</param>
/// <param name="ArticleCount">Live articles of it and of all units below it.</param>
internal sealed record UnitItem(
    Guid Id,
    string Slug,
    string? Code,
    string Name,
    string? ShortName,
    string? PressLabel,
    [property: ExtensibleEnum(typeof(UnitKind))] string Kind,
    string? SubKind,
    string? UnitClass,
    string? Description,
    UnitRef? Parent,
    UnitRef? TechnicalParent,
    IReadOnlyList<UnitRef> Ancestors,
    Region? Region,
    Contact? Contact,
    string? Website,
    Image? Logo,
    string TimeZone,
    bool Active,
    DateOnly? OpenedOn,
    DateOnly? ClosedOn,
    IReadOnlyList<UnitRef> Predecessors,
    IReadOnlyList<UnitRef> Successors,
    IReadOnlyList<FormerName> FormerNames,
    long ArticleCount
)
{
    // From the top down.
    private static Task<List<UnitAncestor>> AboveAsync(
        DeliveryDbContext database,
        Guid[] ids,
        DateTime moment,
        CancellationToken cancellationToken
    ) =>
        database
            .UnitAncestors.Where(row =>
                ids.Contains(row.UnitId)
                && row.Line == UnitLine.Administrative
                && row.Depth > 0
                && row.FromAt <= moment
                && row.ToAt > moment
            )
            .OrderByDescending(row => row.Depth)
            .ToListAsync(cancellationToken);

    // Of these units, and those that these succeeded.
    private static Task<List<PublicUnitEvent>> EndsAsync(
        DeliveryDbContext database,
        Guid[] ids,
        DateOnly day,
        CancellationToken cancellationToken
    ) =>
        database
            .UnitEvents.Where(end =>
                end.EffectiveOn <= day
                && end.SuccessorIds.Count > 0
                && (ids.Contains(end.UnitId) || end.SuccessorIds.Any(id => ids.Contains(id)))
            )
            .OrderBy(end => end.EffectiveOn)
            .ThenBy(end => end.Id)
            .ToListAsync(cancellationToken);

    /// <summary>Full units, with the same number of commands for one and for a hundred.</summary>
    public static async Task<IReadOnlyList<UnitItem>> ReadAsync(
        DeliveryDbContext database,
        ReferenceCache cache,
        IReadOnlyList<PublicUnit> units,
        string defaultZone,
        DateOnly day,
        CancellationToken cancellationToken
    )
    {
        var (ids, moment) = (units.Select(unit => unit.Id).ToArray(), day.Midnight().UtcDateTime);
        var above = await AboveAsync(database, ids, moment, cancellationToken);
        var ends = await EndsAsync(database, ids, day, cancellationToken);
        var names = await database
            .UnitNames.Where(name => ids.Contains(name.UnitId) && name.ToOn <= day)
            .OrderByDescending(name => name.FromOn)
            .ToListAsync(cancellationToken);
        var refs = await PublicRefs.ReadAsync(
            database,
            cache,
            [
                .. above.Select(row => row.AncestorId),
                .. units.Select(unit => unit.TechnicalParentId).OfType<Guid>(),
                .. ends.SelectMany(end => end.SuccessorIds.Prepend(end.UnitId)),
            ],
            [],
            [],
            cancellationToken
        );
        var (ancestors, former) = (
            above.ToLookup(row => row.UnitId, row => row.AncestorId),
            names.ToLookup(name => name.UnitId, name => new FormerName(name.Name, name.ShortName, name.ToOn))
        );
        return
        [
            .. units.Select(unit => new UnitItem(
                unit.Id,
                unit.Slug,
                unit.Code,
                unit.Name,
                unit.ShortName,
                unit.PressLabel,
                unit.Kind.ToWire(),
                unit.SubKind,
                unit.UnitClass,
                unit.Description,
                refs.UnitOrNull(unit.ParentId),
                refs.UnitOrNull(unit.TechnicalParentId),
                unit.ClosedOn is null ? refs.Units(ancestors[unit.Id]) : [],
                Region.From(unit.RegionCode, unit.RegionName),
                Contact.From(unit.Address, unit.Phone, unit.Whatsapp, unit.Email),
                unit.Website,
                Image.From(unit.Logo),
                unit.EffectiveTimeZone ?? defaultZone,
                unit.Active,
                unit.OpenedOn,
                unit.ClosedOn,
                refs.Units(ends.Where(end => end.SuccessorIds.Contains(unit.Id)).Select(end => end.UnitId).Distinct()),
                refs.Units(ends.Where(end => end.UnitId == unit.Id).SelectMany(end => end.SuccessorIds.OrderBy(id => id != end.HeirId))),
                [.. former[unit.Id]],
                unit.ArticleCount
            )),
        ];
    }
}

/// <summary>A name that a unit bore.</summary>
/// <param name="Name">Full name.</param>
/// <param name="ShortName">Short name.</param>
/// <param name="Until">First day on which it was no longer its name.</param>
internal sealed record FormerName(string Name, string? ShortName, DateOnly Until);

/// <summary>A unit in the tree, with the units below it.</summary>
/// <param name="Id">Identity; never changes.</param>
/// <param name="Slug">Readable part of the address.</param>
/// <param name="Name">Full name.</param>
/// <param name="ShortName">Short name.</param>
/// <param name="Kind">What it is in the organisation.</param>
/// <param name="SubKind">What kind of technical unit.</param>
/// <param name="UnitClass">Class as the decree writes it.</param>
/// <param name="Active">False: no longer active.</param>
/// <param name="ChildCount">Units directly below it, also where the depth asked for ends.</param>
/// <param name="Children">The units directly below it, by name; empty where the depth asked for ends.</param>
internal sealed record UnitNode(
    Guid Id,
    string Slug,
    string Name,
    string? ShortName,
    [property: ExtensibleEnum(typeof(UnitKind))] string Kind,
    string? SubKind,
    string? UnitClass,
    bool Active,
    int ChildCount,
    IReadOnlyList<UnitNode> Children
);
