using HumasApi.Access;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Html;
using HumasApi.ReadModel;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Articles;

/// <summary>An article that an import may bring for the first time, bound, validated and its body cleaned.</summary>
/// <param name="Source">The system that it comes from.</param>
/// <param name="ExternalId">Its key there.</param>
/// <param name="Input">The input; valid.</param>
/// <param name="Body">Its clean body.</param>
/// <param name="Hash">Hash of the item.</param>
internal sealed record NewArticle(string Source, string ExternalId, ImportedArticleInput Input, CleanBody Body, byte[] Hash)
{
    /// <summary>The id that it gets; null for one of the moment when it is written.</summary>
    public Guid? Id { get; init; }
}

/// <summary>A tag or author that an item names by name.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Slug">The slug that it would like.</param>
/// <param name="Name">Its name.</param>
/// <param name="Unit">Of an author: the unit of the article, to which a new one belongs.</param>
internal readonly record struct NamedRecord(SlugKind Kind, string? Slug, string Name, string? Unit);

/// <summary>
/// Writes new articles of an import, many in a transaction: references, slugs, quotas and the read model are asked and written once
/// for all of them. What this cannot judge for many at once (an unknown reference, a missing right, a review, another article) it
/// leaves to <see cref="PutArticleBySourceHandler"/>, which is the one that knows the rules.
/// </summary>
internal sealed class ArticleBatch(HumasDbContext database, Rights rights, ArticleWriter writer, ReferencesByName names, UnitQuota quota)
{
    /// <summary>Writes the articles at the head of the list, up to the first that needs to be looked at alone.</summary>
    /// <returns>What is to be said of each that was written.</returns>
    public async Task<IReadOnlyList<IReadOnlyList<BodyWarning>>> WriteAsync(
        IReadOnlyList<NewArticle> items,
        Guid? import,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var references = await ResolveAsync(items, cancellationToken);
        references = [.. references.Take(await SimpleAsync(items, references, cancellationToken))];
        if (references.Count == 0)
            return [];
        var drafts = await DraftsAsync(items, references, actor, now, cancellationToken);
        await quota.ChargeAsync([.. drafts.Select(draft => draft.Revision)], imported: true, cancellationToken);
        var slugs = await SlugRegistry.ClaimAllAsync(
            database,
            SlugKind.Article,
            [
                .. drafts.Select(draft =>
                    (draft.Article.Id, draft.Revision.Slug, draft.Input.Publish ? SlugState.Current : SlugState.Reserved)
                ),
            ],
            cancellationToken
        );
        var (warnings, publications) = (new List<IReadOnlyList<BodyWarning>>(), new List<Publication>());
        var (articles, revisions) = (new List<Article>(), new List<ArticleRevision>());
        foreach (var ((draft, item), slug) in drafts.Zip(items).Zip(slugs))
        {
            var (article, revision) = (draft.Article, draft.Revision with { Slug = slug });
            article.Save(revision, article.Id, imported: true, actor, now);
            if (draft.Input.Publish)
            {
                article.SetImportedUpdate(draft.Input.UpdatedAt);
                article.Publish(revision, null, UpdateKind.Minor, null, actor, now);
                publications.Add(new Publication(article, revision, WasLive: false, IsNew: true, UpdateKind.Minor));
            }
            article.CreatedByImport(import, item.Hash);
            articles.Add(article);
            revisions.Add(revision);
            warnings.Add(ArticleWriter.OfSlug(revision, draft.Input.Slug, item.Body.Warnings));
        }
        database.PendingAudit?.CollectNew([
            .. articles.Select(article => database.Entry(article)),
            .. revisions.Select(revision => database.Entry(revision)),
        ]);
        await database.CopyAsync(articles, cancellationToken);
        await database.CopyAsync(revisions, cancellationToken);
        if (publications.Count > 0)
            await ArticleProjection.PublishNewAsync(database, publications, actor, now, cancellationToken);
        return warnings;
    }

    private async Task<List<(Article Article, ArticleRevision Revision, ImportedArticleInput Input)>> DraftsAsync(
        IReadOnlyList<NewArticle> items,
        IReadOnlyList<ArticleReferences?> references,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var drafts = new List<(Article Article, ArticleRevision Revision, ImportedArticleInput Input)>();
        var ids = new OrderedIds();
        foreach (var (item, reference) in items.Zip(references))
        {
            var article = new Article
            {
                Id = item.Id ?? ids.Next(),
                ImportSource = item.Source,
                ImportExternalId = item.ExternalId,
                CreatedAt = now,
                CreatedBy = actor,
            };
            var input = item.Input with
            {
                TimeZone = item.Input.TimeZone ?? await writer.ZoneOfAsync(reference!.UnitId, cancellationToken),
            };
            drafts.Add((article, ArticleWriter.RevisionOf(article, null, input, reference!, item.Body, actor, now), item.Input));
        }
        return drafts;
    }

    /// <summary>The same items with tags and authors by id where they were named by name; creates those that do not exist.</summary>
    /// <param name="items">The items.</param>
    /// <param name="known">Names that were found before, and those found now.</param>
    /// <param name="created">What was created, by the place of the first item that names it.</param>
    /// <param name="actor">Who creates.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<NewArticle>> WithRecordsAsync(
        IReadOnlyList<NewArticle> items,
        Dictionary<NamedRecord, RefInput> known,
        List<(int Item, BodyWarning Warning)> created,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var named = new List<NewArticle>();
        foreach (var (place, item) in items.Index())
        {
            var (input, warnings) = (item.Input, new List<BodyWarning>());
            if (input.CreatesTags)
                input = input with { Tags = await AllAsync(input.Tags, FindTagAsync) };
            if (input.CreatesAuthors)
                input = input with { Authors = await AllAsync(input.Authors, FindAuthorAsync) };
            created.AddRange(warnings.Select(warning => (place, warning)));
            named.Add(item with { Input = input });

            async Task<RefInput> FindTagAsync(RefInput tag) =>
                await RememberAsync(new NamedRecord(SlugKind.Tag, tag.Slug, tag.Name!, null), () =>
                    names.TagsAsync([tag], warnings, actor, now, cancellationToken)
                );

            async Task<RefInput> FindAuthorAsync(RefInput author) =>
                await RememberAsync(
                    new NamedRecord(SlugKind.Author, author.Slug, author.Name!, input.Unit!.Slug ?? $"{input.Unit.Id}"),
                    () => names.AuthorsAsync([author], input.Unit!, warnings, actor, now, cancellationToken)
                );
        }
        return named;

        async Task<RefInput> RememberAsync(NamedRecord record, Func<Task<List<RefInput>>> find) =>
            known.TryGetValue(record, out var found) ? found : known[record] = (await find())[0];
    }

    // Those that are named by name are found; the others stay.
    private static async Task<List<RefInput>> AllAsync(List<RefInput> references, Func<RefInput, Task<RefInput>> find)
    {
        var all = new List<RefInput>();
        foreach (var reference in references)
            all.Add(reference is { Id: null, Name: not null } ? await find(reference) : reference);
        return all;
    }

    // The records that each item names; null where one is not found, or is named in two ways.
    private async Task<IReadOnlyList<ArticleReferences?>> ResolveAsync(IReadOnlyList<NewArticle> items, CancellationToken cancellationToken)
    {
        List<(SlugKind Kind, RefInput Reference)> wanted =
        [
            .. items.SelectMany(item => Named(item.Input)).Where(one => KeyOf(one) is not null).DistinctBy(KeyOf),
        ];
        var found = wanted
            .Zip(await NamedReference.LockAsync(database, wanted, cancellationToken))
            .Where(pair => pair.Second.Heir is not null)
            .ToDictionary(pair => KeyOf(pair.First)!, pair => pair.Second.Heir!.Value);
        return [.. items.Select(item => Of(item.Input, found))];
    }

    private static string? KeyOf((SlugKind Kind, RefInput Reference) one) =>
        one.Reference switch
        {
            { Id: null, Slug: { } slug } => $"{one.Kind} {slug}",
            { Id: { } id, Slug: null } => $"{one.Kind} {id}",
            _ => null,
        };

    private static ArticleReferences? Of(ImportedArticleInput input, Dictionary<string, Guid> found)
    {
        if (
            input.TranslationOf is not null
            || input.Related.Count > 0
            || Named(input).Any(one => KeyOf(one) is not { } key || !found.ContainsKey(key))
        )
            return null;
        List<Guid> All(SlugKind kind, IEnumerable<RefInput> references) =>
            [.. references.Select(reference => found[KeyOf((kind, reference))!]).Distinct()];
        return new ArticleReferences(
            All(SlugKind.Unit, [input.Unit!])[0],
            All(SlugKind.Unit, input.MentionedUnits),
            All(SlugKind.Author, input.Authors),
            All(SlugKind.Tag, input.Tags),
            TranslationOf: null,
            TranslationGroupId: null
        );
    }

    private static IEnumerable<(SlugKind Kind, RefInput Reference)> Named(ImportedArticleInput input) =>
        [
            (SlugKind.Unit, input.Unit!),
            .. input.MentionedUnits.Select(unit => (SlugKind.Unit, unit)),
            .. input.Authors.Select(author => (SlugKind.Author, author)),
            .. input.Tags.Select(tag => (SlugKind.Tag, tag)),
        ];

    // How many of the first can be written without looking at them alone: the caller may write for their units and publish there,
    // no review is required, and the authors of others are public already.
    private async Task<int> SimpleAsync(
        IReadOnlyList<NewArticle> items,
        IReadOnlyList<ArticleReferences?> references,
        CancellationToken cancellationToken
    )
    {
        var mine = await rights.UnitsAsync(Right.Import, cancellationToken);
        var published = items
            .Zip(references)
            .Where(pair => pair.First.Input.Publish)
            .Select(pair => pair.Second)
            .OfType<ArticleReferences>();
        var policies = await ReviewPolicies.ReadAsync(database, published.Select(one => one.UnitId), cancellationToken);
        var strangers = mine is null
            ? []
            : (await NewAuthors.UnitsAsync(database, published.SelectMany(one => one.AuthorIds), cancellationToken))
                .Where(author => !mine.Contains(author.Value))
                .Select(author => author.Key)
                .ToHashSet();
        return items
            .Zip(references)
            .TakeWhile(pair =>
                pair.Second is { } one
                && mine?.Contains(one.UnitId) != false
                && (!pair.First.Input.Publish || (!policies[one.UnitId].Required && !one.AuthorIds.Exists(strangers.Contains)))
            )
            .Count();
    }
}
