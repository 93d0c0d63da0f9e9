using System.Globalization;
using System.Net;
using System.Text;
using HumasApi.Contract;
using Microsoft.AspNetCore.WebUtilities;

namespace HumasApi.Http;

/// <summary>
/// The catalogue of problems as a page, /docs/problems, in both languages. Each code is an anchor: /docs/problems#slug-taken.
/// </summary>
internal static class ProblemPage
{
    public const string Address = "/docs/problems";

    public static void MapProblemPage(this IEndpointRouteBuilder routes)
    {
        var page = new Lazy<byte[]>(() => Encoding.UTF8.GetBytes(Write()));
        routes
            .MapGet(Address, () => TypedResults.Bytes(page.Value, "text/html; charset=utf-8"))
            .WithQuery()
            .AllowAnonymous()
            .ExcludeFromDescription();
        routes
            .MapGet("/docs/problems.css", () => TypedResults.Text(Style, "text/css; charset=utf-8"))
            .WithQuery()
            .AllowAnonymous()
            .ExcludeFromDescription();
    }

    private const string Style = """
        body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; color: #1b1b1b; }
        table { border-collapse: collapse; width: 100%; }
        th, td { border-top: 1px solid #ccc; padding: .5rem .75rem .5rem 0; text-align: left; vertical-align: top; font-weight: normal; }
        tbody th { width: 18rem; } tr:target { background: #fff3c4; } thead th { font-weight: 600; }

        """;

    private static string Write()
    {
        var page = new StringBuilder(
            """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Problems - HumasApi</title>
            <link rel="stylesheet" href="/docs/problems.css">
            </head>
            <body>
            <h1>Problems</h1>
            <p>Every error response is a problem (RFC 9457, application/problem+json). Test <code>code</code>; the texts are for people
            and vary with Accept-Language (en, id). Within <code>errors</code> every entry has a code of its own and its place.
            <a href="/docs">All operations</a></p>
            <p lang="id">Setiap jawaban galat adalah problem (RFC 9457). Periksa <code>code</code>; teksnya untuk dibaca orang dan
            mengikuti Accept-Language (en, id).</p>

            """
        );
        foreach (var group in Problems.All.GroupBy(problem => problem.Status).OrderBy(group => group.Key))
        {
            page.AppendLine(CultureInfo.InvariantCulture, $"<h2>{group.Key} {ReasonPhrases.GetReasonPhrase(group.Key)}</h2>");
            page.AppendLine("<table>\n<thead><tr><th>Code</th><th>When it happens, how to fix it</th>");
            page.AppendLine("<th lang=\"id\">Kapan terjadi, cara memperbaikinya</th></tr></thead>\n<tbody>");
            foreach (var problem in group)
            {
                var other = problem.OtherStatus is { } status ? $"<br>also {status}" : "";
                page.AppendLine(CultureInfo.InvariantCulture, $"<tr id=\"{problem.Code}\"><th scope=\"row\">");
                page.AppendLine(CultureInfo.InvariantCulture, $"<a href=\"#{problem.Code}\"><code>{problem.Code}</code></a>{other}</th>");
                page.AppendLine(CultureInfo.InvariantCulture, $"<td>{Text(problem.When.English, problem.Fix.English)}</td>");
                page.AppendLine(
                    CultureInfo.InvariantCulture,
                    $"<td lang=\"id\">{Text(problem.When.Indonesian, problem.Fix.Indonesian)}</td></tr>"
                );
            }
            page.AppendLine("</tbody>\n</table>");
        }
        return page.Append("</body>\n</html>\n").ToString();
    }

    private static string Text(string when, string fix) => $"{WebUtility.HtmlEncode(when)}<br>{WebUtility.HtmlEncode(fix)}";
}
