using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Paging;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Records;

/// <summary>Reads the values of a management filter, slugs or ids, into ids. A retired slug counts as the current record.</summary>
internal static class FilterIds
{
    public static async Task<Guid[]> ResolveAsync(
        HumasDbContext database,
        SlugKind kind,
        string parameter,
        IReadOnlyList<string> values,
        Filters filters,
        CancellationToken cancellationToken
    )
    {
        var slugs = values.Where(value => !Guid.TryParse(value, out _)).ToArray();
        var entries =
            slugs.Length == 0
                ? []
                : await database
                    .Slugs.AsNoTracking()
                    .Where(entry => entry.Kind == kind && slugs.Contains(entry.Slug))
                    .ToDictionaryAsync(entry => entry.Slug, cancellationToken);
        foreach (var slug in slugs.Where(slug => !entries.ContainsKey(slug)))
            filters.Unmatched.Add(new UnmatchedFilter(parameter, slug));
        return
        [
            .. values.Select(value => Guid.TryParse(value, out var id) ? id : entries.GetValueOrDefault(value)?.TargetId).OfType<Guid>(),
        ];
    }

    /// <summary>Units, and with <paramref name="subtree"/> all that stand below them today on the administrative line.</summary>
    public static async Task<Guid[]> UnitsAsync(
        HumasDbContext database,
        IReadOnlyList<string> values,
        bool subtree,
        Filters filters,
        CancellationToken cancellationToken
    )
    {
        var units = await ResolveAsync(database, SlugKind.Unit, "unit", values, filters, cancellationToken);
        return subtree ? await WithBelowAsync(database, units, cancellationToken) : units;
    }

    /// <summary>Units that stand today, and all that stand below them on the administrative line.</summary>
    public static Task<Guid[]> WithBelowAsync(HumasDbContext database, Guid[] units, CancellationToken cancellationToken)
    {
        var now = database.Clock.GetUtcNow().UtcDateTime;
        return database
            .UnitAncestors.Where(row =>
                row.Line == UnitLine.Administrative && units.Contains(row.AncestorId) && row.FromAt <= now && row.ToAt > now
            )
            .Select(row => row.UnitId)
            .Distinct()
            .ToArrayAsync(cancellationToken);
    }
}
