using HumasApi.Access;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.ReadModel;
using MediatR;

namespace HumasApi.Management.Records;

/// <summary>DELETE /manage/v1/{authors|tags|units}/{id}: removes a record that nothing refers to.</summary>
internal static class DeleteRecordEndpoint<TRecord, TInput, TView>
    where TRecord : class, IRecord
    where TInput : class
    where TView : IManagedRecord
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator)
    {
        await mediator.Send(
            new DeleteRecordCommand<TView>(ManagementIds.Parse(id), IfMatch.Required(http.Request), http.Actor()),
            http.RequestAborted
        );
        return TypedResults.NoContent();
    }
}

internal sealed record DeleteRecordCommand<TView>(Guid Id, IfMatch Match, Actor Actor) : IRequest<int>;

internal sealed class DeleteRecordHandler<TRecord, TInput, TView>(
    HumasDbContext database,
    Records<TRecord, TInput, TView> records,
    TimeProvider clock
) : IRequestHandler<DeleteRecordCommand<TView>, int>
    where TRecord : class, IRecord
    where TInput : class
    where TView : IManagedRecord
{
    public Task<int> Handle(DeleteRecordCommand<TView> request, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async () =>
            {
                await records.RequireAsync(exists: true, cancellationToken);
                var record = await records.LockAsync(request.Id, toDelete: true, cancellationToken) ?? throw records.NotFound;
                await records.RequireAsync(record, toDelete: true, cancellationToken);
                request.Match.Check(record.Version, record.EditedBy, record.EditedAt);

                (await Usage.OfAsync(database, records.Kind, record.Id, cancellationToken)).RequireNone(records.InsteadOfDelete);
                await SlugRegistry.ReleaseAsync(database, records.Kind, record.Id, cancellationToken);
                records.Remove(record);
                database.PendingChanges.Add(Change.Deleted(records.Kind, record, request.Actor, clock.Now()));
                return await database.SaveChangesAsync(cancellationToken);
            },
            cancellationToken
        );
}
