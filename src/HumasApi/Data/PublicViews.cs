using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Data;

/// <summary>A unit as it is on a day: its name, parents, and the web address pattern and zone it has or inherits.</summary>
internal sealed class PublicUnit : ISortedByName
{
    public Guid Id { get; init; }
    public required string Slug { get; init; }
    public string? Code { get; init; }
    public required string Name { get; init; }
    public string? ShortName { get; init; }
    public string? PressLabel { get; init; }
    public UnitKind Kind { get; init; }
    public string? SubKind { get; init; }
    public string? UnitClass { get; init; }
    public string? Description { get; init; }
    public Guid? ParentId { get; init; }
    public Guid? TechnicalParentId { get; init; }
    public string? RegionCode { get; init; }
    public string? RegionName { get; init; }
    public string? Address { get; init; }
    public string? Phone { get; init; }
    public string? Whatsapp { get; init; }
    public string? Email { get; init; }
    public string? Website { get; init; }
    public StoredImage? Logo { get; init; }
    public string? ArticleUrlTemplate { get; init; }

    /// <summary>The pattern of the nearest unit upwards that has one.</summary>
    public string? EffectiveArticleUrlTemplate { get; init; }
    public string? TimeZone { get; init; }

    /// <summary>The zone of the nearest unit upwards that has one; null: the newsroom's.</summary>
    public string? EffectiveTimeZone { get; init; }

    /// <summary>Whether it works on that day.</summary>
    public bool Active { get; init; }
    public DateOnly? OpenedOn { get; init; }

    /// <summary>Set from that day on: readers do not see planned events.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>Lower-case name that lists are sorted by, byte by byte: the same on every server whatever its locale.</summary>
    public required string SortKey { get; init; }

    /// <summary>Live articles of the unit and all units below it on that day.</summary>
    public long ArticleCount { get; init; }
}

/// <summary>A name of a unit, and the days on which it bears it.</summary>
internal sealed class PublicUnitName
{
    public Guid UnitId { get; init; }
    public required string Name { get; init; }
    public string? ShortName { get; init; }
    public DateOnly FromOn { get; init; }
    public DateOnly ToOn { get; init; }
}

/// <summary>Events of a unit that readers see.</summary>
internal sealed class PublicUnitEvent
{
    public Guid Id { get; init; }
    public Guid UnitId { get; init; }
    public UnitEventKind Kind { get; init; }
    public DateOnly EffectiveOn { get; init; }
    public string? LegalBasis { get; init; }
    public required List<Guid> SuccessorIds { get; init; }
    public Guid? HeirId { get; init; }
}

/// <summary>A tag that at least one article has been live with.</summary>
internal sealed class PublicTag : ICountedByArticles
{
    public Guid Id { get; init; }
    public required string Slug { get; init; }
    public required string Name { get; init; }
    public TagKind Kind { get; init; }
    public string? Description { get; init; }
    public required string SortKey { get; init; }
    public long ArticleCount { get; init; }
}

/// <summary>Where a merged tag went.</summary>
internal sealed class PublicTagMerge
{
    public Guid Id { get; init; }
    public Guid HeirId { get; init; }
}

/// <summary>An author that at least one article has been live with.</summary>
internal sealed class PublicAuthor : ICountedByArticles
{
    public Guid Id { get; init; }
    public required string Slug { get; init; }
    public required string Name { get; init; }
    public string? Initials { get; init; }
    public string? Position { get; init; }
    public Guid? UnitId { get; init; }
    public string? Bio { get; init; }
    public StoredImage? Photo { get; init; }
    public bool Active { get; init; }
    public required string SortKey { get; init; }
    public long ArticleCount { get; init; }
}

/// <summary>A slug that readers may know: of a live or gone article, of a public tag or author, of a unit; now or formerly.</summary>
internal sealed class PublicSlug
{
    public SlugKind Kind { get; init; }
    public required string Slug { get; init; }
    public Guid TargetId { get; init; }
    public SlugState State { get; init; }
}

/// <summary>A unit above another (or itself), on a line, for a span of time: what subtree filters and rights join.</summary>
internal sealed class UnitAncestor
{
    public UnitLine Line { get; init; }
    public Guid AncestorId { get; init; }
    public Guid UnitId { get; init; }

    /// <summary>Steps from the unit up; 0 is the unit itself.</summary>
    public int Depth { get; init; }
    public DateTime FromAt { get; init; }
    public DateTime ToAt { get; init; }
}

/// <summary>Mapping of the views; their SQL stands in Data/Views.sql.</summary>
internal static class PublicViews
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<PublicUnit>(view =>
        {
            view.HasNoKey().ToView("units_on"); // A function of the day: read by UnitsOn.
            view.Property(unit => unit.Logo).AsJson();
        });
        model.Entity<PublicUnitName>().HasNoKey().ToView("public_unit_names");
        model.Entity<PublicUnitEvent>().HasNoKey().ToView("public_unit_events");
        model.Entity<PublicTag>().HasNoKey().ToView("public_tags");
        model.Entity<PublicAuthor>(view =>
        {
            view.HasNoKey().ToView("public_authors");
            view.Property(author => author.Photo).AsJson();
        });
        model.Entity<PublicTagMerge>().HasNoKey().ToView("public_tag_heirs");
        model.Entity<PublicSlug>().HasNoKey().ToView("public_slugs");
    }
}
