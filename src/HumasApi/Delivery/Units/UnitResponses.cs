using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Publishing;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Delivery.Units;

/// <summary>A unit, as it is today.</summary>
/// <param name="Id">Identity; never changes.</param>
/// <param name="Slug">Readable part of the address.</param>
/// <param name="Code">Code in the ministry's own registers.</param>
/// <param name="Name">Full name.</param>
/// <param name="ShortName">Short name.</param>
/// <param name="Kind">What it is in the organisation.</param>
/// <param name="SubKind">What kind of technical unit: lapas, rutan, bapas, lpka, …</param>
/// <param name="UnitClass">Class as the decree writes it.</param>
/// <param name="Parent">The unit that it answers to.</param>
/// <param name="Ancestors">The units above it, the topmost first.</param>
/// <param name="Region">Where it works.</param>
/// <param name="Contact">How the public reaches it.</param>
/// <param name="Website">Its website.</param>
/// <param name="Logo">Emblem.</param>
/// <param name="TimeZone">IANA zone, its own or inherited.</param>
/// <param name="Active">False: works no more; its archive stays.</param>
/// <param name="ArticleCount">Live articles of it and of all units below it.</param>
internal sealed record UnitItem(
    Guid Id, string Slug, string? Code, string Name, string? ShortName, [property: OpenWords(typeof(UnitKind))] string Kind, string? SubKind, string? UnitClass,
    UnitRef? Parent, IReadOnlyList<UnitRef> Ancestors, Region? Region, Contact? Contact, string? Website, Image? Logo, string TimeZone, bool Active, long ArticleCount)
{
    /// <summary>Full units, with the same number of commands for one and for a hundred.</summary>
    public static async Task<IReadOnlyList<UnitItem>> ReadAsync(DeliveryDbContext database, PublicCards cards, IReadOnlyList<PublicUnit> units, string defaultZone, DateTime now, CancellationToken cancellationToken)
    {
        var ids = units.Select(unit => unit.Id).ToArray();
        var above = await database.UnitAncestors.Where(row => ids.Contains(row.UnitId) && row.Line == UnitLine.Administrative && row.Depth > 0 && row.FromAt <= now && row.ToAt > now)
            .OrderByDescending(row => row.Depth).Select(row => new { row.UnitId, row.AncestorId }).ToListAsync(cancellationToken);
        var refs = await PublicRefs.ReadAsync(database, cards, above.Select(row => row.AncestorId), [], [], cancellationToken);
        var ancestors = above.ToLookup(row => row.UnitId, row => row.AncestorId);
        return [.. units.Select(unit => new UnitItem(
            unit.Id, unit.Slug, unit.Code, unit.Name, unit.ShortName, unit.Kind.ToWire(), unit.SubKind, unit.UnitClass,
            refs.UnitOrNull(unit.ParentId), refs.Units(ancestors[unit.Id]), Region.From(unit.RegionCode, unit.RegionName),
            Contact.From(unit.Address, unit.Phone, unit.Whatsapp, unit.Email), unit.Website, Image.From(unit.Logo), unit.EffectiveTimeZone ?? defaultZone, unit.Active, unit.ArticleCount))];
    }
}

/// <summary>A unit in the tree, with the units below it.</summary>
/// <param name="Id">Identity; never changes.</param>
/// <param name="Slug">Readable part of the address.</param>
/// <param name="Name">Full name.</param>
/// <param name="ShortName">Short name.</param>
/// <param name="Kind">What it is in the organisation.</param>
/// <param name="SubKind">What kind of technical unit.</param>
/// <param name="UnitClass">Class as the decree writes it.</param>
/// <param name="Active">False: works no more.</param>
/// <param name="ChildCount">Units directly below it, also where the depth asked for ends.</param>
/// <param name="Children">The units directly below it, by name; empty where the depth asked for ends.</param>
internal sealed record UnitNode(
    Guid Id, string Slug, string Name, string? ShortName, [property: OpenWords(typeof(UnitKind))] string Kind, string? SubKind, string? UnitClass, bool Active,
    int ChildCount, IReadOnlyList<UnitNode> Children);
