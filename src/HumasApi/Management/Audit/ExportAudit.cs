using System.Text.Json;
using HumasApi.Data;
using HumasApi.Http;
using HumasApi.Paging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Audit;

/// <summary>GET /manage/v1/audit/export: the trail as newline-delimited JSON, the oldest line first.</summary>
internal static class ExportAuditEndpoint
{
    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        .. ListAuditEndpoint.Filters,
        new("after", ParameterType.Integer, "Lines after this position: the last one that was read.") { Minimum = 0, Example = 1000 },
    ];

    public static async Task<IResult> Handle(HttpContext http, IMediator mediator)
    {
        var query = new QueryReader(http.Request);
        var (filters, after) = (AuditFilters.Read(query), query.Integer("after", 0, int.MaxValue) ?? 0);
        query.Done();
        // The first batch before the status is sent, so that a refusal can still be told as one.
        var batch = await mediator.Send(new ExportAuditQuery(filters, after), http.RequestAborted);
        return Results.Stream(async body =>
        {
            for (; batch.Count > 0; batch = await mediator.Send(new ExportAuditQuery(filters, batch[^1].Position), http.RequestAborted))
                foreach (var item in batch)
                {
                    await JsonSerializer.SerializeAsync(body, item, Json.Options, http.RequestAborted);
                    await body.WriteAsync("\n"u8.ToArray(), http.RequestAborted);
                }
        }, "application/x-ndjson");
    }
}

internal sealed record ExportAuditQuery(AuditFilters Filters, long After) : IRequest<IReadOnlyList<AuditItem>>;

internal sealed class ExportAuditHandler(HumasDbContext database, Rights rights) : IRequestHandler<ExportAuditQuery, IReadOnlyList<AuditItem>>
{
    private const int BatchSize = 500;

    public async Task<IReadOnlyList<AuditItem>> Handle(ExportAuditQuery request, CancellationToken cancellationToken)
    {
        var all = await request.Filters.ApplyAsync(database, rights, new Filters(), cancellationToken);
        var lines = await all.Where(line => line.Position > request.After).OrderBy(line => line.Position).Take(BatchSize).ToListAsync(cancellationToken);
        return await AuditItem.ReadAsync(database, lines, cancellationToken);
    }
}
