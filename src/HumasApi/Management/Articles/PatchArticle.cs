using System.Text.Json;
using System.Text.Json.Nodes;
using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Html;
using HumasApi.Http;
using MediatR;

namespace HumasApi.Management.Articles;

/// <summary>PATCH /manage/v1/articles/{id}: merge-patch (RFC 7396) on the newest revision. What is live stays live.</summary>
internal static class PatchArticleEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var match = IfMatch.Required(http.Request);
        var patch = await StrictJson.ReadObjectAsync(http.Request);
        var (article, warnings) = await mediator.Send(
            new PatchArticleCommand(ManagementIds.Parse(id), match, patch, http.Actor()),
            http.RequestAborted
        );
        return new ManagementResult<ManagedArticleResponse>(
            new(article, new(Warning.From(warnings), null), new ItemLinks(url.To($"/manage/v1/articles/{article.Id}"))),
            article.Version
        );
    }
}

internal sealed record PatchArticleCommand(Guid Id, IfMatch Match, JsonObject Patch, Actor Actor)
    : IRequest<(ManagedArticle Article, IReadOnlyList<BodyWarning> Warnings)>;

internal sealed class PatchArticleHandler(
    HumasDbContext database,
    ArticleWriter draft,
    ArticleReader reader,
    ArticleInputValidator validator,
    TimeProvider clock
) : IRequestHandler<PatchArticleCommand, (ManagedArticle Article, IReadOnlyList<BodyWarning> Warnings)>
{
    public Task<(ManagedArticle Article, IReadOnlyList<BodyWarning> Warnings)> Handle(
        PatchArticleCommand request,
        CancellationToken cancellationToken
    ) =>
        database.InTransactionAsync(
            async () =>
            {
                var article = await draft.LockAsync(request.Id, Right.WriteDrafts, cancellationToken);
                request.Match.Check(article.Version, article.EditedBy, article.EditedAt);
                var newest = await draft.RevisionAsync(article.NewestRevisionId, cancellationToken);
                var patch = request.Patch.DeepClone().AsObject();
                var present = await reader.ReadForComparisonAsync(article, newest, patch, typeof(ArticleInput), cancellationToken);
                var stored = JsonSerializer.SerializeToNode(ArticleInput.From(newest, article), Json.Options)!.AsObject();
                var (input, _, faults) = StrictJson
                    .BindFitting<ArticleInput>(MergePatch.Apply(stored, patch, typeof(ArticleInput)), typeof(ManagedArticle), present)
                    .Checked(validator);
                var saved = await draft.SaveAsync(
                    article,
                    newest,
                    input,
                    faults,
                    imported: false,
                    thenPublish: false,
                    request.Actor,
                    clock.Now(),
                    cancellationToken
                );
                return (
                    await reader.ReadAsync(article, saved.Revision, includeSource: false, cancellationToken),
                    PlainTexts.AddLookAlikes(saved.Warnings, input, request.Patch)
                );
            },
            cancellationToken
        );
}
