namespace HumasApi.Domain;

/// <summary>What an office is in the organisation.</summary>
internal enum UnitKind { Ministry, Directorate, RegionalOffice, TechnicalUnit }

/// <summary>A line of command: an office may answer to one parent for its people and money, to another for its trade.</summary>
internal enum UnitLine { Administrative, Technical }

/// <summary>An office that publishes. Its name and its parent live in time and stand in their own rows.</summary>
internal sealed class Unit
{
    public const int NameMaxLength = 300;
    public const int ShortNameMaxLength = 150;
    public const int CodeMaxLength = 50;
    public const int SubKindMaxLength = 40;
    public const int UnitClassMaxLength = 40;
    public const int RegionCodeMaxLength = 20;
    public const int RegionNameMaxLength = 100;
    public const int AddressMaxLength = 500;
    public const int PhoneMaxLength = 40;
    public const int EmailMaxLength = 254;
    public const int UrlMaxLength = 2048;

    /// <summary>Deeper trees than any administration has; bounds every walk from a unit to the root.</summary>
    public const int MaxDepth = 20;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Version { get; set; } = 1;
    public required string Slug { get; set; }

    /// <summary>The code the office has in the ministry's own registers; unique where given.</summary>
    public string? Code { get; set; }
    public UnitKind Kind { get; set; }

    /// <summary>What kind of technical unit: <c>lapas</c>, <c>rutan</c>, <c>bapas</c>, <c>lpka</c>, …</summary>
    public string? SubKind { get; set; }

    /// <summary>Class of the office as the decree writes it: <c>I</c>, <c>IIA</c>, <c>IIB</c>.</summary>
    public string? UnitClass { get; set; }
    public string? RegionCode { get; set; }
    public string? RegionName { get; set; }
    public string? Address { get; set; }
    public string? Phone { get; set; }
    public string? Whatsapp { get; set; }
    public string? Email { get; set; }
    public string? Website { get; set; }

    /// <summary>Where an article of this unit stands on the web, with <c>{slug}</c> or <c>{id}</c>; inherited by units below.</summary>
    public string? ArticleUrlTemplate { get; set; }
    public StoredImage? Logo { get; set; }

    /// <summary>IANA zone of the office: <c>Asia/Jakarta</c>. Null: as the parent, in the end as the newsroom.</summary>
    public string? TimeZone { get; set; }
    public bool Active { get; set; } = true;
    public required DateTimeOffset CreatedAt { get; init; }
    public required Actor CreatedBy { get; init; }
    public required DateTimeOffset EditedAt { get; set; }
    public required Actor EditedBy { get; set; }
}

/// <summary>A name that a unit bears from one day to another. No two of one unit overlap: the database sees to it.</summary>
internal sealed class UnitName
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid UnitId { get; init; }
    public required string Name { get; set; }

    /// <summary>Lower-case name, made by the database.</summary>
    public string SortKey { get; private set; } = "";
    public string? ShortName { get; set; }

    /// <summary>First day of the name; null: since ever.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>First day on which it is no longer the name; null: still is.</summary>
    public DateOnly? ValidTo { get; set; }
}

/// <summary>The office that a unit answers to, on one line, from one day to another. Overlaps and cycles cannot be stored.</summary>
internal sealed class UnitParent
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid UnitId { get; init; }
    public Guid ParentId { get; set; }
    public UnitLine Line { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; set; }
}
