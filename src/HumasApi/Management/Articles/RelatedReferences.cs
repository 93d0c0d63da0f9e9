using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Html;
using HumasApi.Publishing;
using HumasApi.ReadModel;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Articles;

/// <summary>
/// The articles that editors choose to be read next. They are live, or drafts that the caller may see. They are not kept from being
/// deleted: one that is gone is left out wherever they are shown.
/// </summary>
internal static class RelatedReferences
{
    /// <summary>Code of the warning that an import named an article that is not there (yet).</summary>
    public const string Unknown = "related-unknown";

    /// <summary>The articles of an input, each once. What the article names already stays without a look, while it exists.</summary>
    /// <param name="database">The database.</param>
    /// <param name="rights">Of the caller.</param>
    /// <param name="articleId">The article that names them.</param>
    /// <param name="newest">Its newest revision; null for a new article.</param>
    /// <param name="named">What the input names, with its place.</param>
    /// <param name="lacking">Whether what is not there is left out with a warning.</param>
    /// <param name="errors">Gets what is wrong.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<(List<Guid> Ids, List<BodyWarning> Warnings)> FindAsync(
        HumasDbContext database,
        Rights rights,
        Guid articleId,
        ArticleRevision? newest,
        List<(RefInput Reference, string Pointer)> named,
        bool lacking,
        List<ProblemError> errors,
        CancellationToken cancellationToken
    )
    {
        var (ids, warnings) = (new List<Guid>(), new List<BodyWarning>());
        if (named.Count == 0)
            return (ids, warnings);
        var slugs = named.Select(one => one.Reference.Slug).OfType<string>().ToArray();
        var bySlug = await SlugRegistry.FindAsync(database, SlugKind.Article, slugs, cancellationToken);
        var known = newest?.RelatedIds ?? [];
        var wanted = named.Select(one => one.Reference.Id).OfType<Guid>().Concat(bySlug.Values).ToArray();
        var visible = await VisibleAsync(database, rights, wanted, known, cancellationToken);
        var there = (await visible.Select(article => article.Id).ToListAsync(cancellationToken)).ToHashSet();
        foreach (var (reference, pointer) in named)
        {
            Guid? ofSlug = reference.Slug is { } slug && bySlug.TryGetValue(slug, out var target) ? target : null;
            var id = reference.Id ?? ofSlug;
            if (id is not { } one || !there.Contains(one))
            {
                if (id is { } gone && known.Contains(gone))
                    continue;
                if (lacking)
                    warnings.Add(
                        new BodyWarning(Unknown, reference.Slug ?? $"{reference.Id}", 1, "did-not-exist", null) { Pointer = pointer }
                    );
                else
                    errors.Add(ArticleReferences.Unknown(SlugKind.Article, reference, pointer));
            }
            else if (reference is { Id: not null, Slug: not null } && ofSlug != one)
                errors.Add(ArticleReferences.Mismatch(pointer));
            else if (one == articleId)
                errors.Add(Problems.RelatedToSelf.At(pointer));
            else
                ids.Add(one);
        }
        return ([.. ids.Distinct()], warnings);
    }

    /// <summary>Those of the articles that are live, or that the caller may see, in the order given.</summary>
    public static async Task<IReadOnlyList<ArticleLink>> ReadAsync(
        HumasDbContext database,
        Rights rights,
        List<Guid> ids,
        CancellationToken cancellationToken
    )
    {
        if (ids.Count == 0)
            return [];
        // Of a live article what readers see: its draft may be another unit's.
        var found = await (
            from article in await VisibleAsync(database, rights, [.. ids], [], cancellationToken)
            join revision in database.Revisions on article.LiveRevisionId ?? article.NewestRevisionId equals revision.Id
            select new ArticleLink(article.Id, revision.Slug, revision.Title)
        ).ToDictionaryAsync(link => link.Id, cancellationToken);
        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }

    private static async Task<IQueryable<Article>> VisibleAsync(
        HumasDbContext database,
        Rights rights,
        Guid[] ids,
        List<Guid> always,
        CancellationToken cancellationToken
    )
    {
        var mine = await rights.VisibleAsync(database.Articles, cancellationToken);
        return database
            .Articles.AsNoTracking()
            .Where(article =>
                ids.Contains(article.Id)
                && (article.LiveRevisionId != null || always.Contains(article.Id) || mine.Any(one => one.Id == article.Id))
            );
    }
}
