using System.Text.Json;
using HumasApi.Access;
using HumasApi.Data;
using HumasApi.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Imports;

/// <summary>GET /manage/v1/imports/{id}/errors and …/warnings: one JSON object a line, in the order of the file.</summary>
internal static class ListImportMessagesEndpoint
{
    public static Task<IResult> Errors(string id, HttpContext http, IMediator mediator) => Handle(id, true, http, mediator);

    public static Task<IResult> Warnings(string id, HttpContext http, IMediator mediator) => Handle(id, false, http, mediator);

    private static async Task<IResult> Handle(string id, bool errors, HttpContext http, IMediator mediator)
    {
        var import = ManagementIds.Parse(id);
        // The first batch before the status is sent, so that a refusal can still be sent as a problem.
        var batch = await mediator.Send(new ListImportMessagesQuery(import, errors, 0), http.RequestAborted)
            ?? throw GetImportEndpoint.Missing();
        return Results.Stream(
            async body =>
            {
                while (batch is { Count: > 0 })
                {
                    foreach (var (_, row) in batch)
                    {
                        await JsonSerializer.SerializeAsync(body, row, Json.Options, http.RequestAborted);
                        await body.WriteAsync("\n"u8.ToArray(), http.RequestAborted);
                    }
                    batch = await mediator.Send(new ListImportMessagesQuery(import, errors, batch[^1].Id), http.RequestAborted);
                }
            },
            "application/x-ndjson"
        );
    }
}

/// <param name="Import">The import.</param>
/// <param name="Errors">Errors, or warnings.</param>
/// <param name="After">Only messages after this one.</param>
internal sealed record ListImportMessagesQuery(Guid Import, bool Errors, long After)
    : IRequest<IReadOnlyList<(long Id, ImportMessageRow Row)>?>;

internal sealed class ListImportMessagesHandler(HumasDbContext database, Rights rights)
    : IRequestHandler<ListImportMessagesQuery, IReadOnlyList<(long Id, ImportMessageRow Row)>?>
{
    private const int BatchSize = 500;

    public async Task<IReadOnlyList<(long Id, ImportMessageRow Row)>?> Handle(
        ListImportMessagesQuery request,
        CancellationToken cancellationToken
    )
    {
        var seen = await database.Imports.SeenByAsync(rights, cancellationToken);
        if (!await seen.AnyAsync(job => job.Id == request.Import, cancellationToken))
            return null;
        var messages = await database
            .ImportMessages.AsNoTracking()
            .Where(message => message.ImportId == request.Import && message.IsError == request.Errors && message.Id > request.After)
            .OrderBy(message => message.Id)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
        return
        [
            .. messages.Select(message =>
                (message.Id, new ImportMessageRow(message.Line, message.ExternalId, message.Pointer, message.Code, message.Text))
            ),
        ];
    }
}
