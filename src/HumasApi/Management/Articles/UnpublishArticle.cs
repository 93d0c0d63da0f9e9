using FluentValidation;
using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.ReadModel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Articles;

/// <summary>POST /manage/v1/articles/{id}/unpublish: unpublishes an article. The text stays as a draft.</summary>
internal static class UnpublishArticleEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var match = IfMatch.Required(http.Request);
        var input = StrictJson.Bind<UnpublishInput>(await StrictJson.ReadObjectAsync(http.Request, optional: true));
        http.SetAuditReason(input.Reason);
        var article = await mediator.Send(
            new UnpublishArticleCommand(ManagementIds.Parse(id), match, input, http.Actor()),
            http.RequestAborted
        );
        return new ManagementResult<ManagedArticleResponse>(
            new(article, new([], null), new ItemLinks(url.To($"/manage/v1/articles/{article.Id}"))),
            article.Version
        );
    }
}

/// <summary>How an article is unpublished.</summary>
[FailsWith(nameof(Problems.NoteNeedsGone), nameof(Problems.TooMany), nameof(Problems.UnknownReference))]
internal sealed record UnpublishInput
{
    /// <summary>
    /// gone: 410 with the note. notFound: a plain 404 that admits nothing, for court and child-protection orders; removes the
    /// preview links too.
    /// </summary>
    public UnpublishMode As { get; init; } = UnpublishMode.Gone;

    /// <summary>The note that readers see in place of the article.</summary>
    [Paragraph(Article.PublicNoteMaxLength)]
    public string? PublicNote { get; init; }

    /// <summary>Articles that readers may turn to instead.</summary>
    [Count(Article.MaxSeeAlso)]
    public List<RefInput> SeeAlso { get; init; } = [];

    /// <summary>Why; it is recorded in the audit trail only.</summary>
    [Paragraph(Act.ReasonMaxLength)]
    public string? Reason { get; init; }
}

internal sealed record UnpublishArticleCommand(Guid Id, IfMatch Match, UnpublishInput Input, Actor Actor) : IRequest<ManagedArticle>;

internal sealed class UnpublishArticleValidator : AbstractValidator<UnpublishArticleCommand>
{
    public UnpublishArticleValidator() =>
        RuleFor(command => command.Input)
            .ChildRules(input =>
            {
                input.DeclaredRules();
                input
                    .RuleFor(value => value.PublicNote)
                    .Null()
                    .When(value => value.As == UnpublishMode.NotFound)
                    .WithProblem(Problems.NoteNeedsGone);
                input.References(value => value.SeeAlso);
            })
            .OverridePropertyName("input");
}

internal sealed class UnpublishArticleHandler(HumasDbContext database, ArticleWriter draft, ArticleReader reader, TimeProvider clock)
    : IRequestHandler<UnpublishArticleCommand, ManagedArticle>
{
    public Task<ManagedArticle> Handle(UnpublishArticleCommand request, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async () =>
            {
                var article = await draft.LockAsync(request.Id, Right.Unpublish, cancellationToken);
                request.Match.Check(article.Version, article.EditedBy, article.EditedAt);
                var now = clock.Now();
                var seeAlso = await SeeAlsoAsync(request.Input.SeeAlso, cancellationToken);
                article.Unpublish(request.Actor, now);
                // An order of a court is also for those who hold a link. Waits for requests that are using the link, so that none
                // is served after the response.
                if (request.Input.As == UnpublishMode.NotFound)
                    database.PreviewLinks.RemoveRange(
                        await database
                            .PreviewLinks.FromSql($"select * from preview_links where article_id = {article.Id} order by id for update")
                            .ToListAsync(cancellationToken)
                    );
                await ArticleProjection.WithdrawAsync(
                    database,
                    article,
                    new GoneArticle
                    {
                        ArticleId = article.Id,
                        Mode = request.Input.As,
                        At = now,
                        PublicNote = request.Input.PublicNote,
                        SeeAlso = seeAlso,
                    },
                    request.Actor,
                    cancellationToken
                );
                return await reader.ReadAsync(
                    article,
                    await draft.RevisionAsync(article.NewestRevisionId, cancellationToken),
                    includeSource: false,
                    cancellationToken
                );
            },
            cancellationToken
        );

    private async Task<List<Guid>> SeeAlsoAsync(List<RefInput> references, CancellationToken cancellationToken)
    {
        var (ids, slugs) = (references.Select(reference => reference.Id).ToList(), references.Select(reference => reference.Slug).ToList());
        var live = await database
            .PublishedArticles.AsNoTracking()
            .Where(article => ids.Contains(article.Id) || slugs.Contains(article.Slug))
            .Select(article => new { article.Id, article.Slug })
            .ToListAsync(cancellationToken);
        var found = references
            .Select(reference =>
                live.Find(article =>
                    (reference.Id is null || article.Id == reference.Id) && (reference.Slug is null || article.Slug == reference.Slug)
                )?.Id
            )
            .ToList();
        var errors = found
            .Index()
            .Where(item => item.Item is null)
            .Select(item =>
                Problems.UnknownReference.At(
                    $"/seeAlso/{item.Index}",
                    Sentence.Of("No live article has this slug and id.", "Tidak ada artikel tayang dengan slug dan id ini.")
                )
            )
            .ToList();
        return errors.Count > 0 ? throw Problem.Invalid(errors) : [.. found.OfType<Guid>().Distinct()];
    }
}
