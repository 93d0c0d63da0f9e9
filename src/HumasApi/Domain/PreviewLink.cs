namespace HumasApi.Domain;

/// <summary>
/// Shows the draft of one article, as it is when it is opened, to anyone who holds the link <c>hp_&lt;id&gt;_&lt;secret&gt;</c>:
/// until it expires, is removed, the article is taken down as notFound, or the key that made it ends or may not write the article any more;
/// from the addresses that this key may be used from.
/// </summary>
internal sealed class PreviewLink
{
    public const string Prefix = "hp";
    public const int NoteMaxLength = 200;

    /// <summary>Most valid links of one article.</summary>
    public const int MaxActive = 100;
    public static readonly TimeSpan DefaultLifetime = TimeSpan.FromDays(7);
    public static readonly TimeSpan MaxLifetime = TimeSpan.FromDays(90);

    /// <summary>How long an expired link is still listed and answered as expired.</summary>
    public static readonly TimeSpan ExpiredRetention = TimeSpan.FromDays(30);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ArticleId { get; init; }
    public required byte[] SecretHash { get; init; }

    /// <summary>When it expires.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Recipient or purpose.</summary>
    public string? Note { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required Actor CreatedBy { get; init; }

    /// <summary>How often it was opened.</summary>
    public int Uses { get; init; }
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>Creates a link and its text; the text cannot be retrieved again.</summary>
    public static (PreviewLink Link, string Text) Create(
        Guid article,
        DateTimeOffset expiresAt,
        string? note,
        Actor actor,
        DateTimeOffset now
    )
    {
        var secret = Secret.New();
        var link = new PreviewLink
        {
            ArticleId = article,
            SecretHash = Secret.Hash(secret),
            ExpiresAt = expiresAt,
            Note = note,
            CreatedAt = now,
            CreatedBy = actor,
        };
        return (link, Secret.TextOf(Prefix, link.Id, secret));
    }
}
