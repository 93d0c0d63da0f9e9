using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Articles;

/// <summary>GET /manage/v1/articles/{id}/revisions/{number}: the article as it was saved then.</summary>
internal static class GetRevisionEndpoint
{
    public static async Task<IResult> Handle(string id, int number, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var query = new QueryReader(http.Request);
        var include = query.Word("include", GetArticleEndpoint.Include.Words);
        query.Done();
        var article = await mediator.Send(new GetRevisionQuery(ManagementIds.Parse(id), number, include is not null), http.RequestAborted)
            ?? throw Missing();
        return new ManagementResult<ManagedArticleResponse>(
            new(article, new([], null), new ItemLinks(url.To($"/manage/v1/articles/{article.Id}/revisions/{number}"))),
            article.Version
        );
    }

    public static Problem Missing() =>
        Problem.NotFound(Sentence.Of("The article has no such revision.", "Artikel tidak memiliki revisi seperti itu."));
}

internal sealed record GetRevisionQuery(Guid Id, int Number, bool IncludeSource) : IRequest<ManagedArticle?>;

internal sealed class GetRevisionHandler(HumasDbContext database, Rights rights, ArticleReader reader)
    : IRequestHandler<GetRevisionQuery, ManagedArticle?>
{
    public async Task<ManagedArticle?> Handle(GetRevisionQuery request, CancellationToken cancellationToken)
    {
        var article = await (await rights.VisibleAsync(database.Articles.AsNoTracking(), cancellationToken)).SingleOrDefaultAsync(
            candidate => candidate.Id == request.Id,
            cancellationToken
        );
        var revision = await database
            .Revisions.AsNoTracking()
            .SingleOrDefaultAsync(candidate => candidate.ArticleId == request.Id && candidate.Number == request.Number, cancellationToken);
        return article is null || revision is null
            ? null
            : await reader.ReadAsync(article, revision, request.IncludeSource, cancellationToken);
    }
}
