using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Publishing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Delivery.Resolve;

/// <summary>GET /v1/resolve: the live article that had an address in an earlier system.</summary>
internal static class ResolveUrlEndpoint
{
    private static readonly QueryParameter Url = new(
        "url",
        ParameterType.Text,
        "The old address, percent-encoded. http or https, www., a closing slash and a fragment make no difference; the query does."
    )
    {
        IsRequired = true,
        Example = "https://lama.jateng.example/?p=4711",
    };

    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, PublicUrl url)
    {
        var query = new QueryReader(http.Request);
        var text = query.RequiredText(Url.Name, ArticleRevision.UrlMaxLength);
        var address = Domain.Addresses.Web(text);
        if (text is not null && address is null)
            query.Fail(Url.Name, Problems.MalformedUrl);
        query.Done();
        var found = await mediator.Send(new ResolveUrlQuery(address!), http.RequestAborted)
            ?? throw Problem.NotFound(
                Sentence.Of(
                    "No published article names this address among its legacyUrls.",
                    "Tidak ada artikel tayang yang mencantumkan alamat ini dalam legacyUrls."
                )
            );
        var place = url.To($"/v1/articles/by-slug/{found.Slug}");
        // A browser goes to the page, a program reads where it is.
        if (http.Request.WantsPage())
            return Addresses.Redirect(found.WebUrl ?? place, new Moved(found.Id, found.Slug), Vary);
        return new DeliveryResult<ItemResponse<ResolvedUrl>>(new(found, new ItemMeta(), new ItemLinks(place))) { Vary = Vary };
    }

    private const string Vary = "Accept, Accept-Encoding";

    public static void MapResolve(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/resolve", Handle)
            .WithTags("Articles")
            .WithQuery(Url)
            .Documented<ItemResponse<ResolvedUrl>>(
                "resolveUrl",
                "Find the article of an old address",
                "The article that had the address. A browser (`Accept: text/html`) is redirected (301) to its page, or to the API where "
                    + "its unit has no articleUrlTemplate: for the old addresses of a website that was moved."
            )
            .Moves()
            .FailsWith(Problems.NotFound, Problems.Required, Problems.MalformedUrl);
}

/// <summary>The article of an old address.</summary>
/// <param name="Id">Identity; never changes.</param>
/// <param name="Slug">Readable part of its address.</param>
/// <param name="WebUrl">Where it stands on the web; null where its unit has no pattern.</param>
internal sealed record ResolvedUrl(Guid Id, string Slug, string? WebUrl);

internal sealed record ResolveUrlQuery(string Url) : IRequest<ResolvedUrl?>;

internal sealed class ResolveUrlHandler(DeliveryDbContext database, ReferenceCache cache) : IRequestHandler<ResolveUrlQuery, ResolvedUrl?>
{
    public async Task<ResolvedUrl?> Handle(ResolveUrlQuery request, CancellationToken cancellationToken)
    {
        // In the words of the index. Of several, the one published last.
        var found = await database
            .Articles.FromSql(
                $"""
                select * from published_articles
                where cardinality(legacy_urls) > 0 and humas_legacy_url_keys(legacy_urls) @> humas_legacy_url_keys(array[{request.Url}])
                """
            )
            .OrderByDescending(article => article.PublishedAt)
            .ThenByDescending(article => article.Id)
            .Select(article => new
            {
                article.Id,
                article.Slug,
                article.UnitId,
            })
            .FirstOrDefaultAsync(cancellationToken);
        if (found is null)
            return null;
        var refs = await PublicRefs.ReadAsync(database, cache, [found.UnitId], [], [], cancellationToken);
        return new ResolvedUrl(found.Id, found.Slug, WebAddress.Of(refs.ArticleUrlTemplate(found.UnitId), found.Id, found.Slug));
    }
}
