using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.ReadModel;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Records;

/// <summary>Finds the tag that an input names.</summary>
internal static class TagReference
{
    /// <returns>Its id; of a merged tag that of the one that took its place.</returns>
    /// <exception cref="Problem">422 when it names no tag, or two.</exception>
    public static async Task<Guid> ResolveAsync(
        HumasDbContext database,
        RefInput reference,
        string pointer,
        CancellationToken cancellationToken
    )
    {
        var bySlug = reference.Slug is { } slug ? await SlugRegistry.FindAsync(database, SlugKind.Tag, slug, cancellationToken) : null;
        var id = bySlug ?? reference.Id;
        var found = await database.Tags.AsNoTracking().SingleOrDefaultAsync(tag => tag.Id == id, cancellationToken);
        if (reference is { Id: { } given, Slug: not null } && given != bySlug)
            throw Problem.Invalid(
                Problems.ReferenceMismatch.At(
                    pointer,
                    Sentence.Of(
                        "slug and id name two different tags. Send one of them.",
                        "slug dan id menyebut dua tag berbeda. Kirim salah satu."
                    )
                )
            );
        if (found is null || (reference.Slug is not null && bySlug is null))
            throw Problem.Invalid(
                Problems.UnknownReference.At(
                    pointer + (reference.Id is null ? "/slug" : "/id"),
                    Sentence.Of("There is no such tag.", "Tidak ada tag seperti itu.")
                )
            );
        return found.MergedIntoId ?? found.Id;
    }
}
