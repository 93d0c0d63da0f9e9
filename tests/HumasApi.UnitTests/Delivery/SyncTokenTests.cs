using HumasApi.Delivery.Sync;
using HumasApi.Domain;
using HumasApi.Http;
using NUnit.Framework;

namespace HumasApi.UnitTests.Delivery;

/// <summary>Tokens of the sync carry the whole filter.</summary>
internal sealed class SyncTokenTests
{
    private static readonly Guid[] Ten = [.. Enumerable.Range(0, 10).Select(_ => Guid.CreateVersion7())];

    [Test]
    public void The_longest_filter_fits_and_comes_back()
    {
        var filter = new SyncFilter(
            Enum.GetValues<ChangedEntity>(),
            Ten,
            true,
            Ten,
            [.. Enumerable.Repeat("zh-Hant-TW", 10)],
            [.. StrictJson.MembersOf(typeof(SyncArticle)).Keys],
            true
        );
        var token = new SyncToken(filter, long.MaxValue, SyncPhase.Articles, Guid.CreateVersion7(), -1);
        Assert.That($"{token}", Has.Length.LessThan(SyncToken.MaxLength));
        var read = SyncToken.Parse($"{token}");
        Assert.That($"{read}", Is.EqualTo($"{token}"));
        Assert.That(read!.Filter.Fields, Is.EqualTo(filter.Fields));
    }
}
