using System.Text.Json;
using HumasApi.Access;
using HumasApi.Contract;
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
        // The first batch before the status is sent, so that a refusal can still be sent as a problem.
        var batch = await mediator.Send(new ExportAuditQuery(filters, after, null), http.RequestAborted);
        return Results.Stream(
            async body =>
            {
                try
                {
                    for (
                        ;
                        batch.Items.Count > 0;
                        batch = await mediator.Send(
                                new ExportAuditQuery(filters, batch.Items[^1].Position, batch.Until),
                                http.RequestAborted
                            )
                    )
                        foreach (var item in batch.Items)
                        {
                            await JsonSerializer.SerializeAsync(body, item, Json.Options, http.RequestAborted);
                            await body.WriteAsync("\n"u8.ToArray(), http.RequestAborted);
                        }
                }
                // The caller may read no more of it. The status is sent already: a response that breaks off is recognised as incomplete.
                catch (Problem)
                {
                    http.Abort();
                }
            },
            "application/x-ndjson"
        );
    }
}

/// <param name="Filters">What is wanted.</param>
/// <param name="After">Only lines after this position.</param>
/// <param name="Until">The last position to export; null: the current one.</param>
internal sealed record ExportAuditQuery(AuditFilters Filters, long After, long? Until) : IRequest<AuditBatch>;

/// <summary>Some lines of an export, and the position that it ends at.</summary>
internal sealed record AuditBatch(IReadOnlyList<AuditItem> Items, long Until);

internal sealed class ExportAuditHandler(HumasDbContext database, Rights rights) : IRequestHandler<ExportAuditQuery, AuditBatch>
{
    private const int BatchSize = 500;

    // Each batch in a transaction of its own, in which the rights are checked again: an export can last for hours.
    public Task<AuditBatch> Handle(ExportAuditQuery request, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async () =>
            {
                var all = await request.Filters.ApplyAsync(database, rights, new Filters(), cancellationToken);
                var until = request.Until ?? await database.Audit.MaxAsync(line => (long?)line.Position, cancellationToken) ?? 0;
                var lines = await all.Where(line => line.Position > request.After && line.Position <= until)
                    .OrderBy(line => line.Position)
                    .Take(BatchSize)
                    .ToListAsync(cancellationToken);
                return new AuditBatch(await AuditItem.ReadAsync(database, lines, cancellationToken), until);
            },
            cancellationToken
        );
}
