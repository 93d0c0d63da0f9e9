using HumasApi.Data;
using HumasApi.Domain;

namespace HumasApi.Paging;

/// <summary>Finds words in names.</summary>
internal static class ByName
{
    /// <summary>Rows with a word in their name that begins so, whatever stands before the word, in any capitals and accents.</summary>
    public static IQueryable<T> WithWord<T>(this IQueryable<T> rows, string prefix)
        where T : ISortedByName => rows.Where(row => NameKey.Of(prefix) != "" && (" " + row.SortKey).Contains(" " + NameKey.Of(prefix)));

    /// <summary>The same for units, which have two names.</summary>
    public static IQueryable<PublicUnit> WithWord(this IQueryable<PublicUnit> units, string prefix) =>
        units.Where(unit =>
            NameKey.Of(prefix) != ""
            && (
                (" " + unit.SortKey).Contains(" " + NameKey.Of(prefix))
                || (" " + NameKey.Of(unit.ShortName)).Contains(" " + NameKey.Of(prefix))
            )
        );
}
