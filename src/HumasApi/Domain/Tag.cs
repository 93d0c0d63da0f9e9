namespace HumasApi.Domain;

/// <summary>What a tag says about an article. The first tag of kind category is the article's section.</summary>
internal enum TagKind
{
    Topic,
    Category,
    Person,
    Place,
    Program,
}

/// <summary>A label that joins articles. A merged tag stays as a tombstone, because revisions never change and may point to it.</summary>
internal sealed class Tag : ISortedByName, IRecord
{
    public const int NameMaxLength = 100;
    public const int DescriptionMaxLength = 1000;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Version { get; set; } = 1;
    public required string Slug { get; set; }
    public required string Name { get; set; }

    /// <summary>Lower-case name, made by the database.</summary>
    public string SortKey { get; private set; } = "";
    public TagKind Kind { get; set; }
    public string? Description { get; set; }

    /// <summary>The merge target; always the last one of a chain of merges, so one hop is enough.</summary>
    public Guid? MergedIntoId { get; private set; }

    /// <summary>When the first article with this tag went live; before that Delivery does not know the tag.</summary>
    public DateTimeOffset? FirstPublishedAt { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required Actor CreatedBy { get; init; }
    public required DateTimeOffset EditedAt { get; set; }
    public required Actor EditedBy { get; set; }

    public void MergeInto(Tag target, Actor actor, DateTimeOffset now)
    {
        if (target.Id == Id)
            throw new RuleViolation(Rule.MergeIntoSelf);
        MergedIntoId = target.Id;
        Version++;
        EditedAt = now;
        EditedBy = actor;
    }
}
