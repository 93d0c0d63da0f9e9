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
                    + "of an article by import key and `externalId`. The same file again changes nothing. `Content-Encoding: gzip` "
                    + "and `br` are unpacked."
            )
            .FailsWith(
                Problems.BodyTooLarge,
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
