using System.Text.RegularExpressions;
using HumasApi.ApiTests.Contract;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HumasApi.ApiTests.Delivery;

/// <summary>The page of the README that listens to live events, in a real browser, from another site.</summary>
internal sealed partial class EventPageTests : ApiTest
{
    [Test]
    public async Task The_page_of_the_readme_shows_articles_as_they_are_published()
    {
        await Unit("rutan");
        var page = Page().Match(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"))).Groups[1].Value;
        Assert.That(page, Does.Contain("EventSource"));
        page = page.Replace("http://localhost:5080", Newsroom.Address.AbsoluteUri.TrimEnd('/'), StringComparison.Ordinal);
        await using var site = Site(page);
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
