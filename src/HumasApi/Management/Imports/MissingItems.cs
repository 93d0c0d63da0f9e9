using HumasApi.Access;
using HumasApi.Data;
using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Imports;

/// <summary>An article of the source that the file does not have.</summary>
/// <param name="Id">The article.</param>
/// <param name="ExternalId">Its key in the source.</param>
/// <param name="IsLive">Whether readers see it.</param>
/// <param name="IsEdited">Whether a person edited it since the source sent it.</param>
/// <param name="Version">Its version: what is changed after this is not unpublished.</param>
internal sealed record MissingArticle(Guid Id, string ExternalId, bool IsLive, bool IsEdited, int Version);

/// <summary>Finds what a source no longer has, where the file is all that it has (complete=true).</summary>
internal static class MissingItems
{
    public const string Reported = "missing-item";
    public const string Unpublished = "missing-unpublished";
    public const string Edited = "missing-edited";
    public const string Unknown = "missing-unknown";

    /// <summary>The articles of the source that the sender may see, that are not in the file and not unpublished already.</summary>
    public static async Task<IReadOnlyList<MissingArticle>> FindAsync(
        HumasDbContext database,
        Rights rights,
        ImportJob job,
        ImportItems items,
        CancellationToken cancellationToken
    )
    {
        var missing = new List<MissingArticle>();
        var all =
            from article in await rights.VisibleAsync(database.Articles.AsNoTracking(), cancellationToken)
            where article.ImportSource == job.Source && article.Publication != PublicationState.Unpublished
            orderby article.ImportExternalId
            select new MissingArticle(
                article.Id,
                article.ImportExternalId!,
                article.Publication == PublicationState.Live,
                article.NewestRevisionNumber != article.ImportedRevisionNumber,
                article.Version
            );
        await foreach (var article in all.AsAsyncEnumerable().WithCancellation(cancellationToken))
            if (!items.Has(job.Source, article.ExternalId))
                missing.Add(article);
        return missing;
    }
}
