using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Paging;

/// <summary>Reads a part of a list that is sorted by name, or by live articles, most first.</summary>
internal static class ByCount
{
    public static readonly Http.QueryParameter Sort = new(
        "sort",
        Http.ParameterType.OneOf,
        "Order of the list: by name, or most live articles first."
    )
    {
        Words = ["name", "-articleCount"],
        Default = "name",
        Example = "-articleCount",
    };

    /// <summary>One row more than the page has, nearest to the cursor first.</summary>
    public static IQueryable<T> Part<T>(this IQueryable<T> all, PageRequest page, bool byCount)
        where T : ICountedByArticles
    {
        if (!byCount)
            return all.PartByName(page);
        var (count, id) = (page.Cursor?.Key.Number ?? 0, page.Cursor?.Id ?? Guid.Empty);
        var rows = (page.Cursor, page.Backwards) switch
        {
            (null, _) => all.OrderByDescending(row => row.ArticleCount).ThenByDescending(row => row.Id),
            (_, false) => all.Where(row => EF.Functions.LessThan(ValueTuple.Create(row.ArticleCount, row.Id), ValueTuple.Create(count, id)))
                .OrderByDescending(row => row.ArticleCount)
                .ThenByDescending(row => row.Id),
            (_, true) => all.Where(row =>
                    EF.Functions.GreaterThan(ValueTuple.Create(row.ArticleCount, row.Id), ValueTuple.Create(count, id))
                )
                .OrderBy(row => row.ArticleCount)
                .ThenBy(row => row.Id),
        };
        return rows.Skip(page.Skip).Take(page.Limit + 1);
    }

    public static Func<T, (CursorKey Key, Guid Id)> Place<T>(bool byCount)
        where T : ICountedByArticles => byCount ? row => (CursorKey.Of(row.ArticleCount), row.Id) : row => ByName.Place(row);
}
