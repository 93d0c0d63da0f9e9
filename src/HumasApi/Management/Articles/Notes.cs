using FluentValidation;
using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Paging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Articles;

/// <summary>GET /manage/v1/articles/{id}/notes: remarks on revisions and the steps of reviews, newest first.</summary>
internal static class ListNotesEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var query = new QueryReader(http.Request);
        var page = query.Page();
        query.Done();
        return Lists.Manage(
            http,
            url,
            await mediator.Send(new ListNotesQuery(ManagementIds.Parse(id), page), http.RequestAborted)
                ?? throw GetArticleEndpoint.Missing()
        );
    }
}

/// <summary>A remark on a revision, or a step of its review.</summary>
/// <param name="Id">Identity; never changes.</param>
/// <param name="Kind">note for a remark; submitted, withdrawn, approved, rejected or assigned for a step.</param>
/// <param name="Revision">Number of the revision that it is about.</param>
/// <param name="Text">What was said; for rejected the reason.</param>
/// <param name="At">When.</param>
/// <param name="By">By whom.</param>
internal sealed record NoteRow(
    Guid Id,
    [property: ExtensibleEnum(typeof(NoteKind))] string Kind,
    int Revision,
    string? Text,
    DateTimeOffset At,
    ActorRef By
)
{
    public static NoteRow From(ArticleNote note) =>
        new(note.Id, note.Kind.ToWire(), note.Revision, note.Text, note.At, ActorRef.From(note.By));
}

internal sealed record ListNotesQuery(Guid Id, PageRequest Page) : IRequest<ListPart<NoteRow>?>;

internal sealed class ListNotesHandler(HumasDbContext database, Rights rights) : IRequestHandler<ListNotesQuery, ListPart<NoteRow>?>
{
    // Ids of one article's notes grow with time: they are made under the lock of the article.
    private static readonly ListSort<ArticleNote> Sort = ListSort.ById<ArticleNote>("-createdAt", note => note.Id, note => note.At);

    public async Task<ListPart<NoteRow>?> Handle(ListNotesQuery request, CancellationToken cancellationToken)
    {
        if (
            !await (await rights.VisibleAsync(database.Articles, cancellationToken)).AnyAsync(
                article => article.Id == request.Id,
                cancellationToken
            )
        )
            return null;
        var (page, all) = (request.Page, database.Notes.AsNoTracking().Where(note => note.ArticleId == request.Id));
        var (notes, meta) = await Sort.PageAsync(all, page, cancellationToken);
        return ListPart<NoteRow>.Of(([.. notes.Select(NoteRow.From)], meta));
    }
}

/// <summary>POST /manage/v1/articles/{id}/notes: a remark, for those who work on the article. Its version stays.</summary>
internal static class AddNoteEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var input = StrictJson.Bind<NoteInput>(await StrictJson.ReadObjectAsync(http.Request), typeof(NoteRow));
        var note = await mediator.Send(new AddNoteCommand(ManagementIds.Parse(id), input, http.Actor()), http.RequestAborted);
        var notes = url.To($"/manage/v1/articles/{id}/notes");
        return new ManagementResult<ItemResponse<NoteRow>>(new(note, new(), new ItemLinks(notes)), created: notes);
    }
}

/// <summary>A remark.</summary>
[FailsWith(nameof(Problems.UnknownReference))]
internal sealed record NoteInput
{
    /// <summary>What there is to say.</summary>
    [Required, Paragraph(ArticleNote.TextMaxLength)]
    public string? Text { get; init; }

    /// <summary>Number of the revision that it is about; left out: the newest one.</summary>
    public int? Revision { get; init; }
}

internal sealed record AddNoteCommand(Guid Id, NoteInput Input, Actor Actor) : IRequest<NoteRow>;

internal sealed class AddNoteValidator : AbstractValidator<AddNoteCommand>
{
    public AddNoteValidator() => RuleFor(command => command.Input).ChildRules(input => input.DeclaredRules());
}

internal sealed class AddNoteHandler(HumasDbContext database, ArticleWriter draft, TimeProvider clock)
    : IRequestHandler<AddNoteCommand, NoteRow>
{
    public Task<NoteRow> Handle(AddNoteCommand request, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async () =>
            {
                var article = await draft.LockAsync(request.Id, Right.WriteDrafts, cancellationToken);
                var revision = request.Input.Revision ?? article.NewestRevisionNumber;
                if (!await database.Revisions.AnyAsync(one => one.ArticleId == article.Id && one.Number == revision, cancellationToken))
                    throw Problem.Invalid(
                        Problems.UnknownReference.At(
                            "/revision",
                            Sentence.Of("The article has no such revision.", "Artikel tidak memiliki revisi seperti itu.")
                        )
                    );
                var note = new ArticleNote
                {
                    ArticleId = article.Id,
                    Revision = revision,
                    Kind = NoteKind.Note,
                    Text = request.Input.Text,
                    At = clock.Now(),
                    By = request.Actor,
                };
                database.Notes.Add(note);
                var newest = await draft.RevisionAsync(article.NewestRevisionId, cancellationToken);
                database.InboxItems.AddRange(InboxItem.Of(note, article, null, newest.CreatedBy));
                await database.SaveChangesAsync(cancellationToken);
                return NoteRow.From(note);
            },
            cancellationToken
        );
}
