using HumasApi.Data;
using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Imports;

/// <summary>
/// Notes on articles which import wrote them, and what they were before, so that it can be undone. What is noted is no change of the
/// article: no version, no line in log or audit.
/// </summary>
internal static class ImportMark
{
    /// <summary>An article as it is, kept from being changed until the transaction ends; null when there is none with this key.</summary>
    public static async Task<BeforeImport?> BeforeAsync(
        HumasDbContext database,
        string source,
        string externalId,
        CancellationToken cancellationToken
    )
    {
        await database.Database.ExecuteSqlAsync(
            $"select from articles where import_source = {source} and import_external_id = {externalId} for update",
            cancellationToken
        );
        return await BeforeAsync(
            database.Articles.Where(article => article.ImportSource == source && article.ImportExternalId == externalId),
            cancellationToken
        );
    }

    /// <summary>The same of one that is known.</summary>
    public static async Task<BeforeImport?> BeforeAsync(IQueryable<Article> article, CancellationToken cancellationToken) =>
        (
            await article
                .Select(one => new BeforeImport(
                    one.NewestRevisionNumber,
                    one.LiveRevisionNumber,
                    one.ImportedRevisionNumber,
                    one.PublishedAt,
                    one.ImportId,
                    one.BeforeImport
                ))
                .SingleOrDefaultAsync(cancellationToken)
        )?.Trimmed();

    /// <summary>An item was written, or is what the article has already.</summary>
    public static async Task WrittenAsync(
        HumasDbContext database,
        Guid import,
        Guid article,
        BeforeImport? before,
        string outcome,
        byte[]? hash,
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
        if (before?.Import == import)
            await one.ExecuteUpdateAsync(one => one.SetProperty(put => put.ImportVersion, put => put.Version), cancellationToken);
        else
            await one.ExecuteUpdateAsync(
                one =>
                    one.SetProperty(put => put.ImportId, import)
                        .SetProperty(put => put.ImportVersion, put => put.Version)
                        .SetProperty(put => put.BeforeImport, before),
                cancellationToken
            );
    }
}
