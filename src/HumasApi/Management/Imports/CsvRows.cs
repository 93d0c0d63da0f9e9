using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using HumasApi.Contract;
using HumasApi.Html;

namespace HumasApi.Management.Imports;

/// <summary>
/// The rows of CSV or TSV. The delimiter is the one that divides the first line; the text is UTF-8, UTF-16 with a byte order mark, or
/// else windows-1252. Holds one row in memory.
/// </summary>
internal static class CsvRows
{
    private const int MaxRowChars = 8_000_000;
    private const int StartChars = 1 << 16;

    private static readonly char[] Delimiters = [',', ';', '\t', '|'];
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>The rows.</summary>
    /// <param name="open">Opens the file at its start.</param>
    /// <param name="encoding">What <see cref="EncodingAsync"/> has found.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InvalidDataException">The file is no table of text.</exception>
    public static async IAsyncEnumerable<TableRow> ReadAsync(
        Func<Stream> open,
        Encoding encoding,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var start = await StartAsync(open, encoding, cancellationToken);
        if (!IsText(start))
            throw new InvalidDataException("The first line has NUL characters: save the file as UTF-8.");
        await using var file = new CountedStream(open());
        using var text = new BoundedReader(new StreamReader(file, encoding));
        string? fault = null;
        using var parser = new CsvParser(
            text,
            new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                Delimiter = (DelimiterOf(start) ?? ',').ToString(),
                IgnoreBlankLines = false,
                // A quote within plain text is text; one that begins a cell and does not end it is a mistake.
                BadDataFound = found => fault ??= found.Field.TrimStart().StartsWith('"') ? UnendedQuote() : null,
            }
        );
        for (var isFirst = true; await parser.ReadAsync().WaitAsync(cancellationToken); isFirst = false)
        {
            var cells = parser.Record!;
            text.EndRow();
            var row = new TableRow(parser.Row, file.Count, cells, fault ?? Damaged(cells));
            fault = null;
            // Excel's own line for the delimiter.
            if (!(isFirst && SaidDelimiter(start) is not null))
                yield return row;
        }
    }

    /// <summary>What the text is written in. The whole file is looked at: one letter with an accent may stand at its end.</summary>
    public static async Task<Encoding> EncodingAsync(Func<Stream> open, List<BodyWarning> warnings, CancellationToken cancellationToken)
    {
        await using var file = open();
        var (buffer, filled, good, bad, isFirst) = (new byte[StartChars], 0, 0L, 0L, true);
        while (true)
        {
            var read = await file.ReadAsync(buffer.AsMemory(filled), cancellationToken);
            filled += read;
            if (isFirst && filled < 3 && read > 0)
                continue;
            if (isFirst && buffer is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
                return buffer[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
            isFirst = false;
            filled = Count(buffer.AsSpan(0, filled), read == 0, ref good, ref bad);
            if (read == 0)
                break;
        }
        // Some broken letters among many whole ones are damage, told with their rows.
        if (bad == 0 || good > bad)
            return Encoding.UTF8;
        warnings.Add(
            ItemParts.Lost("encoding-guessed", "The file is not UTF-8, and was read as windows-1252: look at letters with accents.")
        );
        return Windows;
    }

    /// <summary>What divides the first line of a text; null when nothing does.</summary>
    public static char? DelimiterOf(string start)
    {
        if (SaidDelimiter(start) is { } said)
            return said;
        var (counts, isQuoted) = (new int[Delimiters.Length], false);
        foreach (var one in start.TrimStart('\uFEFF', '\r', '\n'))
        {
            if (one == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && one is '\r' or '\n')
                break;
            else if (!isQuoted && Array.IndexOf(Delimiters, one) is >= 0 and var at)
                counts[at]++;
        }
        return counts.Max() is > 0 and var most ? Delimiters[Array.IndexOf(counts, most)] : null;
    }

    /// <summary>Whether the first line can be text. One that has NUL is UTF-16 without a mark, or no text at all.</summary>
    public static bool IsText(string start) =>
        !start.AsSpan(0, start.IndexOf('\n') is >= 0 and var end ? end : start.Length).Contains('\0');

    // sep=; in the first line.
    private static char? SaidDelimiter(string start) =>
        start.TrimStart('\uFEFF') is { Length: > 5 } text
        && text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase)
        && text[5] is '\r' or '\n'
            ? text[4]
            : null;

    // Counts letters beyond ASCII, whole and broken, moves what is cut at the end to the front, and answers how much that is.
    private static int Count(Span<byte> text, bool isLast, ref long good, ref long bad)
    {
        for (var at = 0; at < text.Length; )
        {
            var plain = text[at..].IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (plain < 0)
                return 0;
            at += plain;
            var status = Rune.DecodeFromUtf8(text[at..], out _, out var length);
            if (status == System.Buffers.OperationStatus.NeedMoreData && !isLast)
            {
                text[at..].CopyTo(text);
                return text.Length - at;
            }
            if (status == System.Buffers.OperationStatus.Done)
                good++;
            else
                bad++;
            at += length;
        }
        return 0;
    }

    private static async Task<string> StartAsync(Func<Stream> open, Encoding encoding, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(open(), encoding);
        var start = new char[StartChars];
        return new string(start, 0, await reader.ReadBlockAsync(start, cancellationToken));
    }

    private static string? Damaged(string[] cells) =>
        Array.Exists(cells, cell => cell.Contains('\uFFFD')) ? Problems.InvalidUtf8.When.ToString() : null;

    private static string UnendedQuote() =>
        Sentence.Of(
            "A cell begins with a quote and does not end with it. Quotes within a cell are doubled.",
            "Sebuah sel diawali tanda petik tetapi tidak diakhiri dengannya. Tanda petik di dalam sel ditulis ganda."
        );

    // A quote that is not closed would make one row of all the rest.
    private sealed class BoundedReader(StreamReader inner) : TextReader
    {
        private int row;

        public void EndRow() => row = 0;

        public override int Read() => throw new NotSupportedException();

        public override int Read(char[] buffer, int index, int count) => Counted(inner.Read(buffer, index, count));

        public override async Task<int> ReadAsync(char[] buffer, int index, int count) =>
            Counted(await inner.ReadAsync(buffer, index, count));

        public override async ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default) =>
            Counted(await inner.ReadAsync(buffer, cancellationToken));

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }

        private int Counted(int read)
        {
            row += read;
            return row <= MaxRowChars
                ? read
                : throw new InvalidDataException(
                    $"A row has more than {MaxRowChars / 1_000_000} million characters: is a quote not closed?"
                );
        }
    }
}
