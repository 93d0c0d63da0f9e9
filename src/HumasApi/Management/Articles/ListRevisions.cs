using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Paging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Articles;

/// <summary>GET /manage/v1/articles/{id}/revisions: the history, newest first.</summary>
internal static class ListRevisionsEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var query = new QueryReader(http.Request);
        var page = query.Page();
        query.Done();
        var answer = await mediator.Send(new ListRevisionsQuery(ManagementIds.Parse(id), page), http.RequestAborted)
            ?? throw GetArticleEndpoint.Missing();
        return Lists.Manage(http, url, answer);
    }
}

internal sealed record ListRevisionsQuery(Guid Id, PageRequest Page) : IRequest<ListPart<RevisionRow>?>;

internal sealed class ListRevisionsHandler(HumasDbContext database, Rights rights)
    : IRequestHandler<ListRevisionsQuery, ListPart<RevisionRow>?>
{
    private static readonly ListSort<ArticleRevision> Sort = ListSort.ByNumber<ArticleRevision>("-number", revision => revision.Number);

    public async Task<ListPart<RevisionRow>?> Handle(ListRevisionsQuery request, CancellationToken cancellationToken)
    {
        if (
            await (await rights.VisibleAsync(database.Articles.AsNoTracking(), cancellationToken)).SingleOrDefaultAsync(
                article => article.Id == request.Id,
                cancellationToken
            )
            is not { } article
        )
            return null;
        var (page, all) = (request.Page, database.Revisions.AsNoTracking().Where(revision => revision.ArticleId == request.Id));
        var found = await Sort.Part(all, page)
            .Select(revision => new RevisionRow(
                revision.Number,
                revision.Title,
                revision.Slug,
                revision.Id == article.LiveRevisionId,
                revision.Id == article.NewestRevisionId,
                revision.CreatedAt,
                ActorRef.From(revision.CreatedBy),
                revision.Note
            ))
            .ToListAsync(cancellationToken);
        var total = await all.CountAsync(page, cancellationToken);
        return ListPart<RevisionRow>.Of(page.Cut(found, row => (CursorKey.Of(row.Number), Guid.Empty), total));
    }
}
