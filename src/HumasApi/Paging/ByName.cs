using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Paging;

/// <summary>Reads a part of a list that is sorted by name.</summary>
internal static class ByName
{
    /// <summary>ILIKE patterns for a word of a name that begins so: the first word, or one inside. Escaped with a backslash.</summary>
    public static (string First, string Inside) WordPrefix(string prefix)
    {
        var escaped = prefix
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal);
        return (escaped + "%", "% " + escaped + "%");
    }

    /// <summary>One row more than the page has, nearest to the cursor first.</summary>
    public static IQueryable<T> PartByName<T>(this IQueryable<T> all, PageRequest page)
        where T : ISortedByName
    {
        var (key, id) = (page.Cursor?.Key.Text ?? "", page.Cursor?.Id ?? Guid.Empty);
        var rows = (page.Cursor, page.Backwards) switch
        {
            (null, _) => all.OrderBy(row => row.SortKey).ThenBy(row => row.Id),
            (_, false) => all.Where(row => EF.Functions.GreaterThan(ValueTuple.Create(row.SortKey, row.Id), ValueTuple.Create(key, id)))
                .OrderBy(row => row.SortKey)
                .ThenBy(row => row.Id),
            (_, true) => all.Where(row => EF.Functions.LessThan(ValueTuple.Create(row.SortKey, row.Id), ValueTuple.Create(key, id)))
                .OrderByDescending(row => row.SortKey)
                .ThenByDescending(row => row.Id),
        };
        return rows.Skip(page.Skip).Take(page.Limit + 1);
    }

    /// <summary>Rows of the whole list, counted as far as the request wants; null for not at all.</summary>
    public static async Task<Counted?> CountAsync<T>(this IQueryable<T> all, PageRequest page, CancellationToken cancellationToken)
    {
        if (page.Count == CountKind.None)
            return null;
        var bound = PageRequest.Bound(page.Count);
        return Counted.UpTo(bound, await all.Take(bound + 1).CountAsync(cancellationToken));
    }

    public static (CursorKey Key, Guid Id) Place(ISortedByName row) => (CursorKey.Of(row.SortKey), row.Id);
}
