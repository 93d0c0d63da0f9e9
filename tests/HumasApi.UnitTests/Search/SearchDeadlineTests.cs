using HumasApi.Search;
using Lucene.Net.Store;
using NUnit.Framework;

namespace HumasApi.UnitTests.Search;

/// <summary>A search ends in time, with the best of what it has seen.</summary>
internal sealed class SearchDeadlineTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 0, 0, 0, TimeSpan.Zero);
    private SearchIndex index = null!;

    [OneTimeSetUp]
    public void Fill()
    {
        index = SearchIndex.Open(new RAMDirectory());
        for (var number = 0; number < 5_000; number++)
            index.Update(
                new SearchDocument
                {
                    Id = Guid.CreateVersion7(),
                    PublishedAt = Now.AddDays(-number),
                    Language = "id",
                    Kind = "news",
                    UnitId = Guid.Empty,
                    MentionedUnitIds = [],
                    AuthorIds = [],
                    TagIds = [],
                    Title = "Panen raya",
                    Summary = "",
                    Names = "",
                    Body = "<p>yang di yang di</p>",
                }
            );
        index.Refresh();
    }

    [OneTimeTearDown]
    public void Close() => index.Dispose();

    private SearchResult Search(string text, CancellationToken stop = default) =>
        index.Search(searcher =>
            SearchEngine.Search(searcher, Synonyms.Standard, text, SearchFilter.None, SearchSort.Relevance, 20, facets: true, Now, stop)
        );

    [Test]
    public void All_results_are_counted_in_time()
    {
        var found = Search("panen");
        Assert.That((found.Total, found.IsPartial, found.Ids.Count, found.Facets.Kinds["news"]), Is.EqualTo((5_000, false, 20, 5_000)));
    }

    // Also where nothing is found: what is looked at counts.
    [TestCase("panen")]
    [TestCase("\"yang di yang yang\"")]
    public void A_client_that_leaves_ends_its_search(string text)
    {
        using var gone = new CancellationTokenSource();
        gone.Cancel();
        var found = Search(text, gone.Token);
        Assert.That(found.IsPartial);
        Assert.That(found.Total, Is.LessThan(5_000));
    }

    [Test]
    public void Hostile_queries_end_in_time()
    {
        foreach (
            var text in new[]
            {
                string.Concat(Enumerable.Repeat("pa* ", 125)),
                string.Concat(Enumerable.Repeat("a OR ", 100)),
                "\"" + string.Concat(Enumerable.Repeat("yang di ", 60)),
                string.Concat(Enumerable.Range(0, 60).Select(number => $"pnen{number} ")),
            }
        )
        {
            var began = System.Diagnostics.Stopwatch.GetTimestamp();
            Search(text);
            Assert.That(System.Diagnostics.Stopwatch.GetElapsedTime(began), Is.LessThan(TimeSpan.FromSeconds(5)), text);
        }
    }
}
