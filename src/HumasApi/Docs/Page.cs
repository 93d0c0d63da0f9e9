using System.Net;
using System.Text;

namespace HumasApi.Docs;

/// <summary>Pages for people: plain HTML with one style sheet and no script.</summary>
internal static class Page
{
    public const string StyleAddress = "/docs/page.css";

    public const string Style = """
        body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; color: #1b1b1b; }
        nav { margin-bottom: 2rem; } nav a { margin-right: 1rem; }
        main > p, main > ul, main > ol, main > pre { max-width: 48rem; }
        table { border-collapse: collapse; width: 100%; }
        th, td { border-top: 1px solid #ccc; padding: .5rem .75rem .5rem 0; text-align: left; vertical-align: top; font-weight: normal; }
        tbody th { width: 18rem; } tr:target { background: #fff3c4; } thead th { font-weight: 600; }
        pre { background: #f4f4f4; padding: .75rem 1rem; overflow-x: auto; }
        code { font-size: .9em; }

        """;

    /// <summary>A whole page.</summary>
    /// <param name="title">Plain text.</param>
    /// <param name="language">BCP 47 tag of the language.</param>
    /// <param name="main">HTML of our own.</param>
    public static byte[] Write(string title, string language, string main) =>
        Encoding.UTF8.GetBytes(
            $"""
            <!doctype html>
            <html lang="{language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{WebUtility.HtmlEncode(title)} - HumasApi</title>
            <link rel="icon" href="/favicon.ico" type="image/svg+xml">
            <link rel="stylesheet" href="{StyleAddress}">
            </head>
            <body>
            <nav><a href="/">HumasApi</a><a href="/docs">API</a><a href="{GuidePages.Address}">{(
                language == "id" ? "Panduan" : "Guides"
            )}</a><a
            href="{ProblemPage.Address}">{(language == "id" ? "Problem" : "Problems")}</a></nav>
            <main>
            {main}
            </main>
            </body>
            </html>

            """
        );

    public static IResult Answer(byte[] page) => TypedResults.Bytes(page, "text/html; charset=utf-8");
}
