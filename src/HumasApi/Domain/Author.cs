namespace HumasApi.Domain;

/// <summary>A person (or desk) whose name stands under news. Not a sign-in.</summary>
internal sealed class Author : ISortedByName, IRecord
{
    public const int NameMaxLength = 200;
    public const int InitialsMaxLength = 20;
    public const int PositionMaxLength = 200;
    public const int BioMaxLength = 2000;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Version { get; set; } = 1;
    public required string Slug { get; set; }
    public required string Name { get; set; }

    /// <summary>Lower-case name, made by the database.</summary>
    public string SortKey { get; private set; } = "";

    /// <summary>What signs an item, as printed: <c>N.Son</c>.</summary>
    public string? Initials { get; set; }
    public string? Position { get; set; }
    public Guid? UnitId { get; set; }
    public string? Bio { get; set; }
    public StoredImage? Photo { get; set; }
    public bool Active { get; set; } = true;

    /// <summary>When the first article with this author went live; before that Delivery does not know the author.</summary>
    public DateTimeOffset? FirstPublishedAt { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required Actor CreatedBy { get; init; }
    public required DateTimeOffset EditedAt { get; set; }
    public required Actor EditedBy { get; set; }
}
