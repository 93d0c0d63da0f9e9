using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Paging;
using HumasApi.Publishing;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Delivery;

/// <summary>
/// Reads the values of a delivery filter, slugs or ids, into ids of public records. A retired slug counts as the current record
/// and is named in meta.resolved; a value that names nothing public matches nothing and is named in meta.unmatched.
/// </summary>
internal static class PublicFilter
{
    public static async Task<Guid[]> ResolveAsync(
        DeliveryDbContext database,
        ReferenceCache cache,
        SlugKind kind,
        string parameter,
        IReadOnlyList<string> values,
        Filters filters,
        CancellationToken cancellationToken
    )
    {
        if (values.Count == 0)
            return [];
        var ids = values.Where(value => Guid.TryParse(value, out _)).Select(Guid.Parse).ToArray();
        var entries = await AddressesAsync(database, cache, kind, values.Where(value => !Guid.TryParse(value, out _)), cancellationToken);
        var mergeTargets =
            ids.Length == 0 || kind != SlugKind.Tag
                ? []
                : await database
                    .TagMerges.Where(merge => ids.Contains(merge.Id))
                    .ToDictionaryAsync(merge => merge.Id, merge => merge.HeirId, cancellationToken);
        var known = ids.Length == 0 ? [] : await KnownAsync(database, kind, [.. ids, .. mergeTargets.Values], cancellationToken);

        var found = new List<Guid>();
        foreach (var value in values)
        {
            if (entries.TryGetValue(value, out var entry))
            {
                found.Add(entry.Id);
                if (entry.Current != value)
                    filters.Resolved.Add(new ResolvedFilter(parameter, value, entry.Current));
            }
            else if (Guid.TryParse(value, out var id) && known.TryGetValue(mergeTargets.GetValueOrDefault(id, id), out var slug))
            {
                found.Add(mergeTargets.GetValueOrDefault(id, id));
                if (mergeTargets.ContainsKey(id))
                    filters.Resolved.Add(new ResolvedFilter(parameter, value, slug));
            }
            else
                filters.Unmatched.Add(new UnmatchedFilter(parameter, value));
        }
        return [.. found.Distinct()];
    }

    private static async Task<Dictionary<string, CachedSlug>> AddressesAsync(
        DeliveryDbContext database,
        ReferenceCache cache,
        SlugKind kind,
        IEnumerable<string> slugs,
        CancellationToken cancellationToken
    )
    {
        var (found, missing, readAt) = (new Dictionary<string, CachedSlug>(), new List<string>(), cache.Epoch);
        foreach (var slug in slugs)
        {
            if (cache.Find(kind, slug) is { } known)
                found[slug] = known;
            else
                missing.Add(slug);
        }
        if (missing.Count == 0)
            return found;
        foreach (
            var entry in await (
                from entry in database.Slugs
                join current in database.Slugs on new { entry.Kind, entry.TargetId } equals new { current.Kind, current.TargetId }
                where entry.Kind == kind && missing.Contains(entry.Slug) && current.State == SlugState.Current
                select new
                {
                    entry.Slug,
                    entry.TargetId,
                    Current = current.Slug,
                }
            ).ToListAsync(cancellationToken)
        )
            cache.Add(kind, entry.Slug, found[entry.Slug] = new CachedSlug(entry.TargetId, entry.Current), readAt);
        return found;
    }

    private static Task<Dictionary<Guid, string>> KnownAsync(
        DeliveryDbContext database,
        SlugKind kind,
        Guid[] ids,
        CancellationToken cancellationToken
    ) =>
        database
            .Slugs.Where(entry => entry.Kind == kind && entry.State == SlugState.Current && ids.Contains(entry.TargetId))
            .ToDictionaryAsync(entry => entry.TargetId, entry => entry.Slug, cancellationToken);
}
