using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Paging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Imports;

/// <summary>GET /manage/v1/imports: imports, the newest first.</summary>
internal static class ListImportsEndpoint
{
    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        new("state", ParameterType.AnyOf, "How far they have come; several by comma.")
        {
            Words = [.. EnumNames.Of<ImportState>().Keys],
            WordsName = "ImportState",
            Example = "running",
        },
        new("source", ParameterType.Text, "The system that their items come from.") { Example = "web-lama" },
        .. PagingParameters.All,
    ];

    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, PublicUrl url)
    {
        var query = new QueryReader(http.Request);
        var request = new ListImportsQuery(
            query.Words<ImportState>("state"),
            query.Text("source", ImportJob.SourceMaxLength),
            query.Page()
        );
        query.Done();
        return Lists.Manage(http, url, await mediator.Send(request, http.RequestAborted));
    }
}

internal sealed record ListImportsQuery(IReadOnlyList<ImportState> States, string? Source, PageRequest Page)
    : IRequest<ListPart<ImportView>>;

internal sealed class ListImportsHandler(HumasDbContext database, Rights rights, TimeProvider clock)
    : IRequestHandler<ListImportsQuery, ListPart<ImportView>>
{
    private static readonly ListSort<ImportJob> Sort = ListSort.ById<ImportJob>("-createdAt", job => job.Id, job => job.CreatedAt);

    public async Task<ListPart<ImportView>> Handle(ListImportsQuery request, CancellationToken cancellationToken)
    {
        var all = await database.Imports.AsNoTracking().SeenByAsync(rights, cancellationToken);
        if (request.States.Count > 0)
            all = all.Where(job => request.States.Contains(job.State));
        if (request.Source is { } source)
            all = all.Where(job => job.Source == source);
        var (jobs, meta) = await Sort.PageAsync(all, request.Page, cancellationToken);
        var now = clock.Now();
        return ListPart<ImportView>.Of(([.. jobs.Select(job => ImportView.From(job, now))], meta));
    }
}
