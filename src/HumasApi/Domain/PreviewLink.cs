namespace HumasApi.Domain;

/// <summary>
/// Shows the draft of one article, as it is when it is opened, to whoever holds the link <c>hp_&lt;id&gt;_&lt;secret&gt;</c>:
/// until it expires, is removed, the article is taken down as notFound, or the key that made it ends or may not write the article any more;
/// from the addresses that this key may be used from.
/// </summary>
internal sealed class PreviewLink
{
    public const string Prefix = "hp";
    public const int NoteMaxLength = 200;

    /// <summary>Links of one article that are good at the same time.</summary>
    public const int MaxLiving = 100;
    public static readonly TimeSpan UsualLife = TimeSpan.FromDays(7);
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(90);

    /// <summary>How long one that expired is still listed, and told apart from one that never was.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ArticleId { get; init; }
    public required byte[] SecretHash { get; init; }

    /// <summary>First moment at which it is no longer good.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Whom it is for, or what.</summary>
    public string? Note { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required Actor CreatedBy { get; init; }

    /// <summary>How often it was opened.</summary>
    public int Uses { get; init; }
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>Makes a link and its text; the text cannot be had again.</summary>
    public static (PreviewLink Link, string Text) Make(Guid article, DateTimeOffset expiresAt, string? note, Actor actor, DateTimeOffset now)
    {
        var secret = Secret.New();
        var link = new PreviewLink { ArticleId = article, SecretHash = Secret.Hash(secret), ExpiresAt = expiresAt, Note = note, CreatedAt = now, CreatedBy = actor };
        return (link, Secret.TextOf(Prefix, link.Id, secret));
    }
}
