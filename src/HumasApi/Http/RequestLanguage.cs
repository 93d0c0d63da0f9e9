using System.Globalization;

namespace HumasApi.Http;

/// <summary>Chooses the language of problems, Indonesian or English, from Accept-Language. Content is never chosen by it.</summary>
internal static class RequestLanguage
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    private static readonly CultureInfo Indonesian = CultureInfo.GetCultureInfo("id");

    public static Task Choose(HttpContext http, RequestDelegate next)
    {
        CultureInfo.CurrentUICulture = Of(http.Request);
        return next(http);
    }

    private static CultureInfo Of(HttpRequest request)
    {
        if (request.Headers.AcceptLanguage.Count == 0)
            return English;
        foreach (
            var offer in request
                .GetTypedHeaders()
                .AcceptLanguage.Where(offer => offer.Quality is not 0)
                .OrderByDescending(offer => offer.Quality ?? 1)
        )
        {
            if (Is(offer.Value.Value, "id") || Is(offer.Value.Value, "in"))
                return Indonesian;
            if (Is(offer.Value.Value, "en"))
                return English;
        }
        return English;
    }

    private static bool Is(string? tag, string language) =>
        tag is not null
        && (tag.Equals(language, StringComparison.OrdinalIgnoreCase) || tag.StartsWith(language + "-", StringComparison.OrdinalIgnoreCase));
}
