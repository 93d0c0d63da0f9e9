using NpgsqlTypes;

namespace HumasApi.Domain;

/// <summary>What a working text is.</summary>
internal enum WorkingTextKind
{
    /// <summary>A revision of an article that has or had a draft.</summary>
    Revision,

    /// <summary>A note of editors.</summary>
    Note,
}

/// <summary>The words of a text that only editors see, to be searched. It is derived from the text, and can be rebuilt.</summary>
internal sealed class WorkingText
{
    /// <summary>The revision or the note.</summary>
    public required Guid Id { get; init; }
    public required Guid ArticleId { get; init; }
    public required WorkingTextKind Kind { get; init; }

    /// <summary>When the text was written.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Its words as the search takes them, with their places.</summary>
    public NpgsqlTsVector Words { get; init; } = null!;
}
