using System.Globalization;
using System.Net;
using System.Text;
using HumasApi.Contract;
using HumasApi.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace HumasApi.Docs;

/// <summary>
/// The catalogue of problems as a page, /docs/problems, in both languages. Each code is an anchor: /docs/problems#slug-taken.
/// </summary>
internal static class ProblemPage
{
    public const string Address = OpenApiDocuments.ProblemsAddress;

    public static void MapProblemPage(this IEndpointRouteBuilder routes)
    {
        var page = new Lazy<byte[]>(() => Page.Write("Problems", "en", Content()));
        routes.MapGet(Address, () => Page.Answer(page.Value));
    }

    private static string Content()
    {
        var page = new StringBuilder(
            """
            <h1>Problems</h1>
            <p>Every error response is a problem (RFC 9457, application/problem+json). Test <code>code</code>; the texts are for people
            and vary with Accept-Language (en, id). Within <code>errors</code> every entry has a code of its own and its place.</p>
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
        return page.ToString();
    }

    private static string Text(string when, string fix) => $"{WebUtility.HtmlEncode(when)}<br>{WebUtility.HtmlEncode(fix)}";
}
