using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Delivery;

/// <summary>The response for an address that is not, or no longer, the address of a record.</summary>
internal static class Addresses
{
    /// <summary>An id from the path.</summary>
    /// <exception cref="Problem">404 that names by-slug when the text is not an id.</exception>
    public static Guid ParseId(string text, string resource) =>
        text.Length == 36 && Guid.TryParseExact(text, "D", out var id)
            ? id
            : throw Problem.NotFound(
                Sentence.Of(
                    $"“{Text.Shorten(text, 80)}” is not an id. To find a record by its slug use /v1/{resource}/by-slug/{{slug}}.",
                    $"“{Text.Shorten(text, 80)}” bukan id. Untuk mencari berdasarkan slug gunakan /v1/{resource}/by-slug/{{slug}}."
                )
            );

    public static Problem Missing() =>
        Problem.NotFound(
            Sentence.Of(
                "Nothing public has this address. Check the slug or id, or find it in the list.",
                "Tidak ada konten publik di alamat ini. Periksa slug atau id, atau cari lewat daftar."
            )
        );

    /// <summary>
    /// The current slug of the record that a slug once named, in any case; null when it names nothing public, or is current as it
    /// stands.
    /// </summary>
    public static async Task<Moved?> MovedToAsync(
        DeliveryDbContext database,
        SlugKind kind,
        string slug,
        CancellationToken cancellationToken
    )
    {
        var lower = slug.ToLowerInvariant();
        if (!Slug.IsValid(lower))
            return null;
        var moved = await (
            from entry in database.Slugs
            join current in database.Slugs on new { entry.Kind, entry.TargetId } equals new { current.Kind, current.TargetId }
            where entry.Kind == kind && entry.Slug == lower && current.State == SlugState.Current
            select new Moved(current.TargetId, current.Slug)
        ).SingleOrDefaultAsync(cancellationToken);
        return moved is null || moved.Slug == slug ? null : moved;
    }

    /// <summary>301 to the final address in one hop, the query kept.</summary>
    public static IResult Redirect(HttpContext http, PublicUrl url, string resource, Moved moved) =>
        Redirect(url.To($"/v1/{resource}/by-slug/{moved.Slug}") + PublicUrl.Query(http.Request), moved);

    /// <summary>301 to an address of the record. <paramref name="vary"/>: what of the request decided it, for caches.</summary>
    public static IResult Redirect(string location, Moved moved, string? vary = null) => new MovedResult(location, moved, vary);

    private sealed class MovedResult(string location, Moved moved, string? vary) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = StatusCodes.Status301MovedPermanently;
            (response.Headers.Location, response.Headers.CacheControl) = (location, CachePolicy.Redirect);
            if (vary is not null)
                response.Headers.Vary = vary;
            return response.WriteAsJsonAsync(new MovedResponse(moved), Json.Options, httpContext.RequestAborted);
        }
    }
}
