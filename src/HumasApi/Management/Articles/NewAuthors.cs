using HumasApi.Data;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Articles;

/// <summary>
/// An author becomes public with the first article: name, office, portrait and a few sentences. So that article is published by
/// who may publish for the unit of the author. Those of no unit are everyone's.
/// </summary>
internal static class NewAuthors
{
    /// <summary>The units of those authors that readers do not know yet, by author.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Guid>> UnitsAsync(
        HumasDbContext database,
        IEnumerable<Guid> authorIds,
        CancellationToken cancellationToken
    )
    {
        var ids = authorIds.Distinct().ToArray();
        return ids.Length == 0
            ? new Dictionary<Guid, Guid>()
            : await database
                .Authors.AsNoTracking()
                .Where(author => ids.Contains(author.Id) && author.FirstPublishedAt == null && author.UnitId != null)
                .ToDictionaryAsync(author => author.Id, author => author.UnitId!.Value, cancellationToken);
    }
}
