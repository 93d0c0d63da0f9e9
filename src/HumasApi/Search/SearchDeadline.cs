using System.Diagnostics;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace HumasApi.Search;

/// <summary>The time of a search was over; what was found until then is its result.</summary>
internal sealed class SearchTimeIsOverException : Exception;

/// <summary>Ends a search in time: also one that looks at many postings and finds nothing, or that nobody waits for any more.</summary>
/// <param name="limit">How long it may take.</param>
/// <param name="stop">Whether the client has left.</param>
internal sealed class SearchDeadline(TimeSpan limit, CancellationToken stop)
{
    private const int LookAtClock = 2_048;

    private readonly long began = Stopwatch.GetTimestamp();
    private int looked;

    public bool IsOver { get; private set; }

    /// <summary>Called for each document that is looked at.</summary>
    /// <exception cref="SearchTimeIsOverException">The time is over.</exception>
    public void Look()
    {
        if (++looked % LookAtClock == 0)
            Check();
    }

    /// <exception cref="SearchTimeIsOverException">The time is over.</exception>
    public void Check()
    {
        IsOver |= stop.IsCancellationRequested || Stopwatch.GetElapsedTime(began) > limit;
        if (IsOver)
            throw new SearchTimeIsOverException();
    }

    /// <summary>The same index, which looks at the clock with each posting.</summary>
    public IndexReader Bound(IndexReader reader) => new BoundReader((DirectoryReader)reader, this);

    private sealed class BoundReader(DirectoryReader reader, SearchDeadline deadline) : FilterDirectoryReader(reader, new Wrapper(deadline))
    {
        protected override DirectoryReader DoWrapDirectoryReader(DirectoryReader @in) => new BoundReader(@in, deadline);
    }

    private sealed class Wrapper(SearchDeadline deadline) : FilterDirectoryReader.SubReaderWrapper
    {
        public override AtomicReader Wrap(AtomicReader reader) => new Segment(reader, deadline);
    }

    private sealed class Segment(AtomicReader reader, SearchDeadline deadline) : FilterAtomicReader(reader)
    {
        public override IBits LiveDocs => new Documents(m_input.LiveDocs, m_input.MaxDoc, deadline);
        public override object CoreCacheKey => m_input.CoreCacheKey;
        public override object CombinedCoreAndDeletesKey => m_input.CombinedCoreAndDeletesKey;
    }

    private sealed class Documents(IBits? live, int count, SearchDeadline deadline) : IBits
    {
        public int Length => count;

        public bool Get(int index)
        {
            deadline.Look();
            return live?.Get(index) != false;
        }
    }
}
