using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.ReadModel;

/// <summary>
/// Gives out slugs. The primary key of the table decides who gets one, so two requests cannot both; a slug that readers
/// have seen stays with its record for ever.
/// </summary>
internal static class SlugRegistry
{
    private const int Attempts = 20;

    /// <summary>Claims a slug for a record, or finds that it has it already.</summary>
    /// <param name="database">The context; the claim holds when its transaction commits.</param>
    /// <param name="kind">Name space.</param>
    /// <param name="target">The record.</param>
    /// <param name="wanted">The slug wished for.</param>
    /// <param name="chosen">True when a person chose it: then a taken one is a conflict, else it gets a suffix.</param>
    /// <param name="state">State of a new entry.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="Problem">409 slug-taken.</exception>
    public static async Task<string> ClaimAsync(
        HumasDbContext database,
        SlugKind kind,
        Guid target,
        string wanted,
        bool chosen,
        SlugState state,
        CancellationToken cancellationToken
    )
    {
        var (kindWord, stateWord, slug) = (kind.ToWire(), state.ToWire(), wanted);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var claimed = await database.Database.ExecuteSqlAsync(
                $"""
                insert into slugs (kind, slug, target_id, state) values ({kindWord}, {slug}, {target}, {stateWord})
                on conflict do nothing
                """,
                cancellationToken
            );
            if (claimed == 1)
                return slug;
            var holder = await FindAsync(database, kind, slug, cancellationToken);
            if (holder == target)
                return slug;
            if (holder is null)
                continue; // Its holder let it go between the two statements.
            if (chosen)
                throw Problem.At(
                    Problems.SlugTaken,
                    "/slug",
                    Sentence.Of(
                        $"The slug {slug} belongs, or once belonged, to another record. Choose another one.",
                        $"Slug {slug} milik, atau pernah milik, data lain. Pilih yang lain."
                    ),
                    new Dictionary<string, object?> { ["existing"] = new ExistingRecord(holder.Value, slug) }
                );
            slug = Slug.WithSuffix(wanted);
        }
        throw new InvalidOperationException($"No free slug like {wanted} after {Attempts} attempts.");
    }

    /// <summary>Claims a slug with other statements, as the first attempt of <see cref="ClaimAsync"/>.</summary>
    /// <returns>When they were sent: one row, or none where the slug is taken, if only by the record itself.</returns>
    public static IReadOnlyList<Guid> Claim(RoundTrip trip, SlugKind kind, Guid target, string slug, SlugState state) =>
        trip.Add(
            """
            insert into slugs (kind, slug, target_id, state) values ($1, $2, $3, $4) on conflict do nothing returning target_id
            """,
            row => row.GetGuid(0),
            kind.ToWire(),
            slug,
            target,
            state.ToWire()
        );

    /// <summary>Claims slugs for new records, in one statement if none is taken; a taken one gets a suffix.</summary>
    /// <returns>The slug of each record, in the order given.</returns>
    public static async Task<IReadOnlyList<string>> ClaimAllAsync(
        HumasDbContext database,
        SlugKind kind,
        IReadOnlyList<(Guid Target, string Wanted, SlugState State)> claims,
        CancellationToken cancellationToken
    )
    {
        var (kindWord, given) = (kind.ToWire(), claims.Select(claim => claim.Wanted).ToArray());
        var open = Enumerable.Range(0, claims.Count).ToList();
        for (var attempt = 0; open.Count > 0; attempt++)
        {
            if (attempt == Attempts)
                throw new InvalidOperationException($"No free slug like {claims[open[0]].Wanted} after {Attempts} attempts.");
            var (slugs, targets) = (open.Select(at => given[at]).ToArray(), open.Select(at => claims[at].Target).ToArray());
            var states = open.Select(at => claims[at].State.ToWire()).ToArray();
            // Two of one batch that want the same: the first gets it, since the other conflicts with it.
            var claimed = (
                await database
                    .Database.SqlQuery<Guid>(
                        $"""
                        insert into slugs (kind, slug, target_id, state)
                        select {kindWord}, slug, target, state from unnest({slugs}, {targets}, {states}) wanted (slug, target, state)
                        on conflict do nothing returning target_id as "Value"
                        """
                    )
                    .ToListAsync(cancellationToken)
            ).ToHashSet();
            open = [.. open.Where(at => !claimed.Contains(claims[at].Target))];
            foreach (var at in open)
                given[at] = Slug.WithSuffix(claims[at].Wanted);
        }
        return given;
    }

    /// <summary>The record that has, or had, a slug; null where there is none.</summary>
    public static Task<Guid?> FindAsync(HumasDbContext database, SlugKind kind, string? slug, CancellationToken cancellationToken) =>
        database
            .Slugs.Where(entry => entry.Kind == kind && entry.Slug == slug)
            .Select(entry => (Guid?)entry.TargetId)
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>The records of slugs, by slug; those that name none are left out.</summary>
    public static async Task<Dictionary<string, Guid>> FindAsync(
        HumasDbContext database,
        SlugKind kind,
        IReadOnlyList<string> slugs,
        CancellationToken cancellationToken
    ) =>
        slugs.Count == 0
            ? []
            : await database
                .Slugs.AsNoTracking()
                .Where(entry => entry.Kind == kind && slugs.Contains(entry.Slug))
                .ToDictionaryAsync(entry => entry.Slug, entry => entry.TargetId, cancellationToken);

    /// <summary>Lets go of slugs that readers never saw, but for one.</summary>
    public static Task<int> ReleaseReservedAsync(
        HumasDbContext database,
        SlugKind kind,
        Guid target,
        string? keep,
        CancellationToken cancellationToken
    ) =>
        database
            .Slugs.Where(entry => entry.Kind == kind && entry.TargetId == target && entry.State == SlugState.Reserved && entry.Slug != keep)
            .ExecuteDeleteAsync(cancellationToken);

    /// <summary>
    /// Gives back the slugs of a record that is deleted, but for those that readers have seen: they are never given to another
    /// one.
    /// </summary>
    public static Task<int> ReleaseAsync(HumasDbContext database, SlugKind kind, Guid target, CancellationToken cancellationToken) =>
        database
            .Slugs.Where(entry => entry.Kind == kind && entry.TargetId == target && entry.State == SlugState.Reserved)
            .ExecuteDeleteAsync(cancellationToken);

    /// <summary>Makes a slug the public address; the one before it redirects from now on.</summary>
    public static async Task MakeCurrentAsync(
        HumasDbContext database,
        SlugKind kind,
        Guid target,
        string slug,
        CancellationToken cancellationToken
    )
    {
        var kindWord = kind.ToWire();
        await database.Database.ExecuteSqlAsync(
            $"""
            update slugs set state = case when slug = {slug} then 'current' else 'retired' end
            where kind = {kindWord} and target_id = {target}
                and (slug = {slug} and state <> 'current' or slug <> {slug} and state = 'current')
            """,
            cancellationToken
        );
    }

    /// <summary>Moves an author, tag or unit to another slug, keeping the old one as a redirect where readers know it.</summary>
    public static async Task<string> RenameAsync(
        HumasDbContext database,
        SlugKind kind,
        Guid target,
        string present,
        string wanted,
        bool isPublic,
        CancellationToken cancellationToken
    )
    {
        if (present == wanted)
            return present;
        var slug = await ClaimAsync(database, kind, target, wanted, chosen: true, SlugState.Reserved, cancellationToken);
        if (isPublic)
            await MakeCurrentAsync(database, kind, target, slug, cancellationToken);
        else
            await ReleaseReservedAsync(database, kind, target, slug, cancellationToken);
        return slug;
    }
}

/// <summary>The record that a conflict is with.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Slug">Its slug.</param>
internal sealed record ExistingRecord(Guid Id, string Slug);
