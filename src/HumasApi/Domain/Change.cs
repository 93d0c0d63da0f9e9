namespace HumasApi.Domain;

/// <summary>What kind of record a change is about.</summary>
internal enum ChangedEntity
{
    Article,
    Author,
    Tag,
    Unit,
}

/// <summary>How much a change of a live article matters to readers.</summary>
internal enum Significance
{
    Minor,
    Major,
}

/// <summary>
/// One line of the change log, the ordered record of every change. Caches, sync, live events and webhooks read it, in the
/// order of <see cref="Position"/>, which is the order of commits.
/// </summary>
internal sealed class Change
{
    /// <summary>Place in the log; given by the database. Later commits have higher ones; numbers may be missing.</summary>
    public long Position { get; set; }
    public DateTimeOffset At { get; init; }

    /// <summary>What happened, dotted: <c>article.published</c>, <c>unit.moved</c>.</summary>
    public required string Kind { get; init; }
    public ChangedEntity Entity { get; init; }
    public Guid EntityId { get; init; }
    public int EntityVersion { get; init; }

    /// <summary>For updates of a live article; else null.</summary>
    public Significance? Significance { get; init; }
    public required Actor Actor { get; init; }

    /// <summary>What filters could have matched before; null for what was not there.</summary>
    public ChangeScope? Before { get; init; }

    /// <summary>What filters can match now; null for what is not there any more.</summary>
    public ChangeScope? After { get; init; }

    /// <summary>A record was removed.</summary>
    public static Change Deleted(SlugKind kind, IRecord record, Actor actor, DateTimeOffset now) =>
        new()
        {
            Kind = $"{kind.ToString().ToLowerInvariant()}.deleted",
            At = now,
            Entity = Enum.Parse<ChangedEntity>(kind.ToString()),
            EntityId = record.Id,
            EntityVersion = record.Version,
            Actor = actor,
            Before = new ChangeScope { Slug = record.Slug },
        };

    /// <summary>Something happened to a record.</summary>
    public static Change Of(string kind, IRecord record, Actor actor, DateTimeOffset now) =>
        new()
        {
            Kind = kind,
            At = now,
            Entity = Enum.Parse<ChangedEntity>(record.GetType().Name),
            EntityId = record.Id,
            EntityVersion = record.Version,
            Actor = actor,
            After = new ChangeScope
            {
                Unit = record switch
                {
                    Unit unit => unit.Id,
                    Author author => author.UnitId,
                    _ => null,
                },
                Slug = record.Slug,
            },
        };
}

/// <summary>What a filter of a reader of the log can ask for.</summary>
internal sealed record ChangeScope
{
    public Guid? Unit { get; init; }

    /// <summary>Of an article: what it shares with its translations, which change with it; null in lines of an earlier version.</summary>
    public Guid? Group { get; init; }
    public List<Guid> Tags { get; init; } = [];
    public List<Guid> Authors { get; init; } = [];
    public string? Language { get; init; }
    public string? Slug { get; init; }

    public static ChangeScope Of(PublishedArticle article) =>
        new()
        {
            Unit = article.UnitId,
            Group = article.TranslationGroupId,
            Tags = article.TagIds,
            Authors = article.AuthorIds,
            Language = article.Language,
            Slug = article.Slug,
        };
}
