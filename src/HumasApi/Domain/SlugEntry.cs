namespace HumasApi.Domain;

/// <summary>The types that have slugs, each in a name space of its own.</summary>
internal enum SlugKind
{
    Article,
    Author,
    Tag,
    Unit,
}

/// <summary>Reserved: of a draft, unknown to readers. Current: the address. Retired: was public, redirects for ever.</summary>
internal enum SlugState
{
    Reserved,
    Current,
    Retired,
}

/// <summary>A slug and whose it is. The primary key (kind, slug) decides who has it; a slug that was once public is never reused.</summary>
internal sealed class SlugEntry
{
    public SlugKind Kind { get; init; }
    public required string Slug { get; init; }
    public Guid TargetId { get; set; }
    public SlugState State { get; set; }
}
