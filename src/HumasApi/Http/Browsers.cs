namespace HumasApi.Http;

/// <summary>Tells browsers from programs where both ask at one address.</summary>
internal static class Browsers
{
    /// <summary>Whether the client asks for a page (Accept: text/html), as browsers do and programs do not.</summary>
    public static bool WantsPage(this HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));
}
