using System.Globalization;
using System.Reflection;
using HumasApi.Contract;
using HumasApi.Http;

namespace HumasApi.Docs;

/// <summary>GET /: what this is and where to go on; a page for browsers, JSON for programs.</summary>
internal static class HomePage
{
    public static readonly string Version = typeof(HomePage)
        .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
        ?.InformationalVersion.Split('+')[0]
        ?? "";

    public static void MapHome(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", (HttpContext http, PublicUrl url) =>
        {
            http.Response.Headers.Append("Vary", "Accept, Accept-Language");
            return http.Request.WantsPage()
                ? Page.Answer(Page.Write("API", Sentence.Of("en", "id"), Content(url)))
                : TypedResults.Json(ToPlaces(url), Json.Options);
        });
    }

    private static object ToPlaces(PublicUrl url) =>
        new
        {
            Name = "HumasApi",
            Version,
            Delivery = url.To("/v1"),
            Management = url.To("/manage/v1"),
            Docs = url.To("/docs"),
            Guides = url.To(GuidePages.Address),
            Problems = url.To(ProblemPage.Address),
            OpenApi = new[] { url.To("/openapi/delivery.v1.json"), url.To("/openapi/management.v1.json") },
            Health = url.To("/health/ready"),
        };

    private static string Content(PublicUrl url) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <h1>HumasApi {Version}</h1>
            <p>{Sentence.Of(
                "The newsroom of a public body as an API: units write, a reviewer approves, websites and apps read JSON.",
                "Ruang berita lembaga publik sebagai API: unit menulis, peninjau menyetujui, situs dan aplikasi membaca JSON."
            )}</p>
            <ul>
            <li><a href="/docs">/docs</a>: {Sentence.Of("all operations, to try", "semua operasi, dapat dicoba")}</li>
            <li><a href="{GuidePages.Address}">{GuidePages.Address}</a>: {Sentence.Of(
                "reading, writing, importing, errors, rights, units in time",
                "membaca, menulis, mengimpor, galat, hak, unit dari waktu ke waktu"
            )}</li>
            <li><a href="/openapi/delivery.v1.json">/openapi/delivery.v1.json</a>,
            <a href="/openapi/management.v1.json">/openapi/management.v1.json</a>: OpenAPI 3.1
            (<a href="/openapi/3.0/delivery.v1.json">3.0</a>, <a href="/openapi/3.0/management.v1.json">3.0</a>)</li>
            <li><a href="{ProblemPage.Address}">{ProblemPage.Address}</a>: {Sentence.Of("all error codes", "semua kode galat")}</li>
            <li><a href="/health/ready">/health/ready</a></li>
            </ul>
            <h2>{Sentence.Of("Three calls", "Tiga panggilan")}</h2>
            <pre><code>curl {url.To("/v1/articles?limit=3")}
            curl {url.To("/v1/units/tree")}
            curl -H "Authorization: Bearer $KEY" {url.To("/manage/v1/me")}</code></pre>
            """
        );
}
