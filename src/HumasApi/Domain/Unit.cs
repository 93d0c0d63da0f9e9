namespace HumasApi.Domain;

/// <summary>What an office is in the organisation.</summary>
internal enum UnitKind
{
    Ministry,
    Directorate,
    RegionalOffice,
    TechnicalUnit,
}

/// <summary>
/// A line of the organisation: administrative for staff and budget, technical for functional supervision. The parents may differ.
/// </summary>
internal enum UnitLine
{
    Administrative,
    Technical,
}

/// <summary>An office that publishes. What it is called and whom it answers to live in time and stand in rows of their own.</summary>
internal sealed class Unit : IRecord
{
    public const int NameMaxLength = 300;
    public const int ShortNameMaxLength = 150;
    public const int PressLabelMaxLength = 150;
    public const int CodeMaxLength = 50;
    public const int SubKindMaxLength = 40;
    public const int UnitClassMaxLength = 40;
    public const int DescriptionMaxLength = 1000;
    public const int RegionCodeMaxLength = 20;
    public const int RegionNameMaxLength = 100;
    public const int AddressMaxLength = 500;
    public const int PhoneMaxLength = 40;
    public const int UrlMaxLength = 2048;

    /// <summary>Deeper trees than any administration has; bounds every walk from a unit to the root.</summary>
    public const int MaxDepth = 20;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Version { get; set; } = 1;
    public required string Slug { get; set; }

    /// <summary>The code the office has in the ministry's own registers; unique where given.</summary>
    public string? Code { get; set; }

    /// <summary>What the office does, in a few sentences of plain text.</summary>
    public string? Description { get; set; }
    public string? RegionCode { get; set; }
    public string? RegionName { get; set; }
    public string? Address { get; set; }
    public string? Phone { get; set; }
    public string? Whatsapp { get; set; }
    public string? Email { get; set; }
    public string? Website { get; set; }

    /// <summary>Where an article of this unit stands on the web, with <c>{slug}</c> or <c>{id}</c>; inherited by units below.</summary>
    public string? ArticleUrlTemplate { get; set; }

    /// <summary>The page that shows a preview, with <c>{token}</c>; inherited by units below.</summary>
    public string? PreviewUrlTemplate { get; set; }
    public StoredImage? Logo { get; set; }

    /// <summary>IANA zone of the office: <c>Asia/Jakarta</c>. Null: as the parent, in the end as the newsroom.</summary>
    public string? TimeZone { get; set; }
    public bool Active { get; set; } = true;

    /// <summary>
    /// Whether only approved articles are published. null: as required above, in the end no. false lifts what
    /// <see cref="ExcusedRequirements"/> names.
    /// </summary>
    public bool? ReviewRequired { get; private set; }

    /// <summary>Whether nobody approves what they wrote last; the same.</summary>
    public bool? FourEyes { get; private set; }

    /// <summary>
    /// Identity of what it requires of itself and all below; another one each time it begins to require more. Null: nothing.
    /// </summary>
    public Guid? ReviewRequirement { get; private set; }

    /// <summary>The requirements of units above that do not hold here, lifted by those who administer these units.</summary>
    public List<Guid> ExcusedRequirements { get; private set; } = [];

    /// <summary>Sets what is required. A requirement that begins is a new one, so nobody is excused from it yet.</summary>
    public void SetReview(bool? required, bool? fourEyes, IEnumerable<Guid> excused)
    {
        if ((required == true && ReviewRequired != true) || (fourEyes == true && FourEyes != true))
            ReviewRequirement = Guid.CreateVersion7();
        if (required != true && fourEyes != true)
            ReviewRequirement = null;
        (ReviewRequired, FourEyes) = (required, fourEyes);
        Guid[] lifted = required == false || fourEyes == false ? [.. excused.Distinct().Order()] : [];
        if (!lifted.SequenceEqual(ExcusedRequirements))
            ExcusedRequirements = [.. lifted];
    }

    /// <summary>First day of its work; null: from the beginning.</summary>
    public DateOnly? OpenedOn { get; set; }

    /// <summary>
    /// First day on which it is closed; null: not closed. From then on its archive counts under its archive successor, if any.
    /// </summary>
    public DateOnly? ClosedOn { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required Actor CreatedBy { get; init; }
    public required DateTimeOffset EditedAt { get; set; }
    public required Actor EditedBy { get; set; }
}

/// <summary>
/// A row that holds from one day to another. Rows of one timeline follow each other without a gap; the database refuses an
/// overlap.
/// </summary>
internal interface IDated
{
    /// <summary>First day; null: from the beginning.</summary>
    DateOnly? ValidFrom { get; }

    /// <summary>First day on which it no longer holds; null: still does.</summary>
    DateOnly? ValidTo { get; set; }

    /// <summary>The event that brought it about; null for how the unit was entered.</summary>
    Guid? EventId { get; }

    /// <summary>Whether it holds on a day.</summary>
    bool HoldsOn(DateOnly day) => !(ValidFrom > day) && !(ValidTo <= day);
}

/// <summary>What a unit is called, and what it is, from one day to another: a decree that raises its class renames it as well.</summary>
internal sealed class UnitName : IDated
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid UnitId { get; init; }
    public required string Name { get; set; }

    /// <summary>Lower-case name, made by the database.</summary>
    public string SortKey { get; private set; } = "";
    public string? ShortName { get; set; }

    /// <summary>How its press office signs: <c>Humas Lapas Kelas I Semarang</c>.</summary>
    public string? PressLabel { get; set; }
    public UnitKind Kind { get; set; }

    /// <summary>What kind of technical unit: <c>lapas</c>, <c>rutan</c>, <c>bapas</c>, <c>lpka</c>, …</summary>
    public string? SubKind { get; set; }

    /// <summary>Class of the office as the decree writes it: <c>I</c>, <c>IIA</c>, <c>IIB</c>.</summary>
    public string? UnitClass { get; set; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; set; }
    public Guid? EventId { get; init; }

    public UnitName Dated(DateOnly? from) =>
        new()
        {
            UnitId = UnitId,
            Name = Name,
            ShortName = ShortName,
            PressLabel = PressLabel,
            Kind = Kind,
            SubKind = SubKind,
            UnitClass = UnitClass,
            ValidFrom = from,
            EventId = EventId,
        };
}

/// <summary>
/// The office that a unit answers to, on one line, from one day to another; after its closing, the archive successor. Overlaps
/// and cycles cannot be stored.
/// </summary>
internal sealed class UnitParent : IDated
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid UnitId { get; init; }

    /// <summary>Null: answers to nobody in this time.</summary>
    public Guid? ParentId { get; init; }
    public UnitLine Line { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; set; }
    public Guid? EventId { get; init; }

    public UnitParent Dated(DateOnly? from) =>
        new()
        {
            UnitId = UnitId,
            ParentId = ParentId,
            Line = Line,
            ValidFrom = from,
            EventId = EventId,
        };
}

/// <summary>What can happen to a unit.</summary>
internal enum UnitEventKind
{
    Opened,
    Renamed,
    Moved,
    Merged,
    Split,
    Closed,
}

/// <summary>
/// What happened, or will happen, to a unit on a day, and on what legal basis: the rows of names and parents that it
/// brought about name it. (An org:ChangeEvent of the W3C Organization Ontology.)
/// </summary>
internal sealed class UnitEvent
{
    public const int LegalBasisMaxLength = 300;
    public const int NoteMaxLength = 2000;

    /// <summary>Most units that one may be split into.</summary>
    public const int MaxSuccessors = 50;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The unit that it happens to: the one that is renamed, moved, merged away, split or closed.</summary>
    public Guid UnitId { get; init; }
    public UnitEventKind Kind { get; init; }

    /// <summary>First day on which things are so, in the capital. May be in the future: it then takes effect by itself.</summary>
    public DateOnly EffectiveOn { get; set; }

    /// <summary>The decree: <c>Perpres 139/2024</c>. Shown to readers.</summary>
    public string? LegalBasis { get; set; }

    /// <summary>For the administrators.</summary>
    public string? Note { get; set; }

    /// <summary>The units that succeed it; empty for an event that does not close it.</summary>
    public List<Guid> SuccessorIds { get; init; } = [];

    /// <summary>The archive successor, one of these: its archive counts there from then on.</summary>
    public Guid? HeirId { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }
    public required Actor RecordedBy { get; init; }

    /// <summary>When it was written to the change log; null while it is planned. Keeps several instances from logging it twice.</summary>
    public DateTimeOffset? LoggedAt { get; set; }
}
