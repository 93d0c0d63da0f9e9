using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Publishing;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Access;

/// <summary>What a request wants to do. Each is given by some roles (<see cref="Rights"/>).</summary>
internal enum Right
{
    /// <summary>Read articles that readers do not see, and their history.</summary>
    ReadDrafts,

    /// <summary>Write, change, delete and discard drafts.</summary>
    WriteDrafts,

    /// <summary>Approve or reject a draft.</summary>
    Review,

    /// <summary>Publish a draft.</summary>
    Publish,

    /// <summary>Unpublish an article.</summary>
    Unpublish,

    /// <summary>Send articles under an import key, published or not.</summary>
    Import,

    /// <summary>Create and change authors; create tags.</summary>
    KeepRecords,

    /// <summary>Manage units and keys, and change existing tags.</summary>
    Administer,
}

/// <summary>
/// What the sender of a request may do: the one predicate that every use case of the write wing asks. A grant counts for the
/// units that stand below its unit now, on the administrative line. What the caller may not see is absent (404); what it may
/// see but not do is refused with the grant that is missing (403).
/// </summary>
internal sealed class Rights(HumasDbContext database, TimeProvider clock)
{
    // The weakest role first: it is the one that a refusal names.
    private static readonly Dictionary<Right, Role[]> Roles = new()
    {
        [Right.ReadDrafts] = [Role.Viewer, Role.Writer, Role.Editor, Role.Importer, Role.Admin],
        [Right.WriteDrafts] = [Role.Writer, Role.Editor, Role.Admin],
        [Right.Publish] = [Role.Editor, Role.Admin],
        [Right.Review] = [Role.Editor, Role.Admin],
        [Right.Unpublish] = [Role.Editor, Role.Admin],
        [Right.Import] = [Role.Importer, Role.Admin],
        [Right.KeepRecords] = [Role.Editor, Role.Importer, Role.Admin],
        [Right.Administer] = [Role.Admin],
    };

    private readonly Dictionary<Right, Guid[]?> units = [];
    private ILookup<Guid, Guid>? below;
    private Guid? keyId;
    private ApiKey? signedIn;
    private Guid? confirmedIn;
    private Func<ApiKey?, bool> isStillValid = _ => true;

    /// <summary>Everything: for what the service does by itself.</summary>
    public static Rights ForService(HumasDbContext database)
    {
        var rights = new Rights(database, TimeProvider.System);
        rights.SignIn(new Actor(null, "HumasApi"), null, [Grant.Everything]);
        return rights;
    }

    /// <summary>What the caller was granted.</summary>
    public IReadOnlyList<Grant> Grants { get; private set; } = [];

    /// <summary>The rights that the caller has at one unit at least.</summary>
    public IEnumerable<Right> AtAnyUnit => Roles.Keys.Where(right => Grants.Any(grant => Includes(grant, right)));

    /// <summary>Who the caller is.</summary>
    public Actor Caller { get; private set; } = new(null, "");

    /// <summary>Identity of the key of the caller; null for people and the key of the settings.</summary>
    public Guid? KeyId => keyId;

    /// <summary>The key of the caller as the open transaction has read it; null for people and the key of the settings.</summary>
    public ApiKey? Key { get; private set; }

    /// <param name="caller">Who it is.</param>
    /// <param name="key">The key, where it is one.</param>
    /// <param name="grants">What it was granted.</param>
    /// <param name="stillValid">Whether the credential is still valid, with the key as it is then: checked again in each
    /// transaction, since a body may arrive long after its headers.</param>
    /// <param name="read">The key as it was read to sign in, which is not read again while it has this version.</param>
    public void SignIn(Actor caller, Guid? key, IReadOnlyList<Grant> grants, Func<ApiKey?, bool>? stillValid = null, ApiKey? read = null) =>
        (Caller, keyId, Grants, isStillValid, signedIn) = (caller, key, grants, stillValid ?? isStillValid, read);

    /// <summary>The units for which the caller has a right; null for all.</summary>
    public async Task<Guid[]?> UnitsAsync(Right right, CancellationToken cancellationToken)
    {
        await ConfirmAsync(cancellationToken);
        if (units.TryGetValue(right, out var known))
            return known;
        var held = Grants.Where(grant => Includes(grant, right)).ToList();
        if (held.Exists(grant => grant.UnitId is null))
            return units[right] = null;
        below ??= await BelowAsync(cancellationToken);
        return units[right] = [
            .. held.SelectMany(grant => grant.Scope == GrantScope.Self ? [grant.UnitId!.Value] : below[grant.UnitId!.Value]).Distinct(),
        ];
    }

    /// <summary>
    /// Those of the articles that the caller may see: the unit of the draft or that of the live text is within its rights.
    /// </summary>
    public async Task<IQueryable<Article>> VisibleAsync(IQueryable<Article> articles, CancellationToken cancellationToken) =>
        await UnitsAsync(Right.ReadDrafts, cancellationToken) is { } mine
            ? articles.Where(article =>
                mine.Contains(article.UnitId)
                || (article.LiveUnitId != null && article.LiveUnitId != article.UnitId && mine.Contains(article.LiveUnitId.Value))
            )
            : articles;

    /// <summary>
    /// Those of the articles for which the caller has a right at the unit of the draft and at that of the live text: as
    /// <see cref="HasAsync(Right, Article, CancellationToken)"/> says of one. Not for unpublishing, which takes the right at the latter
    /// only.
    /// </summary>
    public async Task<IQueryable<Article>> WithAsync(Right right, IQueryable<Article> articles, CancellationToken cancellationToken) =>
        await UnitsAsync(right, cancellationToken) is { } mine
            ? articles.Where(article =>
                mine.Contains(article.UnitId) && (article.LiveUnitId == null || mine.Contains(article.LiveUnitId.Value))
            )
            : articles;

    public async Task<bool> SeesAsync(Article article, CancellationToken cancellationToken) =>
        await UnitsAsync(Right.ReadDrafts, cancellationToken) is not { } mine
        || mine.Contains(article.UnitId)
        || (article.LiveUnitId is { } live && mine.Contains(live));

    /// <exception cref="Problem">403 unless the caller has the right at the unit of the draft and at that of the live text. Who
    /// unpublishes needs it where the article is live.</exception>
    public Task RequireAsync(Right right, Article article, CancellationToken cancellationToken) =>
        RequireAsync(right, UnitsOf(right, article), cancellationToken);

    /// <summary>
    /// Whether the caller has the right at every unit that it takes
    /// (<see cref="RequireAsync(Right, Article, CancellationToken)"/>).
    /// </summary>
    public async Task<bool> HasAsync(Right right, Article article, CancellationToken cancellationToken) =>
        await UnitsAsync(right, cancellationToken) is not { } mine || UnitsOf(right, article).All(mine.Contains);

    /// <summary>Whether the caller has the right at the unit; where that is null, everywhere.</summary>
    public async Task<bool> HasAsync(Right right, Guid? unit, CancellationToken cancellationToken) =>
        await UnitsAsync(right, cancellationToken) is not { } mine || (unit is { } one && mine.Contains(one));

    /// <summary>The keys that have the right at every unit that it takes, today, and have not ended.</summary>
    public IQueryable<ApiKey> KeysWith(Right right, Article article)
    {
        var (roles, now) = (Roles[right], clock.GetUtcNow());
        var today = now.UtcDateTime;
        var keys = database.ApiKeys.AsNoTracking().Where(key => key.RevokedAt == null && (key.ExpiresAt == null || key.ExpiresAt > now));
        foreach (var unit in UnitsOf(right, article))
            keys = keys.Where(key =>
                key.Grants.Any(grant =>
                    roles.Contains(grant.Role)
                    && (
                        grant.UnitId == null
                        || grant.UnitId == unit
                        || (
                            grant.Scope == GrantScope.Subtree
                            && database.UnitAncestors.Any(row =>
                                row.Line == UnitLine.Administrative
                                && row.AncestorId == grant.UnitId
                                && row.UnitId == unit
                                && row.FromAt <= today
                                && row.ToAt > today
                            )
                        )
                    )
                )
            );
        return keys;
    }

    private static IReadOnlyList<Guid> UnitsOf(Right right, Article article) =>
        article.LiveUnitId is not { } live || live == article.UnitId ? [article.UnitId]
        : right == Right.Unpublish ? [live]
        : [article.UnitId, live];

    /// <exception cref="Problem">403 unless the caller has the right at the unit; where that is null, everywhere.</exception>
    public Task RequireAsync(Right right, Guid? unit, CancellationToken cancellationToken) =>
        unit is { } one ? RequireAsync(right, [one], cancellationToken) : RequireEverywhereAsync(right, cancellationToken);

    /// <exception cref="Problem">403 unless the caller has the right at each of the units.</exception>
    public async Task RequireAsync(Right right, IReadOnlyList<Guid> wanted, CancellationToken cancellationToken)
    {
        if (await UnitsAsync(right, cancellationToken) is not { } mine || wanted.All(mine.Contains))
            return;
        var missing = wanted.First(unit => !mine.Contains(unit));
        throw Refused(
            right,
            (await References.ReadAsync(database, [missing], [], [], cancellationToken)).Units([missing]).SingleOrDefault()
        );
    }

    /// <exception cref="Problem">403 unless the caller has the right for every unit: what belongs to none is everyone's.</exception>
    public async Task RequireEverywhereAsync(Right right, CancellationToken cancellationToken)
    {
        if (await UnitsAsync(right, cancellationToken) is not null)
            throw Refused(right, null);
    }

    /// <exception cref="Problem">403 unless the caller has the right at some unit.</exception>
    public async Task RequireAtAnyUnitAsync(Right right, CancellationToken cancellationToken)
    {
        if (await UnitsAsync(right, cancellationToken) is { Length: 0 })
            throw Refused(right, null, somewhere: true);
    }

    /// <exception cref="Problem">403 for a caller without grants.</exception>
    public void RequireAny()
    {
        if (Grants.Count == 0)
            throw Refused(Right.ReadDrafts, null, somewhere: true);
    }

    /// <summary>The place of a unit in the organisation is decided by who stands above it; that of a root by who administers all.</summary>
    /// <exception cref="Problem">403 unless the caller administers the unit and the one that it answers to today.</exception>
    public Task RequireAboveAsync(Guid unit, CancellationToken cancellationToken) =>
        RequireAboveAsync(unit, database.Today, cancellationToken);

    /// <exception cref="Problem">403 unless the caller administers the unit and the one that it answered to on a day.</exception>
    public async Task RequireAboveAsync(Guid unit, DateOnly day, CancellationToken cancellationToken)
    {
        await RequireAsync(Right.Administer, unit, cancellationToken);
        await RequireAsync(Right.Administer, await AboveAsync(unit, day, cancellationToken), cancellationToken);
    }

    /// <summary>The unit that a unit answers to today; null for a root.</summary>
    public Task<Guid?> AboveAsync(Guid unit, CancellationToken cancellationToken) => AboveAsync(unit, database.Today, cancellationToken);

    private Task<Guid?> AboveAsync(Guid unit, DateOnly day, CancellationToken cancellationToken) =>
        database
            .UnitParents.Where(row =>
                row.UnitId == unit
                && row.Line == UnitLine.Administrative
                && (row.ValidFrom == null || row.ValidFrom <= day)
                && (row.ValidTo == null || row.ValidTo > day)
            )
            .Select(row => row.ParentId)
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>
    /// An administrator grants roles only within what it administers itself. Keys without grants belong to administrators of the
    /// whole newsroom.
    /// </summary>
    /// <exception cref="Problem">403 when a grant reaches further.</exception>
    public async Task RequireGrantableAsync(IReadOnlyCollection<Grant> grants, CancellationToken cancellationToken)
    {
        if (grants.Count == 0)
            await RequireEverywhereAsync(Right.Administer, cancellationToken);
        foreach (var grant in grants)
        {
            await RequireAsync(Right.Administer, grant.UnitId, cancellationToken);
            if (
                grant is not { Scope: GrantScope.Subtree, UnitId: { } unit }
                || await UnitsAsync(Right.Administer, cancellationToken) is null
            )
                continue;
            // Also what will stand below the unit one day: so the caller must have a grant that reaches down to it, and beyond.
            below ??= await BelowAsync(cancellationToken);
            if (!Grants.Any(own => own is { Role: Role.Admin, Scope: GrantScope.Subtree, UnitId: { } root } && below[root].Contains(unit)))
                throw Refused(
                    Right.Administer,
                    (await References.ReadAsync(database, [unit], [], [], cancellationToken)).Units([unit]).SingleOrDefault(),
                    GrantScope.Subtree
                );
        }
    }

    // The credential of the request is no longer valid.
    private static Problem NoLongerValid() =>
        new(
            Problems.Unauthorized,
            Sentence.Of(
                "While the request ran, the key was revoked, rotated or bound to other addresses, or the key or token expired.",
                "Saat permintaan berjalan, kunci dicabut, dirotasi, atau dibatasi ke alamat lain, atau masa berlaku kunci atau "
                    + "tokennya berakhir."
            )
        )
        {
            Title = Sentence.Of("This key or access token is no longer valid.", "Kunci atau token akses ini tidak berlaku lagi."),
            Headers = Challenge.Of("invalid_token"),
        };

    private static bool Includes(Grant grant, Right right) => Roles[right].Contains(grant.Role);

    // The units below each one that a grant is for with all below it: read once for all rights.
    private async Task<ILookup<Guid, Guid>> BelowAsync(CancellationToken cancellationToken)
    {
        var roots = Grants.Where(grant => grant.Scope == GrantScope.Subtree).Select(grant => grant.UnitId).OfType<Guid>().ToArray();
        if (roots.Length == 0)
            return Array.Empty<Guid>().ToLookup(root => root);
        var now = clock.GetUtcNow().UtcDateTime;
        return (
            await database
                .UnitAncestors.Where(row =>
                    row.Line == UnitLine.Administrative && roots.Contains(row.AncestorId) && row.FromAt <= now && row.ToAt > now
                )
                .Select(row => new { row.AncestorId, row.UnitId })
                .ToListAsync(cancellationToken)
        ).ToLookup(row => row.AncestorId, row => row.UnitId);
    }

    // Within a transaction the key is looked at again and held: an act that is under way ends before a change of the key answers, and
    // none begins under what the key was. By a lock with a queue, because a row lock lets new readers pass a waiting writer, so a
    // key in constant use could not be revoked. Key and grants are looked at after the lock: a statement that waits sees what was
    // before.
    private async Task ConfirmAsync(CancellationToken cancellationToken)
    {
        var trip = new RoundTrip(database);
        var confirm = Confirm(trip);
        await trip.SendAsync(cancellationToken);
        await confirm(cancellationToken);
    }

    /// <summary>Adds what confirms the caller in the open transaction to other statements, which spares it a way of its own.</summary>
    /// <returns>What to do when they were sent, before anything is asked here.</returns>
    public Func<CancellationToken, Task> Confirm(RoundTrip trip)
    {
        if (database.Database.CurrentTransaction is not { } transaction || confirmedIn == transaction.TransactionId)
            return _ => Task.CompletedTask;
        if (keyId is not { } id)
            return _ => ConfirmedAsync(null);
        trip.Add("select pg_advisory_xact_lock_shared(hashtextextended($1, 0))", _ => true, ApiKey.LockOf(id));
        var version = trip.Add("select version from api_keys where id = $1 and revoked_at is null", row => row.GetInt32(0), id);
        return async cancellationToken =>
            await ConfirmedAsync(
                version is [var present] && present == signedIn?.Version
                    ? signedIn
                    : await database
                        .ApiKeys.AsNoTracking()
                        .SingleOrDefaultAsync(one => one.Id == id && one.RevokedAt == null, cancellationToken)
                        ?? throw NoLongerValid()
            );

        Task ConfirmedAsync(ApiKey? key)
        {
            units.Clear();
            below = null;
            if (key is not null)
                (Key, Grants) = (key, key.Grants);
            confirmedIn = isStillValid(key) ? transaction.TransactionId : throw NoLongerValid();
            return Task.CompletedTask;
        }
    }

    private static Problem Refused(Right right, UnitRef? unit, GrantScope scope = GrantScope.Self, bool somewhere = false)
    {
        var role = Roles[right][0].ToWire();
        var below = scope == GrantScope.Subtree;
        var where =
            unit is not null
                ? Sentence.Of(
                    $"for {unit.Name}{(below ? " and all units below it" : "")}",
                    $"untuk {unit.Name}{(below ? " beserta semua unit di bawahnya" : "")}"
                )
            : somewhere ? Sentence.Of("at some unit", "pada salah satu unit")
            : Sentence.Of("for the whole newsroom", "untuk seluruh ruang berita");
        return new Problem(
            Problems.MissingGrant,
            Sentence.Of(
                $"This requires the role {role} {where}. GET /manage/v1/me lists your grants.",
                $"Tindakan ini memerlukan peran {role} {where}. GET /manage/v1/me memuat wewenang Anda."
            )
        )
        {
            Members = new Dictionary<string, object?> { ["grant"] = new MissingGrant(role, unit, scope.ToWire()) },
            Headers = Challenge.Of("insufficient_scope"),
        };
    }
}

/// <summary>The grant that a request lacks.</summary>
/// <param name="Role">The weakest role that is sufficient.</param>
/// <param name="Unit">The unit that it must be for; null: the whole newsroom, or any unit, as detail says.</param>
/// <param name="Scope">self, or subtree where all units below are needed too.</param>
internal sealed record MissingGrant(
    [property: ExtensibleEnum(typeof(Role))] string Role,
    UnitRef? Unit,
    [property: ExtensibleEnum(typeof(GrantScope))] string Scope
);

/// <summary>The problem of a caller without the required right.</summary>
internal sealed record ForbiddenProblem : ProblemBody
{
    /// <summary>The grant that is missing.</summary>
    public required MissingGrant Grant { get; init; }
}
