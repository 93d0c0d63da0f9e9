using HumasApi.Access;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Management.Records;
using HumasApi.Publishing;
using Microsoft.EntityFrameworkCore;
using Unit = HumasApi.Domain.Unit;

namespace HumasApi.Management.Units;

/// <summary>A unit as administrators see it: as it is today.</summary>
/// <param name="Id">Identity; never changes.</param>
/// <param name="Version">Lock version; also the ETag.</param>
/// <param name="Slug">Readable part of the address.</param>
/// <param name="Code">Code in the ministry's own registers.</param>
/// <param name="Name">Full name.</param>
/// <param name="ShortName">Short name.</param>
/// <param name="PressLabel">How its press office signs.</param>
/// <param name="Kind">What it is in the organisation.</param>
/// <param name="SubKind">What kind of technical unit.</param>
/// <param name="UnitClass">Class as the decree writes it.</param>
/// <param name="Description">What it does, in plain text.</param>
/// <param name="Parent">The unit that it answers to; null for a root, and once it is closed.</param>
/// <param name="TechnicalParent">The unit above it on the functional line, where that is another one.</param>
/// <param name="OpenedOn">First day of its work; null where that is not known.</param>
/// <param name="ClosedOn">First day on which it is no more; set by merge, split and close. One that lies ahead is for those who
/// administer the unit, null to others.</param>
/// <param name="Region">Where it works.</param>
/// <param name="Contact">How the public reaches it.</param>
/// <param name="Website">Its website.</param>
/// <param name="ArticleUrlTemplate">Where its articles stand on the web; null: as the unit above.</param>
/// <param name="PreviewUrlTemplate">The page that shows a preview of its drafts; null: as the unit above.</param>
/// <param name="Logo">Emblem.</param>
/// <param name="TimeZone">IANA zone; null: as the unit above.</param>
/// <param name="Active">False: no longer active.</param>
/// <param name="ReviewRequired">Whether only approved articles are published; null: as the unit above, in the end no. What false
/// does is seen in review: it lifts what was required above when it was set.</param>
/// <param name="FourEyes">Whether the last editor cannot approve; null: inherited from the unit above, by default no. false lifts
/// as reviewRequired does.</param>
/// <param name="Review">What is in force for its articles now, from itself or from above.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="CreatedBy">Who created it.</param>
/// <param name="EditedAt">Last change.</param>
/// <param name="EditedBy">Who made that change.</param>
internal sealed record ManagedUnit(
    Guid Id,
    int Version,
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
    DateOnly? OpenedOn,
    DateOnly? ClosedOn,
    Region? Region,
    Contact? Contact,
    string? Website,
    string? ArticleUrlTemplate,
    string? PreviewUrlTemplate,
    Image? Logo,
    string? TimeZone,
    bool Active,
    bool? ReviewRequired,
    bool? FourEyes,
    UnitReview Review,
    DateTimeOffset CreatedAt,
    ActorRef CreatedBy,
    DateTimeOffset EditedAt,
    ActorRef EditedBy
) : IManagedRecord
{
    public static ManagedUnit From(Unit unit, PublicUnit today, bool administers, ReviewPolicy policy, References references) =>
        new(
            unit.Id,
            unit.Version,
            unit.Slug,
            unit.Code,
            today.Name,
            today.ShortName,
            today.PressLabel,
            today.Kind.ToWire(),
            today.SubKind,
            today.UnitClass,
            unit.Description,
            today.ParentId is { } parent ? references.Unit(parent) : null,
            today.TechnicalParentId is { } technical ? references.Unit(technical) : null,
            unit.OpenedOn,
            administers ? unit.ClosedOn : today.ClosedOn,
            Region.From(unit.RegionCode, unit.RegionName),
            Contact.From(unit.Address, unit.Phone, unit.Whatsapp, unit.Email),
            unit.Website,
            unit.ArticleUrlTemplate,
            unit.PreviewUrlTemplate,
            Image.From(unit.Logo),
            unit.TimeZone,
            unit.Active,
            unit.ReviewRequired,
            unit.FourEyes,
            new UnitReview(policy.Required, policy.FourEyes, policy.From is { } from ? references.Unit(from) : null),
            unit.CreatedAt,
            ActorRef.From(unit.CreatedBy),
            unit.EditedAt,
            ActorRef.From(unit.EditedBy)
        );

    public static async Task<ManagedUnit> ReadAsync(
        HumasDbContext database,
        Rights rights,
        Unit unit,
        CancellationToken cancellationToken
    ) =>
        (
            await ReadAsync(
                database,
                rights,
                [await database.UnitsToday.SingleAsync(row => row.Id == unit.Id, cancellationToken)],
                cancellationToken
            )
        )[0];

    /// <summary>Units with what they are today.</summary>
    public static async Task<IReadOnlyList<ManagedUnit>> ReadAsync(
        HumasDbContext database,
        Rights rights,
        IReadOnlyList<PublicUnit> today,
        CancellationToken cancellationToken
    )
    {
        var ids = today.Select(unit => unit.Id).ToArray();
        var units = await database
            .Units.AsNoTracking()
            .Where(unit => ids.Contains(unit.Id))
            .ToDictionaryAsync(unit => unit.Id, cancellationToken);
        var administered = await rights.UnitsAsync(Right.Administer, cancellationToken);
        var policies = await ReviewPolicies.ReadAsync(database, ids, cancellationToken);
        var references = await References.ReadAsync(
            database,
            today.SelectMany(unit => new[] { unit.ParentId, unit.TechnicalParentId, policies[unit.Id].From }).OfType<Guid>(),
            [],
            [],
            cancellationToken
        );
        return
        [
            .. today.Select(unit => From(units[unit.Id], unit, administered?.Contains(unit.Id) != false, policies[unit.Id], references)),
        ];
    }
}

/// <summary>What is required of a unit's articles before they are published.</summary>
/// <param name="Required">Whether only approved articles are published.</param>
/// <param name="FourEyes">Whether the last editor cannot approve.</param>
/// <param name="From">The unit that requires it, of several the uppermost; null: nobody does.</param>
internal sealed record UnitReview(bool Required, bool FourEyes, UnitRef? From);
