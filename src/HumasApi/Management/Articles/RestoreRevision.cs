using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Publishing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Articles;

/// <summary>
/// POST /manage/v1/articles/{id}/revisions/{number}/restore: what was saved then becomes the newest revision, under the present
/// slug.
/// </summary>
internal static class RestoreRevisionEndpoint
{
    public static async Task<IResult> Handle(string id, int number, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var match = IfMatch.Required(http.Request);
        StrictJson.Bind<NothingInput>(await StrictJson.ReadObjectAsync(http.Request, optional: true));
        var article = await mediator.Send(
            new RestoreRevisionCommand(ManagementIds.Parse(id), number, match, http.Actor()),
            http.RequestAborted
        );
        return new ManagementResult<ManagedArticleResponse>(
            new(article, new([], null), new ItemLinks(url.To($"/manage/v1/articles/{article.Id}"))),
            article.Version
        );
    }
}

/// <param name="Id">The article.</param>
/// <param name="Number">The revision.</param>
/// <param name="Match">The version that it is of.</param>
/// <param name="Actor">Who restores it.</param>
/// <param name="Imported">Whether an import is undone: it does not count against what editors may store.</param>
internal sealed record RestoreRevisionCommand(Guid Id, int Number, IfMatch Match, Actor Actor, bool Imported = false)
    : IRequest<ManagedArticle>;

internal sealed class RestoreRevisionHandler(
    HumasDbContext database,
    Rights rights,
    ArticleWriter draft,
    ArticleReader reader,
    EditorMemory memory,
    TimeProvider clock
) : IRequestHandler<RestoreRevisionCommand, ManagedArticle>
{
    public Task<ManagedArticle> Handle(RestoreRevisionCommand request, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async () =>
            {
                var article = await draft.LockAsync(request.Id, Right.WriteDrafts, cancellationToken);
                request.Match.Check(article.Version, article.EditedBy, article.EditedAt);
                var old = await database
                    .Revisions.AsNoTracking()
                    .SingleOrDefaultAsync(
                        revision => revision.ArticleId == article.Id && revision.Number == request.Number,
                        cancellationToken
                    )
                    ?? throw GetRevisionEndpoint.Missing();
                var newest = await draft.RevisionAsync(article.NewestRevisionId, cancellationToken);
                var now = clock.Now();
                // The slug is an address, not content: what readers have linked to must not move because a text is restored.
                var restored = old with
                {
                    Id = Guid.CreateVersion7(),
                    Number = article.NextRevisionNumber,
                    Slug = newest.Slug,
                    SlugFollowsTitle = newest.SlugFollowsTitle,
                    CreatedAt = now,
                    CreatedBy = request.Actor,
                    Note = null,
                };
                if (restored.HasSameContentAs(newest))
                    return await reader.ReadAsync(article, newest, includeSource: false, cancellationToken);
                var original = restored.TranslationOf is null
                    ? null
                    : await database
                        .Articles.AsNoTracking()
                        .SingleOrDefaultAsync(other => other.Id == restored.TranslationOf, cancellationToken);
                if (original is not null && original.Id != newest.TranslationOf)
                    await rights.RequireAsync(Right.WriteDrafts, original, cancellationToken);
                if (restored.UnitId != newest.UnitId)
                    await ArticleReferences.RequireOpenAsync(database, memory, restored.UnitId, null, "number", cancellationToken);
                await draft.AddAsync(
                    article,
                    restored,
                    original?.TranslationGroupId ?? article.Id,
                    request.Imported,
                    request.Actor,
                    now,
                    cancellationToken
                );
                await draft.SaveAsync(restored, cancellationToken);
                return await reader.ReadAsync(article, restored, includeSource: false, cancellationToken);
            },
            cancellationToken
        );
}
