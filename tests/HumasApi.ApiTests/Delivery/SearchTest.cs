using System.Net;
using HumasApi.Delivery.Search;
using Microsoft.Extensions.DependencyInjection;

namespace HumasApi.ApiTests.Delivery;

/// <summary>A test of searches: each begins with an empty index.</summary>
internal abstract class SearchTest : ApiTest
{
    // A test begins with an empty database, which no change reports.
    [SetUp]
    public void Clear()
    {
        var index = Newsroom.Services.GetRequiredService<SearchStore>().Open();
        index.Clear();
        index.Refresh();
    }

    protected static async Task<Answer> Search(string text, string more = "")
    {
        await SettledAsync();
        return await Api.Get($"/v1/search?q={Uri.EscapeDataString(text)}{more}");
    }

    // A search waits a quarter of a second for the newest change; on a busy machine that may be too short for a test.
    protected static async Task SettledAsync()
    {
        var store = Newsroom.Services.GetRequiredService<SearchStore>();
        if (store.Position < 0)
            await Api.Get("/v1/search?q=x");
        var newest = (long)(await Newsroom.SqlAsync("select newest from public_change_log"))!;
        for (var attempt = 0; attempt < 200 && store.Position < newest; attempt++)
            await Task.Delay(50);
    }

    protected static async Task<string> Titles(string text, string more = "") =>
        string.Join(
            "; ",
            (await Search(text, more)).Must(HttpStatusCode.OK).Data.AsArray().Select(hit => hit!["article"]!["title"]!.GetValue<string>())
        );

    // What another instance wrote, or a rename, is in the index after a moment.
    protected static async Task Soon(string text, string titles, string more = "")
    {
        var found = await Titles(text, more);
        for (var until = DateTime.UtcNow.AddSeconds(10); found != titles && DateTime.UtcNow < until; found = await Titles(text, more))
            await Task.Delay(50);
        Assert.That(found, Is.EqualTo(titles), text);
    }
}
