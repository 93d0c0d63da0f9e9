using HumasApi.Search;

namespace HumasApi.Delivery.Search;

/// <summary>A search that is asked of one article: whether it would be found.</summary>
internal sealed class SavedSearch(SearchRows rows, SearchSynonyms synonyms)
{
    /// <returns>False also for an article that is not live.</returns>
    public async Task<bool> FindsAsync(Guid article, string typed, CancellationToken stop)
    {
        var (documents, _) = await rows.ReadAsync([article], stop);
        if (documents is not [var document])
            return false;
        var (_, version) = await rows.MomentAsync(stop);
        return SearchEngine.Finds(document, await synonyms.OfAsync(rows, version, stop), typed);
    }
}
