using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Publishing;
using HumasApi.Publishing.Shapes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Delivery.Articles;

/// <summary>GET /v1/articles/{id} and /v1/articles/by-slug/{slug}: one article, whole.</summary>
internal static class GetArticleEndpoint
{
    public static Task<IResult> ById(string id, HttpContext http, IMediator mediator, PublicUrl url) =>
        Answer(new GetArticleQuery(Addresses.ParseId(id, "articles"), null, Fields(http)), http, mediator, url);

    public static Task<IResult> BySlug(string slug, HttpContext http, IMediator mediator, PublicUrl url) =>
        Answer(new GetArticleQuery(null, slug, Fields(http)), http, mediator, url);

    private static async Task<IResult> Answer(GetArticleQuery query, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var found = await mediator.Send(query, http.RequestAborted);
        if (found.Moved is { } moved)
            return Addresses.Redirect(http, url, "articles", moved);
        if (found.Gone is { } gone)
            throw new Problem(
                Problems.ArticleGone,
                gone.PublicNote ?? Sentence.Of("The newsroom unpublished this article.", "Artikel ini ditarik oleh redaksi.")
            )
            {
                Members = new Dictionary<string, object?> { ["gone"] = gone },
            };
        if (found.Article is not { } article)
            throw Addresses.Missing();
        return new DeliveryResult<ItemResponse<object>>(new(article, new(), new(url.To($"/v1/articles/{found.Id}"))))
        {
            Shown = found.Shown,
        };
    }

    private static ArticleFields Fields(HttpContext http)
    {
        var query = new QueryReader(http.Request);
        var fields = ArticleFields.Read(query, bodyByDefault: true);
        query.Done();
        return fields;
    }
}

internal sealed record GetArticleQuery(Guid? Id, string? Slug, ArticleFields Fields) : IRequest<FoundArticle>;

/// <summary>What an address leads to: an article, a tombstone, another address, or nothing.</summary>
internal sealed record FoundArticle(object? Article = null, Guid Id = default, Gone? Gone = null, Moved? Moved = null)
{
    /// <summary>What the article changes with.</summary>
    public Shown Shown { get; init; } = Shown.EveryArticle;
}

internal sealed class GetArticleHandler(DeliveryDbContext database, ReferenceCache cache) : IRequestHandler<GetArticleQuery, FoundArticle>
{
    public async Task<FoundArticle> Handle(GetArticleQuery request, CancellationToken cancellationToken)
    {
        var row = request.Id is { } id
            ? await ArticleRows.FindAsync(database, id, cancellationToken)
            : await ArticleRows.FindAsync(database, request.Slug!, cancellationToken);
        if (row is null)
            return await FindGoneOrMovedAsync(request, cancellationToken);
        return new FoundArticle(
            (
                await ArticleCards.ReadAsync(
                    database,
                    cache,
                    [request.Fields.Body ? row : row with { Body = null }],
                    request.Fields,
                    cancellationToken
                )
            )[0],
            row.Id
        )
        {
            Shown = new Shown([.. row.Keys]),
        };
    }

    // A slug leads on only to what is live: a redirect to a 404 would reveal that something was there.
    private async Task<FoundArticle> FindGoneOrMovedAsync(GetArticleQuery request, CancellationToken cancellationToken)
    {
        var slug = request.Slug?.ToLowerInvariant();
        var id = request.Id
            ?? await database
                .Slugs.Where(entry => entry.Kind == SlugKind.Article && entry.Slug == slug)
                .Select(entry => (Guid?)entry.TargetId)
                .SingleOrDefaultAsync(cancellationToken);
        if (id is null)
            return new FoundArticle();
        if (
            request.Slug is not null
            && await database
                .Articles.Where(article => article.Id == id)
                .Select(article => article.Slug)
                .SingleOrDefaultAsync(cancellationToken)
                is { } current
        )
            // Went live between the two commands: read it, since a redirect to itself would be kept by caches for minutes.
            return current == request.Slug
                ? await Handle(request, cancellationToken)
                : new FoundArticle(Moved: new Moved(id.Value, current));
        var gone = await database.Gone.SingleOrDefaultAsync(
            trace => trace.ArticleId == id && trace.Mode == UnpublishMode.Gone,
            cancellationToken
        );
        if (gone is null)
            return new FoundArticle();
        var links = await database
            .Articles.Where(article => gone.SeeAlso.Contains(article.Id))
            .Select(article => new ArticleLink(article.Id, article.Slug, article.Title))
            .ToDictionaryAsync(link => link.Id, cancellationToken);
        return new FoundArticle(
            Gone: new Gone(
                gone.ArticleId,
                gone.At,
                gone.PublicNote,
                [.. gone.SeeAlso.Where(links.ContainsKey).Select(other => links[other])]
            )
        );
    }
}
