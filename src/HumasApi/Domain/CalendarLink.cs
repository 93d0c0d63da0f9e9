namespace HumasApi.Domain;

/// <summary>
/// Shows what is scheduled, as far as its maker may see it, to anyone who holds the link <c>hc_&lt;id&gt;_&lt;secret&gt;</c>: calendars
/// cannot sign in. It ends when it expires, is removed, or the key that made it ends.
/// </summary>
internal sealed class CalendarLink
{
    public const string Prefix = "hc";
    public const int NoteMaxLength = 200;

    /// <summary>Most valid links of one key or person.</summary>
    public const int MaxActive = 20;

    /// <summary>The key is asked for again each time; what a person may do is known here for as long as this only.</summary>
    public static readonly TimeSpan MaxLifetimeOfKey = TimeSpan.FromDays(366);
    public static readonly TimeSpan MaxLifetimeOfPerson = TimeSpan.FromDays(90);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required byte[] SecretHash { get; init; }

    /// <summary>Articles of this unit and of those below it only; null: all that the maker may see.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>What it is for.</summary>
    public string? Note { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required Actor CreatedBy { get; init; }

    /// <summary>Identity of its maker (<see cref="InboxItem.PrincipalOf"/>).</summary>
    public required Guid MakerId { get; init; }

    /// <summary>What its maker was granted then; of a key the grants of the moment count.</summary>
    public required List<Grant> Grants { get; init; }
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>Whether a secret is the one of this link. A link of the key of the settings ends with that key.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="settingsKey">Hash of the key of the settings now; null where there is none.</param>
    public bool Accepts(string secret, byte[]? settingsKey) => Secret.Matches(Bound(secret, CreatedBy, settingsKey), SecretHash);

    private static string Bound(string secret, Actor maker, byte[]? settingsKey) =>
        maker.Id is null && settingsKey is not null ? secret + Convert.ToHexString(settingsKey) : secret;

    /// <summary>Creates a link and its text; the text cannot be retrieved again.</summary>
    /// <param name="unit">Articles of this unit and of those below it only.</param>
    /// <param name="note">What it is for.</param>
    /// <param name="expiresAt">When it expires.</param>
    /// <param name="actor">Its maker.</param>
    /// <param name="grants">What the maker was granted.</param>
    /// <param name="settingsKey">Hash of the key of the settings; null where there is none.</param>
    /// <param name="now">The moment.</param>
    public static (CalendarLink Link, string Text) Create(
        Guid? unit,
        string? note,
        DateTimeOffset expiresAt,
        Actor actor,
        IReadOnlyList<Grant> grants,
        byte[]? settingsKey,
        DateTimeOffset now
    )
    {
        var secret = Secret.New();
        var link = new CalendarLink
        {
            SecretHash = Secret.Hash(Bound(secret, actor, settingsKey)),
            UnitId = unit,
            Note = note,
            ExpiresAt = expiresAt,
            CreatedAt = now,
            CreatedBy = actor,
            MakerId = InboxItem.PrincipalOf(actor),
            Grants = [.. grants],
        };
        return (link, Secret.TextOf(Prefix, link.Id, secret));
    }
}
