using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.ReadModel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Articles;

/// <summary>DELETE /manage/v1/articles/{id}/draft: goes back to what is live. The dropped revision stays in the history.</summary>
internal static class DiscardDraftEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var article = await mediator.Send(
            new DiscardDraftCommand(ManagementIds.Parse(id), IfMatch.Required(http.Request), http.Actor()),
            http.RequestAborted
        );
        return new ManagementResult<ManagedArticleResponse>(
            new(article, new([], null), new ItemLinks(url.To($"/manage/v1/articles/{article.Id}"))),
            article.Version
        );
    }
}

internal sealed record DiscardDraftCommand(Guid Id, IfMatch Match, Actor Actor) : IRequest<ManagedArticle>;

internal sealed class DiscardDraftHandler(HumasDbContext database, ArticleWriter draft, ArticleReader reader, TimeProvider clock)
    : IRequestHandler<DiscardDraftCommand, ManagedArticle>
{
    public Task<ManagedArticle> Handle(DiscardDraftCommand request, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async () =>
            {
                var article = await draft.LockAsync(request.Id, Right.WriteDrafts, cancellationToken);
                request.Match.Check(article.Version, article.EditedBy, article.EditedAt);
                var live = await draft.RevisionAsync(article.LiveRevisionId ?? article.NewestRevisionId, cancellationToken);
                var group = await database
                    .PublishedArticles.Where(published => published.Id == article.Id)
                    .Select(published => (Guid?)published.TranslationGroupId)
                    .SingleOrDefaultAsync(cancellationToken);
                article.DiscardDraft(live, group ?? article.TranslationGroupId, request.Actor, clock.Now());
                await draft.SaveAsync(live, cancellationToken);
                await SlugRegistry.ReleaseReservedAsync(database, SlugKind.Article, article.Id, live.Slug, cancellationToken);
                return await reader.ReadAsync(article, live, includeSource: false, cancellationToken);
            },
            cancellationToken
        );
}
