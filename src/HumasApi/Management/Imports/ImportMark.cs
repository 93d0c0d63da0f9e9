using HumasApi.Data;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Imports;

/// <summary>What an article was before an import wrote it.</summary>
/// <param name="Import">The import that wrote it last.</param>
/// <param name="Newest">Its newest revision.</param>
/// <param name="Live">Its live revision.</param>
internal sealed record BeforeImport(Guid? Import, int Newest, int? Live);

/// <summary>
/// Notes on articles which import wrote them, and what they were before, so that it can be undone. What is noted is no change of the
/// article: no version, no line in log or audit.
/// </summary>
internal static class ImportMark
{
    /// <summary>An article as it is; null when there is none with this key.</summary>
    public static Task<BeforeImport?> BeforeAsync(
        HumasDbContext database,
        string source,
        string externalId,
        CancellationToken cancellationToken
    ) =>
        database
            .Articles.Where(article => article.ImportSource == source && article.ImportExternalId == externalId)
            .Select(article => new BeforeImport(article.ImportId, article.NewestRevisionNumber, article.LiveRevisionNumber))
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>The same by identity.</summary>
    public static Task<BeforeImport?> BeforeAsync(HumasDbContext database, Guid id, CancellationToken cancellationToken) =>
        database
            .Articles.Where(article => article.Id == id)
            .Select(article => new BeforeImport(article.ImportId, article.NewestRevisionNumber, article.LiveRevisionNumber))
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>An item was written, or is what the article has already.</summary>
    public static async Task WrittenAsync(
        HumasDbContext database,
        Guid import,
        Guid article,
        BeforeImport? before,
        string outcome,
        byte[] hash,
        CancellationToken cancellationToken
    )
    {
        await database
            .Articles.Where(one => one.Id == article && one.NewestRevisionNumber == one.ImportedRevisionNumber)
            .ExecuteUpdateAsync(one => one.SetProperty(put => put.ImportHash, hash), cancellationToken);
        if (outcome != Outcomes.Unchanged)
            await NoteAsync(database, import, article, before, cancellationToken);
    }

    /// <summary>It was unpublished because its source does not have it any more; the source may publish it again.</summary>
    public static async Task WithdrawnAsync(
        HumasDbContext database,
        Guid import,
        Guid article,
        BeforeImport? before,
        CancellationToken cancellationToken
    )
    {
        await database
            .Articles.Where(one => one.Id == article)
            .ExecuteUpdateAsync(one => one.SetProperty(put => put.ImportedAt, (DateTimeOffset?)null), cancellationToken);
        await NoteAsync(database, import, article, before, cancellationToken);
    }

    // Of several items with one key the first knows what was there before.
    private static async Task NoteAsync(
        HumasDbContext database,
        Guid import,
        Guid article,
        BeforeImport? before,
        CancellationToken cancellationToken
    )
    {
        var one = database.Articles.Where(one => one.Id == article);
        if (before?.Import != import)
            await one.ExecuteUpdateAsync(
                one =>
                    one.SetProperty(put => put.ImportId, import)
                        .SetProperty(put => put.RevisionBeforeImport, before == null ? null : before.Newest)
                        .SetProperty(put => put.LiveBeforeImport, before == null ? null : before.Live),
                cancellationToken
            );
        await one.ExecuteUpdateAsync(one => one.SetProperty(put => put.ImportVersion, put => put.Version), cancellationToken);
    }
}
