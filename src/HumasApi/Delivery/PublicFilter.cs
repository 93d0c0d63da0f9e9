using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Paging;
using HumasApi.Publishing;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Delivery;

/// <summary>
/// Reads the values of a delivery filter, slugs or ids, into ids of public records. A retired slug counts as its heir and
/// is named in meta.resolved; what names nothing public matches nothing and is named in meta.unmatched.
/// </summary>
internal static class PublicFilter
{
    public static async Task<Guid[]> ResolveAsync(DeliveryDbContext database, PublicMemory memory, SlugKind kind, string parameter, IReadOnlyList<string> values, Filters filters, CancellationToken cancellationToken)
    {
        if (values.Count == 0) return [];
        var ids = values.Where(value => Guid.TryParse(value, out _)).Select(Guid.Parse).ToArray();
        var entries = await AddressesAsync(database, memory, kind, values.Where(value => !Guid.TryParse(value, out _)), cancellationToken);
        var heirs = ids.Length == 0 || kind != SlugKind.Tag ? [] : await database.TagHeirs.Where(heir => ids.Contains(heir.Id)).ToDictionaryAsync(heir => heir.Id, heir => heir.HeirId, cancellationToken);
        var known = ids.Length == 0 ? [] : await KnownAsync(database, kind, [.. ids, .. heirs.Values], cancellationToken);

        var found = new List<Guid>();
        foreach (var value in values)
        {
            if (entries.TryGetValue(value, out var entry))
            {
                found.Add(entry.Id);
                if (entry.Current != value) filters.Resolved.Add(new ResolvedFilter(parameter, value, entry.Current));
            }
            else if (Guid.TryParse(value, out var id) && known.TryGetValue(heirs.GetValueOrDefault(id, id), out var slug))
            {
                found.Add(heirs.GetValueOrDefault(id, id));
                if (heirs.ContainsKey(id)) filters.Resolved.Add(new ResolvedFilter(parameter, value, slug));
            }
            else filters.Unmatched.Add(new UnmatchedFilter(parameter, value));
        }
        return [.. found.Distinct()];
    }

    private static async Task<Dictionary<string, KnownAddress>> AddressesAsync(DeliveryDbContext database, PublicMemory memory, SlugKind kind, IEnumerable<string> slugs, CancellationToken cancellationToken)
    {
        var (found, missing, readAt) = (new Dictionary<string, KnownAddress>(), new List<string>(), memory.Epoch);
        foreach (var slug in slugs)
        {
            if (memory.Find(kind, slug) is { } known) found[slug] = known;
            else missing.Add(slug);
        }
        if (missing.Count == 0) return found;
        foreach (var entry in await (from entry in database.Slugs
                                     join current in database.Slugs on new { entry.Kind, entry.TargetId } equals new { current.Kind, current.TargetId }
                                     where entry.Kind == kind && missing.Contains(entry.Slug) && current.State == SlugState.Current
                                     select new { entry.Slug, entry.TargetId, Current = current.Slug }).ToListAsync(cancellationToken))
            memory.Keep(kind, entry.Slug, found[entry.Slug] = new KnownAddress(entry.TargetId, entry.Current), readAt);
        return found;
    }

    private static Task<Dictionary<Guid, string>> KnownAsync(DeliveryDbContext database, SlugKind kind, Guid[] ids, CancellationToken cancellationToken) =>
        database.Slugs.Where(entry => entry.Kind == kind && entry.State == SlugState.Current && ids.Contains(entry.TargetId)).ToDictionaryAsync(entry => entry.TargetId, entry => entry.Slug, cancellationToken);
}
