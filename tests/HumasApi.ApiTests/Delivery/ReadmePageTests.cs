using System.Text.RegularExpressions;
using HumasApi.ApiTests.Contract;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HumasApi.ApiTests.Delivery;

/// <summary>The pages of the README, in a real browser, from another site.</summary>
internal sealed partial class ReadmePageTests : ApiTest
{
    [Test]
    public async Task One_shows_articles_as_they_are_published()
    {
        await Unit("rutan");
        await using var site = Site(await PageAsync("EventSource"));
        await site.StartAsync();
        await using var browser = await Browser.StartAsync();
        await browser.GoToAsync(new Uri(site.Urls.Single()));
        await Until(browser, "events.readyState", "1");
        var id = (await Live("Panen raya", "rutan")).Id;
        await Until(browser, "document.getElementById('news').innerText", "Panen raya");
        await Live("Kunjungan <b>dibuka</b>", "rutan");
        await Until(browser, "document.getElementById('news').innerText", "Kunjungan <b>dibuka</b>\nPanen raya");
        await UnpublishAsync(id);
        await Until(browser, "document.getElementById('news').innerText", "Kunjungan <b>dibuka</b>");
    }

    [Test]
    public async Task One_searches_while_somebody_types()
    {
        await Unit("rutan");
        await Live("Bupati <i>Mengunjungi</i> Rutan", "rutan");
        await Live("Panen raya", "rutan", new { body = "<p>Seusai kunjungan, panen dimulai.</p>" });
        await using var site = Site(await PageAsync("/v1/search"));
        await site.StartAsync();
        await using var browser = await Browser.StartAsync();
        await browser.GoToAsync(new Uri(site.Urls.Single()));
        await browser.EvaluateAsync("q.value = 'kunjungan'; q.dispatchEvent(new Event('input')); 0");
        await Until(browser, "[...hits.querySelectorAll('mark')].map(mark => mark.innerText).join()", "Mengunjungi,kunjungan");
        await Until(browser, "hits.querySelector('b').innerText", "Bupati <i>Mengunjungi</i> Rutan");
        await browser.EvaluateAsync("q.value = 'mengunjngi'; q.dispatchEvent(new Event('input')); 0");
        await Until(browser, "note.innerText", "mengunjungi?");
    }

    private static async Task<string> PageAsync(string about)
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"));
        return Page()
            .Matches(readme)
            .Select(match => match.Groups[1].Value)
            .Single(page => page.Contains(about, StringComparison.Ordinal))
            .Replace("http://localhost:5080", Newsroom.Address.AbsoluteUri.TrimEnd('/'), StringComparison.Ordinal);
    }

    private static WebApplication Site(string page)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Run(http =>
        {
            http.Response.ContentType = "text/html; charset=utf-8";
            return http.Response.WriteAsync(page);
        });
        return app;
    }

    private static async Task Until(Browser browser, string expression, string expected)
    {
        var seen = "";
        for (var attempt = 0; attempt < 100 && seen != expected; attempt++)
        {
            seen = (await browser.EvaluateAsync($"String({expression})"))?.ToString();
            await Task.Delay(100);
        }
        Assert.That(seen, Is.EqualTo(expected), expression);
    }

    [GeneratedRegex("```html\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Page();
}
