using System.Linq.Expressions;
using HumasApi.Access;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Management.Articles;
using HumasApi.Paging;
using HumasApi.Publishing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Exports;

/// <summary>GET /manage/v1/exports/articles: articles in the shape that an import reads, in the order of their ids.</summary>
internal static class ExportArticlesEndpoint
{
    private const string Revisions = "revisions";

    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        .. ArticleFilters.Parameters,
        Export.Format,
        new("include", ParameterType.AnyOf, "`revisions`: all saves of each article, the first one first; NDJSON only.")
        {
            Words = [Revisions],
            WordsName = "ExportInclude",
            Example = Revisions,
        },
        new("cursor", ParameterType.Text, "To go on after an export that broke off: the id of the last article that was received.")
        {
            Example = "0199a1f2-7c3e-7d4b-9a51-3f0c2b8e6d10",
        },
    ];

    public static Task<IResult> Handle(HttpContext http, IMediator mediator, Export export)
    {
        var query = new QueryReader(http.Request);
        var (filters, format) = (ArticleFilters.Read(query), query.Word<ExportFormat>(Export.Format.Name) ?? ExportFormat.Ndjson);
        var revisions = query.Words("include", [Revisions]).Count > 0;
        var cursor = query.Ids("cursor", 1).SingleOrDefault();
        query.Done();
        return export.SendAsync(http, "articles", Export.Writer<ExportedArticle>(format), last =>
            mediator.Send(new ExportArticlesQuery(filters, revisions, last?.Id ?? cursor), http.RequestAborted)
        );
    }
}

/// <summary>
/// An article as an import reads it: what readers get, else the newest revision. References are by slug, so that it can be imported
/// where the records have other ids.
/// </summary>
internal sealed record ExportedArticle : ArticleText
{
    internal ExportedArticle(ArticleText text)
        : base(text) { }

    /// <summary>Identity here. An import takes it as the external id where there is no import key.</summary>
    public required Guid Id { get; init; }

    /// <summary>Identity in the system it was imported from.</summary>
    public required ImportKey? ImportKey { get; init; }

    /// <summary>Readable part of the address.</summary>
    public required string Slug { get; init; }

    /// <summary>What kind of text it is.</summary>
    [ExtensibleEnum(typeof(ArticleKind))]
    public required string Kind { get; init; }

    /// <summary>BCP 47 tag of the language.</summary>
    public required string Language { get; init; }

    /// <summary>The article that this one is a translation of. It stands before this one in the export.</summary>
    public required ExportedRef? TranslationOf { get; init; }

    /// <summary>Headline.</summary>
    public required string Title { get; init; }

    /// <summary>The text as sanitised HTML.</summary>
    public required string? Body { get; init; }

    /// <summary>IANA zone in which times are shown to readers.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Whether readers see it.</summary>
    public required bool Publish { get; init; }

    /// <summary>Editorial time; null: not decided yet.</summary>
    public required DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Last major update; null before one, and for what readers do not see.</summary>
    public required DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The unit that publishes.</summary>
    public required ExportedRef Unit { get; init; }

    /// <summary>Units that the article is about.</summary>
    public required IReadOnlyList<ExportedRef> MentionedUnits { get; init; }

    /// <summary>Authors, in the order printed.</summary>
    public required IReadOnlyList<ExportedRef> Authors { get; init; }

    /// <summary>Tags in the order shown.</summary>
    public required IReadOnlyList<ExportedRef> Tags { get; init; }

    /// <summary>Articles to read next, chosen by editors.</summary>
    public required IReadOnlyList<ExportedRef> Related { get; init; }

    /// <summary>The picture shown with the article.</summary>
    public required Image? CoverImage { get; init; }

    /// <summary>The outlet that the item is taken from.</summary>
    public required Attribution? Attribution { get; init; }

    /// <summary>Metadata for search engines, as entered.</summary>
    public required Seo Seo { get; init; }

    /// <summary>Addresses the item had before.</summary>
    public required IReadOnlyList<string> LegacyUrls { get; init; }

    /// <summary>All saves, the first one first; null unless asked for with include=revisions. An import does not read them.</summary>
    public required IReadOnlyList<ExportedRevision>? Revisions { get; init; }
}

/// <summary>A reference of an exported article.</summary>
/// <param name="Slug">Its slug.</param>
/// <param name="Name">Its name; of an article the title.</param>
internal sealed record ExportedRef(string Slug, string Name);

/// <summary>One save of an article.</summary>
/// <param name="Number">Counts from 1 within the article.</param>
/// <param name="Slug">Slug then.</param>
/// <param name="Title">Headline then.</param>
/// <param name="Summary">What the article said in a sentence or two then.</param>
/// <param name="Body">The text then, as sanitised HTML.</param>
/// <param name="CreatedAt">When it was saved.</param>
/// <param name="CreatedBy">Who saved it.</param>
/// <param name="Note">Why, as sent in revisionNote.</param>
internal sealed record ExportedRevision(
    int Number,
    string Slug,
    string Title,
    string? Summary,
    string? Body,
    DateTimeOffset CreatedAt,
    ActorRef CreatedBy,
    string? Note
);

/// <param name="Filters">Which articles.</param>
/// <param name="Revisions">Whether all saves are read as well.</param>
/// <param name="After">The last article that was read.</param>
internal sealed record ExportArticlesQuery(ArticleFilters Filters, bool Revisions, Guid After) : IRequest<IReadOnlyList<ExportedArticle>>;

internal sealed class ExportArticlesHandler(HumasDbContext database, Rights rights, ExportNames names)
    : IRequestHandler<ExportArticlesQuery, IReadOnlyList<ExportedArticle>>
{
    // The source of the body is as long as the body, and is not exported.
    private static readonly Expression<Func<ArticleRevision, ArticleRevision>> Content = WithoutSource();

    public async Task<IReadOnlyList<ExportedArticle>> Handle(ExportArticlesQuery request, CancellationToken cancellationToken)
    {
        await Export.InOneMomentAsync(database, cancellationToken);
        var all = await request.Filters.ApplyAsync(database, rights, new Filters(), cancellationToken);
        var articles = await NextAsync(all, request.After, cancellationToken);
        articles = await FittingAsync(articles, request.Revisions, cancellationToken);
        var shown = articles.ConvertAll(ShownOf);
        var revisions = await database
            .Revisions.AsNoTracking()
            .Where(revision => shown.Contains(revision.Id))
            .Select(Content)
            .ToDictionaryAsync(revision => revision.Id, cancellationToken);
        var history = request.Revisions ? await HistoryAsync(articles, cancellationToken) : null;
        await names.ReadAsync(revisions.Values, cancellationToken);
        return [.. articles.Select(article => Of(article, revisions[ShownOf(article)], history?[article.Id]))];
    }

    // First what is no translation: an import must find the original before its translations.
    private static async Task<List<Article>> NextAsync(IQueryable<Article> all, Guid after, CancellationToken cancellationToken)
    {
        Task<List<Article>> Part(bool translations, Guid last) =>
            all.Where(article => article.TranslationGroupId != article.Id == translations && article.Id > last)
                .OrderBy(article => article.Id)
                .Take(Export.PartSize)
                .ToListAsync(cancellationToken);
        var isTranslation =
            after != Guid.Empty && await all.AnyAsync(one => one.Id == after && one.TranslationGroupId != one.Id, cancellationToken);
        if (!isTranslation && await Part(translations: false, after) is { Count: > 0 } originals)
            return originals;
        return await Part(translations: true, isTranslation ? after : Guid.Empty);
    }

    // The first of them, as many as may be in memory together; one at least. PostgreSQL knows lengths without unpacking the texts.
    private async Task<List<Article>> FittingAsync(List<Article> articles, bool revisions, CancellationToken cancellationToken)
    {
        var (ids, shown) = (articles.ConvertAll(article => article.Id).ToArray(), articles.ConvertAll(ShownOf).ToArray());
        var lengths = await database
            .Database.SqlQuery<Length>(
                $"""
                select article_id as id, sum(octet_length(body))::bigint as bytes from article_revisions
                where article_id = any({ids}) and ({revisions} or id = any({shown})) group by 1
                """
            )
            .ToDictionaryAsync(length => length.Id, length => length.Bytes ?? 0, cancellationToken);
        var bytes = 0L;
        return
        [
            .. articles
                .Index()
                .TakeWhile(one => (bytes += lengths.GetValueOrDefault(one.Item.Id)) <= Export.PartBytes || one.Index == 0)
                .Select(one => one.Item),
        ];
    }

    private sealed record Length(Guid Id, long? Bytes);

    private async Task<ILookup<Guid, ExportedRevision>> HistoryAsync(List<Article> articles, CancellationToken cancellationToken)
    {
        var ids = articles.ConvertAll(article => article.Id);
        var all = await database
            .Revisions.AsNoTracking()
            .Where(revision => ids.Contains(revision.ArticleId))
            .OrderBy(revision => revision.Number)
            .Select(Content)
            .ToListAsync(cancellationToken);
        return all.ToLookup(
            revision => revision.ArticleId,
            revision => new ExportedRevision(
                revision.Number,
                revision.Slug,
                revision.Title,
                revision.Summary,
                revision.Body,
                revision.CreatedAt,
                ActorRef.From(revision.CreatedBy),
                revision.Note
            )
        );
    }

    private ExportedArticle Of(Article article, ArticleRevision revision, IEnumerable<ExportedRevision>? history) =>
        new(revision)
        {
            Id = article.Id,
            ImportKey = ImportKey.From(article),
            Slug = revision.Slug,
            Kind = revision.Kind.ToWire(),
            Language = revision.Language,
            TranslationOf = revision.TranslationOf is { } original ? names.Find(original) : null,
            Title = revision.Title,
            Body = revision.Body,
            TimeZone = revision.TimeZone,
            Publish = article.IsLive,
            PublishedAt = article.RequestedPublishedAt(revision) ?? article.PublishedAt,
            UpdatedAt = article.IsLive ? article.UpdatedAt : null,
            Unit = names.Find(revision.UnitId)!,
            MentionedUnits = names.All(revision.MentionedUnitIds),
            Authors = names.All(revision.AuthorIds),
            Tags = names.All(revision.TagIds),
            Related = names.All(revision.RelatedIds),
            CoverImage = Image.From(revision.CoverImage),
            Attribution = Attribution.From(revision.AttributionName, revision.AttributionUrl),
            Seo = new Seo(revision.SeoTitle, revision.SeoDescription, revision.SeoNoIndex),
            LegacyUrls = revision.LegacyUrls,
            Revisions = history is null ? null : [.. history],
        };

    private static Guid ShownOf(Article article) => article.LiveRevisionId ?? article.NewestRevisionId;

    private static Expression<Func<ArticleRevision, ArticleRevision>> WithoutSource()
    {
        var revision = Expression.Parameter(typeof(ArticleRevision), "revision");
        var members = typeof(ArticleRevision)
            .GetProperties()
            .Where(member => member.CanWrite && member.Name != nameof(ArticleRevision.BodySource))
            .Select(member => Expression.Bind(member, Expression.Property(revision, member)));
        return Expression.Lambda<Func<ArticleRevision, ArticleRevision>>(
            Expression.MemberInit(Expression.New(typeof(ArticleRevision).GetConstructor([])!), members),
            revision
        );
    }
}

/// <summary>Slugs and names of what exported articles refer to; each is read once for an export.</summary>
internal sealed class ExportNames(HumasDbContext database)
{
    private readonly Dictionary<Guid, ExportedRef?> known = [];

    public ExportedRef? Find(Guid id) => known[id];

    /// <summary>Those that are still there, each once: tags may have been merged into one.</summary>
    public IReadOnlyList<ExportedRef> All(IEnumerable<Guid> ids) => [.. ids.Select(Find).OfType<ExportedRef>().Distinct()];

    public async Task ReadAsync(IReadOnlyCollection<ArticleRevision> revisions, CancellationToken cancellationToken)
    {
        List<Guid> Unknown(IEnumerable<Guid> ids) => [.. ids.Where(id => !known.ContainsKey(id)).Distinct()];
        var units = Unknown(revisions.SelectMany(one => one.MentionedUnitIds.Prepend(one.UnitId)));
        var (tags, authors) = (Unknown(revisions.SelectMany(one => one.TagIds)), Unknown(revisions.SelectMany(one => one.AuthorIds)));
        var articles = Unknown(revisions.SelectMany(one => one.RelatedIds.Concat(new[] { one.TranslationOf }.OfType<Guid>())));
        if (units.Count + tags.Count + authors.Count + articles.Count == 0)
            return;
        var references = await References.ReadAsync(database, units, [], authors, cancellationToken);
        foreach (var unit in references.Units(units))
            known[unit.Id] = new ExportedRef(unit.Slug, unit.Name);
        foreach (var author in references.Authors(authors))
            known[author.Id] = new ExportedRef(author.Slug, author.Name);
        var heirs =
            from tag in database.Tags.AsNoTracking()
            join heir in database.Tags on tag.MergedIntoId ?? tag.Id equals heir.Id
            where tags.Contains(tag.Id)
            select new { tag.Id, Ref = new ExportedRef(heir.Slug, heir.Name) };
        foreach (var tag in await heirs.ToListAsync(cancellationToken))
            known[tag.Id] = tag.Ref;
        var originals =
            from article in database.Articles.AsNoTracking()
            join revision in database.Revisions on article.LiveRevisionId ?? article.NewestRevisionId equals revision.Id
            where articles.Contains(article.Id)
            select new { article.Id, Ref = new ExportedRef(revision.Slug, revision.Title) };
        foreach (var original in await originals.ToListAsync(cancellationToken))
            known[original.Id] = original.Ref;
        // Deleted since.
        foreach (var id in (Guid[])[.. units, .. tags, .. authors, .. articles])
            known.TryAdd(id, null);
    }
}
