using Lucene.Net.Analysis.Core;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Util;
using Directory = Lucene.Net.Store.Directory;

namespace HumasApi.Search;

/// <summary>
/// The index of live articles (Lucene.NET), on the disk of this instance. It holds no text that readers get: a result is an id, and is read
/// again from the read model. One thread writes; any number search.
/// </summary>
internal sealed class SearchIndex : IDisposable
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;
    private const double BufferMegabytes = 32;

    public static readonly Similarity Similarity = new BM25Similarity();

    private readonly Directory directory;
    private readonly IndexWriter writer;
    private readonly SearcherManager searchers;
    private readonly SearchDocumentFields fields = new();

    private SearchIndex(Directory directory, IndexWriter writer) =>
        (this.directory, this.writer, searchers) = (directory, writer, new SearcherManager(writer, true, new Factory()));

    /// <summary>Opens an index; creates it where there is none.</summary>
    /// <exception cref="IOException">Another process has it, or it cannot be read or written.</exception>
    public static SearchIndex Open(Directory directory)
    {
        var config = new IndexWriterConfig(Version, new KeywordAnalyzer())
        {
            OpenMode = OpenMode.CREATE_OR_APPEND,
            RAMBufferSizeMB = BufferMegabytes,
            Similarity = Similarity,
            WriteLockTimeout = 0,
        };
        var writer = new IndexWriter(directory, config);
        try
        {
            return new SearchIndex(directory, writer);
        }
        // Part of it cannot be read; the lock must not stay.
        catch
        {
            writer.Rollback();
            throw;
        }
    }

    /// <summary>What was kept with the last commit.</summary>
    public IReadOnlyDictionary<string, string> State => writer.CommitData.ToDictionary();

    /// <summary>Articles in the index; those that were replaced may count until their segment is merged.</summary>
    public int Count => writer.NumDocs;

    public void Update(SearchDocument document) => writer.UpdateDocument(fields.Set(document), fields.Document);

    public void Remove(Guid id) => writer.DeleteDocuments(SearchFields.TermOf(SearchFields.Id, id));

    public void Clear() => writer.DeleteAll();

    /// <summary>Shows searches what was written.</summary>
    public void Refresh() => searchers.MaybeRefreshBlocking();

    /// <summary>Stores what was written, with the state that belongs to it: a crash leaves this or what was before.</summary>
    public void Commit(IReadOnlyDictionary<string, string> state)
    {
        writer.SetCommitData(new Dictionary<string, string>(state));
        writer.Commit();
    }

    /// <summary>Searches the index as it was refreshed last.</summary>
    public T Search<T>(Func<IndexSearcher, T> search)
    {
        var searcher = searchers.Acquire();
        try
        {
            return search(searcher);
        }
        finally
        {
            searchers.Release(searcher);
        }
    }

    /// <summary>The articles that have a unit, tag or author, in no order.</summary>
    public IReadOnlyList<Guid> Having(string field, Guid id) =>
        Search(searcher =>
        {
            var found = new FoundIds();
            searcher.Search(new TermQuery(SearchFields.TermOf(field, id)), found);
            return found.Ids;
        });

    public void Dispose()
    {
        searchers.Dispose();
        // What was not committed is read again from the change log.
        writer.Rollback();
        directory.Dispose();
        fields.Dispose();
    }

    private sealed class Factory : SearcherFactory
    {
        public override IndexSearcher NewSearcher(IndexReader reader) => new(reader) { Similarity = SearchIndex.Similarity };
    }

    private sealed class FoundIds : ICollector
    {
        private BinaryDocValues values = null!;

        public List<Guid> Ids { get; } = [];
        public bool AcceptsDocsOutOfOrder => true;

        public void SetScorer(Scorer scorer) { }

        public void SetNextReader(AtomicReaderContext context) => values = context.AtomicReader.GetBinaryDocValues(SearchFields.Id);

        public void Collect(int doc) => Ids.Add(SearchFields.IdOf(values, doc));
    }
}
