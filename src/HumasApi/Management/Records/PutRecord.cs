using System.Text.Json;
using System.Text.Json.Nodes;
using FluentValidation;
using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using MediatR;

namespace HumasApi.Management.Records;

/// <summary>
/// PUT /manage/v1/{authors|tags|units}/by-slug/{slug}: for scripts. Creates the record of that slug, or updates it; absent
/// members stay as they are.
/// </summary>
internal static class PutRecordEndpoint<TRecord, TInput, TView>
    where TRecord : class, IRecord
    where TInput : class
    where TView : IManagedRecord
{
    public static async Task<IResult> Handle(
        string slug,
        HttpContext http,
        IMediator mediator,
        Records<TRecord, TInput, TView> records,
        PublicUrl url
    )
    {
        if (!Slug.IsValid(slug))
            throw Problem.Malformed(
                Problems.MalformedSlug.InParameter(
                    "slug",
                    Sentence.Of(
                        "The slug in the path is malformed: [a-z0-9-], at most 120 characters.",
                        "Slug pada jalur tidak valid: [a-z0-9-], paling banyak 120 karakter."
                    )
                )
            );
        var body = await StrictJson.ReadObjectAsync(http.Request);
        var command = new PutRecordCommand<TInput, TView>(slug, Conditions.Of(http.Request), body, http.Actor());
        var (view, outcome) = await mediator.Send(command, http.RequestAborted);
        return records.Answer(view, url, outcome, created: outcome == Outcomes.Created);
    }
}

internal sealed record PutRecordCommand<TInput, TView>(string Slug, Conditions Conditions, JsonObject Body, Actor Actor)
    : IRequest<(TView View, string Outcome)>;

internal sealed class PutRecordHandler<TRecord, TInput, TView>(
    HumasDbContext database,
    Records<TRecord, TInput, TView> records,
    IValidator<TInput> validator
) : IRequestHandler<PutRecordCommand<TInput, TView>, (TView View, string Outcome)>
    where TRecord : class, IRecord
    where TInput : class
    where TView : IManagedRecord
{
    public Task<(TView View, string Outcome)> Handle(PutRecordCommand<TInput, TView> request, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async () =>
            {
                await records.RequireAsync(exists: false, cancellationToken);
                await Upsert.LockAsync(database, records.Kind, request.Slug, cancellationToken);
                var record = await FindAsync(request.Slug, cancellationToken);
                request.Conditions.Check(record?.Version, record?.EditedBy, record?.EditedAt);

                var body = request.Body.DeepClone().AsObject();
                Upsert.RequireSameSlug(body, request.Slug, record?.Slug);
                var present = record is null
                    ? null
                    : JsonSerializer.SerializeToNode(await records.ViewAsync(record, cancellationToken), Json.Options)!.AsObject();
                var stored = record is null
                    ? []
                    : JsonSerializer.SerializeToNode(await records.ToInputAsync(record, cancellationToken), Json.Options)!.AsObject();
                var input = StrictJson.Bind<TInput>(Upsert.Overlay(stored, body), typeof(TView), present);
                validator.ValidateAndThrow(input);

                if (record is null)
                    return (
                        await records.ViewAsync(await records.CreateAsync(input, request.Actor, cancellationToken), cancellationToken),
                        Outcomes.Created
                    );
                var changed = await records.UpdateAsync(record, input, request.Body, isPut: true, request.Actor, cancellationToken);
                return (await records.ViewAsync(record, cancellationToken), changed ? Outcomes.Updated : Outcomes.Unchanged);
            },
            cancellationToken
        );

    private async Task<TRecord?> FindAsync(string slug, CancellationToken cancellationToken)
    {
        if (await records.FindAsync(slug, cancellationToken) is not { } id)
            return null;
        await records.RequireAsync(exists: true, cancellationToken);
        var record = await records.LockAsync(id, toDelete: false, cancellationToken);
        if (record is null)
            return null;
        await records.RequireAsync(record, toDelete: false, cancellationToken);
        await records.RequireOwnSlugAsync(record, slug, cancellationToken);
        return record;
    }
}
