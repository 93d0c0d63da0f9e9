namespace HumasApi.Http;

/// <summary>For how long browsers and caches in front may keep what Delivery sends, in seconds (RFC 9111, RFC 5861).</summary>
/// <param name="List">max-age of lists; 0: each use is revalidated.</param>
/// <param name="Item">max-age of single records; 0: each use is revalidated.</param>
/// <param name="Shared">s-maxage, for a cache in front that is purged; null: as max-age.</param>
/// <param name="Revalidate">stale-while-revalidate: for how long an older response may be used while a new one is fetched.</param>
/// <param name="Error">stale-if-error: for how long it may be used while the service is away.</param>
internal sealed record EdgeLifetimes(int List, int Item, int? Shared, int Revalidate, int Error);

/// <summary>How a cache in front is informed of what a response shows, so that it can be purged of it.</summary>
/// <param name="Header">Name of the header.</param>
/// <param name="Separator">Between two keys.</param>
internal sealed record EdgeKeys(string Header, char Separator);

/// <summary>The headers of responses that browsers and caches in front may keep.</summary>
internal sealed class EdgeCaching(EdgeLifetimes lifetimes, UpcomingChange upcoming, EdgeKeys? keys = null)
{
    private const int Unbounded = int.MaxValue;

    // Of nearly all responses: where nothing is scheduled.
    private readonly string ofItem = Compose(lifetimes, lifetimes.Item, Unbounded);
    private readonly string ofList = Compose(lifetimes, lifetimes.List, Unbounded);

    /// <summary>The keys of what a response shows; null where no cache asks for them.</summary>
    public string? KeysOf(Shown shown) => keys is null ? null : string.Join(keys.Separator, shown.Names());

    /// <summary>Sets them for a response that is up to date.</summary>
    /// <param name="http">The request.</param>
    /// <param name="shows">The keys of what it shows (<see cref="KeysOf"/>).</param>
    public void Set(HttpContext http, string? shows)
    {
        var headers = http.Response.Headers;
        if (http.GetEndpoint()?.Metadata.GetMetadata<CachedRoute>() is not { } route)
        {
            headers.CacheControl = CachePolicy.Fresh;
            return;
        }
        headers.CacheControl =
            upcoming.Shorten(Unbounded) is var left && left < Unbounded
                ? Compose(lifetimes, route.IsItem ? lifetimes.Item : lifetimes.List, left)
            : route.IsItem ? ofItem
            : ofList;
        if (keys is not null && shows is not null)
            headers[keys.Header] = shows;
    }

    // What is scheduled appears, and goes, on time: nothing outlasts it.
    private static string Compose(EdgeLifetimes lifetimes, int seconds, int left)
    {
        if (seconds == 0 || left == 0)
            return CachePolicy.Fresh;
        if (left < seconds)
            return $"public, max-age={left}, s-maxage={left}";
        var shared = lifetimes.Shared is { } most ? $", s-maxage={Math.Min(most, left)}" : "";
        return $"public, max-age={seconds}{shared}, stale-while-revalidate={Math.Min(lifetimes.Revalidate, left)}, "
            + $"stale-if-error={lifetimes.Error}";
    }
}
