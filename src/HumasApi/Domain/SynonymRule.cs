namespace HumasApi.Domain;

/// <summary>What a search makes of words.</summary>
internal enum SynonymKind
{
    /// <summary>Who searches for one finds the others.</summary>
    Same,

    /// <summary>Two that the service takes for the same, and that are not the same here.</summary>
    Apart,
}

/// <summary>Words or names that mean the same to readers, or do not, as an administrator said.</summary>
internal sealed class SynonymRule
{
    public const int MaxCount = 1_000;
    public const int MaxWords = 10;
    public const int WordMaxLength = 100;
    public const int NoteMaxLength = 200;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required SynonymKind Kind { get; init; }
    public required List<string> Words { get; init; }
    public string? Note { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required Actor CreatedBy { get; init; }
}
