using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using MediatR;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Imports;

/// <summary>
/// PUT /manage/v1/imports/{id}/chunks/{number}: takes a piece of the file. The same piece again changes nothing, so that a line that
/// breaks costs one piece.
/// </summary>
internal static class PutImportChunkEndpoint
{
    // Each is in memory until it is there.
    private static readonly SemaphoreSlim Places = new(8);
    private const double MinBytesPerSecond = 8_000;
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(10);

    public static async Task<IResult> Handle(string id, int number, HttpContext http, IMediator mediator, PublicUrl url)
    {
        var import = ManagementIds.Parse(id);
        if (number is < 1 or > ImportChunk.MaxNumber)
            throw Problem.Invalid(
                Problems.OutOfRange.InParameter(
                    "number",
                    Sentence.Of($"Chunks count from 1 to {ImportChunk.MaxNumber}.", $"Potongan bernomor 1 sampai {ImportChunk.MaxNumber}.")
                )
            );
        // Asked again when it is stored; a chunk that nobody wants is not read.
        await mediator.Send(new RequireReceivingQuery(import), http.RequestAborted);
        // What is packed may be a little longer than what is not.
        http.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = ImportContent.MaxChunkBytes + (1 << 20);
        // A line that is slower would hold a place for hours: send smaller chunks over it.
        if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } speed)
            speed.MinDataRate = new MinDataRate(MinBytesPerSecond, TimeSpan.FromSeconds(20));
        if (!await Places.WaitAsync(MaxWait, http.RequestAborted))
            throw new Problem(Problems.ServerBusy) { Headers = new Dictionary<string, string> { ["Retry-After"] = "5" } };
        try
        {
            await using var sent = new UploadedFile(http.Request);
            var (chunk, pieces) = await ImportContent.ReadChunkAsync(import, number, sent, http.RequestAborted);
            if (chunk.Bytes == 0)
                throw Problem.Malformed(Problems.EmptyBody.At(""));
            await mediator.Send(new PutImportChunkCommand(chunk, pieces), http.RequestAborted);
            return new ManagementResult<ItemResponse<ImportChunkView>>(
                new(ImportChunkView.From(chunk), new ItemMeta(), new ItemLinks(url.To($"/manage/v1/imports/{import}/chunks/{number}")))
            );
        }
        catch (InvalidDataException)
        {
            throw Problem.Malformed(Problems.MalformedEncoding.InHeader("Content-Encoding"));
        }
        finally
        {
            Places.Release();
        }
    }
}

internal sealed record RequireReceivingQuery(Guid Import) : IRequest<int>;

internal sealed class RequireReceivingHandler(HumasDbContext database, Rights rights) : IRequestHandler<RequireReceivingQuery, int>
{
    public async Task<int> Handle(RequireReceivingQuery request, CancellationToken cancellationToken)
    {
        await rights.RequireAtAnyUnitAsync(Right.Import, cancellationToken);
        var seen = await database.Imports.AsNoTracking().SeenByAsync(rights, cancellationToken);
        var job = await seen.SingleOrDefaultAsync(one => one.Id == request.Import, cancellationToken) ?? throw GetImportEndpoint.Missing();
        return job is { State: ImportState.Receiving, Options.IsChunked: true } ? 0 : throw new RuleViolation(Rule.ImportState);
    }
}

internal sealed record PutImportChunkCommand(ImportChunk Chunk, IReadOnlyList<byte[]> Pieces) : IRequest<int>;

internal sealed class PutImportChunkHandler(HumasDbContext database, Rights rights) : IRequestHandler<PutImportChunkCommand, int>
{
    public Task<int> Handle(PutImportChunkCommand request, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async () =>
            {
                var chunk = request.Chunk;
                var job = await database.OwnAsync(rights, chunk.ImportId, cancellationToken);
                var there = await database
                    .ImportChunks.AsNoTracking()
                    .SingleOrDefaultAsync(one => one.ImportId == job.Id && one.Number == chunk.Number, cancellationToken);
                if (there is not null)
                    return there.Hash.AsSpan().SequenceEqual(chunk.Hash) ? 0 : throw new Problem(Problems.ChunkDiffers);
                job.ReceivedChunk(chunk.Bytes);
                ImportContent.RequireLength(job.Bytes);
                await ImportContent.StoreAsync(database, chunk, request.Pieces, cancellationToken);
                return 1;
            },
            cancellationToken
        );
}
