using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using HumasApi.Access;
using HumasApi.Data;
using HumasApi.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HumasApi.Management.Exports;

/// <summary>GET /manage/v1/exports/archive: the whole newsroom as one file, for an import on another server.</summary>
internal static class ExportArchiveEndpoint
{
    public static Task<IResult> Handle(HttpContext http, IMediator mediator, Export export) =>
        export.SendAsync(http, "archive", new ArchiveWriter(), last =>
            mediator.Send(new ExportArchiveQuery(IsFirst: last is null), http.RequestAborted)
        );
}

/// <summary>A line of an archive.</summary>
/// <param name="Archive">Of the first line: the schema of the rows.</param>
/// <param name="Table">Of all others: the table.</param>
/// <param name="Row">The row, by column.</param>
internal sealed record ArchiveLine(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Archive,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Table,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonNode? Row
);

/// <param name="IsFirst">Whether the archive begins.</param>
internal sealed record ExportArchiveQuery(bool IsFirst) : IRequest<IReadOnlyList<string>>;

internal sealed class ExportArchiveHandler(HumasDbContext database, Rights rights, ArchiveReader reader)
    : IRequestHandler<ExportArchiveQuery, IReadOnlyList<string>>
{
    public async Task<IReadOnlyList<string>> Handle(ExportArchiveQuery request, CancellationToken cancellationToken)
    {
        if (!request.IsFirst)
            return await reader.NextAsync(cancellationToken);
        await rights.RequireEverywhereAsync(Right.Administer, cancellationToken);
        await Export.InOneMomentAsync(database, cancellationToken);
        // Read in the order of an index: sorted otherwise, all texts would be written to disk first.
        await database.Database.ExecuteSqlAsync($"set local enable_sort = off", cancellationToken);
        return
        [
            JsonSerializer.Serialize(new ArchiveLine(await Archive.SchemaAsync(database, cancellationToken), null, null), Json.Options),
        ];
    }
}

/// <summary>Reads the rows of an archive, one table after the other, as the database sends them.</summary>
internal sealed class ArchiveReader(HumasDbContext database) : IAsyncDisposable
{
    private readonly Queue<ArchiveTable> tables = new(Archive.Tables(database));
    private NpgsqlDataReader? rows;

    /// <summary>The next lines; none at the end.</summary>
    public async Task<IReadOnlyList<string>> NextAsync(CancellationToken cancellationToken)
    {
        var (lines, length) = (new List<string>(), 0);
        while (lines.Count < Export.PartSize && length < Export.PartBytes)
        {
            if (rows is null)
            {
                if (!tables.TryDequeue(out var table))
                    break;
                rows = await OpenAsync(table, cancellationToken);
            }
            if (await rows.ReadAsync(cancellationToken))
            {
                lines.Add(rows.GetString(0));
                length += lines[^1].Length;
                continue;
            }
            await rows.DisposeAsync();
            rows = null;
        }
        return lines;
    }

    public async ValueTask DisposeAsync()
    {
        if (rows is not null)
            await rows.DisposeAsync();
    }

    private async Task<NpgsqlDataReader> OpenAsync(ArchiveTable table, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(table.Select, (NpgsqlConnection)database.Database.GetDbConnection())
        {
            CommandTimeout = 0,
        };
        return await command.ExecuteReaderAsync(cancellationToken);
    }
}

/// <summary>Lines that are JSON already.</summary>
internal sealed class ArchiveWriter : ExportWriter<string>
{
    public override void Dispose() { }

    public override void Write(IBufferWriter<byte> output, string item)
    {
        Encoding.UTF8.GetBytes(item, output);
        output.Write("\n"u8);
    }
}
