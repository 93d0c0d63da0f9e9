using FluentValidation;
using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Articles;

/// <summary>
/// POST /manage/v1/articles/{id}/submit, …/withdraw, …/approve, …/reject and …/assign: the steps of a review. Each leaves a note.
/// </summary>
internal static class ReviewArticleEndpoint
{
    public static async Task<IResult> Submit(string id, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var (match, input) = (
            IfMatch.Required(http.Request),
            StrictJson.Bind<SubmitInput>(await StrictJson.ReadObjectAsync(http.Request, optional: true))
        );
        return await StepAsync(id, match, NoteKind.Submitted, input.Note, input.Assignee, http, mediator, url);
    }

    public static Task<IResult> Withdraw(string id, HttpContext http, IMediator mediator, PublicUrl url) =>
        RemarkAsync(id, NoteKind.Withdrawn, http, mediator, url);

    public static Task<IResult> Approve(string id, HttpContext http, IMediator mediator, PublicUrl url) =>
        RemarkAsync(id, NoteKind.Approved, http, mediator, url);

    public static async Task<IResult> Reject(string id, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var (match, input) = (IfMatch.Required(http.Request), StrictJson.Bind<RejectInput>(await StrictJson.ReadObjectAsync(http.Request)));
        return await StepAsync(id, match, NoteKind.Rejected, input.Reason, null, http, mediator, url);
    }

    public static async Task<IResult> Assign(string id, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var (match, body) = (IfMatch.Required(http.Request), await StrictJson.ReadObjectAsync(http.Request));
        // null is an answer here (anyone who may), so leaving the member out must not be taken for it.
        if (!body.ContainsKey("assignee"))
            throw Problem.Invalid(
                Problems.Required.At(
                    "/assignee",
                    Sentence.Of(
                        "Name who should review it by id; null gives it to anyone who may.",
                        "Sebutkan peninjaunya dengan id; null menyerahkannya kepada siapa pun yang berwenang."
                    )
                )
            );
        var input = StrictJson.Bind<AssignInput>(body);
        return await StepAsync(id, match, NoteKind.Assigned, input.Note, input.Assignee, http, mediator, url);
    }

    private static async Task<IResult> RemarkAsync(string id, NoteKind step, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var (match, input) = (
            IfMatch.Required(http.Request),
            StrictJson.Bind<RemarkInput>(await StrictJson.ReadObjectAsync(http.Request, optional: true))
        );
        return await StepAsync(id, match, step, input.Note, null, http, mediator, url);
    }

    private static async Task<IResult> StepAsync(
        string id,
        IfMatch match,
        NoteKind step,
        string? text,
        PrincipalInput? assignee,
        HttpContext http,
        IMediator mediator,
        PublicUrl url
    )
    {
        var article = await mediator.Send(
            new ReviewArticleCommand(ManagementIds.Parse(id), match, step, text, assignee, http.Actor()),
            http.RequestAborted
        );
        return new ManagementResult<ManagedArticleResponse>(
            new(article, new([], null), new ItemLinks(url.To($"/manage/v1/articles/{article.Id}"))),
            article.Version
        );
    }
}

/// <summary>How a draft is submitted.</summary>
internal sealed record SubmitInput
{
    /// <summary>A message to the reviewers.</summary>
    [Paragraph(ArticleNote.TextMaxLength)]
    public string? Note { get; init; }

    /// <summary>Who should review it; left out: anyone who may. GET …/reviewers lists whom it can be given to.</summary>
    public PrincipalInput? Assignee { get; init; }
}

/// <summary>Who should review next.</summary>
internal sealed record AssignInput
{
    /// <summary>Who should review it; null: anyone who may. GET …/reviewers lists whom it can be given to.</summary>
    [Required(AllowsNull = true)]
    public PrincipalInput? Assignee { get; init; }

    /// <summary>What there is to say.</summary>
    [Paragraph(ArticleNote.TextMaxLength)]
    public string? Note { get; init; }
}

/// <summary>Somebody who can sign in.</summary>
[FailsWith(nameof(Problems.CannotReview), nameof(Problems.UnknownReference))]
internal sealed record PrincipalInput
{
    /// <summary>
    /// Identity of a key that may review the article, or of a person who has signed in. What people may do stands in their
    /// tokens, so of a person it is not asked whether they may review it.
    /// </summary>
    [Required]
    public Guid? Id { get; init; }
}

/// <summary>A step of a review, with a word on it.</summary>
internal sealed record RemarkInput
{
    /// <summary>What there is to say.</summary>
    [Paragraph(ArticleNote.TextMaxLength)]
    public string? Note { get; init; }
}

/// <summary>Why a draft is sent back.</summary>
internal sealed record RejectInput
{
    /// <summary>What must be done before it can be published.</summary>
    [Required, Paragraph(ArticleNote.TextMaxLength)]
    public string? Reason { get; init; }
}

internal sealed record ReviewArticleCommand(Guid Id, IfMatch Match, NoteKind Step, string? Text, PrincipalInput? Assignee, Actor Actor)
    : IRequest<ManagedArticle>;

internal sealed class ReviewArticleValidator : AbstractValidator<ReviewArticleCommand>
{
    public ReviewArticleValidator()
    {
        RuleFor(command => command.Assignee!.Id).Required().When(command => command.Assignee is not null);
        RuleFor(command => command.Text)
            .Paragraph(ArticleNote.TextMaxLength)
            .OverridePropertyName("note")
            .When(command => command.Step != NoteKind.Rejected);
        RuleFor(command => command.Text)
            .NotEmpty()
            .WithProblem(Problems.Required, _ =>
                Sentence.Of("Say what must be done before it can be published.", "Sebutkan apa yang harus diperbaiki sebelum dapat terbit.")
            )
            .Paragraph(ArticleNote.TextMaxLength)
            .OverridePropertyName("reason")
            .When(command => command.Step == NoteKind.Rejected);
    }
}

internal sealed class ReviewArticleHandler(
    HumasDbContext database,
    Rights rights,
    ArticleWriter draft,
    ArticleReader reader,
    TimeProvider clock
) : IRequestHandler<ReviewArticleCommand, ManagedArticle>
{
    public Task<ManagedArticle> Handle(ReviewArticleCommand request, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async () =>
            {
                var (actor, now) = (request.Actor, clock.Now());
                var article = await draft.LockAsync(
                    request.Id,
                    request.Step is NoteKind.Submitted or NoteKind.Withdrawn ? Right.WriteDrafts : Right.Review,
                    cancellationToken
                );
                request.Match.Check(article.Version, article.EditedBy, article.EditedAt);
                var newest = await draft.RevisionAsync(article.NewestRevisionId, cancellationToken);
                var assignee = article.Assignee;
                switch (request.Step)
                {
                    case NoteKind.Submitted:
                        article.Submit(await AssigneeAsync(request.Assignee, article, newest.CreatedBy, cancellationToken), actor, now);
                        break;
                    case NoteKind.Assigned:
                        article.Assign(await AssigneeAsync(request.Assignee, article, newest.CreatedBy, cancellationToken), actor, now);
                        break;
                    case NoteKind.Withdrawn:
                        article.Withdraw(actor, now);
                        break;
                    case NoteKind.Approved:
                        article.Approve(await ReviewPolicies.ReadAsync(database, article, cancellationToken), newest.CreatedBy, actor, now);
                        break;
                    default:
                        article.Reject(actor, now);
                        break;
                }
                var note = new ArticleNote
                {
                    ArticleId = article.Id,
                    Revision = newest.Number,
                    Kind = request.Step,
                    Text = request.Text,
                    At = now,
                    By = actor,
                };
                database.Notes.Add(note);
                database.InboxItems.AddRange(InboxItem.Of(note, article, assignee, newest.CreatedBy));
                await database.SaveChangesAsync(cancellationToken);
                return await reader.ReadAsync(article, newest, includeSource: false, cancellationToken);
            },
            cancellationToken
        );

    private async Task<Actor?> AssigneeAsync(
        PrincipalInput? assignee,
        Article article,
        Actor lastEditor,
        CancellationToken cancellationToken
    )
    {
        if (assignee?.Id is not { } id)
            return null;
        if (
            await (await ReviewerRow.AllAsync(database, rights, article, lastEditor, cancellationToken))
                .Where(row => row.Id == id)
                .FirstOrDefaultAsync(cancellationToken) is
            { } reviewer
        )
            return new Actor(id, reviewer.Name);
        throw Problem.Invalid(
            id == lastEditor.Id || await database.ApiKeys.AnyAsync(key => key.Id == id, cancellationToken)
                ? Problems.CannotReview.At("/assignee/id")
                : Problems.UnknownReference.At(
                    "/assignee/id",
                    Sentence.Of("Nobody who can sign in has this id.", "Tidak ada yang dapat masuk dengan id ini.")
                )
        );
    }
}
