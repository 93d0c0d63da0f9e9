using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Html;
using HumasApi.Publishing;
using HumasApi.ReadModel;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Articles;

/// <summary>The records that an input names, found.</summary>
internal sealed record ArticleReferences(
    Guid UnitId,
    List<Guid> MentionedUnitIds,
    List<Guid> AuthorIds,
    List<Guid> TagIds,
    Guid? TranslationOf,
    Guid? TranslationGroupId
)
{
    /// <summary>Articles to read next.</summary>
    public List<Guid> RelatedIds { get; private init; } = [];

    /// <summary>What was not found, and is left out.</summary>
    public IReadOnlyList<BodyWarning> Warnings { get; private init; } = [];

    /// <summary>Finds every record an input names and keeps it from being deleted until the transaction ends.</summary>
    /// <exception cref="Problem">422 with one error for each reference that names nothing, or two different records; 403 when a
    /// newly named original is one that the caller may not translate.</exception>
    public static async Task<ArticleReferences> ResolveAsync(
        HumasDbContext database,
        EditorMemory memory,
        Rights rights,
        Guid articleId,
        ArticleRevision? newest,
        ArticleInput input,
        IReadOnlyList<ProblemError> faults,
        bool imported,
        CancellationToken cancellationToken
    )
    {
        var errors = new List<ProblemError>(faults);
        var faulty = Faulty(faults);
        var (unit, mentioned) = (
            Named([input.Unit], _ => "/unit", 1, faulty),
            Named(input.MentionedUnits, index => $"/mentionedUnits/{index}", ArticleRevision.MaxMentionedUnits, faulty)
        );
        var (byline, labels) = (
            Named(input.Authors, index => $"/authors/{index}", ArticleRevision.MaxAuthors, faulty, input.CreatesAuthors),
            Named(input.Tags, index => $"/tags/{index}", ArticleRevision.MaxTags, faulty, input.CreatesTags)
        );
        var locked = await NamedReference.LockAsync(
            database,
            [
                .. unit.Concat(mentioned).Select(one => (SlugKind.Unit, one.Reference)),
                .. byline.Select(one => (SlugKind.Author, one.Reference)),
                .. labels.Select(one => (SlugKind.Tag, one.Reference)),
            ],
            cancellationToken
        );
        var units = Found(SlugKind.Unit, [.. unit, .. mentioned], locked, errors);
        var authors = Found(SlugKind.Author, byline, locked, errors);
        var tags = Found(SlugKind.Tag, labels, locked, errors);
        var original = Named([input.TranslationOf], _ => "/translationOf", 1, faulty) is [var (of, _)]
            ? await OriginalAsync(database, rights, newest, of, errors, cancellationToken)
            : [];
        if (original is [var self] && self == articleId)
            errors.Add(Problems.TranslationOfSelf.At("/translationOf"));
        var (related, warnings) = await RelatedReferences.FindAsync(
            database,
            rights,
            articleId,
            newest,
            Named(input.Related, index => $"/related/{index}", ArticleRevision.MaxRelated, faulty),
            input.LacksRelated,
            errors,
            cancellationToken
        );
        if (errors.Count > 0)
            throw Problem.Invalid(errors);
        // An import may bring articles of a unit that is closed now.
        if (!imported && units[0] != newest?.UnitId)
            await RequireOpenAsync(database, memory, units[0], "/unit", null, cancellationToken);

        Guid? translated = original is [var first] ? first : null;
        return new ArticleReferences(
            units[0],
            [.. units.Skip(1).Distinct()],
            [.. authors.Distinct()],
            await TagsAsync(database, [.. tags.Distinct()], newest, cancellationToken),
            translated,
            await GroupAsync(database, rights, translated, newest, imported, cancellationToken)
        )
        {
            RelatedIds = related,
            Warnings = warnings,
        };
    }

    // Readers of the original are shown its translations, so these are for those who write there.
    private static async Task<Guid?> GroupAsync(
        HumasDbContext database,
        Rights rights,
        Guid? original,
        ArticleRevision? newest,
        bool imported,
        CancellationToken cancellationToken
    )
    {
        if (original is null)
            return null;
        var article = await database.Articles.AsNoTracking().SingleAsync(one => one.Id == original, cancellationToken);
        if (original != newest?.TranslationOf)
            await rights.RequireAsync(imported ? Right.Import : Right.WriteDrafts, article, cancellationToken);
        return article.TranslationGroupId;
    }

    // Of what the validator refuses nothing is looked up: neither more than there may be, nor what names nothing. What still has a
    // name only would be created, were it not for the faults.
    private static List<(RefInput Reference, string Pointer)> Named(
        IReadOnlyList<RefInput?> references,
        Func<int, string> pointer,
        int most,
        HashSet<string> faulty,
        bool createsByName = false
    ) =>
        references.Count > most
            ? []
            :
            [
                .. references
                    .Select((one, index) => (Reference: one!, Pointer: pointer(index)))
                    .Where(one => one.Reference is not null && !faulty.Contains(one.Pointer))
                    .Where(one => !createsByName || !ReferencesByName.IsByName(one.Reference)),
            ];

    // The places of the faults, and what they are members of.
    private static HashSet<string> Faulty(IReadOnlyList<ProblemError> faults) =>
        faults
            .Select(fault => fault.Pointer!)
            .SelectMany(pointer => new[] { pointer, pointer[..Math.Max(0, pointer.LastIndexOf('/'))] })
            .ToHashSet();

    // A tag that was merged is read and sent as its heir. Where only that is new, nothing is.
    private static async Task<List<Guid>> TagsAsync(
        HumasDbContext database,
        List<Guid> sent,
        ArticleRevision? newest,
        CancellationToken cancellationToken
    )
    {
        if (newest is null || newest.TagIds.SequenceEqual(sent))
            return sent;
        return (await ArticleProjection.HeirsAsync(database, newest.TagIds, cancellationToken)).SequenceEqual(sent) ? newest.TagIds : sent;
    }

    /// <summary>Articles of a closed unit stay under its name; it cannot publish new ones.</summary>
    /// <exception cref="Problem">422 when the unit is closed.</exception>
    public static async Task RequireOpenAsync(
        HumasDbContext database,
        EditorMemory memory,
        Guid unit,
        string? pointer,
        string? parameter,
        CancellationToken cancellationToken
    )
    {
        if ((await References.FactsAsync(database, memory, unit, cancellationToken))?.IsClosed != true)
            return;
        var message = Sentence.Of(
            "This unit is closed. Name its successor; articles that the unit has already stay with it.",
            "Unit ini sudah ditutup. Sebutkan unit penerusnya; artikel yang sudah dimiliki unit ini tetap padanya."
        );
        throw Problem.Invalid(
            pointer is null ? Problems.UnitClosed.InParameter(parameter!, message) : Problems.UnitClosed.At(pointer, message)
        );
    }

    // Visibility first, before the row is locked and before slug and id are compared: a hidden original gets the response of none,
    // and no wait tells them apart. One that the article names already stays.
    private static async Task<List<Guid>> OriginalAsync(
        HumasDbContext database,
        Rights rights,
        ArticleRevision? newest,
        RefInput reference,
        List<ProblemError> errors,
        CancellationToken cancellationToken
    )
    {
        var id = reference.Id ?? await SlugRegistry.FindAsync(database, SlugKind.Article, reference.Slug, cancellationToken);
        var isVisible =
            id is { } named
            && (
                named == newest?.TranslationOf
                || await (await rights.VisibleAsync(database.Articles, cancellationToken)).AnyAsync(
                    article => article.Id == named,
                    cancellationToken
                )
            );
        if (isVisible)
            return Found(
                SlugKind.Article,
                [(reference, "/translationOf")],
                await NamedReference.LockAsync(database, [(SlugKind.Article, reference)], cancellationToken),
                errors
            );
        errors.Add(Unknown(SlugKind.Article, reference, "/translationOf"));
        return [];
    }

    private static List<Guid> Found(
        SlugKind kind,
        IReadOnlyList<(RefInput Reference, string Pointer)> references,
        Queue<NamedReference> named,
        List<ProblemError> errors
    )
    {
        var found = new List<Guid>();
        foreach (var (reference, pointer) in references)
        {
            var one = named.Dequeue();
            if (one.Heir is not { } mergeTarget)
                errors.Add(Unknown(kind, reference, pointer));
            else if (reference is { Id: not null, Slug: not null } && one.BySlug != mergeTarget && one.BySlug != one.Id)
                errors.Add(Mismatch(pointer));
            else
                found.Add(mergeTarget);
        }
        return found;
    }

    public static ProblemError Mismatch(string pointer) =>
        Problems.ReferenceMismatch.At(
            pointer,
            Sentence.Of(
                "slug and id name two different records. Send one of them.",
                "slug dan id menyebut dua data berbeda. Kirim salah satu."
            )
        );

    public static ProblemError Unknown(SlugKind kind, RefInput reference, string pointer) =>
        Problems.UnknownReference.At(
            pointer + (reference.Id is null ? "/slug" : "/id"),
            reference.Id is not null
                ? Sentence.Of($"There is no {Name(kind)} with the id {reference.Id}.", $"Tidak ada {Name(kind)} dengan id {reference.Id}.")
                : Sentence.Of(
                    $"There is no {Name(kind)} with the slug {Text.Shorten(reference.Slug!, Slug.MaxLength)}.",
                    $"Tidak ada {Name(kind)} dengan slug {Text.Shorten(reference.Slug!, Slug.MaxLength)}."
                )
        );

    private static string Name(SlugKind kind) =>
        kind switch
        {
            SlugKind.Unit => Sentence.Of("unit", "unit"),
            SlugKind.Author => Sentence.Of("author", "penulis"),
            SlugKind.Tag => Sentence.Of("tag", "tag"),
            _ => Sentence.Of("article", "artikel"),
        };
}

/// <summary>A reference, as the database knows it.</summary>
/// <param name="Id">What it names by id, else by slug; null where the slug names nothing.</param>
/// <param name="BySlug">What its slug names; null without one.</param>
/// <param name="Heir">The record itself, or the tag that it was merged into; null where there is none.</param>
internal sealed record NamedReference(Guid? Id, Guid? BySlug, Guid? Heir)
{
    /// <summary>
    /// Finds records of any kind and keeps them from being deleted until the transaction ends, in one statement; in the order
    /// given.
    /// </summary>
    public static async Task<Queue<NamedReference>> LockAsync(
        HumasDbContext database,
        IReadOnlyList<(SlugKind Kind, RefInput Reference)> references,
        CancellationToken cancellationToken
    )
    {
        var kinds = references.Select(one => one.Kind.ToWire()).ToArray();
        var (ids, slugs) = (references.Select(one => one.Reference.Id).ToArray(), references.Select(one => one.Reference.Slug).ToArray());
        var trip = new RoundTrip(database);
        // FOR KEY SHARE holds off a delete and nothing else.
        var rows = trip.Add(
            """
            with named as materialized (
                select w.kind, w.place, coalesce(w.id, s.target_id) as id, s.target_id as by_slug
                from unnest($1, $2, $3) with ordinality as w(kind, id, slug, place) left join slugs s on s.kind = w.kind and s.slug =
                    w.slug),
            unit as (select id from units where id = any(array(select id from named where kind = 'unit')) order by id for key share),
            author as (select id from authors where id = any(array(select id from named where kind = 'author')) order by id for key
                share),
            tag as (select id, coalesce(merged_into_id, id) as heir from tags where id = any(array(select id from named where kind =
                'tag')) order by id for key share),
            article as (select id from articles where id = any(array(select id from named where kind = 'article')) order by id for key
                share)
            select named.id, named.by_slug, coalesce(unit.id, author.id, tag.heir, article.id)
            from named left join unit on named.kind = 'unit' and unit.id = named.id left join author on named.kind = 'author' and
                    author.id = named.id
                left join tag on named.kind = 'tag' and tag.id = named.id left join article on named.kind = 'article' and article.id =
                    named.id
            order by named.place
            """,
            row => new NamedReference(row.GetFieldValue<Guid?>(0), row.GetFieldValue<Guid?>(1), row.GetFieldValue<Guid?>(2)),
            kinds,
            ids,
            slugs
        );
        await trip.SendAsync(cancellationToken);
        return new Queue<NamedReference>(rows);
    }
}
