using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management;

/// <summary>Finds the unit that an input names.</summary>
internal static class UnitReference
{
    /// <exception cref="Problem">422 when it names no unit, or two.</exception>
    public static async Task<Guid> ResolveAsync(
        HumasDbContext database,
        RefInput reference,
        string pointer,
        CancellationToken cancellationToken
    )
    {
        var bySlug = reference.Slug is null
            ? (Guid?)null
            : await database
                .Slugs.Where(entry => entry.Kind == SlugKind.Unit && entry.Slug == reference.Slug)
                .Select(entry => (Guid?)entry.TargetId)
                .SingleOrDefaultAsync(cancellationToken);
        if (reference is { Id: not null, Slug: not null } && reference.Id != bySlug)
            throw Problem.Invalid(
                Problems.ReferenceMismatch.At(
                    pointer,
                    Sentence.Of(
                        "slug and id name two different units. Send one of them.",
                        "slug dan id menyebut dua unit berbeda. Kirim salah satu."
                    )
                )
            );
        var id = reference.Id ?? bySlug;
        if (
            id is { } found
            && await database
                .Units.FromSql($"select * from units where id = {found} for key share")
                .AsNoTracking()
                .AnyAsync(cancellationToken)
        )
            return found;
        throw Problem.Invalid(
            Problems.UnknownReference.At(
                pointer + (reference.Id is null ? "/slug" : "/id"),
                Sentence.Of("There is no such unit.", "Tidak ada unit seperti itu.")
            )
        );
    }
}
