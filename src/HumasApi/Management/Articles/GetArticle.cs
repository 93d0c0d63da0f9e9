using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.ReadModel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Articles;

/// <summary>
/// GET /manage/v1/articles/{id}, …/by-slug/{slug} and …/by-source/{source}/{externalId}: one article, by any of its names.
/// </summary>
internal static class GetArticleEndpoint
{
    public static readonly QueryParameter Include = new(
        "include",
        ParameterType.OneOf,
        "`bodySource` adds the body as it was sent, before it was sanitised."
    )
    {
        Words = ["bodySource"],
        WordsName = "ManagedArticleInclude",
        Example = "bodySource",
    };

    public static Task<IResult> ById(string id, HttpContext http, IMediator mediator, PublicUrl url) =>
        Answer(new GetArticleQuery(ManagementIds.Parse(id), null, null, null, Included(http)), http, mediator, url);

    public static Task<IResult> BySlug(string slug, HttpContext http, IMediator mediator, PublicUrl url) =>
        Answer(new GetArticleQuery(null, slug, null, null, Included(http)), http, mediator, url);

    public static Task<IResult> BySource(string source, string externalId, HttpContext http, IMediator mediator, PublicUrl url) =>
        Answer(new GetArticleQuery(null, null, source, externalId, Included(http)), http, mediator, url);

    private static async Task<IResult> Answer(GetArticleQuery query, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var article = await mediator.Send(query, http.RequestAborted) ?? throw Missing();
        return new ManagementResult<ManagedArticleResponse>(
            new(article, new([], null), new ItemLinks(url.To($"/manage/v1/articles/{article.Id}"))),
            article.Version
        );
    }

    public static Problem Missing() => Problem.NotFound(Sentence.Of("There is no such article.", "Tidak ada artikel seperti itu."));

    private static bool Included(HttpContext http)
    {
        var query = new QueryReader(http.Request);
        var include = query.Word("include", Include.Words);
        query.Done();
        return include is not null;
    }
}

internal sealed record GetArticleQuery(Guid? Id, string? Slug, string? Source, string? ExternalId, bool IncludeSource)
    : IRequest<ManagedArticle?>;

internal sealed class GetArticleHandler(HumasDbContext database, Rights rights, ArticleReader reader)
    : IRequestHandler<GetArticleQuery, ManagedArticle?>
{
    public async Task<ManagedArticle?> Handle(GetArticleQuery request, CancellationToken cancellationToken)
    {
        var id = request.Id
            ?? (request.Slug is null ? null : await SlugRegistry.FindAsync(database, SlugKind.Article, request.Slug, cancellationToken));
        var found = request.Source is null
            ? database.Articles.Where(article => article.Id == id)
            : database.Articles.Where(article => article.ImportSource == request.Source && article.ImportExternalId == request.ExternalId);
        if (
            await (await rights.VisibleAsync(found.AsNoTracking(), cancellationToken)).SingleOrDefaultAsync(cancellationToken)
            is not { } article
        )
            return null;
        var revision = await database
            .Revisions.AsNoTracking()
            .SingleAsync(candidate => candidate.Id == article.NewestRevisionId, cancellationToken);
        return await reader.ReadAsync(article, revision, request.IncludeSource, cancellationToken);
    }
}
