using NUnit.Framework;

namespace HumasApi.UnitTests.Support;

/// <summary>Asserts that twice the input takes at most 2.5 times the CPU time. For fixtures that are not run beside others.</summary>
internal static class Scaling
{
    private const double MostGrowth = 2.5;
    private const int Runs = 3;
    private const int Attempts = 4;

    // Below this a measurement is noise.
    private static readonly TimeSpan Audible = TimeSpan.FromMilliseconds(4);

    /// <param name="make">The input of a size; not measured.</param>
    /// <param name="run">What is measured.</param>
    /// <param name="size">The smallest size; doubled until it takes long enough to be measured.</param>
    /// <param name="most">The largest size; what is not measurable there costs nothing.</param>
    public static void AssertLinear<T>(Func<int, T> make, Action<T> run, int size = 1_000, int most = 4_000_000)
    {
        var report = "";
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            // What earlier tests left on the heap would be collected at some point of the larger run, and count as its own. Only for
            // those that must be measured again: collecting before each run would take minutes in all.
            var isClean = attempt > 0;
            // On a busy machine a short run is seldom undisturbed, so each attempt has more of them.
            var runs = Runs << attempt;
            var once = Least(make, run, size, runs, isClean);
            while (once < Audible)
            {
                if (size * 2 > most)
                    return;
                once = Least(make, run, size *= 2, runs, isClean);
            }
            var twice = Least(make, run, size * 2, runs, isClean);
            report = $"{size:N0}: {once.TotalMilliseconds:N1} ms, {size * 2:N0}: {twice.TotalMilliseconds:N1} ms";
            TestContext.Out.WriteLine(report);
            if (twice <= once * MostGrowth)
                return;
        }
        Assert.Fail($"Twice the input takes more than {MostGrowth} times the time. {report}");
    }

    // The least of several runs: whatever disturbs a run only makes it longer.
    private static TimeSpan Least<T>(Func<int, T> make, Action<T> run, int size, int runs, bool isClean)
    {
        var least = TimeSpan.MaxValue;
        for (var i = 0; i < runs; i++)
        {
            var input = make(size);
            if (isClean)
                GC.Collect();
            var before = Environment.CpuUsage.TotalTime;
            run(input);
            var time = Environment.CpuUsage.TotalTime - before;
            if (time < least)
                least = time;
        }
        return least;
    }
}
