namespace HumasApi.Http;

/// <summary>Bounds of what a client may send.</summary>
internal static class Limits
{
    /// <summary>Largest request body in bytes; an article of the longest allowed text fits with room to spare.</summary>
    public const long MaxBodyBytes = 5_000_000;

    /// <summary>All headers of a request together, in bytes; an access token of the longest allowed length fits.</summary>
    public const int MaxHeaderBytes = 32_768;

    /// <summary>Bytes a second that a body must come at, on the average since it began.</summary>
    public const double MinBodyBytesPerSecond = 240;

    /// <summary>How long a body may be slower than the minimum rate.</summary>
    public static readonly TimeSpan BodyRateGracePeriod = TimeSpan.FromSeconds(5);

    /// <summary>How long the headers of a request may take.</summary>
    public static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Deepest nesting of a JSON body.</summary>
    public const int MaxJsonDepth = 16;

    /// <summary>Most members of one object of a JSON body; no schema has half as many.</summary>
    public const int MaxJsonMembers = 200;

    /// <summary>Most values of a JSON body together, objects and arrays included.</summary>
    public const int MaxJsonNodes = 20_000;
}

/// <summary>How long caches may keep responses of Delivery.</summary>
internal static class CachePolicy
{
    /// <summary>May be kept, must be asked again each time: a publish is seen at once and most answers are 304.</summary>
    public const string Fresh = "public, no-cache";
    public const string Redirect = "public, max-age=300";

    /// <summary>
    /// Short, because what is missing now may be published in a moment; explicit, because 404 and 410 may be cached by rule of
    /// thumb otherwise (RFC 9111 4.2.2).
    /// </summary>
    public static string ForProblem(int status, UpcomingChange upcoming) =>
        status switch
        {
            // What is scheduled is not missing a second too long.
            StatusCodes.Status404NotFound => $"public, max-age={upcoming.Shorten(10)}",
            StatusCodes.Status410Gone => $"public, max-age={upcoming.Shorten(60)}",
            _ => "no-store",
        };
}
