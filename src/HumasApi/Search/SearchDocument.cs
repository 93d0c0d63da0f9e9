namespace HumasApi.Search;

/// <summary>A live article, as far as it is searched.</summary>
internal sealed record SearchDocument
{
    public required Guid Id { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }
    public required string Language { get; init; }
    public required string Kind { get; init; }
    public required Guid UnitId { get; init; }
    public required IReadOnlyList<Guid> MentionedUnitIds { get; init; }
    public required IReadOnlyList<Guid> AuthorIds { get; init; }
    public required IReadOnlyList<Guid> TagIds { get; init; }
    public required string Title { get; init; }

    /// <summary>What stands above or before the text.</summary>
    public required string Summary { get; init; }

    /// <summary>The body, as sanitized HTML.</summary>
    public required string Body { get; init; }

    /// <summary>The names of its unit, authors and tags.</summary>
    public required string Names { get; init; }
}
