using HumasApi.Contract;
using HumasApi.Http;
using HumasApi.Jobs;

namespace HumasApi.Management.Imports;

internal static class ImportRoutes
{
    public static void AddImports(this IServiceCollection services)
    {
        services.AddSingleton<ImportSignal>();
        services.AddSingleton<IBackgroundJob, ImportWorker>();
        services.AddSingleton<PeriodicJob, TakeUpImports>();
        services.AddSingleton<PeriodicJob, PurgeImports>();
    }

    public static void MapImports(this IEndpointRouteBuilder routes)
    {
        var imports = routes.MapGroup("/imports").WithTags("Imports");
        imports
            .MapGet("", ListImportsEndpoint.Handle)
            .WithQuery(ListImportsEndpoint.Parameters)
            .Documented<ListResponse<ImportView>>(
                "listImports",
                "List imports",
                "The imports of the caller, the newest first; all for an administrator of the whole newsroom."
            );
        imports
            .MapPost("", CreateImportEndpoint.Handle)
            .WithQuery(CreateImportEndpoint.Parameters)
            .WithMetadata(new StreamsBody())
            .Accepts<Stream>("application/octet-stream", "*/*")
            .DocumentedAccept<ItemResponse<ImportView>>(
                "createImport",
                "Import a file",
                "Takes a file of articles and answers when it is stored; the articles are written afterwards. Items have the members "
                    + "of an article by import key and `externalId`. The same file again changes nothing. `Content-Encoding: gzip`, "
                    + "`br` and `zstd` are unpacked; `Content-Digest: sha-256` is checked. With `chunked=true` the request has no body, "
                    + "and the file follows in chunks."
            )
            .FailsWith(
                Problems.BodyTooLarge,
                Problems.ChunkedWithBody,
                Problems.DigestMismatch,
                Problems.EmptyBody,
                Problems.MalformedEncoding,
                Problems.MalformedImportKey,
                Problems.MalformedPair,
                Problems.MalformedUrl,
                Problems.MissingNeedsComplete,
                Problems.Required,
                Problems.TooMany,
                Problems.TooManyImports,
                Problems.UnknownImportFormat,
                Problems.UnknownReference,
                Problems.UnsupportedEncoding
            );
        imports
            .MapGet("/{id}", GetImportEndpoint.Handle)
            .WithQuery()
            .Documented<ItemResponse<ImportView>>("getImport", "Get an import", "How far an import has come.")
            .FailsWith(Problems.NotFound);
        imports
            .MapGet("/{id}/chunks", ListImportChunksEndpoint.Handle)
            .WithQuery()
            .Documented<ItemResponse<IReadOnlyList<ImportChunkView>>>(
                "listImportChunks",
                "List the chunks of an import",
                "The chunks of its file that have arrived, in the order of the file."
            )
            .FailsWith(Problems.NotFound);
        imports
            .MapPut("/{id}/chunks/{number:int}", PutImportChunkEndpoint.Handle)
            .WithQuery()
            .WithMetadata(new StreamsBody())
            .Accepts<Stream>("application/octet-stream", "*/*")
            .Documented<ItemResponse<ImportChunkView>>(
                "putImportChunk",
                "Send a chunk of an import",
                "Takes a piece of the file, at most 32 MB, numbered from 1, in any order. The same piece again changes nothing, so a line "
                    + "that breaks costs one piece. Each is compressed by itself, if at all. A file that is not complete "
                    + "after three days is removed."
            )
            .FailsWith(
                Problems.BodyTooLarge,
                Problems.ChunkDiffers,
                Problems.DigestMismatch,
                Problems.EmptyBody,
                Problems.ImportState,
                Problems.MalformedEncoding,
                Problems.NotFound,
                Problems.OutOfRange,
                Problems.ServerBusy,
                Problems.UnsupportedEncoding
            );
        imports
            .MapPost("/{id}/complete", CompleteImportEndpoint.Handle)
            .WithQuery()
            .Reads<CompleteImportInput>()
            .DocumentedAccept<ItemResponse<ImportView>>(
                "completeImport",
                "Complete an import",
                "All chunks are sent: the articles are written now. Again after an answer that was lost changes nothing."
            )
            .FailsWith(Problems.NotFound, Problems.ImportState, Problems.MissingChunks);
        imports
            .MapGet("/{id}/revert", PreviewRevertEndpoint.Handle)
            .WithQuery()
            .Documented<ItemResponse<RevertPlan>>(
                "previewImportRevert",
                "Preview the revert of an import",
                "What undoing an import would do, without doing it."
            )
            .FailsWith(Problems.NotFound);
        imports
            .MapPost("/{id}/revert", RevertImportEndpoint.Handle)
            .WithQuery()
            .DocumentedAccept<ItemResponse<ImportView>>(
                "revertImport",
                "Revert an import",
                "Undoes what it wrote: articles that readers have seen are unpublished, others deleted, those that were there before "
                    + "restored, and tags and authors that it created removed where nothing uses them. What others have changed since "
                    + "stays; see warnings. A corrected file of the same source publishes the articles again, under the same addresses."
            )
            .FailsWith(Problems.NotFound, Problems.ImportState);
        imports
            .MapGet("/{id}/errors", ListImportMessagesEndpoint.Errors)
            .WithQuery()
            .DocumentedLines<ImportMessageRow>(
                "listImportErrors",
                "List what could not be imported",
                "A line for each thing that is wrong with an item, in the order of the file; the first 100,000."
            )
            .FailsWith(Problems.NotFound);
        imports
            .MapGet("/{id}/warnings", ListImportMessagesEndpoint.Warnings)
            .WithQuery()
            .DocumentedLines<ImportMessageRow>(
                "listImportWarnings",
                "List the warnings of an import",
                "A line for each warning, in the order of the file; the first 100,000."
            )
            .FailsWith(Problems.NotFound);
        imports
            .MapPost("/{id}/pause", ChangeImportEndpoint.Pause)
            .WithQuery()
            .Documented<ItemResponse<ImportView>>(
                "pauseImport",
                "Pause an import",
                "Stops it between two batches. Resume goes on where it stopped."
            )
            .FailsWith(Problems.NotFound, Problems.ImportState);
        imports
            .MapPost("/{id}/resume", ChangeImportEndpoint.Resume)
            .WithQuery()
            .Documented<ItemResponse<ImportView>>(
                "resumeImport",
                "Resume an import",
                "Lets a paused or failed import go on where it stopped."
            )
            .FailsWith(Problems.NotFound, Problems.ImportState);
        imports
            .MapPost("/{id}/cancel", ChangeImportEndpoint.Cancel)
            .WithQuery()
            .Documented<ItemResponse<ImportView>>("cancelImport", "Cancel an import", "Ends it between two batches. What it wrote stays.")
            .FailsWith(Problems.NotFound, Problems.ImportState);
    }
}
