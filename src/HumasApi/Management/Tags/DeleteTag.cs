using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Tags;

/// <summary>DELETE /manage/v1/tags/{id}: removes a tag that nothing refers to.</summary>
internal static class DeleteTagEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator)
    {
        await mediator.Send(new DeleteTagCommand(ManagementIds.Parse(id), IfMatch.Required(http.Request), http.Actor()), http.RequestAborted);
        return TypedResults.NoContent();
    }
}

internal sealed record DeleteTagCommand(Guid Id, IfMatch Match, Actor Actor) : IRequest<int>;

internal sealed class DeleteTagHandler(HumasDbContext database, Rights rights, TimeProvider clock) : IRequestHandler<DeleteTagCommand, int>
{
    public Task<int> Handle(DeleteTagCommand request, CancellationToken cancellationToken) => database.InTransactionAsync(async () =>
    {
        await rights.RequireEverywhereAsync(Right.Administer, cancellationToken);
        // FOR UPDATE waits for every save that names this record, or one that was merged into it, so the count below misses none.
        var tags = await database.Tags.FromSql($"select * from tags where id = {request.Id} or merged_into_id = {request.Id} order by id for update").ToListAsync(cancellationToken);
        var tag = tags.Find(candidate => candidate.Id == request.Id) ?? throw GetTagEndpoint.Missing();
        request.Match.Check(tag.Version, tag.EditedBy, tag.EditedAt);
        (await Usage.OfAsync(database, SlugKind.Tag, tag.Id, cancellationToken)).RequireNone(Text.Of("Merge it into another tag: POST …/merge.", "Gabungkan ke tag lain: POST …/merge."));
        await Publishing.SlugRegistry.ForgetAsync(database, SlugKind.Tag, tag.Id, cancellationToken);
        database.Tags.RemoveRange(tags);
        database.Happened.Add(new Change { Kind = "tag.deleted", At = clock.Now(), Entity = ChangedEntity.Tag, EntityId = tag.Id, EntityVersion = tag.Version, Actor = request.Actor, Before = new ChangeScope { Slug = tag.Slug } });
        return await database.SaveChangesAsync(cancellationToken);
    }, cancellationToken);
}
