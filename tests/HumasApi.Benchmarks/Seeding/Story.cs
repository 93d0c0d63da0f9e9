namespace HumasApi.Benchmarks.Seeding;

/// <summary>Whether an article is read, was read, or waits.</summary>
internal enum StoryState
{
    Live,
    Draft,
    Unpublished,
}

/// <summary>One made-up article, as all tables tell it.</summary>
internal sealed record Story
{
    public required int Number { get; init; }
    public required Guid Id { get; init; }
    public required StoryState State { get; init; }

    /// <summary>How often it was saved; all saves say the same.</summary>
    public required int Revisions { get; init; }

    /// <summary>The revision that readers get; null for none. Behind the newest where someone is at work on the article.</summary>
    public required int? Live { get; init; }
    public required string Slug { get; init; }
    public required string Kind { get; init; }
    public required string Language { get; init; }
    public required Guid? TranslationOf { get; init; }
    public required string Title { get; init; }
    public required string Summary { get; init; }
    public required string Body { get; init; }
    public required DateTime At { get; init; }
    public required Guid Unit { get; init; }
    public required Guid[] Mentioned { get; init; }
    public required Guid[] Authors { get; init; }
    public required Guid[] Tags { get; init; }

    public bool IsLive => State == StoryState.Live;
    public DateTime? PublishedAt => State == StoryState.Draft ? null : At;
    public bool HasDraft => Live != Revisions;
    public Guid Group => TranslationOf ?? Id;

    /// <summary>Id of one of its revisions.</summary>
    public Guid Revision(int number) => StoryMaker.IdOf(At, Number, number);
}
