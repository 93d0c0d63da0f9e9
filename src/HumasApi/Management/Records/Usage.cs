using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Records;

/// <summary>What refers to a record and keeps it from being deleted.</summary>
/// <param name="Articles">Articles, in any revision.</param>
/// <param name="Authors">Authors.</param>
/// <param name="Units">Units that are or were below it, or that it succeeds.</param>
/// <param name="Keys">Keys with a grant for it, but for revoked ones.</param>
internal sealed record Usage(int Articles, int Authors, int Units, int Keys)
{
    public static async Task<Usage> OfAsync(HumasDbContext database, SlugKind kind, Guid id, CancellationToken cancellationToken)
    {
        var revisions = kind switch
        {
            SlugKind.Unit => database.Revisions.Where(revision => revision.UnitId == id || revision.MentionedUnitIds.Contains(id)),
            SlugKind.Article => database.Revisions.Where(revision => revision.TranslationOf == id),
            SlugKind.Author => database.Revisions.Where(revision => revision.AuthorIds.Contains(id)),
            _ => await RevisionsOfTagAsync(database, id, cancellationToken),
        };
        return new Usage(
            await revisions.Select(revision => revision.ArticleId).Distinct().CountAsync(cancellationToken),
            kind == SlugKind.Unit ? await database.Authors.CountAsync(author => author.UnitId == id, cancellationToken) : 0,
            kind == SlugKind.Unit
                ? await database
                    .UnitParents.Where(row => row.ParentId == id)
                    .Select(row => row.UnitId)
                    .Distinct()
                    .CountAsync(cancellationToken)
                    + await database.UnitEvents.CountAsync(end => end.SuccessorIds.Contains(id), cancellationToken)
                : 0,
            kind == SlugKind.Unit
                ? await database.ApiKeys.CountAsync(
                    key => key.RevokedAt == null && key.Grants.Any(grant => grant.UnitId == id),
                    cancellationToken
                )
                : 0
        );
    }

    // Revisions never change, so those of merged tags still name them and mean the merge target.
    private static async Task<IQueryable<ArticleRevision>> RevisionsOfTagAsync(
        HumasDbContext database,
        Guid id,
        CancellationToken cancellationToken
    )
    {
        var ids = await database
            .Tags.Where(tag => tag.Id == id || tag.MergedIntoId == id)
            .Select(tag => tag.Id)
            .ToArrayAsync(cancellationToken);
        return database.Revisions.Where(revision => revision.TagIds.Any(tag => ids.Contains(tag)));
    }

    /// <exception cref="Problem">409 in-use with the counts, unless nothing refers to the record.</exception>
    public void RequireNone(string wayOut)
    {
        if (this is { Articles: 0, Authors: 0, Units: 0, Keys: 0 })
            return;
        throw Problem.Of(Problems.InUse, $"{Problems.InUse.When} {wayOut}", new Dictionary<string, object?> { ["references"] = this });
    }
}
