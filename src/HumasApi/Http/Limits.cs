namespace HumasApi.Http;

/// <summary>Bounds of what a client may send.</summary>
internal static class Limits
{
    /// <summary>Largest request body in bytes; an article of the longest allowed text fits with room to spare.</summary>
    public const long MaxBodyBytes = 5_000_000;

    /// <summary>Deepest nesting of a JSON body.</summary>
    public const int MaxJsonDepth = 16;
}

/// <summary>How long caches may keep what Delivery answers.</summary>
internal static class CachePolicy
{
    /// <summary>May be kept, must be asked again each time: a publish is seen at once and most answers are 304.</summary>
    public const string Fresh = "public, no-cache";
    public const string Redirect = "public, max-age=300";

    /// <summary>Short, because what is missing now may be published in a moment; explicit, because 404 and 410 may be cached by rule of thumb otherwise (RFC 9111 4.2.2).</summary>
    public static string ForProblem(int status) => status switch
    {
        StatusCodes.Status404NotFound => "public, max-age=10",
        StatusCodes.Status410Gone => "public, max-age=60",
        _ => "no-store",
    };
}
