using System.Text.Json;
using System.Text.Json.Nodes;
using FluentValidation;
using HumasApi.Access;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using MediatR;

namespace HumasApi.Management.Records;

/// <summary>PATCH /manage/v1/{authors|tags|units}/{id}: merge-patch (RFC 7396). What readers see changes with the commit.</summary>
internal static class PatchRecordEndpoint<TRecord, TInput, TView>
    where TRecord : class, IRecord
    where TInput : class
    where TView : IManagedRecord
{
    public static async Task<IResult> Handle(
        string id,
        HttpContext http,
        IMediator mediator,
        Records<TRecord, TInput, TView> records,
        PublicUrl url
    )
    {
        var match = IfMatch.Required(http.Request);
        var patch = await StrictJson.ReadObjectAsync(http.Request);
        var command = new PatchRecordCommand<TInput, TView>(ManagementIds.Parse(id), match, patch, http.Actor());
        return records.Answer(await mediator.Send(command, http.RequestAborted), url);
    }
}

internal sealed record PatchRecordCommand<TInput, TView>(Guid Id, IfMatch Match, JsonObject Patch, Actor Actor) : IRequest<TView>;

internal sealed class PatchRecordHandler<TRecord, TInput, TView>(
    HumasDbContext database,
    Records<TRecord, TInput, TView> records,
    IValidator<TInput> validator
) : IRequestHandler<PatchRecordCommand<TInput, TView>, TView>
    where TRecord : class, IRecord
    where TInput : class
    where TView : IManagedRecord
{
    public Task<TView> Handle(PatchRecordCommand<TInput, TView> request, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async () =>
            {
                await records.RequireAsync(exists: true, cancellationToken);
                var record = await records.LockAsync(request.Id, toDelete: false, cancellationToken) ?? throw records.NotFound;
                await records.RequireAsync(record, toDelete: false, cancellationToken);
                request.Match.Check(record.Version, record.EditedBy, record.EditedAt);

                var present = JsonSerializer.SerializeToNode(await records.ViewAsync(record, cancellationToken), Json.Options)!.AsObject();
                var stored = JsonSerializer
                    .SerializeToNode(await records.ToInputAsync(record, cancellationToken), Json.Options)!
                    .AsObject();
                var merged = MergePatch.Apply(stored, request.Patch.DeepClone().AsObject(), typeof(TInput));
                var input = StrictJson.Bind<TInput>(merged, typeof(TView), present);
                validator.ValidateAndThrow(input);

                await records.UpdateAsync(record, input, request.Patch, isPut: false, request.Actor, cancellationToken);
                return await records.ViewAsync(record, cancellationToken);
            },
            cancellationToken
        );
}
