using HumasApi.Contract;
using HumasApi.Http;
using HumasApi.Management.Authors;
using HumasApi.Management.Tags;
using HumasApi.Management.Units;

namespace HumasApi.Management.Exports;

internal static class ExportRoutes
{
    public static void AddExports(this IServiceCollection services)
    {
        services.AddSingleton<Export>();
        services.AddScoped<ExportNames>();
        services.AddScoped<ArchiveReader>();
    }

    public static void MapExports(this IEndpointRouteBuilder routes)
    {
        var exports = routes.MapGroup("/exports").WithTags("Exports");
        exports
            .MapGet("/articles", ExportArticlesEndpoint.Handle)
            .WithQuery(ExportArticlesEndpoint.Parameters)
            .DocumentedLines<ExportedArticle>(
                "exportArticles",
                "Export articles",
                "The articles that the caller may see, as they are at one moment, in the order of their ids (translations after all "
                    + "others). A line is an item of an import. What breaks off goes on with `cursor`, as it is at that moment."
            )
            .FailsWith(Problems.ImportedBeforeNeedsSource, Problems.MalformedId, Problems.ScopeNeedsUnit, Problems.ServerBusy);
        exports
            .MapGet("/units", ExportRecordsEndpoint.Units)
            .WithQuery(ExportRecordsEndpoint.Parameters)
            .DocumentedLines<ManagedUnit>("exportUnits", "Export units", "All units as they are today, in the order of their ids.")
            .FailsWith(Problems.ServerBusy);
        exports
            .MapGet("/authors", ExportRecordsEndpoint.Authors)
            .WithQuery(ExportRecordsEndpoint.Parameters)
            .DocumentedLines<ManagedAuthor>("exportAuthors", "Export authors", "All authors, in the order of their ids.")
            .FailsWith(Problems.ServerBusy);
        exports
            .MapGet("/tags", ExportRecordsEndpoint.Tags)
            .WithQuery(ExportRecordsEndpoint.Parameters)
            .DocumentedLines<ManagedTag>("exportTags", "Export tags", "All tags, merged ones included, in the order of their ids.")
            .FailsWith(Problems.ServerBusy);
        exports
            .MapGet("/archive", ExportArchiveEndpoint.Handle)
            .WithQuery()
            .DocumentedLines<ArchiveLine>(
                "exportArchive",
                "Export the newsroom",
                "Everything that editors made, at one moment: units with their history, authors, tags, slugs, articles with all revisions "
                    + "and notes. For moving to another server: an import of format archive reads it into an empty newsroom of the same "
                    + "version. Only for administrators of the whole newsroom."
            )
            .FailsWith(Problems.ServerBusy);
    }
}
