namespace HumasApi.Domain;

/// <summary>What a note was written for.</summary>
internal enum NoteKind
{
    Note,
    Submitted,
    Withdrawn,
    Approved,
    Rejected,
    Assigned,
}

/// <summary>A line in the conversation about an article: a remark on a revision, or a step of its review.</summary>
internal sealed class ArticleNote
{
    public const int TextMaxLength = 2000;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ArticleId { get; init; }

    /// <summary>The revision that it is about.</summary>
    public required int Revision { get; init; }
    public required NoteKind Kind { get; init; }
    public string? Text { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Actor By { get; init; }
}
