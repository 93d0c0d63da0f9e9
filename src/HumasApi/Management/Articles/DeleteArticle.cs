using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Management.Records;
using HumasApi.ReadModel;
using MediatR;

namespace HumasApi.Management.Articles;

/// <summary>DELETE /manage/v1/articles/{id}: deletes an article that readers never saw. One that they saw is unpublished instead.</summary>
internal static class DeleteArticleEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator)
    {
        await mediator.Send(
            new DeleteArticleCommand(ManagementIds.Parse(id), IfMatch.Required(http.Request), http.Actor()),
            http.RequestAborted
        );
        return TypedResults.NoContent();
    }
}

internal sealed record DeleteArticleCommand(Guid Id, IfMatch Match, Actor Actor) : IRequest<int>;

internal sealed class DeleteArticleHandler(HumasDbContext database, ArticleWriter draft, TimeProvider clock)
    : IRequestHandler<DeleteArticleCommand, int>
{
    public Task<int> Handle(DeleteArticleCommand request, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async () =>
            {
                var article = await draft.LockAsync(request.Id, Right.WriteDrafts, cancellationToken);
                request.Match.Check(article.Version, article.EditedBy, article.EditedAt);
                if (article.WasPublished)
                    throw new Problem(Problems.WasPublished);
                // A revision that names a vanished original could neither be patched nor restored.
                (await Usage.OfAsync(database, SlugKind.Article, article.Id, cancellationToken)).RequireNone(
                    Sentence.Of("Delete its translations first.", "Hapus terjemahannya lebih dahulu.")
                );
                database.Articles.Remove(article);
                await SlugRegistry.ReleaseAsync(database, SlugKind.Article, article.Id, cancellationToken);
                database.PendingChanges.Add(
                    new Change
                    {
                        Kind = "article.deleted",
                        At = clock.Now(),
                        Entity = ChangedEntity.Article,
                        EntityId = article.Id,
                        EntityVersion = article.Version,
                        Actor = request.Actor,
                    }
                );
                return await database.SaveChangesAsync(cancellationToken);
            },
            cancellationToken
        );
}
