using HumasApi.Search;

namespace HumasApi.Delivery.Search;

/// <summary>The synonyms of the newsroom, kept until a rule is added or removed.</summary>
internal sealed class SearchSynonyms
{
    private volatile Known known = new("", Synonyms.Standard);

    /// <param name="rows">Reads the rules.</param>
    /// <param name="version">What they are at the moment.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task<Synonyms> OfAsync(SearchRows rows, string version, CancellationToken stop)
    {
        var now = known;
        if (now.Version == version)
            return now.Synonyms;
        var (same, apart) = await rows.SynonymsAsync(stop);
        known = now = new Known(version, new Synonyms(same, apart));
        return now.Synonyms;
    }

    private sealed record Known(string Version, Synonyms Synonyms);
}
