using System.Collections.Concurrent;
using System.Net;
using HumasApi.Contract;
using Markdig;

namespace HumasApi.Docs;

/// <summary>Guides in Markdown (Docs/Guides/{name}.{language}.md) and the glossary, as pages.</summary>
internal static class GuidePages
{
    public const string Address = "/docs/guides";

    /// <summary>In the order they are read.</summary>
    public static readonly IReadOnlyList<string> Names = ["reading", "writing", "importing", "errors", "rights", "units"];
    public static readonly IReadOnlyList<string> Languages = ["en", "id"];

    private const string Glossary = "glossary";
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers().Build();
    private static readonly ConcurrentDictionary<string, byte[]> Pages = new();

    public static void MapGuides(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, () => Page.Answer(Index(Sentence.Of("en", "id"))));
        routes.MapGet(Address + "/{language}/{name}", (string language, string name) =>
            Languages.Contains(language) && Names.Contains(name)
                ? Page.Answer(Pages.GetOrAdd($"{name}.{language}", key => FromMarkdown(Source(key), language)))
                : throw Problem.NotFound(
                    Sentence.Of($"There is no such guide. See {Address}.", $"Tidak ada panduan seperti itu. Lihat {Address}.")
                )
        );
        routes.MapGet("/docs/" + Glossary, () => Page.Answer(Pages.GetOrAdd(Glossary, key => FromMarkdown(Source(key), "en"))));
    }

    /// <summary>The Markdown of a guide.</summary>
    /// <param name="key">Its name and language: reading.id.</param>
    public static string Source(string key)
    {
        using var stream = typeof(GuidePages).Assembly.GetManifestResourceStream($"HumasApi.Docs.{key}.md")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string TitleOf(string markdown) => markdown[2..markdown.IndexOf('\n', StringComparison.Ordinal)].Trim();

    private static byte[] FromMarkdown(string markdown, string language) =>
        Page.Write(TitleOf(markdown), language, Markdig.Markdown.ToHtml(markdown, Markdown));

    private static byte[] Index(string language)
    {
        var items = Names.Select(name =>
            $"<li><a href=\"{Address}/{language}/{name}\">{WebUtility.HtmlEncode(TitleOf(Source($"{name}.{language}")))}</a></li>"
        );
        var (title, other) = language == "id" ? ("Panduan", "en") : ("Guides", "id");
        var others = Names.Select(name =>
            $"<a lang=\"{other}\" href=\"{Address}/{other}/{name}\">{WebUtility.HtmlEncode(TitleOf(Source($"{name}.{other}")))}</a>"
        );
        return Page.Write(
            title,
            language,
            $"""
            <h1>{title}</h1>
            <ol>
            {string.Join('\n', items)}
            </ol>
            <p><a href="/docs/{Glossary}">{(language == "id" ? "Glosarium" : "Glossary")}</a></p>
            <p>{(language == "id" ? "In English" : "Dalam bahasa Indonesia")}: {string.Join(", ", others)}</p>
            """
        );
    }
}
