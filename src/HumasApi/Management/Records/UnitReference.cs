using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.ReadModel;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Records;

/// <summary>Finds the unit that an input names.</summary>
internal static class UnitReference
{
    /// <exception cref="Problem">422 when it names no unit, or two.</exception>
    public static async Task<Guid> ResolveAsync(
        HumasDbContext database,
        RefInput reference,
        string pointer,
        CancellationToken cancellationToken
    ) => (await ResolveAsync(database, [(reference, pointer)], cancellationToken))[0];

    /// <summary>Finds many units at once, each named at its place in the body, and keeps them from being deleted meanwhile.</summary>
    /// <returns>Their ids, in the order given.</returns>
    /// <exception cref="Problem">422 where one names no unit, or two.</exception>
    public static async Task<IReadOnlyList<Guid>> ResolveAsync(
        HumasDbContext database,
        IReadOnlyList<(RefInput Reference, string Pointer)> named,
        CancellationToken cancellationToken
    )
    {
        var slugs = named.Select(one => one.Reference.Slug).OfType<string>().Distinct().ToArray();
        var bySlug = await SlugRegistry.FindAsync(database, SlugKind.Unit, slugs, cancellationToken);
        Guid? Found(RefInput reference) =>
            reference.Id ?? (reference.Slug is { } slug && bySlug.TryGetValue(slug, out var target) ? target : null);
        var ids = named.Select(one => Found(one.Reference)).OfType<Guid>().Distinct().ToArray();
        var existing =
            ids.Length == 0
                ? []
                : await database
                    .Units.FromSql($"select * from units where id = any({ids}) order by id for key share")
                    .AsNoTracking()
                    .Select(unit => unit.Id)
                    .ToListAsync(cancellationToken);
        var present = existing.ToHashSet();
        foreach (var (reference, pointer) in named)
        {
            if (reference is { Id: { } id, Slug: { } slug } && !(bySlug.TryGetValue(slug, out var target) && target == id))
                throw Problem.Invalid(
                    Problems.ReferenceMismatch.At(
                        pointer,
                        Sentence.Of(
                            "slug and id name two different units. Send one of them.",
                            "slug dan id menyebut dua unit berbeda. Kirim salah satu."
                        )
                    )
                );
            if (Found(reference) is not { } found || !present.Contains(found))
                throw Problem.Invalid(
                    Problems.UnknownReference.At(
                        pointer + (reference.Id is null ? "/slug" : "/id"),
                        Sentence.Of("There is no such unit.", "Tidak ada unit seperti itu.")
                    )
                );
        }
        return [.. named.Select(one => Found(one.Reference)!.Value)];
    }
}
