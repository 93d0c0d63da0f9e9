using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace HumasApi.Search;

/// <summary>The values of one field in a segment of the index: for each document the numbers of its values, and what they are.</summary>
/// <param name="Values">The values by their numbers.</param>
/// <param name="Numbers">The numbers of all documents, one after the other.</param>
/// <param name="Starts">Where those of each document begin, and behind the last one the end; null: each has one.</param>
internal sealed record SegmentColumn(string[] Values, int[] Numbers, int[]? Starts)
{
    public void Count(int doc, int[] counts)
    {
        if (Starts is null)
            counts[Numbers[doc]]++;
        else
            for (var at = Starts[doc]; at < Starts[doc + 1]; at++)
                counts[Numbers[at]]++;
    }
}

/// <summary>
/// What every result is asked for, in memory: reading it from the index for each of 300,000 results takes four times as long as finding
/// them. Some 40 bytes for a document; made once for each segment, and gone with it.
/// </summary>
internal sealed class SegmentValues
{
    private static readonly ConditionalWeakTable<object, SegmentValues> Known = [];

    private SegmentValues(AtomicReader reader)
    {
        var (times, years) = (reader.GetNumericDocValues(SearchFields.PublishedAt), reader.GetNumericDocValues(SearchFields.Year));
        (PublishedAt, Years) = (new long[reader.MaxDoc], new short[reader.MaxDoc]);
        for (var doc = 0; doc < reader.MaxDoc; doc++)
            (PublishedAt[doc], Years[doc]) = (times.Get(doc), (short)years.Get(doc));
        Units = One(reader, SearchFields.Unit);
        Kinds = One(reader, SearchFields.Kind);
        Languages = One(reader, SearchFields.Language);
        Tags = Many(reader, SearchFields.Tag);
        Authors = Many(reader, SearchFields.Author);
    }

    /// <summary>Seconds since 1970.</summary>
    public long[] PublishedAt { get; }
    public short[] Years { get; }
    public SegmentColumn Units { get; }
    public SegmentColumn Kinds { get; }
    public SegmentColumn Languages { get; }
    public SegmentColumn Tags { get; }
    public SegmentColumn Authors { get; }

    public static SegmentValues Of(AtomicReader reader) => Known.GetValue(reader.CoreCacheKey, _ => new SegmentValues(reader));

    private static SegmentColumn One(AtomicReader reader, string field)
    {
        var values = reader.GetSortedDocValues(field);
        var numbers = new int[reader.MaxDoc];
        for (var doc = 0; doc < numbers.Length; doc++)
            numbers[doc] = values.GetOrd(doc);
        return new SegmentColumn(Texts(values.ValueCount, (number, text) => values.LookupOrd(number, text)), numbers, null);
    }

    private static SegmentColumn Many(AtomicReader reader, string field)
    {
        // No document of the segment has the field.
        if (reader.GetSortedSetDocValues(field) is not { } values)
            return new SegmentColumn([], [], new int[reader.MaxDoc + 1]);
        var (numbers, starts) = (new List<int>(reader.MaxDoc), new int[reader.MaxDoc + 1]);
        for (var doc = 0; doc < reader.MaxDoc; doc++)
        {
            values.SetDocument(doc);
            for (long number; (number = values.NextOrd()) != SortedSetDocValues.NO_MORE_ORDS; )
                numbers.Add((int)number);
            starts[doc + 1] = numbers.Count;
        }
        return new SegmentColumn(Texts((int)values.ValueCount, (number, text) => values.LookupOrd(number, text)), [.. numbers], starts);
    }

    private static string[] Texts(int count, Action<int, BytesRef> read)
    {
        var (texts, text) = (new string[count], new BytesRef());
        for (var number = 0; number < count; number++)
        {
            read(number, text);
            texts[number] = text.Utf8ToString();
        }
        return texts;
    }
}
