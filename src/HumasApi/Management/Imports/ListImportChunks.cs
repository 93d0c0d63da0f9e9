using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Imports;

/// <summary>GET /manage/v1/imports/{id}/chunks: the pieces of its file that have arrived.</summary>
internal static class ListImportChunksEndpoint
{
    public static async Task<IResult> Handle(string id, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var import = ManagementIds.Parse(id);
        var chunks = await mediator.Send(new ListImportChunksQuery(import), http.RequestAborted) ?? throw GetImportEndpoint.Missing();
        return new ManagementResult<ItemResponse<IReadOnlyList<ImportChunkView>>>(
            new([.. chunks.Select(ImportChunkView.From)], new ItemMeta(), new ItemLinks(url.To($"/manage/v1/imports/{import}/chunks")))
        );
    }
}

/// <summary>A piece of the file of an import.</summary>
/// <param name="Number">Place in the file, from 1.</param>
/// <param name="Bytes">Its length, unpacked.</param>
/// <param name="Sha256">SHA-256 of its bytes, unpacked, in hex.</param>
internal sealed record ImportChunkView(int Number, long Bytes, string Sha256)
{
    public static ImportChunkView From(ImportChunk chunk) => new(chunk.Number, chunk.Bytes, Convert.ToHexStringLower(chunk.Hash));
}

internal sealed record ListImportChunksQuery(Guid Id) : IRequest<IReadOnlyList<ImportChunk>?>;

internal sealed class ListImportChunksHandler(HumasDbContext database, Rights rights)
    : IRequestHandler<ListImportChunksQuery, IReadOnlyList<ImportChunk>?>
{
    public async Task<IReadOnlyList<ImportChunk>?> Handle(ListImportChunksQuery request, CancellationToken cancellationToken)
    {
        var seen = await database.Imports.SeenByAsync(rights, cancellationToken);
        return await seen.AnyAsync(job => job.Id == request.Id, cancellationToken)
            ? await database
                .ImportChunks.AsNoTracking()
                .Where(chunk => chunk.ImportId == request.Id)
                .OrderBy(chunk => chunk.Number)
                .ToListAsync(cancellationToken)
            : null;
    }
}
