using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Paging;
using HumasApi.Publishing;
using HumasApi.Search;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Delivery.Search;

/// <summary>GET /v1/search/suggest: what a search box shows while somebody types.</summary>
internal static class SuggestEndpoint
{
    private const int MaxLength = 100;

    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        new("q", ParameterType.Text, "What was typed so far; the last word may be the beginning of one.")
        {
            IsRequired = true,
            Example = "panen r",
        },
    ];

    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, PublicUrl url, SearchStore store)
    {
        var query = new QueryReader(http.Request);
        var text = query.RequiredText("q", MaxLength) ?? "";
        query.Done();
        using var place = store.Enter(http);
        var found = await mediator.Send(new SuggestQuery(text), http.RequestAborted);
        return new DeliveryResult<ItemResponse<Suggestions>>(new(found, new(), new ItemLinks(url.Self(http.Request))));
    }
}

internal sealed record SuggestQuery(string Text) : IRequest<Suggestions>;

internal sealed class SuggestHandler(DeliveryDbContext database, SearchStore store, TimeProvider clock)
    : IRequestHandler<SuggestQuery, Suggestions>
{
    private const int MaxTitles = 5;
    private const int MaxRecords = 5;

    public async Task<Suggestions> Handle(SuggestQuery request, CancellationToken cancellationToken)
    {
        Guid[] ids =
        [
            .. await store.SearchAsync(
                0,
                TimeSpan.Zero,
                searcher => SearchEngine.Titles(searcher, request.Text, MaxTitles, clock.GetUtcNow()),
                cancellationToken
            ),
        ];
        var titles = await database
            .Articles.Where(article => ids.Contains(article.Id))
            .Select(article => new ArticleSuggestion(article.Id, article.Slug, article.Title))
            .ToListAsync(cancellationToken);
        return new Suggestions(
            [.. titles.OrderBy(title => Array.IndexOf(ids, title.Id))],
            await database
                .UnitsOpenedBy(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime))
                .WithWord(request.Text)
                .OrderByDescending(unit => unit.ArticleCount)
                .ThenBy(unit => unit.Id)
                .Take(MaxRecords)
                .Select(unit => new UnitRef(unit.Id, unit.Slug, unit.Name, unit.ShortName, unit.Kind.ToWire()))
                .ToListAsync(cancellationToken),
            await database
                .Tags.WithWord(request.Text)
                .OrderByDescending(tag => tag.ArticleCount)
                .ThenBy(tag => tag.Id)
                .Take(MaxRecords)
                .Select(tag => new TagRef(tag.Id, tag.Slug, tag.Name, tag.Kind.ToWire()))
                .ToListAsync(cancellationToken),
            await database
                .Authors.WithWord(request.Text)
                .OrderByDescending(author => author.ArticleCount)
                .ThenBy(author => author.Id)
                .Take(MaxRecords)
                .Select(author => new AuthorRef(author.Id, author.Slug, author.Name, author.Position, Image.From(author.Photo)))
                .ToListAsync(cancellationToken)
        );
    }
}
