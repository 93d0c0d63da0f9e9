using FluentValidation;
using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Html;
using HumasApi.Http;
using HumasApi.Management.Authors;
using HumasApi.Management.Tags;
using HumasApi.ReadModel;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management;

/// <summary>
/// Finds tags and authors that an import names by name, and creates those that there are not. Meant is the record that has this name, in
/// whatever capitals and accents it comes, else the one that has or had the slug of this name.
/// </summary>
internal sealed class ReferencesByName(HumasDbContext database, Rights rights, TagInputValidator tagRules, AuthorInputValidator authorRules)
{
    /// <summary>What was created so far.</summary>
    public List<(SlugKind Kind, Guid Id)> Created { get; } = [];

    /// <summary>The tags that references name, each by id or slug.</summary>
    /// <param name="tags">References that were checked.</param>
    /// <param name="warnings">Each tag that is created is added.</param>
    /// <param name="actor">Who imports.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="Problem">422 for a name that cannot be one, 403 when the caller may not create tags.</exception>
    public Task<List<RefInput>> TagsAsync(
        List<RefInput> tags,
        List<BodyWarning> warnings,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        ResolveAsync(
            SlugKind.Tag,
            tags,
            "/tags",
            warnings,
            name =>
                database
                    .Tags.Where(tag => tag.SortKey == NameKey.Of(name))
                    .OrderBy(tag => tag.MergedIntoId != null)
                    .ThenBy(tag => tag.Id)
                    .Select(tag => (Guid?)tag.Id)
                    .FirstOrDefaultAsync(cancellationToken),
            async (slug, name, pointer) =>
            {
                var tag = new TagInput { Slug = slug, Name = name };
                Check(tagRules, tag, pointer);
                await rights.RequireAtAnyUnitAsync(Right.KeepRecords, cancellationToken);
                return (await TagWriter.CreateAsync(database, tag, actor, now, cancellationToken)).Id;
            },
            cancellationToken
        );

    /// <summary>The same for authors. Two persons may have one name: the one of the article's unit is meant, else the first.</summary>
    /// <param name="authors">As above.</param>
    /// <param name="unit">The unit of the article.</param>
    /// <param name="warnings">As above.</param>
    /// <param name="actor">As above.</param>
    /// <param name="now">As above.</param>
    /// <param name="cancellationToken">As above.</param>
    /// <exception cref="Problem">As above; a new author is one of the article's unit.</exception>
    public async Task<List<RefInput>> AuthorsAsync(
        List<RefInput> authors,
        RefInput unit,
        List<BodyWarning> warnings,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var unitId = !authors.Exists(IsByName)
            ? null
            : unit.Id ?? await SlugRegistry.FindAsync(database, SlugKind.Unit, unit.Slug, cancellationToken);
        return await ResolveAsync(
            SlugKind.Author,
            authors,
            "/authors",
            warnings,
            name =>
                database
                    .Authors.Where(author => author.SortKey == NameKey.Of(name))
                    .OrderBy(author => author.UnitId != unitId)
                    .ThenBy(author => author.Id)
                    .Select(author => (Guid?)author.Id)
                    .FirstOrDefaultAsync(cancellationToken),
            async (slug, name, pointer) =>
            {
                var author = new AuthorInput
                {
                    Slug = slug,
                    Name = name,
                    Unit = unit,
                };
                Check(authorRules, author, pointer);
                return (await AuthorWriter.CreateAsync(database, rights, author, actor, now, cancellationToken)).Id;
            },
            cancellationToken
        );
    }

    private async Task<List<RefInput>> ResolveAsync(
        SlugKind kind,
        List<RefInput> references,
        string list,
        List<BodyWarning> warnings,
        Func<string, Task<Guid?>> findAsync,
        Func<string?, string, string, Task<Guid>> createAsync,
        CancellationToken cancellationToken
    )
    {
        var named = references.Where(IsByName).ToList();
        if (named.Count == 0)
            return references;
        var slugs = named.Select(SlugOf).Distinct().Order(StringComparer.Ordinal).ToList();
        var found = await SlugRegistry.FindAsync(database, kind, slugs, cancellationToken);
        // Scripts that send the same new name at once come one after the other; in one order, so that none waits for one that waits.
        var absent = slugs.Where(slug => !found.ContainsKey(slug)).ToList();
        foreach (var slug in absent)
            await Upsert.LockAsync(database, kind, slug, cancellationToken);
        if (absent.Count > 0)
            found = await SlugRegistry.FindAsync(database, kind, slugs, cancellationToken);
        var resolved = new List<RefInput>(references);
        for (var i = 0; i < references.Count; i++)
        {
            var reference = references[i];
            if (!IsByName(reference))
                continue;
            var (name, slug) = (reference.Name!, SlugOf(reference));
            var id = reference.Slug is null ? await findAsync(name) : null;
            id ??= found.TryGetValue(slug, out var target) ? target : null;
            if (id is null)
            {
                id = found[slug] = await createAsync(reference.Slug, name, $"{list}/{i}");
                Created.Add((kind, id.Value));
                warnings.Add(
                    new BodyWarning(kind == SlugKind.Tag ? "tag-created" : "author-created", name, 1, "did-not-exist", name)
                    {
                        Pointer = $"{list}/{i}",
                    }
                );
            }
            resolved[i] = new RefInput { Id = id };
        }
        return resolved;
    }

    /// <summary>Whether it names a record by its name, perhaps with the slug that it would like.</summary>
    public static bool IsByName(RefInput reference) => reference is { Id: null, Name: not null };

    private static string SlugOf(RefInput reference) => reference.Slug ?? Slug.From(reference.Name!, reference.Name!);

    private static void Check<T>(IValidator<T> rules, T input, string pointer)
    {
        if (rules.Validate(input) is { IsValid: false } result)
            throw Problem.Invalid([
                .. result.Errors.Select(ProblemHandler.ToPointer).Select(error => error with { Pointer = pointer + error.Pointer }),
            ]);
    }
}
