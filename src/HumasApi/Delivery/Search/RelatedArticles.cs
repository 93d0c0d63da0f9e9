using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Delivery.Articles;
using HumasApi.Http;
using HumasApi.Publishing;
using HumasApi.Publishing.Shapes;
using HumasApi.Search;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Delivery.Search;

/// <summary>GET /v1/articles/{id}/related: what to read next.</summary>
internal static class RelatedArticlesEndpoint
{
    private const int DefaultLimit = 5;
    private const int MaxLimit = 20;

    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        new("limit", ParameterType.Integer, "How many articles are named as related.")
        {
            Minimum = 1,
            Maximum = MaxLimit,
            Default = DefaultLimit,
            Example = DefaultLimit,
        },
        ArticleFields.Fields,
    ];

    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator, PublicUrl url, SearchStore store)
    {
        var query = new QueryReader(http.Request);
        var limit = query.Integer("limit", 1, MaxLimit) ?? DefaultLimit;
        var fields = ArticleFields.Read(query, bodyByDefault: false);
        query.Done();
        var known = Addresses.ParseId(id, "articles");
        using var place = store.Enter(http);
        var related = await mediator.Send(new RelatedArticlesQuery(known, limit, fields), http.RequestAborted);
        return new DeliveryResult<ItemResponse<RelatedCards>>(
            new(related ?? throw Addresses.Missing(), new(), new ItemLinks(url.Self(http.Request)))
        );
    }
}

/// <summary>What to read next.</summary>
/// <param name="Related">Those that editors chose, in their order, and behind them articles about the same, by tags, units, people and
/// words, in the language of the article.</param>
/// <param name="Chosen">How many of them, the first ones, editors chose.</param>
/// <param name="Previous">The one that its unit published before it; null: it is the first.</param>
/// <param name="Next">The one that its unit published after it; null: it is the newest.</param>
internal sealed record RelatedArticles(IReadOnlyList<ArticleCard> Related, int Chosen, ArticleCard? Previous, ArticleCard? Next);

/// <summary>The same as it is sent; a <see cref="RelatedArticles"/>.</summary>
internal sealed record RelatedCards(IReadOnlyList<object> Related, int Chosen, object? Previous, object? Next);

internal sealed record RelatedArticlesQuery(Guid Id, int Limit, ArticleFields Fields) : IRequest<RelatedCards?>;

internal sealed class RelatedArticlesHandler(
    DeliveryDbContext database,
    ReferenceCache cache,
    SearchStore store,
    SearchRows rows,
    TimeProvider clock
) : IRequestHandler<RelatedArticlesQuery, RelatedCards?>
{
    public async Task<RelatedCards?> Handle(RelatedArticlesQuery request, CancellationToken cancellationToken)
    {
        if (await rows.AboutAsync(request.Id, cancellationToken) is not var (article, chosen))
            return null;
        // Some of those that editors chose may not be live, and some are found too.
        var found = await store.SearchAsync(
            0,
            TimeSpan.Zero,
            searcher => SearchEngine.Related(searcher, article, request.Limit + chosen.Count, clock.GetUtcNow()),
            cancellationToken
        );
        List<Guid> ids = [.. chosen.Union(found)];
        var (at, id) = (article.PublishedAt, article.Id);
        var ofUnit = database.Articles.Where(other => other.UnitId == article.UnitId);
        var previous = await ofUnit
            .Where(other => EF.Functions.LessThan(ValueTuple.Create(other.PublishedAt, other.Id), ValueTuple.Create(at, id)))
            .OrderByDescending(other => other.PublishedAt)
            .ThenByDescending(other => other.Id)
            .Select(other => (Guid?)other.Id)
            .FirstOrDefaultAsync(cancellationToken);
        var next = await ofUnit
            .Where(other => EF.Functions.GreaterThan(ValueTuple.Create(other.PublishedAt, other.Id), ValueTuple.Create(at, id)))
            .OrderBy(other => other.PublishedAt)
            .ThenBy(other => other.Id)
            .Select(other => (Guid?)other.Id)
            .FirstOrDefaultAsync(cancellationToken);
        var stored = await ArticleRows.ReadAsync(
            database,
            [.. ids.Concat(new[] { previous, next }.OfType<Guid>()).Distinct()],
            cancellationToken
        );
        var cards = (await ArticleCards.ReadAsync(database, cache, stored, request.Fields, cancellationToken))
            .Zip(stored)
            .ToDictionary(pair => pair.Second.Id, pair => pair.First);
        ids = [.. ids.Where(cards.ContainsKey).Take(request.Limit)];
        return new RelatedCards(
            [.. ids.Select(one => cards[one])],
            ids.Count(chosen.Contains),
            previous is { } before ? cards.GetValueOrDefault(before) : null,
            next is { } after ? cards.GetValueOrDefault(after) : null
        );
    }
}
