using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace HumasApi.Search;

/// <summary>The fields of the index.</summary>
internal static class SearchFields
{
    public const string Id = "id";
    public const string Title = "title";
    public const string Summary = "summary";
    public const string Body = "body";
    public const string Names = "names";

    /// <summary>Words as they are written in titles, summaries and names: to complete and to correct what is typed.</summary>
    public const string Words = "words";
    public const string Unit = "unit";
    public const string Mentioned = "mentionedUnit";
    public const string Tag = "tag";
    public const string Author = "author";
    public const string Kind = "kind";
    public const string Language = "language";
    public const string Year = "year";

    /// <summary>Seconds since 1970.</summary>
    public const string PublishedAt = "publishedAt";

    /// <summary>What marks a word as it is written, where it differs from the key of its forms.</summary>
    public const char Exact = '=';

    public static Term TermOf(string field, Guid id) => new(field, id.ToString("N"));

    /// <summary>The id of a document, from the values of <see cref="Id"/> of its segment.</summary>
    public static Guid IdOf(BinaryDocValues ids, int document)
    {
        var value = new BytesRef();
        ids.Get(document, value);
        return new Guid(value.Bytes.AsSpan(value.Offset, value.Length));
    }
}

/// <summary>The fields of a document, filled again for each: new ones for each cost as much as the rest.</summary>
internal sealed class SearchDocumentFields : IDisposable
{
    private readonly Dictionary<string, SearchWords> words = [];
    private readonly FormStream title = new(),
        summary = new(),
        body = new(),
        names = new();
    private readonly SurfaceStream surface = new();
    private readonly StringField id = new(SearchFields.Id, "", Field.Store.NO);
    private readonly BinaryDocValuesField storedId = new(SearchFields.Id, new BytesRef());
    private readonly NumericDocValuesField publishedAt = new(SearchFields.PublishedAt, 0),
        year = new(SearchFields.Year, 0);
    private readonly StringField unit = new(SearchFields.Unit, "", Field.Store.NO),
        kind = new(SearchFields.Kind, "", Field.Store.NO),
        language = new(SearchFields.Language, "", Field.Store.NO);
    private readonly SortedDocValuesField unitOf = new(SearchFields.Unit, new BytesRef()),
        kindOf = new(SearchFields.Kind, new BytesRef()),
        languageOf = new(SearchFields.Language, new BytesRef());
    private readonly int own;

    public SearchDocumentFields()
    {
        foreach (
            var field in new IIndexableField[]
            {
                new TextField(SearchFields.Title, title),
                new TextField(SearchFields.Summary, summary),
                new TextField(SearchFields.Body, body),
                new TextField(SearchFields.Names, names),
                new Field(SearchFields.Words, surface, SurfaceStream.Type),
                id,
                storedId,
                publishedAt,
                year,
                unit,
                unitOf,
                kind,
                kindOf,
                language,
                languageOf,
            }
        )
            Document.Add(field);
        own = Document.Fields.Count;
    }

    public Document Document { get; } = [];

    /// <summary>Fills the fields.</summary>
    /// <returns>The term that names the document.</returns>
    public Term Set(SearchDocument document)
    {
        var rules = SearchWords.RulesOf(document.Language);
        var reader = words.TryGetValue(rules, out var known) ? known : words[rules] = new SearchWords(rules);
        title.Set(reader, document.Title);
        summary.Set(reader, document.Summary);
        body.Set(reader, PlainText.Of(document.Body));
        names.Set(reader, document.Names);
        surface.Set(reader, $"{document.Title}\n{document.Summary}\n{document.Names}");
        var key = document.Id.ToString("N");
        id.SetStringValue(key);
        storedId.SetBytesValue(new BytesRef(document.Id.ToByteArray()));
        publishedAt.SetInt64Value(document.PublishedAt.ToUnixTimeSeconds());
        year.SetInt64Value(document.PublishedAt.UtcDateTime.Year);
        Set(unit, unitOf, document.UnitId.ToString("N"));
        Set(kind, kindOf, document.Kind);
        Set(language, languageOf, document.Language);
        while (Document.Fields.Count > own)
            Document.Fields.RemoveAt(Document.Fields.Count - 1);
        AddAll(SearchFields.Tag, document.TagIds);
        AddAll(SearchFields.Author, document.AuthorIds);
        foreach (var mentioned in document.MentionedUnitIds)
            Document.Add(new StringField(SearchFields.Mentioned, mentioned.ToString("N"), Field.Store.NO));
        return new Term(SearchFields.Id, key);
    }

    public void Dispose()
    {
        title.Dispose();
        summary.Dispose();
        body.Dispose();
        names.Dispose();
        surface.Dispose();
    }

    private void AddAll(string field, IReadOnlyList<Guid> ids)
    {
        foreach (var one in ids)
        {
            Document.Add(new StringField(field, one.ToString("N"), Field.Store.NO));
            Document.Add(new SortedSetDocValuesField(field, new BytesRef(one.ToString("N"))));
        }
    }

    private static void Set(StringField term, SortedDocValuesField value, string text)
    {
        term.SetStringValue(text);
        value.SetBytesValue(new BytesRef(text));
    }
}

/// <summary>Feeds the words of a text to Lucene.</summary>
internal abstract class WordStream : TokenStream
{
    private SearchWords reader = null!;
    private string text = "";

    protected WordStream() => Term = AddAttribute<ICharTermAttribute>();

    protected ICharTermAttribute Term { get; }
    protected IEnumerator<TextWord> Words { get; private set; } = null!;

    public void Set(SearchWords words, string content) => (reader, text) = (words, content);

    public override void Reset()
    {
        base.Reset();
        Words = reader.Of(text).GetEnumerator();
    }
}

/// <summary>Of each word the key of its forms, and at the same place the word itself where that differs.</summary>
internal sealed class FormStream : WordStream
{
    private readonly IPositionIncrementAttribute step;
    private string? exact;

    public FormStream() => step = AddAttribute<IPositionIncrementAttribute>();

    public override void Reset()
    {
        base.Reset();
        exact = null;
    }

    public override bool IncrementToken()
    {
        ClearAttributes();
        if (exact is { } word)
        {
            Term.SetEmpty().Append(SearchFields.Exact).Append(word);
            (step.PositionIncrement, exact) = (0, null);
            return true;
        }
        if (!Words.MoveNext())
            return false;
        var forms = Words.Current.Forms;
        Term.SetEmpty().Append(forms.Key);
        exact = forms.Exact == forms.Key ? null : forms.Exact;
        return true;
    }
}

/// <summary>The words as they are written, without places.</summary>
internal sealed class SurfaceStream : WordStream
{
    public static readonly FieldType Type = new(TextField.TYPE_NOT_STORED) { OmitNorms = true, IndexOptions = IndexOptions.DOCS_ONLY };

    public override bool IncrementToken()
    {
        if (!Words.MoveNext())
            return false;
        ClearAttributes();
        Term.SetEmpty().Append(Words.Current.Forms.Exact);
        return true;
    }
}
