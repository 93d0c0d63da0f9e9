using HumasApi.Jobs;
using NUnit.Framework;

namespace HumasApi.UnitTests.Jobs;

/// <summary>A state that others wait for.</summary>
internal sealed class WatchedTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    private static Func<int, TimeSpan> Until(int wanted) => state => state >= wanted ? TimeSpan.Zero : Long;

    [Test]
    public async Task All_who_wait_see_the_state_that_they_wait_for()
    {
        var watched = new Watched<int>(0);
        var waits = Enumerable.Range(0, 50).Select(wanted => watched.WaitAsync(Until(wanted), CancellationToken.None)).ToList();
        for (var state = 1; state < 50; state++)
        {
            watched.MoveTo(state);
            await Task.Yield();
        }
        var seen = await Task.WhenAll(waits);
        Assert.That(seen.Index().Where(one => one.Item < one.Index), Is.Empty);
        Assert.That(watched.State, Is.EqualTo(49));
    }

    [Test]
    public async Task A_state_is_waited_out_no_longer_than_it_deserves()
    {
        var watched = new Watched<int>(0);
        Assert.That(await watched.WaitAsync(_ => TimeSpan.FromMilliseconds(20), CancellationToken.None), Is.Zero);
        // Closed for a minute, and open with little patience: the second ends the wait.
        var wait = watched.WaitAsync(state => state == 0 ? Long : TimeSpan.FromMilliseconds(20), CancellationToken.None);
        watched.MoveTo(1);
        Assert.That(await wait.WaitAsync(Long / 2), Is.EqualTo(1));
    }

    [Test]
    public void A_wait_can_be_cancelled()
    {
        using var stop = new CancellationTokenSource();
        var wait = new Watched<int>(0).WaitAsync(_ => Long, stop.Token);
        stop.Cancel();
        Assert.That(async () => await wait, Throws.InstanceOf<OperationCanceledException>());
    }
}
