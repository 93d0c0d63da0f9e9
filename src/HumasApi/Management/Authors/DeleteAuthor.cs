using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Authors;

/// <summary>DELETE /manage/v1/authors/{id}: removes an author that nothing refers to.</summary>
internal static class DeleteAuthorEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator)
    {
        await mediator.Send(new DeleteAuthorCommand(ManagementIds.Parse(id), IfMatch.Required(http.Request), http.Actor()), http.RequestAborted);
        return TypedResults.NoContent();
    }
}

internal sealed record DeleteAuthorCommand(Guid Id, IfMatch Match, Actor Actor) : IRequest<int>;

internal sealed class DeleteAuthorHandler(HumasDbContext database, Rights rights, TimeProvider clock) : IRequestHandler<DeleteAuthorCommand, int>
{
    public Task<int> Handle(DeleteAuthorCommand request, CancellationToken cancellationToken) => database.InTransactionAsync(async () =>
    {
        // FOR UPDATE waits for every save that names this record, so the count below misses none.
        var author = await database.Authors.FromSql($"select * from authors where id = {request.Id} for update").SingleOrDefaultAsync(cancellationToken) ?? throw GetAuthorEndpoint.Missing();
        await rights.RequireAsync(Right.KeepRecords, author.UnitId, cancellationToken);
        request.Match.Check(author.Version, author.EditedBy, author.EditedAt);
        (await Usage.OfAsync(database, SlugKind.Author, author.Id, cancellationToken)).RequireNone(Text.Of("Deactivate it: PATCH {\"active\": false}.", "Nonaktifkan: PATCH {\"active\": false}."));
        await Publishing.SlugRegistry.ForgetAsync(database, SlugKind.Author, author.Id, cancellationToken);
        database.Authors.Remove(author);
        database.Happened.Add(new Change { Kind = "author.deleted", At = clock.Now(), Entity = ChangedEntity.Author, EntityId = author.Id, EntityVersion = author.Version, Actor = request.Actor, Before = new ChangeScope { Slug = author.Slug } });
        return await database.SaveChangesAsync(cancellationToken);
    }, cancellationToken);
}
