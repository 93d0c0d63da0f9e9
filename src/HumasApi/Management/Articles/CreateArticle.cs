using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Html;
using HumasApi.Http;
using MediatR;

namespace HumasApi.Management.Articles;

/// <summary>POST /manage/v1/articles: writes a new article, as a draft or at once for readers.</summary>
internal static class CreateArticleEndpoint
{
    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, PublicUrl url)
    {
        var body = StrictJson.BindFitting<CreateArticleInput>(await StrictJson.ReadObjectAsync(http.Request), typeof(ManagedArticle));
        var (article, warnings) = await mediator.Send(new CreateArticleCommand(body, http.Actor()), http.RequestAborted);
        var self = url.To($"/manage/v1/articles/{article.Id}");
        return new ManagementResult<ManagedArticleResponse>(
            new(article, new(Warning.From(warnings), null), new ItemLinks(self)),
            article.Version,
            self
        );
    }
}

/// <summary>A new article.</summary>
[FailsWith(nameof(Problems.ReviewRequired))]
internal sealed record CreateArticleInput : ArticleInput
{
    /// <summary>True: publish it at once.</summary>
    public bool Publish { get; init; }
}

internal sealed record CreateArticleCommand(Bound<CreateArticleInput> Body, Actor Actor)
    : IRequest<(ManagedArticle Article, IReadOnlyList<BodyWarning> Warnings)>;

internal sealed class CreateArticleHandler(
    HumasDbContext database,
    ArticleWriter draft,
    ArticleReader reader,
    ArticleInputValidator validator,
    TimeProvider clock
) : IRequestHandler<CreateArticleCommand, (ManagedArticle Article, IReadOnlyList<BodyWarning> Warnings)>
{
    public Task<(ManagedArticle Article, IReadOnlyList<BodyWarning> Warnings)> Handle(
        CreateArticleCommand request,
        CancellationToken cancellationToken
    )
    {
        var (input, _, faults) = request.Body.Checked(validator);
        return database.InTransactionAsync(
            async () =>
            {
                var now = clock.Now();
                var article = new Article { CreatedAt = now, CreatedBy = request.Actor };
                var saved = await draft.SaveAsync(
                    article,
                    null,
                    input,
                    faults,
                    imported: false,
                    thenPublish: input.Publish,
                    request.Actor,
                    now,
                    cancellationToken
                );
                if (input.Publish)
                    await draft.PublishAsync(
                        article,
                        saved.Revision,
                        null,
                        UpdateKind.Minor,
                        null,
                        Right.Publish,
                        request.Actor,
                        now,
                        cancellationToken,
                        saved.Terms
                    );
                return (
                    await reader.ReadAsync(article, saved.Revision, includeSource: false, cancellationToken, isNew: true),
                    PlainTexts.AddLookAlikes(saved.Warnings, input, null)
                );
            },
            cancellationToken
        );
    }
}
