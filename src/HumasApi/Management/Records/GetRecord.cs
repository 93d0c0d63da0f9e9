using HumasApi.Domain;
using HumasApi.Http;
using MediatR;

namespace HumasApi.Management.Records;

/// <summary>GET /manage/v1/{authors|tags|units}/{id} and …/by-slug/{slug}: one record.</summary>
internal static class GetRecordEndpoint<TRecord, TInput, TView>
    where TRecord : class, IRecord
    where TInput : class
    where TView : IManagedRecord
{
    public static Task<IResult> ById(
        string id,
        HttpContext http,
        IMediator mediator,
        Records<TRecord, TInput, TView> records,
        PublicUrl url
    ) => Answer(new GetRecordQuery<TView>(ManagementIds.Parse(id), null), http, mediator, records, url);

    public static Task<IResult> BySlug(
        string slug,
        HttpContext http,
        IMediator mediator,
        Records<TRecord, TInput, TView> records,
        PublicUrl url
    ) => Answer(new GetRecordQuery<TView>(null, slug), http, mediator, records, url);

    private static async Task<IResult> Answer(
        GetRecordQuery<TView> query,
        HttpContext http,
        IMediator mediator,
        Records<TRecord, TInput, TView> records,
        PublicUrl url
    ) => records.Answer(await mediator.Send(query, http.RequestAborted) ?? throw records.NotFound, url);
}

internal sealed record GetRecordQuery<TView>(Guid? Id, string? Slug) : IRequest<TView?>;

internal sealed class GetRecordHandler<TRecord, TInput, TView>(Records<TRecord, TInput, TView> records)
    : IRequestHandler<GetRecordQuery<TView>, TView?>
    where TRecord : class, IRecord
    where TInput : class
    where TView : IManagedRecord
{
    public async Task<TView?> Handle(GetRecordQuery<TView> request, CancellationToken cancellationToken) =>
        await records.ReadAsync(request.Id ?? await records.FindAsync(request.Slug!, cancellationToken), cancellationToken);
}
