using HumasApi.Http;

namespace HumasApi.Docs;

/// <summary>What people and search engines find beside the API: the start page, guides, problems, the glossary.</summary>
internal static class DocsRoutes
{
    // A page with a paragraph on it.
    private const string Icon = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#14532d"/><path
        d="M4 4h8M4 7.5h8M4 11h5" stroke="#fff" stroke-width="1.5"/></svg>

        """;

    // Articles are found on the websites that show them; only what explains the API is to be found here.
    private const string Robots = "User-agent: *\nAllow: /$\nAllow: /docs\nDisallow: /\n";

    public static void MapDocs(this IEndpointRouteBuilder app)
    {
        var docs = app.MapGroup("").WithQuery().AllowAnonymous().ExcludeFromDescription();
        docs.MapHome();
        docs.MapGuides();
        docs.MapProblemPage();
        docs.MapGet(Page.StyleAddress, () => TypedResults.Text(Page.Style, "text/css; charset=utf-8"));
        docs.MapGet("/favicon.ico", () => TypedResults.Text(Icon, "image/svg+xml; charset=utf-8"));
        docs.MapGet("/robots.txt", () => TypedResults.Text(Robots, "text/plain; charset=utf-8"));
    }
}
