using System.Net;
using System.Text.Json.Nodes;

namespace HumasApi.ApiTests.Publishing;

/// <summary>
/// Hostile and odd HTML (Corpora/README.md), sent as bodies, read back and loaded in a browser in each way that a front end
/// may show a body, and some that it should not: nothing runs, nothing is asked of another host but the pictures that stand in
/// the body, and nothing is in the page that is not on the allow-list. A fixed sample, all of them with HUMAS_TEST_SCALE=1.
/// </summary>
[Category("Browser")]
internal sealed class HostileBodyTests : ApiTest
{
    private const int Batch = 100;

    // Puts each body into a page in many ways and names what should not be there: [body, way, what].
    private const string Check = """
        async bodies => {
          const allowed = new Set(ELEMENTS), attributes = new Set(ATTRIBUTES), found = [];
          const ways = {
            block: body => `<div>${body}</div>`, cell: body => `<table><tbody><tr><td>${body}</td></tr></tbody></table>`, list: body => `<ul><li>${body}</li></ul>`,
            paragraph: body => `<p>${body}</p>`, link: body => `<a>${body}</a>`, pre: body => `<pre>${body}</pre>`, table: body => `<table>${body}</table>`, select: body => `<select>${body}</select>`,
            foreign: body => `<svg><foreignObject>${body}</foreignObject></svg>`, description: body => `<svg><desc>${body}</desc></svg>`, title: body => `<svg><title>${body}</title></svg>`, svg: body => `<svg>${body}</svg>`,
            text: body => `<math><mtext>${body}</mtext></math>`, annotation: body => `<math><annotation-xml encoding="text/html">${body}</annotation-xml></math>`, math: body => `<math>${body}</math>`,
            textarea: body => `<textarea>${body}</textarea>`, noscript: body => `<noscript>${body}</noscript>`, xmp: body => `<xmp>${body}</xmp>`, noembed: body => `<noembed>${body}</noembed>`,
            style: body => `<style>${body}</style>`, template: body => `<template>${body}</template>`, comment: body => `<!--${body}-->`, frame: body => `<iframe>${body}</iframe>`, button: body => `<button>${body}</button>`,
          };
          const wrappers = new Set('svg foreignObject desc title math mtext annotation-xml textarea noscript xmp noembed style template iframe button select html head body'.split(' '));
          const look = (root, at, way) => {
            for (const element of root.querySelectorAll('*')) {
              if (!allowed.has(element.localName) && !wrappers.has(element.localName)) found.push([at, way, `<${element.localName}>`]);
              for (const { name, value } of element.attributes) {
                if (!attributes.has(name) && !(name === 'encoding' && element.localName === 'annotation-xml')) found.push([at, way, `${name}="${value}"`]);
                if (name === 'id' && !/^s-[a-z0-9-]+$/.test(value)) found.push([at, way, `id="${value}"`]);
                if (['href', 'src', 'cite', 'data-url'].includes(name) && !/^(https?:\/\/[^@\/]+(\/|$)|mailto:|tel:|#s-)/.test(value)) found.push([at, way, `${name}="${value}"`]);
              }
              if (element.content) look(element.content, at, way);
            }
            const ids = [...root.querySelectorAll('[id]')].map(element => element.id);
            if (new Set(ids).size !== ids.length) found.push([at, way, 'an id twice']);
          };
          const frame = async (body, fill) => {
            const element = document.createElement('iframe');
            const loaded = new Promise(done => element.onload = done);
            fill(element, body);
            document.body.append(element);
            if (element.srcdoc) await loaded;
            return element;
          };
          const before = Object.keys(window).length;
          for (const [at, body] of bodies.entries()) {
            for (const [way, wrap] of Object.entries(ways)) {
              const place = document.createElement('div');
              document.body.append(place);
              place.innerHTML = wrap(body);
              look(place, at, way);
              // Browsers leave out the line break that a parser takes from the start of a pre.
              if (way === 'block' && !body.includes('<pre>\n')) {
                const again = document.createElement('div');
                again.innerHTML = place.firstChild.innerHTML;
                if (again.innerHTML !== place.firstChild.innerHTML) found.push([at, way, 'another tree when it is read again']);
              }
              place.remove();
            }
            look(new DOMParser().parseFromString(body, 'text/html'), at, 'parser');
            const page = await frame(body, (element, html) => element.srcdoc = html || ' ');
            look(page.contentDocument, at, 'srcdoc');
            page.remove();
            const written = await frame(body, () => { });
            written.contentDocument.write(body);
            written.contentDocument.close();
            look(written.contentDocument, at, 'written');
            written.remove();
          }
          if (Object.keys(window).length !== before) found.push([-1, 'window', 'another name']);
          if (location.href !== 'about:blank') found.push([-1, 'window', location.href]);
          return found;
        }
        """;

    private static readonly string[] Elements =
    [
        "p",
        "h2",
        "h3",
        "h4",
        "br",
        "hr",
        "strong",
        "em",
        "b",
        "i",
        "u",
        "s",
        "sub",
        "sup",
        "a",
        "ul",
        "ol",
        "li",
        "blockquote",
        "q",
        "cite",
        "figure",
        "figcaption",
        "img",
        "table",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "th",
        "td",
        "pre",
        "code",
        "abbr",
        "time",
        "div",
        "span",
    ];
    private static readonly string[] Attributes =
    [
        "href",
        "title",
        "start",
        "cite",
        "src",
        "alt",
        "width",
        "height",
        "scope",
        "colspan",
        "rowspan",
        "datetime",
        "id",
        "lang",
        "dir",
        "data-embed",
        "data-url",
    ];

    private Browser browser = null!;

    [OneTimeSetUp]
    public async Task StartBrowser() => browser = await Browser.StartAsync();

    [OneTimeTearDown]
    public async Task StopBrowser()
    {
        if (browser is not null)
            await browser.DisposeAsync();
    }

    [SetUp]
    public Task EmptyPage() => browser.GoToAsync(new Uri("about:blank"));

    [Test]
    public async Task Nothing_of_the_corpora_runs_or_reaches_a_page()
    {
        await Unit("humas");
        var bodies = new List<(string Source, string Body)>();
        foreach (var source in Sample())
            if (await StoredAsync(source) is { } body)
                bodies.Add((source, body));
        Assert.That(bodies, Has.Count.GreaterThan(50));

        foreach (var batch in bodies.Chunk(Batch))
        {
            browser.Events.Clear();
            Assert.That(await FoundAsync([.. batch.Select(one => one.Body)]), Is.Empty, () =>
                "see the numbers in: " + string.Join('\n', batch.Select((one, at) => $"{at}: {one.Source} => {one.Body}"))
            );
            Assert.That(ActsOf(string.Concat(batch.Select(one => one.Body))), Is.Empty);
        }
    }

    // What this fixture says of clean bodies counts only if it sees what is wrong with others.
    [TestCase("<img src=x onerror=alert(1)>", "onerror")]
    [TestCase("<script>top.x = 1</script>", "<script>")]
    [TestCase("<p id=cookie>a</p>", "id=\"cookie\"")]
    [TestCase("<form name=forms></form>", "<form>")]
    [TestCase("<a href=\"javascript:alert(1)\">a</a>", "javascript:")]
    [TestCase("<p title=\"&lt;/textarea>&lt;img src=x onerror=alert(1)>\"></textarea><svg onload=alert(1)>", "onload")]
    public async Task The_browser_sees_what_would_run(string body, string expected)
    {
        Assert.That(await FoundAsync([body]), Has.Some.Contains(expected));
        if (body.Contains("<script>", StringComparison.Ordinal) || body.Contains("onload", StringComparison.Ordinal))
            Assert.That(ActsOf(body), Has.Some.StartsWith("Debugger.scriptParsed"));
    }

    private async Task<List<string>> FoundAsync(string[] bodies)
    {
        var script = Check
            .Replace("ELEMENTS", Json(Elements), StringComparison.Ordinal)
            .Replace("ATTRIBUTES", Json(Attributes), StringComparison.Ordinal);
        var found = await browser.EvaluateAsync($"({script})({Json(bodies)})");
        return
        [
            .. found!
                .AsArray()
                .Select(one =>
                    one!
                        .ToJsonString(
                            new System.Text.Json.JsonSerializerOptions
                            {
                                Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                            }
                        )
                        .Replace("\\\"", "\"", StringComparison.Ordinal)
                ),
        ];

        static string Json(string[] texts) => System.Text.Json.JsonSerializer.Serialize(texts);
    }

    // What ran or was asked for. Pictures are on the list, so a browser asks for those that stand there.
    private List<string> ActsOf(string html)
    {
        var pictures = new AngleSharp.Html.Parser.HtmlParser()
            .ParseDocument(html)
            .Images.Select(image => image.GetAttribute("src"))
            .ToHashSet();
        return
        [
            .. browser
                .Events.Where(one =>
                    one.Name switch
                    {
                        "Debugger.scriptParsed" => Address(one.Parameters) != Browser.OwnScript,
                        "Page.javascriptDialogOpening" or "Page.windowOpen" or "Runtime.exceptionThrown" => true,
                        // The frames that the check makes begin empty.
                        "Page.frameRequestedNavigation" => !Address(one.Parameters).StartsWith("about:", StringComparison.Ordinal),
                        "Network.requestWillBeSent" => Address(one.Parameters["request"]!) is var url
                            && !pictures.Contains(url)
                            && !url.StartsWith("about:", StringComparison.Ordinal),
                        _ => false,
                    }
                )
                .Select(one => $"{one.Name} {one.Parameters.ToJsonString()}"),
        ];

        static string Address(JsonNode parameters) => parameters["url"]!.GetValue<string>();
    }

    // The body as readers get it; null where nothing of it is left.
    private static async Task<string?> StoredAsync(string source)
    {
        var answer = await Api.Post(
            "/articles",
            new
            {
                title = "Uji",
                unit = new { slug = "humas" },
                body = source,
            }
        );
        // Some hold control characters, which no body may.
        if (answer.Status == HttpStatusCode.UnprocessableEntity)
        {
            Assert.That(answer.Json["errors"]![0]!["code"]!.GetValue<string>(), Is.EqualTo("control-character"), source);
            return null;
        }
        return (await Api.ManageGet($"/articles/{answer.Must(HttpStatusCode.Created).Id}")).Data["body"]?.GetValue<string>();
    }

    private static List<string> Sample()
    {
        var all = Corpora().Distinct().ToList();
        Assert.That(all, Has.Count.GreaterThan(1_500));
        var count = Rounds.Of(all.Count);
        return [.. Enumerable.Range(0, count).Select(number => all[(int)((long)number * all.Count / count)])];
    }

    private static IEnumerable<string> Corpora()
    {
        var folder = Path.Combine(TestContext.CurrentContext.TestDirectory, "Corpora");
        foreach (var payload in JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "dompurify-payloads.json")))!.AsArray())
            yield return payload!["payload"]!.GetValue<string>();
        foreach (var file in Directory.GetFiles(Path.Combine(folder, "html5lib"), "*.dat").Order(StringComparer.Ordinal))
        foreach (var test in ("\n" + File.ReadAllText(file)).Split("\n#data\n").Skip(1))
            yield return test[..Math.Max(0, test.IndexOf("\n#errors", StringComparison.Ordinal))];
    }
}
