using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Articles;

/// <summary>The records that an input names, found.</summary>
internal sealed record ArticleReferences(Guid UnitId, List<Guid> MentionedUnitIds, List<Guid> AuthorIds, List<Guid> TagIds, Guid? TranslationOf, Guid? TranslationGroupId)
{
    /// <summary>Finds every record an input names and keeps it from being deleted until the transaction ends.</summary>
    /// <exception cref="Problem">422 with one error for each reference that names nothing, or two different records; 403 when an original is named anew that the caller could not translate itself.</exception>
    public static async Task<ArticleReferences> ResolveAsync(HumasDbContext database, Rights rights, Guid articleId, ArticleRevision? newest, ArticleInput input, bool imported, CancellationToken cancellationToken)
    {
        var errors = new List<ProblemError>();
        var units = await ResolveAsync(database, SlugKind.Unit, [input.Unit!, .. input.MentionedUnits], index => index == 0 ? "/unit" : $"/mentionedUnits/{index - 1}", errors, cancellationToken);
        var authors = await ResolveAsync(database, SlugKind.Author, input.Authors, index => $"/authors/{index}", errors, cancellationToken);
        var tags = await ResolveAsync(database, SlugKind.Tag, input.Tags, index => $"/tags/{index}", errors, cancellationToken);
        // An original that the caller may not see is not there for it, unless the article names it already.
        async Task<bool> IsThereAsync(Guid named) => named == newest?.TranslationOf || await (await rights.VisibleAsync(database.Articles, cancellationToken)).AnyAsync(article => article.Id == named, cancellationToken);
        var original = input.TranslationOf is null ? [] : await ResolveAsync(database, SlugKind.Article, [input.TranslationOf], _ => "/translationOf", errors, cancellationToken, IsThereAsync);
        if (original is [var self] && self == articleId)
            errors.Add(new ProblemError("translation-of-self", Text.Of("An article is no translation of itself.", "Artikel bukan terjemahan dari dirinya sendiri."), "/translationOf"));
        if (errors.Count > 0) throw Problem.Invalid(errors);
        // An import brings what a unit told while it was there.
        if (!imported && units[0] != newest?.UnitId) await RequireOpenAsync(database, units[0], "/unit", null, cancellationToken);

        // Readers of the original are shown its translations, so these are for those who write there.
        if (original is [var joined] && joined != newest?.TranslationOf) await rights.RequireAsync(imported ? Right.Import : Right.WriteDrafts, await database.Articles.AsNoTracking().SingleAsync(article => article.Id == joined, cancellationToken), cancellationToken);
        Guid? group = original is [var id] ? await database.Articles.Where(article => article.Id == id).Select(article => (Guid?)article.TranslationGroupId).SingleAsync(cancellationToken) : null;
        return new ArticleReferences(units[0], [.. units.Skip(1).Distinct()], [.. authors.Distinct()], [.. tags.Distinct()], original is [var of] ? of : null, group);
    }

    /// <summary>What a closed unit has told stays under its name, but it tells nothing new.</summary>
    /// <exception cref="Problem">422 when the unit is closed.</exception>
    public static async Task RequireOpenAsync(HumasDbContext database, Guid unit, string? pointer, string? parameter, CancellationToken cancellationToken)
    {
        if (await database.UnitsToday.AnyAsync(one => one.Id == unit && one.ClosedOn != null, cancellationToken))
            throw Problem.Invalid(new ProblemError("unit-closed", Text.Of("This unit is closed. Name its successor; articles that the unit has already stay with it.", "Unit ini sudah ditutup. Sebut penerusnya; artikel yang sudah dimiliki unit ini tetap padanya."), pointer, parameter));
    }

    private static async Task<List<Guid>> ResolveAsync(HumasDbContext database, SlugKind kind, IReadOnlyList<RefInput> references, Func<int, string> pointer, List<ProblemError> errors, CancellationToken cancellationToken, Func<Guid, Task<bool>>? isThere = null)
    {
        if (references.Count == 0) return [];
        var slugs = references.Where(reference => reference.Slug is not null).Select(reference => reference.Slug!).Distinct().ToList();
        var targets = slugs.Count == 0 ? [] : await database.Slugs.AsNoTracking().Where(entry => entry.Kind == kind && slugs.Contains(entry.Slug))
            .ToDictionaryAsync(entry => entry.Slug, entry => entry.TargetId, cancellationToken);
        var wanted = references.Select(reference => reference.Id ?? targets.GetValueOrDefault(reference.Slug!)).ToList();
        // Asked before anything else is looked at: what is hidden must not be told from what is not there by another error, nor by a wait.
        var seen = wanted.Distinct().ToList();
        if (isThere is not null)
            foreach (var id in wanted.Distinct()) if (!await isThere(id)) seen.Remove(id);
        var present = seen.Count == 0 ? [] : await LockAsync(database, kind, [.. seen], cancellationToken);

        var found = new List<Guid>();
        for (var i = 0; i < references.Count; i++)
        {
            var (reference, id) = (references[i], wanted[i]);
            if (!present.TryGetValue(id, out var heir))
                errors.Add(Unknown(kind, reference, pointer(i)));
            else if (reference is { Id: not null, Slug: not null } && targets.GetValueOrDefault(reference.Slug) != heir && targets.GetValueOrDefault(reference.Slug) != id)
                errors.Add(new ProblemError("reference-mismatch", Text.Of("slug and id name two different records. Send one of them.", "slug dan id menyebut dua data berbeda. Kirim salah satu."), pointer(i)));
            else found.Add(heir);
        }
        return found;
    }

    private static ProblemError Unknown(SlugKind kind, RefInput reference, string pointer) => new("unknown-reference", reference.Id is not null
        ? Text.Of($"There is no {Name(kind)} with the id {reference.Id}.", $"Tidak ada {Name(kind)} dengan id {reference.Id}.")
        : Text.Of($"There is no {Name(kind)} with the slug {Text.Shorten(reference.Slug!, Slug.MaxLength)}.", $"Tidak ada {Name(kind)} dengan slug {Text.Shorten(reference.Slug!, Slug.MaxLength)}."),
        pointer + (reference.Id is not null ? "/id" : "/slug"));

    // FOR KEY SHARE holds off a delete and nothing else. Maps each id to its heir: itself, unless the tag was merged.
    private static async Task<Dictionary<Guid, Guid>> LockAsync(HumasDbContext database, SlugKind kind, Guid[] ids, CancellationToken cancellationToken)
    {
        if (kind == SlugKind.Tag)
            return await database.Tags.FromSql($"select * from tags where id = any({ids}) order by id for key share").AsNoTracking()
                .ToDictionaryAsync(tag => tag.Id, tag => tag.MergedIntoId ?? tag.Id, cancellationToken);
        var sql = kind switch
        {
            SlugKind.Unit => "select id from units where id = any({0}) order by id for key share",
            SlugKind.Author => "select id from authors where id = any({0}) order by id for key share",
            _ => "select id from articles where id = any({0}) order by id for key share",
        };
        var present = await database.Database.SqlQueryRaw<Guid>(sql, ids).ToListAsync(cancellationToken);
        return present.ToDictionary(id => id);
    }

    private static string Name(SlugKind kind) => kind switch
    {
        SlugKind.Unit => Text.Of("unit", "unit"),
        SlugKind.Author => Text.Of("author", "penulis"),
        SlugKind.Tag => Text.Of("tag", "tag"),
        _ => Text.Of("article", "artikel"),
    };
}
