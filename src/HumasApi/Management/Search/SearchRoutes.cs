using HumasApi.Contract;
using HumasApi.Http;
using HumasApi.Jobs;

namespace HumasApi.Management.Search;

internal static class SearchRoutes
{
    public static void AddWorkingSearch(this IServiceCollection services) => services.AddSingleton<PeriodicJob, IndexWorkingTexts>();

    public static void MapSearch(this IEndpointRouteBuilder routes)
    {
        var search = routes.MapGroup("/search").WithTags("Search");
        search
            .MapGet("", SearchWorkingTextsEndpoint.Handle)
            .WithQuery(SearchWorkingTextsEndpoint.Parameters)
            .Documented<ListResponse<WorkingHit>>(
                "searchWorkingTexts",
                "Search drafts, revisions and notes",
                "Articles that the caller may see, with drafts, earlier revisions or notes that have all words of `q`, in any of their "
                    + "forms: the last written first. What is live is found by `GET /v1/search`. A text is found about a second after it "
                    + "was saved."
            )
            .FailsWith(Problems.Required);
        search
            .MapGet("/misses", ListSearchMissesEndpoint.Handle)
            .WithQuery(ListSearchMissesEndpoint.Parameters)
            .Documented<ItemResponse<IReadOnlyList<SearchMissRow>>>(
                "listSearchMisses",
                "List what was not found",
                "What readers searched for and did not find, the most frequent first: counts by day, without persons. Addresses of mail "
                    + "and long numbers are not kept, and all of it for 400 days."
            )
            .FailsWith(Problems.EmptyRange);
        search
            .MapGet("/synonyms", ListSynonymsEndpoint.Handle)
            .WithQuery(PagingParameters.All)
            .Documented<ListResponse<SynonymRow>>(
                "listSynonyms",
                "List synonyms",
                "What administrators said of words, beside what the service knows by itself. Newest first."
            );
        search
            .MapGet("/standard-synonyms", ListStandardSynonymsEndpoint.Handle)
            .WithQuery(PagingParameters.All)
            .Documented<ListResponse<StandardSynonym>>(
                "listStandardSynonyms",
                "List standard synonyms",
                "Abbreviations, everyday words and spellings that the service knows by itself. A rule of the kind `apart` keeps two apart."
            );
        search
            .MapPost("/synonyms", CreateSynonymEndpoint.Handle)
            .WithQuery()
            .Reads<SynonymInput>()
            .DocumentedCreate<ItemResponse<SynonymRow>>(
                "createSynonym",
                "Create a synonym",
                "`same`: who searches for one finds the others. `apart`: two that the service takes for the same are not. Searches follow "
                    + "at once, on every instance; nothing is indexed again."
            )
            .FailsWith(Problems.TooManySynonyms);
        search
            .MapDelete("/synonyms/{id}", DeleteSynonymEndpoint.Handle)
            .WithQuery(Reasons.Parameter)
            .DocumentedDelete("deleteSynonym", "Delete a synonym", "Searches follow at once.")
            .FailsWith(Problems.NotFound);
    }
}
