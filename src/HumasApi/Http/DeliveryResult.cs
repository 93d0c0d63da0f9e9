using System.Text.Json;

namespace HumasApi.Http;

/// <summary>A 200 of Delivery: the same bytes for everyone.</summary>
internal sealed class DeliveryResult<T>(T value) : IResult
{
    /// <summary>Value of the Link header (RFC 8288); null for none.</summary>
    public string? Link { get; init; }

    /// <summary>The headers of a request that the response depends on.</summary>
    public string Vary { get; init; } = "Accept-Encoding";

    /// <summary>The place of a response that may be large; given back when it is sent.</summary>
    public LargeResponses.Place? Place { get; init; }

    /// <summary>What the response shows, for the cache of routes that have one.</summary>
    public Shown Shown { get; init; } = Shown.EveryArticle;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var place = Place;
        var edge = httpContext.RequestServices.GetRequiredService<EdgeCaching>();
        var representation = new Representation(JsonSerializer.SerializeToUtf8Bytes(value, Json.Options), Link, Vary, edge.KeysOf(Shown));
        httpContext.Features.Get<CacheFill>()?.Keep(representation, Shown);
        edge.Set(httpContext, representation.Shows);
        await representation.SendAsync(httpContext, place is null ? null : place.Built);
    }
}

/// <summary>
/// What a response shows: it changes with the articles of these keys, and with any unit, tag or author. A key is the id of an article, of
/// its translations together, or of a unit, tag or author whose articles are listed.
/// </summary>
/// <param name="Keys">The keys.</param>
internal sealed record Shown(IReadOnlyCollection<Guid> Keys)
{
    /// <summary>It changes with any article.</summary>
    public static readonly Shown EveryArticle = new([Guid.Empty]);

    /// <summary>The name of units, tags and authors, which every response shows, among the keys of caches in front.</summary>
    public const string Records = "records";

    /// <summary>The keys as caches in front know them.</summary>
    public IEnumerable<string> Names() => Keys.Select(NameOf).Prepend(Records);

    /// <summary>A key as caches in front know it.</summary>
    public static string NameOf(Guid key) => key == Guid.Empty ? "articles" : key.ToString("N");
}

/// <summary>A response that is being made, and may be kept.</summary>
/// <param name="Keep">Offers it to the cache.</param>
internal sealed record CacheFill(Action<Representation, Shown> Keep);

/// <summary>Metadata of a route whose responses are kept in the cache.</summary>
/// <param name="IsItem">Whether it is a single record; others are lists.</param>
internal sealed record CachedRoute(bool IsItem);
