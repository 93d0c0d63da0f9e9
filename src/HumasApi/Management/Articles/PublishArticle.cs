using FluentValidation;
using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using MediatR;

namespace HumasApi.Management.Articles;

/// <summary>POST /manage/v1/articles/{id}/publish: publishes the newest revision. Readers see it with the commit.</summary>
internal static class PublishArticleEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var match = IfMatch.Required(http.Request);
        var input = StrictJson.Bind<PublishInput>(await StrictJson.ReadObjectAsync(http.Request, optional: true));
        http.SetAuditReason(input.Reason);
        var article = await mediator.Send(
            new PublishArticleCommand(ManagementIds.Parse(id), match, input, http.Actor()),
            http.RequestAborted
        );
        return new ManagementResult<ManagedArticleResponse>(
            new(article, new([], null), new ItemLinks(url.To($"/manage/v1/articles/{article.Id}"))),
            article.Version
        );
    }
}

/// <summary>How an article is published.</summary>
[FailsWith(
    nameof(Problems.InTheFuture),
    nameof(Problems.NoteNeedsMajor),
    nameof(Problems.NoteNeedsUpdate),
    nameof(Problems.OffsetMissing),
    nameof(Problems.OutOfRange)
)]
internal sealed record PublishInput
{
    /// <summary>
    /// Editorial time that articles are shown and sorted by. Left out, it stays as it is; at the first publish it is now.
    /// </summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>For an article that has been live: major gives readers a notice that, and when, it changed.</summary>
    public UpdateKind Update { get; init; } = UpdateKind.Minor;

    /// <summary>The notice that readers see with a major update.</summary>
    [Paragraph(ArticleRevision.ChangeNoteMaxLength)]
    public string? ChangeNote { get; init; }

    /// <summary>Why; it is recorded in the audit trail only.</summary>
    [Paragraph(Act.ReasonMaxLength)]
    public string? Reason { get; init; }
}

internal sealed record PublishArticleCommand(Guid Id, IfMatch Match, PublishInput Input, Actor Actor) : IRequest<ManagedArticle>;

internal sealed class PublishArticleValidator : AbstractValidator<PublishArticleCommand>
{
    public PublishArticleValidator(TimeProvider clock)
    {
        RuleFor(command => command.Input.PublishedAt).NotInTheFuture(clock);
        RuleFor(command => command.Input).ChildRules(input => input.DeclaredRules());
        RuleFor(command => command.Input.ChangeNote)
            .Null()
            .When(command => command.Input.Update == UpdateKind.Minor)
            .WithProblem(Problems.NoteNeedsMajor);
    }
}

internal sealed class PublishArticleHandler(HumasDbContext database, ArticleWriter draft, ArticleReader reader, TimeProvider clock)
    : IRequestHandler<PublishArticleCommand, ManagedArticle>
{
    public Task<ManagedArticle> Handle(PublishArticleCommand request, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async () =>
            {
                var article = await draft.LockAsync(request.Id, Right.Publish, cancellationToken);
                request.Match.Check(article.Version, article.EditedBy, article.EditedAt);
                if (request.Input.ChangeNote is not null && !article.WasPublished)
                    throw Problem.Invalid(Problems.NoteNeedsUpdate.At("/changeNote"));
                var revision = await draft.RevisionAsync(article.NewestRevisionId, cancellationToken);
                await draft.PublishAsync(
                    article,
                    revision,
                    request.Input.PublishedAt,
                    request.Input.Update,
                    request.Input.ChangeNote,
                    Right.Publish,
                    request.Actor,
                    clock.Now(),
                    cancellationToken
                );
                return await reader.ReadAsync(article, revision, includeSource: false, cancellationToken);
            },
            cancellationToken
        );
}
